"""A file in, a Report out: what a PDF shows, and what a DOCX says and shows."""

from __future__ import annotations

from letter.measure.clauses import measured
from letter.measure.document.fonts import name_fonts
from letter.measure.document.neutral import neutral_copy
from letter.measure.document.package import opened
from letter.measure.document.reading import read_document
from letter.measure.document.sorting import sort_document
from letter.measure.paper import Paper
from letter.measure.parts import Letter
from letter.measure.recognise import recognise
from letter.measure.verdict import Report

LAID_OUT_BY = "毫米数按 LibreOffice 排出的页面测量；Word、WPS 排出的可能略有不同。"
NOT_LAID_OUT = "没有装 LibreOffice，DOCX 没有排成页面"


def is_docx(data: bytes) -> bool:
    """Tell whether a file is to be read as a DOCX: everything that is no PDF."""
    return b"%PDF-" not in data[:1024]


def measure_pdf(pdf: bytes) -> Report:
    """Measure a PDF of any origin. Raises Unreadable with a Chinese sentence."""
    with Paper(pdf) as paper:
        letter = recognise(paper)
        return Report("pdf", paper.sizes, measured(letter), _blind_note(letter))


def prepared(docx: bytes) -> tuple[bytes, list[str]]:
    """Return a copy of a DOCX that may be laid out, and the styles without gaps between Chinese and figures.

    Raises Unreadable with a Chinese sentence.
    """
    package = opened(docx)
    even = list(read_document(package).even_styles)
    return neutral_copy(package), even


def measure_docx(docx: bytes, printed: bytes | None, *, why_not: str = NOT_LAID_OUT) -> Report:
    """Measure a DOCX and its print as PDF; without one by its XML alone, and ``why_not`` says why.

    Raises Unreadable with a Chinese sentence.
    """
    document = read_document(opened(docx))
    notes = ["文件里有修订，按现状测量。"] if document.has_changes else []
    if printed is None:
        letter = sort_document(document, why_not)
        return Report("docx", (), measured(letter), tuple(notes))
    with Paper(printed) as paper:
        name_fonts(paper, document)
        letter = recognise(paper)
        letter.sections = document.sections
        return Report("docx", paper.sizes, measured(letter), (*notes, *_blind_note(letter), LAID_OUT_BY))


def _blind_note(letter: Letter) -> tuple[str, ...]:
    return (f"{letter.why_blind}：凡靠文字判断的都未能测量。",) if letter.blind else ()
