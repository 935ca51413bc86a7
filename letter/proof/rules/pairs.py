"""Punctuation by GB/T 15834: marks that go in pairs, marks side by side, marks between quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from letter.proof.marks import HAN
from letter.proof.reading import PRINTED, TEXTS, Flow, Hit, Read
from letter.proof.rule import Example, rule

STANDARD = "GB/T 15834—2011"
PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "〕": "〔", "】": "【", "〉": "〈"}
# Typed in half width they are PUN-01E's; here they count as what they are meant to be.
MEANT = str.maketrans("()[]［］", "（）〔〕〔〕")
APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
LIST_NUMBER = re.compile(r"(?:\A|(?<=[。；：，、\s]))(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[）)]")
INNER = {"“": ("‘", "’"), "《": ("〈", "〉")}
BESIDE = re.compile(
    r"[。，、；：][ 　]*[。，、；：](?:[ 　]*[。，、；：])*|[？！][。，、；：]|[。，、；：][？！]"
    rf"|(?<=[^“][。！？])”。|(?<=[{HAN}])，”[，。]|(?<=[{HAN}])、”|[，、；：](?=[）》])|[。，、；：][ 　]*[,;:．·]+(?!\d)|[。，、；：]\.(?![\d.])|[,;:][ 　]*[。，、；：]"
    rf"|(?<=[^“]。)”[，；、]|(?<=[^“])[、；]”|(?<=[^“])，”(?=[的等和与及要这为])|(?<=[{HAN}\d])。）[。，；]|([。，；])（(?![一二三四五六七八九十\d]{{1,3}}）)[^（）]{{2,60}}）\1|——[，。；：、]"
    r"|[（《〔“][，。、；：](?!”)|……[，、]等"
)
BETWEEN = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)|(?<=’)、(?=‘)")
WITH_NOTE = re.compile(r"[》”’][（(][^（）()]*[）)]、?[《“‘]")
SENTENCE = re.compile("[。！？；]")


@rule(
    "PUN-04E", "成对的标点缺一半",
    source=f"{STANDARD} 第5.1.3条", basis="国标",
    bad=Example("按照“一区一策的原则，新增车位两千余个。", at="“"),
    good=Example("按照“一区一策”的原则，新增车位（含充电车位）两千余个，办理：1）申请；2）受理。"),
    note="引号、书名号、括号、六角括号、方头括号；一段之内成对。“1）”一类序号不算。",
)  # fmt: skip
def unpaired(read: Read) -> Iterator[Hit]:
    """A quotation of several paragraphs opens each of them and closes the last only."""
    flows = [flow for flow in read.flows if flow.kind in PRINTED]
    for flow, following in pairwise([*flows, None]):
        for spot in _odd(flow.bare):
            mark = flow.text[spot]
            if mark == "“" and following is not None and following.text.lstrip().startswith("“") and "”" in following.text:
                continue
            yield flow.hit(spot, spot + 1, f"“{mark}”没有另一半" if mark not in "“”" else f"引号{mark}没有另一半", "补上或者删去")


@rule(
    "PUN-05E", "标点重复或者冲突",
    source=f"{STANDARD} 第5.1条、附录B.2", basis="国标",
    bad=Example("各项任务已经完成。。下一步抓好管护。", at="。。"),
    good=Example("效果到底如何？！他说：“都已完成。”下一步抓好管护……"),
    note="两个点号不连用；引号里已有句号，引号外不再用；括号前后的点号不重复。问号叹号连用不算。",
)  # fmt: skip
def clashing(read: Read) -> Iterator[Hit]:
    """The same mark twice is put right by itself; of two different ones a person chooses."""
    for flow in read.paragraphs(PRINTED):
        for match in BESIDE.finditer(flow.bare):
            marks = re.sub("[ 　]", "", match[0])
            if re.fullmatch("。{3,}", marks):
                continue
            right = marks[0] if len(set(marks)) == 1 and len(marks) > 1 else None
            yield flow.hit(*match.span(), f"标点“{match[0]}”连用", "只留一个", right)


@rule(
    "PUN-06S", "并列的书名号、引号之间的顿号",
    source=f"{STANDARD} 第4.5.3.5条", basis="国标",
    bad=Example("先后印发《实施意见》、《补助办法》。", at="、"),
    good=Example("先后印发《实施意见》《补助办法》，落实《条例》（第三章）、《规定》和“回头看”等要求。"),
    note="标有书名号、引号的并列成分之间通常不用顿号；其间有括注的，宜用顿号。",
)  # fmt: skip
def between_titles(read: Read) -> Iterator[Hit]:
    """Where one of the row has a note behind it, the whole row may keep its marks."""
    for flow in read.paragraphs(TEXTS):
        for match in BETWEEN.finditer(flow.text):
            sentence = _sentence(flow.masked, match.start())
            if not WITH_NOTE.search(sentence):
                yield flow.hit(*match.span(), "书名号或引号之间用了顿号", "通常不用顿号", "")


@rule(
    "PUN-11E", "书名号、引号套用",
    source=f"{STANDARD} 第4.8.3.4条、第4.15.3.5条", basis="国标",
    bad=Example("印发《关于落实《条例》的通知》。", at="《条例》"),
    good=Example("印发《关于落实〈条例〉的通知》，提出“让‘一老一小’更有依靠”。"),
    note="书名号里面再用书名号，用单书名号〈〉；引号里面再用引号，用单引号‘’。",
)  # fmt: skip
def nested(read: Read) -> Iterator[Hit]:
    """Only where everything is paired; the inner pair as a whole is put right at once."""
    for flow in read.paragraphs(PRINTED):
        if not _odd(flow.bare):
            for start, end in _doubled(flow):
                opened, closed = INNER[flow.text[start]]
                inner = flow.text[start + 1 : end - 1]
                said = f"“{flow.text[start]}”里面又用“{flow.text[start]}”" if flow.text[start] == "《" else "双引号里面又用双引号"
                yield flow.hit(start, end, said, f"里面用{opened}{closed}", f"{opened}{inner}{closed}")


def _odd(text: str) -> list[int]:
    """Where a mark stands that has no other half."""
    plain = text.translate(MEANT)
    if not any(mark in plain for mark in "“”‘’《》（）〔〕【】〈〉"):
        return []
    plain = LIST_NUMBER.sub(lambda found: " " * len(found[0]) if not _is_open(plain, found) else found[0], plain)
    plain = APOSTROPHE.sub("'", plain)
    waiting: list[int] = []
    odd = []
    for spot, mark in enumerate(plain):
        if mark in PAIRS.values():
            waiting.append(spot)
        elif opened := PAIRS.get(mark):
            same = next((place for place in reversed(waiting) if plain[place] == opened), None)
            if same is None:
                odd.append(spot)
            else:
                # What was opened since and not closed has lost its half.
                odd += [place for place in waiting if place > same]
                waiting = [place for place in waiting if place < same]
    return sorted(odd + waiting)


def _is_open(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket was opened before “1）”, so that it closes something."""
    before = text[: found.start()]
    return before.count("（") > before.count("）")


def _doubled(flow: Flow) -> Iterator[tuple[int, int]]:
    """Pairs that stand inside a pair of the same marks, from opening to closing."""
    waiting: list[int] = []
    for spot, mark in enumerate(flow.bare):
        if mark in INNER:
            waiting.append(spot)
        elif mark in "”》" and waiting:
            start = waiting.pop()
            if any(flow.text[place] == flow.text[start] for place in waiting):
                yield start, spot + 1


def _sentence(text: str, at: int) -> str:
    begins = max((match.end() for match in SENTENCE.finditer(text, 0, at)), default=0)
    ends = SENTENCE.search(text, at)
    return text[begins : ends.start() if ends else len(text)]


