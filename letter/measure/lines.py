"""Characters and the lines they stand in, whatever program wrote them and in whatever order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from letter.gbt9704 import EM_ASCENT, MM_PER_PT
from letter.measure.geometry import Box

SQUEEZABLE = "，。、；：！？）》〉」』】〕］｝”’"
"""Marks that a line may squeeze, or hang outside, at its end."""
SAME_BASELINE_MM = 0.5
APART_EM = 0.8
"""A wider gap parts two lines on one baseline: names in columns, a number and what stands flush left beside it."""
HANZI = (("㐀", "鿿"), ("豈", "﫿"), ("\U00020000", "\U000323af"))


@dataclass(frozen=True)
class Char:
    """One character: its advance box, its baseline, how it looks."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Em in millimetres."""
    font: str
    colour: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_hanzi(self) -> bool:
        return any(first <= self.text <= last for first, last in HANZI)


@dataclass(frozen=True)
class Line:
    """Characters that follow each other on one baseline; blanks at its ends do not count."""

    chars: tuple[Char, ...]
    page: int = 0
    """From 1; 0 where the line comes from a document that was not laid out."""
    line_pt: float = 0.0
    """The line height a document gives; 0 where only the distance of base lines tells."""
    align: str = ""
    """How a document aligns the paragraph; empty on a page, where places tell."""
    indent_cells: float | None = None
    """What a document sets a paragraph's first line in by, in characters."""
    style: str = ""

    @property
    def text(self) -> str:
        """The words as they stand, with blanks inside."""
        return "".join(char.text for char in self.chars)

    @property
    def words(self) -> str:
        """The words without blanks."""
        return "".join(self.text.split())

    @property
    def left(self) -> float:
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Right edge of the last advance box."""
        return self.chars[-1].right

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def size(self) -> float:
        """Em of the largest character, in millimetres."""
        return max(char.size for char in self.chars)

    @property
    def size_pt(self) -> float:
        return self.size / MM_PER_PT

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
    def em_middle(self) -> float:
        return self.em_top + self.size / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        return Box(self.left, self.em_top, self.right, self.em_bottom)

    @property
    def hanzi(self) -> list[Char]:
        return [char for char in self.chars if char.is_hanzi]

    def part(self, start: int, stop: int) -> Line:
        """Return some of its characters as a line of their own."""
        return replace(self, chars=self.chars[start:stop])

    def end_beyond(self, edge: float) -> float:
        """Return how far the line ends from an edge: a mark squeezed at the end, or hung outside, is no error."""
        beyond = self.right - edge
        if self.chars[-1].text in SQUEEZABLE and 0 < beyond <= self.size * 1.05:
            return min(beyond, abs(self.chars[-1].left - edge), abs(beyond - self.size / 2), key=abs)
        return beyond


def in_lines(chars: Iterable[Char], page: int) -> list[Line]:
    """Return a page's lines from the top down, on one baseline from the left."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.baseline, char.left)):
        if rows and char.baseline - rows[-1][0].baseline <= SAME_BASELINE_MM:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows for line in _pieces(sorted(row, key=lambda char: char.left), page)]


def _pieces(row: list[Char], page: int) -> Iterator[Line]:
    piece: list[Char] = []
    for char in row:
        if piece and char.left - piece[-1].right > APART_EM * max(char.size, piece[-1].size):
            yield from _line(piece, page)
            piece = []
        piece.append(char)
    yield from _line(piece, page)


def _line(piece: list[Char], page: int) -> Iterator[Line]:
    """Yield a line without the blanks at its ends, where anything is left; a row of blanks parts two lines."""
    start = 0
    blanks = 0
    for place, char in enumerate(piece):
        if not char.text.isspace():
            blanks = 0
            continue
        blanks += 1
        wide = sum(each.right - each.left for each in piece[place - blanks + 1 : place + 1])
        if wide > 3 * char.size:
            yield from _stripped(piece[start : place - blanks + 1], page)
            start, blanks = place + 1, 0
    yield from _stripped(piece[start:], page)


def _stripped(piece: list[Char], page: int) -> Iterator[Line]:
    while piece and piece[0].text.isspace():
        piece = piece[1:]
    while piece and piece[-1].text.isspace():
        piece = piece[:-1]
    if piece:
        yield Line(tuple(piece), page)
