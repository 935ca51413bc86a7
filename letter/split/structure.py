"""Blocks in, the letter out: page marks off, sentences whole, head and foot taken, the text built."""

from __future__ import annotations

from dataclasses import replace

from letter.content import Issuer, LetterContent, Outcome
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.body import Body, take_closing, take_opening
from letter.split.foot import (
    Foot,
    signature_place,
    take_contact,
    take_copied,
    take_disclosure,
    take_note,
    take_signature,
)
from letter.split.head import DISCLOSURES, Head, take_head
from letter.split.joining import joined, without_page_marks
from letter.split.report import Report
from letter.split.said import Sheet
from letter.split.tail import take_tail
from letter.split.tidy import tell_oddities

SECOND = ("再次答复", "二次答复", "再答复", "重新答复")
OPINION = ("会办意见", "协办意见", "分办意见")


def structured(blocks: list[Block], report: Report) -> tuple[LetterContent, tuple[Sheet, ...]]:
    """Return the letter and its sheets."""
    blocks = joined(without_page_marks(_flattened(blocks), report), report)
    head, blocks = take_head(blocks, report)
    foot = Foot()
    place = signature_place(blocks)
    behind = blocks[place + 1 :] if place is not None else []
    if place is None:
        blocks, behind = _unsigned(blocks)
    before = take_note(_labels(blocks[: place + 1] if place is not None else blocks, foot, report), foot, report)
    # What was taken out moved the date.
    text = take_signature(before, len(before) - 1 if place is not None else None, foot, report)
    attachments, sheets = take_tail(behind, foot, report)
    tell_oddities([*head.title_blocks, *text], report)
    opening, text = take_opening(text, report)
    closing, text = take_closing(text, report)
    passages = Body(text, report).passages()
    content = LetterContent(
        kind=_kind(head, opening),
        purpose=_purpose(head.title),
        issuer_mark=head.mark,
        doc_number=head.number,
        outcome=Outcome(head.outcome) if head.outcome else None,
        disclosure=head.disclosure or DISCLOSURES.get(foot.disclosure, ""),  # type: ignore[arg-type]
        urgency=head.urgency,
        title=head.title,
        addressees=head.addressees,
        opening=opening,
        passages=passages,
        closing=closing,
        attachments=attachments,
        issuers=tuple(map(Issuer, foot.issuers)),
        dated_on=foot.dated_on,
        contact=foot.contact,
        copied_to=foot.copied_to,
    )
    return content, sheets


def _flattened(blocks: list[Block]) -> list[Block]:
    """Take apart the tables that only lay out a letterhead or a 版记: one cell a row, or the labels of a foot in them."""
    speaks = next((place for place, block in enumerate(blocks) if words.OPENING.search(block.text)), 0)
    found: list[Block] = []
    for place, block in enumerate(blocks):
        cells = [line for row in block.rows for cell in row for line in cell.split("\n") if line.strip(" 　")]
        is_frame = all(sum(bool(cell.strip()) for cell in row) <= 1 for row in block.rows)
        is_foot = any(words.COPIED.match(cell) or words.ISSUED.match(cell) for cell in cells)
        if block.rows and (place < speaks or is_foot or (is_frame and not _is_sheet_part(blocks, place))):
            found += [replace(block, text=cell.strip(" 　"), rows=()) for cell in cells]
        else:
            found.append(block)
    return found


def _is_sheet_part(blocks: list[Block], place: int) -> bool:
    return place > 0 and bool(words.SHEET_TITLE.fullmatch(blocks[place - 1].text))


def _unsigned(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Cut a letter without a date where its foot, an attachment's page or a sheet begins."""
    for place, block in enumerate(blocks):
        is_foot = words.COPIED.match(block.text) or words.ISSUED.match(block.text)
        is_page = words.LABEL.fullmatch(block.text) and not block.text.endswith(("：", ":"))
        is_sheet = words.SHEET_TITLE.fullmatch(block.text) and not words.ATTACHED.match(block.text) and place
        if is_foot or is_page or is_sheet:
            return blocks[:place], blocks[place:]
    return blocks, []


def _labels(blocks: list[Block], foot: Foot, report: Report) -> list[Block]:
    """Take contact and copy lines out that stand before the signature."""
    found = []
    for block in blocks:
        if words.COPIED.match(block.text):
            take_copied(block.text, foot, block.place, report)
        elif found_said := words.DISCLOSURE.fullmatch(block.text):
            take_disclosure(found_said["said"], foot, block, report)
        elif block.rows or not (len(block.text) < 120 and take_contact(block.text, foot, block.place, report)):
            found.append(block)
    return found


def _kind(head: Head, opening: str) -> str:
    said = head.title + opening + "".join(head.addressees)
    deputies = sum(said.count(word) for word in ("人民代表大会", "人大", "代表", "建议"))
    members = sum(said.count(word) for word in ("政协", "提案", "委员"))
    return "npc" if deputies > members else "cppcc"


def _purpose(title: str) -> str:
    if any(word in title for word in SECOND):
        return "second"
    return "opinion" if any(word in title for word in OPINION) else "reply"
