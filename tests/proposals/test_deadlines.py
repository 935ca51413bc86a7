"""Last days, how they came about, and lamps in words."""

from datetime import date, timedelta

import pytest

from proposals.enums import AssignmentStage, Part
from proposals.models import Assignment, HandlingRule
from proposals.services import deadlines
from proposals.services.deadlines import add_months, assignment_lamp, lamp, owed_on
from tests.proposals.factories import TODAY

pytestmark = pytest.mark.django_db
RULE = HandlingRule(reply_months=3, opinion_days=30, decline_days=5, contact_days=15, yellow_days=15, orange_days=5)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 3, 9), 3, date(2026, 6, 9)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months(day, months, wanted):
    assert add_months(day, months) == wanted


@pytest.mark.parametrize("part", [Part.SOLE, Part.LEAD, Part.SEPARATE])
def test_an_answer_is_due_in_months(part):
    due = deadlines.answer_due(part, date(2026, 3, 9), RULE)
    assert due.day == date(2026, 6, 9)
    assert due.sentence == "2026年3月9日交办，3个月内答复，到2026年6月9日。"


def test_an_opinion_is_due_in_days_and_says_when_that_is_no_working_day():
    due = deadlines.answer_due(Part.ASSIST, date(2026, 5, 7), RULE)
    assert due.day == date(2026, 6, 6)  # 7 May + 30 days, a Saturday
    assert due.sentence == "2026年5月7日交办，30日内提出会办意见，到2026年6月6日（当日为休息日）。"


def test_working_days_are_counted_for_what_is_in_working_days():
    assert deadlines.decline_due(TODAY, RULE).day == date(2026, 6, 17)
    assert deadlines.decline_due(TODAY, RULE).sentence == "2026年6月10日交办，5个工作日内提出申退，到2026年6月17日。"
    # 11, 12, 15–18 June (端午 is the 19th), 22–26, 29, 30 June, 1, 2 July: fifteen.
    assert deadlines.contact_due(TODAY, RULE).day == date(2026, 7, 2)


def test_a_day_in_an_unpublished_year_is_not_named():
    due = deadlines.decline_due(date(2099, 3, 2), RULE)
    assert due.day is None
    assert "5个工作日内提出申退" in due.sentence and "2099年的放假安排还没有公布" in due.sentence
    assert "当日是否休息未定" in deadlines.answer_due(Part.SOLE, date(2099, 3, 2), RULE).sentence


def test_a_day_that_was_set_by_hand_is_explained():
    one = Assignment(part=Part.SOLE, assigned_on=date(2026, 3, 9), due_on=date(2026, 6, 30))
    assert deadlines.explain_due(one, RULE) == "期限由交办时另定为2026年6月30日（按规定为2026年6月9日）。"
    one.due_on = date(2026, 6, 9)
    assert deadlines.explain_due(one, RULE) == "2026年3月9日交办，3个月内答复，到2026年6月9日。"


def test_second_round_and_sheet():
    assert deadlines.second_due(TODAY, HandlingRule(second_months=1)).day == date(2026, 7, 10)
    assert "15个工作日内寄回征询意见表" in deadlines.feedback_due(TODAY, RULE).sentence


@pytest.mark.parametrize(
    ("days", "code", "words"),
    [
        (-3, "red", "逾期3天"),
        (-1, "red", "逾期1天"),
        (0, "orange", "今天到期"),
        (5, "orange", "剩余5天"),
        (6, "yellow", "剩余6天"),
        (15, "yellow", "剩余15天"),
        (16, "blue", "剩余16天"),
    ],
)
def test_lamps(days, code, words):
    shown = lamp(TODAY + timedelta(days=days), today=TODAY, rule=RULE)
    assert (shown.code, shown.words, shown.days) == (code, words, days)


def test_the_limits_of_lamps_are_the_places():
    shown = lamp(TODAY + timedelta(days=20), today=TODAY, rule=HandlingRule(yellow_days=30, orange_days=20))
    assert shown.code == "orange"


def test_nothing_owed_no_lamp():
    assert lamp(None, today=TODAY, rule=RULE).words == ""


@pytest.mark.parametrize(
    ("answered_on", "words"), [(TODAY, "按期答复"), (TODAY + timedelta(days=2), "逾期2天答复")]
)
def test_an_answered_part_says_whether_it_was_on_time(answered_on, words):
    one = Assignment(stage=AssignmentStage.ANSWERED, due_on=TODAY, answered_on=answered_on)
    assert assignment_lamp(one, today=TODAY + timedelta(days=50), rule=RULE).words == words
    assert owed_on(one) is None


def test_the_second_round_has_its_own_day():
    one = Assignment(stage=AssignmentStage.ACCEPTED, due_on=TODAY - timedelta(days=90), second_due_on=TODAY)
    assert assignment_lamp(one, today=TODAY, rule=RULE).words == "今天到期"
