"""The pages: things stacked from the top down, carried over where they must stay together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from letter.gbt9704 import BOTTOM_MM, FIRST_PAGE_BOTTOM_MM, MM_PER_PT, Grid
from letter.layout import Page, PlacedLine, PlacedTick, SealSlot, Stroke
from letter.placing import Composed

SLACK_MM = 0.01
"""Sums of floating-point numbers may pass an edge by this much."""

Kind = Literal["letter", "attachment", "sheet"]


@dataclass
class Side:
    """A page while it is being filled."""

    kind: Kind
    number: int
    """Printed page number; 0 where none is printed."""
    y_mm: float
    """Where what comes next begins."""
    carried: bool = False
    """Begun because the side before was full."""
    used: bool = False
    lines: list[PlacedLine] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    ticks: list[PlacedTick] = field(default_factory=list)
    seals: list[SealSlot] = field(default_factory=list)

    def page(self) -> Page:
        return Page(
            lines=tuple(self.lines),
            strokes=tuple(dict.fromkeys(self.strokes)),
            ticks=tuple(self.ticks),
            seals=tuple(self.seals),
            number=self.number,
            kind=self.kind,
        )


@dataclass(frozen=True)
class Part:
    """What the pages are filled with: one line, one table row, one row of names with its seals."""

    height_mm: float
    draw: Callable[[Side, float], None]
    """Called with the side and the part's top."""
    before_mm: float = 0.0
    keep_with_next: bool = False
    head: Part | None = None
    """Drawn above the part where it comes to stand first on a page: a table's head row."""
    reach_mm: float = 0.0
    """How far what it draws, a seal, stands out below its lower edge."""
    turns: bool = False
    """Begins a side of its own."""


@dataclass(frozen=True)
class Spot:
    """A part at its place: its top, and on which side, counted from the one in hand."""

    part: Part
    side: int
    top_mm: float


@dataclass(frozen=True)
class Plan:
    """Where parts come to stand, before anything is drawn."""

    spots: tuple[Spot, ...]
    side: int
    """The last side, counted from the one in hand."""
    y_mm: float
    """Where what comes next begins on it, clear of what stands out below the last parts."""


class Sheaf:
    """The sides of one letter in their order."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.sides: list[Side] = []

    @property
    def side(self) -> Side:
        return self.sides[-1]

    def turn(self, kind: Kind, *, numbered: bool = True) -> Side:
        """Begin a new side for something new: an attachment, a sheet."""
        count = len(self.sides) + 1
        self.sides.append(Side(kind, count if numbered and count > 1 else 0, self.grid.top_mm))
        return self.side

    def carry_over(self) -> Side:
        """Begin a new side because this one is full."""
        side = self.turn(self.side.kind, numbered=bool(self.side.number) or len(self.sides) == 1)
        side.carried = True
        return side

    def fill(self, parts: Sequence[Part], *, reserve_mm: float = 0.0) -> None:
        """Stack parts, turning pages as needed; below the last ones reserve_mm of the type area stay free."""
        self.draw(self.plan(parts, reserve_mm=reserve_mm))

    def plan(self, parts: Sequence[Part], *, reserve_mm: float = 0.0) -> Plan:
        """Say where fill() would put these parts."""
        return _Filling(self).stacked(parts, reserve_mm)

    def draw(self, plan: Plan) -> None:
        """Draw what was planned; nothing may have been added since."""
        first = len(self.sides) - 1
        for spot in plan.spots:
            while len(self.sides) - 1 < first + spot.side:
                self.carry_over()
            spot.part.draw(self.side, spot.top_mm)
            self.side.used = True
        self.side.y_mm = plan.y_mm

    def feet_mm(self, turned: int, reserve_mm: float) -> tuple[float, float]:
        """Return where a line's box must end so many sides after the one in hand, and where a seal must."""
        if reserve_mm:
            return BOTTOM_MM - reserve_mm, BOTTOM_MM - reserve_mm
        if len(self.sides) + turned == 1:
            return self.grid.first_page_bottom_mm, FIRST_PAGE_BOTTOM_MM
        return self.grid.bottom_mm, self.grid.bottom_mm

    def free_mm(self) -> float:
        """Room between what stands on the side and the foot of its type area."""
        return BOTTOM_MM - self.side.y_mm


