"""The text of the letter (clauses 7.3.2–7.3.4): addressee, paragraphs, headings, items, 附件说明."""

from __future__ import annotations

from collections.abc import Iterator

from letter import gbt9704 as gb
from letter.content import Attachment, Item, LetterContent, Passage, Section
from letter.layout import Run, Style, TextBlock
from letter.numerals import item_number, section_number, subsection_number, third_number
from letter.profile import Profile

INDENT_PT = gb.INDENT_CELLS * gb.CELL_PT
NUMBERS = (section_number, subsection_number, third_number)
HEADING_STYLES: tuple[Style, ...] = ("heading_1", "heading_2", "heading_3")
LEAD_FACES = {"bold": gb.BODY_BOLD_FACE, "kaiti": "kaiti", "heiti": "heiti"}


def run(text: str, face: str = gb.BODY_FACE) -> Run:
    """Return characters of the text on its grid."""
    return Run(text, face, gb.BODY_PT, spacing_pt=gb.BODY_SPACING_PT)


def paragraph(*runs: Run, style: Style = "body", key: str = "", line_pt: float = gb.LINE_PT) -> TextBlock:
    """Return a paragraph of the text, 左空二字 (7.3.3)."""
    inlines = tuple(each for each in runs if each.text)
    return TextBlock(style, inlines, first_pt=INDENT_PT, line_pt=line_pt, key=key)


def addressee(names: tuple[str, ...], line_pt: float) -> TextBlock | None:
    """Return the 主送机关: flush left, wrapped lines too, ended by the full-width colon (7.3.2)."""
    if not any(names):
        return None
    text = "、".join(name for name in names if name) + "："
    before = gb.ADDRESSEE_GAP_LINES * line_pt
    return TextBlock("addressee", (run(text),), before_pt=before, line_pt=line_pt, key="addressees")


def body_blocks(content: LetterContent, profile: Profile) -> Iterator[TextBlock]:
    """Yield opening, passages and closing as paragraphs."""
    line_pt = profile.grid.line_pt
    if content.opening:
        yield paragraph(run(content.opening), key="opening", line_pt=line_pt)
    yield from _passages(content.passages, profile, 0)
    for text in content.closing:
        if text:
            yield paragraph(run(text), key="closing", line_pt=line_pt)


def _passages(passages: tuple[Passage, ...], profile: Profile, depth: int) -> Iterator[TextBlock]:
    """Yield passages with their numbers: 一、（一）1. by depth, 一是 among the items of one section."""
    line_pt = profile.grid.line_pt
    items = sum(isinstance(passage, Item) for passage in passages)
    sections = item = 0
    for passage in passages:
        if isinstance(passage, Section):
            sections += 1
            yield _heading(passage, sections, depth, profile)
            yield from _passages(passage.passages, profile, depth + 1)
        elif isinstance(passage, Item):
            item += 1
            yield _item(passage, item_number(item) if items > 1 else "", profile)
            for text in passage.more:
                if text:
                    yield paragraph(run(text), line_pt=line_pt)
        elif passage.text:
            yield paragraph(run(passage.text), key=passage.key, line_pt=line_pt)


def _heading(section: Section, number: int, depth: int, profile: Profile) -> TextBlock:
    level = min(depth, len(NUMBERS) - 1)
    return TextBlock(
        HEADING_STYLES[level],
        (run(NUMBERS[level](number) + section.heading, gb.HEADING_FACES[level]),),
        first_pt=INDENT_PT,
        line_pt=profile.grid.line_pt,
        keep_with_next=profile.keep_headings,
        keep_together=profile.keep_headings,
        key=section.key,
    )


def _item(item: Item, number: str, profile: Profile) -> TextBlock:
    """Return an item's paragraph; its number belongs to the lead. A single item needs no number."""
    line_pt = profile.grid.line_pt
    if item.lead_in:
        lead = run(number + item.lead_in, LEAD_FACES[profile.lead_style])
        return paragraph(lead, run(item.text), key=item.key, line_pt=line_pt)
    return paragraph(run(number + item.text), key=item.key, line_pt=line_pt)


def attachment_names(content: LetterContent) -> list[str]:
    """Return what the 附件说明 names, in order: the attachments, then each feedback sheet."""
    return [*(attachment.name for attachment in content.attachments), *sheet_names(content)]


def sheet_names(content: LetterContent) -> list[str]:
    """Return the titles of the feedback sheets, one a proposal; of several each bears its proposal's number.

    A title stands in the 附件说明 and on its sheet in the same words (7.3.7), so no two may be alike.
    """
    if content.feedback is None:
        return []
    title, proposals = content.feedback.title, content.proposals
    if len(proposals) < 2:
        return [title] * len(proposals)
    labels = [f"第{each.number}号" if each.number else "" for each in proposals]
    if len(set(labels)) < len(labels):
        labels = [each.session + label for each, label in zip(proposals, labels, strict=True)]
    return [f"{title}（{label}）" if label else title for label in labels]


def attachment_number(content: LetterContent, place: int) -> str:
    """Return the label of an attachment: 附件, or 附件1 where there are several (7.3.7)."""
    return f"附件{place + 1}" if len(attachment_names(content)) > 1 else "附件"


def has_pages(attachment: Attachment) -> bool:
    """Tell whether an attachment has anything to print behind its name."""
    return any(attachment.paragraphs) or any(attachment.rows)


def attachment_note(content: LetterContent, line_pt: float) -> list[TextBlock]:
    """Return the 附件说明: 附件：name, several numbered 1. 2., wrapped lines under the name (7.3.4).

    It goes along with the signature; of a long one, which no page would hold with it, the last entries do.
    """
    names = attachment_names(content)
    tied = len(names) if len(names) <= gb.NOTE_ENTRIES_WITH_SEAL else gb.BODY_LINES_WITH_SEAL
    blocks = []
    label_cells = 3  # 附件：
    for index, name in enumerate(names):
        number = third_number(index + 1) if len(names) > 1 else ""
        # Figure and full stop: a cell, or one and a half from 10. on.
        number_pt = len(number) * gb.CELL_PT / 2
        label_pt = label_cells * gb.CELL_PT
        hang = (label_pt if index == 0 else 0.0) + number_pt
        blocks.append(
            TextBlock(
                "attachment_note",
                (run(("附件：" if index == 0 else "") + number + name),),
                left_pt=INDENT_PT + label_pt + number_pt,
                first_pt=-hang,
                before_pt=0.0 if index else gb.ATTACHMENT_NOTE_GAP_LINES * line_pt,
                line_pt=line_pt,
                keep_with_next=index >= len(names) - tied,
                keep_together=True,
            )
        )
    return blocks
