"""Misspelling: a character typed or read for another, where the dictionary is left with characters that are no word.

持序 is no word and falls into two characters; 持续, read alike, is one that is said every day. How likely each is weighs
the two against each other: how often the word occurs, how often such characters stand alone, how easily the one is typed
for the other. The numbers are counted in ordinary prose (common_words.txt). In doubt nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from letter.proof.likeness import readings, shaped_like
from letter.proof.marks import HAN
from letter.proof.surnames import LOOSELY, SURNAMES
from letter.words import is_word, known_words

RUN = re.compile(f"[{HAN}]{{3,}}")
LONGEST = 4
"""Characters of the longest word looked for."""
AROUND = 7
"""Characters at either side that the dictionary cuts again."""
LEAST = 7.5
"""How much likelier (natural logarithm) what was meant has to be than what is written."""
COMMONEST = 5.0
"""No word and no slip is more frequent."""
KEPT, KEPT_DOUBT = frozenset("的是地一之其此那这个最去好"), 2.0
"""Where one of these stands the two are often words of their own: 那|立, 一|挑."""
UNSEEN_WORD = 13.5
UNSEEN_ALONE = 13.5
UNSEEN = 13.0
"""What is not counted is as rare as that."""
JOINED = 3.5
"""How much likelier a word is beside one it often stands beside."""
RAREST_SLIP = 4.0
"""However rare the character: who types fast takes any of the list."""
LOOKS = 3.5
"""How rarely one is taken for another of its shape."""
PLACE_BEHIND = frozenset("村镇乡桥山江湖港寺庙塔岛沟坪岭庄屯峰州县寨湾里牌杯氏号岗营堡店")
NAME_BEHIND = frozenset(("公司", "集团", "大厦", "大道", "酒店", "饭店", "先生", "女士", "同志", "委员", "代表", "主任", "局长", "小区", "水库", "机场", "大桥", "广场", "路口"))


class Misspelling(NamedTuple):
    """What is written between two offsets, and the word it should be."""

    start: int
    end: int
    right: str
    weight: float


class _Counts(NamedTuple):
    """Minus the logarithm of how often a word occurs, a character stands alone, a character occurs at all."""

    words: dict[str, float]
    alone: dict[str, float]
    any: dict[str, float]
    rightly: frozenset[str]
    """Stray characters that stand together rightly."""
    heard: dict[tuple[str, str, str], list[str]]
    """Words by what is left of them without one character, and how that is read."""
    sounding: dict[str, float]
    """How often a sound occurs."""
    joined: dict[str, frozenset[str]]
    """Words with those that often follow them."""


def misspellings(text: str, rightly: Iterable[str] = ()) -> Iterator[Misspelling]:
    """Words with one character wrong, the surest where two overlap. ``rightly``: names and words that are right."""
    known = tuple(rightly)
    for run in RUN.finditer(text):
        taken: list[Misspelling] = []
        for one in sorted(_found_in(run[0]), key=lambda found: -found.weight):
            found = one._replace(start=run.start() + one.start, end=run.start() + one.end)
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
        yield from (one for one in sorted(taken) if not _is_named(text, one.start, one.end, known))


def _is_named(text: str, start: int, end: int, known: Iterable[str]) -> bool:
    around = text[max(0, start - 12) : end + 12]
    for name in known:
        if name[:1] in around and name in around:
            at = text.find(name, max(0, start - 12))
            if at < end and start < at + len(name):
                return True
    return False


@lru_cache(maxsize=1024)
def _found_in(run: str) -> tuple[Misspelling, ...]:
    """All findings of a run of characters without marks."""
    cut = known_words(run)
    starts = [0]
    for word in cut:
        starts.append(starts[-1] + len(word))
    found = []
    for first in range(len(cut)):
        for last in range(first + 2, min(first + LONGEST, len(cut)) + 1):
            start, end = starts[first], starts[last]
            if end - start > LONGEST:
                break
            parts = cut[first:last]
            if any(len(part) == 1 for part in parts):
                found += _weighed(run, start, end, parts, cut[:first], cut[last:])
    return tuple(found)


def _weighed(
    run: str, start: int, end: int, parts: tuple[str, ...], before: tuple[str, ...], behind: tuple[str, ...]
) -> Iterator[Misspelling]:
    counts = _counts()
    said = run[start:end]
    likely = sum(_rarity(part, counts) for part in parts)
    if likely < LEAST + COMMONEST - JOINED or said in counts.rightly or said in counts.words or is_word(said) or _is_doubled(run, start, end):
        return
    doubt = None
    for right, slip in _alike(said, counts):
        weight = likely - counts.words[right] - slip
        if _is_joined(right, before, behind, counts):
            weight += JOINED
        if weight < LEAST:
            continue
        doubt = _doubt(run, start, end, before, behind) if doubt is None else doubt
        weight -= doubt + sum(KEPT_DOUBT for one, other in zip(said, right, strict=True) if one == other and one in KEPT)
        if weight >= LEAST and _is_whole(run, start, end, right):
            yield Misspelling(start, end, right, weight)


def _is_doubled(run: str, start: int, end: int) -> bool:
    """进行|行改: a character too many is another finding."""
    around = run[max(0, start - 1) : end + 1]
    return any(one == other for one, other in pairwise(around))


def _is_joined(right: str, before: tuple[str, ...], behind: tuple[str, ...], counts: _Counts) -> bool:
    """持续|增长, 工作|基础: the word often stands beside this neighbour."""
    following = counts.joined.get(right, frozenset())
    return (bool(behind) and behind[0] in following) or (bool(before) and right in counts.joined.get(before[-1], ()))


def _rarity(part: str, counts: _Counts) -> float:
    if len(part) == 1:
        return counts.alone.get(part, UNSEEN_ALONE)
    return counts.words.get(part, UNSEEN_WORD)


def _alike(said: str, counts: _Counts) -> Iterator[tuple[str, float]]:
    """Words that differ in one character, which sounds or looks alike, and how rare that slip is."""
    for at, character in enumerate(said):
        left, right = said[:at], said[at + 1 :]
        occurs = counts.any.get(character, UNSEEN)
        for sound in readings(character):
            # Who types by sound takes a neighbour of the list, a common one the oftener.
            slip = min(occurs - counts.sounding.get(sound, occurs), RAREST_SLIP)
            for word in counts.heard.get((left, sound, right), ()):
                if word != said:
                    yield word, slip
        for other in shaped_like(character):
            if left + other + right in counts.words:
                yield left + other + right, LOOKS


def _is_whole(run: str, start: int, end: int, right: str) -> bool:
    """Whether the word stays whole in the cut once it is written right."""
    begin = max(0, start - AROUND)
    at = begin
    for word in known_words(run[begin:start] + right + run[end : end + AROUND]):
        if at <= start and start + len(right) <= at + len(word):
            return True
        at += len(word)
    return False


def _doubt(run: str, start: int, end: int, before: tuple[str, ...], behind: tuple[str, ...]) -> float:
    """What speaks for a name, a rare word, an old phrase."""
    counts, said = _counts(), run[start:end]
    doubt = 0.0
    left, right = (before or ("",))[-1], (behind or ("",))[0]
    if len(said) <= 3:
        if left in SURNAMES or said[0] in SURNAMES:
            doubt += 6.0 if left in SURNAMES else 4.0
        elif len(said) == 3 and said[-1] in SURNAMES:
            doubt += 4.0
        elif left in LOOSELY or said[0] in LOOSELY:
            doubt += 2.0
        if right in PLACE_BEHIND or right in NAME_BEHIND:
            doubt += 4.0
        if len(run) == len(said):
            doubt += 3.0
        if any(one in run[max(0, start - 3) : start] + run[end : end + 3] for one in said):
            doubt += 3.0  # 学深学透
    for beside in (left, right):
        if len(beside) == 1:
            doubt += max(0.0, counts.alone.get(beside, UNSEEN_ALONE) - 8.0)
    return doubt


@lru_cache(maxsize=1)
def _counts() -> _Counts:
    """Read once, when the first letter is proofread."""
    read: dict[str, dict[str, float]] = {"词": {}, "单": {}, "字": {}}
    official: dict[str, float] = {}
    rightly: set[str] = set()
    joined: dict[str, frozenset[str]] = {}
    for line in resources.files("letter.proof").joinpath("common_words.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "对":
            rightly.update(rest.split())
        elif kind == "连":
            first, *others = rest.split()
            joined[first] = frozenset(others)
        elif kind == "公":
            rarity, _, words = rest.partition(" ")
            official |= dict.fromkeys(words.split(), float(rarity))
        elif kind in read:
            rarity, _, words = rest.partition(" ")
            read[kind] |= dict.fromkeys(words.split() if kind == "词" else words, float(rarity))
    read["词"] |= {word: min(rarity, read["词"].get(word, rarity)) for word, rarity in official.items()}
    sums: dict[str, float] = defaultdict(float)
    for character, rarity in read["字"].items():
        for sound in readings(character):
            sums[sound] += exp(-rarity)
    heard: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for word in read["词"]:
        for at, character in enumerate(word):
            for sound in readings(character):
                heard[word[:at], sound, word[at + 1 :]].append(word)
    sounding = {sound: -log(total) for sound, total in sums.items()}
    return _Counts(read["词"], read["单"], read["字"], frozenset(rightly), heard, sounding, joined)
