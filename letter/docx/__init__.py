"""Layout in, DOCX bytes out: a living document in named styles; the same layout, the same bytes.

Checked with LibreOffice 7.4: pages, line ends and places are the PDF's. Its own ways are met: it puts gaps between
Chinese and figures whatever the styles say (letter.docx.fitting), and would take a long last paragraph that is kept
with the signature to the next page whole (letter.docx.keeping). Word and WPS have not been at hand: docs/docx.md lists
every construction with the source that says how they draw it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from letter.docx import sections
from letter.docx.base import fonts_table_xml, settings_xml, styles_xml
from letter.docx.body import Body
from letter.docx.drawing import Pictures
from letter.docx.errors import DocxError
from letter.docx.package import core_properties, pack
from letter.layout import Layout, text_blocks

__all__ = ["DocxError", "write_docx"]

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)


def write_docx(layout: Layout, *, images: Mapping[int, bytes] | None = None) -> bytes:
    """Write a layout as DOCX.

    ``images`` holds the seals' pictures (PNG) by issuer; without them the places stay free. Raises DocxError with a
    Chinese sentence.
    """
    pictures = Pictures(images or {})
    body = Body(layout, pictures)
    document = body.xml()
    if unlaid := pictures.unlaid():
        raise DocxError(f"版面上没有第{min(unlaid) + 1}枚印章的位置。")
    parts = {
        "document": document,
        "styles": styles_xml(),
        "settings": settings_xml(),
        "fontTable": fonts_table_xml(),
        **sections.footers(),
        **sections.headers(draft_mark=body.draft_mark, text_top_mm=body.text_top_mm),
    }
    core = core_properties(title=layout.title, author=layout.author, dated_on=_dated_on(layout))
    return pack(parts, pictures.files, core)


def _dated_on(layout: Layout) -> date | None:
    """Return the printed 成文日期, or None while its place is empty."""
    for block in text_blocks(layout.flow):
        if block.style == "dated_on" and (found := DATE.fullmatch(block.text)):
            return date(*map(int, found.groups()))
    return None
