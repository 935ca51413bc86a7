"""Consistency of names: short names and where they are defined, one body under two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

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
