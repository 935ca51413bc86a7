"""Layout: one composed letter, as flowing blocks (for DOCX) and as placed pages (for PDF).

``flow`` holds what lives in a document: paragraphs in named styles, frames, tables, breaks. ``pages`` holds
every line, stroke, tick box and seal at its place. Both come from one composition and say the same words.
Places are millimetres from the page's upper left corner, type and paragraph measures points. A line's em box
is centred in the line's box; the baseline stands gbt9704.EM_ASCENT of the em below the em box's top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from letter.gbt9704 import BOX_GRID, EM_ASCENT, MM_PER_PT, Grid
from letter.impressions import SealAnchor, SealSlot

Face = Literal["fangsong", "fangsong_bold", "kaiti", "heiti", "xiaobiaosong", "songti"]
Colour = Literal["black", "red", "grey"]
Align = Literal["left", "center", "right", "justify"]
Style = Literal[
    "mark", "copy_number", "classification", "urgency", "doc_number", "class_mark", "signatory", "disclosure", "title", "addressee", "body",
    "heading_1", "heading_2", "heading_3", "attachment_note", "issuer_name", "dated_on", "footnote",
    "copied_to", "attachment_label", "attachment_title", "attachment_body", "table_head", "table_cell",
    "sheet_label", "sheet_title", "sheet_cell", "sheet_note", "page_number", "draft_mark",
    "signer_title", "no_text",
]  # fmt: skip


class LayoutError(ValueError):
    """A content that cannot be laid out on paper; the message is a Chinese sentence."""


@dataclass(frozen=True)
class Run:
    """Characters of one look. ``fangsong_bold`` is the bold lead: 仿宋 with bold in a DOCX.

    In a flow ``\\n`` is a line break and ``\\t`` goes to the next tab stop; placed runs hold neither.
    """

    text: str
    face: Face = "fangsong"
    size_pt: float = 16.0
    colour: Colour = "black"
    spacing_pt: float = 0.0
    """Added after each character, in points of the unscaled text."""
    scale: float = 1.0
    """Horizontal scale of the characters (and of their spacing)."""


@dataclass(frozen=True)
class Tick:
    """A drawn tick box in a line of text, as wide as one character of ``size_pt``."""

    ticked: bool = False
    size_pt: float = 12.0


Inline = Run | Tick


@dataclass(frozen=True)
class TabStop:
    """A tab stop of a flowing paragraph, from the left edge of the type area."""

    at_pt: float
    align: Literal["left", "center", "right"] = "center"


@dataclass(frozen=True)
class TextBlock:
    """A paragraph that lives in the document."""

    style: Style
    inlines: tuple[Inline, ...]
    align: Align = "justify"
    first_pt: float = 0.0
    """Indent of the first line beside ``left_pt``; negative hangs."""
    left_pt: float = 0.0
    right_pt: float = 0.0
    before_pt: float = 0.0
    """Space above; for the first block of a page, from the top of the type area (37.0 mm)."""
    line_pt: float = 29.0
    """Exact line height."""
    keep_with_next: bool = False
    keep_together: bool = False
    tabs: tuple[TabStop, ...] = ()
    seals: tuple[SealAnchor, ...] = ()
    key: str = ""
    """The passage (or the field of the content) that the paragraph comes from."""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines if isinstance(inline, Run))


@dataclass(frozen=True)
class FrameBlock:
    """Paragraphs at a fixed place of the page they are anchored to."""

    kind: Literal[
        "mark", "copy_number", "classification", "urgency", "number_row", "class_mark", "signatory", "disclosure",
        "copied_to", "draft_mark",
    ]  # fmt: skip
    blocks: tuple[TextBlock, ...]
    x_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    from_foot: bool = False
    """Stands with its last line's em box on the lower edge of the type area (抄送)."""


@dataclass(frozen=True)
class DoubleRuleBlock:
    """A red double line of the letterhead."""

    x_mm: float
    top_mm: float
    width_mm: float
    thick_above: bool


