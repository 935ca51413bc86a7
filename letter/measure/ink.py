"""Ink on a page's raster: where there is any, where it is red, the horizontal lines, the seals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

from letter.gbt9704 import PAGE_WIDTH_MM
from letter.measure.geometry import Box, around
from letter.measure.paper import COARSE, FINE, Side

INK = 160
"""A band darker than this is ink, not paper."""
RED_OVER = 70
"""How much redder than green and blue a dot of red ink is: a faded stamp still is, a grey edge is not."""
COLUMNS = tuple(range(45, 170, 10))
"""Verticals, in millimetres, that a line across the letter crosses."""
CROSSED = 0.8
"""Part of them that a line must cross at one height."""
SOLID = 0.75
"""Part of a line's length that is ink: a row of letters has gaps."""
RULE_THICKEST_MM = 2.5
PAIR_MM = 2.5
"""Two lines nearer than this are one double line."""
SEAL_LEAST_MM = 25.0
GRID = 1
"""Dots a millimetre on which seals are told apart."""


@dataclass(frozen=True)
class Rule:
    """One horizontal line across the page, single or double."""

    box: Box
    strokes: tuple[Box, ...]
    is_red: bool

    @property
    def is_double(self) -> bool:
        return len(self.strokes) == 2

    @property
    def thick_above(self) -> bool:
        """Whether the upper of two strokes is the thicker."""
        upper, lower = self.strokes
        return upper.height > lower.height


def ink(side: Side, within: Box, *, red: bool = False, dots: int = FINE) -> Box | None:
    """Return the box of all ink (or of red ink) inside a region, None where there is none."""
    left, top = max(0.0, within.left), max(0.0, within.top)
    room = Box(left, top, min(side.width_mm, within.right), min(side.height_mm, within.bottom))
    if room.width < 1 / dots or room.height < 1 / dots:
        return None
    picture, place = side.part(room, dots)
    found = mask(picture, red=red).getbbox()
    if found is None:
        return None
    scale = picture.width / place.width
    left, top, right, bottom = (edge / scale for edge in found)
    return Box(place.left + left, place.top + top, place.left + right, place.top + bottom)


def mask(picture: Image.Image, *, red: bool) -> Image.Image:
    """Return where there is ink: darker than paper, or clearly red."""
    bands = picture.split()
    if red:
        over = [ImageChops.subtract(bands[0], other) for other in bands[1:]]
        return ImageChops.darker(*over).point(lambda value: 255 if value > RED_OVER else 0)
    dark = [band.point(lambda value: 255 if value < INK else 0) for band in bands]
    return ImageChops.lighter(dark[0], ImageChops.lighter(dark[1], dark[2]))


def rules(side: Side, *, dots: int = FINE) -> list[Rule]:
    """Return the lines that cross the page, from the top; two strokes side by side are one rule."""
    picture, scale = _picture(side, dots)
    found: list[Rule] = []
    for red in (True, False):
        marked = mask(picture, red=red)
        strokes = [box for box in _strokes(marked, scale) if not _known(box, found)]
        for group in _grouped(strokes):
            found.append(Rule(around(group), tuple(group), red))
    return sorted(found, key=lambda rule: rule.box.top)


def seals(side: Side, *, below_mm: float = 0.0, above_mm: float | None = None) -> list[Box]:
    """Return the boxes of large red shapes between two heights: stamps, not lines and not letters."""
    picture, scale = _picture(side, COARSE)
    bottom = picture.height if above_mm is None else round(above_mm * scale)
    marked = mask(picture, red=True)
    marked.paste(0, (0, 0, marked.width, min(round(below_mm * scale), marked.height)))
    marked.paste(0, (0, min(bottom, marked.height), marked.width, marked.height))
    if marked.getbbox() is None:
        return []
    found = []
    for shape in _shapes(marked, scale):
        if min(shape.width, shape.height) >= SEAL_LEAST_MM:
            room = Box(shape.left - 1, shape.top - 1, shape.right + 1, shape.bottom + 1)
            found.append(ink(side, room, red=True) or shape)
    return [box for box in found if not any(_inside(box, other) for other in found if other is not box)]


