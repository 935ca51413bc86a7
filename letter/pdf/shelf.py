"""The fonts every letter is set in, opened once: WeasyPrint would copy 30 MB of font files for each document.

Its Document keeps the fonts it meets while it is drawn in a dictionary, ``fonts``, and looks there before it opens
one. Given the fonts of a document drawn before, emptied of what that document used of them, it opens none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint import Document

EMPTY = {"to_unicode": dict, "widths": dict, "missing": dict, "file_content": bytes}
"""What a document leaves in a font: characters used, their widths, those missing, and the font cut to them."""


class Shelf(dict[int, Any]):
    """The fonts of one document. What it asks for is taken from ``opened``, empty as from a fresh file."""

    def __init__(self, opened: dict[int, Any]) -> None:
        super().__init__()
        self._opened = opened

    def __contains__(self, key: object) -> bool:
        if super().__contains__(key):
            return True
        font = self._opened.get(key)
        if font is None:
            return False
        for name, empty in EMPTY.items():
            setattr(font, name, empty())
        self[key] = font
        return True


def opened_by(document: Document, draw: Callable[[Document], object]) -> dict[int, Any]:
    """Return the fonts a document opens when it is drawn. Raises AttributeError where they are not as expected."""
    draw(document)
    fonts = dict(document.fonts)
    for font in fonts.values():
        for name, kind in EMPTY.items():
            if not isinstance(getattr(font, name), kind):
                raise AttributeError(f"WeasyPrint's fonts have changed: {name}")
    return fonts
