"""Two texts compared: what stayed, what was struck out, what was put in; readable, and bounded in work.

Characters are compared, but figures (2025, 3.5%) and foreign words are one piece each: 2025→2026 is one replacement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "del", "ins"]

TOKEN = re.compile(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?", re.DOTALL)
SHORT = 2
"""A common stretch of so many characters between two changes reads as confetti: it is struck out and put in again."""
MARKS = frozenset("，。、；：！？“”‘’（）《》—… \n")
LEAST_IN_COMMON = 0.3
"""Two texts with less in common are shown as one replaced by the other."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, was struck out (only in the older) or was put in (only in the newer)."""

    kind: Kind
    text: str


class Budget:
    """How many steps of comparing are left for a whole letter: hostile texts come to an end too."""

    def __init__(self, steps: int = 600_000) -> None:
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Take steps away; False when there are none left."""
        self.left -= steps
        return self.left > 0


def compare(before: str, after: str, budget: Budget | None = None) -> tuple[Piece, ...]:
    """Compare two texts. The pieces without the put-in ones are ``before``, without the struck-out ones ``after``."""
    if before == after:
        return (Piece("same", before),) if before else ()
    pieces = _calm(_joined(_compared(before, after, budget or Budget())))
    common = sum(len(one.text) for one in pieces if one.kind == "same")
    if common < LEAST_IN_COMMON * max(len(before), len(after)) and min(len(before), len(after)) > SHORT:
        pieces = [Piece("del", before), Piece("ins", after)]
    return tuple(one for one in pieces if one.text)


def _compared(before: str, after: str, budget: Budget) -> Iterator[Piece]:
    """Whole sentences first, then the characters of those that were replaced."""
    old, new = SENTENCE.findall(before), SENTENCE.findall(after)
    for same, gone, come in _blocks(old, new, budget):
        if same:
            yield Piece("same", "".join(same))
            continue
        for part, left, right in _blocks(TOKEN.findall("".join(gone)), TOKEN.findall("".join(come)), budget):
            yield Piece("same", "".join(part))
            yield Piece("del", "".join(left))
            yield Piece("ins", "".join(right))


Block = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _blocks(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[Block]:
    """Runs of what stayed, each by itself, and between them what went and what came."""
    head = 0
    while head < len(old) and head < len(new) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head:
        yield old[:head], (), ()
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    at_old = at_new = 0
    for place_old, place_new, length in [*_matches(left, right, budget), (len(left), len(right), 0)]:
        gone, come = left[at_old:place_old], right[at_new:place_new]
        if gone or come:
            yield (), gone, come
        if length:
            yield left[place_old : place_old + length], (), ()
        at_old, at_new = place_old + length, place_new + length
    if tail:
        yield old[len(old) - tail :], (), ()


def _matches(old: Sequence[str], new: Sequence[str], budget: Budget) -> list[tuple[int, int, int]]:
    """Runs in common on a shortest way from one to the other (Myers 1986), in order; none when the budget is spent."""
    if not old or not new:
        return []
    count_old, count_new = len(old), len(new)
    centre = count_old + count_new + 1
    front = [0] * (2 * centre + 1)
    trail: list[list[int]] = []
    for distance in range(centre):
        low, high = centre - distance, centre + distance
        trail.append(front[low - 1 : high + 2])
        if not budget.spend(distance + 1):
            return []
        for at in range(low, high + 1, 2):
            left, right = front[at - 1], front[at + 1]
            x = right if at == low or (at != high and left < right) else left + 1
            y = x - at + centre
            while x < count_old and y < count_new and old[x] == new[y]:
                x += 1
                y += 1
            front[at] = x
            if x >= count_old and y >= count_new:
                return _back(trail, count_old, count_new)
    return []


def _back(trail: list[list[int]], x: int, y: int) -> list[tuple[int, int, int]]:
    """Walk the way back from the end and note its runs; each front begins one before its lowest diagonal."""
    found = []
    for distance in range(len(trail) - 1, 0, -1):
        front, at = trail[distance], x - y + distance + 1
        down = at == 1 or (at != 2 * distance + 1 and front[at - 1] < front[at + 1])
        from_x = front[at + 1] if down else front[at - 1]
        from_y = from_x - (x - y + 1 if down else x - y - 1)
        start_x = from_x if down else from_x + 1
        start_y = from_y + 1 if down else from_y
        if x > start_x:
            found.append((start_x, start_y, x - start_x))
        x, y = from_x, from_y
    if x:
        found.append((0, 0, x))
    return found[::-1]


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Changes side by side become one struck-out and one put-in stretch."""
    found: list[Piece] = []
    gone = come = ""
    for one in pieces:
        if one.kind == "del":
            gone += one.text
        elif one.kind == "ins":
            come += one.text
        elif one.text:
            found += [Piece("del", gone), Piece("ins", come), one]
            gone = come = ""
    found += [Piece("del", gone), Piece("ins", come)]
    return [one for one in found if one.text]


def _calm(pieces: list[Piece]) -> list[Piece]:
    """Take short common stretches between two changes into the change."""
    calmed = []
    for place, one in enumerate(pieces):
        between = 0 < place < len(pieces) - 1 and one.kind == "same"
        is_short = len(one.text) < SHORT or set(one.text) <= MARKS
        if between and is_short and len(one.text) <= SHORT and _both(pieces[place - 1], pieces[place + 1]):
            calmed += [Piece("del", one.text), Piece("ins", one.text)]
        else:
            calmed.append(one)
    return _rejoined(calmed)


def _both(one: Piece, other: Piece) -> bool:
    """A change on both sides, and more than a mark."""
    return one.kind != "same" and other.kind != "same" and len(one.text) + len(other.text) > SHORT


def _rejoined(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    gone = come = same = ""
    for one in [*pieces, Piece("same", "")]:
        if one.kind == "same":
            if gone or come:
                found += [Piece("del", gone), Piece("ins", come)]
                gone = come = ""
            same += one.text
            continue
        if same:
            found.append(Piece("same", same))
            same = ""
        gone += one.text if one.kind == "del" else ""
        come += one.text if one.kind == "ins" else ""
    found.append(Piece("same", same))
    return [one for one in found if one.text]
