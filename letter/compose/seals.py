"""Names under their seals (7.3.5.1): rows inside the type area, one seal a name, the last over name and date."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from letter import gbt9704 as gb
from letter.compose.body import run
from letter.compose.names import (
    Signature,
    centred,
    date_text,
    draw_line,
    draw_lines,
    draw_seals,
    name_lines,
    width_mm,
)
from letter.compose.sides import SLACK_MM, Part, Side
from letter.content import Issuer, LetterContent
from letter.layout import SealAnchor, TabStop, TextBlock
from letter.profile import Profile

BETWEEN_MM = gb.CELL_MM / 2
"""Least distance of two names beside each other."""

Names = tuple[tuple[str, ...], ...]
"""The lines of every name."""


@dataclass(frozen=True)
class Row:
    """Names beside each other with their seals, all centres at one height."""

    first: int
    """Index of the first issuer."""
    issuers: tuple[Issuer, ...]
    names: Names
    centres_mm: tuple[float, ...]
    line_mm: float
    last: bool
    """The date stands below it."""

    @property
    def deep(self) -> int:
        return max(map(len, self.names))

    @property
    def height_mm(self) -> float:
        return self.deep * self.line_mm

    @property
    def largest_mm(self) -> float:
        return max(issuer.seal_mm for issuer in self.issuers)

    @property
    def smallest_mm(self) -> float:
        return min(issuer.seal_mm for issuer in self.issuers)

    @property
    def centre_below_mm(self) -> float:
        """The seals' centre below the row's top: what they press stands slightly lower.

        That is the last two lines of the last body's name with the date, or of a name alone its last three.
        """
        if self.last:
            pressed = min(len(self.names[-1]), gb.SEAL_NAME_LINES) + 1
            return (self.deep + 1 - pressed / 2) * self.line_mm - gb.SEAL_ABOVE_MM
        pressed = min(self.deep, gb.SEAL_NAME_LINES + 1)
        return (self.deep - pressed / 2) * self.line_mm - gb.SEAL_ABOVE_MM


@dataclass(frozen=True)
class Gap:
    """The room above a row: as wanted, and the least there may be."""

    wanted_mm: float
    least_mm: float

    @property
    def give_mm(self) -> float:
        return self.wanted_mm - self.least_mm


def with_seals(content: LetterContent, profile: Profile, first_number: int, tighter_mm: float) -> Signature:
    """Compose names and date under seals, ``tighter_mm`` lower than they would be; the gaps give it as far as they can."""
    grid = profile.grid
    date_line = date_text(content)
    rows = _rows(content.issuers, width_mm(date_line), grid.line_mm)
    gaps = [_above(rows[0])] + [_between(*pair) for pair in pairwise(rows)]
    blocks: list[TextBlock] = []
    parts: list[Part] = []
    for number, (row, gap) in enumerate(zip(rows, gaps, strict=True), start=first_number):
        gap_mm = gap.wanted_mm - min(tighter_mm, gap.give_mm)
        tighter_mm -= gap.wanted_mm - gap_mm
        block = _block(row, gap_mm * gb.PT_PER_MM, grid, printed=profile.seal == "print")
        blocks.append(block)
        date_block = centred("dated_on", date_line, row.centres_mm[-1], grid) if row.last else None
        parts.append(_part(row, block, number, date_block))
        if date_block:
            blocks.append(date_block)
    return Signature(blocks, parts, sum(gap.give_mm for gap in gaps))


def _rows(issuers: tuple[Issuer, ...], date_width: float, line_mm: float) -> list[Row]:
    """Share the bodies out among rows: in order, all rows but the last one full."""
    names, centres = _columns(issuers, date_width)
    most = len(centres)
    return [
        Row(
            start,
            issuers[start : start + most],
            names[start : start + most],
            centres[most - len(issuers[start : start + most]) :],
            line_mm,
            start + most >= len(issuers),
        )
        for start in range(0, len(issuers), most)
    ]


def _columns(issuers: tuple[Issuer, ...], date_width: float) -> tuple[Names, tuple[float, ...]]:
    """Return the names in their lines, and the columns' centres with the last over the date.

    As many stand in a row as fit with their names on one line, at most three; where that makes too many rows, the
    names are broken so that more fit.
    """
    count = len(issuers)
    numbers = sorted({math.ceil(count / rows) for rows in range(math.ceil(count / gb.SEALS_A_ROW), count + 1)})
    names = _names(issuers, 1)
    found = [(most, names, centres) for most in numbers if (centres := _centres(issuers, names, most, date_width))]
    best = found[-1] if found else (1, names, (gb.LEFT_MM + gb.AREA_WIDTH_MM / 2,))
    for most in numbers:
        if most > best[0] and math.ceil(count / best[0]) > gb.SEAL_ROWS:
            names = _names(issuers, most)
            if centres := _centres(issuers, names, most, date_width):
                best = most, names, centres
    return best[1:]


def _names(issuers: tuple[Issuer, ...], most: int) -> Names:
    """Return the names in lines so short that so many stand beside each other."""
    width = (gb.AREA_WIDTH_MM - (most - 1) * BETWEEN_MM) / most
    return tuple(name_lines(issuer.name, width) for issuer in issuers)


def _centres(issuers: tuple[Issuer, ...], names: Names, most: int, date_width: float) -> tuple[float, ...]:
    """Return the centres of so many columns with the last over the date; none where they would leave the type area."""
    count = len(issuers)
    seals, widths = [0.0] * most, [0.0] * most
    for index, issuer in enumerate(issuers):
        # The names of the last row stand in the columns on the right.
        column = index % most + (-count % most if index >= count - 1 - (count - 1) % most else 0)
        seals[column] = max(seals[column], issuer.seal_mm)
        widths[column] = max(widths[column], *map(width_mm, names[index]))
    halves = [max(pair) / 2 for pair in zip(seals, widths, strict=True)]
    gaps = [
        gb.SEAL_APART_MM if seals[place] >= widths[place] and seals[place + 1] >= widths[place + 1] else BETWEEN_MM
        for place in range(most - 1)
    ]
    lefts = [0.0]
    for half, gap in zip(halves, gaps, strict=False):
        lefts.append(lefts[-1] + 2 * half + gap)
    before = lefts[-1] + halves[-1]
    behind = max(halves[-1], date_width / 2)
    if before + behind > gb.AREA_WIDTH_MM + SLACK_MM:
        return ()
    over_date = gb.RIGHT_MM - gb.DATE_RIGHT_CELLS * gb.CELL_MM - date_width / 2
    # A row that would leave the type area moves inside it, the date with it.
    last = max(min(over_date, gb.RIGHT_MM - behind), gb.LEFT_MM + before)
    return tuple(last - before + left + half for left, half in zip(lefts, halves, strict=True))


def _above(row: Row) -> Gap:
    """Return the gap above the first row: whole lines, its seals' top below the text and within one line of it."""
    # The text ends with its characters, above the lower edge of its line's box; less where lines are set closer.
    above = -row.centre_below_mm - (row.line_mm - gb.BODY_PT * gb.MM_PER_PT) / 2
    closer = (row.line_mm - gb.LINE_PT_LEAST * gb.MM_PER_PT) / 2
    least = max(row.largest_mm / 2 + above + closer + gb.SEAL_CLEAR_MM, gb.SEAL_GAP_LEAST_LINES * row.line_mm)
    lines = max(1, math.ceil(least / row.line_mm))
    # Of seals of different sizes the smallest, too, stands within one line of the text.
    most = row.smallest_mm / 2 + above + gb.SEAL_TOP_WITHIN_MM
    return Gap(max(least, min(lines * row.line_mm, most)), least)


