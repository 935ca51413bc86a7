"""The line composer: a paragraph's runs in, lines out that fill the measure to the last tenth of a millimetre.

Greedy from the first line on, as word processors do: as many characters as fit naturally, one more stretch
where the punctuation of the line can give way for it (letter.breaks), else the line is spread to its full
width. The last line stays natural. Widths are points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from letter.breaks import (
    CLOSERS,
    END_SQUEEZE,
    SPACES,
    STOPS,
    break_places,
    in_long_word,
    squeezes,
    word_break,
)
from letter.fonts import advances
from letter.layout import Inline, Run, Tick

SLACK_PT = 0.01
"""A line this much too wide is not too wide: sums of floating-point numbers."""
SQUEEZE_MOST_EM = 1.0
"""Largest squeeze of one line; more would be seen."""
SPREAD_MOST_EM = 3.0
"""A gap wider than this breaks a long half-width string instead of spreading the line …"""
SPREAD_WIDEST_EM = 9.0
"""… and a gap wider than this breaks whatever it is."""
TIGHTEST_EM = 0.04
"""What every gap of a line may give to draw a last single character up; one character over a full line."""
RUNT_SPREAD_EM = 1.6
"""How wide the line before may be spread to send a last single character company."""
UNSEEN_EM = 0.1
"""A line this much too narrow is taken as it is, without a try to squeeze one more character in."""
TICK_CHAR = "\ufffc"
PARAGRAPHS_KEPT = 1024
"""Four long letters with their sheets, five megabytes."""


@dataclass(frozen=True)
class Line:
    """One line: its inlines with their spacing, its advance width and whether it was filled."""

    inlines: tuple[Inline, ...]
    width_pt: float
    full: bool
    start: int
    """Index of the first character in the paragraph's text."""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines if isinstance(inline, Run))


def compose_lines(
    inlines: Iterable[Inline], *, width_pt: float, first_pt: float = 0.0, justify: bool = True
) -> tuple[Line, ...]:
    """Break a paragraph into lines of a measure; ``first_pt`` indents the first line (negative hangs).

    Each run keeps its own spacing as the grid's; filled lines add theirs to it. An empty paragraph is one
    empty line. ``\\n`` in a run ends a line.
    """
    return _composed(tuple(inlines), width_pt, first_pt, justify)


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def _composed(
    inlines: tuple[Inline, ...], width_pt: float, first_pt: float, justify: bool
) -> tuple[Line, ...]:
    """Compose a paragraph once: while a letter is written all the others stay as they are."""
    lines: list[Line] = []
    for part in _at_line_breaks(inlines):
        paragraph = _Paragraph(part, width_pt, 0.0 if lines else first_pt, justify)
        offset = lines[-1].start + len(lines[-1].text) + 1 if lines else 0
        lines.extend(replace(line, start=line.start + offset) for line in paragraph.lines())
    return tuple(lines)


def natural_width(inlines: Iterable[Inline]) -> float:
    """Return the width in points of inlines on one line, spacing included."""
    return sum(_widths(inline)[1] for inline in inlines)