@dataclass(frozen=True)
class Cell:
    """A table cell; ``columns`` × ``rows`` are merged."""

    blocks: tuple[TextBlock, ...]
    columns: int = 1
    rows: int = 1
    valign: Literal["top", "center", "bottom"] = "center"


@dataclass(frozen=True)
class Row:
    """A table row. Cells hidden under a merged cell above are left out, as in HTML."""

    cells: tuple[Cell, ...]
    height_mm: float
    """The composed height; text fits inside it."""
    head: bool = False
    """Repeated on every page of the table."""


@dataclass(frozen=True)
class TableBlock:
    """A ruled table over the type area's width."""

    columns_mm: tuple[float, ...]
    rows: tuple[Row, ...]
    padding_mm: float
    rule_pt: float
    before_pt: float = 0.0


@dataclass(frozen=True)
class PageBreak:
    """What follows stands on a new page: the letter's （此页无正文）, an attachment, a sheet, the 抄送; or nothing does (blank)."""

    kind: Literal["letter", "attachment", "sheet", "imprint", "blank"]
    numbered: bool = True
    """Page numbers run on. None have a sheet that is not bound with the letter, a blank page and the 抄送 behind it."""


FlowBlock = TextBlock | FrameBlock | DoubleRuleBlock | TableBlock | PageBreak


@dataclass(frozen=True)
class PlacedLine:
    """One composed line. Its runs follow each other from ``x_mm`` without gaps."""

    style: Style
    block: int
    """Number of the paragraph the line belongs to; lines of one paragraph share it across pages."""
    x_mm: float
    top_mm: float
    height_mm: float
    runs: tuple[Run, ...]
    width_mm: float
    """Composed advance from ``x_mm``; squeezed end punctuation counts by its squeezed advance."""
    full: bool = False
    """The line is filled: it ends at the right margin."""
    ends_paragraph: bool = True

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def size_pt(self) -> float:
        return max((run.size_pt for run in self.runs), default=0.0)

    @property
    def em_top_mm(self) -> float:
        """Upper edge of the em box."""
        return self.top_mm + (self.height_mm - self.size_pt * MM_PER_PT) / 2

    @property
    def em_bottom_mm(self) -> float:
        """Lower edge of the em box."""
        return self.top_mm + (self.height_mm + self.size_pt * MM_PER_PT) / 2

    @property
    def baseline_mm(self) -> float:
        return self.em_top_mm + EM_ASCENT * self.size_pt * MM_PER_PT


@dataclass(frozen=True)
class Stroke:
    """A filled rectangle: part of a double line, or a table rule."""

    x_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    colour: Colour = "black"


@dataclass(frozen=True)
class PlacedTick:
    """A tick box: its square."""

    x_mm: float
    top_mm: float
    side_mm: float
    ticked: bool


@dataclass(frozen=True)
class Page:
    """One side. ``number`` is printed unless 0."""

    lines: tuple[PlacedLine, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    ticks: tuple[PlacedTick, ...] = ()
    seals: tuple[SealSlot, ...] = ()
    number: int = 0
    kind: Literal["letter", "attachment", "sheet"] = "letter"


@dataclass(frozen=True)
class Layout:
    """A composed letter."""

    flow: tuple[FlowBlock, ...]
    pages: tuple[Page, ...]
    title: str = ""
    """The title without breaks, for the file's properties."""
    author: str = ""
    places: tuple[tuple[str, int], ...] = ()
    """Key of a passage or field, and the page (from 1) on which it begins."""
    grid: Grid = BOX_GRID
    """Where the lines of the sides stand."""

    @property
    def seals(self) -> Iterator[tuple[int, SealSlot]]:
        """Every seal slot with the index of its page."""
        return ((index, slot) for index, page in enumerate(self.pages) for slot in page.seals)

    @property
    def text(self) -> str:
        """What the flow says, a line a paragraph, in reading order."""
        return "\n".join(block.text for block in text_blocks(self.flow))


def text_blocks(flow: tuple[FlowBlock, ...]) -> Iterator[TextBlock]:
    """Every paragraph of a flow in reading order, those in frames and cells too."""
    for block in flow:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, FrameBlock):
            yield from block.blocks
        elif isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.blocks
