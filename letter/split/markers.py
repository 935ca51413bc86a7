"""Markers: what a paragraph begins with where it is a heading, an item or an entry of a list."""

from __future__ import annotations

from dataclasses import dataclass

from letter.split import patterns as words
from letter.split.blocks import Block

BOLD_LONGEST = 50
LEVEL_LONGEST = 80
"""Characters of a heading without a number: what is longer is text that somebody made bold."""


@dataclass(frozen=True)
class Marker:
    """What a paragraph begins with."""

    kind: str
    """一、 （一） 1. （1） 一是 首先 bold # •: paragraphs with one kind of marker stand on one level."""
    number: int
    length: int
    """Characters of the marker itself."""

    @property
    def is_heading(self) -> bool:
        return self.kind not in ("一是", "首先", "•")


def marker_of(block: Block) -> Marker | None:
    """Return what a block begins with, None for plain text. "2.8亿元" and "一是一" are plain text."""
    text = block.text
    if not text or block.rows:
        return None
    for kind, pattern in words.HEADINGS:
        found = pattern.match(text)
        if found and found.end() < len(text) and not (kind == "1." and words.AMOUNT.match(text, found.end())):
            return Marker(kind, words.number_of(found[1]), found.end())
    if found := words.ITEM.match(text):
        return Marker("一是", words.number_of(found[1]), found.end())
    if found := words.ORDINAL.match(text):
        return Marker("首先", _ordinal(found[1]), found.end())
    if found := words.BULLET.match(text):
        return Marker("•", 0, found.end())
    if block.level and len(text) <= LEVEL_LONGEST:
        return Marker(f"#{block.level}", 0, 0)
    if block.is_bold and len(text) <= BOLD_LONGEST and text[-1:] not in "。；;，" and not text.endswith(("：", ":")):
        return Marker("bold", 0, 0)
    if words.POINT.fullmatch(text):
        return Marker("关于", 0, 0)
    return None


def _ordinal(word: str) -> int:
    """Return 1 for 首先 and 第一, the number of 第二 …, 0 for 其次, 再次, 最后, which follow whatever came before."""
    if word.startswith("第"):
        return words.number_of(word[1:])
    return 1 if word == "首先" else 0
