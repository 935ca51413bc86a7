"""Working days: the own table wins, the national calendar follows, an unpublished year is refused."""

from datetime import date, timedelta

import pytest

from proposals.models import CalendarDay
from proposals.services.calendar import DAYS_OF_A_NOTICE, Unpublished, WorkCalendar

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 6, 10)


def loaded(first: date = WEDNESDAY, last: date | None = None) -> WorkCalendar:
    return WorkCalendar.load(first, last or first)


def test_the_national_calendar_knows_holidays_and_shifted_days():
    calendar = loaded()
    assert calendar.is_workday(WEDNESDAY)
    assert not calendar.is_workday(date(2026, 6, 13)), "a Saturday"
    assert not calendar.is_workday(date(2026, 10, 1)), "国庆节"
    assert calendar.is_workday(date(2026, 10, 10)), "a Saturday worked instead"


def test_the_own_table_comes_first():
    CalendarDay.objects.create(day=WEDNESDAY, is_workday=False, name="本市停工")
    CalendarDay.objects.create(day=date(2026, 10, 1), is_workday=True, name="值班")
    calendar = loaded()
    assert not calendar.is_workday(WEDNESDAY)
    assert calendar.is_workday(date(2026, 10, 1))


def test_an_unpublished_year_is_not_guessed():
    with pytest.raises(Unpublished) as refused:
        loaded(date(2099, 3, 2)).is_workday(date(2099, 3, 2))
    assert refused.value.year == 2099
    assert "2099年的放假安排还没有公布" in refused.value.sentence


def test_a_local_holiday_alone_does_not_publish_a_year():
    CalendarDay.objects.create(day=date(2099, 5, 1), is_workday=False)
    calendar = loaded(date(2099, 1, 1))
    assert not calendar.is_workday(date(2099, 5, 1))
    with pytest.raises(Unpublished):
        calendar.is_workday(date(2099, 5, 4))


def test_a_year_typed_into_the_own_table_is_published():
    first = date(2099, 2, 2)  # a Monday
    for days in range(DAYS_OF_A_NOTICE):
        CalendarDay.objects.create(day=first + timedelta(days=days), is_workday=False)
    calendar = loaded(date(2099, 1, 1))
    assert calendar.is_workday(date(2099, 3, 2)), "a plain Monday"
    assert not calendar.is_workday(date(2099, 3, 7)), "a plain Saturday"


def test_counting_starts_the_day_after():
    # 2026-06-10 is a Wednesday: Thu 11, Fri 12, Mon 15, Tue 16, Wed 17.
    assert loaded().after(WEDNESDAY, 5) == date(2026, 6, 17)
    assert loaded().after(WEDNESDAY, 0) == WEDNESDAY


def test_counting_over_a_long_holiday():
    # 2026: 国庆 runs from 1 to 7 October and Saturday 10 October is worked.
    assert loaded().after(date(2026, 9, 30), 3) == date(2026, 10, 10)


def test_counting_into_an_unpublished_year_is_refused():
    with pytest.raises(Unpublished):
        loaded(date(2098, 12, 30)).after(date(2098, 12, 30), 2)


def test_one_query_for_all_days(django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = loaded(date(2025, 1, 1), date(2026, 1, 1))
        for days in range(100):
            calendar.is_workday(WEDNESDAY + timedelta(days=days))
