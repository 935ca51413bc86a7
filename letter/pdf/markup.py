"""Layout to HTML and CSS, a page at a time: every line absolutely placed, nothing left to the library's layout.

The tags say what a line is (h1, h2, p), the classes where it stands. Equal declarations share a class: parsing
one rule a place is far cheaper than one style attribute a line. A page's markup says everything that stands on
it and nothing of the pages around it, so equal markup is an equal page. All text is escaped here, at one place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import groupby

from letter import gbt9704 as gb
from letter.fonts import FACES, chain, face_css, family, file_for
from letter.layout import Layout, Page, PlacedLine, PlacedTick, Run, SealSlot, Stroke
from letter.pdf.colours import COLOURS, profile_css
from letter.pdf.outline import Entry, outline_of

TAGS = {
    "title": "h1",
    "heading_1": "h2",
    "heading_2": "h3",
    "heading_3": "h4",
    "attachment_title": "h2",
    "sheet_title": "h2",
    # No part of the text: read aloud, they are no paragraphs.
    "page_number": "div",
    "draft_mark": "div",
}
SEAL_WORDS = "印章"
# A ticked box: a check mark drawn in the square, and the square's outline for both kinds.
TICK_RULE_MM = 0.25
TOUCHING_MM = 0.001


def _left(x_mm: float) -> str:
    return f"left: {x_mm:.3f}mm"


def _top(top_mm: float) -> str:
    return f"top: {top_mm:.3f}mm"


def _size(height_mm: float, size_pt: float) -> str:
    return f"line-height: {height_mm:.4f}mm; font-size: {size_pt:g}pt"


def _common_rules() -> Iterator[str]:
    yield _left(gb.LEFT_MM)
    yield _left(gb.LEFT_MM + gb.INDENT_CELLS * gb.CELL_MM)
    for grid in (gb.BOX_GRID, gb.INK_GRID):
        yield _size(grid.line_mm, gb.BODY_PT)
        yield from (_top(grid.top_mm + row * grid.line_mm) for row in range(gb.LINES_PER_PAGE))


COMMON: dict[str, str] = {rule: f"g{number}" for number, rule in enumerate(_common_rules())}
"""Rule → class of what stands on nearly every page, parsed once with the fixed style sheet."""

FIXED_CSS = (
    profile_css() + "@page { size: 210mm 297mm; margin: 0 }\n"
    "* { margin: 0; padding: 0; font: inherit; white-space: pre; hyphens: manual; bookmark-level: none }\n"
    f"html {{ color: {gb.BLACK} }}\n"
    ".l, i, s, img { position: absolute; display: block; text-decoration: none }\n"
    ".l { width: 200mm; transform-origin: 0 0 }\n"
    # PDF/A knows no smoothed pictures.
    "img { image-rendering: pixelated }\n"
    f"s {{ border: {TICK_RULE_MM}mm solid {gb.BLACK}; box-sizing: border-box }}\n"
    + "".join(
        f".o{level} {{ bookmark-level: {level}; bookmark-label: attr(data-o) }}\n"
        for level in (1, 2, 3)
    )
    + "".join(f".{name} {{ {rule} }}\n" for rule, name in COMMON.items())
)
"""Beside the fonts: l a line (in a b of its own where its paragraph has several), i a stroke, s a tick box, img a seal, o a bookmark."""


def fixed_css() -> str:
    """Return the rules every page shares: the fonts this process uses, and what FIXED_CSS says."""
    faces = (f".{face} {{ font-family: {family(face)} }}\n" for face in FACES)
    return face_css() + "".join(faces) + FIXED_CSS


@dataclass(frozen=True)
class PageMarkup:
    """One page as HTML, the rules it uses beside the fixed ones, and the seals drawn on it, by issuer."""

    html: str
    css: str
    seals: tuple[int, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of all that stands on the page; a seal counts by its place."""
        return hashlib.sha256(f"{self.css}\0{self.html}".encode()).hexdigest()


def markup_of(layout: Layout, seals: Iterable[int] = ()) -> list[PageMarkup]:
    """Return the markup of every page; ``seals`` are the issuers whose seals are drawn."""
    drawn = frozenset(seals)
    entries = outline_of(layout)
    return [
        _Side(page, drawn, entries.get(number, {})).markup
        for number, page in enumerate(layout.pages)
    ]


