"""The outline of a letter as it is printed: headings with the numbers they get, paragraphs with the numbers people typed.

一、 is level 1, （一） 2, 1. 3, （1） 4 (GB/T 9704 7.3.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letter.numerals import chinese_numeral
from letter.proof.marks import COUNTED, NUMERAL
from letter.proof.reading import PROSE, Flow, Hit, Read

TYPED = re.compile(
    rf"\s*(?:(?P<one>[{NUMERAL}]{{1,3}}[、.．，](?![{NUMERAL}])\s*)|(?P<two>[（(][{NUMERAL}]{{1,3}}[）)])"
    r"|(?P<three>\d{1,2}[.．、](?!\d)\s*)|(?P<four>[（(]\d{1,2}[）)]))"
)
"""A number somebody typed at the beginning of a paragraph. “2.8亿元” is none, nor “三、四级医院”."""
HEADING = re.compile(rf"\s*(?:第[{NUMERAL}]{{1,3}}(?:[、，.]|部分[、，：]?|章)|[{NUMERAL}]{{1,2}}是|[①-⑳])\s*")
"""Other ways of numbering that people bring into headings."""
LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
SHAPES = {"one": "一、", "two": "（一）", "three": "1.", "four": "（1）"}
ORDER = "“一、”“（一）”“1.”“（1）”"


@dataclass(frozen=True)
class Mark:
    """A number typed at the head of a paragraph, with what is wrong about it."""

    level: int
    hit: Hit | None
    inverted: bool = False
    """A higher level behind a lower one: the order of levels is wrong, whatever the number."""


def typed(text: str) -> re.Match[str] | None:
    """The typed number at the beginning of a text."""
    return TYPED.match(text)


def marks_of(read: Read) -> list[Mark]:
    """Every typed number of the text in its turn: counted anew under each heading above it."""
    found: list[Mark] = []
    counts: dict[int, int] = {}
    base, led = 0, False
    for flow in read.flows:
        if flow.kind == "heading":
            # A real heading counts by itself; what is typed under it is of a lower level.
            base, counts = flow.depth, dict.fromkeys(range(1, flow.depth + 1), 1)
        elif flow.kind in PROSE:
            match = typed(flow.text)
            if match is None:
                led = flow.text.rstrip().endswith(("：", ":"))
                continue
            level, number = LEVELS[str(match.lastgroup)], _number(match[0])
            if led and number == 1:
                # “具体做法是：” begins a list of its own.
                counts.pop(level, None)
            hit = _wrong(flow, match, level, number, counts, base) or _style(flow, match, level)
            inverted = bool(counts) and level > base and level not in counts and level < min(counts)
            counts = {one: count for one, count in counts.items() if one < level} | {level: number}
            led = False
            found.append(Mark(level, hit, inverted))
    return found


def _number(text: str) -> int:
    bare = re.sub(r"[^\d一二三四五六七八九十]", "", text)
    return int(bare) if bare.isdecimal() else COUNTED.get(bare, 0)


def _wrong(flow: Flow, match: re.Match[str], level: int, number: int, counts: dict[int, int], base: int) -> Hit | None:
    shown, span = match[0].strip(), match.span()
    above = max((one for one in counts if one < level), default=0)
    if level <= base:
        return flow.hit(*span, f"{chinese_numeral(base)}级标题下用了“{shown}”", f"用下一级“{_shape(base + 1)}”，或者改为标题")
    if counts and level not in counts and not above:
        return flow.hit(*span, f"“{shown}”排在“{_shape(min(counts))}”之后，层次倒置", f"依次用{ORDER}")
    if above and above + 1 < level and level not in counts:
        return flow.hit(*span, f"“{_shape(above)}”下直接用“{shown}”，跳了一级", f"用“{_shape(above + 1)}”")
    if number != (wanted := counts.get(level, 0) + 1):
        return flow.hit(*span, f"序号“{shown}”不连续", f"这里应是第{wanted}个")
    return None


def _style(flow: Flow, match: re.Match[str], level: int) -> Hit | None:
    """汉字数字 takes 、 and 阿拉伯数字 takes . (GB/T 15834 B.3.2, B.3.3)."""
    shown = match[0].strip()
    right = re.sub(r"[.．，、]\Z", {1: "、", 3: "."}.get(level, ""), shown)
    if level in (1, 3) and shown != right:
        return flow.hit(match.end() - len(match[0].lstrip()), match.end(), f"序号写作“{shown}”", f"写作“{right}”", right)
    return None


def _shape(level: int) -> str:
    return list(SHAPES.values())[min(level, 4) - 1]
