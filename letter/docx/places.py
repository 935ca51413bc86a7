"""Where a word processor puts a line: exact line spacing against the layout's line boxes.

With exact spacing the base line stands 0.8 of the line below its top, whatever the font; the layout centres the em
box. So a line stands lower than composed, by ``lower_pt``; frames, the title and the foot of the page make up for it.
"""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.ink import ink
from letter.layout import FlowBlock, TableBlock, TextBlock

EXACT_ASCENT = 0.8
"""Part of an exact line above its base line."""
DISTANCE_MM = 20.0
"""Foot of the footer to the page's edge: the second double line stands below it."""


def lower_pt(line_pt: float, size_pt: float) -> float:
    """Return how much lower than composed the characters of an exact line stand."""
    return (EXACT_ASCENT - 0.5) * line_pt - (gb.EM_ASCENT - 0.5) * size_pt


def below_em_pt(line_pt: float, size_pt: float) -> float:
    """Return the room between the em box of an exact line and the line's lower edge."""
    return (1 - EXACT_ASCENT) * line_pt - (1 - gb.EM_ASCENT) * size_pt


SHARED_MM = 0.3
"""How much lower than composed a page's first line stands, its last one does not. A table that goes on at the top of a
page stands higher by what then is left of ``lower_mm``: neither is off by what anybody sees."""
COPIED_TO_FOOT_MM = gb.BOTTOM_MM + below_em_pt(gb.COPIED_TO_LINE_PT, gb.COPIED_TO_PT) * gb.MM_PER_PT
"""Lower edge of a last line of 抄送 whose em box ends at 262."""
FOOT_MM = COPIED_TO_FOOT_MM + 1.0
"""Foot of the text on the other pages: below the last line of either grid, where another finds no room."""


def lower_mm(line_pt: float = gb.LINE_PT) -> float:
    """Return how much lower than composed lines of text of a pitch stand; pages begin that much higher to make up for it."""
    return lower_pt(line_pt, gb.BODY_PT) * gb.MM_PER_PT


def top_mm(grid: gb.Grid) -> float:
    """Return the top margin of the pages after the first."""
    return grid.top_mm - lower_mm(grid.line_pt) + SHARED_MM


def raised_pt(block: FlowBlock, grid: gb.Grid) -> float:
    """Return how much higher than the text's the characters of a block stand: larger type, or a table's edge."""
    text = lower_pt(grid.line_pt, gb.BODY_PT) - SHARED_MM * gb.PT_PER_MM
    if isinstance(block, TableBlock):
        return text
    if isinstance(block, TextBlock) and block.style in ("attachment_title", "sheet_title"):
        return text - lower_pt(block.line_pt, gb.TITLE_PT)
    return 0.0


def first_foot_mm(grid: gb.Grid) -> float:
    """Return the foot of page 1: its last em box ends at 272.06."""
    return grid.first_page_bottom_mm - lower_mm(grid.line_pt)


def page_number_line_mm() -> float:
    """Return the exact line of the page number, whose top is FOOT_MM: the ink of its dash is 7 mm below the type area."""
    high, low = ink("—", gb.PAGE_NUMBER_FACE)
    dash_mm = (high + low) / 2 * gb.PAGE_NUMBER_PT * gb.MM_PER_PT
    return (gb.BOTTOM_MM + gb.PAGE_NUMBER_BELOW_MM + dash_mm - FOOT_MM) / EXACT_ASCENT


def footer_filler_mm() -> float:
    """Return what is missing under the page number for the footer to begin at FOOT_MM."""
    return gb.PAGE_HEIGHT_MM - DISTANCE_MM - FOOT_MM - page_number_line_mm()
