"""Naming: the ways a body is called, derived from its full name, and whose body a mention speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from letter.proof.lists import Body
from letter.proof.marks import HAN

ENDS = {
    "委员会": ("委员会", "委"), "管理委员会": ("管理委员会", "管委会"), "管委会": ("管委会",), "办公室": ("办公室", "办"), "办公厅": ("办公厅", "办"), "联合会": ("联合会", "联"),
    "局": ("局",), "厅": ("厅",), "委": ("委",), "中心": ("中心",), "协会": ("协会", "协"), "总队": ("总队",), "支队": ("支队",), "大队": ("大队",),
    "指挥部": ("指挥部", "指"), "集团有限公司": ("集团有限公司", "集团公司", "集团"), "有限公司": ("有限公司", "公司"), "有限责任公司": ("有限责任公司", "公司"),
    "集团公司": ("集团公司", "集团"), "集团": ("集团",), "公司": ("公司",), "领导小组": ("领导小组",), "专班": ("专班",), "办": ("办",), "联": ("联",), "指": ("指",), "工作领导小组办公室": ("工作领导小组办公室", "领导小组办公室", "办公室", "办"), "工作委员会办公室": ("工作委员会办公室", "工委办", "办"), "工委办": ("工委办",),
    "合作社联合社": ("合作社联合社", "社"), "合作社": ("合作社", "社"), "社": ("社",), "委员会办公室": ("委员会办公室", "委办公室", "委办", "办"), "协": ("协",),
    "院": ("院",), "所": ("所",), "法院": ("法院",), "检察院": ("检察院",), "研究院": ("研究院", "院"), "研究所": ("研究所", "所"), "管理处": ("管理处", "处"), "总工会": ("总工会", "工会"), "工会": ("工会",),
}  # fmt: skip
"""How the name of a body ends, and how that of its short name may."""
WHOLE = frozenset(("管委会", "管理委员会", "总工会", "工会", "检察院", "法院"))
"""Ends that are a name by themselves."""
FORMER = re.compile("(?:原|曾用名|前身)[^则因有来料，。]{0,5}\\Z")
PLACES_TO_GO = frozenset(("体育", "文化", "会展", "养老", "商务", "活动", "儿童"))
"""市体育中心 is a building, and no short name of 市体育服务中心."""
GENERAL = re.compile("(?:服务|管理|事务|发展|事业|登记|工作|建设|救援|保障)+")
OTHER_TRADE = re.compile("投资|建设|开发|置业|发展|控股|运营|资本")
OTHER_TASK = re.compile("执法|稽查|督察|监察|监督|考试|研究")
"""交通运输综合执法局 is not 交通运输局."""
OWN = frozenset(
    ["水利", "水务", "林业", "统计", "审计", "司法", "民政", "财政", "教育", "体育", "商务", "公安", "税务", "气象", "粮食", "档案", "规划", "国土", "农业",
     "卫生", "文化", "旅游", "物价", "地震", "海洋", "渔业", "畜牧", "邮政", "烟草", "数据", "金融", "建设", "园林", "农机", "移民", "监察", "外事", "文物",
     "能源", "铁路", "民航", "公路", "环境", "生态", "信访", "机关", "城市", "综合", "服务", "管理", "事业", "发展", "社会", "人力", "人民", "工业"]
)  # fmt: skip
"""Cores that are a body of their own, or none: 林业局 is no short name of 园林和林业局."""
MENTION = re.compile(
    rf"(?=(?P<level>国家|[省市县区州镇局])(?P<core>[{HAN}]{{0,18}}?)(?P<end>{'|'.join(sorted(ENDS, key=len, reverse=True))})(?!(?<=指)[挥导标数南定]|(?<=社)[会区保]|(?<=所)[有以在需属])(?<![家省市县区州镇局][社指联协办委院所]))"
)
NO_CORE = re.compile("[的了在是由向为对将把被等我您请按该各其有从给让]|经(?![济营开贸])|会同|报[请经送]|以及|统一|牵头|负责|有关|相关|印发|联合|发布|组织|开展|指导")
LEADS = re.compile(
    r"(?:\A|[^㐀-鿿〇]|会同|联合|配合|协同|协调|督促|指导|支持|推动|根据|按照|提请|通过|提交|商请|要求|邀请|对接|汇同|连同|其中|目前|此前|随后|之后|以后|以来|同时|另外|同意|"
    r"成立|印发|负责|牵头|组织|参照|落实|征求|听取|依托|委托|转交|移交|反映|请示|报告|报送|来自|分别|共同|已经|并且|今年|去年|年初|年底|方案|资金|事项|情况|"
    r"[由和与及或向报经请商按对给在到于为据从是让送把将被以跟往替则如因应须可均都又再拟各我本全该此其即等并而且后前时的了者])\Z"
)
"""Words a bare 市 or 区 may stand behind; any others are the name of a place."""


class Mention(NamedTuple):
    """A body as a text calls it: whose it is (a level and a place), and by what name."""

    start: int
    end: int
    place: str
    name: str


def place_before(text: str, at: int, own: str) -> str:
    """The level that ends at ``at`` with the name of the place before it; the bare level for the office's own place."""
    if at and text[at - 2 : at] == "国家":
        return "国家"
    level = text[at - 1 : at]
    if level == "局":
        return level
    if level not in tuple("省市县区州镇"):
        return ""
    before = text[max(0, at - 5) : at - 1]
    if LEADS.search(before) or (own and before.endswith(own)):
        return level
    return before[-2:] + level


