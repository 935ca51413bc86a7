"""A 征询意见表 behind the letter: its cells or lines read into fields, by the labels such sheets use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.feedback.rules import FIELDS
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.report import Report
from letter.split.said import Sheet, SheetFact

OTHERS = {
    "proposers": ("提案人", "代表", "委员", "委员姓名", "姓名", "提案者姓名", "提案单位", "提出人", "提案者代表"),
    "leader": ("领衔提案者", "领衔人", "第一提案人"),
    "cosigners": ("联名人", "附议人", "联名提案人"),
    "address": ("地址", "单位及地址", "工作单位", "单位", "单位及职务", "通信地址"),
    "phone": ("电话", "手机", "联系方式"),
    "title": ("提案题目", "案由", "提案名称", "建议题目", "建议名称", "标题", "题目", "题名"),
    "number": ("编号", "提案号", "建议号", "提案编号", "案号"),
    "doc_number": ("答复文号", "文号", "复文字号", "发文字号"),
    "units": ("主办单位", "办理单位", "会办单位", "承办部门"),
    "undertaker": ("承办人", "经办人"),
    "contact_ways": ("沟通情况", "联系方式选择", "办前沟通"),
    "received_on": ("收到时间", "收到答复日期"),
    "outcome": ("办理结果类别", "答复类别", "办理类别", "分类"),
    "question": ("办理态度", "办理结果", "对办理态度", "对办理结果", "满意度", "总体评价", "对办理工作", "对答复意见", "是否满意"),
    "opinion": ("意见", "具体意见", "意见和建议", "意见与建议", "对办理工作的意见", "提案者意见", "委员意见", "反馈意见"),
    "signature": ("提案者签名", "代表签名", "委员签名", "签字", "提案人签名", "提案者签字", "委员签字", "代表签字", "单位盖章", "领衔者签名", "领衔代表签名"),
    "notes": ("备注", "注", "填表说明"),
}
LABELS: dict[str, str] = {
    "".join(label.split()): field
    for field, named in FIELDS.items()
    for label in (named.cppcc, named.npc, *OTHERS.get(field, ()))
    if label
}
GROUP = re.compile("(?:承办单位|提案者|代表|委员|提案人)填写")
LABELLED = re.compile("(?P<label>[^：:]{1,16})[：:][ 　]*(?P<value>.*)")


def sheet_of(title: str, blocks: list[Block], report: Report) -> Sheet:
    """Return the fields of a sheet; what stands in none of them is told."""
    facts: list[SheetFact] = []
    for block in blocks:
        for label, value in _pairs(block):
            field = LABELS.get("".join(label.split()).rstrip("：:"), "")
            if not field and facts and facts[-1].field == "notes":
                said = f"{label}：{value}" if label else value
                facts[-1] = SheetFact("notes", facts[-1].label, f"{facts[-1].value}\n{said}".strip())
                continue
            if not label:
                report.dropped("征询意见表里的这行文字没有收入。", block.place, value, "sheet", about="征询意见表")
                continue
            facts.append(SheetFact(field, words.plain(label).rstrip("：:"), value.strip(" 　")))
    known = sum(bool(fact.field) for fact in facts)
    report.recognised(f"征询意见表：{title}，读出{known}栏，不放进正文。", blocks[0].place if blocks else "", part="sheet")
    return Sheet(title, tuple(facts))


def _pairs(block: Block) -> Iterator[tuple[str, str]]:
    """Yield label and value; an empty label for a line that has none."""
    if not block.rows:
        yield from _line_pairs(block.text)
        return
    for row in block.rows:
        cells = [cell.strip() for cell in row if cell.strip() and not GROUP.fullmatch(words.plain(cell))]
        yield from _row_pairs([cell for cell in row if not GROUP.fullmatch(words.plain(cell))] if len(cells) > 1 else cells)


def _row_pairs(cells: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what a row of a table says: known labels first, then one label before one value."""
    place = 0
    while place < len(cells):
        cell = cells[place].strip()
        following = cells[place + 1].strip() if place + 1 < len(cells) else None
        if _is_label(cell):
            takes = following is not None and not _is_label(following)
            yield cell, (following or "") if takes else ""
            place += 1 + takes
        elif cell and place == 0 and following is not None and len(words.plain(cell)) <= 14:
            yield cell, following
            place += 2
        else:
            if cell:
                yield from _line_pairs(cell)
            place += 1


def _line_pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        parts = re.split(f"[ 　]{{2,}}(?=[{words.HAN}]{{2,8}}[：:])", line)
        for part in parts:
            found = LABELLED.fullmatch(part.strip(" 　"))
            bare = re.fullmatch("(?P<label>[^ 　]{2,8})[ 　]+(?P<value>.+)", part.strip(" 　"))
            if found and len(words.plain(found["label"])) <= 12:
                yield found["label"], found["value"]
            elif bare and _is_label(bare["label"]):
                yield bare["label"], bare["value"]
            elif _is_label(part):
                yield part, ""
            elif part.strip(" 　"):
                yield "", part.strip(" 　")


def _is_label(text: str) -> bool:
    return "".join(text.split()).rstrip("：:") in LABELS
