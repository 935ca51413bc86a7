"""Letter: a file's lines sorted into the elements of the 信函格式, as far as they were recognised."""

from __future__ import annotations

from dataclasses import dataclass, field

from letter import gbt9704 as gb
from letter.measure.blind import sentence
from letter.measure.geometry import Box
from letter.measure.ink import Rule
from letter.measure.lines import Line
from letter.measure.paper import Paper


@dataclass(frozen=True)
class Seal:
    """A stamp in red ink."""

    page: int
    box: Box


@dataclass
class Attachment:
    """An attachment, or a feedback sheet, on pages of its own."""

    label: Line
    title: list[Line] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    is_apart: bool = False
    """Bound apart from the letter: its first line names the 发文字号."""
    is_sheet: bool = False


@dataclass(frozen=True)
class Section:
    """The page set-up of a part of a document, in millimetres."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    has_title_page: bool
    numbers_first: bool
    """A page number field in the footer of the first page."""
    numbers_rest: bool
    grid_pt: float = 0.0


@dataclass
class Letter:
    """What was found. Lists are empty, single things None, where nothing was."""

    paper: Paper | None = None
    """The pages; None for a document that was not laid out: then no line has a place."""
    why_not_placed: str = ""
    blind: dict[int, str] = field(default_factory=dict)
    """Pages whose text cannot be read, and why."""
    has_red: bool = True
    """Whether page 1 shows red ink; only asked of a page that is a scan."""
    sections: list[Section] = field(default_factory=list)
    """Only of a DOCX."""
    numbers: list[Line] = field(default_factory=list)
    """Page numbers, at most one a page; of a document that was not laid out, its footers."""
    running: list[Line] = field(default_factory=list)
    """Lines in the head of pages: a letter has none."""
    mark: list[Line] = field(default_factory=list)
    mark_ink: Box | None = None
    rules: list[Rule] = field(default_factory=list)
    """Lines across page 1 that belong to the letterhead."""
    repeated: list[tuple[int, Rule]] = field(default_factory=list)
    """The same on later pages."""
    head: list[Line] = field(default_factory=list)
    """份号, 密级, 紧急程度, class mark: what stands between the first line and the title, without the 发文字号."""
    doc_number: Line | None = None
    title: list[Line] = field(default_factory=list)
    addressee: list[Line] = field(default_factory=list)
    paragraphs: list[list[Line]] = field(default_factory=list)
    """The text with its headings."""
    note: list[Line] = field(default_factory=list)
    """附件说明."""
    names: list[Line] = field(default_factory=list)
    dated: Line | None = None
    seals: list[Seal] = field(default_factory=list)
    footnote: list[Line] = field(default_factory=list)
    copied: list[Line] = field(default_factory=list)
    imprint: list[Line] = field(default_factory=list)
    """What else stands in the 版记: 印发机关, contacts."""
    attachments: list[Attachment] = field(default_factory=list)
    letter_pages: int = 0
    """Pages of the letter itself, before the attachments."""

    @property
    def body(self) -> list[Line]:
        return [line for paragraph in self.paragraphs for line in paragraph]

    @property
    def every_line(self) -> list[Line]:
        """All lines of all pages; of a document that was not laid out, all its paragraphs."""
        if self.paper:
            return [line for side in self.paper.sides for line in side.lines]
        parts = [self.mark, self.head, [self.doc_number], self.title, self.addressee, self.body, self.note, self.names]
        parts += [[self.dated], self.footnote, self.copied, self.imprint, self.numbers, self.running]
        parts += [[attachment.label, *attachment.title] for attachment in self.attachments]
        return [line for part in parts for line in part if line]

    @property
    def why_blind(self) -> str:
        """Return which pages cannot be read and why; empty where all can."""
        return sentence(self.blind, len(self.paper)) if self.paper else ""

    @property
    def first_rule(self) -> Rule | None:
        """The line below the mark."""
        upper = [rule for rule in self.rules if rule.box.top < gb.PAGE_HEIGHT_MM / 2]
        return upper[0] if upper else None

    @property
    def second_rule(self) -> Rule | None:
        """The line at the foot of page 1."""
        lower = [rule for rule in self.rules if rule.box.top >= gb.PAGE_HEIGHT_MM / 2]
        return lower[-1] if lower else None

    @property
    def is_preprinted(self) -> bool:
        """Neither mark nor red lines: the paper may carry them."""
        return not self.rules and not self.mark and self.mark_ink is None

    def text_of(self, page: int) -> list[Line]:
        """Return the lines of the text on a page."""
        return [line for line in self.body if line.page == page]
