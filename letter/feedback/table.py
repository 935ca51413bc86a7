"""The rows of a template as a ruled table: two to a line where they share it, a vertical label beside each group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from letter import gbt9704 as gb
from letter.content import SheetField, SheetRow
from letter.feedback.cells import (
    Matter,
    cell_blocks,
    is_left_out,
    signature_label,
    text_blocks_of,
    titled,
)
from letter.feedback.rules import label_of, traditional_rows
from letter.layout import Cell, Row, TableBlock
from letter.tables import sized_rows

__all__ = ["Entry", "Matter", "SheetTable", "sheet_table"]

TRADITIONAL_MM = (34.0, 64.0, 24.0, 34.0)
COLUMNS_MM = (34.0, 49.0, 24.0, 49.0)
GROUPED_MM = (8.0, 28.0, 47.0, 24.0, 49.0)
"""Label, value, label, value, together the type area's width; before them, the vertical label: one character of any
size the sheet may have, and no more, so that it runs downwards."""
LEAST_MM: dict[SheetField, tuple[float, float]] = {
    "opinion": (gb.SHEET_OPINION_MM, gb.SHEET_OPINION_LEAST_MM),
    "signature": (gb.SHEET_SIGNATURE_MM, gb.SHEET_SIGNATURE_LEAST_MM),
}
WIDE: tuple[SheetField, ...] = ("definitions", "copies", "notes")
"""What is printed for reading alone: beside no vertical label it takes the whole width, its label in the text."""
ROW_MM = (gb.SHEET_ROW_MM, gb.SHEET_ROW_LEAST_MM)
"""Least height of a row, at the largest type and at the smallest."""


@dataclass(frozen=True)
class Entry:
    """What one row says, for whoever has to shorten it."""

    label: str
    length: int
    height_mm: float


@dataclass(frozen=True)
class SheetTable:
    """A table at one size of type."""

    block: TableBlock
    stretches: int
    """The row that takes what room is left: the proposer's opinion, or the last."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class _Line:
    """One or two rows of the template side by side."""

    rows: tuple[SheetRow, ...]

    @property
    def group(self) -> str:
        return self.rows[0].group


def sheet_table(matter: Matter) -> SheetTable:
    """Return the sheet's table at the matter's size of type; no row of it is stretched yet."""
    template = matter.template
    rows = template.rows or traditional_rows(template)
    lines = _lines(matter, rows)
    is_grouped = any(line.group for line in lines)
    columns = TRADITIONAL_MM if not template.rows else GROUPED_MM if is_grouped else COLUMNS_MM
    padding = gb.SHEET_PADDING_MM if template.rows else gb.TABLE_PADDING_MM
    made = [_row(matter, line, rows, columns, padding) for line in lines]
    if is_grouped:
        made = _labelled(matter, lines, made)
    sized = sized_rows(tuple(made), columns, padding)
    before = gb.SHEET_TITLE_GAP_MM * gb.PT_PER_MM
    block = TableBlock(columns, sized, padding, gb.TABLE_RULE_PT, before)
    opinions = [place for place, line in enumerate(lines) if line.rows[0].field == "opinion"]
    return SheetTable(
        block, opinions[0] if opinions else len(lines) - 1, _entries(matter, lines, sized)
    )


def _lines(matter: Matter, rows: tuple[SheetRow, ...]) -> list[_Line]:
    """Put rows that share a line together; what has nothing to say leaves its place to its neighbour."""
    lines: list[_Line] = []
    for row in rows:
        if is_left_out(matter, row, rows):
            continue
        if row.beside and lines and len(lines[-1].rows) == 1 and lines[-1].group == row.group:
            lines[-1] = _Line((*lines[-1].rows, row))
        else:
            lines.append(_Line((row,)))
    return lines


def _row(
    matter: Matter,
    line: _Line,
    rows: tuple[SheetRow, ...],
    columns: tuple[float, ...],
    padding_mm: float,
) -> Row:
    """Return a line without its vertical label; where the table has such and this line none, its label is wider."""
    own = columns[-4:]
    first = line.rows[0]
    if _is_wide(matter, first):
        width = sum(columns) - 2 * padding_mm
        said = cell_blocks(matter, first, rows, width_mm=width)
        return Row(
            (Cell(titled(_label(matter, first), said), columns=len(columns)),),
            _least_mm(matter, first.field),
        )
    lead = 2 if len(columns) > len(own) and not line.group else 1
    cells: list[Cell] = []
    for place, row in enumerate(line.rows):
        spans = 1 if len(line.rows) > 1 else len(own) - 1
        width = sum(own[2 * place + 1 : 2 * place + 1 + spans]) - 2 * padding_mm
        value = cell_blocks(matter, row, rows, width_mm=width)
        label = text_blocks_of(_label(matter, row), matter.size_pt, align="center")
        valign = "bottom" if row.field == "signature" else "center"
        cells += [
            Cell(label, columns=1 if place else lead),
            Cell(value, columns=spans, valign=valign),
        ]
    return Row(tuple(cells), _least_mm(matter, first.field))


def _is_wide(matter: Matter, row: SheetRow) -> bool:
    return bool(matter.template.rows) and row.field in WIDE and not row.group


def _label(matter: Matter, row: SheetRow) -> str:
    return (
        signature_label(matter, row)
        if row.field == "signature"
        else label_of(row, matter.proposal.kind)
    )


def _least_mm(matter: Matter, field: SheetField) -> float:
    """Return a row's least height, which shrinks with the type; the traditional rows keep theirs."""
    largest, least = LEAST_MM.get(field, ROW_MM)
    if not matter.template.rows:
        return largest
    if field == "signature" and not matter.is_signed:
        largest, least = gb.SHEET_STAMP_MM, gb.SHEET_STAMP_LEAST_MM
    part = (matter.size_pt - gb.TABLE_SMALLEST_PT) / (gb.TABLE_LARGEST_PT - gb.TABLE_SMALLEST_PT)
    return least + (largest - least) * part


def _labelled(matter: Matter, lines: list[_Line], made: list[Row]) -> list[Row]:
    """Put the vertical label before the first line of each group, merged down to its last."""
    labelled: list[Row] = []
    for group, members in groupby(lines, key=lambda line: line.group):
        count = len(list(members))
        rows = made[len(labelled) : len(labelled) + count]
        if group:
            cell = Cell(text_blocks_of(group, matter.size_pt, align="center"), rows=count)
            rows[0] = replace(rows[0], cells=(cell, *rows[0].cells))
        labelled += rows
    return labelled


def _entries(matter: Matter, lines: list[_Line], rows: tuple[Row, ...]) -> tuple[Entry, ...]:
    """Return what each line says, by the longest of its cells; what the proposer fills in is not among them."""
    entries = []
    for line, row in zip(lines, rows, strict=True):
        if line.rows[0].field in LEAST_MM:
            continue
        values = row.cells[-1:] if len(line.rows) == 1 else row.cells[-3::2]
        lengths = [sum(len(each.text) for each in cell.blocks) for cell in values]
        longest = lengths.index(max(lengths))
        label = _label(matter, line.rows[longest]).replace("　", "").replace(" ", "")
        entries.append(Entry(label, lengths[longest], row.height_mm))
    return tuple(entries)
