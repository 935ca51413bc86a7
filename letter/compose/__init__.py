"""LetterContent and Profile in, Layout out: the whole letter with its attachments and feedback sheets.

Knows pages and lines: both writers draw what is composed here and lay nothing out themselves.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Literal

from letter import gbt9704 as gb
from letter.compose import body, imprint
from letter.compose.attachments import attachment_parts, sheet_parts
from letter.compose.ending import Ending, Matter, no_text_block
from letter.compose.letterhead import compose_letterhead, number_text
from letter.compose.sides import Sheaf, line_parts
from letter.compose.signature import Signature, compose_signature
from letter.compose.title import title_lines
from letter.content import Attachment, LetterContent
from letter.feedback import compose_sheet, why_no_sheet
from letter.layout import FlowBlock, Layout, LayoutError, PageBreak, Run, TextBlock
from letter.placing import Composed
from letter.profile import Profile

__all__ = ["LayoutError", "compose", "compose_letter", "refused_sheets"]


def compose(content: LetterContent, profile: Profile | None = None) -> Layout:
    """Compose a letter. Raises LayoutError with a Chinese sentence where something cannot be laid out."""
    return _Letter(content, profile or Profile()).layout()


def compose_letter(content: LetterContent, profile: Profile | None = None) -> Layout:
    """Compose the letter's own pages, as compose() does, without those of attachments and sheets. Raises LayoutError.

    For a check that asks while somebody waits: sheets are tried in several sizes and take most of the time.
    """
    return _Letter(content, profile or Profile()).layout(behind=False)


def refused_sheets(content: LetterContent, profile: Profile | None = None) -> list[str]:
    """Say of each sheet that compose() would refuse why, in a fraction of its time. Raises LayoutError for the 抄送."""
    letter = _Letter(content, profile or Profile())
    return [said for place in range(letter.sheets) if (said := letter.why_no_sheet(place))]


class _Letter:
    """One composition: the flow and the sheaf of sides, filled from the letterhead to the last sheet."""

    def __init__(self, content: LetterContent, profile: Profile) -> None:
        self.content, self.profile = content, profile
        self.grid = profile.grid
        self.sheaf = Sheaf(self.grid)
        self.flow: list[FlowBlock] = []
        self.numbers = count()
        self.keys: dict[int, str] = {}
        blocks = imprint.copied_to_blocks(content, profile)
        self.copied_to = imprint.CopiedTo(blocks, 1_000_000)
        if self.copied_to.reserve_mm > gb.AREA_HEIGHT_MM:
            raise LayoutError("抄送机关过多，一面排不下，请精简抄送。")

    def layout(self, *, behind: bool = True) -> Layout:
        """Fill the pages; with ``behind``, those of the attachments and the sheets, and the 抄送 on the last, too."""
        self._letter()
        content = self.content
        attached = [each for each in content.attachments if body.has_pages(each)]
        self._text(last=not attached and not self.bound)
        if behind:
            self._behind(attached)
        self._edges()
        pages = tuple(side.page() for side in self.sheaf.sides)
        author = "、".join(issuer.name for issuer in content.issuers)
        return Layout(tuple(self.flow), pages, content.plain_title, author, self._places(), self.grid)

    @property
    def sheets(self) -> int:
        """How many sheets there are, one a proposal."""
        return len(self.content.proposals) if self.content.feedback else 0

    @property
    def bound(self) -> bool:
        """Whether the sheets are bound with the letter."""
        return bool(self.sheets) and self.profile.sheet_binding == "bound"

    def _behind(self, attached: list[Attachment]) -> None:
        """Add what stands behind the letter, and the 抄送 on the last side that is bound with it."""
        for place, attachment in enumerate(self.content.attachments):
            if body.has_pages(attachment):
                self._attachment(place, last=attachment is attached[-1] and not self.bound)
        if not self.bound:
            self._copied_to()
        for place in range(self.sheets):
            self._sheet(place)
        if self.bound:
            self._copied_to()

    def _letter(self) -> None:
        """Begin the letter: letterhead and title."""
        head = compose_letterhead(self.content, self.profile)
        side = self.sheaf.turn("letter")
        side.lines += [replace(line, block=next(self.numbers)) for line in head.lines]
        side.strokes += head.strokes
        side.y_mm = head.foot_mm
        self.flow += head.blocks
        self._title(head.foot_mm)

    def _title(self, foot_mm: float) -> None:
        lines = title_lines(self.content.title)
        gap_mm = self.profile.title_gap_lines * self.grid.line_mm
        block = TextBlock(
            "title",
            (Run("\n".join(lines), gb.TITLE_FACE, gb.TITLE_PT),),
            "center",
            before_pt=gap_mm * gb.PT_PER_MM,
            line_pt=gb.TITLE_LINE_PT,
            keep_with_next=True,
        )
        self.sheaf.fill(line_parts(Composed(block, next(self.numbers))))
        # In the flow the letterhead stands in frames: the title's distance is from the type area's top.
        from_top = foot_mm + gap_mm - self.grid.top_mm
        self.flow.append(replace(block, before_pt=from_top * gb.PT_PER_MM))

    def _text(self, *, last: bool) -> None:
        """Fill in addressee, text, 附件说明 and signature; text goes with the signature to its page."""
        line_pt = self.grid.line_pt
        blocks = [
            *filter(None, [body.addressee(self.content.addressees, line_pt)]),
            *body.body_blocks(self.content, self.profile),
            *body.attachment_note(self.content, line_pt),
        ]
        paragraphs = tuple(self._numbered(block) for block in blocks)
        mention = self._numbered(no_text_block(line_pt)) if self.profile.no_text_page else None
        first = next(self.numbers)
        signature = compose_signature(self.content, self.profile, first)
        for _ in range(len(signature.blocks) - 1):
            next(self.numbers)
        note = imprint.footnote(self.content, self.profile)

        def sign(tighter_mm: float) -> Signature:
            return compose_signature(self.content, self.profile, first, tighter_mm=tighter_mm)

        ending = Ending(
            self.sheaf,
            Matter(paragraphs, signature, self._numbered(note) if note else None),
            sign,
            reserve_mm=self.copied_to.reserve_mm if last else 0.0,
            mention=mention,
        ).settled()
        self.flow += ending.flow()
        self.sheaf.draw(ending.plan)

    def _numbered(self, block: TextBlock) -> Composed:
        """Give a paragraph its number, by which the page it begins on is found."""
        number = next(self.numbers)
        if block.key:
            self.keys[number] = block.key
        return Composed(block, number)

    def _places(self) -> tuple[tuple[str, int], ...]:
        """On which page each passage begins: what a preview follows."""
        found: dict[str, int] = {}
        for number, side in enumerate(self.sheaf.sides, start=1):
            for line in side.lines:
                if line.block in self.keys:
                    found.setdefault(self.keys[line.block], number)
        return tuple(found.items())

    def _attachment(self, place: int, *, last: bool) -> None:
        label = body.attachment_number(self.content, place)
        flow, parts = attachment_parts(self.content.attachments[place], label, self.numbers, self.grid)
        self.flow += [PageBreak("attachment"), *flow]
        self.sheaf.turn("attachment")
        self.sheaf.fill(parts, reserve_mm=self.copied_to.reserve_mm if last else 0.0)

    def _sheet(self, place: int) -> None:
        bound, reserve = self.bound, self._below_sheet_mm(place)
        label = body.attachment_number(self.content, len(self.content.attachments) + place)
        sheet = compose_sheet(
            self.content,
            self.content.proposals[place],
            label=label if bound else number_text(self.content) + label,
            title=self._sheet_title(place),
            grid=self.grid,
            foot_mm=gb.BOTTOM_MM - reserve,
        )
        flow, parts = sheet_parts(sheet, self.numbers, self.grid)
        self.flow += [PageBreak("sheet", numbered=bound), *flow]
        self.sheaf.turn("sheet", numbered=bound)
        self.sheaf.fill(parts, reserve_mm=reserve)

    def _below_sheet_mm(self, place: int) -> float:
        """Return the room for the 抄送 below the last of the sheets that are bound with the letter."""
        return self.copied_to.reserve_mm if self.bound and place == self.sheets - 1 else 0.0

    def _sheet_title(self, place: int) -> str:
        return "\n".join(title_lines(body.sheet_names(self.content)[place]))

    def why_no_sheet(self, place: int) -> str:
        """Say why a sheet could not be composed; empty where it can."""
        return why_no_sheet(
            self.content,
            self.content.proposals[place],
            title=self._sheet_title(place),
            grid=self.grid,
            foot_mm=gb.BOTTOM_MM - self._below_sheet_mm(place),
        )

    def _copied_to(self) -> None:
        """Put the 抄送 at the foot of the side filled last; on a new one where it found no room, or the side is odd.

        A blank side before it takes the numbers from both (7.5).
        """
        if not self.copied_to.composed:
            return
        is_even = len(self.sheaf.sides) % 2 == 0
        is_full = self.sheaf.free_mm() < self.copied_to.reserve_mm - 0.1
        if self.profile.duplex_imprint and is_full and is_even:
            self._imprint_side("blank", numbered=False)
            self._imprint_side("imprint", numbered=False)
        elif is_full or (self.profile.duplex_imprint and not is_even):
            self._imprint_side("imprint", numbered=True)
        self.flow.append(self.copied_to.place(self.sheaf.side))

    def _imprint_side(self, kind: Literal["blank", "imprint"], *, numbered: bool) -> None:
        self.sheaf.turn(self.sheaf.side.kind, numbered=numbered)
        self.flow.append(PageBreak(kind, numbered=numbered))

    def _edges(self) -> None:
        """Print page numbers and the mark of a draft."""
        for side in self.sheaf.sides:
            if side.number:
                side.lines.append(imprint.page_number_line(side.number))
            if self.profile.draft_mark:
                side.lines.insert(0, imprint.draft_mark_line(self.profile.draft_mark))
        if self.profile.draft_mark:
            self.flow.insert(0, imprint.draft_mark_frame(self.profile.draft_mark))
