"""Millimetres out of a finished PDF, by whatever program it was written: ink by raster, advances by its text.

Used for the PDF and for the DOCX as LibreOffice prints it. The text is read by another library than letter.measure
reads it with: a second ruler beside the product's own. All lengths are millimetres from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pdfplumber
import pypdfium2 as pdfium
from PIL import Image

from letter.measure.geometry import Box
from letter.measure.ink import mask
from letter.measure.lines import SQUEEZABLE

MM = 25.4 / 72
EM_ASCENT = 0.88
DPI = 254
DOTS = DPI / 25.4

__all__ = ["SQUEEZABLE", "Box", "Char", "Measured", "TextLine"]


@dataclass(frozen=True)
class Char:
    """One character: its advance box and its baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Em in millimetres."""
    font: str


@dataclass(frozen=True)
class TextLine:
    """Characters that follow each other on one baseline."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    @property
    def left(self) -> float:
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Right edge of the last advance box."""
        return self.chars[-1].right

    @property
    def size(self) -> float:
        return max(char.size for char in self.chars)

    @property
    def baseline(self) -> float:
        return self.chars[0].baseline

    @property
    def em_top(self) -> float:
        return self.baseline - EM_ASCENT * self.size

    @property
    def em_bottom(self) -> float:
        return self.em_top + self.size

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    def ends_at(self, edge: float, within: float) -> bool:
        """Tell whether the line ends at an edge; a squeezed end mark may stand over it by half its width."""
        if abs(self.right - edge) <= within:
            return True
        return (
            self.chars[-1].text in SQUEEZABLE
            and -within <= self.right - edge <= self.size / 2 + within
        )


class Measured:
    """A PDF under the ruler."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._document = pdfium.PdfDocument(pdf)
        self._rasters: dict[int, Image.Image] = {}
        self._lines: dict[int, list[TextLine]] = {}

    def __del__(self) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def size_mm(self, page: int) -> tuple[float, float]:
        """Return the paper's width and height."""
        width, height = self._document[page].get_size()
        return width * MM, height * MM

    def lines(self, page: int) -> list[TextLine]:
        """Return the text lines of a page (from 0), in the order they are written in the file."""
        if page not in self._lines:
            with pdfplumber.open(BytesIO(self.pdf), pages=[page + 1]) as document:
                self._lines[page] = list(_in_lines(list(_chars(document.pages[0]))))
        return self._lines[page]

    def line(self, page: int, text: str) -> TextLine:
        """Return the one line of a page that contains a text."""
        found = [line for line in self.lines(page) if text in line.text.replace(" ", "")]
        assert len(found) == 1, (text, [line.text for line in self.lines(page)])
        return found[0]

    def text(self, page: int) -> str:
        """Return a page's text in the file's order, without spaces."""
        return "".join(line.text for line in self.lines(page)).replace(" ", "").replace("　", "")

    def raster(self, page: int) -> Image.Image:
        """Return a page as a picture of DPI dots an inch."""
        if page not in self._rasters:
            self._rasters[page] = (
                self._document[page].render(scale=DPI / 72).to_pil().convert("RGB")
            )
        return self._rasters[page]

    def ink(self, page: int, within: Box, *, red: bool = False) -> Box | None:
        """Return the box of all ink (or of red ink) inside a region, None where there is none."""
        region = tuple(
            round(edge * DOTS) for edge in (within.left, within.top, within.right, within.bottom)
        )
        found = mask(self.raster(page).crop(region), red=red).getbbox()
        if found is None:
            return None
        left, top, right, bottom = (edge / DOTS for edge in found)
        return Box(within.left + left, within.top + top, within.left + right, within.top + bottom)

    def red_rows(self, page: int, x: float) -> list[tuple[float, float]]:
        """Return top and bottom of every red stretch on a vertical through x."""
        column = mask(
            self.raster(page).crop((round(x * DOTS), 0, round(x * DOTS) + 1, round(297 * DOTS))),
            red=True,
        )
        dots = [row for row in range(column.height) if column.getpixel((0, row))]
        stretches: list[list[int]] = []
        for dot in dots:
            if stretches and dot == stretches[-1][1] + 1:
                stretches[-1][1] = dot
            else:
                stretches.append([dot, dot])
        return [(top / DOTS, (bottom + 1) / DOTS) for top, bottom in stretches]


def _chars(page: pdfplumber.page.Page) -> Iterator[Char]:
    height = float(page.height)
    for char in page.chars:
        a, _, _, d, _, baseline = char["matrix"]
        size = abs(d) * (char["size"] / abs(d) if a == d == 1 else 1)
        yield Char(
            char["text"],
            float(char["x0"]) * MM,
            float(char["x1"]) * MM,
            (height - baseline) * MM,
            max(size, char["size"]) * MM,
            char["fontname"].partition("+")[2],
        )


def _in_lines(chars: list[Char]) -> Iterator[TextLine]:
    line: list[Char] = []
    for char in chars:
        follows = (
            line
            and abs(char.baseline - line[-1].baseline) < 0.1
            and -0.6 * char.size < char.left - line[-1].right < 0.8 * char.size
        )
        if line and not follows:
            yield TextLine(tuple(line))
            line = []
        line.append(char)
    if line:
        yield TextLine(tuple(line))
