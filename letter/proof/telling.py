"""Findings as plain text and as data: by level, each with its place in words, what stands there and what should."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from letter.content import Item, LetterContent, Passage, Section
from letter.finding import Finding
from letter.numerals import item_number, section_number, subsection_number, third_number
from letter.proof.places import text_at
from letter.proof.rule import LEVEL_NAMES

FIELDS = {
    "issuer_mark": "发文机关标志", "title": "标题", "addressees": "主送", "copies": "分送", "opening": "开头", "passages": "正文",
    "closing": "结束语", "attachments": "附件", "issuers": "署名", "dated_on": "成文日期", "contact": "联系人", "copied_to": "抄送",
    "doc_number": "发文字号", "proposals": "所答复的提案", "outcome": "办理结果分类", "disclosure": "公开属性", "feedback": "征询意见表",
    "copy_number": "份号",
}  # fmt: skip
NUMBERS = (section_number, subsection_number, third_number)
STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
NEAR = 8
"""Characters shown on either side of what was found."""


def told(content: LetterContent, findings: Sequence[Finding]) -> str:
    """Return findings as lines of text, 必错 first, each level in reading order."""
    return "\n".join(_lines(content, findings))


def to_json(content: LetterContent, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return findings as plain data, with the number of each level."""
    return {
        "counts": {level: sum(one.level == level for one in findings) for level in LEVEL_NAMES},
        "findings": [
            {
                "rule": one.rule, "level": one.level, "where": one.where, "place": place_said(content, one.where),
                "span": list(one.span) if one.span else None, "text": _found(content, one), "said": one.said,
                "wanted": one.wanted, "fix": one.fix,
            }
            for one in findings
        ],
    }  # fmt: skip


def place_said(content: LetterContent, where: str) -> str:
    """A place in words: 正文二、（一）第1段, 抄送第2项, 全文."""
    steps = [(name, int(index) if index else None) for name, index in STEP.findall(where)]
    if not steps:
        return "全文"
    name, index = steps[0]
    if name == "passages":
        return FIELDS[name] + "".join(_passages(content.passages, steps))
    nth = f"第{index + 1}项" if index is not None else ""
    if name == "attachments" and index is not None and len(steps) > 1:
        return f"附件{index + 1}{'名称' if steps[1][0] == 'name' else ''}"
    return FIELDS.get(name, "全文") + nth


def _lines(content: LetterContent, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "没有发现问题。"
        return
    yield "，".join(f"{label} {sum(one.level == level for one in findings)} 处" for level, label in LEVEL_NAMES.items())
    for level, label in LEVEL_NAMES.items():
        found = [one for one in findings if one.level == level]
        if found:
            yield ""
            yield label
        for one in found:
            near = _near(content, one)
            yield f"  {one.rule}  {place_said(content, one.where)}：{one.said}；{one.wanted}{f'（{near}）' if near else ''}"


def _passages(passages: tuple[Passage, ...], steps: list[tuple[str, int | None]]) -> Iterator[str]:
    for depth, (name, index) in enumerate(steps):
        if name != "passages" or index is None or index >= len(passages):
            return
        passage = passages[index]
        same = 1 + sum(isinstance(one, type(passage)) for one in passages[:index])
        if isinstance(passage, Section):
            yield NUMBERS[min(depth, 2)](same)
            passages = passage.passages
        elif isinstance(passage, Item):
            yield item_number(same)
            return
        else:
            yield f"第{same}段"
            return


def _found(content: LetterContent, finding: Finding) -> str:
    try:
        text = text_at(content, finding.where)
    except LookupError:
        return ""
    return text[slice(*finding.span)] if finding.span else ""


def _near(content: LetterContent, finding: Finding) -> str:
    """What was found with a little of what stands around it."""
    if finding.span is None or (not _found(content, finding) and finding.fix is None):
        return ""
    text, (start, end) = text_at(content, finding.where), finding.span
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    middle = text[start:end] if end - start <= 2 * NEAR else f"{text[start : start + NEAR]}…{text[end - NEAR : end]}"
    return f"{'…' if start > NEAR else ''}{before}【{middle}】{after}{'…' if end + NEAR < len(text) else ''}".replace("\n", " ")
