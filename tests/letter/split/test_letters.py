"""Letters of different shapes are split into the right parts, field by field, and stay the same through a print."""

from __future__ import annotations

import json
import re
from dataclasses import fields

import pytest

from letter.compose import compose
from letter.content import LetterContent
from letter.decoding import content_to
from letter.docx import write_docx
from letter.profile import profile_from
from letter.split import Split, split
from tests.letter.split.letters import LETTERS

PROFILE = profile_from({"disclosure_place": "above_imprint"})
"""Prints what a letter may leave out."""
FIELDS = [field.name for field in fields(LetterContent)]


def taken(name: str, encoding: str = "utf-8") -> Split:
    """Split one of the letters from a text file."""
    return split(LETTERS[name].text.encode(encoding), f"{name}.txt")


@pytest.mark.parametrize("name", LETTERS)
def test_every_field(name: str):
    content = taken(name).content
    wanted = LETTERS[name].content
    for field in FIELDS:
        assert getattr(content, field) == getattr(wanted, field), field


@pytest.mark.parametrize("name", LETTERS)
def test_the_report_tells(name: str):
    notes = taken(name).notes
    for kind, words in LETTERS[name].told:
        assert any(note.kind == kind and words in note.said for note in notes), (kind, words, [note.said for note in notes])


@pytest.mark.parametrize("name", LETTERS)
def test_split_print_split_again(name: str):
    once = taken(name).content
    again = split(write_docx(compose(once, PROFILE)), "又一次.docx").content
    for field in FIELDS:
        assert getattr(again, field) == getattr(once, field), field


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_letter_in_any_encoding(encoding: str):
    assert taken("long with items", encoding).content == taken("long with items").content


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_same_letter_with_any_line_ends(end: str):
    text = LETTERS["long with items"].text
    assert split(text.replace("\n", end).encode("gb18030"), "a.txt").content == taken("long with items").content


WORDS = re.compile("[\u4e00-\u9fff]{3,}")


def told_or_taken(found: Split) -> str:
    """Return everything that became part of the letter or of a sheet, and everything the report quotes."""
    sheets = [f"{sheet.title} {fact.label} {fact.value}" for sheet in found.sheets for fact in sheet.facts]
    notes = [f"{note.said} {note.text}" for note in found.notes]
    return "\n".join([json.dumps(content_to(found.content), ensure_ascii=False), *sheets, *notes])


def lost(text: str) -> list[str]:
    """Return the words of a text that are nowhere afterwards; 一是 is printed anew by its place."""
    kept = told_or_taken(split(text.encode(), "a.txt"))
    return [words for words in WORDS.findall(text) if re.sub("^[一二三]是", "", words) not in kept]


@pytest.mark.parametrize("name", LETTERS)
def test_no_word_goes_without_a_word(name: str):
    assert lost(LETTERS[name].text) == []


@pytest.mark.parametrize("name", LETTERS)
def test_no_word_goes_wherever_the_text_is_cut(name: str):
    """Half a letter, from any line to any line, is told or taken as well."""
    lines = LETTERS[name].text.split("\n")
    for start in range(0, len(lines), 4):
        for end in range(start + 3, len(lines) + 1, 5):
            text = "\n".join(lines[start:end])
            assert not text.strip() or lost(text) == [], (start, end)
