"""Every planted deviation is found by the clause it breaks, in the PDF and in the DOCX; without it nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from letter.docx import write_docx
from letter.layout import Layout
from letter.measure.files import measure_docx, measure_pdf
from letter.measure.verdict import Report
from letter.pdf import write_pdf
from tests.letter.docx.converting import evened
from tests.letter.measure.letters import LETTERS, layout_of
from tests.letter.measure.planted import PLANTED, Planted
from tests.letter.samples import seal_png


def found(report: Report) -> set[tuple[str, str]]:
    """Return clause and rule of everything that is 不合格."""
    return {(one.clause, one.rule) for one in report.of("wrong")}


def images(layout: Layout) -> dict[int, bytes]:
    return {slot.issuer: seal_png() for _, slot in layout.seals}


def pdf_of(layout: Layout) -> bytes:
    return write_pdf(layout, images=images(layout))


def docx_of(planted: Planted) -> bytes:
    layout = planted.docx(planted.bend(layout_of(planted.letter)))
    return planted.edit(write_docx(layout, images=images(layout)))


def test_there_are_many():
    assert len(PLANTED) >= 40
    assert len({one.name for one in PLANTED}) == len(PLANTED)


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_found_in_the_unplanted_pdf(name: str):
    assert found(measure_pdf(pdf_of(layout_of(name)))) == set()


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_found_in_the_pdf(planted: Planted):
    report = measure_pdf(pdf_of(planted.pdf(planted.bend(layout_of(planted.letter)))))
    assert (planted.clause, planted.rule) in found(report)
    [one] = [one for one in report.of("wrong") if one.rule == planted.rule]
    assert one.found
    assert one.wanted
    assert one.places


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Return every DOCX with its print: all of them laid out in one go."""
    documents = {f"planted-{number}": docx_of(one) for number, one in enumerate(PLANTED)}
    documents |= {name: write_docx(layout_of(name), images=images(layout_of(name))) for name in LETTERS}
    pdfs = evened(documents, Path(tmp_path_factory.mktemp("planted")))
    return {name: (data, pdfs[name]) for name, data in documents.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_found_in_the_unplanted_docx(printed: dict[str, tuple[bytes, bytes]], name: str):
    assert found(measure_docx(*printed[name])) == set()


@pytest.mark.libreoffice
@pytest.mark.parametrize("number", range(len(PLANTED)), ids=lambda number: PLANTED[number].name)
def test_found_in_the_docx(printed: dict[str, tuple[bytes, bytes]], number: int):
    planted = PLANTED[number]
    assert (planted.clause, planted.rule) in found(measure_docx(*printed[f"planted-{number}"]))


PLACES_ONLY = {
    "20 lines a page", "page numbers on the wrong side", "mark 2 mm too low", "first line 1 mm off", "first line of 156 mm",
    "second line missing", "second line 18 mm from the foot", "second line on page 2", "number 5 mm from the edge",
    "number 2 mm too low", "附件说明 flush left", "seal 5 mm off its date", "date 右空六字", "name not centred on the date",
    "附注 flush left", "label of the attachment in line 2", "抄送 10 mm above the foot",
}  # fmt: skip
"""Deviations in millimetres: without its print a DOCX does not show them, and says so."""
BY_SETUP = {"left_margin": "setup_sides", "top_margin": "setup_top"}
"""Rules for the page set-up, which a DOCX tells by itself."""

FOLLOWS = {"number_form": ["apart_label"], "lines_a_page": ["line_pitch"]}
"""What else is wrong then: the sheet names another number, fewer lines stand farther apart."""


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_found_in_the_docx_that_was_not_laid_out_or_called_unmeasured(planted: Planted):
    report = measure_docx(docx_of(planted), None)
    rule = BY_SETUP.get(planted.rule, planted.rule)
    [one] = [one for one in report.measurements if one.rule == rule]
    assert one.verdict == ("unmeasured" if planted.name in PLACES_ONLY else "wrong"), one
    assert {each for _, each in found(report)} <= {rule, *FOLLOWS.get(planted.rule, ())}
