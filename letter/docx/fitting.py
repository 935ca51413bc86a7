"""Line ends as composed, without a single manual break: character spacing where a program would end a line elsewhere.

A word processor breaks lines by itself. Where it must come to the composed line end the line keeps the grid's spacing;
where it need not, the line's characters get the spacing that fills it, as 7.3.5.5 lets one adjust. The paragraph
stays alive: it is one paragraph, and text that is written into it flows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from math import floor, inf
from typing import NamedTuple

from letter.breaks import NEVER_FIRST, NEVER_LAST
from letter.docx.markup import twips, twips_below
from letter.fonts import advances
from letter.layout import Inline, Run, TextBlock, Tick
from letter.lines import Line, compose_lines

TWIPS = 20


class Gap(NamedTuple):
    """What a program puts between a hanzi and a figure."""

    em: float
    ends_spacing: bool
    """The character before such a place, or before a change of the look, goes without its spacing."""


GAPS = (Gap(0.2, True), Gap(0.25, False))
"""LibreOffice's, as its sources and its output show, and Word's, as others have measured (docs/docx.md)."""
TIGHTER = 0.15
"""What a line gives at most for those gaps, of the em a character."""
SURE = 14
"""Twips by which a line must be clear for every program to agree."""
LOOSE = 28
"""Twips a line may be short of its measure on the grid; one that is shorter gets its own spacing, as programs lose a
twip a character where they spread a line."""
FITTED = ("left", "justify")
"""Paragraphs whose lines are fitted, so that gaps may stand in them; others are single lines that have room."""


class Sign(NamedTuple):
    """One character, or one tick box, with its advance and its spacing in twips."""

    text: str
    source: int
    """Index of the inline it comes from."""
    advance: float
    spacing: int
    em: float


def fitted_inlines(block: TextBlock, width_pt: float) -> tuple[Inline, ...]:
    """Return a paragraph's inlines with the spacing that lets every line end as composed between two edges."""
    inlines = block.inlines
    if block.align not in FITTED or block.tabs or "\n" in block.text or not inlines:
        return inlines
    lines = _lines(block, width_pt)
    signs = list(_signs(inlines))
    measure = twips_below(width_pt) - twips(block.left_pt) - twips(block.right_pt)
    spacings = [sign.spacing for sign in signs]
    # From the last line up: how much room the next line's first word needs follows from that line's own spacing.
    for start, end in reversed([*pairwise([*(line.start for line in lines), len(signs)])]):
        room = measure - (twips(block.first_pt) if start == 0 else 0)
        following = inf if end == len(signs) else _next_width(signs, spacings, end)
        spacings[start:end] = _spacings(signs[start:end], room, following)
    return tuple(_inlines(signs, spacings, inlines))


def line_start(block: TextBlock, line: int, width_pt: float) -> int:
    """Return the index of a line's first character in its paragraph."""
    return _lines(block, width_pt)[line].start


def _lines(block: TextBlock, width_pt: float) -> tuple[Line, ...]:
    return compose_lines(
        block.inlines,
        width_pt=width_pt - block.left_pt - block.right_pt,
        first_pt=block.first_pt,
        justify=block.align == "justify",
    )


def _signs(inlines: tuple[Inline, ...]) -> Iterator[Sign]:
    for source, inline in enumerate(inlines):
        em = inline.size_pt * TWIPS
        if isinstance(inline, Tick):
            yield Sign("", source, em, 0, em)
            continue
        table, wide = advances(inline.face), em * inline.scale
        spacing = twips_below(inline.spacing_pt)
        for char in inline.text:
            yield Sign(char, source, table[char] * wide, spacing, em)


def _spacings(line: list[Sign], room: float, following: float) -> list[int]:
    """Return the spacing of a line's characters: the grid's where every program ends it here anyway, else its own.

    A line must have room for itself and none for what follows. Its own spacing fills it to the last twentieths of a
    point, if need be with one more behind the first of its characters: programs spread what is left in whole ones.
    """
    count = len(line)
    while len(line) > 1 and line[-1].text == " ":
        line = line[:-1]
    grid = line[0].spacing
    measures = [_Measure(line, room, gap) for gap in GAPS]
    if all(measure.after(grid, following) for measure in measures):
        return [grid] * count
    spacing = max(min(measure.widest() for measure in measures), grid - round(line[0].em * TIGHTER))
    wider = max(
        (
            place
            for place in range(len(line))
            if all(each.holds(spacing, place) for each in measures)
        ),
        default=0,
    )
    return [spacing + 1] * wider + [spacing] * (count - wider)


