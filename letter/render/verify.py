"""The finished PDF against its layout: the seals its record names at their places, our fonts only, nothing else in it.

A library may leave out a picture or print boxes without a word; what is found here makes the file void.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from letter import seal as seal_picture
from letter.fonts import embedded_names
from letter.layout import Layout, SealSlot
from letter.render import streams
from letter.render.failure import RenderFailed

MM = 25.4 / 72
"""Millimetres in a PDF point."""
PAPER_MM = (210.0, 297.0)
WITHIN_MM = 1.0
"""How far a seal may stand from its place, and its size from its diameter."""
DPI = 100


def verify(pdf: bytes, layout: Layout, seals: Sequence[bytes]) -> None:
    """Check a finished PDF. ``seals[n]`` is the picture of issuer n. Raises RenderFailed saying what is wrong."""
    try:
        outside, inside = streams.split(pdf)
        document = pdfium.PdfDocument(pdf)
    except (streams.StrangePdf, pdfium.PdfiumError) as error:
        raise RenderFailed("failed", detail=f"unreadable PDF: {error}") from error
    try:
        _check_reach(document, outside)
        _check_pages(document, layout)
        _check_fonts(outside, inside)
        if seals or streams.has_pictures(outside):
            _check_seals(list(document), layout, seals)
    finally:
        document.close()


def _check_reach(document: pdfium.PdfDocument, outside: bytes) -> None:
    found = streams.forbidden(outside)
    if document.count_attachments():
        found.append("attachments")
    if pdfium_c.FPDFDoc_GetJavaScriptActionCount(document):
        found.append("scripts")
    if found:
        raise RenderFailed("unsafe", detail=", ".join(found))


def _check_pages(document: pdfium.PdfDocument, layout: Layout) -> None:
    if len(document) != len(layout.pages):
        raise RenderFailed("failed", detail=f"{len(document)} pages instead of {len(layout.pages)}")
    for index in range(len(document)):
        size = [side * MM for side in document.get_page_size(index)]
        if any(abs(found - wanted) > 0.2 for found, wanted in zip(size, PAPER_MM, strict=True)):
            raise RenderFailed("failed", detail=f"page {index + 1} measures {size} mm")


def _check_fonts(outside: bytes, inside: list[bytes]) -> None:
    # Text can only be drawn with a font that stands in the file: all of them are looked at, used or not.
    foreign = sorted(streams.font_names(outside) - embedded_names())
    if foreign:
        raise RenderFailed("fonts", f"成品中有系统字库以外的字体（{'、'.join(foreign)}），文件已作废。")
    if streams.has_missing_glyph(inside):
        raise RenderFailed("fonts", "成品中有的字符没有字形，文件已作废。")


def _check_seals(pages: list[pdfium.PdfPage], layout: Layout, seals: Sequence[bytes]) -> None:
    placed = 0
    for number, page in enumerate(pages):
        images = list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]))
        slots = layout.pages[number].seals if seals else ()
        if len(images) != len(slots):
            raise RenderFailed("seal_missing", detail=f"page {number + 1}: {len(images)} pictures, {len(slots)} seals")
        for slot in slots:
            _check_seal(page, images, slot, seals[slot.issuer])
        placed += len(slots)
    if placed != len(seals):
        raise RenderFailed("seal_missing", detail=f"{placed} places for {len(seals)} seals")


def _check_seal(page: pdfium.PdfPage, images: list[pdfium.PdfImage], slot: SealSlot, kept: bytes) -> None:
    height = page.get_height()
    there = [image for image in images if _stands(image, slot, height)]
    if len(there) != 1:
        raise RenderFailed("seal_missing", detail=f"{len(there)} pictures at the place of seal {slot.issuer + 1}")
    if there[0].get_bitmap().to_pil().convert("RGB") != Image.open(BytesIO(kept)).convert("RGB"):
        raise RenderFailed("seal_missing", detail=f"another picture at the place of seal {slot.issuer + 1}")
    share = seal_picture.red_share(_cut_out(page, slot))
    if share < seal_picture.RED_LEAST:
        raise RenderFailed("seal_missing", detail=f"seal {slot.issuer + 1} is not red: {share:.2%}")


def _stands(image: pdfium.PdfImage, slot: SealSlot, page_height: float) -> bool:
    left, bottom, right, top = image.get_bounds()
    found = (
        (left + right) / 2 * MM,
        (page_height - (top + bottom) / 2) * MM,
        (right - left) * MM,
        (top - bottom) * MM,
    )
    wanted = (slot.centre_x_mm, slot.centre_y_mm, *slot.size_mm)
    return all(abs(a - b) <= WITHIN_MM for a, b in zip(found, wanted, strict=True))


def _cut_out(page: pdfium.PdfPage, slot: SealSlot) -> Image.Image:
    picture = page.render(scale=DPI / 72).to_pil().convert("RGBA")
    dots = DPI / 25.4
    across, down = (side / 2 for side in slot.size_mm)
    edges = (slot.centre_x_mm - across, slot.centre_y_mm - down, slot.centre_x_mm + across, slot.centre_y_mm + down)
    return picture.crop(tuple(round(edge * dots) for edge in edges))
