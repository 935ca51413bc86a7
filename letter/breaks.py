"""Where a line may end, and which punctuation may give way: GB/T 15834-2011 clause 5 for horizontal text.

Tables over characters and one pass over a paragraph; widths and margins are the business of letter.lines.
"""

from __future__ import annotations

import re
import unicodedata

STOPS = "，。、；：！？"
OPENERS = "（《〈「『【〔［｛“‘"
CLOSERS = "）》〉」』】〕］｝”’"

NEVER_FIRST = frozenset(STOPS + CLOSERS + "…～－–·•‧／％‰℃°′″〃々²³,.!?:;)]}%>/．｡､")
"""5.1: stops, closing marks, connecting and parting marks and the middle dot never open a line (行首)."""
NEVER_LAST = frozenset(OPENERS + "／([{<$￥¥￡/第±≥≤≈№§")
"""5.1: opening and parting marks never end a line (行末); 第 and a sign stay with their number."""
SPACES = " 　"
"""A line ends behind a space, which is then left out."""

HALF = "!-~À-ʯͰ-ӿ°′″"
"""Half-width characters: Latin, Greek and Cyrillic letters, figures, their marks; × among them."""
MULTIPLES = "[多余几来]?[十百千万亿]{0,3}[多余]?"
UNITS = (
    "个?(?:百分点|工作日|月|小时|季度|学期|星期|自然日)|平方(?:公里|千米|米|厘米)|立方(?:米|厘米)|"
    "公里|千米|毫米|厘米|公顷|公斤|千克|毫克|微克|毫升|小时|分钟|人次|年度|亩次|千瓦时|千瓦|兆瓦|千伏"
)
WITH_UNIT = f"(?:{MULTIPLES}(?:{UNITS})|{MULTIPLES}[㐀-鿿])(?:/(?:{UNITS}|[㐀-鿿]))?"
RANGE = "(?:[—～–][0-9][0-9.,]*)"
# One mark that says “a whole”: a doc number's year and serial, dashes and ellipses, and whatever is written
# in half-width characters (figures, Latin words, addresses) together with the unit behind a figure.
KEPT_WHOLE = re.compile(
    "[〔（][0-9]{4}[〕）][0-9]+号"
    "|—+|―+|…+|⋯+"
    f"|(?:第 ?)?[{HALF}]*[0-9]{RANGE}*[)\\]}}]* ?(?:{WITH_UNIT}|[％‰℃㎡])"
    f"|[{HALF}]*[0-9]{RANGE}+[%％‰℃]?"
    f"|[０-９]+(?:[．，：][０-９]+)*(?:{WITH_UNIT}|[％‰℃])?"
    f"|[{HALF}]+(?:’[{HALF}]+)*"
)
LONG_WORD = 12
"""Half-width characters above which a word may be broken instead of leaving a wide gap."""
WORD_BREAKS = frozenset("/-_.,?&=#:;@+%)")
"""A long unbroken string is broken behind one of these where one is near."""
LOOK_BACK = 12

END_SQUEEZE = dict.fromkeys(STOPS + CLOSERS, 0.5)
"""Part of an em a mark gives way at the end of a line: 句末点号、括号等可挤压半字."""
INNER_SQUEEZE = dict.fromkeys("，。、）》〉」』】〕］｝”’", 0.25) | dict.fromkeys("；：！？", 0.15)
"""… inside a line, to the right of its ink."""
OPENER_SQUEEZE = dict.fromkeys(OPENERS, 0.25)
"""… inside a line, to the left of its ink."""
PAIR_SQUEEZE = 0.5
"""… between two marks that stand together: ），  。”  ：“."""


# What the two functions below look for: few of a text's characters, so that a pattern finds them fastest.
SINGLE_DASH = re.compile("(?<!—)—(?!—)")  # one 一字线 connects (5.1.7); two are a dash and may open a line
NOT_BEFORE = re.compile(f"[{re.escape(''.join(sorted(NEVER_FIRST)) + SPACES)}]")
NOT_BEHIND = re.compile(f"[{re.escape(''.join(sorted(NEVER_LAST)))}]")
UNUSUAL = re.compile("[^\x00-ʯ‐-‧\u3000-\u3029\u3030-\u3098\u309b-鿿\uff00-\uffef]")
SQUEEZABLE = re.compile(f"[{re.escape(''.join([*INNER_SQUEEZE, *OPENER_SQUEEZE]))}]")


def break_places(text: str) -> bytearray:
    """Return one flag a place 0…len(text): 1 where a line may end before that character."""
    allowed = bytearray(b"\x01" * (len(text) + 1))
    for whole in KEPT_WHOLE.finditer(text):
        start, end = whole.span()
        if end - start > 1:
            allowed[start + 1 : end] = bytes(end - start - 1)
    for pattern in (SINGLE_DASH, NOT_BEFORE):
        for mark in pattern.finditer(text):
            allowed[mark.start()] = 0
    for mark in NOT_BEHIND.finditer(text):
        allowed[mark.end()] = 0
    for char in UNUSUAL.finditer(text):
        if unicodedata.combining(char[0]):
            allowed[char.start()] = 0
    allowed[0] = 0
    allowed[len(text)] = 1
    return allowed


def squeezes(text: str) -> list[float]:
    """Return how much each gap behind a character may shrink inside a line, in em."""
    room = [0.0] * len(text)
    for mark in SQUEEZABLE.finditer(text):
        place, char = mark.start(), mark[0]
        last = text[place - 1] if place else ""
        if char in OPENER_SQUEEZE and place:
            pair = last in INNER_SQUEEZE or last in OPENER_SQUEEZE
            room[place - 1] = PAIR_SQUEEZE if pair else OPENER_SQUEEZE[char]
        elif last in INNER_SQUEEZE and char in INNER_SQUEEZE:
            room[place - 1] = PAIR_SQUEEZE
        if char in INNER_SQUEEZE:
            room[place] = INNER_SQUEEZE[char]
    return room


def in_long_word(text: str, place: int) -> bool:
    """Tell whether a place is inside a half-width word, address or number of more than LONG_WORD characters."""
    around = text[max(0, place - LONG_WORD) : place + LONG_WORD]
    at = place - max(0, place - LONG_WORD)
    return any(
        word.start() < at < word.end() and word.end() - word.start() > LONG_WORD
        for word in re.finditer("[!-~]+", around)
    )


def word_break(text: str, start: int, limit: int) -> int:
    """Return where to break inside an unbreakable stretch so that text[start:place] fits up to limit."""
    for place in range(limit, max(start, limit - LOOK_BACK), -1):
        if text[place - 1] in WORD_BREAKS and not unicodedata.combining(text[place]):
            return place
    return limit
