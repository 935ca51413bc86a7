"""The 征询意见表 of one proposal as flow blocks: the unit's part filled in, the proposer's part empty.

Its rows and words are data (content.feedback), its facts the proposal's. It always takes one A4 side: the type shrinks
from TABLE_LARGEST_PT to TABLE_SMALLEST_PT, then the sheet is refused with a sentence that names what is too long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from letter import gbt9704 as gb
from letter.content import FeedbackTemplate, LetterContent, Proposal
from letter.feedback.table import Matter, SheetTable, sheet_table
from letter.layout import LayoutError, Run, TableBlock, TextBlock
from letter.placing import Composed
from letter.tables import table_height

SHRINK_PT = 0.5
NAMED_MOST = 3
"""So many of the longest entries are named where a sheet is refused."""


@dataclass(frozen=True)
class Sheet:
    """One composed sheet: its label, its title, its table."""

    label: TextBlock
    title: TextBlock
    table: TableBlock


def compose_sheet(
    content: LetterContent,
    proposal: Proposal,
    *,
    label: str,
    title: str,
    grid: gb.Grid,
    foot_mm: float,
) -> Sheet:
    """Compose the sheet of a proposal above foot_mm, the lower end of the room it may take.

    ``label`` stands in line 1: 附件 with its number, behind the 发文字号 where the sheet is bound apart from the
    letter; ``title``, in its lines, is the sheet's entry in the 附件说明 (GB/T 9704 7.3.7). Raises LayoutError.
    """
    template = content.feedback
    if template is None:
        raise ValueError("content.feedback is None")
    label_block = TextBlock(
        "sheet_label", (Run(label, gb.LABEL_FACE, gb.BODY_PT),), "left", line_pt=grid.line_pt
    )
    room_mm = foot_mm - _top_mm(title, grid)
    return Sheet(
        label_block, _title(title, grid), _fitted_table(content, template, proposal, room_mm)
    )


def why_no_sheet(
    content: LetterContent, proposal: Proposal, *, title: str, grid: gb.Grid, foot_mm: float
) -> str:
    """Say why compose_sheet() would refuse, having tried the smallest type alone; empty where it would not."""
    template = content.feedback
    if template is None:
        return ""
    made = sheet_table(Matter(content, template, proposal, gb.TABLE_SMALLEST_PT))
    over = table_height(made.block) - (foot_mm - _top_mm(title, grid))
    return _too_long(template, proposal, made, over) if over > 0 else ""


def _title(title: str, grid: gb.Grid) -> TextBlock:
    return TextBlock(
        "sheet_title",
        (Run(title, gb.TITLE_FACE, gb.TITLE_PT),),
        "center",
        before_pt=(gb.ATTACHMENT_TITLE_LINE - 2) * grid.line_pt,
        line_pt=grid.line_pt,
    )


def _top_mm(title: str, grid: gb.Grid) -> float:
    """Return where the table begins."""
    lines = len(Composed(_title(title, grid), 0).lines)
    return (
        grid.top_mm + (gb.ATTACHMENT_TITLE_LINE - 1 + lines) * grid.line_mm + gb.SHEET_TITLE_GAP_MM
    )


def _fitted_table(
    content: LetterContent, template: FeedbackTemplate, proposal: Proposal, room_mm: float
) -> TableBlock:
    """Return the table at the largest type that fits; what room is left goes to the proposer's opinion."""
    size = gb.TABLE_LARGEST_PT
    while True:
        made = sheet_table(Matter(content, template, proposal, size))
        spare = room_mm - table_height(made.block)
        if spare >= 0:
            return _stretched(made, spare)
        if size - SHRINK_PT < gb.TABLE_SMALLEST_PT:
            raise LayoutError(_too_long(template, proposal, made, -spare))
        size -= SHRINK_PT


def _stretched(made: SheetTable, spare_mm: float) -> TableBlock:
    rows = list(made.block.rows)
    if rows:
        rows[made.stretches] = replace(
            rows[made.stretches], height_mm=rows[made.stretches].height_mm + spare_mm
        )
    return replace(made.block, rows=tuple(rows))


def _too_long(
    template: FeedbackTemplate, proposal: Proposal, made: SheetTable, over_mm: float
) -> str:
    """Say that the sheet does not fit, by how much, and which of its entries take the most room."""
    longest = sorted(made.entries, key=lambda entry: -entry.height_mm)[:NAMED_MOST]
    least = max(gb.SHEET_ROW_MM, longest[0].height_mm / 3) if longest else 0.0
    named = "、".join(
        f"“{entry.label}”（{entry.length}字）" for entry in longest if entry.height_mm > least
    )
    name = (
        f"第{proposal.number}号的《{template.title}》"
        if proposal.number
        else f"《{template.title}》"
    )
    advice = f"占地方最多的是{named}，请精简" if named else "栏目过多，请减少"
    return f"{name}内容过多，一面A4纸排不下：字号已缩到{gb.TABLE_SMALLEST_PT:g}磅，仍高出{max(over_mm, 1):.0f}毫米；{advice}。"
