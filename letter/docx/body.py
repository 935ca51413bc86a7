"""document.xml: the blocks of a layout's flow in their order, in one or two sections."""

from __future__ import annotations

from dataclasses import replace

from letter.docx import places, sections
from letter.docx.drawing import Pictures
from letter.docx.frames import double_rule, frame
from letter.docx.keeping import spacer
from letter.docx.looks import TAIL
from letter.docx.markup import part
from letter.docx.sections import exact
from letter.docx.tables import table
from letter.docx.text import paragraph, plain_paragraph
from letter.gbt9704 import MM_PER_PT
from letter.layout import (
    DoubleRuleBlock,
    FlowBlock,
    FrameBlock,
    Layout,
    PageBreak,
    TableBlock,
    TextBlock,
)

SIGNATURE = ("attachment_note", "issuer_name", "dated_on")
SHORT = 3
"""Lines of a paragraph that may as well go to the next page whole."""


class Body:
    """Draws a flow block by block; knows what the next block is, for breaks and for the space below."""

    def __init__(self, layout: Layout, pictures: Pictures) -> None:
        self.draft_mark = next((block.blocks[0] for block in layout.flow if _is_draft_mark(block)), None)
        self.flow = [block for block in layout.flow if not _is_draft_mark(block)]
        self.last_goes_along = _last_goes_along(layout)
        self.spacer = spacer(layout)
        self.pictures, self.grid = pictures, layout.grid

    @property
    def text_top_mm(self) -> float:
        """Where the title's line begins on page 1."""
        title = next(block for block in self.flow if isinstance(block, TextBlock))
        return self.grid.top_mm - places.lower_mm(self.grid.line_pt) + title.before_pt * MM_PER_PT

    def xml(self) -> str:
        """Return document.xml."""
        draft = self.draft_mark is not None
        unbound = any(_ends_section(block) for block in self.flow)
        blocks: list[str] = []
        for place, block in enumerate(self.flow):
            if isinstance(block, PageBreak):
                # A blank page comes with its section and holds an empty paragraph.
                blocks += [_tail()] if block.kind == "blank" else []
                continue
            blocks.append(self._block(place, block))
            if self._is_on_own_page(place):
                # A frame stands on the page of the paragraph behind it.
                ended = sections.letter_section(self.grid, draft=draft) if self._followed_by_section(place) else ""
                blocks.append(_tail(ended, new_page=True))
                continue
            # A section ends with a paragraph, which also holds on to the frame before it.
            if self._followed_by_section(place) and not isinstance(block, TextBlock):
                blocks.append(_tail(sections.letter_section(self.grid, draft=draft)))
        if isinstance(self.flow[-1], TableBlock | FrameBlock) and not self._is_on_own_page(len(self.flow) - 1):
            blocks.append(_tail())
        last = sections.sheet_section(self.grid, draft=draft) if unbound else sections.letter_section(self.grid, draft=draft)
        return part("document", f"<w:body>{''.join(blocks)}{last}</w:body>")

    def _block(self, place: int, block: FlowBlock) -> str:
        if isinstance(block, DoubleRuleBlock):
            return double_rule(block)
        if isinstance(block, FrameBlock):
            return frame(block, self.pictures)
        if isinstance(block, TableBlock):
            return table(block, self.pictures)
        return self._text(place, block)

    def _text(self, place: int, block: TextBlock) -> str:
        # The title's place comes from the header; a name's from the space below the paragraph before, as its seal
        # is measured from the top of its line.
        moved = block.style == "title" or (block.seals and self._previous_text(place))
        section = (
            sections.letter_section(self.grid, draft=self.draft_mark is not None) if self._followed_by_section(place) else ""
        )
        return paragraph(
            replace(block, before_pt=0.0 if moved else self._before_pt(place), keep_with_next=self._kept(place, block)),
            self.pictures,
            page_break=place > 0 and isinstance(self.flow[place - 1], PageBreak) and not self._after_section(place),
            section=section,
            after_pt=self._after_pt(place),
            held=self._held(block),
        )

    def _held(self, block: TextBlock) -> tuple[int, str] | None:
        """Return the room above the page of the signature, where it is anchored to a line of this paragraph."""
        if self.spacer is None or self.spacer.block is not block:
            return None
        return self.spacer.line, self.pictures.spacer(self.spacer.top_mm, self.spacer.height_mm)

    def _after_pt(self, place: int) -> float:
        """Return the space below: a table's space above, or a name's, whose seal is measured from its line."""
        following = self.flow[place + 1] if place + 1 < len(self.flow) else None
        if isinstance(following, TableBlock) or (isinstance(following, TextBlock) and following.seals):
            return self._before_pt(place + 1)
        return 0.0

    def _before_pt(self, place: int) -> float:
        """Return the space above a block, which makes up for what programs raise it and the block before by."""
        block, previous = self.flow[place], self.flow[place - 1]
        raised = places.raised_pt(block, self.grid) - places.raised_pt(previous, self.grid)
        return max(block.before_pt + raised, 0.0)

    def _kept(self, place: int, block: TextBlock) -> bool:
        """Tell whether a paragraph is kept with the next."""
        following = self.flow[place + 1] if place + 1 < len(self.flow) else None
        if block.style == "body" and isinstance(following, TextBlock) and following.style in SIGNATURE:
            return self.last_goes_along
        return block.keep_with_next

    def _previous_text(self, place: int) -> bool:
        return place > 0 and isinstance(self.flow[place - 1], TextBlock)

    def _is_on_own_page(self, place: int) -> bool:
        """Tell whether this is an 抄送 that begins a page."""
        return isinstance(self.flow[place], FrameBlock) and isinstance(self.flow[place - 1], PageBreak)

    def _followed_by_section(self, place: int) -> bool:
        """Tell whether the letter's section ends here: pages without number follow."""
        following = self.flow[place + 1] if place + 1 < len(self.flow) else None
        return _ends_section(following) and not any(map(_ends_section, self.flow[: place + 1]))

    def _after_section(self, place: int) -> bool:
        return self._followed_by_section(place - 2) if place > 1 else False


def _last_goes_along(layout: Layout) -> bool:
    """Tell whether the last paragraph of the text must be kept with the signature.

    A short one is. Of a longer one LibreOffice would take the whole to the next page: letter.docx.keeping sends the
    lines that go along.
    """
    lines = [line.block for side in layout.pages for line in side.lines if line.style == "body"]
    return bool(lines) and lines.count(lines[-1]) <= SHORT


def _is_draft_mark(block: FlowBlock) -> bool:
    return isinstance(block, FrameBlock) and block.kind == "draft_mark"


def _ends_section(block: FlowBlock | None) -> bool:
    return isinstance(block, PageBreak) and not block.numbered


def _tail(section: str = "", *, new_page: bool = False) -> str:
    before = "<w:pageBreakBefore/>" if new_page else ""
    return plain_paragraph(TAIL, properties=before + exact(MM_PER_PT), section=section)
