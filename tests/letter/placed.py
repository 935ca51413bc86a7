"""Looking at a layout in tests: its placed lines by style, its paragraphs as said."""

from __future__ import annotations

from letter.layout import Layout, PlacedLine


def lines_of(layout: Layout, *styles: str) -> list[PlacedLine]:
    return [line for page in layout.pages for line in page.lines if line.style in styles]


def said(layout: Layout, style: str) -> list[str]:
    """Return the paragraphs of a style as placed, whole."""
    whole: dict[int, str] = {}
    for line in lines_of(layout, style):
        whole[line.block] = whole.get(line.block, "") + line.text
    return list(whole.values())
