"""What it costs to break a title between two of its words: the less they belong together, the less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from letter.breaks import break_places
from letter.words import Word, words_of

LEADS = frozenset(["关于", "对", "就", "为", "在", "由", "向", "以", "按照", "根据", "印发", "转发", "批转", "召开"])
"""Words that lead on to what follows: no line ends with one."""
TAILS = frozenset(["的", "地", "得", "等", "了", "之", "们", "号", "函"])
"""Words that end what stands before: no line begins with one."""
JOINTS = frozenset(["和", "与", "及", "暨", "并", "以及", "或", "、"])
HEADS = frozenset(["提案", "建议", "议案", "答复", "情况", "工作"])
"""What a long modifier before it leads up to."""
LEADING = ("d", "a", "b", "m", "c")
"""Adverbs, adjectives, numbers: they lead on to what they describe."""

WITHIN = 10.0
"""Between two words of one phrase, more or less by their classes."""
NEVER = 26.0
"""Only where there is no other way: it costs more than the worst shape but one."""

WHOLES = (
    (re.compile("（[^（）]*）"), 12.0),
    (re.compile("^[^《》，。]{3,30}?(?=关于|对《|就《)"), 8.0),
    (re.compile("第[0-9]+号[^第（]{0,6}?(?:提案|建议|议案)"), 10.0),
    (re.compile("第[一二三四五六七八九十]+届[^第]{0,10}第[一二三四五六七八九十]+次[^第]{0,6}会议"), 3.0),
    (re.compile("(?:政协|人大)[^第]{0,8}第[一二三四五六七八九十]+届(?:委员会)?"), 6.0),
    (re.compile("第[一二三四五六七八九十]+届人民代表大会"), 8.0),
    (re.compile("[一二三四五六七八九十]+届[一二三四五六七八九十]+次(?:全体)?会议"), 8.0),
    (re.compile("[^，。、《》（）\\s]{2,12}(?:委员会|人民政府|办公室|管理局|保障局|建设局|监督局)"), 3.0),
)
"""What belongs together, and how much more a break inside it costs."""
QUOTED = 9.0
"""… inside a 书名号 that is too long for one line."""
TITLED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
NUMBERED = re.compile("第?[0-9０-９]")


def break_costs(text: str, ems: list[float], longest: float) -> list[float | None]:
    """Return what a break before each character costs; None where a line may not end.

    ``ems`` are running sums of the characters' widths; a 书名号 no wider than ``longest`` is not broken.
    """
    allowed = break_places(text)
    costs: list[float | None] = [None] * (len(text) + 1)
    for place, left, right in _meetings(text):
        if allowed[place]:
            costs[place] = _between(left, right)
    for pattern, more in WHOLES:
        for whole in pattern.finditer(text):
            _add(costs, whole, more)
    for whole in TITLED.finditer(text):
        fits = ems[whole.end()] - ems[whole.start()] <= longest
        _add(costs, whole, None if fits else QUOTED)
    costs[len(text)] = 0.0
    return costs


def _meetings(text: str) -> Iterator[tuple[int, Word, Word]]:
    """Yield every place where two words meet, with the two."""
    place = 0
    for left, right in pairwise(words_of(text)):
        place += len(left.text)
        yield place, left, right


def _add(costs: list[float | None], whole: re.Match[str], more: float | None) -> None:
    for place in range(whole.start() + 1, whole.end()):
        if costs[place] is not None:
            costs[place] = None if more is None else costs[place] + more


def _between(left: Word, right: Word) -> float:
    """Return what a break between two words costs, the surest signs first."""
    if left.text in LEADS or left.kind == "p" or left.text in JOINTS - {"、"} or right.text in TAILS:
        return NEVER
    if right.text == "关于":
        return 0.0
    if left.text in ("会议", "大会"):
        return 1.0
    if right.text in ("第", "《", "（") or NUMBERED.match(right.text) or left.text in ("，", "、", "；", "：", "》", "）"):
        return 3.0
    if right.text in JOINTS:
        return 4.0
    if left.text == "的":
        return 5.0
    if right.text in HEADS or left.text in HEADS:
        return 6.0
    return _by_kind(left.kind, right.kind)


def _by_kind(left: str, right: str) -> float:
    """What the classes of two words say: a verb begins something new; a verb, an adverb, an adjective lead on."""
    if left.startswith(LEADING):
        return WITHIN + 6.0
    if left.startswith("v") and left != "vn":
        return WITHIN + 5.0
    if right.startswith(("v", "p", "d")) and right != "vn":
        return WITHIN - 2.0
    return WITHIN + 3.0