class _Measure:
    """How one program sets a line: where it puts gaps, and behind which characters it leaves out their spacing."""

    def __init__(self, line: list[Sign], room: float, gap: Gap) -> None:
        pairs = list(pairwise(line))
        met = [one.text.isascii() != two.text.isascii() for one, two in pairs]
        self.em, self.count = line[0].em, len(line)
        gaps = sum(
            is_met and (one.text + two.text).isalnum()
            for is_met, (one, two) in zip(met, pairs, strict=True)
        )
        self.free = room - sum(sign.advance for sign in line) - gaps * gap.em * self.em - SURE
        self.kept = [1] * len(line)
        if gap.ends_spacing:
            # Spacing is left out where Chinese and half-width text meet, where the look changes, and at the end.
            self.kept = [
                not is_met and one.source == two.source
                for is_met, (one, two) in zip(met, pairs, strict=True)
            ]
            self.kept.append(False)
        self.ends = gap.ends_spacing
        self.spaced = max(1, sum(self.kept))

    def widest(self) -> int:
        """Return the widest spacing with which the line fits; spacing out counts behind every character."""
        return floor(self.free / (self.spaced if self.free < 0 else self.count))

    def after(self, spacing: int, following: float) -> bool:
        """Tell whether a line of this spacing fits and leaves no room for what follows."""
        left = self.free - spacing * (self.spaced if spacing < 0 else self.count)
        if left < 0:
            return False
        return following == inf or left < min(following - 2 * SURE, LOOSE - SURE)

    def holds(self, spacing: int, place: int) -> bool:
        """Tell whether the line also fits with one more behind each character before a place."""
        left = (
            self.free
            - spacing * (self.spaced if spacing < 0 else self.count)
            - sum(self.kept[:place])
        )
        parted = place > 0 and self.ends and self.kept[place - 1] and spacing < 0
        return left >= (-spacing if parted else 0)


def _next_width(signs: list[Sign], spacings: list[int], place: int) -> float:
    """Return the least room that what follows a line end would need on the line; marks may hang outside."""
    total = 0.0
    while place < len(signs):
        sign = signs[place]
        if sign.text in NEVER_FIRST:
            place += 1
            continue
        total += sign.advance + min(spacings[place], 0)
        place += 1
        if _is_narrow(sign) and place < len(signs) and _is_narrow(signs[place]):
            continue
        if sign.text not in NEVER_LAST:
            break
    return total


def _is_narrow(sign: Sign) -> bool:
    """Tell whether a character belongs to a word or a number that programs keep whole."""
    return sign.text.isascii() and sign.text.isalnum()


def _inlines(
    signs: list[Sign], spacings: list[int], inlines: tuple[Inline, ...]
) -> Iterator[Inline]:
    """Yield the inlines anew, cut where the spacing changes."""
    pairs = zip(signs, spacings, strict=True)
    for (source, spacing), group in groupby(pairs, key=lambda pair: (pair[0].source, pair[1])):
        inline = inlines[source]
        if isinstance(inline, Run):
            text = "".join(sign.text for sign, _ in group)
            yield replace(inline, text=text, spacing_pt=spacing / TWIPS)
        else:
            yield inline


def cut(inlines: tuple[Inline, ...], place: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return the inlines before and behind a place, given by the number of characters before it."""
    before: list[Inline] = []
    behind: list[Inline] = []
    for inline in inlines:
        text = inline.text if isinstance(inline, Run) else ""
        if isinstance(inline, Run) and 0 < place < len(text):
            before.append(replace(inline, text=text[:place]))
            behind.append(replace(inline, text=text[place:]))
        else:
            (before if place > 0 else behind).append(inline)
        place -= len(text)
    return tuple(before), tuple(behind)
