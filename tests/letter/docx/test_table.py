"""The table of letters as DOCX: through LibreOffice the pages, the line breaks and the places of the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from letter.compose import compose
from letter.docx import write_docx
from letter.pdf import write_pdf
from tests.letter.docx.comparing import AGREEING, Pair, breaks, displaced, strange
from tests.letter.docx.converting import converted
from tests.letter.measuring import Measured
from tests.letter.samples import seal_png
from tests.letter.table import LONG, SHORT, Row

pytestmark = pytest.mark.libreoffice


def names(rows: Iterable[Row]) -> list[str]:
    return [row.name for row in rows]


def printed(rows: Iterable[Row], folder: Path) -> dict[str, tuple[Row, bytes]]:
    """Return the rows by name with the PDF that LibreOffice makes of their DOCX: all in one call."""
    documents = {}
    for row in rows:
        layout = compose(row.content, row.profile)
        documents[row.name] = write_docx(
            layout, images={slot.issuer: seal_png() for _, slot in layout.seals}
        )
    pdfs = converted(documents, folder)
    return {row.name: (row, pdfs[row.name]) for row in rows}


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Row, bytes]]:
    return printed(SHORT, tmp_path_factory.mktemp("short"))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Row, bytes]]:
    return printed(LONG, tmp_path_factory.mktemp("long"))


def check(row: Row, docx: bytes) -> None:
    layout = compose(row.content, row.profile)
    pdf = write_pdf(layout, images={slot.issuer: seal_png() for _, slot in layout.seals})
    pair = Pair(layout, Measured(pdf), Measured(docx))
    assert len(pair.docx) == len(pair.pdf) == len(layout.pages)
    same, count = breaks(pair)
    assert same / count >= AGREEING, f"{same} of {count} lines end as in the PDF"
    assert displaced(pair) == []
    assert same < count or strange(pair) == []


@pytest.mark.parametrize("name", names(SHORT))
def test_the_docx_stands_where_the_pdf_stands(short: dict[str, tuple[Row, bytes]], name: str):
    check(*short[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", names(LONG))
def test_the_docx_of_the_long_table_stands_where_the_pdf_stands(
    long: dict[str, tuple[Row, bytes]], name: str
):
    check(*long[name])
