"""One paragraph at its place: a TextBlock composed into lines, and the lines laid between two edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from letter.gbt9704 import AREA_WIDTH_MM, LEFT_MM, MM_PER_PT, PT_PER_MM, TICK_SIDE_EM
from letter.layout import Inline, PlacedLine, PlacedTick, Run, TextBlock, Tick
from letter.lines import Line, compose_lines, natural_width


@dataclass(frozen=True)
class Composed:
    """A paragraph with its lines, between the edges of the type area or of a table cell."""

    block: TextBlock
    number: int
    """The paragraph's number in the layout (PlacedLine.block)."""
    left_mm: float = LEFT_MM
    width_mm: float = AREA_WIDTH_MM

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        block = self.block
        return compose_lines(
            block.inlines,
            width_pt=self.width_mm * PT_PER_MM - block.left_pt - block.right_pt,
            first_pt=block.first_pt,
            justify=block.align == "justify",
        )

    @property
    def line_mm(self) -> float:
        return self.block.line_pt * MM_PER_PT

    @property
    def height_mm(self) -> float:
        """Height of all lines; space before does not count."""
        return len(self.lines) * self.line_mm

    def place(self, index: int, top_mm: float) -> tuple[list[PlacedLine], list[PlacedTick]]:
        """Lay one line with its box's top at top_mm; a line with tick boxes becomes several pieces."""
        line = self.lines[index]
        whole = PlacedLine(
            style=self.block.style,
            block=self.number,
            x_mm=self._x_mm(index),
            top_mm=top_mm,
            height_mm=self.line_mm,
            runs=(),
            width_mm=line.width_pt * MM_PER_PT,
            full=line.full,
            ends_paragraph=index == len(self.lines) - 1,
        )
        if not any(isinstance(inline, Tick) for inline in line.inlines):
            return [replace(whole, runs=tuple(line.inlines))] if line.inlines else [], []
        return _in_pieces(whole, line.inlines)

    def _x_mm(self, index: int) -> float:
        block, line = self.block, self.lines[index]
        left = self.left_mm + block.left_pt * MM_PER_PT
        if block.align in ("left", "justify"):
            return left + (block.first_pt * MM_PER_PT if index == 0 else 0.0)
        free = self.width_mm - (block.left_pt + block.right_pt + line.width_pt) * MM_PER_PT
        return left + free * (0.5 if block.align == "center" else 1.0)


def _in_pieces(
    whole: PlacedLine, inlines: tuple[Inline, ...]
) -> tuple[list[PlacedLine], list[PlacedTick]]:
    """Cut a line at its tick boxes."""
    pieces: list[PlacedLine] = []
    ticks: list[PlacedTick] = []
    x_mm = whole.x_mm
    runs: list[Run] = []

    def close() -> None:
        nonlocal x_mm
        if runs:
            width = natural_width(runs) * MM_PER_PT
            pieces.append(replace(whole, runs=tuple(runs), x_mm=x_mm, width_mm=width))
            x_mm += width
            runs.clear()

    for inline in inlines:
        if isinstance(inline, Run):
            runs.append(inline)
            continue
        close()
        em = inline.size_pt * MM_PER_PT
        side = em * TICK_SIDE_EM
        middle = whole.top_mm + whole.height_mm / 2
        ticks.append(PlacedTick(x_mm + (em - side) / 2, middle - side / 2, side, inline.ticked))
        x_mm += em
    close()
    return pieces, ticks
