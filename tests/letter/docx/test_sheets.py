"""Sheets made of rows, as LibreOffice prints their DOCX: one side, the PDF's lines, everything where the PDF has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter.compose import compose
from letter.content import LetterContent
from letter.docx import write_docx
from letter.feedback.rules import usual_template
from letter.pdf import write_pdf
from letter.profile import Profile
from tests.letter.docx.converting import converted
from tests.letter.measuring import Box, Char, Measured
from tests.letter.samples import text_of
from tests.letter.sheets import EIGHT, JOINED, MEMBER, PARTY, TWENTY, USUAL, letter_with

WITHIN_MM = 0.5
ALONG_MM = 8.0
TABLE = Box(20, 60, 200, 297)
ALL_SIGN = replace(USUAL, joint_signs="all")
SHEETS: dict[str, LetterContent] = {
    "member": letter_with(ways=("面商",)),
    "joint": letter_with(ALL_SIGN, proposers=JOINED),
    "party": letter_with(proposers=(PARTY,)),
    "deputy": letter_with(usual_template("npc"), proposers=(replace(MEMBER, kind="deputy"),)),
    "fullest": letter_with(
        ALL_SIGN, title=text_of(80), proposers=TWENTY, scheme=EIGHT, outcome=EIGHT.outcomes[0]
    ),
    "bound": letter_with(proposers=JOINED),
}

Pair = tuple[Measured, Measured]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    """Return each letter as PDF, and its DOCX through LibreOffice."""
    layouts = {
        name: compose(content, Profile(sheet_binding="bound" if name == "bound" else "separate"))
        for name, content in SHEETS.items()
    }
    documents = {name: write_docx(layout) for name, layout in layouts.items()}
    pdfs = converted(documents, tmp_path_factory.mktemp("sheets"))
    return {
        name: (Measured(write_pdf(layout)), Measured(pdfs[name]))
        for name, layout in layouts.items()
    }


def chars(measured: Measured) -> list[Char]:
    """Return what stands in the table of the last page."""
    found = [char for line in measured.lines(len(measured) - 1) for char in line.chars]
    return [char for char in found if char.text.strip() and char.baseline > TABLE.top]


@pytest.mark.parametrize("name", SHEETS)
def test_one_side_of_the_same_size(sheets: dict[str, Pair], name: str):
    pdf, docx = sheets[name]
    assert len(pdf) == len(docx)
    drawn, printed = (each.ink(len(each) - 1, TABLE) for each in (pdf, docx))
    assert (printed.left, printed.right) == (
        pytest.approx(drawn.left, abs=WITHIN_MM),
        pytest.approx(drawn.right, abs=WITHIN_MM),
    )
    assert printed.bottom == pytest.approx(drawn.bottom, abs=WITHIN_MM)


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_characters_on_the_same_lines(sheets: dict[str, Pair], name: str):
    drawn, printed = (chars(each) for each in sheets[name])
    assert sorted(char.text for char in drawn) == sorted(char.text for char in printed)
    astray = [char for char in drawn if not any(_is_at(char, other) for other in printed)]
    assert astray == []


def _is_at(char: Char, other: Char) -> bool:
    """On the same line within half a millimetre; along it LibreOffice puts gaps around figures."""
    along = abs(char.left - other.left)
    return (
        char.text == other.text
        and abs(char.baseline - other.baseline) <= WITHIN_MM
        and along <= ALONG_MM
    )
