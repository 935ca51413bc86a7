"""The foot of a letter: 附件说明, 署名, 成文日期, 联系人, 抄送 and what else stands in the 版记."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letter.content import ContactPerson
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.report import Report

APART = re.compile("[ 　]{2,}")
NAME_LONGEST = 45
DATED_LONGEST = 160
"""Characters of a line with a date in it, blanks between name and date among them."""
PERSONAL = ("联系人", "经办人", "承办人")


@dataclass
class Foot:
    """What stands behind the text."""

    issuers: tuple[str, ...] = ()
    dated_on: str = ""
    contact: ContactPerson = field(default_factory=ContactPerson)
    copied_to: tuple[str, ...] = ()
    attachments: list[str] = field(default_factory=list)
    """Names of the 附件说明 in order, the sheets' left out."""
    sheet_names: list[str] = field(default_factory=list)
    disclosure: str = ""


def signature_place(blocks: list[Block]) -> int | None:
    """Return the place of the 成文日期: a date alone behind names or at the right, before the attachments' own pages."""
    fallback = None
    for place, block in enumerate(blocks):
        if block.rows or _dated(block.text) is None:
            continue
        before = blocks[place - 1].text if place else ""
        alone = words.date_of(words.SEALED.sub("", block.text)) is None
        if alone or block.align == "right" or (before and not words.is_ended(before)) or words.SEALED.search(before):
            return place
        fallback = place if fallback is None else fallback
    return fallback


def _dated(text: str) -> tuple[str, str] | None:
    """Return the name that may stand before a date on its line, and the date."""
    if len(text) > DATED_LONGEST:
        return None
    text = words.SEALED.sub("", text).strip(" 　")
    day = words.date_of(text)
    if day is not None:
        return "", day
    found = re.search(f"[ 　]+((?:{words.DATE.pattern})|(?:{words.EMPTY_DATE.pattern}))$".replace("?P<", "?P<x"), text)
    if found is None or not words.NAME.fullmatch(text[: found.start()].strip(" 　")):
        return None
    day = words.date_of(found[1])
    return None if day is None else (text[: found.start()].strip(" 　"), day)


def take_signature(blocks: list[Block], place: int | None, foot: Foot, report: Report) -> list[Block]:
    """Take date and names; return the blocks of the text before them."""
    if place is None:
        report.doubtful("没有找到成文日期。", part="date")
        return _take_names(blocks, foot, report)
    name, foot.dated_on = _dated(blocks[place].text) or ("", "")
    said = blocks[place].text
    if foot.dated_on:
        report.recognised(f"成文日期：{foot.dated_on}", blocks[place].place, said, "date")
    else:
        report.dropped("成文日期还没有填，没有收入。", blocks[place].place, said, "date")
    if name:
        foot.issuers = (name,)
        report.recognised(f"署名：{name}", blocks[place].place, said, "issuers")
        return blocks[:place]
    return _take_names(blocks[:place], foot, report)


def _take_names(blocks: list[Block], foot: Foot, report: Report) -> list[Block]:
    names: list[str] = []
    while blocks and not blocks[-1].rows:
        text = blocks[-1].text
        said = words.SEALED.sub("", text).strip(" 　")
        if words.NO_TEXT.fullmatch(text) or (text and not said):
            report.dropped("“此页无正文”“（盖章）”一类字样没有收入。", blocks[-1].place, text)
            blocks = blocks[:-1]
            continue
        parts = [words.plain(part) for part in APART.split(said) if part]
        if not _are_names(parts, blocks[-1]):
            break
        if said != text.strip(" 　"):
            report.dropped("署名之后的“（盖章）”字样没有收入。", blocks[-1].place, text)
        names = [*parts, *names]
        report.recognised(f"署名：{'、'.join(parts)}", blocks[-1].place, text, "issuers")
        blocks = blocks[:-1]
    foot.issuers = tuple(names)
    if not names:
        report.doubtful("没有找到署名。", part="issuers")
    return blocks


def _are_names(parts: list[str], block: Block) -> bool:
    if not parts or words.is_ended(block.text) or words.ATTACHED.match(block.text) or words.ENTRY.match(block.text):
        return False
    return all(len(part) <= NAME_LONGEST and words.NAME.fullmatch(part) for part in parts)


