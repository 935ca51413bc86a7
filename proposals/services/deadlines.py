"""Days by which something is owed: how they are computed, how many are left, and in what words and colour.

Whoever asks for several days at once gives one ``calendar`` for all of them; it must span their years.
"""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from letter.numerals import date_in_chinese
from proposals.enums import OPEN, AssignmentStage, Part
from proposals.models import Assignment, HandlingRule
from proposals.services.calendar import Unpublished, WorkCalendar


@dataclass(frozen=True)
class Due:
    """A last day with the sentence that tells how it came about; None where the calendar cannot tell yet."""

    day: date | None
    sentence: str


@dataclass(frozen=True)
class Lamp:
    """A deadline's state: a colour code for the style sheet, the words that say the same, and the days left."""

    code: str
    words: str
    days: int | None = None


NO_LAMP = Lamp("none", "")


def add_months(day: date, count: int) -> date:
    """Return the same day so many months later, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def answer_due(part: str, assigned_on: date, rule: HandlingRule, calendar: WorkCalendar | None = None) -> Due:
    """Return the day by which a part is due: months for an answer, days for an assisting unit's opinion."""
    start = date_in_chinese(assigned_on)
    if part == Part.ASSIST:
        day = assigned_on + timedelta(days=rule.opinion_days)
        said = f"{start}交办，{rule.opinion_days}日内提出会办意见，到{date_in_chinese(day)}"
    else:
        day = add_months(assigned_on, rule.reply_months)
        said = f"{start}交办，{rule.reply_months}个月内答复，到{date_in_chinese(day)}"
    return Due(day, f"{said}{_rest_day(day, calendar)}。")


def second_due(returned_on: date, rule: HandlingRule, calendar: WorkCalendar | None = None) -> Due:
    """Return the day by which the second answer is due, counted from the sheet's return."""
    day = add_months(returned_on, rule.second_months)
    said = f"{date_in_chinese(returned_on)}收到意见，{rule.second_months}个月内再次答复，到{date_in_chinese(day)}"
    return Due(day, f"{said}{_rest_day(day, calendar)}。")


def decline_due(assigned_on: date, rule: HandlingRule, calendar: WorkCalendar | None = None) -> Due:
    """Return the last day on which a unit may ask to be taken off (申退)."""
    return _working(assigned_on, rule.decline_days, "交办", "提出申退", calendar)


def contact_due(assigned_on: date, rule: HandlingRule, calendar: WorkCalendar | None = None) -> Due:
    """Return the day by which the proposer should have been met for the first time."""
    return _working(assigned_on, rule.contact_days, "交办", "首次联系提案者", calendar)


def feedback_due(dispatched_on: date, rule: HandlingRule, calendar: WorkCalendar | None = None) -> Due:
    """Return the day by which the feedback sheet should be back."""
    return _working(dispatched_on, rule.feedback_days, "寄出", "寄回征询意见表", calendar)


def explain_due(assignment: Assignment, rule: HandlingRule, calendar: WorkCalendar | None = None) -> str:
    """Return the sentence that tells where an assignment's due day comes from."""
    computed = answer_due(assignment.part, assignment.assigned_on, rule, calendar)
    if computed.day == assignment.due_on:
        return computed.sentence
    return f"期限由交办时另定为{date_in_chinese(assignment.due_on)}（按规定为{date_in_chinese(computed.day)}）。"


def lamp(due_on: date | None, *, today: date, rule: HandlingRule) -> Lamp:
    """Return the lamp for a day that is owed: 剩余12天 · 今天到期 · 逾期3天. Days are calendar days."""
    if due_on is None:
        return NO_LAMP
    days = (due_on - today).days
    if days < 0:
        return Lamp("red", f"逾期{-days}天", days)
    words = f"剩余{days}天" if days else "今天到期"
    if days <= rule.orange_days:
        return Lamp("orange", words, days)
    return Lamp("yellow" if days <= rule.yellow_days else "blue", words, days)


def owed_on(assignment: Assignment) -> date | None:
    """Return the day on which the assignment's open answer is due; None once nothing is owed."""
    if assignment.stage not in OPEN:
        return None
    return assignment.second_due_on or assignment.due_on


def assignment_lamp(assignment: Assignment, *, today: date, rule: HandlingRule) -> Lamp:
    """Return the lamp of one unit's part; an answered part says whether it was on time."""
    if assignment.stage == AssignmentStage.ANSWERED and assignment.answered_on:
        late = (assignment.answered_on - assignment.due_on).days
        return Lamp("none", f"逾期{late}天答复" if late > 0 else "按期答复")
    return lamp(owed_on(assignment), today=today, rule=rule)


def _working(start: date, count: int, since: str, what: str, calendar: WorkCalendar | None) -> Due:
    said = f"{date_in_chinese(start)}{since}，{count}个工作日内{what}"
    try:
        day = (calendar or WorkCalendar.load(start, start)).after(start, count)
    except Unpublished as problem:
        return Due(None, f"{said}；{problem.sentence}")
    return Due(day, f"{said}，到{date_in_chinese(day)}。")


def _rest_day(day: date, calendar: WorkCalendar | None) -> str:
    try:
        return "" if (calendar or WorkCalendar.load(day, day)).is_workday(day) else "（当日为休息日）"
    except Unpublished:
        return f"（{day.year}年放假安排未公布，当日是否休息未定）"
