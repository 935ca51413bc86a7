"""Read: a letter opened once for all proofreading rules, each text with its place, its kind and its quotations masked.

Offsets are characters of the field at ``where``; masking replaces a character by another, so that they stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from letter.content import Item, LetterContent, Passage, Section
from letter.proof.facts import Facts
from letter.proof.lists import DEFAULT, Lists

FILL = "\ue000"
"""Stands for a character that is somebody else's word: in a quotation, a title of a work, a citation. Never in a clean text."""

PROSE = frozenset({"opening", "lead_in", "text", "item", "more", "paragraph", "closing"})
"""What the office itself says, in sentences."""
ATTACHED = frozenset({"attachment", "table"})
NAMES = frozenset({"addressee", "copied_to", "issuer", "issuer_mark", "contact"})
TEXTS = PROSE | {"title", "heading", "attachment_name", "attachment"}
"""Everything printed but tables and lists of names."""
PRINTED = TEXTS | NAMES | {"table"}

# Marks stay, what is between them goes. Outermost first: what stands inside a quotation is quoted too.
QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|《[^《》]*(?:《[^《》]*》[^《》]*)*》|‘[^‘’]*’")
CITED = re.compile(r"[（(][^（）()]*[〔\[［【]\d{4}[〕\]］】][^（）()]*[）)]")
"""A bracket that holds a 发文字号."""
ADDRESSES = re.compile(r"[A-Za-z]+://[0-9A-Za-z\-._~:/?#\[\]@!$&'()*+,;=%]+|[0-9A-Za-z._+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+|www\.[0-9A-Za-z\-./]+")


class Hit(NamedTuple):
    """What a rule found; ``proofread`` adds the rule's id and level."""

    where: str
    said: str
    wanted: str = ""
    span: tuple[int, int] | None = None
    fix: str | None = None


@dataclass(frozen=True)
class Region:
    """The text of one field. ``depth``: of a heading, its level 1 to 3; of other passages, the level they stand on."""

    where: str
    kind: str
    text: str
    masked: str
    depth: int = 0

    def hit(self, start: int, end: int, said: str, wanted: str = "", fix: str | None = None) -> Hit:
        """Found between two offsets of this text."""
        return Hit(self.where, said, wanted, (start, end), fix)


@dataclass(frozen=True)
class Flow:
    """One printed paragraph: the fields that run on without a break (an item's lead and its text), or just one."""

    kind: str
    parts: tuple[Region, ...]
    text: str
    masked: str
    depth: int = 0
    bare: str = ""
    """The text with addresses of pages and mail filled and nothing else: marks in a quotation are ours to print."""

    @property
    def where(self) -> str:
        """The first field's place."""
        return self.parts[0].where

    def hit(self, start: int, end: int, said: str, wanted: str = "", fix: str | None = None) -> Hit:
        """Found between two offsets of the paragraph: the place is the field it begins in, and ends there at the latest.

        What runs over two fields has no fix: nobody could say which of them to change.
        """
        at = 0
        for index, part in enumerate(self.parts):
            beyond = at + len(part.text)
            if start < beyond or index == len(self.parts) - 1:
                inside = end <= beyond
                return part.hit(start - at, min(end, beyond) - at, said, wanted, fix if inside else None)
            at = beyond
        raise AssertionError("a flow has parts")


@dataclass(frozen=True)
class Read:
    """A letter with what is known of it, as the rules look at it."""

    content: LetterContent
    facts: Facts = field(default_factory=Facts)
    lists: Lists = DEFAULT

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Every printed paragraph, name and cell that is not empty, in reading order."""
        return tuple(_flows(self.content))

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Every field that is not empty, in reading order."""
        return tuple(part for flow in self.flows for part in flow.parts)

    @cached_property
    def passages(self) -> tuple[tuple[str, Passage, int], ...]:
        """Every passage with its place and depth, in reading order."""
        return tuple(placed(self.content.passages))

    def of(self, kinds: Collection[str]) -> Iterator[Region]:
        """The fields of these kinds."""
        return (region for region in self.regions if region.kind in kinds)

    def paragraphs(self, kinds: Collection[str] = PROSE) -> Iterator[Flow]:
        """The printed paragraphs of these kinds; an item's first paragraph is ``item``."""
        return (flow for flow in self.flows if flow.kind in kinds)

    def find(
        self, pattern: re.Pattern[str], kinds: Collection[str] = TEXTS, *, masked: bool = True
    ) -> Iterator[tuple[Flow, re.Match[str]]]:
        """Where a pattern stands in the paragraphs of these kinds: ``for flow, match in read.find(…): yield flow.hit(…)``."""
        for flow in self.paragraphs(kinds | {"item"} if "text" in kinds else kinds):
            for match in pattern.finditer(flow.masked if masked else flow.text):
                yield flow, match

    @cached_property
    def _order(self) -> dict[str, int]:
        return {region.where: index for index, region in enumerate(self.regions)}

    def place_of(self, where: str) -> int:
        """How far down the letter a place is, for sorting; the whole letter comes first, what is not printed last."""
        if not where:
            return -1
        if where in self._order:
            return self._order[where]
        inside = (index for place, index in self._order.items() if place.startswith((f"{where}.", f"{where}[")))
        return next(inside, len(self._order))