def take_note(blocks: list[Block], foot: Foot, report: Report) -> list[Block]:
    """Take the 附件说明 out of the end of the text."""
    start = next((place for place, block in enumerate(blocks) if _begins_note(blocks, place)), None)
    if start is None:
        return blocks
    end = start + 1
    while end < len(blocks) and (words.ENTRY.match(blocks[end].text) or words.ATTACHED.match(blocks[end].text) or _is_bare(blocks[end])):
        end += 1
    lines = [block.text for block in blocks[start:end]]
    names = [name for line in lines for name in _entries(line)]
    if not names:
        report.dropped("“附件”一行只写了份数，没有名称，没有收入。", blocks[start].place, "　".join(lines), "attachments")
    for name in names:
        is_sheet = words.SHEET.search(name) is not None
        (foot.sheet_names if is_sheet else foot.attachments).append(name)
    told = [name for name in names if name in foot.attachments]
    if told:
        report.recognised(f"附件说明：{len(told)}件，{'；'.join(told)}", blocks[start].place, part="attachments")
    if foot.sheet_names:
        report.recognised(f"附件说明里的征询意见表由系统另附：{'；'.join(foot.sheet_names)}", blocks[start].place, part="sheet")
    return blocks[:start] + blocks[end:]


def _begins_note(blocks: list[Block], place: int) -> bool:
    text = blocks[place].text
    found = words.ATTACHED.match(text)
    if not found and not _is_bare(blocks[place]):
        return bool(re.fullmatch("附[ 　]*件[ 　]*(?:[0-9一二三四五六七八九十两]+[份件个]|略|如文)[。]?", text))
    # A sentence that begins with the word goes on in the text.
    return not any(char in text for char in "。！？") or (text.count("。") == 1 and text.endswith("。"))


def _is_bare(block: Block) -> bool:
    """Tell whether a line is an entry without a colon: 附件1 名称."""
    return words.ATTACHED_BARE.match(block.text) is not None and len(block.text) < 60


def _entries(line: str) -> list[str]:
    """Return the names on a line of the 附件说明."""
    label = words.ATTACHED.match(line) or words.ATTACHED_BARE.match(line)
    rest = line[label.end() :] if label else re.sub("^附[ 　]*件", "", line)
    if words.COUNT_ONLY.fullmatch(rest):
        return []
    marks = list(words.ENTRY.finditer(rest))
    if not marks or marks[0].start() or words.AMOUNT.match(rest, marks[0].end()):
        return [_clean(rest)] if _clean(rest) else []
    # Only figures that count on are numbers of entries.
    kept = [marks[0]]
    for mark in marks[1:]:
        if int(mark[1]) == int(kept[-1][1]) + 1:
            kept.append(mark)
    ends = [mark.start() for mark in kept[1:]] + [len(rest)]
    return [name for mark, end in zip(kept, ends, strict=True) if (name := _clean(rest[mark.end() : end]))]


def _clean(name: str) -> str:
    return name.strip(" 　；;。，,")


def take_contact(text: str, foot: Foot, where: str, report: Report) -> bool:
    """Take a line of 联系人 and 联系电话; tell whether it was one."""
    if not words.CONTACT.match(text) and not (foot.contact.name and words.CONTACT_LABEL.match(text)):
        return False
    plain = text.strip(" 　（）()。")
    marks = list(words.CONTACT_LABEL.finditer(plain))
    if not marks:
        return False
    name, phone, left = foot.contact.name, foot.contact.phone, []
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(plain)], strict=True):
        label, value = words.plain(mark[1]), plain[mark.end() : end].strip(" 　，,；;、。")
        number = words.PHONE.search(value)
        if number and any(word in label for word in ("电话", "方式", "手机", "联系人", "经办人", "承办人")):
            phone = phone or number[0]
            value = (value[: number.start()] + value[number.end() :]).strip(" 　，,；;、。（）()")
            value = "" if value in ("电话", "：") else value
        if value and label.startswith(PERSONAL) and not name:
            name = words.plain(value)
        elif value:
            left.append(f"{label}：{value}")
    foot.contact = ContactPerson(name, phone)
    report.recognised(f"联系人：{name or '未写'}，电话：{phone or '未写'}", where, text, "contact")
    if left:
        report.dropped("联系人一行里的其余内容没有收入。", where, "；".join(left), "contact", about="联系人")
    return True


def take_disclosure(said: str | None, foot: Foot, block: Block, report: Report) -> None:
    """Take a 公开属性."""
    foot.disclosure = said or ""
    report.recognised(f"公开属性：{said or '未写明'}", block.place, block.text, "disclosure")


def take_copied(text: str, foot: Foot, where: str, report: Report) -> None:
    """Take the bodies of an 抄送."""
    if text.startswith("抄报"):
        report.noted("“抄报”按抄送收入。", where, text, "copied_to")
    names = tuple(name for part in _parts(words.COPIED.sub("", text, count=1)) if (name := part.strip(" 　。")))
    foot.copied_to = (*foot.copied_to, *names)
    report.recognised(f"抄送{len(names)}个：{'、'.join(names)}", where, text, "copied_to")


def _parts(text: str) -> list[str]:
    """Part names at their commas, but not inside brackets."""
    parts, depth = [""], 0
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "，,、；;":
            parts.append("")
        else:
            parts[-1] += char
    return parts
