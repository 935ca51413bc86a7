"""Wording: words taken for each other, phrases that come back, days nobody can tell later, foreign abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letter.proof.lists import Confusable, Lists
from letter.proof.marks import HAN
from letter.proof.misspelling import misspellings
from letter.proof.reading import PROSE, TEXTS, Hit, Read
from letter.proof.rule import Example, rule
from letter.words import known_words

NEAR = 15
"""Characters within which a word of ``near`` counts."""
SHORT = 3
"""Characters of the longest entry that may be the end of one word and the beginning of another."""
FAR = 40
"""Characters within which the other half of a phrase counts."""
AROUND = 6
"""Characters at either side that the dictionary cuts."""
FIGURES = re.compile(r"\d")
CLOSE_BY = 300
"""Characters within which a stock phrase is heard twice."""
NOT_TIME = {
    "日前": (r"(?<![\d一二三四五六七八九十月])", ""), "近日": (r"(?<![最将临靠])", r"(?![均常产处照])"), "上月": ("(?<!以)", ""),
    "下月": ("(?<!以)", ""), "上周": ("", "(?![期边转岁])"), "本周": ("", "(?![期边转岁])"), "下周": ("", "(?![期边转岁])"),
    "前年": (r"(?<![以之年日月])", "(?![均度产])"), "后年": (r"(?<![以之成产用运投此然随改设])", "(?![均度产可收接处限])"),
    "前天": ("(?<![以之])", "(?!津)"), "今日": ("", "(?!头条|说法)"), "明天": ("", "(?!的)"),
}  # fmt: skip
"""Where the same characters are no word: 6月30日|前, 建成后|年均."""
YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
ABBREVIATION = re.compile(r"(?<![0-9A-Za-z._/@&+\-])[A-Z][0-9A-Za-z]*(?:[&+\-.][0-9A-Za-z]+)*(?![0-9A-Za-z@/])")
STANDARDS = re.compile(r"(?:GB|DB|DG|JGJ|CJJ|CJ|HJ|JTG|JTJ|TB|DL|YY|WS|GA|AQ|QB|TSG|ISO|IEC)(?:\d{0,5}|-.*)\Z")


@rule(
    "TXT-03S", "易混词",
    source="实务；《第一批异形词整理表》", basis="实务",
    bad=Example("截止2026年5月底，加装电梯96部。", at="截止"),
    good=Example("报名截止2026年5月底；会计对账，居民在帐篷里等候；工作作风好，企业应急反应快，群众反映良好。"),
    note="词表里确定用错的搭配，如“截止2026年”（截至）、“反应问题”（反映）、“台帐”（账）；词典里没有的词，换一个音近或者形近的字就是常用词的，"
    "如“基楚”（基础）。人名和引文不看；词表可以增减，机关名称、地名、叠字和例外里有的词不算错。",
)  # fmt: skip
def confusables(read: Read) -> Iterator[Hit]:
    """By the list first; by the dictionary what the list does not have."""
    told: dict[str, list[tuple[int, int]]] = {}
    for hit in _listed(read):
        told.setdefault(hit.where, []).append(hit.span or (0, 0))
        yield hit
    right = (*_rightly(read.lists), *_people(read))
    for flow in read.paragraphs(TEXTS | {"item", "table"}):
        for one in misspellings(flow.masked, right):
            said = flow.text[one.start : one.end]
            hit = flow.hit(one.start, one.end, f"“{said}”疑为“{one.right}”", f"应为“{one.right}”的，改正", one.right)
            start, end = hit.span or (0, 0)
            if not any(start < beyond and begun < end for begun, beyond in told.get(hit.where, ())):
                yield hit


@lru_cache(maxsize=16)
def _rightly(lists: Lists) -> tuple[str, ...]:
    """Names and words the office's lists have: nothing of them is written wrong."""
    names = [name for body in lists.bodies for name in (body.name, *body.short)]
    phrases = [phrase.split("…")[0] for entry in lists.confusables for phrase in entry.unless]
    lasting = (*lists.doublings, *lists.periodicals, *lists.stock_phrases, *lists.not_works)
    return tuple(dict.fromkeys(word for word in (*names, *lists.places, *phrases, *lasting) if len(word) > 1))


def _people(read: Read) -> tuple[str, ...]:
    """Names the letter knows of itself."""
    content = read.content
    people = [one.name for proposal in content.proposals for one in proposal.proposers]
    bodies = [*(one.name for one in content.issuers), *content.addressees, *content.copied_to]
    return tuple(filter(None, (*people, *bodies, content.contact.name, content.signatory)))


def _listed(read: Read) -> Iterator[Hit]:
    heads = _by_head(read.lists.confusables)
    for flow in read.paragraphs(TEXTS | {"item", "table"}):
        plain = FIGURES.sub("＃", flow.masked)
        beyond = 0
        for at, character in enumerate(plain):
            entries = heads.get(plain[at : at + 2]) or heads.get(character)
            if at < beyond or not entries:
                continue
            entry = next((one for one in entries if plain.startswith(one.wrong, at) and _is_wrong(plain, at, one)), None)
            if entry is None:
                continue
            # The figure shows the place and is nothing to mend.
            wrong, right = entry.wrong.removesuffix("＃"), entry.right.removesuffix("＃")
            beyond = at + len(wrong)
            yield flow.hit(at, beyond, f"“{wrong}”疑为“{right}”", entry.note or f"应为“{right}”的，改正", right)


@lru_cache(maxsize=16)
def _by_head(entries: tuple[Confusable, ...]) -> dict[str, list[Confusable]]:
    """By their first two characters, the longest first: 必需加强 before 必需."""
    heads: dict[str, list[Confusable]] = {}
    for entry in sorted(entries, key=lambda one: -len(one.wrong)):
        heads.setdefault(entry.wrong[:2], []).append(entry)
    return heads