class _Side:
    """Collects a page's elements and the rules they use."""

    def __init__(self, page: Page, seals: frozenset[int], entries: dict[int, Entry]) -> None:
        self._rules: dict[str, str] = {}
        self._entries = entries
        slots = [slot for slot in page.seals if slot.issuer in seals]
        body = self._body(page, slots)
        self.markup = PageMarkup(
            f'<!DOCTYPE html><html lang="zh-CN"><body>{body}</body></html>',
            "".join(f".{name} {{ {rule} }}\n" for rule, name in self._rules.items()),
            tuple(slot.issuer for slot in slots),
        )

    def _class(self, rule: str) -> str:
        return COMMON.get(rule) or self._rules.setdefault(rule, f"c{len(self._rules)}")

    def _body(self, page: Page, slots: list[SealSlot]) -> str:
        # Painted in this order: the seal lies under the black of name and date.
        parts = [self._seal(slot) for slot in slots]
        parts += [self._stroke(stroke) for stroke in joined(page.strokes)]
        parts += [self._tick(tick) for tick in page.ticks]
        for (block, style), lines in groupby(page.lines, key=lambda line: (line.block, line.style)):
            tag = TAGS.get(style, "p")
            first, *others = lines
            mark = self._bookmark(block)
            if not others:
                parts.append(self._line(first, tag, mark))
            else:
                # The bookmark leads to the line: the paragraph around it stands nowhere.
                inside = self._line(first, "b", mark) + "".join(
                    self._line(line, "b") for line in others
                )
                parts.append(f"<{tag}>{inside}</{tag}>")
        return "".join(parts)

    def _bookmark(self, block: int) -> tuple[str, str]:
        entry = self._entries.get(block)
        if entry is None:
            return "", ""
        return f" o{entry.level}", f' data-o="{escape(entry.text)}"'

    def _line(self, line: PlacedLine, tag: str, mark: tuple[str, str] = ("", "")) -> str:
        first = line.runs[0]
        classes = [
            "l",
            first.face,
            self._class(_left(line.x_mm)),
            self._class(_top(line.top_mm)),
            self._class(_size(line.height_mm, line.size_pt)),
        ]
        if first.scale != 1.0:
            # A scaled line has one run: the mark, or a number narrowed to fit.
            classes.append(self._class(f"transform: scaleX({first.scale:.5f})"))
        if first.colour != "black":
            classes.append(self._class(f"color: {COLOURS[first.colour]}"))
        runs = [piece for run in line.runs for piece in _by_font(run)]
        if len(runs) == 1:
            classes += self._spacing(first)
            text = escape(first.text)
        else:
            text = "".join(self._run(run, first) for run in runs)
        return f'<{tag} class="{" ".join(classes)}{mark[0]}"{mark[1]}>{text}</{tag}>'

    def _run(self, run: Run, first: Run) -> str:
        classes = [] if run.face == first.face else [run.face]
        classes += self._spacing(run)
        return f'<span class="{" ".join(classes)}">{escape(run.text)}</span>'

    def _spacing(self, run: Run) -> list[str]:
        return [self._class(f"letter-spacing: {run.spacing_pt:.3f}pt")] if run.spacing_pt else []

    def _box(self, x_mm: float, top_mm: float, width_mm: float, height_mm: float) -> str:
        sides = (
            _left(x_mm),
            _top(top_mm),
            f"width: {width_mm:.3f}mm",
            f"height: {height_mm:.3f}mm",
        )
        return " ".join(self._class(side) for side in sides)

    def _stroke(self, stroke: Stroke) -> str:
        box = self._box(stroke.x_mm, stroke.top_mm, stroke.width_mm, stroke.height_mm)
        colour = self._class(f"background: {COLOURS[stroke.colour]}")
        return f'<i class="{box} {colour}"></i>'

    def _tick(self, tick: PlacedTick) -> str:
        box = self._box(tick.x_mm, tick.top_mm, tick.side_mm, tick.side_mm)
        square = f'<s class="{box}"></s>'
        return square + (self._check_mark(tick) if tick.ticked else "")

    def _check_mark(self, tick: PlacedTick) -> str:
        """Draw the check mark: two edges of a rectangle turned by 45 degrees."""
        side = tick.side_mm
        box = self._box(
            tick.x_mm + 0.36 * side, tick.top_mm + 0.12 * side, 0.26 * side, 0.56 * side
        )
        edge = f"{2 * TICK_RULE_MM}mm solid {gb.BLACK}"
        rule = self._class(f"border-right: {edge}; border-bottom: {edge}; transform: rotate(40deg)")
        return f'<i class="{box} {rule}"></i>'

    def _seal(self, slot: SealSlot) -> str:
        width, height = slot.size_mm
        box = self._box(slot.centre_x_mm - width / 2, slot.centre_y_mm - height / 2, width, height)
        return f'<img class="{box}" src="seal:{slot.issuer}" alt="{SEAL_WORDS}">'


def _by_font(run: Run) -> list[Run]:
    """Cut a run where its characters come from another font of the face's chain.

    Pango gives a space to the font of the character before it; a font of rare characters has none, and the file
    would refer to a glyph that does not exist.
    """
    if _plain_of(run.face).issuperset(run.text):
        return [run]
    pieces = groupby(run.text, key=lambda char: file_for(char, run.face))
    return [replace(run, text="".join(chars)) for _, chars in pieces]


class _Plain(set[str]):
    """Characters found in a face's main font so far: a letter asks for the same few hundred over and over."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face, self._main = face, chain(face)[0]

    def issuperset(self, text: str) -> bool:
        """Tell whether the main font has every character of a text."""
        fresh = set(text) - self
        found = {char for char in fresh if file_for(char, self._face) == self._main}
        self |= found
        return len(found) == len(fresh)


@cache
def _plain_of(face: str) -> _Plain:
    return _Plain(face)


def joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return strokes with the uprights of one table, which meet row by row, made one."""
    whole: list[Stroke] = []
    upright: dict[tuple[float, float, str], int] = {}
    for stroke in strokes:
        key = (stroke.x_mm, stroke.width_mm, stroke.colour)
        place = upright.get(key)
        if place is not None and _meet(whole[place], stroke):
            height = stroke.top_mm + stroke.height_mm - whole[place].top_mm
            whole[place] = replace(whole[place], height_mm=height)
            continue
        if stroke.height_mm > stroke.width_mm:
            upright[key] = len(whole)
        whole.append(stroke)
    return whole


def _meet(upper: Stroke, lower: Stroke) -> bool:
    return upper.top_mm < lower.top_mm <= upper.top_mm + upper.height_mm + TOUCHING_MM
