"""What finished files say: their text without spaces and line ends."""

from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn

TYPE_AREA_FOOT_PT = (297 - 264) / 25.4 * 72
"""Below it stands the page number, from page 2 on; it would part a paragraph that runs over the page."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf_text(data: bytes) -> str:
    """The text of all pages in the order it is drawn, without the page numbers."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
    texts = [pages[0].get_text_range(), *(page.get_text_bounded(bottom=TYPE_AREA_FOOT_PT) for page in pages[1:])]
    # PDFium marks a hyphen at a line's end with a control character.
    return squeezed("".join(texts)).replace("\x02", "-")


def docx_text(path: Path) -> str:
    """The text of the body, frames and tables with it, without headers and footers."""
    body = docx.Document(path).element.body
    return squeezed("".join(part.text or "" for part in body.iter(qn("w:t"))))
