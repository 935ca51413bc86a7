"""Working days: the place's own table first, then the national calendar; an unpublished year is never guessed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

from proposals.models import CalendarDay

DAYS_OF_A_NOTICE = 10
"""A year's notice names at least so many days; a few own rows alone (a local holiday) do not publish a year."""


class Unpublished(Exception):
    """The year's holidays are not known yet, so its working days cannot be counted."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.sentence = (
            f"{year}年的放假安排还没有公布或录入，暂不能推算工作日；公布后请系统管理员在“工作日历”中录入。"
        )
        super().__init__(self.sentence)


@dataclass(frozen=True)
class WorkCalendar:
    """The days of a few years, read once."""

    own: dict[date, bool] = field(default_factory=dict)

    @classmethod
    def load(cls, first: date, last: date) -> WorkCalendar:
        """Read the own table for the years of both days and the year after (one query)."""
        span = (date(first.year, 1, 1), date(last.year + 1, 12, 31))
        rows = CalendarDay.objects.filter(day__range=span).values_list("day", "is_workday")
        return cls(dict(rows))

    def is_workday(self, day: date) -> bool:
        """Whether people work on this day. Raises Unpublished where nobody knows yet."""
        if day in self.own:
            return self.own[day]
        if self._own_years[day.year] >= DAYS_OF_A_NOTICE:
            return day.weekday() < 5
        try:
            return chinese_calendar.is_workday(day)
        except NotImplementedError:
            raise Unpublished(day.year) from None

    def after(self, start: date, working_days: int) -> date:
        """Return the last of so many working days, counted from the day after ``start``. Raises Unpublished."""
        day = start
        while working_days > 0:
            day += timedelta(days=1)
            if self.is_workday(day):
                working_days -= 1
        return day

    @property
    def _own_years(self) -> Counter[int]:
        return Counter(day.year for day in self.own)