def _is_wrong(text: str, at: int, entry: Confusable) -> bool:
    """Whether what surrounds it leaves the word wrong."""
    end = at + len(entry.wrong)
    if any(_stands_in(phrase, text, at, end) for phrase in entry.unless):
        return False
    if entry.near and not any(word in text[max(0, at - NEAR) : end + NEAR] for word in entry.near):
        return False
    return len(entry.wrong) not in (2, SHORT) or not _meet(text, at, end)


def _stands_in(phrase: str, text: str, at: int, end: int) -> bool:
    """Whether the word is part of the phrase; … in it is anything of the same sentence: 既将…又."""
    opening, _, rest = phrase.partition("…")
    around = text[max(0, at - len(opening) + 1) : end + len(opening) - 1]
    if opening not in around:
        return False
    return not rest or rest in re.split("[。；！？]", text[end : end + FAR], maxsplit=1)[0]


def _meet(text: str, start: int, end: int) -> bool:
    """以|经济, 可以|经常: two words of the dictionary meet where the list sees one written wrong."""
    spot = max(0, start - AROUND)
    for word in known_words(text[spot : end + AROUND]):
        spot, begun = spot + len(word), spot
        if begun < start < spot or begun < end < spot:
            return True
    return False


@rule(
    "TXT-04H", "套话重复",
    source="实务", basis="实务",
    bad=Example("对无障碍设施建设高度重视，逐处排查；对消防通道同样高度重视，逐条疏通。", at="高度重视"),
    good=Example("对无障碍设施建设高度重视，逐处排查。消防通道由街道逐条疏通。"),
    note=f"词表里的套话在{CLOSE_BY}字之内出现两次。",
)  # fmt: skip
def stock_phrases(read: Read) -> Iterator[Hit]:
    """The second of the two is named."""
    pattern = _any_of(read.lists.stock_phrases)
    if pattern is None:
        return
    last: dict[str, int] = {}
    before = 0
    for flow in read.paragraphs(PROSE | {"heading"}):
        for match in pattern.finditer(flow.masked):
            # 取得了明显成效 and 取得明显成效 sound the same.
            at, phrase = before + match.start(), match[0].replace("了", "")
            if phrase in last and at - last[phrase] <= CLOSE_BY:
                yield flow.hit(*match.span(), f"“{match[0]}”近处已经说过", "换一种说法，或者说具体做法")
            last[phrase] = at
        before += len(flow.text)


@lru_cache(maxsize=32)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


@rule(
    "TXT-05H", "相对时间",
    source="实务", basis="实务",
    bad=Example("去年以来，新增停车位两千余个。", at="去年"),
    good=Example("2025年以来新增车位两千余个，6月30日前建成，建成后年均可停车三十万辆次，将近日均八百辆次。"),
    note="“今年”“近日”归档以后不知道是哪一天，写明年月日。“6月30日前”不算。",
)  # fmt: skip
def relative_times(read: Read) -> Iterator[Hit]:
    """A year is counted from the letter's date."""
    pattern = _times(read.lists.relative_times)
    if pattern is None:
        return
    day = read.content.dated_on or read.facts.today
    year = int(day[:4]) if re.match(r"\d{4}-", day) else 0
    for flow, match in read.find(pattern, PROSE | {"heading"}):
        word = match[0]
        right = f"{year + YEARS[word]}年" if year and word in YEARS else None
        yield flow.hit(*match.span(), f"“{word}”是相对时间", f"写作“{right}”" if right else "写明年月日", right)


@lru_cache(maxsize=16)
def _times(words: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = []
    for word in sorted(words, key=len, reverse=True):
        before, behind = NOT_TIME.get(word, ("", ""))
        parts.append(f"{before}{re.escape(word)}{behind}")
    return re.compile("|".join(parts)) if parts else None


GRADE = re.compile(r"[A-Z]{2,4}\d{2,4}")
"""DN300, HRB400: a size or a grade of material, which has no Chinese."""


@rule(
    "TXT-07H", "外文缩写",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example("采用EPC模式实施改造。", at="EPC"),
    good=Example("采用工程总承包（EPC）模式实施改造，PM2.5浓度下降，EPC项目共3个，执行GB/T 15834—2011。"),
    note="第一次出现时写出中文，缩写写在括号里。词表里不带中文的（GDP、PM2.5）可以直接用。",
)  # fmt: skip
def abbreviations(read: Read) -> Iterator[Hit]:
    """Each once; anywhere beside its Chinese is enough."""
    meant: dict[str, str] = {}
    for entry in read.lists.abbreviations:
        word, _, said = entry.partition("：")
        meant[word] = said
    seen: set[str] = set()
    whole = "\n".join(flow.text for flow in read.paragraphs(TEXTS | {"item"}))
    for flow, match in read.find(ABBREVIATION, TEXTS):
        word = match[0]
        if sum(map(str.isupper, word)) < 2 or word in seen or meant.get(word) == "" or STANDARDS.match(word) or GRADE.fullmatch(word):
            continue
        seen.add(word)
        if _is_explained(word, whole, meant.get(word, "")):
            continue
        wanted = f"写作“{meant[word]}（{word}）”" if word in meant else "先写中文，缩写写在括号里"
        yield flow.hit(*match.span(), f"外文缩写“{word}”没有中文", wanted)


def _is_explained(word: str, whole: str, meaning: str) -> bool:
    told = rf"[{HAN}”》][（(]{re.escape(word)}[，,、；;）)]|{re.escape(word)}[（(][{HAN}]"
    return re.search(told, whole) is not None or bool(meaning and meaning in whole)
