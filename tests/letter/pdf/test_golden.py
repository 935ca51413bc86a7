"""Pages as pictures, against those kept in tests/golden: what no figure says, the eye's impression of a page.

``FUWEN_GOLDEN=1`` keeps today's pictures instead of comparing; look at them before they are committed.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from letter.compose import compose
from letter.pdf import write_pdf
from tests.letter.samples import seal_png
from tests.letter.table import SHORT

GOLDEN = Path(__file__).parents[2] / "golden"
DPI = 60
DARKER = 48
"""Of 255: less is how edges are smoothed."""
MOST = 0.005
"""Part of a page's dots that may differ."""
PAGES = (
    ("full", 1), ("full", 3), ("full", 4), ("full", 5),
    ("mark-2", 1), ("mark-30", 1), ("title-80", 1),
    ("bodies-2", 1), ("bodies-6", 1), ("attachments-5", 6),
    ("copies-20", 2), ("profile-ink", 2), ("profile-bound", 5), ("profile-preprinted-wet", 1), ("profile-plain", 3),
)  # fmt: skip


@cache
def pdf_of(name: str) -> bytes:
    row = next(row for row in SHORT if row.name == name)
    layout = compose(row.content, row.profile)
    return write_pdf(layout, images={slot.issuer: seal_png() for _, slot in layout.seals})


def picture_of(name: str, page: int) -> Image.Image:
    document = pdfium.PdfDocument(pdf_of(name))
    try:
        return document[page - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.mark.parametrize(("name", "number"), PAGES)
def test_a_page_looks_as_it_did(name: str, number: int):
    path = GOLDEN / f"{name}-{number}.png"
    drawn = picture_of(name, number)
    if os.environ.get("FUWEN_GOLDEN"):
        drawn.quantize(32).save(path, optimize=True)
    kept = Image.open(path).convert("RGB")
    assert drawn.size == kept.size
    difference = ImageChops.difference(drawn, kept).convert("L").point(lambda value: 255 if value > DARKER else 0)
    assert difference.histogram()[255] / (drawn.width * drawn.height) <= MOST


def test_a_line_that_moved_by_half_a_millimetre_is_seen():
    """The canary: the tolerance is no blindfold."""
    drawn = picture_of("full", 3)
    moved = ImageChops.offset(drawn, 0, round(0.6 * DPI / 25.4))
    difference = ImageChops.difference(drawn, moved).convert("L").point(lambda value: 255 if value > DARKER else 0)
    assert difference.histogram()[255] / (drawn.width * drawn.height) > MOST
