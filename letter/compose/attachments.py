"""Attachments and feedback sheets on pages of their own (clause 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letter import gbt9704 as gb
from letter.breaks import break_places
from letter.compose.body import paragraph, run
from letter.compose.sides import Part, Side, line_parts
from letter.compose.title import title_lines
from letter.content import Attachment
from letter.feedback import Sheet
from letter.layout import Cell, FlowBlock, LayoutError, Row, Run, TableBlock, TextBlock
from letter.lines import natural_width
from letter.placing import Composed
from letter.tables import Laid, cut_row, laid_rows, paragraphs_in, place_row, sized_row

NARROWEST_MM = 12.0
"""A column keeps room for two characters, where there are not too many of them."""
COLUMNS_MOST = 20
"""More columns leave no room for a single character."""


def attachment_parts(
    attachment: Attachment, label: str, numbers: Iterator[int], grid: gb.Grid
) -> tuple[list[FlowBlock], list[Part]]:
    """Compose an attachment: label in line 1, title centred in line 3, then its paragraphs and its table."""
    blocks = [
        TextBlock(
            "attachment_label",
            (Run(label, gb.LABEL_FACE, gb.BODY_PT),),
            "left",
            line_pt=grid.line_pt,
            keep_with_next=True,
        ),
        TextBlock(
            "attachment_title",
            (Run("\n".join(title_lines(attachment.name)), gb.TITLE_FACE, gb.TITLE_PT),),
            "center",
            before_pt=(gb.ATTACHMENT_TITLE_LINE - 2) * grid.line_pt,
            line_pt=grid.line_pt,
            keep_with_next=True,
            keep_together=True,
        ),
    ]
    texts = [
        paragraph(run(text), style="attachment_body", line_pt=grid.line_pt) for text in attachment.paragraphs if text
    ]
    flow: list[FlowBlock] = [*blocks, *texts]
    if texts:
        flow[2] = texts[0] = replace(texts[0], before_pt=grid.line_pt)
    parts = [
        part for block in (*blocks, *texts) for part in line_parts(Composed(block, next(numbers)))
    ]
    if any(attachment.rows):
        table = attachment_table(attachment.rows)
        flow.append(table)
        parts += table_parts(table, numbers, grid)
    return flow, parts


def sheet_parts(sheet: Sheet, numbers: Iterator[int], grid: gb.Grid) -> tuple[list[FlowBlock], list[Part]]:
    """Return a feedback sheet as flow and as parts of its page."""
    blocks = [sheet.label, sheet.title]
    parts = [part for block in blocks for part in line_parts(Composed(block, next(numbers)))]
    return [*blocks, sheet.table], parts + table_parts(sheet.table, numbers, grid)


def table_parts(table: TableBlock, numbers: Iterator[int], grid: gb.Grid) -> list[Part]:
    """Return a table as parts, a row each; its head row is drawn again on every page."""
    heads = [row for row in table.rows if row.head]
    head = _row_part(table, laid_rows(heads)[0], numbers) if heads else None
    most = grid.height_mm - (head.height_mm if head else 0.0)
    rows = [piece for row in table.rows for piece in cut_row(table, row, most)]
    return [
        _row_part(
            table,
            laid,
            numbers,
            before_mm=0.0 if place else table.before_pt * gb.MM_PER_PT,
            head=head,
        )
        for place, laid in enumerate(laid_rows(rows))
    ]


def _row_part(
    table: TableBlock,
    laid: Laid,
    numbers: Iterator[int],
    *,
    before_mm: float = 0.0,
    head: Part | None = None,
) -> Part:
    row, number = laid.row, next(numbers)
    for _ in range(paragraphs_in(row) - 1):
        next(numbers)

    def draw(side: Side, top_mm: float) -> None:
        placed = place_row(table, laid, number=number, top_mm=top_mm)
        side.lines += placed.lines
        side.ticks += placed.ticks
        side.strokes += placed.strokes

    return Part(
        row.height_mm, draw, before_mm, keep_with_next=row.head, head=None if row.head else head
    )


def attachment_table(rows: tuple[tuple[str, ...], ...]) -> TableBlock:
    """Return the rows of an attachment as a table over the type area; the first row is its head.

    Raises LayoutError for a table of too many columns.
    """
    width = max(map(len, rows))
    if width > COLUMNS_MOST:
        raise LayoutError(f"附件表格有{width}列，一页最多排{COLUMNS_MOST}列。")
    full = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    columns = column_widths(full)
    made = tuple(
        sized_row(_table_row(row, columns, head=place == 0), columns, gb.TABLE_PADDING_MM)
        for place, row in enumerate(full)
    )
    before = gb.LINE_PT / 2
    return TableBlock(columns, made, gb.TABLE_PADDING_MM, gb.TABLE_RULE_PT, before)


def _table_row(texts: tuple[str, ...], columns: tuple[float, ...], *, head: bool) -> Row:
    """Return a row; a text of one line stands in the middle of its cell, a longer one from the left."""
    style, face = ("table_head", gb.LABEL_FACE) if head else ("table_cell", gb.BODY_FACE)
    size = gb.ATTACHMENT_TABLE_PT
    cells = tuple(
        Cell(
            (
                TextBlock(
                    style,
                    (Run(text, face, size),) if text else (),
                    "center"
                    if head or _width_mm(text, size) <= column - 2 * gb.TABLE_PADDING_MM
                    else "left",
                    line_pt=size * gb.TABLE_LEADING,
                ),
            )
        )
        for text, column in zip(texts, columns, strict=True)
    )
    return Row(cells, gb.SHEET_ROW_MM, head=head)


def column_widths(rows: list[tuple[str, ...]]) -> tuple[float, ...]:
    """Share the type area's width out by the columns' longest texts, none narrower than its longest word.

    Where even the words do not fit side by side every column gets the same width.
    """
    columns = len(rows[0])
    size = gb.ATTACHMENT_TABLE_PT
    padding = 2 * gb.TABLE_PADDING_MM + 0.5
    wanted = [
        max(_width_mm(row[place], size) for row in rows) + padding for place in range(columns)
    ]
    least = [
        max(
            NARROWEST_MM,
            min(max(_word_mm(row[place], size) for row in rows) + padding, wanted[place]),
        )
        for place in range(columns)
    ]
    area = gb.AREA_WIDTH_MM
    if sum(least) > area:
        return (area / columns,) * columns
    # Long columns count less than their length, or one of them would leave the others their least.
    weights = [max(want - low, 0.0) ** 0.6 + 1.0 for want, low in zip(wanted, least, strict=True)]
    spare = area - sum(least)
    return tuple(
        low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)
    )


def _width_mm(text: str, size_pt: float) -> float:
    return natural_width([Run(text, gb.BODY_FACE, size_pt)]) * gb.MM_PER_PT


def _word_mm(text: str, size_pt: float) -> float:
    """Return the width of the longest stretch that should not be broken."""
    allowed = break_places(text)
    longest, start = 0.0, 0
    for place in range(1, len(text) + 1):
        if allowed[place]:
            longest = max(longest, _width_mm(text[start:place], size_pt))
            start = place
    return longest
