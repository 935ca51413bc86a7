"""Marks for the pictures of the pages: what was found, numbered as it is listed, each number beside its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letter.measure.geometry import Box
from letter.measure.verdict import Measurement, Report, Verdict

MARKED: tuple[Verdict, ...] = ("wrong", "hint")
"""Verdicts that are numbered and marked, in the order they are listed."""
RADIUS_MM = 3.4
ROOM_MM = 1.0
"""A mark's frame stands this much outside what it is about."""
APART_MM = 2 * RADIUS_MM + 0.4
SLACK_MM = 0.01
"""Sums of floating-point numbers may fall short of a distance by this much."""


@dataclass(frozen=True)
class Numbered:
    """One measurement with its number in the list."""

    number: int
    measurement: Measurement


@dataclass(frozen=True)
class Mark:
    """A frame around a place, and where its number stands; millimetres on the page."""

    number: int
    verdict: Verdict
    box: Box | None
    x: float
    y: float


@dataclass(frozen=True)
class Sheet:
    """One page with its marks."""

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def numbers(self) -> list[int]:
        """The numbers marked on it, each once."""
        return sorted({mark.number for mark in self.marks})


def numbered(report: Report) -> list[Numbered]:
    """Return what is marked, numbered through."""
    found = [one for verdict in MARKED for one in report.of(verdict)]
    return [Numbered(number, one) for number, one in enumerate(found, start=1)]


def sheets(report: Report) -> list[Sheet]:
    """Return every page with its marks; numbers never lie on each other."""
    listed = numbered(report)
    return [
        Sheet(page, width, height, tuple(_marks(listed, page, width, height)))
        for page, (width, height) in enumerate(report.sizes, start=1)
    ]


def _marks(listed: Sequence[Numbered], page: int, width: float, height: float) -> Iterator[Mark]:
    taken: list[tuple[float, float]] = []
    for one in listed:
        for place in one.measurement.places:
            if place.page != page:
                continue
            box = place.box and _clipped(place.box, width, height)
            # Left of the place, in the margin; the page's corner where a page as a whole is meant.
            x, y = _free(max(RADIUS_MM, box.left - RADIUS_MM) if box else RADIUS_MM, box.top if box else RADIUS_MM, height, taken)
            taken.append((x, y))
            yield Mark(one.number, one.measurement.verdict, box, x, y)


def _clipped(box: Box, width: float, height: float) -> Box:
    left, top = max(0.0, min(box.left - ROOM_MM, width)), max(0.0, min(box.top - ROOM_MM, height))
    return Box(left, top, max(left, min(box.right + ROOM_MM, width)), max(top, min(box.bottom + ROOM_MM, height)))


def _free(x: float, y: float, height: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the nearest place to the left, then below, where no other number lies."""
    x, y = max(RADIUS_MM, x), max(RADIUS_MM, y)
    start = x
    while any(max(abs(x - a), abs(y - b)) < APART_MM - SLACK_MM for a, b in taken):
        x -= APART_MM
        if x < RADIUS_MM:
            x, y = start, y + APART_MM
        if y > height - RADIUS_MM:
            break
    return x, y
