"""Numbers that have to agree: parts and their whole, 人 and 人次, % and 百分点, the same thing said twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from letter.proof.marks import FIGURE, HAN, value
from letter.proof.reading import FILL, PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

STANDARD = "GB/T 15835—2011"
ACCURATE = "《党政机关公文处理工作条例》第十九条第（三）项"
UNIT = rf"[万亿]{{0,2}}(?:[{HAN}]{{1,8}}|[%％])"
WHOLE = re.compile(rf"(?<![\d.第])(?P<whole>{FIGURE})(?P<unit>{UNIT})[（(](?P<parts>[^（）()]{{4,200}})[）)]")
PART = re.compile(rf"(?P<name>[^\d]*?)(?P<part>{FIGURE})(?P<unit>[万亿]{{0,2}}[{HAN}%％]{{0,6}})")
AMONG = re.compile(rf"(?<![\d.第])(?P<whole>{FIGURE})(?P<unit>{UNIT})[，,（(]其中[：:]?(?P<parts>[^。；（）()]{{3,160}})")
PARTING = re.compile("[、，；,;]|以及|和|及")
VISITS = (
    "客流量?|客运量|门诊量|门急诊|诊疗量|就诊|接诊|诊治|接待(?!登记|员|中心|站|室|窗口|大厅|人员|处)(?:游客|群众|来访|市民|读者|旅客)?|到馆|入馆|入园|入场|出动(?:执法|警力|人员|执法人员)?|"
    "参观|旅客发送|发送旅客|旅客吞吐|访问量|浏览量|点击量|义诊|开展(?:志愿)?服务|上门服务|巡查|巡诊|咨询服务|乘坐|乘车(?:需求)?|日均[^，。；、\\d]{0,6}(?:使用|接待|服务|借阅|访问|换乘)|助餐服务|助浴服务|提供[^，。；、\\d]{0,8}服务|用餐|[每日]天?(?:接待|服务)(?:老人|群众|居民)?|每天[^，。；、\\d]{0,6}(?:接待|服务)"
)
HEADS = "(?:常住|户籍|流动|总)?人口|在校学生|学生总数|在职职工|职工总数|从业人员|就业人员|党员|登记在册|在编|现有[^，。；、\\d]{0,8}|共有[^，。；、\\d]{0,8}|困难群众|持证|编制"
VISITED = re.compile(rf"(?:{VISITS})[^，。；、\d]{{0,8}}?(?:{FIGURE})[余多]?[万亿]?[余多]?(?P<unit>人|名)(?![次均数民大口工员才力群])")
SESSIONS = re.compile(
    rf"(?:{FIGURE}[余多]?(?:场次?|期|节|次|批次|届|班次|航次)[^。；]{{0,12}}?(?:参加|参与|参训|培训|听众|观众|惠及|受益|服务|受教育)|累计(?:培训|运送|服务|接待|体检|筛查|诊疗)|运送(?=旅客|乘客|游客|\d)|观众|听众)"
    rf"[^，。；、\d]{{0,8}}?(?:{FIGURE})[余多]?[万亿]?[余多]?(?P<unit>人)(?![次均数民大口工员才力群])"
)
"""Of several sessions the same people may have been at more than one."""
COUNTED_HEADS = re.compile(rf"(?:{HEADS})[^，。；、\d]{{0,4}}?(?:{FIGURE})[余多]?[万亿]?[余多]?(?P<unit>人次)")
CHANGES = "提高|提升|上升|增长|增加|下降|降低|减少|下滑|回落|净增|上调|下调|上浮|下浮|升高|走高|走低|扩大|收窄|缩小|降|升"
SHARES = re.compile(
    rf"(?P<what>[{HAN}]{{0,6}}(?:率|满意度|知晓度|知晓率|占比|比重|比例|百分比))(?:[比较]\d{{4}}年)?[^，。；\d]{{0,12}}?(?:{CHANGES}|高出|[年均平](?:高|低))了?(?P<by>{FIGURE}[%％])(?!个|至|到|以上的)"
)
SHARES_BY_THEN = re.compile(
    rf"(?P<what>[{HAN}]{{0,6}}(?:率|满意度|知晓度|占比?|比重|比例|强度))[^。；]{{0,40}}?[%％][，,]?"
    rf"(?:(?:同比|环比|较|比|与)[^，。；]{{0,14}}?(?:{CHANGES}|高出?|低)|{CHANGES})了?(?P<by>{FIGURE}[%％])"
)
"""The rate itself was said before: 达到91.2%，比2022年提高3.6%."""
NO_SHARE = re.compile("效率|频率|功率|速率|利率|汇率|倍率|分辨率|概率|心率|价格率|周转率|翻台率|增长率")
POINTS = re.compile(rf"(?P<what>产值|收入|利润|投资额?|营收|面积|数量|销售额|产量|税收|增加值|总额|总量|客流量|人数|户数|里程|成本)[^，。；\d率比]{{0,8}}?(?:{CHANGES})了?(?P<by>{FIGURE}个百分点)")
BOTH = re.compile(rf"{FIGURE}[%％]个?百分点")
AMOUNT = re.compile(rf"(?P<before>[{HAN}]{{2,12}})(?<![第])(?P<number>{FIGURE})(?P<unit>[万亿]{{0,2}}(?:人次|平方米|立方米|公里|千米|个百分点|[{HAN}%％]))(?P<after>[{HAN}]{{0,6}})")
TIME = re.compile(r"(?:\d{4}|今|去|本|上|明|前|当)年|\d{1,2}月|季度|上半年|下半年|[首一二三四五]期|[首每第两]批|十[二三四五]五|此前|原[有来]|下一步|计划(?=[一-龥])(?![的总])|拟|将|力争|目标")
LOOSE = re.compile("每|各|人均|平均|约|近|超|不[少低超多高]|最|至少|左右|以上|以下|以内|分别|压缩到|增加到|提高到|下降到|降至|增至|达到")
BRACKETED = re.compile("（[^（）]*）")
RATHER = re.compile(f"{CHANGES}|新增|同比|环比|每|补助|奖励|达到")
"""Said of many things in one letter, each with its own number."""
SAME = 0.0001
"""Two sums that differ by less are the same number."""
SCOPE = re.compile("全[省市县区镇]|[我本][省市县区局]|共有|现有|共计|总计|合计|涉及|覆盖|辖区|城区")
KEY_LEAST = 4
"""Characters that tell what is counted."""
PLANS = frozenset(("计划", "拟", "力争", "目标"))
COUNTED = re.compile(rf"(?<![\d.第])(?P<number>{FIGURE})(?P<unit>万?[亿]?(?:人次|平方米|公里|[{HAN}%％]))")
ANYTHING = re.compile("[全各我本]|共|累计|完成|新增|其中|目前|达到|已|的|了|年|等|及|和")
ROUGHLY = re.compile("[约近超每各均]")
NEAR = 10
"""Characters beside a number that tell what is counted."""
ALIKE = 3
MONTHS = re.compile("[年月日天时分秒岁层楼号]")


@rule(
    "NUM-06S", "分项与总数",
    source=ACCURATE, basis="条例",
    bad=Example("新增充电车位315个（快充86个、慢充239个）。", at="315个"),
    good=Example("新增充电车位315个（快充86个、慢充229个），座椅412处，其中靠背座椅300处。"),
    note="括号里各分项单位相同的，合计应等于总数；有“其中”的，不大于总数。只差四舍五入的，核对后可以忽略。",
)  # fmt: skip
def parts_and_whole(read: Read) -> Iterator[Hit]:
    """Only where every part has one number in the unit of the whole."""
    for flow in read.paragraphs(PROSE):
        for pattern, exact in ((WHOLE, True), (AMONG, False)):
            for match in pattern.finditer(flow.masked):
                if not exact and match["unit"] in ("%", "％"):
                    # 下降38%，其中夜间下降52%: rates are no parts of each other.
                    continue
                among = not exact or match["parts"].startswith("其中")
                figures = _parts(match["parts"].removeprefix("其中").lstrip("：:"), match["unit"], strict=exact)
                if len(figures) < (2 if exact and not among else 1) or (among and exact is False and not figures):
                    continue
                total, whole = sum(map(value, figures)), value(match["whole"])
                off = SAME
                if total > whole + off or (not among and total < whole - off):
                    end = match.end("parts")
                    yield flow.hit(match.start("whole"), end, f"分项合计{_shown(total)}，总数写的是{match['whole']}{match['unit']}", "核对数字")


@rule(
    "NUM-07S", "人与人次、%与百分点",
    source=ACCURATE, basis="条例",
    bad=Example("全年群众满意度提高5%。", at="5%"),
    good=Example("全年群众满意度提高5个百分点，工作效率提升30%，接待群众1.2万人次，培训骨干300人，产值增长8%。"),
    note="比率之间的差用百分点；接待、就诊、客流等一人可以多次的用人次，人口、职工等用人。",
)  # fmt: skip
def counted_right(read: Read) -> Iterator[Hit]:
    """By the words before the number."""
    seen = set()
    for flow, match in [*read.find(SHARES, PROSE), *read.find(SHARES_BY_THEN, PROSE)]:
        spot = (flow.where, match.span("by"))
        if not NO_SHARE.search(match["what"]) and spot not in seen:
            seen.add(spot)
            yield flow.hit(*match.span("by"), f"“{match['what']}”的变化写作“{match['by']}”", f"两个比率的差一般写作“{match['by'][:-1]}个百分点”，请核对")
    for flow, match in read.find(POINTS, PROSE):
        yield flow.hit(*match.span("by"), f"“{match['what']}”的变化写作“{match['by']}”", "数量的增减用%，请核对")
    for flow, match in read.find(BOTH, PROSE):
        yield flow.hit(*match.span(), f"写作“{match[0]}”", "%和百分点只用一个")
    for flow, match in [*read.find(VISITED, PROSE), *read.find(SESSIONS, PROSE)]:
        if (spot := (flow.where, match.span("unit"))) in seen:
            continue
        seen.add(spot)
        yield flow.hit(*match.span("unit"), f"“{match[0]}”可能应为人次", "同一人可以多次的，用“人次”，请核对")
    for flow, match in read.find(COUNTED_HEADS, PROSE):
        yield flow.hit(*match.span("unit"), f"“{match[0]}”可能应为人", "不重复计算的，用“人”，请核对")


@rule(
    "NUM-08S", "前后数字一致",
    source=ACCURATE, basis="条例",
    bad=Example("登记行动不便的住户2316户。\n上述行动不便的住户2361户已逐户建档。", at="2361"),
    good=Example("2024年新建坡道217处，2025年新建坡道315处，登记行动不便的住户2316户。\n上述行动不便的住户2316户已逐户建档。"),
    note="同样的话后面跟着两个不同的数字；年份、批次不同的，概数，同一句里的比较不算。",
)  # fmt: skip
def one_value(read: Read) -> Iterator[Hit]:
    """The same words before and behind a number of the same unit, in two sentences."""
    said: dict[tuple[str, str], list[tuple[str, int, frozenset[str], str]]] = defaultdict(list)
    told: set[tuple[str, int]] = set()
    for order, (flow, at, sentence) in enumerate(_sentences(read)):
        times = frozenset(TIME.findall(sentence))
        for match in AMOUNT.finditer(sentence):
            found = _key(match, times)
            if found is None:
                continue
            name, unit = found
            number = match["number"].replace(",", "")
            alike = [one for one in said[name[-KEY_LEAST:], unit] if name.endswith(one[3]) or one[3].endswith(name)]
            others = [one for one in alike if one[0] != number and one[1] != order and _same_time(one[2], times)]
            if others and number not in {one[0] for one in alike}:
                start = at + match.start("number")
                told.add((flow.where, start))
                words = f"{match['before'][-8:]}{match['number']}{match['unit']}"
                yield flow.hit(start, at + match.end("number"), f"“{words}”，前面写的是{others[0][0]}{unit}", "核对是不是同一个数")
            said[name[-KEY_LEAST:], unit].append((number, order, times, name))
    yield from _misread(read, told)


def _misread(read: Read, told: set[tuple[str, int]]) -> Iterator[Hit]:
    """The same figures in another order or one of them another, of the same thing: 356处隐患 after 隐患365处."""
    said: dict[tuple[str, int], list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for flow, at, sentence in _sentences(read):
        times, found = frozenset(TIME.findall(sentence)), []
        for match in COUNTED.finditer(sentence):
            number, unit = match["number"].replace(",", ""), match["unit"]
            behind, before = sentence[match.end() : match.end() + NEAR], sentence[max(0, match.start() - NEAR) : match.start()]
            if MONTHS.match(unit) or ROUGHLY.search(before[-2:]) or re.search("其中|此外", before):
                continue
            around = f"{re.split('[，、]', before)[-1]}｜{re.split('[，、]', behind)[0]}"
            same = said[unit, len(number)]
            found.append(((unit, len(number)), (number, around, times)))
            others = [one for one in same if _same_time(one[2], times) and _swapped(one[0], number, one[1], around)]
            start = at + match.start("number")
            if others and (flow.where, start) not in told and number not in {one[0] for one in same}:
                yield flow.hit(start, at + match.end("number"), f"“{match[0]}”，前面写的是{others[0][0]}{unit}", "核对是不是同一个数")
        for key, one in found:
            said[key].append(one)


def _swapped(one: str, other: str, around: str, near: str) -> bool:
    """Whether two numbers look like one typed wrong, and the words beside them like the same thing."""
    shared = max((len(word) for word in _common(around, near)), default=0)
    if one == other or len(one) != len(other):
        return False
    if sorted(one) == sorted(other):
        return shared >= (ALIKE - 1 if len(re.sub(r"\D", "", one)) >= ALIKE else ALIKE)
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and len(one) >= ALIKE and shared > ALIKE


def _common(one: str, other: str) -> Iterator[str]:
    """The words of two and more characters both have, but for those said of anything."""
    for start in range(len(one)):
        for end in range(start + 2, len(one) + 1):
            word = one[start:end]
            if "｜" in word or word not in other:
                break
            if not ANYTHING.search(word):
                yield word


def _parts(text: str, unit: str, *, strict: bool) -> list[str]:
    """The numbers of the parts; none where one of them cannot be added up."""
    figures: list[str] = []
    for piece in filter(None, (part.strip() for part in PARTING.split(text))):
        match = PART.fullmatch(piece)
        same = match is not None and _same_unit(unit, match["unit"])
        if match is None or not same or "其中" in match["name"]:
            if strict:
                return []
            break
        figures.append(match["part"])
    return figures


def _same_unit(whole: str, part: str) -> bool:
    """名委员 and 名 are the same; 万元 and 元 are not; a part may leave its unit to the last."""
    if not part:
        return True
    return whole.startswith(part) or part.startswith(whole)


def _shown(total: float) -> str:
    return f"{total:.4f}".rstrip("0").rstrip(".")


def _sentences(read: Read) -> Iterator[tuple[Flow, int, str]]:
    """Without what stands in round brackets: parts of one whole are called the same as parts of another."""
    for flow in read.paragraphs(PROSE):
        plain = BRACKETED.sub(lambda found: FILL * len(found[0]), flow.masked)
        for match in re.finditer("[^。；！？]+", plain):
            yield flow, match.start(), match[0]


def _key(match: re.Match[str], times: frozenset[str]) -> tuple[str, str] | None:
    """What is counted, in its last words, with its unit; none where the number is a date or about so much."""
    before = re.sub("(?:为|是|达|共|有|计)+\\Z", "", match["before"])
    before = re.split("其中|了|共|为|在|对|把|将|于|已|有|达|上述|全部|该|这", before)[-1]
    last = before.rpartition("的")[2]
    before = (last if len(last) >= KEY_LEAST else before)[-6:]
    if "其中" in match["before"] or MONTHS.match(match["unit"]) or LOOSE.search(match["before"]) or LOOSE.match(match["after"]):
        return None
    is_of_a_year = before.startswith("新增") and any(time[0].isdigit() and time.endswith("年") for time in times)
    if RATHER.search(before) and not is_of_a_year and not re.search("总[额数量]", before):
        return None
    unit = match["unit"]
    if unit[0] not in "万亿%％":
        unit = unit[0]
    if SCOPE.fullmatch(match["before"][-2:]) and len(match["after"]) >= 4:
        # 全市186个老旧小区: what is counted stands behind the number.
        return (match["before"][-2:] + match["after"][:4], unit)
    return (before, unit) if len(before) >= KEY_LEAST else None


def _same_time(one: frozenset[str], other: frozenset[str]) -> bool:
    if bool(one & PLANS) != bool(other & PLANS):
        return False
    return one == other or not one or not other
