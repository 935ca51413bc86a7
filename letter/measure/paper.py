"""A finished PDF under the ruler: its pages' sizes, characters and rasters. Nothing in it is ever run."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from letter.gbt9704 import MM_PER_PT
from letter.measure import BYTES_LIMIT
from letter.measure.blind import Blind
from letter.measure.errors import Unreadable
from letter.measure.geometry import Box
from letter.measure.lines import Char, Line, in_lines
from letter.measure.seeing import blind_of, is_invisible

PAGES_LIMIT = 60
CHARS_LIMIT = 20_000
"""Characters on one page: a crowded page of a letter has 1,500."""
SIDE_LIMIT_MM = 2_000.0
FINE = 10
"""Dots a millimetre where ink is measured to a tenth: 254 dpi."""
COARSE = 4
"""Dots a millimetre where it is only asked whether something is there."""
DOTS_LIMIT = 14_000_000
SMALL_PART = 0.05
"""Part of a page below which it is quicker to picture it alone."""
UPRIGHT = 0.02
"""Radians a character may be turned and still belong to a line: what is turned further is part of a stamp."""


class Paper:
    """A PDF of any origin. Raises Unreadable with a Chinese sentence for what is no PDF to measure."""

    def __init__(self, pdf: bytes) -> None:
        if len(pdf) > BYTES_LIMIT:
            raise Unreadable(f"文件超过 {BYTES_LIMIT // 1024**2} MB，不能测量。")
        try:
            self._document = pdfium.PdfDocument(pdf)
            count = len(self._document)
        except pdfium.PdfiumError as error:
            raise Unreadable(_sentence(error)) from error
        if not 0 < count <= PAGES_LIMIT:
            self.close()
            raise Unreadable(f"文件有 {count} 页，可以测量的是 1 至 {PAGES_LIMIT} 页。")
        try:
            self.sides = [Side(self._document[index], index + 1) for index in range(count)]
        except pdfium.PdfiumError as error:
            self.close()
            raise Unreadable("PDF 已损坏，有的页打不开。") from error

    def __enter__(self) -> Paper:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.sides)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page in millimetres."""
        return tuple((side.width_mm, side.height_mm) for side in self.sides)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


class Side:
    """One page; ``number`` counts from 1."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self._page, self.number = page, number
        self.rotation = page.get_rotation()
        width, height = page.get_size()
        self.width_mm, self.height_mm = width * MM_PER_PT, height * MM_PER_PT
        if not (0 < self.width_mm <= SIDE_LIMIT_MM and 0 < self.height_mm <= SIDE_LIMIT_MM):
            raise Unreadable(f"第 {number} 页的尺寸不合常理，不能测量。")
        self._rasters: dict[int, Image.Image] = {}

    @cached_property
    def lines(self) -> list[Line]:
        """Its lines of text from the top down. What is turned has no line."""
        return [] if self.blind else in_lines(self._chars(), self.number)

    @cached_property
    def blind(self) -> Blind:
        """Why its text cannot be read; empty where it can."""
        return blind_of(self._page)

    def raster(self, dots: int = FINE) -> Image.Image:
        """Return the page as a picture of so many dots a millimetre, fewer where the page is huge."""
        if dots not in self._rasters:
            most = math.sqrt(DOTS_LIMIT / (self.width_mm * self.height_mm))
            scale = min(dots, most) * MM_PER_PT
            picture = self._page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
            self._rasters[dots] = picture
        return self._rasters[dots]

    def part(self, within: Box, dots: int = FINE) -> tuple[Image.Image, Box]:
        """Return a part of the page, inside its edges, as a picture, and the place it really shows: whole dots.

        A small part of a page that was not pictured before is pictured alone.
        """
        small = within.width * within.height < SMALL_PART * self.width_mm * self.height_mm
        if dots in self._rasters or not small:
            picture = self.raster(dots)
            scale = picture.width / self.width_mm
            edges = tuple(round(edge * scale) for edge in (within.left, within.top, within.right, within.bottom))
            return picture.crop(edges), Box(*(edge / scale for edge in edges))
        cut = (within.left, self.height_mm - within.bottom, self.width_mm - within.right, within.top)
        crop = tuple(edge / MM_PER_PT for edge in cut)
        picture = self._page.render(scale=dots * MM_PER_PT, crop=crop, may_draw_forms=False).to_pil().convert("RGB")
        return picture, Box(within.left, within.top, within.left + picture.width / dots, within.top + picture.height / dots)

    def _chars(self) -> Iterator[Char]:
        text = pdfium_c.FPDFText_LoadPage(self._page.raw)
        if not text:
            return
        try:
            count = pdfium_c.FPDFText_CountChars(text)
            if count > CHARS_LIMIT:
                raise Unreadable(f"第 {self.number} 页有 {count} 个字符，不像公文，不能测量。")
            left, _, _, top = self._page.get_cropbox()
            for index in range(count):
                if char := _char(text, index, left, top):
                    yield char
        finally:
            pdfium_c.FPDFText_ClosePage(text)


def _char(text: object, index: int, left_pt: float, top_pt: float) -> Char | None:
    """Return one character, None for what the library made up and for what is turned."""
    code = pdfium_c.FPDFText_GetUnicode(text, index)
    if pdfium_c.FPDFText_IsGenerated(text, index) == 1 or not 0x20 <= code < 0x110000:
        return None
    if is_invisible(pdfium_c.FPDFText_GetTextObject(text, index)):
        return None
    if not (code < 0xD800 or code > 0xDFFF):
        return None
    angle = pdfium_c.FPDFText_GetCharAngle(text, index)
    if min(abs(angle), abs(angle - 2 * math.pi)) > UPRIGHT:
        return None
    x, y, box, matrix = (ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX())
    pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium_c.FPDFText_GetLooseCharBox(text, index, box)
    pdfium_c.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium_c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    if size <= 0 or not all(map(math.isfinite, (x.value, y.value, box.left, box.right, size))):
        return None
    return Char(
        chr(code),
        (x.value - left_pt) * MM_PER_PT,
        (max(box.right, x.value) - left_pt) * MM_PER_PT,
        (top_pt - y.value) * MM_PER_PT,
        size * MM_PER_PT,
        _font(text, index),
        _colour(text, index),
    )


def _font(text: object, index: int) -> str:
    """Return the font's name as the file gives it, without the subset's tag; Chinese names stand in UTF-8 or in GBK."""
    size = pdfium_c.FPDFText_GetFontInfo(text, index, None, 0, None)
    buffer = ctypes.create_string_buffer(size + 1)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(text, index, buffer, size, flags)
    name = buffer.value
    for encoding in ("utf-8", "gb18030"):
        try:
            whole = name.decode(encoding)
        except UnicodeDecodeError:
            continue
        tag, plus, rest = whole.partition("+")
        return rest if plus and len(tag) == 6 and tag.isupper() else whole
    return name.decode("latin-1")


def _colour(text: object, index: int) -> tuple[int, int, int]:
    red, green, blue, _ = bands = [ctypes.c_uint() for _ in range(4)]
    pdfium_c.FPDFText_GetFillColor(text, index, *bands)
    return red.value, green.value, blue.value


def _sentence(error: pdfium.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
        return "PDF 加了密码，打不开。请去掉密码后再来。"
    return "这不是完好的 PDF，打不开。"
