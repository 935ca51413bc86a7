"""Where a title is broken: by meaning, in a trapezium or a diamond (GB/T 9704 7.3.1).

Between words only, as the dictionary has them; never inside a number with its unit, nor inside a 书名号 that fits one
line. Among the breaks that are left the cheapest lines are taken: letter.compose.phrases says what a break costs.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

from letter import gbt9704 as gb
from letter.breaks import break_places
from letter.compose.phrases import break_costs
from letter.fonts import advances

FULL = 0.94
"""A title line that fills more of the measure looks crowded …"""
CROWDED = 5.0
"""… and costs this."""
SHORT_LINE = 8.0
"""Extra for a line of fewer than SHORT characters."""
SHORT = 4.5
MORE_LINES = 6.0
"""Extra for each line above the fewest possible."""
UNEVEN = 0.35
"""Cost of one character beyond EVEN away from the mean line, squared."""
EVEN = 0.15
"""A trapezium's lines differ: so much of the mean line costs nothing."""
ALIKE = 1.0
"""Lines that differ by less, in characters, look like a block …"""
BLOCK = 3.0
"""… and cost this."""
HOURGLASS = 40.0
"""A line between two longer ones is neither trapezium nor diamond."""
SHAPED = 6
"""Lines of a title whose shape is looked at; a longer one is filled from the top …"""
FILLED = 0.6
"""… so far at least, as part of the measure."""


@lru_cache(maxsize=512)
def title_lines(title: str) -> tuple[str, ...]:
    """Return the lines of a title. A break a person made stays; lines too long for the page are broken further."""
    lines: list[str] = []
    for part in title.split("\n"):
        lines += _broken(part.strip())
    return tuple(line for line in lines if line) or ("",)


def _broken(text: str) -> tuple[str, ...]:
    table = advances(gb.TITLE_FACE)
    ems = [0.0, *accumulate(table[char] for char in text)]
    longest = gb.AREA_WIDTH_MM * gb.PT_PER_MM / gb.TITLE_PT
    if ems[-1] <= longest:
        return (text,)
    places = (
        _best_places(ems, break_costs(text, ems, longest), longest)
        or _best_places(ems, [0.0 if flag else None for flag in break_places(text)], longest)
        or _places_by_width(ems, longest)
    )
    return tuple(text[a:b].strip() for a, b in pairwise((0, *places)))


def _best_places(ems: list[float], costs: list[float | None], longest: float) -> tuple[int, ...]:
    """Return the ends of the cheapest lines, or nothing where these breaks make lines that are too long."""
    fewest = max(2, -int(-ems[-1] // longest))
    if fewest > SHAPED:
        return _filled(ems, costs, longest)
    best: tuple[float, tuple[int, ...]] = (inf, ())
    for more in range(3):
        if MORE_LINES * more < best[0]:
            cost, places = _Shaped(ems, costs, longest, fewest + more).best()
            best = min(best, (cost + MORE_LINES * more, places))
    return best[1]


class _Shaped:
    """The cheapest way to break a title into a given number of lines."""

    def __init__(
        self, ems: list[float], costs: list[float | None], longest: float, count: int
    ) -> None:
        self.ems, self.costs, self.longest, self.count = ems, costs, longest, count
        self.mean = ems[-1] / count
        self.ends = [place for place, cost in enumerate(costs) if place and cost is not None]
        self.stops = {
            start: [end for end in self.ends if start < end and ems[end] - ems[start] <= longest]
            for start in (0, *self.ends)
        }

    def best(self) -> tuple[float, tuple[int, ...]]:
        """Return cost and ends; endless cost where there is no way."""
        end = len(self.ems) - 1
        # State: where the last line begins and ends, and whether the lines have begun to get shorter.
        reached = {(0, 0, False): (0.0, ())}
        for row in range(self.count):
            following: dict[tuple[int, int, bool], tuple[float, tuple[int, ...]]] = {}
            for (before, start, falling), (cost, places) in reached.items():
                for stop in self.stops[start]:
                    if (stop == end) != (row == self.count - 1):
                        continue
                    more, is_falling = self._cost(before, start, stop, falling)
                    state, total = (start, stop, is_falling), cost + more
                    if state not in following or total < following[state][0]:
                        following[state] = total, (*places, stop)
            reached = following
        return min(reached.values(), default=(inf, ()))

    def _cost(self, before: int, start: int, stop: int, falling: bool) -> tuple[float, bool]:
        """Return what a line costs after the line before it, and whether the lines get shorter from here on."""
        ems = self.ems
        width = ems[stop] - ems[start]
        uneven = max(0.0, abs(width - self.mean) - EVEN * self.mean)
        cost = UNEVEN * uneven**2
        cost += SHORT_LINE if width < SHORT else CROWDED if width > self.longest * FULL else 0.0
        if stop < len(ems) - 1:
            cost += self.costs[stop] or 0.0
        if start == 0:
            return cost, False
        grown = width - (ems[start] - ems[before])
        if abs(grown) < ALIKE:
            return cost + BLOCK, falling
        return (cost + HOURGLASS if falling and grown > 0 else cost), falling or grown < 0


def _filled(ems: list[float], costs: list[float | None], longest: float) -> tuple[int, ...]:
    """Return line ends for a title of many lines, each at the cheapest break that leaves it well filled."""
    places: list[int] = []
    start, last = 0, len(ems) - 1
    while ems[last] - ems[start] > longest:
        shortest = bisect_right(ems, ems[start] + longest * FILLED)
        fitting = [
            place
            for place in range(shortest, bisect_right(ems, ems[start] + longest))
            if costs[place] is not None
        ]
        if not fitting:
            return ()
        start = min(fitting, key=lambda place: (costs[place], -place))
        places.append(start)
    return (*places, last)


def _places_by_width(ems: list[float], longest: float) -> tuple[int, ...]:
    """Break anywhere, for a title that offers no place to break."""
    places, start = [], 0
    for place in range(1, len(ems)):
        if ems[place] - ems[start] > longest:
            start = place - 1
            places.append(start)
    return (*places, len(ems) - 1)
