"""Consistency of names: short names and where they are defined, one body under two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from letter.proof.lists import Body
from letter.proof.marks import HAN
from letter.proof.naming import FORMER, Mention, is_short, mentions, own_level, owners, place_before
from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

TOLD = PROSE | {"heading"}
DEFINED = re.compile(
    rf"(?P<before>《[^《》]+(?:〈[^〉]*〉[^《》]*)?》|“[^“”]+”|[{HAN}]{{4,40}})[（(](?:以下)?(?:统|简)称(?:为)?[：:]?(?P<short>《[^《》]{{1,20}}》|“[^“”]{{1,20}}”|[{HAN}]{{2,15}})[）)]"
)
FULL_LEAST = 6
LEVELS = frozenset("省市县区州镇家")
KINDS = frozenset("局厅部")
OWN_PLACE = re.compile(rf"([{HAN}]{{2,4}}?)[市县区州]")


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
    note="按机关名称表里的全称、简称看，也看由全称缩成的（机关事务管理局、机管局）；同一级、同一地方的才比。写明“以下简称”的不算，抄送、署名用全称不算，“市财政局”和“云川市财政局”不算两种。",
)  # fmt: skip
def two_names(read: Read) -> Iterator[Hit]:
    """In the text alone."""
    flows = list(read.paragraphs(TOLD))
    defined = tuple(match["short"].strip("“”《》") for flow in flows for match in DEFINED.finditer(flow.text))
    own = _own_place(read)
    called: dict[str, dict[str, None]] = defaultdict(dict)
    for flow in flows:
        told: list[Mention] = []
        for mention in _mentioned(read.lists.bodies, flow.masked, own):
            if any(one.start < mention.end and mention.start < one.end for one in told):
                continue
            names = called[mention.place]
            other = next((one for one in names if _is_other_name(mention.name, one, read.lists.bodies)), "")
            if other and mention.name not in names and not any(short.endswith((mention.name, other)) for short in defined):
                told.append(mention)
                yield flow.hit(mention.start, mention.end, f"“{mention.name}”前面叫作“{other}”", "一个机关用一个名称")
            names.setdefault(mention.name)


def _is_other_name(name: str, other: str, bodies: tuple[Body, ...]) -> bool:
    """Whether two names that differ are one body's; one that ends as the other does says no more than it."""
    known = owners(bodies)
    if name in known and other in known:
        is_end = name.endswith(other) or other.endswith(name)
        return not is_end and bool(known[name] & known[other]) and name[-1] not in KINDS - {other[-1]}
    return is_short(name, other) or is_short(other, name)


def _mentioned(bodies: tuple[Body, ...], text: str, own: str) -> Iterator[Mention]:
    """Those of the list first: 市人力资源社会保障局 must not be taken for another body's name inside it."""
    listed = []
    pattern = _pattern(bodies)
    for match in pattern.finditer(text) if pattern else ():
        if not FORMER.search(text[max(0, match.start() - 8) : match.start()]):
            listed.append(Mention(*match.span(), place_before(text, match.start(), own) or own_level(text, match.start()), match[0]))
    every = list(mentions(text, own))
    # 市大数据局 holds 数据局 and is another.
    listed = [one for one in listed if text[one.start - 1 : one.start] in LEVELS or not any(two.start < one.start and two.end == one.end for two in every)]
    others = [one for one in every if not any(one.start < two.end and two.start < one.end for two in listed)]
    return iter(sorted([*listed, *others]))


@lru_cache(maxsize=16)
def _pattern(bodies: tuple[Body, ...]) -> re.Pattern[str] | None:
    longest = sorted(owners(bodies), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def _own_place(read: Read) -> str:
    """The name of the office's own city or county, from its signature."""
    names = [*(one.name for one in read.content.issuers), read.content.issuer_mark, *(one.lead_unit for one in read.content.proposals)]
    return next((found[1] for name in names if (found := OWN_PLACE.match(name))), "")
