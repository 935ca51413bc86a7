"""Names of bodies and places as the lists have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letter.proof.likeness import alike, difference
from letter.proof.marks import HAN
from letter.proof.reading import NAMES, TEXTS, Flow, Hit, Read
from letter.proof.rule import Example, rule

NAME_LEAST, LONG_NAME = 6, 8
JOINED = re.compile("以及|和|与|及|、")
KEPT_APART = frozenset("东西南北一二三四五六七八九十上下省市县区州镇大小新老")
TYPES = "省市县区镇乡"
TYPED_PLACE = re.compile(rf"[{HAN}]{{2,6}}(?:自治[区州县]|街道|[{TYPES}])\Z")
BUREAU = re.compile(rf"[{HAN}]{{0,3}}?(?P<level>[省市县区州])(?P<name>[{HAN}]{{2,14}}?(?P<end>委员会|委员局|局|厅|联合协会|联合会))")
ENDS = re.compile("(?:委员会|委员局|局|厅|联合协会|联合会)\\Z")
CONNECTIVES = re.compile("[与和及、]")
WORDS = frozenset(("管理", "事务", "事业", "综合", "工作", "服务", "监督", "发展", "总"))
"""What people add to the name of a body, or leave out."""
COMMITTEES = re.compile("城市管理|应急管理|安全生产|社会工作")
"""Have a 委员会 beside their 局."""
REAL = frozenset(
    ["水利局", "水务局", "林业局", "统计局", "审计局", "司法局", "民政局", "财政局", "教育局", "体育局", "商务局", "科技局", "信访局", "公安局", "税务局", "气象局", "粮食局", "档案局", "医保局", "应急局", "城管局", "规划局", "国土局", "农业局", "环保局", "卫生局", "文化局", "旅游局", "交通局", "人社局", "住建局", "工信局", "物价局", "地震局", "海洋局", "渔业局", "畜牧局", "林草局", "邮政局", "烟草局", "数据局", "金融局", "法制局", "民宗局", "市容局", "房管局", "建设局", "园林局", "农机局", "移民局", "供销社", "资源局", "监察局", "人防局", "外事局", "侨务局", "台办局", "文物局", "科学局", "能源局", "铁路局", "民航局", "港航局", "公路局"]
)
"""Bodies there are, or were: no slip of the pen, whatever the list has."""


@rule(
    "REF-03S", "机关名称、地名",
    source="《党政机关公文处理工作条例》第十九条；单位制度", basis="单位制度",
    bad=Example("会同云川市人力资源与社会保障局培训护理员。", at="人力资源与社会保障局"),
    good=Example("会同云川市人力资源和社会保障局培训护理员，市自然资源局、市文化和旅游局参加。"),
    note="与机关名称表、地名表里的名称，以及本函署名、抄送、登记的单位只差一点的。",
)  # fmt: skip
def names(read: Read) -> Iterator[Hit]:
    """What is nearly a known name and is none."""
    known = _known(read)
    bureaus = [name for name in sorted(known) if 3 <= len(name) <= 14 and ENDS.search(name)]
    by_end: dict[str, list[str]] = {}
    for name in known:
        if len(name) >= NAME_LEAST:
            by_end.setdefault(name[-1], []).append(name)
    for flow in read.paragraphs(TEXTS | NAMES | {"item", "table"}):
        told: set[int] = set()
        for end, char in enumerate(flow.masked, 1):
            for name in by_end.get(char, ()):
                found = _nearly(flow.masked, end, name, known)
                if found and end not in told:
                    told.add(end)
                    yield flow.hit(end - len(found), end, f"“{found}”疑为“{name}”", "用规范名称", name)
        yield from _bureaus(flow, known, bureaus)
        yield from _places(flow, read.lists.places)


def _bureaus(flow: Flow, known: frozenset[str], short: list[str]) -> Iterator[Hit]:
    """市民正局, 市退役军人事物局, 市生态与环境局: behind the name of a place, one character off or a word too many."""
    for match in BUREAU.finditer(flow.masked):
        name = match["name"]
        if name in REAL or any(name.endswith(one) for one in known if len(one) >= 3):
            continue
        targets = [f"{one[:-1]}厅" for one in short if one.endswith("局")] if match["level"] == "省" and match["end"] == "厅" else short
        if name in targets:
            continue
        for one in targets:
            if _is_meant(name, one, match["level"]):
                yield flow.hit(*match.span("name"), f"“{name}”疑为“{one}”", "用规范名称", one)
                break


@lru_cache(maxsize=8192)
def _is_meant(name: str, one: str, level: str) -> bool:
    """Whether the name of a body is another's with a slip in it. Counties name their bodies otherwise than the city."""
    core, known = (CONNECTIVES.sub("", ENDS.sub("", said)) for said in (name, one))
    is_end = ENDS.search(name)[0] == ENDS.search(one)[0]  # type: ignore[index]
    if core == known and len(core) >= 4:
        return is_end or (level == "市" and not COMMITTEES.search(core))
    if not is_end:
        return False
    if len(core) >= 6 and sorted(core) == sorted(known):
        return True
    if len(name) == len(one):
        off = [(a, b) for a, b in zip(name, one, strict=True) if a != b]
        return len(off) == 1 and (level == "市" or alike(*off[0]))
    left, right, _ = difference(core, known)
    return level == "市" and len(one) >= 5 and not (left and right) and left + right in WORDS


