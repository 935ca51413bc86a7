"""One letter in both its files, the PDF and the DOCX as LibreOffice prints it: every element of it at the same place.

What is compared is found in the composed layout; where it stands is read from the two PDFs. Lengths are millimetres.
LibreOffice 7.4 puts a gap of 0.2 em wherever Chinese meets figures: a line is measured at the edge it is flush with, a
line that fills the type area at both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from letter import gbt9704 as gb
from letter.layout import Layout, Page, PlacedLine, Stroke, TextBlock, text_blocks
from tests.letter.measuring import DOTS, Box, Char, Measured, TextLine

WITHIN_MM = 0.5
AGREEING = 0.98
ONE_BASELINE_MM = 0.2
LONG_MM = 4.0
"""A stroke as long as this is a rule of a table."""
DARK = 128


@dataclass(frozen=True)
class Pair:
    """A letter composed, printed as PDF, and printed by LibreOffice from its DOCX."""

    layout: Layout
    pdf: Measured
    docx: Measured


def words(text: str) -> str:
    """Return a text without the blanks that no ruler sees."""
    return text.replace(" ", "").replace("\u3000", "").replace("\n", "").replace("\t", "")


def breaks(pair: Pair) -> tuple[int, int]:
    """Return how many of the composed lines end in the DOCX as composed, on their page, and how many there are."""
    found = [
        _found(line, pair.docx, number) is not None
        for number, page in enumerate(pair.layout.pages)
        for line in _texts(page)
    ]
    return sum(found), len(found)


def displaced(pair: Pair) -> list[str]:
    """Return every element of the DOCX that is not within 0.5 mm of its place in the PDF."""
    aligns = _aligns(pair.layout)
    faults: list[str] = []
    for number, page in enumerate(pair.layout.pages):
        for line in _texts(page):
            faults += _line_faults(
                pair, number, line, aligns.get((line.style, line.text), _align(line, aligns))
            )
        faults += _seal_faults(pair, number, page)
        faults += _tick_faults(pair, number, page)
        faults += _stroke_faults(pair, number, page)
    return faults + _letterhead_faults(pair)


def strange(pair: Pair) -> list[str]:
    """Return the pages on which the two files do not say the same words."""
    return [
        f"{number + 1}: {dict((Counter(said) - Counter(other)) | (Counter(other) - Counter(said)))}"
        for number in range(len(pair.layout.pages))
        if sorted(said := words(pair.pdf.text(number)))
        != sorted(other := words(pair.docx.text(number)))
    ]


def _texts(page: Page) -> list[PlacedLine]:
    """Return a page's lines with words; a scaled line is measured by its ink."""
    return [
        line for line in page.lines if words(line.text) and all(run.scale == 1 for run in line.runs)
    ]


def _aligns(layout: Layout) -> dict[tuple[str, str], str]:
    """Return how the paragraphs are aligned, by style and by what each of their forced lines says."""
    return {
        (block.style, words(piece)): "center" if block.tabs else block.align
        for block in text_blocks(layout.flow)
        for piece in _pieces(block)
    }


def _pieces(block: TextBlock) -> list[str]:
    return [block.text, *(piece for line in block.text.split("\n") for piece in line.split("\t"))]


def _align(line: PlacedLine, aligns: dict[tuple[str, str], str]) -> str:
    said = words(line.text)
    return next(
        (align for (style, text), align in aligns.items() if style == line.style and said in text),
        "left",
    )


def _found(line: PlacedLine, measured: Measured, number: int) -> TextLine | None:
    """Return the characters of a composed line, one behind another on one base line, nearest to where it was composed."""
    said = words(line.text)
    found: list[tuple[Char, ...]] = []
    for row in _rows(measured, number):
        text = "".join(char.text for char in row)
        place = text.find(said)
        while place >= 0:
            found.append(tuple(row[place : place + len(said)]))
            place = text.find(said, place + 1)
    if not found:
        return None
    return TextLine(
        min(
            found,
            key=lambda one: abs(one[0].baseline - line.baseline_mm) + abs(one[0].left - line.x_mm),
        )
    )


def _rows(measured: Measured, number: int) -> list[list[Char]]:
    """Return the characters of a page by base line, from left to right."""
    if number >= len(measured):
        return []
    rows: list[list[Char]] = []
    chars = [char for line in measured.lines(number) for char in line.chars if words(char.text)]
    for char in sorted(chars, key=lambda char: char.baseline):
        if not rows or char.baseline - rows[-1][0].baseline > ONE_BASELINE_MM:
            rows.append([])
        rows[-1].append(char)
    return [sorted(row, key=lambda char: char.left) for row in rows]


