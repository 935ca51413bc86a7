"""What goes to the page of the signature although it would find room before: lines carried over, and all behind them.

A word processor leaves lines where they find room. The room that the composer left at the foot of a page is taken by
an empty picture there: text flows around it, so the paragraph stays whole and alive.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from letter.docx import places
from letter.layout import Layout, Page, PageBreak, PlacedLine, TextBlock

CLEAR_MM = 0.5
"""The picture keeps this much from the line above it: less than a line, more than programs round."""
SIGNATURE = ("issuer_name", "signer_title", "dated_on")
TEXT = ("addressee", "body", "heading_1", "heading_2", "heading_3", "attachment_note", "no_text")


@dataclass(frozen=True)
class Spacer:
    """Room that stays empty at the foot of a page, and the line it is anchored to: on that page, whatever is written."""

    block: TextBlock
    line: int
    top_mm: float
    height_mm: float


def spacer(layout: Layout) -> Spacer | None:
    """Return the room that the composer left above the page of the signature, None where there is less than a line."""
    number = _page_before_signature(layout.pages)
    if number is None or any(
        isinstance(block, PageBreak) and block.kind == "letter" for block in layout.flow
    ):
        return None
    page, following = layout.pages[number], layout.pages[number + 1]
    last = max(_text(page), key=_bottom, default=None)
    first = next((line for line in following.lines if line.style in TEXT + SIGNATURE), None)
    if last is None or first is None:
        return None
    foot_mm = places.FOOT_MM if number else places.first_foot_mm(layout.grid)
    top_mm = _bottom(last) - places.lower_mm(layout.grid.line_pt) + CLEAR_MM
    if foot_mm - top_mm < first.height_mm - 2 * CLEAR_MM:
        return None
    block, lines = _hosts(layout)[last.block]
    return Spacer(block, sum(at < number for at in lines), top_mm, foot_mm - top_mm)


def _page_before_signature(pages: tuple[Page, ...]) -> int | None:
    signed = next(
        (n for n, page in enumerate(pages) if any(line.style in SIGNATURE for line in page.lines)),
        0,
    )
    return signed - 1 if signed else None


def _text(page: Page) -> list[PlacedLine]:
    return [line for line in page.lines if line.style in TEXT]


def _bottom(line: PlacedLine) -> float:
    return line.top_mm + line.height_mm


def _hosts(layout: Layout) -> dict[int, tuple[TextBlock, list[int]]]:
    """Return the paragraphs of the text by their number in the layout, with the page of each of their lines."""
    lines = [
        (line.block, number) for number, page in enumerate(layout.pages) for line in _text(page)
    ]
    blocks = [
        block
        for block in layout.flow
        if isinstance(block, TextBlock) and block.style in TEXT and block.text
    ]
    pages = [
        (key, [number for _, number in group])
        for key, group in groupby(lines, key=lambda pair: pair[0])
    ]
    return {key: (block, numbers) for (key, numbers), block in zip(pages, blocks, strict=True)}
