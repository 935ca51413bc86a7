"""Ruled tables: the feedback sheet and the tables of attachments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from letter.docx.drawing import Pictures
from letter.docx.markup import mm_twips, twips
from letter.docx.text import paragraph
from letter.layout import Cell, Row, TableBlock

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
EIGHTHS = 8
ROUNDING = 2
"""Twips a row's text may be taller than composed without making the row higher."""


def table(block: TableBlock, pictures: Pictures) -> str:
    """Return a table with its columns in w:tblGrid and in every cell: one program lays out by the one, one by the other."""
    widths = _widths(block.columns_mm)
    rule = round(block.rule_pt * EIGHTHS)
    borders = "".join(f'<w:{side} w:val="single" w:sz="{rule}" w:space="0" w:color="000000"/>' for side in SIDES)
    padding = mm_twips(block.padding_mm)
    # Above and below the text the halves of the rules take their part of the row.
    upright = padding - twips(block.rule_pt / 2) - ROUNDING
    margins = "".join(
        f'<w:{side} w:w="{upright if side in ("top", "bottom") else padding}" w:type="dxa"/>' for side in SIDES[:4]
    )
    merged = _Merged()
    rows = "".join(_row(row, widths, merged, pictures, padding=padding) for row in block.rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(columns_mm: tuple[float, ...]) -> list[int]:
    """Return the columns in twips; the edges are rounded, so that their sum is the type area's."""
    edges = [0]
    total = 0.0
    for column in columns_mm:
        total += column
        edges.append(mm_twips(total))
    return [right - left for left, right in pairwise(edges)]


class _Merged:
    """The cells that reach down into the next rows: column → how many rows are left, and how many columns wide."""

    def __init__(self) -> None:
        self.open: dict[int, tuple[int, int]] = {}

    def begin(self, column: int, cell: Cell) -> None:
        if cell.rows > 1:
            self.open[column] = (cell.rows - 1, cell.columns)

    def hidden(self, column: int) -> int:
        """Return the width of the hidden cell at a column, and count it; 0 where there is none."""
        if column not in self.open:
            return 0
        rows, columns = self.open.pop(column)
        if rows > 1:
            self.open[column] = (rows - 1, columns)
        return columns


def _row(row: Row, widths: list[int], merged: _Merged, pictures: Pictures, *, padding: int) -> str:
    height = mm_twips(row.height_mm)
    head = "<w:tblHeader/>" if row.head else ""
    cells = "".join(_cells(row, widths, merged, pictures, padding))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>{cells}</w:tr>'


def _cells(row: Row, widths: list[int], merged: _Merged, pictures: Pictures, padding: int) -> Iterator[str]:
    column = 0
    cells = iter(row.cells)
    while column < len(widths):
        if span := merged.hidden(column):
            yield _cell(widths[column : column + span], "<w:vMerge/>", "<w:p/>")
            column += span
            continue
        cell = next(cells, None)
        if cell is None:
            return
        merged.begin(column, cell)
        inner = (sum(widths[column : column + cell.columns]) - 2 * padding) / 20
        paragraphs = "".join(paragraph(block, pictures, width_pt=inner) for block in cell.blocks) or "<w:p/>"
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        yield _cell(
            widths[column : column + cell.columns], merge, paragraphs, f'<w:vAlign w:val="{cell.valign}"/>'
        )
        column += cell.columns


def _cell(widths: list[int], merge: str, paragraphs: str, valign: str = "") -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}{valign}</w:tcPr>{paragraphs}</w:tc>'


