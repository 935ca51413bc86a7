"""格式体检 of letters that other people typed: what is wrong with them in the right figures, nothing that is right."""

from __future__ import annotations

import re

import pytest

from letter.measure.files import measure_docx
from letter.measure.verdict import Report
from tests.letter.docx.converting import evened
from tests.letter.measure.foreign import Habits, typed

pytestmark = pytest.mark.libreoffice

LETTERS = {
    "usual": Habits(),
    "word margins": Habits(margins=(25.4, 25.4, 31.8, 31.8), pitch=28),
    "red head": Habits(head="云川市民政局文件"),
    "songti": Habits(face="宋体", size=12, pitch=None, head=""),
    "a line": Habits(head="", only="此件正在起草。"),
}
WRONG: dict[str, dict[str, str]] = {
    "usual": {
        "line_pitch": "28.80 磅",
        "first_rule_gap": "没有找到第一条红色双线",
        "numbers_run_on": "没有页码",
    },
    "word margins": {
        "top_margin": "26.0 毫米",
        "left_margin": "31.9 毫米",
        "setup_top": "25.4 毫米",
        "setup_sides": "左 31.8、右 31.8 毫米",
        "line_pitch": "28.00 磅",
    },
    "red head": {"mark_words": "云川市民政局文件", "line_pitch": "28.80 磅"},
    "songti": {
        "body_face": "宋体",
        "body_size": "12.00 磅",
        "line_pitch": "12.00 磅",
        "title_gap": "没有空行",
        "addressee_gap": "没有空行",
    },
    "a line": {"indents": "左空 0.0 字"},
}
RIGHT: dict[str, tuple[str, ...]] = {
    "usual": ("paper_size", "top_margin", "left_margin", "body_face", "body_size", "title_size", "title_face", "number_form", "date_form"),
    "word margins": ("paper_size", "body_face", "body_size", "title_size", "number_form", "date_form"),
    "red head": ("top_margin", "left_margin", "body_face", "mark_red"),
    "songti": ("paper_size", "top_margin", "left_margin", "number_form", "date_form"),
    "a line": ("paper_size", "body_face", "body_size"),
}
UNSEEN = {
    "songti": ("mark_top", "mark_red", "first_rule_length", "second_rule_foot", "seal_axis"),
    "a line": ("title_size", "number_form", "date_form", "seal_axis", "cells_a_line", "line_pitch"),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Return the report of each letter, laid out by LibreOffice in one call."""
    documents = {name.replace(" ", "-"): typed(habits) for name, habits in LETTERS.items()}
    prints = evened(documents, tmp_path_factory.mktemp("foreign"))
    return {name: measure_docx(documents[key], prints[key]) for name, key in ((one, one.replace(" ", "-")) for one in LETTERS)}


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_wrong_in_its_figures(reports: dict[str, Report], name: str):
    found = {one.rule: one.found for one in reports[name].of("wrong")}
    assert {rule: said for rule, said in WRONG[name].items() if said not in found.get(rule, "")} == {}, found


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_right_and_what_is_not_seen(reports: dict[str, Report], name: str):
    verdicts = {one.rule: one.verdict for one in reports[name].measurements}
    assert {rule: verdicts[rule] for rule in RIGHT[name] if verdicts[rule] != "right"} == {}
    assert {rule: verdicts[rule] for rule in UNSEEN.get(name, ()) if verdicts[rule] != "unmeasured"} == {}


@pytest.mark.parametrize("name", LETTERS)
def test_every_sentence_is_one_for_people(reports: dict[str, Report], name: str):
    for one in reports[name].measurements:
        said = f"{one.item} {one.wanted} {one.found} {one.why}"
        assert not re.search(r"-\d|nan|None|_", said), said
        assert one.verdict in ("right", "wrong", "hint", "beside") or one.why, one.rule