def placed(passages: tuple[Passage, ...], where: str = "passages", depth: int = 1) -> Iterator[tuple[str, Passage, int]]:
    """Every passage with its place as decoding names it, and its depth."""
    for index, passage in enumerate(passages):
        place = f"{where}[{index}]"
        yield place, passage, depth
        if isinstance(passage, Section):
            yield from placed(passage.passages, f"{place}.passages", depth + 1)


def masked(text: str) -> str:
    """The text with quotations, titles of works, citations and addresses filled; marks and length stay."""
    if not any(mark in text for mark in "“《‘（(@:w"):
        return text
    for pattern, edge in ((ADDRESSES, 0), (QUOTED, 1), (CITED, 1)):
        text = pattern.sub(lambda found, edge=edge: _filled(found.group(), edge), text)
    return text


def _filled(said: str, edge: int) -> str:
    return said[:edge] + FILL * (len(said) - 2 * edge) + said[len(said) - edge :]


def _flows(content: LetterContent) -> Iterator[Flow]:
    yield from _single("issuer_mark", "issuer_mark", content.issuer_mark)
    yield from _single("title", "title", content.title)
    for index, name in enumerate(content.addressees):
        yield from _single(f"addressees[{index}]", "addressee", name)
    yield from _single("opening", "opening", content.opening)
    for where, passage, depth in placed(content.passages):
        yield from _passage(where, passage, depth)
    for index, text in enumerate(content.closing):
        yield from _single(f"closing[{index}]", "closing", text)
    for index, attachment in enumerate(content.attachments):
        yield from _single(f"attachments[{index}].name", "attachment_name", attachment.name)
    for index, issuer in enumerate(content.issuers):
        yield from _single(f"issuers[{index}].name", "issuer", issuer.name)
    yield from _single("contact.name", "contact", content.contact.name)
    yield from _single("contact.phone", "contact", content.contact.phone)
    for index, name in enumerate(content.copied_to):
        yield from _single(f"copied_to[{index}]", "copied_to", name)
    for index, attachment in enumerate(content.attachments):
        for row, text in enumerate(attachment.paragraphs):
            yield from _single(f"attachments[{index}].paragraphs[{row}]", "attachment", text)
        for row, cells in enumerate(attachment.rows):
            for column, text in enumerate(cells):
                yield from _single(f"attachments[{index}].rows[{row}][{column}]", "table", text)


def _passage(where: str, passage: Passage, depth: int) -> Iterator[Flow]:
    if isinstance(passage, Section):
        yield from _single(f"{where}.heading", "heading", passage.heading, depth)
    elif isinstance(passage, Item):
        fields = ((f"{where}.lead_in", "lead_in", passage.lead_in), (f"{where}.text", "text", passage.text))
        yield from _joined("item", fields, depth)
        for row, text in enumerate(passage.more):
            yield from _single(f"{where}.more[{row}]", "more", text, depth)
    else:
        yield from _single(f"{where}.text", "paragraph", passage.text, depth)


def _single(where: str, kind: str, text: str, depth: int = 0) -> Iterator[Flow]:
    return _joined(kind, ((where, kind, text),), depth)


def _joined(kind: str, fields: tuple[tuple[str, str, str], ...], depth: int) -> Iterator[Flow]:
    """One paragraph of these fields. Masked as a whole: a quotation may begin in the lead and end in the text."""
    whole = "".join(text for _, _, text in fields)
    if not whole.strip():
        return
    hidden, at, parts = masked(whole), 0, []
    for where, name, text in fields:
        if text:
            parts.append(Region(where, name, text, hidden[at : at + len(text)], depth))
            at += len(text)
    bare = ADDRESSES.sub(lambda found: FILL * len(found[0]), whole)
    yield Flow(kind, tuple(parts), whole, hidden, depth, bare)
