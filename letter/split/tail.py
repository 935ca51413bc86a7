"""What follows the signature: 附注, 版记, the pages of the attachments, the sheets. Nothing goes without a word."""

from __future__ import annotations

from dataclasses import dataclass, field

from letter.content import Attachment
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.foot import Foot, take_contact, take_copied, take_disclosure, take_note
from letter.split.report import Report
from letter.split.said import Sheet
from letter.split.sheets import LABELS, sheet_of

ENDS_COPIED = ("。", ".")
LIST_KNOWN = 3
"""Known labels that make a table a sheet, though no title says so."""


@dataclass
class _Page:
    """An attachment's own page as it is gathered."""

    title: str = ""
    place: str = ""
    number: int = 0
    is_sheet: bool = False
    blocks: list[Block] = field(default_factory=list)


def take_tail(blocks: list[Block], foot: Foot, report: Report) -> tuple[tuple[Attachment, ...], tuple[Sheet, ...]]:
    """Sort the blocks behind the date; return the attachments in the order of the 附件说明, and the sheets."""
    pages: list[_Page] = []
    skip = 0
    for place, block in enumerate(blocks):
        if skip:
            skip -= 1
            continue
        skip = _sort(block, blocks[place + 1 :], pages, foot, report)
    sheets = tuple(sheet_of(page.title or "征询意见表", page.blocks, report) for page in pages if page.is_sheet)
    return _attachments([page for page in pages if not page.is_sheet], foot, report), sheets


def _sort(block: Block, following: list[Block], pages: list[_Page], foot: Foot, report: Report) -> int:
    """Sort one block; return how many of those behind it went along."""
    text = block.text
    inside = pages[-1] if pages else None
    if words.COPIED.match(text):
        return _copied(block, following, foot, report)
    if words.ISSUED.match(text) or words.PRINTED.fullmatch(text):
        report.dropped("印发机关、印发日期和份数由系统排印，没有收入。", block.place, text)
        return 0
    if (inside is None or not inside.is_sheet) and (found := words.DISCLOSURE.fullmatch(text)):
        take_disclosure(found["said"], foot, block, report)
        return 0
    if inside is None and take_contact(text, foot, block.place, report):
        return 0
    label = words.LABEL.fullmatch(text)
    if label and not (text.endswith(("：", ":")) and following and words.ENTRY.match(following[0].text)):
        pages.append(_Page(place=block.place, number=words.number_of(label["place"]) if label["place"] else 0))
        return _titled(pages[-1], following, foot)
    if inside is None and words.ATTACHED.match(text) and not foot.attachments and not label:
        count = next((place for place, one in enumerate(following) if not _is_entry(one)), len(following))
        take_note([block, *following[:count]], foot, report)
        return count
    if text and words.SHEET_TITLE.fullmatch(text) and not (inside and inside.is_sheet and not inside.blocks):
        pages.append(_Page(text, block.place, is_sheet=True))
        return 0
    if inside is not None:
        inside.blocks.append(block)
        return 0
    return _left_over(block, pages, report)


def _is_entry(block: Block) -> bool:
    return bool(words.ENTRY.match(block.text) or words.ATTACHED.match(block.text))


def _left_over(block: Block, pages: list[_Page], report: Report) -> int:
    """A table full of the labels of a sheet is one; anything else is told in full."""
    known = sum(words.plain(cell) in LABELS for row in block.rows for cell in row)
    if known >= LIST_KNOWN:
        pages.append(_Page("征询意见表", block.place, is_sheet=True, blocks=[block]))
        report.doubtful("这个表格没有表名，按栏目看是征询意见表。", block.place, part="sheet")
        return 0
    text = block.text or "；".join("　".join(row) for row in block.rows)
    report.dropped("落款之后的这部分没有归类，没有收入。", block.place, text)
    return 0


def _copied(block: Block, following: list[Block], foot: Foot, report: Report) -> int:
    text, count = block.text, 0
    while count < len(following) and not text.endswith(ENDS_COPIED):
        line = following[count].text
        if not line or words.CONTACT.match(line) or words.ISSUED.match(line) or words.LABEL.fullmatch(line) or words.PRINTED.fullmatch(line):
            break
        if words.SHEET_TITLE.fullmatch(line) or words.COPIED.match(line) or words.DISCLOSURE.fullmatch(line) or following[count].new_page:
            break
        text, count = text + line, count + 1
    take_copied(text, foot, block.place, report)
    return count


def _titled(page: _Page, following: list[Block], foot: Foot) -> int:
    """Give a page its title: the lines that make up a name of the 附件说明, else the first line."""
    names = [*foot.attachments, *foot.sheet_names]
    said = ""
    for count, block in enumerate(following[:4], 1):
        if not block.text:
            break
        said += block.text
        if said in names or words.plain(said) in map(words.plain, names):
            page.title, page.is_sheet = said, words.SHEET.search(said) is not None
            return count
    if following and following[0].text and not words.is_ended(following[0].text):
        page.title = following[0].text
        page.is_sheet = words.SHEET.search(page.title) is not None
        return 1
    return 0


def _attachments(pages: list[_Page], foot: Foot, report: Report) -> tuple[Attachment, ...]:
    """Put the pages behind the names of the 附件说明; a page without a name there is added behind them."""
    found = [Attachment(name) for name in foot.attachments]
    plain = [words.plain(one.name) for one in found]
    for page in pages:
        paragraphs = tuple(block.text for block in page.blocks if block.text)
        tables = [block for block in page.blocks if block.rows]
        rows = tuple(tuple(" ".join(cell.split("\n")) for cell in row) for block in tables for row in block.rows)
        if len(tables) > 1:
            report.doubtful(f"附件“{page.title}”里有{len(tables)}个表格，已接成一个。", tables[0].place, part="attachments")
        if rows and paragraphs and page.blocks[-1].text:
            report.doubtful(f"附件“{page.title}”的文字一律排在表格之前。", page.place, part="attachments")
        place = plain.index(words.plain(page.title)) if words.plain(page.title) in plain else page.number - 1 if not page.title else -1
        if 0 <= place < len(found):
            found[place] = Attachment(found[place].name, paragraphs, rows)
        elif page.title or paragraphs or rows:
            found.append(Attachment(page.title or f"附件{page.number or ''}", paragraphs, rows))
            report.doubtful(f"附件“{found[-1].name}”没有列在附件说明里，已补上。", page.place, part="attachments")
        report.recognised(f"附件正文：{page.title}，{len(paragraphs)}段、表格{len(rows)}行", page.place, part="attachments")
    return tuple(found)
