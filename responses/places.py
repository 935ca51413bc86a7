"""Places of a letter for people: from the letter's own names of them to a field of the editor, and to words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from letter.content import Item, LetterContent, Passage, Section
from letter.numerals import item_number, section_number, subsection_number, third_number

NUMBERS = {1: section_number, 2: subsection_number, 3: third_number}
FIELDS = {
    "title": "标题", "addressees": "主送", "copies": "分送", "opening": "开头", "closing": "结尾", "attachments": "附件",
    "issuers": "署名", "copied_to": "抄送", "outcome": "办理结果分类", "disclosure": "公开属性", "urgency": "紧急程度",
    "disclosure_reason": "不公开理由", "contact_name": "联系人", "contact_phone": "联系电话", "print_run": "印制份数",
    "with_feedback": "征询意见表", "passages": "正文",
}  # fmt: skip
RENAMED = {"contact.name": "contact_name", "contact.phone": "contact_phone", "contact": "contact_name", "feedback": "with_feedback"}
LISTED = frozenset({"addressees", "copies", "closing", "copied_to"})
STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class Place:
    """A field of the editor: its name or the key of its passage, which text of it, which line; and how people call it."""

    name: str = ""
    field: str = ""
    line: int = 0
    said: str = "全文"

    def to_json(self) -> dict[str, Any]:
        """As the editor's script reads it."""
        return {"place": self.name, "field": self.field, "line": self.line, "said": self.said}


def place_of(content: LetterContent, where: str) -> Place:
    """The field of a place as decoding names it; the whole letter for what stands in no field."""
    steps = [(name, int(index) if index else None) for name, index in STEP.findall(where)]
    if not steps:
        return Place()
    name, index = steps[0]
    if name == "passages" and index is not None:
        return _in_text(content, steps)
    name = RENAMED.get(".".join(step for step, _ in steps), RENAMED.get(name, name))
    if name not in FIELDS:
        return Place()
    line = (index or 0) if name in LISTED else 0
    nth = f"第{index + 1}项" if index is not None and name in (*LISTED, "attachments", "issuers") else ""
    return Place(name, "", line, FIELDS[name] + nth)


def _in_text(content: LetterContent, steps: list[tuple[str, int | None]]) -> Place:
    passages, said, passage = content.passages, "", None
    depth = 0
    for depth, (name, index) in enumerate(steps, 1):
        if name != "passages" or index is None or index >= len(passages):
            break
        passage = passages[index]
        said += _number(passages, index, depth)
        passages = passage.passages if isinstance(passage, Section) else ()
    if passage is None:
        return Place("passages", said=FIELDS["passages"])
    name, index = steps[-1]
    if name == "more":
        return Place(passage.key, "text", (index or 0) + 1, said)
    return Place(passage.key, name if name in ("heading", "lead_in", "text") else "", 0, said)


def _number(passages: tuple[Passage, ...], index: int, depth: int) -> str:
    """How a passage is called among its neighbours, as printed: 二、, （一）, 三是, 第2段."""
    passage, before = passages[index], passages[:index]
    same = 1 + sum(isinstance(one, type(passage)) for one in before)
    if isinstance(passage, Section):
        return NUMBERS.get(depth, third_number)(same)
    if isinstance(passage, Item):
        several = sum(isinstance(one, Item) for one in passages) > 1
        return item_number(same) if several else "条目"
    return f"第{same}段"


def called(content: LetterContent) -> dict[str, str]:
    """How each passage is called, by its key: 一、二是."""
    return dict(_called(content.passages, "", 1))


def _called(passages: tuple[Passage, ...], before: str, depth: int) -> Iterator[tuple[str, str]]:
    for index, passage in enumerate(passages):
        said = before + _number(passages, index, depth)
        yield passage.key, said
        if isinstance(passage, Section):
            yield from _called(passage.passages, said, depth + 1)
