"""Citing: words of leaders, documents by title and number, names of bodies and places as the lists have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import HAN
from letter.proof.reading import NAMES, PROSE, TEXTS, Flow, Hit, Read
from letter.proof.rule import Example, rule

LEADER = "总书记|国家主席|(?:国务院)?总理|(?:省|市|县|区|州)委书记|省长|市长|县长|区长|州长|(?:中央|省|市)领导(?:同志)?|主要(?:领导|负责)(?:同志|人)?|国务院领导(?:同志)?|(?:人大常委会|政协)(?:副?主任|副?主席)"
QUOTED_LEADER = re.compile(rf"(?:{LEADER})[^。；！？“”，]{{0,30}}?(?:指出|强调|要求|指示|批示|提出|说|讲话?|嘱托|论述)[^。；！？“”，：]{{0,8}}[，：]?[要应须]?“(?P<said>[^“”]+)”")
REPORTED_LEADER = re.compile(r"(?:总书记|国家主席|总理)[^。；！？“”]{0,24}?(?:指出|强调|指示)[，：](?!“)")
BARE_NUMBER = re.compile(rf"(?P<code>[{HAN}]{{0,14}})〔\d{{4}}〕\d{{1,5}}号(?:文件?)?")
CODE = re.compile(rf"(?:[{HAN}]{{1,8}}?(?:办|厅|局|委|政|府|组|建|教|民|财|卫|人社|党)?(?:发|函|字|规|办|文|令|通|议|复|呈|电)|[{HAN}]{{2,8}})\Z")
DOCUMENT = re.compile(r"《(?P<title>[^《》]{10,60}?(?:通知|通报|批复|通告|公告|命令|决定|意见))(?P<draft>[（(][^（）()《》]*[）)])?》(?P<note>[（(][^（）()]*[）)])?")
NAMED_BY_NUMBER = re.compile("(?:国务院|中央|国办|[省市县区])(?:政府|委|府|办)?(?:办公室|办公厅)?\\d{1,4}号文(?:件)?(?![一-龥]?》)")
NUMBER_FIRST = re.compile("(?P<number>[（(][^（）()〔〕]{2,12}〔\\d{4}〕\\d{1,5}号[）)])《")
NUMBERED = re.compile(r"〔\d{4}〕|第\d+号|号令|\d号")
NOT_YET = re.compile(r"(?:起草|草拟|拟定|拟订|研究|修订|制定|代拟|征求|拟出台|拟印发|将出台|将印发|尽快出台|推动出台|提请|报送|形成了?|会签)[^，。；《》]{0,8}\Z")
OWN_PAPERS = re.compile("会办意见|反馈意见|征求意见|修改意见|提案|建议的")
NAME_LEAST, LONG_NAME = 6, 8
JOINED = re.compile("以及|和|与|及|、")
KEPT_APART = frozenset("东西南北一二三四五六七八九十上下省市县区州镇大小新老")
TYPES = "省市县区镇乡"
TYPED_PLACE = re.compile(rf"[{HAN}]{{2,6}}(?:自治[区州县]|街道|[{TYPES}])\Z")


@rule(
    "REF-01S", "领导讲话引文",
    source="《党政机关公文处理工作条例》第十九条、第二十条", basis="实务",
    bad=Example("总书记指出：“民生无小事，枝叶总关情。”", at="民生无小事"),
    good=Example("市领导要求加快改造，居民说：“上下楼方便了。”"),
    note="引用领导讲话、指示的，逐字核对原文和出处。",
)  # fmt: skip
def leaders(read: Read) -> Iterator[Hit]:
    """Nobody but a person with the source at hand can check it."""
    for flow in read.paragraphs(PROSE | {"heading"}):
        for match in QUOTED_LEADER.finditer(flow.text):
            yield flow.hit(*match.span("said"), "引用了领导讲话", "逐字核对原文和出处")
        for match in REPORTED_LEADER.finditer(flow.text):
            yield flow.hit(*match.span(), "转述了领导讲话", "核对原意和出处")


@rule(
    "REF-02S", "引用公文",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example("根据云川政办发〔2025〕18号文件，补助标准提高到每部12万元。", at="云川政办发〔2025〕18号"),
    good=Example("根据《云川市人民政府办公室关于加强无障碍环境建设的意见》（云川政办发〔2025〕18号），补助标准已提高；《云川市养老服务条例》施行后，又印发《补助办法》。"),
    note="先引标题，后在括号里引发文字号。条例、办法、规划等不一定有字号，不看；正在起草的、第二次提到的不看。",
)  # fmt: skip
def documents(read: Read) -> Iterator[Hit]:
    """A number that shows outside brackets; a 通知 or 意见 cited in full without one."""
    named: set[str] = set()
    for flow in read.paragraphs(PROSE | {"attachment"}):
        for match in BARE_NUMBER.finditer(flow.masked):
            yield _bare(flow, match)
        for match in NAMED_BY_NUMBER.finditer(flow.text):
            yield flow.hit(*match.span(), f"只说了“{match[0]}”", "先引标题，后在括号里引发文字号")
        for match in NUMBER_FIRST.finditer(flow.text):
            yield flow.hit(*match.span("number"), "发文字号引在标题前面", "先引标题，后引发文字号")
        for match in DOCUMENT.finditer(flow.text):
            title, first = match["title"], match["title"] not in named
            named.add(title)
            note, before = match["note"] or "", flow.text[: match.start()]
            if not first or NUMBERED.search(note) or match["draft"] or NOT_YET.search(before) or OWN_PAPERS.search(title):
                continue
            # 云川政办发〔2025〕18号《……》 was told of above.
            if not re.search(r"号[》）)]?\Z", before) and not re.match(rf"[{HAN}]{{0,10}}〔", flow.text[match.end() :]):
                yield flow.hit(*match.span(), f"引用《{title}》没有发文字号", "标题后用括号写明发文字号")


def _bare(flow: Flow, match: re.Match[str]) -> Hit:
    code = match["code"]
    short = next((code[-length:] for length in range(2, len(code)) if CODE.match(code[-length:]) and _is_edge(code[: -length])), code)
    start = match.start() + len(code) - len(short)
    if flow.text[:start].endswith("》"):
        return flow.hit(start, match.end(), f"发文字号“{flow.text[start : match.end()]}”没有用括号括起", "写在标题后的括号里")
    return flow.hit(start, match.end(), f"只引了发文字号“{flow.text[start : match.end()]}”", "先引标题，后在括号里引发文字号")


def _is_edge(before: str) -> bool:
    """Whether a code may begin here: behind a word that leads a citation."""
    return before.endswith(("根据", "按照", "依据", "依照", "落实", "贯彻", "执行", "印发", "遵照", "见", "以", "了", "照", "和", "及", "的"))


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
        yield from _bureaus(flow, known)
        yield from _places(flow, read.lists.places)


BUREAU = re.compile(rf"[{HAN}]{{0,3}}?[省市县区州](?P<name>[{HAN}]{{2,12}}?(?:局|委员会))")
ADDED = re.compile("与|和|及|管理|事务|事业|综合|工作|(?:委员会|局)\\Z")
REAL = frozenset(
    ["水利局", "水务局", "林业局", "统计局", "审计局", "司法局", "民政局", "财政局", "教育局", "体育局", "商务局", "科技局", "信访局", "公安局", "税务局", "气象局", "粮食局", "档案局", "医保局", "应急局", "城管局", "规划局", "国土局", "农业局", "环保局", "卫生局", "文化局", "旅游局", "交通局", "人社局", "住建局", "工信局", "物价局", "地震局", "海洋局", "渔业局", "畜牧局", "林草局", "邮政局", "烟草局", "数据局", "金融局", "法制局", "民宗局", "市容局", "房管局", "建设局", "园林局", "农机局", "移民局", "供销社", "资源局", "监察局", "人防局", "外事局", "侨务局", "台办局", "文物局", "科学局", "能源局", "铁路局", "民航局", "港航局", "公路局"]
)
"""Bodies there are, or were: no slip of the pen, whatever the list has."""


def _bureaus(flow: Flow, known: frozenset[str]) -> Iterator[Hit]:
    """市民正局, 市退役军人事物局, 市生态与环境局: behind the name of a place, one character off or a word too many."""
    short = [name for name in known if 3 <= len(name) <= 12 and name.endswith(("局", "委员会"))]
    for match in BUREAU.finditer(flow.masked):
        name = match["name"]
        if name in REAL or any(name.endswith(one) for one in known if len(one) >= 3):
            continue
        for one in short:
            if _one_off(name, one) or (len(one) >= 5 and ADDED.sub("", name) == ADDED.sub("", one)):
                yield flow.hit(*match.span("name"), f"“{name}”疑为“{one}”", "用规范名称", one)
                break


def _one_off(name: str, one: str) -> bool:
    """One character of as many is another, and the rest says which body it is."""
    return len(name) == len(one) and sum(a != b for a, b in zip(name, one, strict=True)) == 1 and name[-1] == one[-1]


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
    head = next((at for at, (a, b) in enumerate(zip(window, name, strict=False)) if a != b), min(len(window), len(name)))
    tail, most = 0, min(len(window), len(name)) - head
    while tail < most and window[-1 - tail] == name[-1 - tail]:
        tail += 1
    left, right = window[head : len(window) - tail], name[head : len(name) - tail]
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
        for match in re.finditer(rf"{re.escape(stem)}(?:街道|[{TYPES}])", flow.masked):
            if match[0] != place and match[0] not in places and not flow.masked.startswith(place, match.start()):
                yield flow.hit(*match.span(), f"“{match[0]}”疑为“{place}”", "用规范地名", place)
    yield from _near_places(flow, places)


BEHIND_PLACE = re.compile("[域长间位别级城管划块段情内外]")


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
            off = sum(a != b for a, b in zip(window, place, strict=True))
            if off == 1 or (off == 2 and sorted(window) == sorted(place)):
                yield flow.hit(match.end() - size, match.end(), f"“{window}”疑为“{place}”", "用规范地名", place)
