"""A letter as a flat list of texts in the order of paper, each with an identity that stays when it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letter.content import DISCLOSED, Item, LetterContent, Passage, Section
from letter.numerals import item_number, section_number, subsection_number, third_number

NUMBERS = {1: section_number, 2: subsection_number, 3: third_number}
LINES = {"addressees": "主送", "closing": "结尾", "copied_to": "抄送"}


@dataclass(frozen=True)
class Unit:
    """One text. ``id`` is a field's name or a passage's key with the part of it; ``label`` is how people call it."""

    id: str
    label: str
    text: str
    kind: str = "field"
    """``heading``, ``item``, ``paragraph``: a text that can be moved; ``field``: one that stands where it stands."""
    number: str = ""
    """What the letter prints before it."""


def units_of(content: LetterContent) -> list[Unit]:
    """Every text of a letter that a person writes or chooses; empty ones are left out."""
    found = [Unit("title", "标题", content.title.replace("\n", "")), *_lines(content, "addressees")]
    found += [Unit(f"copies.{one.addressee}", "分送", one.addressee) for one in content.copies]
    found += [Unit("opening", "开头", content.opening), *_passages(content.passages, "", 1), *_lines(content, "closing")]
    for place, one in enumerate(content.attachments, 1):
        name = f"附件{place}"
        found.append(Unit(f"attachments.{place}", f"{name}名称", one.name))
        found += [Unit(f"attachments.{place}.p{row}", name, text) for row, text in enumerate(one.paragraphs)]
        found += [Unit(f"attachments.{place}.r{row}", f"{name}表格", "｜".join(cells)) for row, cells in enumerate(one.rows)]
    found += [Unit("issuers", "署名", "、".join(one.name for one in content.issuers)), *_lines(content, "copied_to")]
    return [one for one in (*found, *_chosen(content)) if one.text]


def _chosen(content: LetterContent) -> Iterator[Unit]:
    outcome = content.outcome
    yield Unit("outcome", "办理结果分类", f"{outcome.code} {outcome.label}".strip() if outcome else "")
    yield Unit("disclosure", "公开属性", DISCLOSED.get(content.disclosure, ""))
    yield Unit("disclosure_reason", "不公开理由", content.disclosure_reason)
    yield Unit("urgency", "紧急程度", content.urgency)
    yield Unit("contact.name", "联系人", content.contact.name)
    yield Unit("contact.phone", "联系电话", content.contact.phone)
    yield Unit("print_run", "印制份数", f"{content.print_run}份" if content.print_run else "")
    yield Unit("feedback", "征询意见表", "附" if content.feedback else "不附")


def _lines(content: LetterContent, name: str) -> list[Unit]:
    """Lines of a list have no key: each is known by its own words."""
    return [Unit(f"{name}.{text}", LINES[name], text) for text in dict.fromkeys(getattr(content, name))]


def _passages(passages: tuple[Passage, ...], before: str, depth: int) -> Iterator[Unit]:
    counts = {Section: 0, Item: 0}
    several = sum(isinstance(one, Item) for one in passages) > 1
    for place, one in enumerate(passages, 1):
        key = one.key or f"{before}#{place}"
        if isinstance(one, Section):
            counts[Section] += 1
            number = NUMBERS.get(depth, third_number)(counts[Section])
            yield Unit(f"{key}/heading", f"{before}{number}标题", one.heading, "heading", number)
            yield from _passages(one.passages, before + number, depth + 1)
        elif isinstance(one, Item):
            counts[Item] += 1
            number = item_number(counts[Item]) if several else ""
            label = before + (number or "条目")
            yield Unit(f"{key}/lead_in", f"{label}领句", one.lead_in, "item", number)
            yield Unit(f"{key}/text", label, one.text, "item", "" if one.lead_in else number)
            for row, text in enumerate(one.more):
                yield Unit(f"{key}/more{row}", f"{label}续段", text, "item")
        else:
            yield Unit(f"{key}/text", f"{before or '正文'}段落", one.text, "paragraph")