def _known(read: Read) -> frozenset[str]:
    letter = read.content
    bodies = {name for body in read.lists.bodies for name in (body.name, *body.short)}
    units = {unit for one in letter.proposals for unit in (one.lead_unit, *one.assisting_units)}
    return frozenset(filter(None, {*bodies, *units, *read.facts.issuer_names, *letter.copied_to, *(one.name for one in letter.issuers)}))


def _nearly(text: str, end: int, name: str, known: frozenset[str]) -> str:
    """The words that end here and are nearly, but not, a name; empty where there are none."""
    size = len(name)
    if text.endswith(name, 0, end) or text[max(0, end - 2) : end] != name[-2:]:
        return ""
    for length in (size, size - 1, size + 1):
        window = text[max(0, end - length) : end]
        if len(window) != length or window[0] != name[0] or window in name or any(window.endswith(one) for one in known):
            continue
        if _differs_little(window, name):
            return window
    return ""


def _differs_little(window: str, name: str) -> bool:
    left, right, _ = difference(window, name)
    if len(left) > 1 or len(right) > 1:
        return len(name) >= LONG_NAME and sorted(window) == sorted(name)
    if {left, right} <= {"和", "与", "及", "、", ""}:
        return True
    return len(name) >= LONG_NAME and not KEPT_APART & {left, right}


def _places(flow: Flow, places: tuple[str, ...]) -> Iterator[Hit]:
    for place in places:
        if not TYPED_PLACE.match(place):
            continue
        kind = re.search(rf"(?:自治[区州县]|街道|[{TYPES}])\Z", place)
        stem = place[: kind.start()] if kind else place
        bare = stem.removesuffix("新") if len(stem) > SHORT_PLACE - 1 and kind and kind[0] == "区" else stem
        for match in re.finditer(rf"(?:{re.escape(stem)}|{re.escape(bare)})(?:街道|[{TYPES}])", flow.masked):
            if match[0] != place and match[0] not in places and not flow.masked.startswith(place, match.start()) and not BEHIND_PLACE.match(flow.masked, match.end()):
                yield flow.hit(*match.span(), f"“{match[0]}”疑为“{place}”", "用规范地名", place)
    yield from _near_places(flow, places)


SHORT_PLACE = 3
BEHIND_PLACE = re.compile("[域长间位别级城管划块段情内外场民容]")


def _near_places(flow: Flow, places: tuple[str, ...]) -> Iterator[Hit]:
    """清岚县 for 青岚县, 南临县 for 临南县: as long, one character off or two changed over, and on no list."""
    for place in places:
        size = len(place)
        if size < 3 or not TYPED_PLACE.match(place):
            continue
        for match in re.finditer(re.escape(place[-1]), flow.masked):
            window = flow.masked[max(0, match.end() - size) : match.end()]
            if len(window) != size or any(window.endswith(one) for one in places) or not re.fullmatch(f"[{HAN}]+", window):
                continue
            behind = flow.masked[match.end() : match.end() + 1]
            if behind and BEHIND_PLACE.match(behind):
                continue
            off = [(a, b) for a, b in zip(window, place, strict=True) if a != b]
            # 望江区 is no slip for 临江区.
            if (len(off) == 1 and (size > SHORT_PLACE or alike(*off[0]))) or (len(off) == 2 and sorted(window) == sorted(place)):
                yield flow.hit(match.end() - size, match.end(), f"“{window}”疑为“{place}”", "用规范地名", place)
