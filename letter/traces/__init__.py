"""花脸稿: two contents of one letter in, every change between them out, in the order of paper.

Texts are paired by their key wherever they were moved to, then by likeness; each pair is compared by characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from letter.content import LetterContent
from letter.traces.diff import Budget, Piece, compare
from letter.traces.units import Unit, units_of

__all__ = ["Change", "Piece", "Row", "Traces", "compare", "traces"]

Change = Literal["same", "changed", "added", "removed", "moved"]
ALIKE = 0.5
"""From this likeness on an added text is taken for a removed one, rewritten."""
LOOKED_AT = 60
"""Characters by which likeness is judged."""
PAIRS_MOST = 400
"""Pairs that are judged by likeness; more are shown as removed and added."""


@dataclass(frozen=True)
class Row:
    """One text of either letter and what became of it."""

    change: Change
    label: str
    pieces: tuple[Piece, ...]
    kind: str = "field"
    id: str = ""
    was: str = ""
    """How it was called where it stood before, for what was moved."""
    number: str = ""
    """What is printed before it: 一、, 二是."""


@dataclass(frozen=True)
class Traces:
    """All texts in the newer letter's order, with the removed ones after what they followed."""

    rows: tuple[Row, ...] = ()

    @property
    def changed(self) -> tuple[Row, ...]:
        """The rows in which something happened."""
        return tuple(row for row in self.rows if row.change != "same")

    @property
    def inserted(self) -> int:
        """Characters put in."""
        return sum(len(piece.text) for row in self.rows for piece in row.pieces if piece.kind == "ins")

    @property
    def deleted(self) -> int:
        """Characters struck out."""
        return sum(len(piece.text) for row in self.rows for piece in row.pieces if piece.kind == "del")


def traces(before: LetterContent, after: LetterContent) -> Traces:
    """Say what changed between two contents of one letter; bounded in work, whatever the texts."""
    old, new = units_of(before), units_of(after)
    pairs = _pairs(old, new)
    moved = _moved([pairs[place] for place in range(len(new)) if pairs.get(place) is not None and new[place].kind != "field"])
    budget = Budget()
    rows = [_row(old[pairs[place]] if place in pairs else None, one, pairs.get(place) in moved, budget) for place, one in enumerate(new)]
    return Traces(tuple(_with_removed(rows, old, pairs)))


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """The place of each newer text → the place of the older one it comes from."""
    places = {one.id: place for place, one in enumerate(old)}
    pairs = {place: places[one.id] for place, one in enumerate(new) if one.id in places}
    free_old = [place for place in range(len(old)) if place not in set(pairs.values())]
    free_new = [place for place in range(len(new)) if place not in pairs]
    if len(free_old) * len(free_new) > PAIRS_MOST:
        return pairs
    for place in free_new:
        likely = [(_likeness(old[other], new[place]), -other) for other in free_old if old[other].kind == new[place].kind]
        best, other = max(likely, default=(0.0, 0))
        if best >= ALIKE:
            pairs[place] = -other
            free_old.remove(-other)
    return pairs


def _likeness(one: Unit, other: Unit) -> float:
    if one.kind == "field" and one.id.partition(".")[0] != other.id.partition(".")[0]:
        return 0.0
    return SequenceMatcher(None, one.text[:LOOKED_AT], other.text[:LOOKED_AT], autojunk=False).ratio()


def _moved(places: list[int]) -> set[int]:
    """The older places that do not follow one another any more: all but a longest rising row of them."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if tails[middle] < place else (low, middle)
        before[place] = tails[low - 1] if low else None
        tails[low : low + 1] = [place]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(places) - kept


def _row(old: Unit | None, new: Unit, is_moved: bool, budget: Budget) -> Row:
    if old is None:
        return Row("added", new.label, (Piece("ins", new.text),), new.kind, new.id, number=new.number)
    change: Change = "moved" if is_moved else "same" if old.text == new.text else "changed"
    return Row(change, new.label, compare(old.text, new.text, budget), new.kind, new.id, old.label if is_moved else "", new.number)


def _with_removed(rows: list[Row], old: Sequence[Unit], pairs: dict[int, int]) -> list[Row]:
    """Put each removed text after the newer place of the text it followed."""
    new_of = {place: at for at, place in pairs.items()}
    after: dict[int, list[Row]] = {}
    last = -1
    for place, one in enumerate(old):
        if place in new_of:
            last = new_of[place]
        else:
            after.setdefault(last, []).append(Row("removed", one.label, (Piece("del", one.text),), one.kind, one.id, number=one.number))
    found = list(after.get(-1, ()))
    for at, row in enumerate(rows):
        found += [row, *after.get(at, ())]
    return found