def _at_line_breaks(inlines: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Split at forced line breaks."""
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, Tick) or "\n" not in inline.text:
            parts[-1].append(inline)
            continue
        first, *others = inline.text.split("\n")
        parts[-1].append(replace(inline, text=first))
        parts.extend([replace(inline, text=other)] for other in others)
    return [tuple(part) for part in parts]


def _widths(inline: Inline) -> tuple[list[float], float]:
    """Return the advance of every character of an inline and their sum."""
    if isinstance(inline, Tick):
        return [inline.size_pt], inline.size_pt
    table, size, spacing, scale = (
        advances(inline.face),
        inline.size_pt,
        inline.spacing_pt,
        inline.scale,
    )
    widths = [(table[char] * size + spacing) * scale for char in inline.text]
    return widths, sum(widths)


class _Paragraph:
    """The characters of a paragraph with their widths, breaks and room to squeeze, as running sums."""

    def __init__(
        self, inlines: Sequence[Inline], width: float, first: float, justify: bool
    ) -> None:
        self.inlines = [each for each in inlines if isinstance(each, Tick) or each.text]
        self.text = "".join(
            each.text if isinstance(each, Run) else TICK_CHAR for each in self.inlines
        )
        self.width, self.first, self.justify = width, first, justify
        self.em = max((each.size_pt for each in self.inlines), default=0.0)
        widths: list[float] = []
        for each in self.inlines:
            widths += _widths(each)[0]
        self.widths = widths
        self.breaks = break_places(self.text)
        self.room = [part * self.em for part in squeezes(self.text)]
        self.at = [0.0, *accumulate(widths)]
        self.give = [0.0, *accumulate(self.room)]

    def lines(self) -> list[Line]:
        if not self.text:
            return [Line((), 0.0, False, 0)]
        starts = self._starts()
        ends = [*starts[1:], len(self.text)]
        return [self._line(start, end) for start, end in zip(starts, ends, strict=True)]

    def _measure(self, start: int) -> float:
        return self.width - (self.first if start == 0 else 0.0)

    def _starts(self) -> list[int]:
        starts, start = [0], 0
        while (start := self._end(start)) < len(self.text):
            starts.append(start)
        if len(starts) > 1 and self.justify and self._is_runt(starts[-1]):
            self._mend_runt(starts)
        return starts

    def _mend_runt(self, starts: list[int]) -> None:
        """Draw a last single character up into the line before, or send it company from there."""
        start, last = starts[-2:]
        if self._tightens(start):
            starts.pop()
            return
        end = last - 1
        while end > start and not self.breaks[end]:
            end -= 1
        if end > start and -self._needed(start, end) <= RUNT_SPREAD_EM * self.em:
            starts[-1] = end

    def _end(self, start: int) -> int:
        """Return where the line that begins at start ends."""
        limit = self.at[start] + self._measure(start) + SLACK_PT
        fits = bisect_right(self.at, limit, lo=start) - 1
        if fits >= len(self.text):
            return len(self.text)
        end = fits
        while end > start and not self.breaks[end]:
            end -= 1
        if end > start and -self._needed(start, end) < UNSEEN_EM * self.em:
            return end
        later = fits + 1
        while later < len(self.text) and not self.breaks[later]:
            later += 1
        if self._needed(start, later) <= self._room(start, later):
            return later
        if end == start or self._should_split(start, end, fits):
            return max(word_break(self.text, max(start, end), max(fits, start + 1)), start + 1)
        return end

    def _should_split(self, start: int, end: int, fits: int) -> bool:
        """Tell whether a break at end leaves so much that the line is better filled up with part of what follows.

        That is part of a long half-width word; marks that must not be parted are, where nothing else is left.
        """
        gap = self._measure(start) - (self.at[end] - self.at[start])
        if gap > SPREAD_WIDEST_EM * self.em:
            return True
        return gap > SPREAD_MOST_EM * self.em and in_long_word(self.text, fits)

    def _trimmed(self, start: int, end: int) -> int:
        """Return the end of a line without its trailing spaces."""
        while end > start + 1 and self.text[end - 1] in SPACES:
            end -= 1
        return end

    def _needed(self, start: int, end: int) -> float:
        """Return how much a line is too wide (negative: too narrow)."""
        return self.at[self._trimmed(start, end)] - self.at[start] - self._measure(start) - SLACK_PT

    def _room(self, start: int, end: int) -> float:
        """Return how much the punctuation of a line can give way."""
        end = self._trimmed(start, end)
        inner = self.give[end - 1] - self.give[start] if end > start else 0.0
        room = inner + self._end_room(end)
        return min(room, SQUEEZE_MOST_EM * self.em)

    def _end_room(self, end: int) -> float:
        return END_SQUEEZE.get(self.text[end - 1], 0.0) * self.widths[end - 1]

    def _is_runt(self, start: int) -> bool:
        """Tell whether a last line holds a single character, its punctuation aside."""
        rest = self.text[start:]
        return (
            len(rest) <= 4 and sum(char not in STOPS and char not in CLOSERS for char in rest) == 1
        )

    def _tightens(self, start: int) -> bool:
        end = len(self.text)
        needed = self._needed(start, end)
        return needed <= self._room(start, end) + TIGHTEST_EM * self.em * (end - start - 1)

    def _line(self, start: int, end: int) -> Line:
        last = end == len(self.text)
        end = self._trimmed(start, end)
        measure = self._measure(start)
        needed = self._needed(start, end)
        # Blanks that somebody typed to end a line are no reason to spread the little that stands before them.
        is_short = needed < -SPREAD_WIDEST_EM * self.em
        if needed <= 0 and (last or is_short or not self.justify):
            return Line(self._cut(start, end, 0.0), self.at[end] - self.at[start], False, start)
        # What follows the last character is no part of the line: its edge stands on the margin.
        excess = self.at[end] - self._spacing_behind(end) - self.at[start] - measure
        # A last mark gives way by standing over the margin with its blank half; what is left is shared out by all
        # gaps: half an em over 27 gaps is less than can be seen, and keeps the line one piece.
        overhang = min(max(excess, 0.0), self._end_room(end))
        spread = (overhang - excess) / max(1, end - start - 1)
        return Line(self._cut(start, end, spread), measure, True, start)

    def _spacing_behind(self, end: int) -> float:
        """Return the grid's spacing behind the character before a place."""
        for inline in self.inlines:
            end -= 1 if isinstance(inline, Tick) else len(inline.text)
            if end <= 0:
                return 0.0 if isinstance(inline, Tick) else inline.spacing_pt * inline.scale
        return 0.0

    def _cut(self, start: int, end: int, spread: float) -> tuple[Inline, ...]:
        """Return the inlines of a line with their share of the spread."""
        pieces: list[Inline] = []
        place = 0
        for inline in self.inlines:
            length = 1 if isinstance(inline, Tick) else len(inline.text)
            first, stop = max(start - place, 0), min(end - place, length)
            if first < stop:
                if isinstance(inline, Run):
                    spacing = inline.spacing_pt + spread / inline.scale
                    inline = replace(inline, text=inline.text[first:stop], spacing_pt=spacing)
                pieces.append(inline)
            place += length
            if place >= end:
                break
        return tuple(pieces)
