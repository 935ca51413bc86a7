"""Names, titles and dates of the signature: as paragraphs that flow and as placed lines, a long name in even lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from letter import gbt9704 as gb
from letter.breaks import break_places
from letter.compose.body import run
from letter.compose.sides import Part, Side
from letter.content import LetterContent
from letter.layout import PlacedLine, SealAnchor, SealSlot, TextBlock
from letter.lines import compose_lines, natural_width
from letter.numerals import date_in_chinese

NO_DATE = "　　　　年　月　日"
"""Keeps the date's place while there is none (7.3.5.4 is filled in at 签发)."""
BREAKS = (
    (re.compile("委员会|人民政府|办公室|小组|中心|厅|局|(?<!城)市(?!场)|县|自治区|自治州"), 0.0),
    (re.compile("和|与|及|暨"), 4.0),
)
"""A name is best broken behind one of these; what that costs …"""
POOR_BREAK = 12.0
"""… and what a break elsewhere does, as lines uneven by so many squared ems."""
LONGEST_NAME = 90
"""A longer one is no name; its lines are simply filled."""


def date_text(content: LetterContent) -> str:
    """Return the 成文日期 as printed, or its empty place."""
    return date_in_chinese(date.fromisoformat(content.dated_on)) if content.dated_on else NO_DATE


@dataclass(frozen=True)
class Signature:
    """The block as flowing paragraphs and as parts of a page."""

    blocks: list[TextBlock]
    parts: list[Part]
    give_mm: float = 0.0
    """How much lower it could be made where room is short (7.3.5.5)."""


def width_mm(text: str) -> float:
    """Return the advance width of a name on one line."""
    return natural_width([run(text)]) * gb.MM_PER_PT


@lru_cache(maxsize=256)
def name_lines(name: str, most_mm: float) -> tuple[str, ...]:
    """Return a name in as few lines of a width as hold it, as even as its words let them be."""
    if width_mm(name) <= most_mm:
        return (name,)
    if len(name) <= LONGEST_NAME:
        fewest = math.ceil(width_mm(name) / most_mm)
        for count in (fewest, fewest + 1):
            if lines := _even_lines(name, count, most_mm):
                return lines
    lines = compose_lines([run(name)], width_pt=most_mm * gb.PT_PER_MM, justify=False)
    return tuple(line.text for line in lines)


def _even_lines(name: str, count: int, most_mm: float) -> tuple[str, ...]:
    """Return so many lines, none wider than allowed; nothing where that cannot be."""
    costs, end = _break_costs(name), len(name)
    mean = width_mm(name) / count
    reached: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for row in range(count):
        following: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (cost, lines) in reached.items():
            for stop in (end,) if row == count - 1 else range(start + 1, end):
                line = name[start:stop]
                width = width_mm(line)
                if width > most_mm:
                    break
                if (at_stop := costs[stop]) is None:
                    continue
                total = cost + at_stop + ((width - mean) / gb.CELL_MM) ** 2
                if stop not in following or total < following[stop][0]:
                    following[stop] = total, (*lines, line)
        reached = following
    return reached.get(end, (0.0, ()))[1]


def _break_costs(name: str) -> list[float | None]:
    """Return what a break before each character costs, and the end; None where none may be."""
    costs = [POOR_BREAK if allowed else None for allowed in break_places(name)]
    for pattern, cost in BREAKS:
        for found in pattern.finditer(name):
            if costs[found.end()] is not None:
                costs[found.end()] = min(costs[found.end()], cost)
    costs[-1] = 0.0
    return costs


def centred(
    style: str,
    text: str,
    centre_mm: float,
    grid: gb.Grid,
    *,
    before_pt: float = 0.0,
    seals: tuple[SealAnchor, ...] = (),
) -> TextBlock:
    """Return a paragraph centred on an axis of the page, by an indent on the other side."""
    shift_pt = 2 * (centre_mm - (gb.LEFT_MM + gb.RIGHT_MM) / 2) * gb.PT_PER_MM
    return TextBlock(
        style,
        (run(text),),
        "center",
        left_pt=max(shift_pt, 0.0),
        right_pt=max(-shift_pt, 0.0),
        before_pt=before_pt,
        line_pt=grid.line_pt,
        keep_with_next=style == "issuer_name",
        keep_together=True,
        seals=seals,
    )


def draw_line(
    side: Side, block: TextBlock, number: int, text: str, centre_mm: float, top_mm: float, *, ends: bool = True
) -> None:
    """Draw a line of a paragraph, centred on an axis."""
    width = width_mm(text)
    line_mm = block.line_pt * gb.MM_PER_PT
    side.lines.append(
        PlacedLine(
            block.style, number, centre_mm - width / 2, top_mm, line_mm, (run(text),), width, ends_paragraph=ends
        )
    )


def draw_lines(
    side: Side, block: TextBlock, number: int, lines: Sequence[str], centre_mm: float, top_mm: float
) -> None:
    """Draw several lines below each other."""
    line_mm = block.line_pt * gb.MM_PER_PT
    for row, text in enumerate(lines):
        draw_line(side, block, number, text, centre_mm, top_mm + row * line_mm, ends=row == len(lines) - 1)


def draw_seals(side: Side, block: TextBlock, top_mm: float) -> None:
    """Lay the seals of a paragraph whose first line has its top there."""
    side.seals += [
        SealSlot(seal.issuer, seal.centre_x_mm, top_mm + seal.centre_below_mm, seal.diameter_mm, seal.height_mm)
        for seal in block.seals
    ]


def line_part(block: TextBlock, number: int, left_mm: float, *, keep: bool = False) -> Part:
    """Return a paragraph as a part of a page, its lines (parted by line breaks) beginning on one edge."""
    lines = block.text.split("\n")
    line_mm = block.line_pt * gb.MM_PER_PT

    def draw(side: Side, top_mm: float) -> None:
        for row, text in enumerate(lines):
            centre_mm = left_mm + width_mm(text) / 2
            draw_line(side, block, number, text, centre_mm, top_mm + row * line_mm, ends=row == len(lines) - 1)

    return Part(len(lines) * line_mm, draw, block.before_pt * gb.MM_PER_PT, keep_with_next=keep)
