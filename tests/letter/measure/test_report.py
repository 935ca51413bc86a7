"""The report: told as text, as JSON and back, and as marks on the pages."""

from __future__ import annotations

import json
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter.measure import Measurement, Place, Report, report_from
from letter.measure.clauses import RULES
from letter.measure.geometry import Box
from letter.measure.marks import APART_MM, RADIUS_MM, numbered, sheets
from letter.measure.telling import counts, told
from letter.measure.verdict import VERDICTS, each, near, right, said

A4 = (210.0, 297.0)


def one(rule: str, verdict: str, *places: Place) -> Measurement:
    return Measurement(rule, "7.2.5", f"项目{rule}", "六角括号", "must", verdict, "“[2026]”", "说明", places)


REPORT = Report(
    "pdf",
    (A4, A4),
    (
        one("a", "right"),
        one("b", "unmeasured"),
        one("c", "hint", Place(2, Box(10, 10, 20, 20))),
        one("d", "wrong", Place(1, Box(128, 55, 184, 61)), Place(2)),
    ),
    ("注意。",),
)


def test_json_and_back():
    assert report_from(json.loads(json.dumps(REPORT.to_json()))) == REPORT
    for change in ({"kind": "exe"}, {"sizes": [[1]]}, {"measurements": [{}]}, {"measurements": [{**REPORT.to_json()["measurements"][0], "verdict": "good"}]}):
        with pytest.raises((LookupError, TypeError, ValueError)):
            report_from(REPORT.to_json() | change)


def test_what_is_wrong_is_told_first():
    text = told(REPORT, REPORT.notes)
    assert text.splitlines()[0] == counts(REPORT) == "不合格 1 项，未能测量 1 项，提示 1 项，合格 1 项，不适用 0 项"
    order = [text.index(f"\n{label}\n") for verdict, label in VERDICTS.items() if REPORT.of(verdict)]
    assert order == sorted(order)
    assert "应为：六角括号" in text
    assert "第1、2页" in text
    assert "注意。" in text


def test_unmeasured_is_not_clean_praise():
    report = Report("docx", (), (one("a", "unmeasured"), one("b", "right")))
    assert report.is_clean
    assert [each.rule for each in report.of("right")] == ["b"]


def test_marks_are_numbered_as_listed_and_stand_on_their_pages():
    assert [(each.number, each.measurement.rule) for each in numbered(REPORT)] == [(1, "d"), (2, "c")]
    first, second = sheets(REPORT)
    assert (first.numbers, second.numbers) == ([1], [1, 2])
    [mark] = first.marks
    assert (mark.box.left, mark.box.right) == (127, 185)
    assert second.marks[0].box is None


@given(st.lists(st.tuples(st.floats(-5, 215), st.floats(-5, 300), st.floats(0, 40)), max_size=40))
def test_numbers_never_lie_on_each_other_and_never_off_the_page(boxes: list[tuple[float, float, float]]):
    places = tuple(Place(1, Box(left, top, left + side, top + side)) for left, top, side in boxes)
    [sheet] = sheets(Report("pdf", (A4,), (one("a", "wrong", *places),)))
    for place, mark in enumerate(sheet.marks):
        assert RADIUS_MM - 0.01 <= mark.x <= 210
        assert 0 <= mark.box.left <= mark.box.right <= 210
        assert all(hypot(mark.x - other.x, mark.y - other.y) >= APART_MM - 0.1 for other in sheet.marks[:place] if max(mark.y, other.y) < 290)


def test_figures_have_one_decimal_and_no_negative_nought():
    assert [said(30.04), said(-0.02), said(28.951, "磅")] == ["30.0 毫米", "0.0 毫米", "28.95 磅"]


def test_near_and_each():
    assert near(30.5, 30.0, 0.5).verdict == "right"
    assert near(30.6, 30.0, 0.5).verdict == "wrong"
    assert each([], good="好", of=3) == right("好")
    assert each([Place(1, None, "坏")], good="好", of=1).found == "坏"
    assert each([Place(1, None, "坏")], good="好", of=3).found == "3 处中有 1 处不符：坏"


def test_every_rule_has_its_own_name_clause_and_words():
    assert len(RULES) > 80
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.clause[0].isdigit()
        assert rule.item
        assert rule.wanted
        assert rule.check.__doc__.rstrip().endswith(".")
    clauses = [rule.clause for rule in RULES]
    for clause in ("5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "6.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.6", "7.3.7", "7.4.2", "7.5", "10.1"):
        assert clause in clauses
