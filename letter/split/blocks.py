"""Block: one paragraph, line or table of any source, in the form the rest of splitting works on."""

from __future__ import annotations

from dataclasses import dataclass, replace

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Block:
    """What the source says in one paragraph (DOCX, HTML) or line (text), and how it looks where that tells something."""

    text: str
    place: str = ""
    """第3段, 第12行."""
    bold: int = 0
    """Characters at the beginning that are set off in bold."""
    level: int = 0
    """Level of a heading that the source itself marks: an outline level, #; 0 for none."""
    align: str = ""
    size_pt: float = 0.0
    rows: Rows = ()
    """The cells of a table; ``text`` is then empty."""
    is_set_in: bool = False
    """Begins with an indent."""
    after_gap: bool = False
    """An empty line stands before it."""
    new_page: bool = False
    """Begins a page."""
    is_cut: bool = False
    """Begins behind a line break inside a paragraph."""
    bridges: bool = False
    """A page number or a running head stood between this block and the one before."""

    def said(self, text: str, **changes: object) -> Block:
        """Return the block with another text; the bold beginning is kept as far as it goes."""
        return replace(self, text=text, bold=min(self.bold, len(text)), **changes)  # type: ignore[arg-type]

    def after(self, count: int) -> Block:
        """Return what follows the first so many characters, without the blanks in front."""
        rest = self.text[count:]
        left = rest.lstrip(" 　")
        gone = count + len(rest) - len(left)
        return replace(self, text=left, bold=max(0, self.bold - gone))

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return 0 < len(self.text.rstrip(" 。：:；;")) <= self.bold


def stripped(text: str, bold: int = 0) -> tuple[str, int, int]:
    """Return a text without blanks at its ends, its bold beginning, and the width of the indent in half characters."""
    left = text.lstrip(" \t　")
    gone = text[: len(text) - len(left)]
    width = sum(2 if char == "　" else 4 if char == "\t" else 1 for char in gone)
    whole = left.rstrip(" \t　")
    return whole, min(max(0, bold - len(gone)), len(whole)), width
