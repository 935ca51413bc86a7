"""Structure: numbers of headings, series of 一是 二是, paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from letter.content import Item, LetterContent, Paragraph, Section, walk
from letter.proof.marks import COUNTED, NUMERAL
from letter.proof.outline import HEADING, LEVELS, marks_of, typed
from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

GB = "GB/T 9704—2012"
RULES_OF_OFFICE = "《党政机关公文处理工作条例》第十九条第（三）项"
SERIES = re.compile(rf"(?:\A|(?<=[，。；：、！？…）”—\s]))([{NUMERAL}]{{1,2}})是(?!一，二是二)")
SENTENCE = re.compile(r"[^。！？]+(?:[。！？]+[”’）》]*|\Z)")
SENTENCE_END = "。！？；：…"
CLOSERS = "”’）》〕】"
FORMULA = re.compile(r"\A(?:特此|专此|此|以上)[^，。]{0,6}\Z")
SENTENCE_MOST = 150
"""Characters in one sentence."""
FRAGMENT_LEAST = 10
"""A shorter line without a full stop is a heading or a formula, not half a sentence."""


def _only(letter: LetterContent, *texts: str) -> LetterContent:
    return replace(letter, passages=tuple(Paragraph(text) for text in texts))


def _and_section(letter: LetterContent, *texts: str) -> LetterContent:
    return replace(letter, passages=(*letter.passages, Section("下一步打算", tuple(Paragraph(text) for text in texts))))


@rule(
    "STR-01E", "一级标题的序号",
    source=f"{GB} 第7.3.3条", basis="国标",
    bad=Example("一、改造先摸底，难点一户一策\n建设抓细节，出行更加安心", into="heading", at="一、"),
    good=Example("改造先摸底，难点一户一策\n建设抓细节，出行更加安心", into="heading"),
    note="标题的序号按位置自动排，标题里不再写；写成自然段的“一、”“二、”要连续，写法一致。",
)  # fmt: skip
def first_level(read: Read) -> Iterator[Hit]:
    """Typed numbers at level 1: before a real heading, out of turn, in another style."""
    yield from _typed_twice(read, {1})
    yield from (mark.hit for mark in marks_of(read) if mark.hit and mark.level == 1 and not mark.inverted)


@rule(
    "STR-02E", "层次的次序",
    source=f"{GB} 第7.3.3条；GB/T 15834—2011 附录B.3.8", basis="国标",
    bad=Example(
        "一、基本情况\n1.已经完成摸底。\n2.正在组织施工。", at="1.",
        make=lambda letter: _only(letter, "一、基本情况", "1.已经完成摸底。", "2.正在组织施工。"),
    ),
    good=Example(
        "一、基本情况\n（一）已经完成摸底。\n（二）投入2.8亿元组织施工。",
        make=lambda letter: _only(letter, "一、基本情况", "（一）已经完成摸底。", "（二）投入2.8亿元组织施工。"),
    ),
    note="依次用“一、”“（一）”“1.”“（1）”，不跳级，不倒置，同级连续；每个上级标题下重新从一数起。",
)  # fmt: skip
def deeper_levels(read: Read) -> Iterator[Hit]:
    """Typed numbers at levels 2 to 4."""
    yield from _typed_twice(read, {2, 3})
    yield from (mark.hit for mark in marks_of(read) if mark.hit and (mark.level > 1 or mark.inverted))


@rule(
    "STR-03E", "“一是”“二是”齐全",
    source=RULES_OF_OFFICE, basis="条例",
    bad=Example("我们采取了三项措施：一是摸清底数；三是加大投入；四是严格管理。", at="三是"),
    good=Example("我们采取了三项措施：一是摸清底数；二是加大投入；三是严格管理。"),
    note="从“一是”起，一个不缺，至少两项；可以分在几个自然段。事项的序号自动排，领句里不再写。",
)  # fmt: skip
def series(read: Read) -> Iterator[Hit]:
    """A series may run over paragraphs of one section, and one may stand inside another."""
    numbered = numbered_items(read)
    for flows in _runs(read):
        open_series: list[tuple[int, Flow, re.Match[str]]] = []
        for flow in flows:
            is_item = flow.kind == "item" and passage_of(flow) in numbered
            if is_item:
                yield from _alone(open_series)
                open_series = []
            for match in SERIES.finditer(flow.masked):
                if is_item and match.start() == 0:
                    yield flow.hit(*match.span(), f"序号自动排，又写了“{match[0]}”", "删去", "")
                    continue
                yield from _next(open_series, flow, match)
        yield from _alone(open_series)


@rule(
    "STR-04S", "自然段断在句中",
    source=RULES_OF_OFFICE, basis="条例",
    bad=Example("截至2026年5月底，全市已经完成四十三个社区的逐栋走访和\n登记工作，形成需求清单。", at="走访和"),
    good=Example("截至2026年5月底，全市已经完成四十三个社区的走访，具体做法如下：\n逐栋登记，形成需求清单。"),
    note="自然段应以句末标点结束。短的小标题、“特此函复”一类结束语不算。",
)  # fmt: skip
def broken_paragraphs(read: Read) -> Iterator[Hit]:
    """A paragraph that ends without an end, most often where a page once ended."""
    for flow in read.paragraphs():
        text = flow.text.rstrip()
        bare = text.rstrip(CLOSERS)
        if not bare or bare[-1] in SENTENCE_END or ((mark := typed(flow.text)) and not re.search("[。！？]", text[mark.end() :])):
            continue
        if bare[-1] in "，、" or (len(text) >= FRAGMENT_LEAST and not FORMULA.match(text)):
            start = max(0, len(text) - 6)
            yield flow.hit(start, len(text), f"自然段末尾“{text[start:]}”没有句末标点", "补上标点，或者与下一段接起来")


@rule(
    "STR-05E", "标题下有正文",
    source=RULES_OF_OFFICE, basis="条例",
    bad=Example("下一步打算", make=_and_section, at="下一步打算"),
    good=Example("下一步打算\n2026年11月底以前全部完工。", make=lambda letter: _and_section(letter, "2026年11月底以前全部完工。")),
    note="标题下面要有文字；下级标题下有文字的也算。",
)  # fmt: skip
def empty_headings(read: Read) -> Iterator[Hit]:
    """Sections, and paragraphs that are headings by their typed number."""
    for where, passage, _ in read.passages:
        if isinstance(passage, Section) and passage.heading.strip() and not _has_text(passage):
            yield Hit(f"{where}.heading", f"标题“{passage.heading}”下面没有正文", "写正文，或者删去标题", (0, len(passage.heading)))
    flows = [flow for flow in read.flows if flow.kind in PROSE | {"heading"}]
    for flow, following in pairwise([*flows, None]):
        mark = typed(flow.text) if flow.kind == "paragraph" else None
        if mark is None or re.search("[。；：！？，]", flow.text[mark.end() :]):
            continue
        after = typed(following.text) if following else None
        if following is None or following.kind in ("heading", "closing") or (after and _level(after) <= _level(mark)):
            yield flow.hit(0, len(flow.text), f"标题“{flow.text}”下面没有正文", "写正文，或者删去标题")


@rule(
    "STR-06H", "长句",
    source=RULES_OF_OFFICE, basis="实务",
    bad=Example("我局" + "会同有关部门逐栋走访、逐户登记、逐项核对，" * 8 + "形成清单。", at="形成清单。"),
    good=Example("我局" + "会同有关部门逐栋走访、逐户登记、逐项核对。" * 8),
    note=f"一句超过{SENTENCE_MOST}字（含标点），宜分成几句。",
)  # fmt: skip
def long_sentences(read: Read) -> Iterator[Hit]:
    """A quotation inside counts with it."""
    for flow in read.paragraphs():
        if len(flow.text) <= SENTENCE_MOST:
            continue
        for match in SENTENCE.finditer(flow.masked):
            if len(match[0].strip()) > SENTENCE_MOST:
                yield flow.hit(*match.span(), f"一句有{len(match[0].strip())}字", f"宜分成几句，每句不超过{SENTENCE_MOST}字")


def _typed_twice(read: Read, levels: set[int]) -> Iterator[Hit]:
    for flow in read.paragraphs({"heading"}):
        if flow.depth in levels and (mark := typed(flow.text) or HEADING.match(flow.text)):
            yield flow.hit(mark.start(), mark.end(), f"标题序号自动排，又写了“{mark[0].strip()}”", "删去", "")


def _level(mark: re.Match[str]) -> int:
    return LEVELS[str(mark.lastgroup)]


def passage_of(flow: Flow) -> str:
    """The place of the passage a field belongs to."""
    return flow.where.rpartition(".")[0]


def numbered_items(read: Read) -> set[str]:
    """Places of the items that are printed with 一是 …: those that do not stand alone in their section."""
    beside: dict[str, list[str]] = {}
    for where, passage, _ in read.passages:
        if isinstance(passage, Item):
            beside.setdefault(where.rpartition("[")[0], []).append(where)
    return {where for places in beside.values() if len(places) > 1 for where in places}


def _runs(read: Read) -> Iterator[list[Flow]]:
    """Paragraphs in a row that no heading parts."""
    run: list[Flow] = []
    for flow in read.flows:
        if flow.kind not in PROSE:
            if run:
                yield run
            run = []
        else:
            run.append(flow)
    if run:
        yield run


def _next(open_series: list[tuple[int, Flow, re.Match[str]]], flow: Flow, match: re.Match[str]) -> Iterator[Hit]:
    number = COUNTED.get(match[1], 0)
    if number == 1:
        open_series.append((1, flow, match))
        return
    place = next((index for index in reversed(range(len(open_series))) if open_series[index][0] == number - 1), None)
    if place is None:
        said = f"“{match[0]}”前面没有“{_before(number)}是”"
        yield flow.hit(*match.span(), said, "从“一是”起依次写全")
        if open_series:
            open_series[-1] = (number, flow, match)
        return
    yield from _alone(open_series[place + 1 :])
    open_series[place:] = [(number, flow, match)]


def _alone(open_series: list[tuple[int, Flow, re.Match[str]]]) -> Iterator[Hit]:
    for number, flow, match in open_series:
        if number == 1:
            yield flow.hit(*match.span(), "只有“一是”，没有“二是”", "写全，或者不用“一是”")


def _before(number: int) -> str:
    return next((numeral for numeral, one in COUNTED.items() if one == number - 1), "一")


def _has_text(section: Section) -> bool:
    for passage, _ in walk(section.passages):
        if isinstance(passage, Item) and (passage.lead_in + passage.text + "".join(passage.more)).strip():
            return True
        if isinstance(passage, Paragraph) and passage.text.strip():
            return True
    return False
