"""Spacing given way where the signature finds no room (7.3.5.5): lines closer to each other, characters closer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace
from math import floor

from letter import gbt9704 as gb
from letter.layout import Inline, Run
from letter.placing import Composed

STEP_PT = 0.05
"""Adjusted spacing is a whole number of these, so that a document can say the same."""

SQUEEZED_EM = 2.0
"""What punctuation may give beside, at most, when a paragraph's last line is drawn up."""

Paragraphs = tuple[Composed, ...]


def lines_closer(paragraphs: Paragraphs, places: Collection[int], line_pt: float) -> Paragraphs | None:
    """Return the paragraphs, those at the places with another pitch of their lines; None where it is too small."""
    line_pt = stepped(line_pt)
    if line_pt < gb.LINE_PT_LEAST:
        return None
    return tuple(
        replace(each, block=replace(each.block, line_pt=line_pt)) if place in places else each
        for place, each in enumerate(paragraphs)
    )


def lines_saved(paragraphs: Paragraphs, places: Collection[int]) -> list[Paragraphs]:
    """Return the paragraphs with one, two … of those at the places a line shorter, the least tightened first."""
    found = [(each, place) for place in places if (each := shorter(paragraphs[place]))]
    found.sort(key=lambda pair: -pair[0].block.inlines[0].spacing_pt)
    saved = []
    for each, place in found[: gb.TIGHTENED_PARAGRAPHS]:
        paragraphs = (*paragraphs[:place], each, *paragraphs[place + 1 :])
        saved.append(paragraphs)
    return saved


def shorter(composed: Composed) -> Composed | None:
    """Return a paragraph of the text with its characters just so close that it is a line shorter, if they may be."""
    block, count = composed.block, len(composed.lines)
    if block.style != "body" or count < 2:
        return None
    most_pt = len(block.text) * (gb.CELL_PT - gb.CELL_TIGHTEST_PT) + SQUEEZED_EM * gb.BODY_PT
    if composed.lines[-1].width_pt > most_pt:
        return None
    steps = round((gb.CELL_PT - gb.CELL_TIGHTEST_PT) / STEP_PT)
    tighter = [
        replace(composed, block=replace(block, inlines=tuple(_closer(each, step) for each in block.inlines)))
        for step in range(steps)
    ]
    least = bisect_left(tighter, True, key=lambda each: len(each.lines) < count)
    return tighter[least] if least < steps else None


def stepped(pt: float) -> float:
    """Return the next measure down that a document can say exactly."""
    return round(floor(pt / STEP_PT + 1e-6) * STEP_PT, 2)


def _closer(inline: Inline, steps: int) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(inline, spacing_pt=round(stepped(inline.spacing_pt) - steps * STEP_PT, 2))
