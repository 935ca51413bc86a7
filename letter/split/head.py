"""The head of a letter: 发文机关标志, 发文字号, what stands beside it, title and addressees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letter.content import DocNumber
from letter.numerals import parse_doc_number
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.markers import marker_of
from letter.split.report import Report

SEARCHED = 25
"""The addressee stands among so many blocks at the beginning."""
TITLE_LINES = 8
TITLE_WORDS = re.compile("关于|答复|复函|回复|提案|建议|函$|意见$|说明$|报告$|情况")
TITLE_BEGINS = re.compile("关于|^[对就]|会议.{0,4}第.{1,6}号|[局委办厅府院会]对")
NO_NAME = re.compile("关于|答复|复函|回复|(?:提案|建议)(?:的|$)|函$|意见$|说明$|报告$|情况")
"""Words of a title that no name has: 提案委员会 is one."""
MARK_TAIL = re.compile("[ 　]*(?:文件|（函）|函件|公函)$")
SURNAMES = frozenset(["欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "慕容", "令狐", "东方", "尉迟", "公孙", "夏侯", "端木", "长孙", "宇文", "独孤", "南宫"])
"""Surnames of two characters, so that one set apart from its name is no name of its own."""
LABELS = (words.NUMBER, words.CLASS_MARK, words.SIGNATORY, words.DISCLOSURE, words.GRADE)
CLASSES = str.maketrans("ＡＢＣＤ", "ABCD")
DISCLOSURES = {"主动公开": "public", "公开": "public", "是": "public", "依申请公开": "on_request", "不予公开": "withheld", "不公开": "withheld", "否": "withheld"}


@dataclass
class Head:
    """What stands before the text."""

    mark: str = ""
    number: DocNumber | None = None
    title: str = ""
    addressees: tuple[str, ...] = ()
    outcome: str = ""
    urgency: str = ""
    disclosure: str = ""
    signatory: str = ""
    title_blocks: list[Block] = field(default_factory=list)


def take_head(blocks: list[Block], report: Report) -> tuple[Head, list[Block]]:
    """Return the head and the blocks behind it."""
    head = Head()
    first, last, rest = _addressee(blocks)
    if first is None:
        end = _end_without_addressee(blocks)
        report.doubtful("没有找到主送（称呼），请在编辑页填写。", part="addressees")
    else:
        end = first
        said = "、".join(block.text.rstrip("、，,：: 　") for block in blocks[first : last + 1])
        _take_addressees(head, said, blocks[first].place, report)
    lines: list[Block] = []
    for block in blocks[:end]:
        if not _take_label(head, block, report):
            lines.append(block)
    _take_title(head, lines, report)
    return head, [*rest, *blocks[(end if first is None else last + 1) :]]


def _addressee(blocks: list[Block]) -> tuple[int | None, int, list[Block]]:
    """Return the first and the last block of the addressee, and the text that goes on behind its colon."""
    for place, block in enumerate(blocks[:SEARCHED]):
        name, colon, text = _cut(block.text)
        if block.rows or words.OPENING.search(name):
            continue
        if not colon and not (words.ONE_ADDRESSED.fullmatch(name) and (words.HONORIFIC.match(name) or place)):
            continue
        if not _is_addressed(name, has_text=bool(text)):
            continue
        first = place
        while first and _names_one(blocks[first - 1]):
            first -= 1
        while not text and place + 1 < len(blocks) and _names_one(blocks[place + 1]) and (not colon or _cut(blocks[place + 1].text)[1]):
            place += 1
        rest = [block.after(len(block.text) - len(text))] if text else []
        if text:
            blocks[place] = block.said(name)
        return first, place, rest
    return None, 0, []


def _cut(text: str) -> tuple[str, str, str]:
    found = re.search("[：:]", text)
    if not found:
        return text, "", ""
    return text[: found.start()].strip(" 　"), found[0], text[found.end() :].strip(" 　")


def _is_addressed(name: str, *, has_text: bool) -> bool:
    """Tell whether a line speaks to somebody."""
    if not words.ADDRESSED.fullmatch(name) or NO_NAME.search(name) or words.CONTACT.match(f"{name}："):
        return False
    if words.SIGNATORY.match(f"{name}：") or words.DISCLOSURE.match(f"{name}：") or name.startswith(("附件", "抄送", "抄报", "办理", "分类", "类别", "答复类")):
        return False
    if words.TO_PERSON.search(name) or words.HONORIFIC.match(name):
        return True
    return not has_text and bool(re.search(f"(?:{words.BODIES}|组|团|部门|单位|代表团|小组)[）)]?$", name))


def _names_one(block: Block) -> bool:
    name = block.text.rstrip("、，, 　：:")
    return bool(words.ONE_ADDRESSED.fullmatch(name)) and not NO_NAME.search(name) and len(name) <= HEAD_NAME


HEAD_NAME = 30


NUMBERED = ("一、", "（一）", "1.", "（1）")
"""Headings a title never is; one in bold or in a style may be."""


def _end_without_addressee(blocks: list[Block]) -> int:
    """Return where the head ends in a letter that speaks to nobody: behind the last line of a head before the text."""
    end = next((place for place, block in enumerate(blocks[:SEARCHED]) if _is_text(block)), 0)
    while end and not _is_of_a_head(blocks[end - 1].text):
        end -= 1
    return end


def _is_text(block: Block) -> bool:
    marker = marker_of(block)
    if block.rows or (marker and (marker.kind in NUMBERED or not marker.is_heading)):
        return True
    return (words.is_ended(block.text) and len(block.text) > 12) or words.OPENING.search(block.text) is not None


def _is_of_a_head(text: str) -> bool:
    """Tell whether a line is a mark, a title or one of what stands about the 发文字号."""
    if TITLE_WORDS.search(text) or words.NAME.fullmatch(MARK_TAIL.sub("", text)) or MARK_TAIL.search(text):
        return True
    parts = re.split("[ 　]{2,}", text)
    return any(pattern.fullmatch(part.strip(" 　")) for part in parts for pattern in LABELS)


def _take_addressees(head: Head, said: str, place: str, report: Report) -> None:
    said = said.rstrip("：: 　")
    if found := words.HONORIFIC.search(said):
        report.dropped(f"称呼里的“{found[0].strip()}”没有收入，主送只写姓名和职务。", place, said, "addressees")
        said = words.HONORIFIC.sub("", said)
    names = _names(said)
    if len(names) > 1 and not any(words.plain(name) != name for name in names):
        names = _with_titles(names, place, report)
    plain = [words.plain(name) for name in names]
    if any(name != one for name, one in zip(names, plain, strict=True)):
        report.noted("主送的姓名里有为对齐加的空格，已去掉。", place, said, "addressees")
    head.addressees = tuple(_with_titles(plain, place, report) if len(plain) > 1 else plain)
    report.recognised(f"主送{len(head.addressees)}个：{'、'.join(head.addressees)}", place, part="addressees")


def _names(said: str) -> list[str]:
    """Return the names of an addressee line. A single character before a blank is a surname set apart from its name."""
    names: list[str] = []
    depth = 0
    part = ""
    for char in f"{said}、":
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "、，,；;":
            names.append(part)
            part = ""
        else:
            part += char
    found: list[str] = []
    for name in names:
        pieces = name.split()
        merged: list[str] = []
        for piece in pieces:
            if merged and (len(merged[-1]) == 1 or merged[-1] in SURNAMES or re.fullmatch(words.PERSON, piece)):
                merged[-1] += f" {piece}"
            else:
                merged.append(piece)
        found += merged
    return [name for name in found if name.strip()]


def _with_titles(names: list[str], place: str, report: Report) -> list[str]:
    """Give every person the title that stands only behind the last: 张某、李某代表."""
    found = re.search(f"(?:{words.PERSON})$", names[-1])
    bare = [name for name in names[:-1] if re.fullmatch(f"[{words.HAN}·]{{2,4}}(?:（[^（）]*）)?", name) and not re.search(f"(?:{words.PERSON}|{words.BODIES})$", name)]
    if not found or not bare:
        return names
    report.noted(f"“{'、'.join(bare)}”之后补上了“{found[0]}”，与末一位相同。", place, part="addressees")
    return [name + found[0] if name in bare else name for name in names]


def _take_label(head: Head, block: Block, report: Report) -> bool:
    """Take what stands about the 发文字号; tell whether the block was one of these."""
    parts = [block.text] if not block.rows else [cell for row in block.rows for line in row for cell in line.split("\n") if cell]
    if len(parts) == 1:
        parts = [part for part in re.split("[ 　]{2,}", parts[0]) if part]
    taken = [_take_one(head, part.strip(" 　"), block.place, report) for part in parts]
    if any(taken) and not all(taken):
        for part, is_taken in zip(parts, taken, strict=True):
            if not is_taken:
                report.dropped("文头里的这些文字没有归类，没有收入。", block.place, part, about="文头")
    return any(taken)


def _take_one(head: Head, text: str, place: str, report: Report) -> bool:
    if words.NUMBER.fullmatch(text):
        _take_number(head, text, place, report)
    elif found := words.CLASS_MARK.fullmatch(text):
        head.outcome = found[1].translate(CLASSES)
        report.recognised(f"办理结果分类：{head.outcome}", place, text, "outcome")
    elif found := words.SIGNATORY.fullmatch(text):
        head.signatory = words.plain(found["name"])
        report.dropped("签发人由签发时记录，没有收入。", place, text)
    elif found := words.DISCLOSURE.fullmatch(text):
        head.disclosure = DISCLOSURES.get(found["said"] or "", "")
        report.recognised(f"公开属性：{found['said'] or '未写明'}", place, text, "disclosure")
    elif words.GRADE.fullmatch(text):
        head.urgency = text if words.URGENCY.fullmatch(text) else head.urgency
        told = report.recognised if head.urgency == text else report.dropped
        told(f"紧急程度：{text}" if head.urgency == text else "密级、份号一类标注没有收入。", place, text)
    else:
        return False
    return True


def _take_number(head: Head, text: str, place: str, report: Report) -> None:
    try:
        head.number = DocNumber(*parse_doc_number(text))
    except ValueError:
        report.dropped("发文字号还没有编号，没有收入。", place, text, "number")
        return
    said = f"{head.number.issuer_code}〔{head.number.year}〕{head.number.serial}号"
    report.recognised(f"发文字号：{said}", place, text, "number")
    if words.plain(text) != said:
        report.noted(f"发文字号的写法不规范，按“{said}”理解。", place, text, "number")


def _take_title(head: Head, lines: list[Block], report: Report) -> None:
    """Sort the lines that are left: the mark first, then the title."""
    lines = [line for line in lines if line.text]
    start = _title_start(lines)
    title = lines[start : start + TITLE_LINES]
    for line in lines[:start]:
        if not head.mark and re.fullmatch(f"[{words.HAN}（）() 　]{{3,60}}", line.text):
            head.mark = words.plain(MARK_TAIL.sub("", line.text))
            report.recognised(f"发文机关标志：{head.mark}", line.place, line.text, "mark")
        else:
            report.dropped("文头里的这行文字没有归类，没有收入。", line.place, line.text, about="文头")
    for line in lines[start + TITLE_LINES :]:
        report.doubtful("标题与主送之间的这行文字没有收入。", line.place, line.text, about="文头")
    if not title:
        report.doubtful("没有找到标题，请在编辑页填写。", part="title")
        return
    head.title_blocks = title
    head.title = "".join(line.text for line in title)
    report.recognised(f"标题：{head.title}", title[0].place, part="title")
    if len(title) > 1:
        report.joined(f"标题排成{len(title)}行，已接成一行，印时自动分行。", title[0].place, "｜".join(line.text for line in title), "title")


def _title_start(lines: list[Block]) -> int:
    """Return the place of the title's first line; the number of lines where there is none."""
    begins = next((place for place, line in enumerate(lines) if TITLE_BEGINS.search(line.text)), None)
    if begins is None:
        begins = next((place for place, line in enumerate(lines) if TITLE_WORDS.search(line.text)), len(lines))
    # The name of the body may be the first line of the title: then it stands in the same size, right above it.
    if 0 < begins < len(lines) and not _is_mark(lines, begins - 1):
        begins -= 1
    return begins


def _is_mark(lines: list[Block], place: int) -> bool:
    """Tell whether a line above the title is the mark: larger, of the first line, or with nothing else to be one."""
    line, below = lines[place], lines[place + 1]
    if not words.NAME.fullmatch(MARK_TAIL.sub("", line.text)):
        return True
    if line.size_pt and below.size_pt:
        return line.size_pt > below.size_pt + 1
    return place == 0 or MARK_TAIL.search(line.text) is not None