def _picture(side: Side, dots: int) -> tuple[Image.Image, float]:
    picture = side.raster(dots)
    return picture, picture.width / side.width_mm


def _strokes(marked: Image.Image, scale: float) -> list[Box]:
    """Return every solid horizontal stroke that crosses most of the verticals."""
    columns = [x for x in COLUMNS if round(x * scale) < marked.width]
    crossings = [set(_rows(marked, round(x * scale))) for x in columns]
    every = sorted({row for rows in crossings for row in rows})
    crossed = [row for row in every if sum(row in rows for rows in crossings) >= CROSSED * len(COLUMNS)]
    boxes = []
    for first, last in _runs(crossed):
        if (last - first + 1) / scale > RULE_THICKEST_MM:
            continue
        strip = marked.crop((0, first, marked.width, last + 1))
        left, _, right, _ = strip.getbbox() or (0, 0, 0, 0)
        thin = strip.resize((strip.width, 1), Image.Resampling.BOX).crop((left, 0, right, 1))
        covered = sum(value > 0 for value in thin.tobytes())
        if right > left and covered >= SOLID * (right - left):
            boxes.append(Box(left / scale, first / scale, right / scale, (last + 1) / scale))
    return boxes


def _rows(marked: Image.Image, column: int) -> Iterator[int]:
    strip = marked.crop((column, 0, column + 1, marked.height))
    return (row for row, value in enumerate(strip.tobytes()) if value)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of rows that follow each other."""
    first: int | None = None
    for place, row in enumerate(rows):
        first = row if first is None else first
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield first, row
            first = None


def _grouped(strokes: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for stroke in strokes:
        if groups and len(groups[-1]) < 2 and stroke.top - groups[-1][-1].bottom <= PAIR_MM:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _known(box: Box, found: list[Rule]) -> bool:
    """Tell whether a dark stroke is one of the red ones: red ink is dark as well."""
    return any(rule.box.top - 0.5 <= box.top and box.bottom <= rule.box.bottom + 0.5 for rule in found)


def _inside(box: Box, other: Box) -> bool:
    return other.left <= box.left and other.top <= box.top and box.right <= other.right and box.bottom <= other.bottom


def _shapes(marked: Image.Image, scale: float) -> list[Box]:
    """Return connected shapes, told apart on a grid of one millimetre."""
    size = (round(marked.width / scale * GRID), round(marked.height / scale * GRID))
    small = marked.resize(size, Image.Resampling.BOX).point(lambda value: 255 if value > 8 else 0)
    width = small.width
    cells = {place for place, value in enumerate(small.tobytes()) if value}
    shapes = []
    while cells:
        shape = _connected(cells, width)
        xs, ys = [place % width for place in shape], [place // width for place in shape]
        shapes.append(Box(min(xs) / GRID, min(ys) / GRID, (max(xs) + 1) / GRID, (max(ys) + 1) / GRID))
    return shapes


def _connected(cells: set[int], width: int) -> list[int]:
    """Take one connected shape out of a set of cells."""
    waiting = [cells.pop()]
    shape = []
    while waiting:
        place = waiting.pop()
        shape.append(place)
        for step in _neighbours(width):
            if place + step in cells:
                cells.discard(place + step)
                waiting.append(place + step)
    return shape


@lru_cache
def _neighbours(width: int) -> tuple[int, ...]:
    return tuple(row * width + column for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column)


def is_of_table(side: Side, rule: Rule) -> bool:
    """Tell whether an upright line meets one end of a line: then it belongs to a table."""
    picture, scale = _picture(side, FINE)
    marked = mask(picture, red=False)
    for x in (rule.box.left + 0.2, rule.box.right - 0.2):
        for top, foot in ((rule.box.top - 4, rule.box.top), (rule.box.bottom, rule.box.bottom + 4)):
            room = tuple(round(edge * scale) for edge in (x - 0.5, top, x + 0.5, foot))
            strip = marked.crop(room).resize((1, room[3] - room[1]), Image.Resampling.BOX)
            if all(strip.tobytes()):
                return True
    return False


def is_across(rule: Rule) -> bool:
    """Tell whether a line is one of the letterhead, not a table's: red, and wider than half the page."""
    return rule.is_red and rule.box.width > PAGE_WIDTH_MM / 2
