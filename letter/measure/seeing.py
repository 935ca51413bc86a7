"""What a page of a PDF is made of: whether its text is drawn as text, or is a scan, hidden behind one, or outlines."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from letter.measure.blind import Blind

COVERED = 0.4
"""Part of the page that pictures cover where, without any text, the page is a scan."""
FULLY = 0.7
"""The same with a little text: the number or stamp that an archive prints on its scans. A picture that fills the type
area covers 0.56."""
LITTLE = 60
"""Characters that still are a little text."""
OUTLINED = 300
"""Segments of paths: a glyph has about 30, a line 4, a table of 30 lines 120."""
OBJECTS_LIMIT = 50_000
DEPTH = 4
INVISIBLE = 3
"""Text rendering mode that draws nothing (ISO 32000-1, 9.3.6)."""


def blind_of(page: pdfium.PdfPage) -> Blind:
    """Return why a page's text cannot be read; empty where it can, or where there is nothing at all."""
    if page.get_rotation():
        return "turned"
    covered, segments, shown, hidden = 0.0, 0, 0, 0
    pictured = False
    width, height = page.get_size()
    text = pdfium_c.FPDFText_LoadPage(page.raw)
    try:
        for number, found in enumerate(page.get_objects(max_depth=DEPTH)):
            if number >= OBJECTS_LIMIT:
                break
            if found.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                part = _area(found.raw) / (width * height)
                covered += part
                if part >= FULLY:
                    # What was drawn before lies under the picture.
                    hidden, shown, pictured = hidden + shown, 0, True
            elif found.type == pdfium_c.FPDF_PAGEOBJ_PATH:
                segments += max(0, pdfium_c.FPDFPath_CountSegments(found.raw))
            elif found.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
                count = _length(found.raw, text)
                hidden, shown = (hidden + count, shown) if is_invisible(found.raw) else (hidden, shown + count)
    finally:
        pdfium_c.FPDFText_ClosePage(text)
    if covered >= COVERED and (not shown or ((pictured or covered >= FULLY) and shown < LITTLE)):
        return "hidden" if hidden else "scan"
    return "outlines" if not shown and segments >= OUTLINED else ""


def is_invisible(text: object) -> bool:
    """Tell whether a text object is drawn at all: the text that recognition lays over a scan is not."""
    return bool(text) and pdfium_c.FPDFTextObj_GetTextRenderMode(text) == INVISIBLE


def _length(found: object, text: object) -> int:
    """Return how many characters a text object has."""
    size = pdfium_c.FPDFTextObj_GetText(found, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium_c.FPDFTextObj_GetText(found, text, buffer, size)
    return sum(1 for unit in buffer[: size // 2] if unit > 0x20)


def _area(found: object) -> float:
    """Return the area of an object's box in square points."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(found, *edges):
        return 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return max(0.0, right - left) * max(0.0, top - bottom)
