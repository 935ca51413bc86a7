"""What stands at the edges of a page: 附注 and 抄送, page numbers, the mark of a draft (clauses 7.3.6, 7.4.2, 7.5)."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.compose.body import run
from letter.compose.sides import Side
from letter.content import DISCLOSED, LetterContent
from letter.ink import ink
from letter.layout import FrameBlock, PlacedLine, Run, TextBlock
from letter.lines import natural_width
from letter.placing import Composed
from letter.profile import Profile

CELL_PT = gb.COPIED_TO_PT
SIDE_PT = gb.COPIED_TO_SIDE_CELLS * CELL_PT


def contact_text(content: LetterContent) -> str:
    """Return 联系人：…，联系电话：… as far as it is known."""
    contact = content.contact
    parts = [("联系人：", contact.name), ("联系电话：", contact.phone)]
    return "，".join(label + value for label, value in parts if value)


def footnote(content: LetterContent, profile: Profile) -> TextBlock | None:
    """Return the 附注 in brackets, 左空二字, the line below the date (7.3.6)."""
    text = contact_text(content)
    if not text or profile.contact_place != "footnote":
        return None
    indent = gb.FOOTNOTE_INDENT_CELLS * gb.CELL_PT
    return TextBlock(
        "footnote", (run(f"（{text}）"),), first_pt=indent, line_pt=profile.grid.line_pt, keep_together=True
    )


def copied_to_blocks(content: LetterContent, profile: Profile) -> list[TextBlock]:
    """Return 抄送：…，…。 with wrapped lines after the colon (7.4.2), and around it what the profile puts here."""
    texts = []
    if profile.disclosure_place == "above_imprint":
        texts.append(("公开属性：", DISCLOSED.get(content.disclosure, "")))
    names = [name for name in content.copied_to if name]
    if names:
        texts.append(("抄送：", "，".join(names) + "。"))
    if profile.contact_place == "below_copied_to" and contact_text(content):
        label, _, rest = contact_text(content).partition("：")
        texts.append((label + "：", rest))
    return [
        TextBlock(
            "copied_to",
            (Run(label + text, gb.BODY_FACE, gb.COPIED_TO_PT),),
            left_pt=SIDE_PT + len(label) * CELL_PT,
            first_pt=-len(label) * CELL_PT,
            right_pt=SIDE_PT,
            line_pt=gb.COPIED_TO_LINE_PT,
        )
        for label, text in texts
    ]


class CopiedTo:
    """The 抄送 at the very foot of the type area of a side."""

    def __init__(self, blocks: list[TextBlock], first_number: int) -> None:
        self.composed = [Composed(block, first_number + n) for n, block in enumerate(blocks)]
        self.height_mm = sum(each.height_mm for each in self.composed)

    @property
    def overhang_mm(self) -> float:
        """How far the last line's box reaches below its em box, which stands on the type area's edge."""
        return (gb.COPIED_TO_LINE_MM - gb.COPIED_TO_PT * gb.MM_PER_PT) / 2

    @property
    def reserve_mm(self) -> float:
        """Room to keep free at the foot of the type area; 0 without 抄送."""
        return self.height_mm - self.overhang_mm + gb.COPIED_TO_GAP_MM if self.composed else 0.0

    def place(self, side: Side) -> FrameBlock:
        """Draw at the foot of a side; return the frame for the flow."""
        top = gb.BOTTOM_MM + self.overhang_mm - self.height_mm
        frame_top = top
        for composed in self.composed:
            for index in range(len(composed.lines)):
                side.lines += composed.place(index, top)[0]
                top += composed.line_mm
        return FrameBlock(
            "copied_to",
            tuple(composed.block for composed in self.composed),
            gb.LEFT_MM,
            frame_top,
            gb.AREA_WIDTH_MM,
            self.height_mm,
            from_foot=True,
        )


def page_number_line(number: int) -> PlacedLine:
    """Return — 2 —, its dash 7 mm below the type area, odd to the right, even to the left (7.5)."""
    text = Run(f"— {number} —", gb.PAGE_NUMBER_FACE, gb.PAGE_NUMBER_PT)
    em = gb.PAGE_NUMBER_PT * gb.MM_PER_PT
    width = natural_width([text]) * gb.MM_PER_PT
    side = gb.PAGE_NUMBER_SIDE_CELLS * gb.CELL_MM
    x_mm = gb.RIGHT_MM - side - width if number % 2 else gb.LEFT_MM + side
    high, low = ink("—", gb.PAGE_NUMBER_FACE)
    baseline = gb.BOTTOM_MM + gb.PAGE_NUMBER_BELOW_MM + (high + low) / 2 * em
    return PlacedLine("page_number", -1, x_mm, baseline - gb.EM_ASCENT * em, em, (text,), width)


def draft_mark_line(words: str) -> PlacedLine:
    """Return what a draft says in the head of a page, on one line."""
    text = Run(words, gb.LABEL_FACE, gb.DRAFT_PT, "grey")
    em = gb.DRAFT_PT * gb.MM_PER_PT
    width = natural_width([text]) * gb.MM_PER_PT
    return PlacedLine("draft_mark", -1, gb.RIGHT_MM - width, gb.DRAFT_TOP_MM, em, (text,), width)


def draft_mark_frame(words: str) -> FrameBlock:
    """Return the same for the head of a document's pages."""
    line = draft_mark_line(words)
    block = TextBlock("draft_mark", line.runs, "right", line_pt=gb.DRAFT_PT)
    return FrameBlock(
        "draft_mark", (block,), gb.LEFT_MM, line.top_mm, gb.AREA_WIDTH_MM, line.height_mm
    )