def _between(upper: Row, lower: Row) -> Gap:
    """Return the gap between two rows: their seals apart, so that all rows stand at the same distance."""
    centres = (upper.largest_mm + lower.largest_mm) / 2 + gb.SEAL_APART_MM
    least = max(0.0, centres - (upper.height_mm - upper.centre_below_mm) - lower.centre_below_mm)
    return Gap(least + gb.SEAL_ROWS_APART_MM - gb.SEAL_APART_MM, least)


def _block(row: Row, before_pt: float, grid: gb.Grid, *, printed: bool) -> TextBlock:
    """Return a row of names as one paragraph: centred on its axis, or at centre tab stops."""
    anchors = tuple(
        SealAnchor(row.first + place, issuer.seal_mm, centre, row.centre_below_mm)
        for place, (issuer, centre) in enumerate(zip(row.issuers, row.centres_mm, strict=True))
    )
    seals = anchors if printed else ()
    if len(row.names) == 1:
        return centred(
            "issuer_name", "\n".join(row.names[0]), row.centres_mm[0], grid, before_pt=before_pt, seals=seals
        )
    # Names end on one line, whatever they need above it.
    columns = [("",) * (row.deep - len(lines)) + lines for lines in row.names]
    text = "\n".join("".join("\t" + line for line in lines) for lines in zip(*columns, strict=True))
    return TextBlock(
        "issuer_name",
        (run(text),),
        "left",
        before_pt=before_pt,
        line_pt=grid.line_pt,
        keep_with_next=True,
        keep_together=True,
        tabs=tuple(TabStop((centre - gb.LEFT_MM) * gb.PT_PER_MM) for centre in row.centres_mm),
        seals=seals,
    )


def _part(row: Row, block: TextBlock, number: int, date_block: TextBlock | None) -> Part:
    """Return a row as a part of a page; the last one holds the date, so that its seal presses both wherever it stands."""
    height_mm = row.height_mm + (row.line_mm if date_block else 0.0)

    def draw(side: Side, top_mm: float) -> None:
        for lines, centre in zip(row.names, row.centres_mm, strict=True):
            top = top_mm + (row.deep - len(lines)) * row.line_mm
            draw_lines(side, block, number, lines, centre, top)
        if date_block:
            centre = row.centres_mm[-1]
            draw_line(side, date_block, number + 1, date_block.text, centre, top_mm + row.height_mm)
        draw_seals(side, block, top_mm)

    return Part(
        height_mm,
        draw,
        block.before_pt * gb.MM_PER_PT,
        keep_with_next=date_block is None,
        reach_mm=max(0.0, row.centre_below_mm + row.largest_mm / 2 - height_mm),
    )