class _Filling:
    """Parts being stacked from the top of the room a sheaf has left."""

    def __init__(self, sheaf: Sheaf) -> None:
        self.sheaf = sheaf
        self.y_mm, self.used, self.carried = sheaf.side.y_mm, sheaf.side.used, sheaf.side.carried
        self.turned = 0
        self.reached_mm = 0.0
        self.spots: list[Spot] = []

    def stacked(self, parts: Sequence[Part], reserve_mm: float) -> Plan:
        chunks = _chunks(parts)
        for index, chunk in enumerate(chunks):
            self._stack(chunk, reserve_mm if index == len(chunks) - 1 else 0.0)
        return Plan(tuple(self.spots), self.turned, max(self.y_mm, self.reached_mm))

    def _stack(self, chunk: list[Part], reserve_mm: float) -> None:
        if chunk[0].turns and self.used:
            self._turn()
        if self._fits(chunk, reserve_mm):
            return self._put(chunk)
        if self.used:
            self._turn()
            if self._fits(chunk, reserve_mm):
                return self._put(chunk)
        # Too tall for any page: its parts go one by one. What was reserved then stands on a side of its own.
        for part in chunk:
            if self.used and not self._fits([part], 0.0):
                self._turn()
            self._put([part])
        return None

    def _turn(self) -> None:
        self.turned += 1
        self.y_mm, self.used, self.carried, self.reached_mm = self.sheaf.grid.top_mm, False, True, 0.0

    def _fits(self, chunk: list[Part], reserve_mm: float) -> bool:
        foot, clear = self.sheaf.feet_mm(self.turned, reserve_mm)
        y_mm = self.y_mm
        if self._at_page_top():
            y_mm += -chunk[0].before_mm + (chunk[0].head.height_mm if chunk[0].head else 0.0)
        for part in chunk:
            y_mm += part.before_mm + part.height_mm
            if part.reach_mm and y_mm + part.reach_mm > clear + SLACK_MM:
                return False
        return y_mm <= foot + SLACK_MM

    def _at_page_top(self) -> bool:
        """Tell whether the side was turned because the one before was full."""
        return self.carried and not self.used

    def _put(self, chunk: Iterable[Part]) -> None:
        for part in chunk:
            if self._at_page_top() and part.head:
                self._put([replace(part.head, head=None, before_mm=0.0)])
            elif not self._at_page_top():
                self.y_mm += part.before_mm
            self.used = True
            self.spots.append(Spot(part, self.turned, self.y_mm))
            self.y_mm += part.height_mm
            self.reached_mm = max(self.reached_mm, self.y_mm + part.reach_mm)


def _chunks(parts: Sequence[Part]) -> list[list[Part]]:
    """Group parts that must stand on one page."""
    chunks: list[list[Part]] = []
    joined = False
    for part in parts:
        if joined:
            chunks[-1].append(part)
        else:
            chunks.append([part])
        joined = part.keep_with_next
    return chunks


def line_parts(composed: Composed) -> list[Part]:
    """Return a paragraph as parts, one a line; space above it belongs to the first."""
    count = len(composed.lines)
    block = composed.block

    def drawing(index: int) -> Callable[[Side, float], None]:
        def draw(side: Side, top_mm: float) -> None:
            lines, ticks = composed.place(index, top_mm)
            side.lines += lines
            side.ticks += ticks

        return draw

    return [
        Part(
            height_mm=composed.line_mm,
            draw=drawing(index),
            before_mm=block.before_pt * MM_PER_PT if index == 0 else 0.0,
            keep_with_next=block.keep_with_next if index == count - 1 else block.keep_together,
        )
        for index in range(count)
    ]


def kept(parts: Sequence[Part]) -> list[Part]:
    """Return parts chained to each other and to what follows."""
    return [replace(part, keep_with_next=True) for part in parts]
