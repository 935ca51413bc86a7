"""签发人签名章 (7.3.5.3): each signer's title and the stamp beside it, a row for each body, the date below."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.compose.body import run
from letter.compose.names import (
    Signature,
    date_text,
    draw_line,
    draw_seals,
    line_part,
    name_lines,
    width_mm,
)
from letter.compose.sides import Part, Side
from letter.content import Issuer, LetterContent
from letter.layout import SealAnchor, TextBlock
from letter.profile import Profile

STAMP_RIGHT_MM = gb.RIGHT_MM - gb.STAMP_RIGHT_CELLS * gb.CELL_MM
"""右空四字: the stamp's right edge, and the date's."""


def with_stamps(content: LetterContent, profile: Profile, first_number: int) -> Signature:
    """Compose titles, stamps and date. A signer without a title has the body's name in its place."""
    grid = profile.grid
    blocks: list[TextBlock] = []
    parts: list[Part] = []
    below_mm = 0.0
    """What the row before leaves free below its title: the stamp is higher than that."""
    for place, issuer in enumerate(content.issuers):
        lines = title_lines(issuer)
        text_mm = len(lines) * grid.line_mm
        row_mm = max(height_mm(issuer), text_mm)
        aside_mm = (row_mm - text_mm) / 2
        gap_mm = (gb.STAMP_BETWEEN_LINES if place else gb.STAMP_GAP_LINES) * grid.line_mm
        block = _title(place, issuer, lines, below_mm + gap_mm + aside_mm, grid)
        blocks.append(block)
        parts.append(_row_part(block, lines, first_number + place, gap_mm, row_mm, aside_mm))
        below_mm = aside_mm
    text = date_text(content)
    gap_mm = gb.STAMP_DATE_GAP_LINES * grid.line_mm
    date_block = TextBlock(
        "dated_on",
        (run(text),),
        "right",
        right_pt=gb.STAMP_RIGHT_CELLS * gb.CELL_PT,
        before_pt=(below_mm + gap_mm) * gb.PT_PER_MM,
        line_pt=grid.line_pt,
        keep_together=True,
    )
    date_part = line_part(date_block, first_number + len(blocks), STAMP_RIGHT_MM - width_mm(text))
    # Above the date's part stands the row's, stamp and all.
    parts.append(Part(date_part.height_mm, date_part.draw, gap_mm))
    return Signature([*blocks, date_block], parts)


def height_mm(issuer: Issuer) -> float:
    """Return the height of the signer's stamp."""
    return issuer.stamp_mm * gb.STAMP_HEIGHT_PART


def title_right_mm(issuer: Issuer) -> float:
    """Return where the signer's title ends: two characters left of the stamp."""
    return STAMP_RIGHT_MM - issuer.stamp_mm - gb.STAMP_TITLE_CELLS * gb.CELL_MM


def title_lines(issuer: Issuer) -> tuple[str, ...]:
    """Return the signer's full title in lines that fit beside the stamp."""
    return name_lines(issuer.signer_title or issuer.name, title_right_mm(issuer) - gb.LEFT_MM)


def _title(place: int, issuer: Issuer, lines: tuple[str, ...], before_mm: float, grid: gb.Grid) -> TextBlock:
    """Return the title as a paragraph that ends two characters left of its stamp."""
    anchor = SealAnchor(
        place,
        issuer.stamp_mm,
        STAMP_RIGHT_MM - issuer.stamp_mm / 2,
        len(lines) * grid.line_mm / 2,
        height_mm(issuer),
    )
    return TextBlock(
        "signer_title",
        (run("\n".join(lines)),),
        "right",
        right_pt=(gb.RIGHT_MM - title_right_mm(issuer)) * gb.PT_PER_MM,
        before_pt=before_mm * gb.PT_PER_MM,
        line_pt=grid.line_pt,
        keep_with_next=True,
        keep_together=True,
        seals=(anchor,),
    )


def _row_part(
    block: TextBlock, lines: tuple[str, ...], number: int, gap_mm: float, row_mm: float, aside_mm: float
) -> Part:
    right_mm = gb.RIGHT_MM - block.right_pt * gb.MM_PER_PT
    line_mm = block.line_pt * gb.MM_PER_PT

    def draw(side: Side, top_mm: float) -> None:
        for row, text in enumerate(lines):
            top = top_mm + aside_mm + row * line_mm
            draw_line(side, block, number, text, right_mm - width_mm(text) / 2, top, ends=row == len(lines) - 1)
        draw_seals(side, block, top_mm + aside_mm)

    return Part(row_mm, draw, gap_mm, keep_with_next=True)
