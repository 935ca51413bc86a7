"""Ruled tables: row heights from the text in them, and every line, rule and tick box at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from letter import gbt9704 as gb
from letter.layout import Cell, PlacedLine, PlacedTick, Row, Stroke, TableBlock, TextBlock
from letter.placing import Composed


@dataclass(frozen=True)
class PlacedRow:
    """One row, or a piece of one too tall for a page, drawn from a given top."""

    height_mm: float
    lines: list[PlacedLine]
    ticks: list[PlacedTick]
    strokes: list[Stroke]


@dataclass(frozen=True)
class Laid:
    """A row where it stands in its table: which cells reach into it from above, and how far its own reach down."""

    row: Row
    starts: tuple[int, ...]
    """The column each cell begins in."""
    heights_mm: tuple[float, ...]
    """Of each cell, over all its rows."""
    above: frozenset[int] = frozenset()
    """Columns that belong to a cell of a row above."""
    below: frozenset[int] = frozenset()
    """Columns whose cell goes on in the next row."""


def laid_rows(rows: Sequence[Row]) -> list[Laid]:
    """Find each cell's place. Cells hidden under a merged one are left out of the rows, as in HTML."""
    laid = []
    left: dict[int, int] = {}  # column → how many of the following rows its cell reaches into
    for index, row in enumerate(rows):
        above = frozenset(left)
        left = {column: count - 1 for column, count in left.items() if count > 1}
        starts, heights = [], []
        column = 0
        for cell in row.cells:
            while column in above:
                column += 1
            starts.append(column)
            heights.append(sum(each.height_mm for each in rows[index : index + cell.rows]))
            if cell.rows > 1:
                left |= dict.fromkeys(range(column, column + cell.columns), cell.rows - 1)
            column += cell.columns
        laid.append(Laid(row, tuple(starts), tuple(heights), above, frozenset(left)))
    return laid


def sized_row(row: Row, columns_mm: tuple[float, ...], padding_mm: float) -> Row:
    """Return a row at least as high as its text; its given height is the least."""
    [sized] = sized_rows((row,), columns_mm, padding_mm)
    return sized


def sized_rows(rows: Sequence[Row], columns_mm: tuple[float, ...], padding_mm: float) -> tuple[Row, ...]:
    """Return rows at least as high as their text; where a merged cell needs more, the last of its rows gives it."""
    sized = list(rows)
    for index, laid in enumerate(laid_rows(rows)):
        needed = _needed(laid, columns_mm, padding_mm)
        own = [height for height, cell in zip(needed, laid.row.cells, strict=True) if cell.rows == 1]
        sized[index] = replace(laid.row, height_mm=max([laid.row.height_mm, *own]))
    for index, laid in enumerate(laid_rows(sized)):
        for needed, cell in zip(_needed(laid, columns_mm, padding_mm), laid.row.cells, strict=True):
            reach = sized[index : index + cell.rows]
            short = needed - sum(row.height_mm for row in reach)
            if cell.rows > 1 and short > 0:
                last = index + len(reach) - 1
                sized[last] = replace(sized[last], height_mm=sized[last].height_mm + short)
    return tuple(sized)


def _needed(laid: Laid, columns_mm: tuple[float, ...], padding_mm: float) -> list[float]:
    """Return the height of each cell's text with its padding."""
    return [
        sum(each.height_mm for each in composed) + 2 * padding_mm
        for composed, _, _ in _composed_cells(laid, columns_mm, padding_mm, 0, 0.0)
    ]


def table_height(table: TableBlock) -> float:
    """Return the height of a table in millimetres, without its space before."""
    return sum(row.height_mm for row in table.rows)


def paragraphs_in(row: Row) -> int:
    """Return how many paragraph numbers a row takes."""
    return sum(len(cell.blocks) for cell in row.cells)