def _line_faults(pair: Pair, number: int, line: PlacedLine, align: str) -> list[str]:
    wanted, given = _found(line, pair.pdf, number), _found(line, pair.docx, number)
    if wanted is None:
        return [f"{number + 1} {line.style} 不在PDF中: {line.text}"]
    if given is None:
        return []  # counted by breaks()
    off = {"基线": given.baseline - wanted.baseline}
    if align in ("left", "justify"):
        off["左"] = given.left - wanted.left
    if align == "right" or (line.full and not given.ends_at(line.x_mm + line.width_mm, WITHIN_MM)):
        off["右"] = given.right - wanted.right
    if align == "center":
        off["中"] = given.centre - wanted.centre
    return _faults(f"{number + 1} {line.style} {line.text[:12]}", off)


def _faults(name: str, off: dict[str, float]) -> list[str]:
    return [f"{name} {edge}{much:+.2f}" for edge, much in off.items() if abs(much) > WITHIN_MM]


def _box_faults(name: str, pair: Pair, number: int, around: Box, *, red: bool = False) -> list[str]:
    wanted, given = pair.pdf.ink(number, around, red=red), pair.docx.ink(number, around, red=red)
    if wanted is None or given is None:
        return [] if wanted is given else [f"{number + 1} {name} 缺"]
    sides = ("left", "top", "right", "bottom")
    return _faults(
        f"{number + 1} {name}",
        {side: getattr(given, side) - getattr(wanted, side) for side in sides},
    )


def _seal_faults(pair: Pair, number: int, page: Page) -> list[str]:
    faults = []
    for slot in page.seals:
        wide, high = (side / 2 + 0.9 for side in slot.size_mm)
        around = Box(
            slot.centre_x_mm - wide,
            slot.centre_y_mm - high,
            slot.centre_x_mm + wide,
            slot.centre_y_mm + high,
        )
        faults += _box_faults(f"印章{slot.issuer + 1}", pair, number, around, red=True)
    return faults


def _tick_faults(pair: Pair, number: int, page: Page) -> list[str]:
    faults = []
    for tick in page.ticks:
        around = Box(
            tick.x_mm - 0.7,
            tick.top_mm - 0.7,
            tick.x_mm + tick.side_mm + 0.7,
            tick.top_mm + tick.side_mm + 0.7,
        )
        faults += _box_faults("方框", pair, number, around)
    return faults


def _stroke_faults(pair: Pair, number: int, page: Page) -> list[str]:
    """Return the rules of tables that are not drawn within 0.5 mm, looked for at five points of each."""
    rules = [
        stroke
        for stroke in page.strokes
        if stroke.colour == "black" and max(stroke.width_mm, stroke.height_mm) > LONG_MM
    ]
    return [
        f"{number + 1} 表格线 {rule.x_mm:.1f} {rule.top_mm:.1f}"
        for rule in rules
        if not all(_is_crossed(pair.docx, number, rule, part / 6) for part in range(1, 6))
    ]


def _is_crossed(measured: Measured, number: int, rule: Stroke, part: float) -> bool:
    x, y = rule.x_mm + rule.width_mm / 2, rule.top_mm + rule.height_mm / 2
    if rule.width_mm > rule.height_mm:
        x = rule.x_mm + rule.width_mm * part
        box = (x, y - WITHIN_MM, x, y + WITHIN_MM)
    else:
        y = rule.top_mm + rule.height_mm * part
        box = (x - WITHIN_MM, y, x + WITHIN_MM, y)
    left, top, right, bottom = (round(edge * DOTS) for edge in box)
    region = measured.raster(number).crop((left, top, right + 1, bottom + 1)).convert("L")
    return region.getextrema()[0] < DARK


def _letterhead_faults(pair: Pair) -> list[str]:
    """Compare the ink of the mark and of the red double lines; none of them stands on another page."""
    beside = gb.RULE_LEFT_MM + 2
    wanted, given = pair.pdf.red_rows(0, beside), pair.docx.red_rows(0, beside)
    if len(wanted) != len(given):
        return [f"红线 {len(wanted)}条，DOCX {len(given)}条"]
    faults = [
        fault
        for place, (one, other) in enumerate(zip(wanted, given, strict=True))
        for fault in _faults(f"红线{place + 1}", {"上": other[0] - one[0], "下": other[1] - one[1]})
    ]
    if wanted:
        faults += _box_faults(
            "标志", pair, 0, Box(0, 12, gb.PAGE_WIDTH_MM, wanted[0][0] - 0.6), red=True
        )
        for top, bottom in (wanted[0], wanted[-1]):
            faults += _box_faults("红线两端", pair, 0, Box(5, top, 205, bottom), red=True)
    return faults + [
        f"{number + 1} 红线"
        for number in range(1, len(pair.docx))
        if pair.docx.red_rows(number, beside)
    ]