def own_level(text: str, at: int) -> str:
    """The level of a body named without one: 会同住建局 is our own city's, 上海住建局 is not."""
    return "市" if LEADS.search(text[max(0, at - 4) : at]) else text[max(0, at - 2) : at]


def mentions(text: str, own: str) -> Iterator[Mention]:
    """Every name of a body in a text, also those on no list; some are none, and no other name will fit those."""
    # 云川城投集团 is 云川市城投集团: let the last character of the place stand for its level.
    levelled = re.sub(rf"(?<={re.escape(own[:-1])}){own[-1]}(?![省市县区州镇])", "市", text) if own else text
    for match in MENTION.finditer(levelled):
        core = match["core"]
        if NO_CORE.search(core) or not (core or match["end"] in WHOLE):
            continue
        begin = match.start("core")
        if not FORMER.search(text[max(0, begin - 8) : begin]):
            place = "市" if own and text.endswith(own, 0, begin) else place_before(text, begin, own)
            yield Mention(begin, match.end("end"), place, core + match["end"])


@lru_cache(maxsize=8192)
def is_short(short: str, full: str) -> bool:
    """Whether one name is a short one of the other: 机管局 of 机关事务管理局, 残联 of 残疾人联合会."""
    if short == full or len(short) > len(full):
        return False
    for long_end, ends in ENDS.items():
        if full.endswith(long_end):
            core = full[: -len(long_end)]
            if any(short.endswith(end) and _is_short_core(short[: -len(end)], core, end, long_end) for end in ends):
                return True
    return False


def _is_short_core(short: str, full: str, end: str, long_end: str) -> bool:
    plain = re.sub("[和与及、]|\\A人民(?=政府|检察|法|\\Z)|\\A综合(?:行政)?(?=执法)", "", full)
    if short in (plain, full):
        return end != long_end or short != full
    if len(short) >= len(plain) or not short:
        return False
    if len(short) == 1:
        return end in ("联", "协", "指") and short in plain
    rest = plain[plain.find(short) + len(short) :] if short in plain else ""
    if plain.startswith(short):
        # 自然资源局, 行政审批局: the beginning of the name, where it is no body of its own.
        return _is_beginning(short, rest, end, long_end)
    if end == "中心" and len(short) >= 3 and rest in ("管理", "服务", "管理服务", "事务", "登记"):
        return True
    return len(short) <= 8 and short[0] == plain[0] and _is_of_first_characters(short, plain)


def _is_beginning(short: str, rest: str, end: str, long_end: str) -> bool:
    """Whether a name that only leaves off the last words is a short one: a city has one 自然资源局, and many companies and centres."""
    if OTHER_TASK.search(rest) or (short in OWN and end == long_end):
        return False
    if end.endswith(("集团", "公司")):
        return end != long_end and not OTHER_TRADE.search(rest)
    if end.endswith(("局", "委员会", "委")):
        return len(short) >= 3 or end != long_end or bool(GENERAL.fullmatch(rest))
    if not GENERAL.fullmatch(rest):
        return end != long_end
    return len(short) >= 3 or end != long_end or rest == "救援" or short not in PLACES_TO_GO


def _is_of_first_characters(short: str, full: str) -> bool:
    """Each character begins a word of two, or follows the one before it in the full name."""
    spots: set[int] = {0}
    for char in short[1:]:
        spots = {at for spot in spots for at in range(spot + 1, len(full)) if full[at] == char and (at % 2 == 0 or at == spot + 1)}
    return bool(spots)


@lru_cache(maxsize=16)
def owners(bodies: tuple[Body, ...]) -> dict[str, frozenset[str]]:
    """Every name a body of the list may be called by, and the bodies that may be so called."""
    known = {body.name for body in bodies}
    found: dict[str, set[str]] = {}
    for body in bodies:
        for name in {body.name, *body.short, *(short for short in derived(body.name) if short not in known)}:
            found.setdefault(name, set()).add(body.name)
            # What a city calls its 局 a province calls its 厅, and the State its 部.
            if name.endswith("局"):
                for end in "厅部":
                    found.setdefault(name[:-1] + end, set()).add(body.name)
    return {name: frozenset(names) for name, names in found.items()}


def derived(name: str) -> set[str]:
    """Short names as they are made: without 和, 委员会 to 委, the first characters of its words."""
    for long_end, ends in ENDS.items():
        core = name.removesuffix(long_end)
        if core == name or long_end == "委":
            continue
        plain = re.sub("[和与及、]", "", core)
        words = [plain[at : at + 2] for at in range(0, len(plain), 2)]
        cores = {plain} | ({core} if len(ends) > 1 else set())
        for count in range(2, min(4, len(words)) + 1):
            cores |= {words[0][0] + "".join(word[0] for word in chosen) for chosen in combinations(words[1:], count - 1)}
        short = ends[-1]
        made = {one + short for one in cores if one not in OWN and len(one) > 1} | {plain + long_end}
        return made - {name}
    return set()