def place_row(table: TableBlock, laid: Laid, *, number: int, top_mm: float) -> PlacedRow:
    """Draw one whole row with its rules, and the cells that begin in it down to their ends."""
    placed = PlacedRow(laid.row.height_mm, [], [], [])
    for composed, cell, height in _composed_cells(
        laid, table.columns_mm, table.padding_mm, number, gb.LEFT_MM
    ):
        text_height = sum(each.height_mm for each in composed)
        free = height - 2 * table.padding_mm - text_height
        top = top_mm + table.padding_mm
        top += {"top": 0.0, "center": free / 2, "bottom": free}[cell.valign]
        for each in composed:
            for index in range(len(each.lines)):
                lines, ticks = each.place(index, top)
                placed.lines.extend(lines)
                placed.ticks.extend(ticks)
                top += each.line_mm
    placed.strokes.extend(_rules(table, laid, top_mm))
    return placed


def cut_row(table: TableBlock, row: Row, most_mm: float) -> list[Row]:
    """Cut a row that is taller than a page into rows that fit: every cell gives up its lines from the top.

    Ends only when all text is out; a row that fits comes back whole.
    """
    if row.height_mm <= most_mm:
        return [row]
    line_pt = max(
        (block.line_pt for cell in row.cells for block in cell.blocks), default=gb.LINE_PT
    )
    room = max(1, int((most_mm - 2 * table.padding_mm) / (line_pt * gb.MM_PER_PT)))
    columns = [
        [
            replace(each.block, inlines=line.inlines, align="left", first_pt=0.0)
            for each in composed
            for line in each.lines
        ]
        for composed, _, _ in _composed_cells(laid_rows([row])[0], table.columns_mm, table.padding_mm, 0, 0.0)
    ]
    deepest = max(map(len, columns))
    pieces = []
    for start in range(0, deepest, room):
        cells = tuple(
            replace(
                cell, blocks=tuple(column[start : start + room]) or (_empty(cell),), valign="top"
            )
            for cell, column in zip(row.cells, columns, strict=True)
        )
        piece = replace(row, cells=cells, height_mm=0.0)
        pieces.append(sized_row(piece, table.columns_mm, table.padding_mm))
    return pieces


def _empty(cell: Cell) -> TextBlock:
    return replace(cell.blocks[0], inlines=())


def _spans(laid: Laid, columns_mm: tuple[float, ...]) -> Iterator[tuple[float, float]]:
    """Yield each cell's left edge from the table's, and its width."""
    edges = [0.0, *accumulate(columns_mm)]
    for start, cell in zip(laid.starts, laid.row.cells, strict=True):
        yield edges[start], edges[start + cell.columns] - edges[start]


def _composed_cells(
    laid: Laid, columns_mm: tuple[float, ...], padding_mm: float, number: int, left_mm: float
) -> Iterator[tuple[list[Composed], Cell, float]]:
    """Yield each cell with its paragraphs, composed to its width, and its height."""
    cells = zip(laid.row.cells, _spans(laid, columns_mm), laid.heights_mm, strict=True)
    for cell, (left, width), height in cells:
        inner_left, inner = left_mm + left + padding_mm, width - 2 * padding_mm
        composed = [
            Composed(block, number + place, inner_left, inner)
            for place, block in enumerate(cell.blocks)
        ]
        number += len(cell.blocks)
        yield composed, cell, height


def _rules(table: TableBlock, laid: Laid, top_mm: float) -> Iterator[Stroke]:
    """Yield a row's rules, centred on the edges of its cells; rounded, so that shared ones are equal."""
    rule, height = table.rule_pt * gb.MM_PER_PT, laid.row.height_mm
    left, upper = gb.LEFT_MM - rule / 2, top_mm - rule / 2
    edges = [0.0, *accumulate(table.columns_mm)]
    spans = list(_spans(laid, table.columns_mm))
    last = max(start + cell.columns for start, cell in zip(laid.starts, laid.row.cells, strict=True))
    for top, merged in ((upper, laid.above), (upper + height, laid.below)):
        for first, end in _stretches(last, merged):
            across = edges[end] - edges[first]
            yield Stroke(round(left + edges[first], 4), round(top, 4), round(across + rule, 4), round(rule, 4))
    for edge in sorted({0.0, *(start for start, _ in spans), *(start + size for start, size in spans)}):
        yield Stroke(round(left + edge, 4), round(upper, 4), round(rule, 4), round(height + rule, 4))


def _stretches(columns: int, merged: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of columns that are not merged with the next row."""
    first = 0
    for column in (*sorted(merged), columns):
        if column > first:
            yield first, column
        first = column + 1
