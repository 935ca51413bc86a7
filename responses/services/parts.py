"""The parts of a letter that an old draft can replace: what it offers, and both sides as lines to be read side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from letter.content import DISCLOSED
from letter.decoding import content_to
from letter.numerals import item_number, section_number, subsection_number, third_number
from letter.split import Split
from responses.content import draft_of, outcomes_of
from responses.models import Reply

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "title": ("标题", ("title",)),
    "addressees": ("主送", ("addressees",)),
    "opening": ("开头", ("opening",)),
    "passages": ("正文", ("passages",)),
    "closing": ("结尾", ("closing",)),
    "attachments": ("附件", ("attachments",)),
    "copied_to": ("抄送", ("copied_to",)),
    "contact": ("联系人", ("contact_name", "contact_phone")),
    "outcome": ("办理结果分类", ("outcome",)),
    "disclosure": ("公开属性", ("disclosure",)),
}
"""Every part with its word and the editor's fields that hold it, in the order of the letter."""
WRITTEN = ("opening", "passages", "closing", "attachments")
"""Parts that come from whoever writes: taken unless somebody says no. The others came with the register."""
TIES = "标题、领句没有变的条目，建议点和批注仍跟着；其余的要重新标。"
NUMBERS = (section_number, subsection_number, third_number)


@dataclass(frozen=True)
class Compared:
    """One part: what the draft says beside what stands in the letter now."""

    part: str
    label: str
    now: tuple[tuple[int, str], ...]
    """Lines with their depth, from 0."""
    new: tuple[tuple[int, str], ...]

    @property
    def is_found(self) -> bool:
        return bool(self.new)

    @property
    def is_same(self) -> bool:
        return self.now == self.new

    @property
    def is_proposed(self) -> bool:
        """Whether its box is ticked to begin with."""
        return self.is_found and not self.is_same and (self.part in WRITTEN or not self.now)

    @property
    def effect(self) -> str:
        """What taking it over does, in a sentence."""
        if not self.now:
            return "现在空着，取用后填入。"
        count = sum(len(text) for _, text in self.now)
        said = f"取用后，现有的{count}字全部换成旧稿的。"
        return said + TIES if self.part == "passages" else said


def offered(found: Split, reply: Reply) -> dict[str, dict[str, Any]]:
    """Return what a draft offers for each part it has, as the editor's fields. Keys of passages that stay the same stay."""
    content = content_to(found.content)
    content["contact_name"], content["contact_phone"] = found.content.contact.name, found.content.contact.phone
    content["outcome"] = found.content.outcome.code if found.content.outcome else ""
    if content["outcome"] not in {one.code for one in outcomes_of(reply)}:
        content["outcome"] = ""
    content["passages"] = _with_keys(content["passages"], _keys(draft_of(reply)["passages"]))
    fields = {part: {name: content[name] for name in names if content[name]} for part, (_, names) in PARTS.items()}
    return {part: values for part, values in fields.items() if values}


def compared(found: Split, reply: Reply) -> list[Compared]:
    """Return every part with both sides."""
    now, new = draft_of(reply), offered(found, reply)
    return [
        Compared(part, label, tuple(_lines(part, now)), tuple(_lines(part, now | new[part])) if part in new else ())
        for part, (label, _) in PARTS.items()
    ]


def _keys(passages: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """Return the keys of the letter's passages by what they say: asks and comments hold on to them."""
    found: dict[tuple[str, str], list[str]] = {}
    for passage in passages:
        found.setdefault(_words(passage), []).append(passage["key"])
        for words, keys in _keys(passage.get("passages", [])).items():
            found.setdefault(words, []).extend(keys)
    return found


def _with_keys(passages: list[dict[str, Any]], keys: dict[tuple[str, str], list[str]]) -> list[dict[str, Any]]:
    named = []
    for passage in passages:
        left = keys.get(_words(passage))
        inner = {"passages": _with_keys(passage["passages"], keys)} if "passages" in passage else {}
        named.append({**passage, **inner, "key": left.pop(0) if left else ""})
    return named


def _words(passage: dict[str, Any]) -> tuple[str, str]:
    return passage["type"], passage.get("heading") or passage.get("lead_in") or passage.get("text", "")


def _lines(part: str, data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield what a part says as lines."""
    if part == "passages":
        yield from _text(data["passages"], 0)
    elif part == "attachments":
        for one in data["attachments"]:
            yield 0, one["name"]
            yield from ((1, text) for text in one["paragraphs"])
            yield from ((1, "　".join(row)) for row in one["rows"])
    elif part == "contact":
        yield from ((0, data[name]) for name in ("contact_name", "contact_phone") if data[name])
    elif part == "disclosure":
        yield from ((0, DISCLOSED[said]) for said in [data["disclosure"]] if said in DISCLOSED)
    else:
        said = data[part]
        yield from ((0, line) for line in ([said] if isinstance(said, str) else said) if line)


def _text(passages: list[dict[str, Any]], depth: int) -> Iterator[tuple[int, str]]:
    """Yield the text with the numbers that are printed."""
    items = sum(passage["type"] == "item" for passage in passages)
    heading = item = 0
    for passage in passages:
        if passage["type"] == "section":
            heading += 1
            yield depth, NUMBERS[min(depth, len(NUMBERS) - 1)](heading) + passage["heading"]
            yield from _text(passage["passages"], depth + 1)
        elif passage["type"] == "item":
            item += 1
            yield depth, (item_number(item) if items > 1 else "") + passage["lead_in"] + passage["text"]
            yield from ((depth, text) for text in passage["more"])
        else:
            yield depth, passage["text"]
