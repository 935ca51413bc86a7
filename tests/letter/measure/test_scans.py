"""A page whose print cannot be read as text is neither passed nor failed for want of text, and the report says why."""

from __future__ import annotations

from functools import cache

import pytest

from letter.measure.blind import tempered
from letter.measure.files import measure_pdf
from letter.measure.verdict import Report, right, wrong
from letter.pdf import write_pdf
from tests.letter.measure.letters import layout_of
from tests.letter.measure.scans import joined, outlines, recognised, scan

INK = {
    "mark_top", "mark_centred", "first_rule_gap", "first_rule_shape", "first_rule_length", "second_rule_foot",
    "second_rule_shape", "second_rule_length", "rules_once",
}  # fmt: skip
OF_THE_FILE = {"paper_size", "setup_top", "setup_sides"}


@cache
def letter() -> bytes:
    return write_pdf(layout_of("long"))


def verdicts(report: Report) -> dict[str, str]:
    return {one.rule: one.verdict for one in report.measurements}


@pytest.mark.parametrize("turned", [0.0, 0.4, 2.0])
@pytest.mark.parametrize("grey", [True, False], ids=["grey", "colour"])
def test_a_scan_is_failed_for_nothing_and_passed_for_ink_only(grey: bool, turned: float):
    report = measure_pdf(scan(letter(), grey=grey, turned=turned))
    assert report.of("wrong") == []
    assert {one.rule for one in report.of("right")} <= ({"paper_size"} if grey else {"paper_size", *INK})
    assert {one.rule for one in report.of("beside")} <= OF_THE_FILE
    assert "整个文件是扫描件" in report.notes[0]
    for one in report.of("unmeasured"):
        assert one.rule == "printing" or "扫描件" in one.why, one.rule


def test_a_straight_scan_in_colour_is_measured_by_its_ink():
    found = verdicts(measure_pdf(scan(letter())))
    for rule in ("first_rule_length", "second_rule_foot", "second_rule_length", "mark_centred"):
        assert found[rule] == "right", rule


def test_the_places_of_recognised_text_say_nothing():
    report = measure_pdf(recognised(scan(letter()), letter()))
    assert report.of("wrong") == []
    assert {one.rule for one in report.of("right")} <= {"paper_size", *INK}
    assert "OCR" in report.notes[0]


def test_outlines_have_a_sentence_of_their_own():
    report = measure_pdf(outlines())
    assert "转成曲线" in report.notes[0]
    assert {one.rule for one in report.of("right")} <= {"paper_size", *INK}
    assert {one.rule for one in report.of("wrong")} <= INK


def test_a_letter_whose_last_pages_are_scanned():
    report = measure_pdf(joined(letter(), scan(letter()), take=2))
    assert report.of("wrong") == []
    assert "第 3、4 页是扫描件" in report.notes[0]
    found = {one.rule: one for one in report.measurements}
    assert found["title_size"].verdict == "right"
    assert "只看了读得出文字的页" in found["body_size"].why
    for rule in ("running_heads", "no_issuer", "date_place"):
        assert found[rule].verdict == "unmeasured", rule
        assert "第 3、4 页是扫描件" in found[rule].why


def test_a_scan_before_pages_of_text_is_not_measured_by_them():
    report = measure_pdf(joined(scan(letter()), letter(), take=1))
    assert report.of("wrong") == []
    assert {one.rule for one in report.of("right")} <= {"paper_size", *INK}


def test_a_letter_drawn_as_text_is_not_blind():
    report = measure_pdf(letter())
    assert report.notes == ()
    assert report.is_clean


def test_what_stands_on_a_readable_page_stays_wrong():
    line = measure_pdf(letter()).of("right")
    place = next(place for one in line for place in one.places if place.page == 2)
    kept = tempered(wrong("行距 20 磅", place), sees="text", blind={3: "scan"}, why="第 3 页是扫描件", has_red=True)
    assert kept.verdict == "wrong"
    gone = tempered(wrong("行距 20 磅", place), sees="text", blind={2: "scan"}, why="第 2 页是扫描件", has_red=True)
    assert gone.verdict == "unmeasured"
    assert tempered(right("没有"), sees="text", blind={2: "scan"}, why="扫描件", has_red=True).verdict == "unmeasured"
