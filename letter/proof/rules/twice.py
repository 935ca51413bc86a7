"""Words said twice that do not stand side by side by themselves: with a mark, a figure or another item between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import HAN
from letter.proof.reading import TEXTS, Hit, Read
from letter.words import known_words, words_of

LONGER = re.compile(rf"(?P<word>[{HAN}]{{7,24}})[，、。；]?(?P=word)")
PHRASE = re.compile(rf"(?<![{HAN}])(?P<word>[{HAN}]{{4,16}})[，；](?P=word)(?=[，。；])")
AT_ONCE = re.compile(rf"(?<![{HAN}\d])(?P<word>(?!一)[{HAN}]{{2,6}})，(?P=word)")
"""其中，其中老城区12个: begun anew."""
MIXED = re.compile(rf"(?P<word>[{HAN}]{{1,10}}\d{{1,4}}[{HAN}\d]{{1,10}})(?P=word)")
SPACED = re.compile(rf"(?P<word>[{HAN}]{{2,6}})[ 　]+(?P=word)")
FIGURES = re.compile(rf"(?<![\d.])(?P<word>\d[\d.]*(?:年|月|日|[%％]|[{HAN}]))(?P=word)(?!\d)")
QUOTED_TWICE = re.compile("(?P<word>“[^“”]{2,30}”|《[^《》]{2,60}》)[、和与]?(?P=word)")
MARKS = re.compile("[，。；：！？（）“”《》]")
PARTS = re.compile(r"、|以及|[和及与](?=[^、]+、?\Z)")
LAST_OF_ROW = re.compile(rf"等(?:[{HAN}]*)\Z")
LEAST = 2


def said_twice(read: Read) -> Iterator[Hit]:
    """Each with its own way of standing twice."""
    for pattern in (LONGER, PHRASE, AT_ONCE, MIXED, SPACED, FIGURES):
        for flow, match in read.find(pattern, TEXTS):
            if len(set(match["word"])) > 1:
                yield flow.hit(*match.span(), f"“{match['word']}”写了两遍", "只留一个", match["word"])
    for flow, match in read.find(QUOTED_TWICE, TEXTS, masked=False):
        yield flow.hit(*match.span(), f"{match['word']}写了两遍", "只留一个", match["word"])
    for flow in read.paragraphs(TEXTS | {"item"}):
        at = 0
        for clause in MARKS.split(flow.masked):
            if "、" in clause and (found := _again(clause)):
                yield flow.hit(at + found[0], at + found[1], f"“{clause[found[0] : found[1]]}”在并列的几项里列了两次", "删去一项，请核对")
            at += len(clause) + 1


def _again(clause: str) -> tuple[int, int] | None:
    """Where an item of a row stands that was listed before; the first item may have words before it that govern the row."""
    items, spot = [], 0
    for part in PARTS.finditer(f"{clause}、"):
        items.append((spot, clause[spot : part.start()]))
        spot = part.end()
    last_at, last = items[-1]
    items[-1] = (last_at, LAST_OF_ROW.sub("", last))
    first, seen = items[0][1], set[str]()
    for number, (start, item) in enumerate(items):
        known = number > 1 and len(item) >= LEAST and re.fullmatch(f"[{HAN}]+", item)
        if known and (item in seen or _ends_with(first, item)):
            return start, start + len(item)
        if number > 1 and number == len(items) - 1 and (same := _said_on(item, {*seen, *_endings(first)})):
            return start, start + same
        if number:
            seen.add(item)
    return None


def _said_on(last: str, seen: set[str]) -> int:
    """How long the item is that the last one begins with before it goes on with what is done: 市财政局制定办法."""
    for item in sorted(seen, key=len, reverse=True):
        behind = last.removeprefix(item)
        if len(item) > LEAST and last.startswith(item) and len(behind) > 3 and (words_of(behind)[0].kind in ("v", "vn", "d", "p", "ad") or behind.startswith(("共同", "联合"))):
            return len(item)
    return 0


def _ends_with(first: str, item: str) -> bool:
    """Whole words only: 老城区 does not end with 城区."""
    return first.endswith(item) and item in _endings(first)


def _endings(first: str) -> list[str]:
    words = known_words(first)
    return ["".join(words[at:]) for at in range(len(words))]
