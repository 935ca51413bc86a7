"""Consistency of names: short names and where they are defined, one body under two names, a name written two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from letter.proof.lists import Body
from letter.proof.marks import HAN
from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

TOLD = PROSE | {"heading"}
DEFINED = re.compile(
    rf"(?P<before>《[^《》]+(?:〈[^〉]*〉[^《》]*)?》|“[^“”]+”|[{HAN}]{{4,40}})[（(](?:以下)?(?:统|简)称(?:为)?[：:]?(?P<short>《[^《》]{{1,20}}》|“[^“”]{{1,20}}”|[{HAN}]{{2,15}})[）)]"
)
FULL_LEAST = 6
LEVELS = "省市县区州镇"
QUOTATIONS = (re.compile("“([^“”]{3,24})”"), re.compile("《([^《》]{4,60})》"))
COUNTING = re.compile(r"[0-9A-Za-z〇零一二三四五六七八九十百千万两上下东西南北左右前后内外大小省市县区年月日首甲乙丙丁新老]")
JOINING = frozenset("和与及、，·的")


@rule(
    "CON-03S", "简称",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example("云川市养老服务综合管理平台（以下简称“养老平台”）已上线。云川市养老服务综合管理平台每天接单千余件。", at="云川市养老服务综合管理平台"),
    good=Example("云川市养老服务综合管理平台（以下简称“养老平台”）已上线。养老平台每天接单千余件。"),
    note="写明“以下简称”的：之前不用简称，之后不再用全称。",
)  # fmt: skip
def short_names(read: Read) -> Iterator[Hit]:
    """Only what the letter itself defines."""
    flows = list(read.paragraphs(TOLD))
    for index, flow in enumerate(flows):
        for match in DEFINED.finditer(flow.text):
            short, before = match["short"].strip("“”《》"), match["before"]
            yield from _too_early(flows[: index + 1], flow, match, short, before)
            yield from _again_in_full(flows[index:], flow, match, short, before)


def _too_early(flows: list[Flow], here: Flow, match: re.Match[str], short: str, before: str) -> Iterator[Hit]:
    shown = match["short"] if match["short"].startswith("《") else short
    at = before.rfind(short)
    for flow in flows:
        limit = match.start() if flow is here else len(flow.text)
        for found in re.finditer(re.escape(shown), flow.text[:limit]):
            start = found.start()
            if at > 0 and flow.text[max(0, start - 1) : start] == before[at - 1]:
                continue
            if at == 0 and flow.text.startswith(before[len(short) :][:1], found.end()) and len(before) > len(short):
                continue
            yield flow.hit(*found.span(), f"简称“{short}”用在说明之前", "第一次出现时用全称，写明“以下简称”")
            return


def _again_in_full(flows: list[Flow], here: Flow, match: re.Match[str], short: str, before: str) -> Iterator[Hit]:
    name = before.strip("“”《》")
    least = max(FULL_LEAST, len(short) + 1)
    for flow in flows:
        begin = match.end() if flow is here else 0
        for length in range(len(name), least - 1, -1):
            spot = flow.text.find(name[-length:], begin)
            if spot >= 0:
                if name[-length:] not in short:
                    yield flow.hit(spot, spot + length, f"已经写明简称“{short}”，又用全称“{name[-length:]}”", "后面一律用简称", None)
                return


@rule(
    "CON-04S", "一个机关两种叫法",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example("市住房城乡建设局负责验收，市住建局负责回访。", at="住建局"),
    good=Example("云川市人力资源和社会保障局（以下简称市人社局）负责培训，市人社局按月公布；省住房和城乡建设厅来函指导。"),
    note="按机关名称表里的全称和简称看；写明“以下简称”的不算，抄送、署名用全称不算，“市财政局”和“云川市财政局”不算两种。",
)  # fmt: skip
def two_names(read: Read) -> Iterator[Hit]:
    """In the text alone."""
    pattern, owners = _bodies(read.lists.bodies)
    if pattern is None:
        return
    used: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    flows = list(read.paragraphs(TOLD))
    defined = {match["short"].strip("“”《》") for flow in flows for match in DEFINED.finditer(flow.text)}
    for flow in flows:
        for match in pattern.finditer(flow.masked):
            name = match[0]
            before = flow.masked[max(0, match.start() - 1) : match.start()]
            key = owners[name], before if before in LEVELS else ""
            others = [one for one in used[key] if not one.endswith(name) and not name.endswith(one)]
            if others and name not in used[key] and not any(short.endswith((name, *others)) for short in defined):
                yield flow.hit(*match.span(), f"“{name}”前面叫作“{others[0]}”", "一个机关用一个名称")
            used[key].setdefault(name)


@lru_cache(maxsize=16)
def _bodies(bodies: tuple[Body, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    owners = {name: body.name for body in bodies if body.short for name in (body.name, *body.short)}
    # 市人力资源社会保障局 must not be taken for another body's name inside it.
    longest = sorted({*owners, *(body.name for body in bodies)}, key=len, reverse=True)
    owners |= {body.name: body.name for body in bodies}
    return (re.compile("|".join(map(re.escape, longest))) if longest else None), owners


@rule(
    "CON-05S", "同一名称两种写法",
    source="实务", basis="实务",
    bad=Example("实行“首席服务专员”制度。居民可以向“首席服务专职员”反映。", at="首席服务专职员"),
    good=Example("实行“首席服务专员”制度，落实“十四五”规划和“十五五”规划，推广“一窗受理”“一网通办”，《管理办法（2024年版）》《管理办法（2026年版）》先后印发。"),
    note="引号、书名号里的名称只差一个字（序数、年份、方位不同的不算），或者换了次序。",
)  # fmt: skip
def two_ways(read: Read) -> Iterator[Hit]:
    """The later of the two is named."""
    for pattern in QUOTATIONS:
        first: dict[str, tuple[Flow, int, int]] = {}
        for flow in read.paragraphs(TOLD | {"title", "attachment_name"}):
            for match in pattern.finditer(flow.text):
                first.setdefault(match[1], (flow, *match.span(1)))
        for one, other in combinations(first, 2):
            if _is_same(one, other):
                flow, start, end = first[other]
                yield flow.hit(start, end, f"“{other}”前面写作“{one}”", "同一名称写法一致，请核对")


SET_PHRASE = re.compile("[一二三四五六七八九十百千万双多全零]|[东西南北上下新老大小]")
LOOKALIKE = {"暖": "暧", "暧": "暖", "堂": "饭", "食": "饭", "己": "已", "末": "未", "心": "新"}


def _is_same(one: str, other: str) -> bool:
    """Whether two quoted names are one name written two ways."""
    if len(one) == len(other) == 3 and one != other and sorted(one) == sorted(other):
        return True
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 4 or one.endswith(("提案", "建议")):
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail, most = 0, min(len(one), len(other)) - head
    while tail < most and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if COUNTING.search(left + right):
        return False
    if {*left, *right} <= JOINING:
        return True
    if len(left) == len(right) == 1:
        # Of four characters one apart may be two things (一窗受理, 一网受理); not where the rest is a whole name.
        return min(len(one), len(other)) >= 5 or ((head in (0, 3) or other[head] in LOOKALIKE.get(one[head], "")) and not SET_PHRASE.search(left + right))
    if len(left) + len(right) <= 2 and not (left and right):
        return min(len(one), len(other)) >= (5 if len(left) + len(right) == 1 else 10)
    return len(one) == len(other) >= 3 and sorted(one) == sorted(other)
