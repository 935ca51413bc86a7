"""Pages without readable text, made from a letter's PDF: scans, scans with hidden text, outlines, mixed files."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image

from tests.letter.measure.hostile import pdf as bare_pdf

DPI = 150


def pictures(pdf: bytes, *, grey: bool = False, turned: float = 0.0) -> list[Image.Image]:
    """Return a PDF's pages as a scanner sees them, ``turned`` degrees askew."""
    with pdfium.PdfDocument(pdf) as document:
        found = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    found = [each.rotate(turned, Image.Resampling.BICUBIC, fillcolor="white") if turned else each for each in found]
    return [each.convert("L") if grey else each for each in found]


def scan(pdf: bytes, *, grey: bool = False, turned: float = 0.0) -> bytes:
    """Return a PDF of pictures only."""
    first, *rest = pictures(pdf, grey=grey, turned=turned)
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=DPI)
    return out.getvalue()


def joined(first: bytes, second: bytes, *, take: int | None = None) -> bytes:
    """Return the first ``take`` pages of one PDF and then the pages of another after so many."""
    with pdfium.PdfDocument(first) as one, pdfium.PdfDocument(second) as two, pdfium.PdfDocument.new() as whole:
        start = len(one) if take is None else take
        whole.import_pages(one, list(range(start)))
        whole.import_pages(two, list(range(start if take is not None else 0, len(two))))
        out = BytesIO()
        whole.save(out)
    return out.getvalue()


def recognised(pdf: bytes, letter: bytes) -> bytes:
    """Lay a letter's own text over its scan, invisible, a little off its places as recognition has it."""
    with pdfium.PdfDocument(pdf) as document, pdfium.PdfDocument(letter) as source:
        for index in range(len(document)):
            _hidden_text(document, document[index], source[index].get_textpage().get_text_range())
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def _hidden_text(document: pdfium.PdfDocument, page: pdfium.PdfPage, words: str) -> None:
    raw = pdfium.raw
    for row, line in enumerate(words.splitlines()):
        found = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12.0)
        encoded = (line.encode("utf-16-le") or b" \0") + b"\0\0"
        units = (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)
        raw.FPDFText_SetText(found, units)
        raw.FPDFTextObj_SetTextRenderMode(found, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        raw.FPDFPageObj_Transform(found, 1, 0, 0, 1, 90, 750 - 20 * row)
        raw.FPDFPage_InsertObject(page.raw, found)
    raw.FPDFPage_GenerateContent(page.raw)


def outlines() -> bytes:
    """Return a page of curves: no text, no picture, much ink."""
    with pdfium.PdfDocument(bare_pdf()) as document:
        page, raw = document[0], pdfium.raw
        for row in range(20):
            for column in range(28):
                x, y = 80 + column * 15.8, 720 - row * 29
                path = raw.FPDFPageObj_CreateNewPath(x, y)
                for dx, dy in ((10, 0), (10, 10), (5, 4), (0, 10)):
                    raw.FPDFPath_LineTo(path, x + dx, y + dy)
                raw.FPDFPath_Close(path)
                raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_WINDING, False)
                raw.FPDFPage_InsertObject(page.raw, path)
        raw.FPDFPage_GenerateContent(page.raw)
        out = BytesIO()
        document.save(out)
    return out.getvalue()
