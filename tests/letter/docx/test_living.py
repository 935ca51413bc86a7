"""A person goes on writing in the DOCX, another program saves it: form and words are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.document import Document

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import LetterContent
from letter.docx import write_docx
from letter.layout import Layout
from tests.letter.docx.comparing import words
from tests.letter.docx.converting import converted
from tests.letter.measuring import Box, Measured, TextLine
from tests.letter.samples import full_letter, letter_of, seal_png, short_letter
from tests.letter.table import bodies

pytestmark = pytest.mark.libreoffice
ADDED = "我局将继续听取意见建议，" * 8 + "把这项工作做实做细。"
LEAD, ITEM = "四是注重实效。", "坚持因地制宜、分类施策，" * 6 + "让群众得到实惠。"
FANGSONG, BOLD = "FuwenFangSong-Regular", "FuwenFangSong-Bold"


def add_in_the_middle(document: Document) -> None:
    """Write a paragraph of text and an item before the second heading, in the styles a person finds in the list."""
    heading = [each for each in document.paragraphs if each.style.name == "Heading 1"][1]
    heading.insert_paragraph_before(ADDED, style="Body Text")
    item = heading.insert_paragraph_before(style="Body Text")
    item.add_run(LEAD).bold = True
    item.add_run(ITEM)


def add_before_the_signature(document: Document) -> None:
    """Write on behind the last paragraph of the text."""
    last = [each for each in document.paragraphs if each.style.name == "Body Text"][-1]
    last.insert_paragraph_before(ADDED, style="Body Text")


def cut_the_text(document: Document) -> None:
    """Take most of a paragraph away."""
    body = next(each for each in document.paragraphs if each.style.name == "Body Text")
    for run in body.runs[1:]:
        run.text = ""


CASES: dict[str, tuple[LetterContent, Callable[[Document], None]]] = {
    "full": (full_letter(), add_in_the_middle),
    "ending": (full_letter(), add_before_the_signature),
    "short": (short_letter(), add_before_the_signature),
    "joint": (letter_of(9, issuers=bodies(2)), add_before_the_signature),
    "cut": (letter_of(30), cut_the_text),
}


def written(layout: Layout) -> bytes:
    return write_docx(layout, images={slot.issuer: seal_png() for _, slot in layout.seals})


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Layout, Measured]]:
    """Return the letters as composed, and as LibreOffice prints them after somebody wrote in them."""
    layouts = {name: compose(content) for name, (content, _) in CASES.items()}
    documents = {}
    for name, (_, write) in CASES.items():
        document = docx.Document(BytesIO(written(layouts[name])))
        write(document)
        buffer = BytesIO()
        document.save(buffer)
        documents[name] = buffer.getvalue()
    pdfs = converted(documents, tmp_path_factory.mktemp("edited"))
    return {name: (layouts[name], Measured(pdfs[name])) for name in CASES}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Measured, Measured]]:
    """Return the letters as LibreOffice prints them, before and after it saved them as DOCX."""
    folder = tmp_path_factory.mktemp("saved")
    before = {name: written(compose(content)) for name, (content, _) in CASES.items()}
    after = converted(before, folder, "docx")
    pages = converted(before | {f"{name}-saved": data for name, data in after.items()}, folder)
    return {name: (Measured(pages[name]), Measured(pages[f"{name}-saved"])) for name in CASES}


def rows(measured: Measured, page: int) -> list[list[TextLine]]:
    """Return the pieces of text of a page by base line, from the top."""
    found: dict[float, list[TextLine]] = {}
    for line in sorted(measured.lines(page), key=lambda line: (round(line.baseline, 1), line.left)):
        found.setdefault(round(line.baseline, 1), []).append(line)
    return [found[key] for key in sorted(found)]


def lines_of(measured: Measured, text: str) -> list[tuple[int, list[TextLine]]]:
    """Return the rows that a paragraph stands in, with their pages."""
    said, found = words(text), []
    for page in range(len(measured)):
        for row in rows(measured, page):
            drawn = words("".join(piece.text for piece in row))
            if drawn and said.startswith(drawn):
                said = said[len(drawn) :]
                found.append((page, row))
    assert not said
    return found


@pytest.mark.parametrize("name", ["full", "ending", "short", "joint"])
def test_what_is_written_into_it_takes_its_form(
    edited: dict[str, tuple[Layout, Measured]], name: str
):
    _, measured = edited[name]
    lines = lines_of(measured, ADDED)
    assert len(lines) >= 4
    assert {char.font for _, row in lines for piece in row for char in piece.chars} == {FANGSONG}
    assert [round(row[0].left, 1) for _, row in lines] == [
        pytest.approx(28 + 2 * gb.CELL_MM, abs=0.1)
    ] + [pytest.approx(28.0, abs=0.1)] * (len(lines) - 1)
    for (page, one), (other, two) in pairwise(lines):
        if page == other:
            assert two[0].baseline - one[0].baseline == pytest.approx(gb.LINE_MM, abs=0.1)
    for _, row in lines[:-1]:
        assert row[-1].ends_at(gb.RIGHT_MM, 0.6) or row[-1].chars[-2].right == pytest.approx(
            gb.RIGHT_MM, abs=0.6
        )


def test_an_item_that_is_written_into_it_has_its_bold_lead(
    edited: dict[str, tuple[Layout, Measured]],
):
    _, measured = edited["full"]
    chars = [
        char for _, row in lines_of(measured, LEAD + ITEM) for piece in row for char in piece.chars
    ]
    assert {char.font for char in chars[: len(LEAD)]} == {BOLD}
    assert {char.font for char in chars[len(LEAD) :]} == {FANGSONG}


@pytest.mark.parametrize("name", CASES)
def test_letterhead_signature_and_foot_stay_whatever_is_written(
    edited: dict[str, tuple[Layout, Measured]], name: str
):
    _, measured = edited[name]
    assert [round(top, 1) for top, _ in measured.red_rows(0, 22)][-1] == pytest.approx(
        277 - 0.8, abs=0.5
    )
    assert measured.ink(0, Box(0, 15, 210, 44), red=True).top == pytest.approx(30.0, abs=0.5)
    signed = next(page for page in range(len(measured)) if _has(measured, page, "2026年6月9日"))
    assert measured.ink(signed, Box(25, 55, 190, 272), red=True) is not None, (
        "the seal goes with the name"
    )
    for page in range(1, len(measured)):
        assert measured.red_rows(page, 22) == []
    [foot] = [page for page in range(len(measured)) if _has(measured, page, "抄送：")]
    copied = [
        line
        for line in measured.lines(foot)
        if line.size == pytest.approx(14 * gb.MM_PER_PT, abs=0.05) and "—" not in line.text
    ]
    assert copied[-1].em_bottom == pytest.approx(262.0, abs=0.5)


@pytest.mark.parametrize("name", ["full", "ending", "short", "joint"])
def test_the_signature_never_stands_alone_when_text_is_added(
    edited: dict[str, tuple[Layout, Measured]], name: str
):
    _, measured = edited[name]
    signed = next(page for page in range(len(measured)) if _has(measured, page, "2026年6月9日"))
    first = rows(measured, signed)[0]
    assert (
        not words("".join(piece.text for piece in first)).startswith(("云川市", "2026年6月9日"))
        or signed == 0
    )


@pytest.mark.parametrize("name", CASES)
def test_another_program_saves_it_and_keeps_its_words(
    saved: dict[str, tuple[Measured, Measured]], name: str
):
    before, after = saved[name]
    assert Counter("".join(before.text(page) for page in range(len(before)))) == Counter(
        "".join(after.text(page) for page in range(len(after)))
    )


def _has(measured: Measured, page: int, text: str) -> bool:
    return any(text in words("".join(piece.text for piece in row)) for row in rows(measured, page))
