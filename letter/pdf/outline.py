"""The bookmarks of a letter: its headings by level, its attachments, its feedback sheets."""

from __future__ import annotations

from dataclasses import dataclass

from letter.layout import Layout, Page

LEVELS = {"heading_1": 1, "heading_2": 2, "heading_3": 3, "attachment_title": 1, "sheet_title": 1}
"""Style → level of its bookmark: 一、 is 1, （一） 2, 1. 3. The letter's own title is that of the file."""
LABELS = {"attachment_title": "attachment_label"}
"""Style → style of the label that stands on the same page and leads the bookmark's words (附件1)."""


@dataclass(frozen=True)
class Entry:
    """One bookmark."""

    level: int
    text: str


def outline_of(layout: Layout) -> dict[int, dict[int, Entry]]:
    """Return the bookmarks by index of the page they lead to and by number of the paragraph.

    A heading's bookmark holds all its lines and leads to the first, also where a page ends between them.
    """
    said: dict[int, str] = {}
    where: dict[int, tuple[int, str]] = {}
    for index, page in enumerate(layout.pages):
        for line in page.lines:
            if line.style in LEVELS:
                said[line.block] = said.get(line.block, "") + line.text
                where.setdefault(line.block, (index, line.style))
    found: dict[int, dict[int, Entry]] = {}
    for block, (index, style) in where.items():
        label = _label(layout.pages[index], LABELS[style]) if style in LABELS else ""
        text = f"{label} {said[block]}".strip()
        found.setdefault(index, {})[block] = Entry(LEVELS[style], text)
    return found


def _label(page: Page, style: str) -> str:
    return "".join(line.text for line in page.lines if line.style == style)
