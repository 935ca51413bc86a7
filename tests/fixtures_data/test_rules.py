"""What a place decides, as data: schemes, sheets, calendars."""

from datetime import date

import pytest
from chinese_calendar import constants

from letter.content import FeedbackTemplate, LetterContent
from letter.decoding import content_from
from letter.feedback.rules import problems
from tests.fixtures_data import files


def test_the_schemes_found_in_use_are_there() -> None:
    schemes = {row["code"]: [outcome["code"] for outcome in row["outcomes"]] for row in files.read("schemes.json")["schemes"]}
    assert schemes == {
        "seven": ["A1", "A2", "A3", "B1", "B2", "C1", "C2"],
        "abc": ["A", "B", "C"],
        "abcd": ["A", "B", "C", "D"],
        "jiayi": ["甲", "乙", "丙"],
    }


def test_each_outcome_is_explained_grouped_and_says_whether_it_is_followed_up() -> None:
    for scheme in files.read("schemes.json")["schemes"]:
        for outcome in scheme["outcomes"]:
            assert outcome["definition"].endswith("。") and outcome["label"]
            assert outcome["group"] in {"A", "B", "C"}
            if outcome["group"] == "B":
                assert outcome["needs_follow_up"], outcome["code"]
            if outcome["group"] == "C":
                assert not outcome["needs_follow_up"], outcome["code"]


def sheet(code: str) -> FeedbackTemplate:
    rows = {row["code"]: row for row in files.read("feedback_templates.json")["templates"]}
    decoded: LetterContent = content_from({"feedback": rows[code]["template"]})
    assert decoded.feedback is not None and decoded.feedback.title in rows[code]["name"]
    return decoded.feedback


def questions(template: FeedbackTemplate) -> list[str]:
    return [row.label for row in template.rows if row.field == "question"]


def test_the_two_houses_have_sheets_of_their_own_words() -> None:
    cppcc, npc = sheet("cppcc"), sheet("npc")
    assert (cppcc.title, npc.title) == ("政协提案办理情况征询意见表", "代表建议办理情况征求意见表")
    for template, strange in ((cppcc, "代表"), (npc, "提案")):
        assert questions(template) == ["办理态度", "办理结果"]
        words = [template.title, *template.notes, template.person_signature, template.joint_signature]
        words += [text for row in template.rows for text in (row.label, row.group)]
        assert strange not in "".join(words)


@pytest.mark.parametrize("code", ["cppcc", "npc", "cppcc-one-question"])
def test_a_sheet_says_who_signs_when_it_returns_and_where_the_copies_go(code: str) -> None:
    template = sheet(code)
    assert "本人填写并签名" in template.notes[0] and "15个工作日" in template.notes[1]
    assert template.kept_by[0] == "承办单位" and len(template.kept_by) in (2, 3)
    assert problems(template) == []


def test_the_one_question_sheet_asks_once() -> None:
    assert questions(sheet("cppcc-one-question")) == ["对办理情况的意见"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_calendar_is_the_published_one(year: int) -> None:
    days = files.read(f"calendars/{year}.json")["days"]
    off = {day for day in constants.holidays if day.year == year and day.weekday() < 5}
    working = {day for day in constants.workdays if day.year == year}
    assert {date.fromisoformat(row["day"]) for row in days if not row["is_workday"]} == off
    assert {date.fromisoformat(row["day"]) for row in days if row["is_workday"]} == working
    assert [row["day"] for row in days] == sorted({row["day"] for row in days})


def test_every_calendar_is_a_published_year_of_its_own_name() -> None:
    names = {path.stem for path in (files.FIXTURES / "calendars").glob("*.json")}
    assert names == {"2025", "2026"}
    for name in names:
        calendar = files.read(f"calendars/{name}.json")
        assert calendar["year"] == int(name)
        assert {row["day"][:4] for row in calendar["days"]} == {name}
