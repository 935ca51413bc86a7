"""Numbers by GB/T 15835: years, ranges, decimals, units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import FIGURE, HAN, value
from letter.proof.reading import PRINTED, TEXTS, Hit, Read
from letter.proof.rule import Example, rule

STANDARD = "GB/T 15835—2011"
COUNTERS = "万亿千百余多个名人户元吨公平立米处件条亩座所家套台辆株头只本张份次场期栋幢层间盏部项岁天日月号届级期位度字版页以左款例宗起笔座席分秒毫厘升斤克吋瓦伏"
SHORT_YEAR = re.compile(
    r"(?<![\d.,—～~\-至到〔第年近约满超逾足共每历时达])’?(?P<year>\d{2})年(?=(?:1[0-2]|[1-9]|0[1-9])月|(?:上|下)半年|第?[一二三四]季度|度|底|初|末|春|夏|秋|冬|以来|以[前后]建成)"
    r"|(?:\A|(?<=[，。；：]))’?(?P<head>1[5-9]|2\d)年(?![来内间后前多左以如磨共累里不之的期限中]|时间|历史|一直|始终|坚持)"
    r"|(?<=[自从在于到至与])(?P<from>0\d|1[5-9]|2\d|3[0-5]|[7-9]\d)年(?![来内间后前多左以]|[的期限]|时间|历史)|(?<=计划|预计)(?P<plan>2\d|3[0-5])年(?![来内间后前多左以的期限])"
    r"|(?<![\d.,第〔])(?P<nought>0\d)年(?=[一-龥])|(?<=[较比])(?P<than>[012]\d)年(?=同期|全年|增|减|下|上|提|末|底)|(?<=[入排编])(?P<into>[23]\d)年(?=部门|财政|预算|计划|年度|工作)"
    r"|(?<![\d〔])(?P<two>[012]\d、[012]\d)年(?!级)"
    r"|(?<![\d.第])(?P<before>[6-9]\d)年(?=之?前建成)|(?<=力争|争取|确保)(?P<aim>2[3-9]|3[0-5])年(?![来内间后前多左以的期限不免])"
    r"|(?<=[列纳写]入)(?P<listed>2\d)年(?=[^，。；]{0,6}(?:实事|计划|预算|项目|工作|清单|任务))|(?<=（)(?P<beside>[012]\d)年(?=）)|(?P<both>[012]\d、[012]\d)(?=[两三]年)|(?<=（)(?P<span>2\d[—～~\-至]2\d)年(?=）)"
    r"|(?<![\d.,—～~\-至到〔第年近约满超逾共每历时达用费])(?P<done>[012789]\d)年(?=(?:底|初)?(?:建成|竣工|开工|投用|通车|交付|启动|出台|印发|成立|设立|获批|投产|动工|完工|启用|颁布|挂牌))"
    r"|(?<=[自从在于到至截])(?P<since>\d{2})年(?=起|开始|(?:1[0-2]|[1-9])月|底|初|末|以来)"
)
NO_YEAR = re.compile(
    r"(?<![\d.,A-Za-z〔\[（(第])(?<!\d[—～~\-、至和与到])(?P<year>(?:19|20)\d{2})(?=(?:1[0-2]|0?[1-9])月|(?:上|下)半年|第?[一二三四]季度|底|初|末|度(?!假)|以来|起[，至]|全年|期间)"
    rf"|(?:(?<=[在于自从至到])|(?<=截至)|\A|(?<=[，。；：（]))(?P<there>20[0-4]\d)(?=[{HAN}])(?![年{COUNTERS}])"
)
DOTTED = re.compile(r"(?<![\d.])(?:19|20)\d{2}([./-])(?:0?[1-9]|1[0-2])\1(?:[12]\d|3[01]|0?[1-9])(?![\d.])")
POINTED = re.compile(r"(?<![\d.])20[0-4]\d[./](?:0?[1-9]|1[0-2])(?=[底初末起前]|月|以来)")
RANGE = re.compile(
    rf"(?<![\d.第])(?P<low>{FIGURE})(?P<to>[—～~〜\-－]+|至|到)(?P<high>{FIGURE})(?P<unit>[%％‰]|百分点|(?:万亿|百万|千万|百亿|千亿|[万亿])(?:余|多)?(?:[元人次户个吨亩株件台辆座名处米]|人次|平方米|立方米|千瓦时?|公里)?)"
)
POINT = re.compile(r"(?<![\d０-９.．A-Za-z/\\%％）)”》])[.．](?P<part>\d{1,2}(?!月)|\d{3}(?!年))(?![\d.A-Za-z])")
SPACED = re.compile(rf"(?P<figure>\d)(?P<space>[ 　]+)(?=[%％‰℃°]|[{HAN}])|(?<=[{HAN}（“])(?P<before>[ 　]+)(?=\d)")
MONEY = "款|每(?:千瓦时|立方米|吨|平方米|餐)|资金|投资|投入|补助|补贴|拨付|拨款|经费|奖励|奖补|下达|支出|预算|贷款|金额|总额|产值|营收|税收|收入|费用|造价|额度|安排|票价|单价|租金|价格|罚款"
NO_MONEY_UNIT = re.compile(rf"(?:{MONEY})[^，。；：、（）\d]{{0,8}}?(?<![.\d第])(?P<amount>{FIGURE}(?:多|余)?[万亿千百]*(?:多|余)?)(?=[，。；、）]|和|及|\Z)")
NO_MONEY_THEN = re.compile(rf"(?:{MONEY})[^，。；：、（）\d]{{0,8}}?(?<![.\d第])(?P<amount>{FIGURE}(?:多|余)?(?:万亿|[万亿])(?:多|余)?)(?=用于|由|按|专|支持|全部|已|以|并|拨|补助|补贴|左右|以上)")
BESIDE_MONEY = re.compile(rf"(?:元[、，及和]?[{HAN}]{{0,8}}?|元(?:至|到|[—～~\-]))(?<![.\d第])(?P<amount>{FIGURE})(?=[，。；、）]|\Z)")
"""乡道6000元、村道4000: the one before said what it counts."""
BARE = re.compile(rf"(?:提高到|增加到|上升到|上调到|下降到|提高至|增至|降至|提至|不超过|不低于|不少于|不高于|最高|最低|每(?:月|年|天|[人户例件次所处个桌])|奖补|补)(?<![.\d第])(?P<amount>{FIGURE})(?=[，。；、）]|\Z)")
NO_AMOUNT = re.compile("附件|附表|附图|见[表图]|编号|代码|热线|号码|电话|邮编|型号|指数|得分|评分|系数|比值|分数|排名|pH")
"""What is a number without a unit."""
NO_UNIT = re.compile(rf"(?<![.\d第])(?P<amount>{FIGURE}(?:多|余)?(?:万亿|[万亿])(?:多|余)?)(?=[，。；）]|\Z)")
SHARED = re.compile(r"\A[、和及至—～~\-]")


@rule(
    "NUM-01S", "年份写全",
    source=f"{STANDARD} 第5.1.4条", basis="国标",
    bad=Example("25年6月开工，分三期建设。", at="25年"),
    good=Example("2025年6月开工，20世纪90年代建成的小区优先，房屋已使用25年，2025—2026年完成。"),
    note="年份四位，写出“年”；表示多少年的（“使用25年”）、“90年代”不算；日期不写成2026.6.9、2026/6/9、2026-6-9。",
)  # fmt: skip
def years(read: Read) -> Iterator[Hit]:
    """What follows tells a year from a number of years."""
    for flow, match in read.find(SHORT_YEAR, PRINTED):
        yield flow.hit(*match.span(), f"年份“{match[0]}”只有两位", "年份写四位")
    for flow, match in read.find(NO_YEAR, PRINTED):
        yield flow.hit(*match.span(), f"“{match[0]}”后面没有“年”", f"写作“{match[0]}年”", f"{match[0]}年")
    for flow, match in read.find(POINTED, TEXTS):
        year, month = re.split("[./]", match[0])
        yield flow.hit(*match.span(), f"年月写作“{match[0]}”", f"写作“{year}年{int(month)}月”")
    for flow, match in read.find(DOTTED, TEXTS):
        year, month, day = re.split("[./-]", match[0])
        right = f"{year}年{int(month)}月{int(day)}日"
        yield flow.hit(*match.span(), f"日期写作“{match[0]}”", f"写作“{right}”", right)


@rule(
    "NUM-02S", "数值范围的单位",
    source=f"{STANDARD} 第5.1.3条", basis="国标",
    bad=Example("每个小区补助3至5万元。", at="3至5万元"),
    good=Example("每个小区补助3万至5万元，占总投资的15%～30%，惠及5000至1万人，2025—2026年完成。"),
    note="前一个数省略%、万、亿会引起误解的，不应省略。前一个数比后一个大（5000至1万）的不算。",
)  # fmt: skip
def ranges(read: Read) -> Iterator[Hit]:
    """3至5万元 could be three yuan."""
    for flow, match in read.find(RANGE, PRINTED):
        if value(match["low"]) >= value(match["high"]):
            continue
        unit = re.match("[%％‰]|百分点|[万亿百千]+", match["unit"])
        if unit is None:
            continue
        right = f"{match['low']}{unit[0]}"
        yield flow.hit(*match.span(), f"“{match[0]}”前一个数没有“{unit[0]}”", f"写作“{right}{match['to']}…”",
                       f"{right}{match['to']}{match['high']}{match['unit']}")  # fmt: skip


@rule(
    "NUM-03E", "小数点前的0",
    source=f"{STANDARD} 第5.1.2条", basis="国标",
    bad=Example("覆盖率比上年提高.5个百分点。", at=".5"),
    good=Example("覆盖率比上年提高0.5个百分点。"),
    note="纯小数写出小数点前的0。",
)  # fmt: skip
def points(read: Read) -> Iterator[Hit]:
    """Names of files and versions have letters or figures before their point."""
    for flow, match in read.find(POINT, PRINTED):
        if flow.masked[: match.start()].endswith(("…", "。", "．")):
            continue
        yield flow.hit(*match.span(), f"“{match[0]}”没有写0", f"写作“0.{match['part']}”", f"0.{match['part']}")


@rule(
    "NUM-04S", "数字与单位之间的空格",
    source=f"{STANDARD} 第5.1.7条；实务", basis="实务",
    bad=Example("新建无障碍坡道217 处。", at=" "),
    good=Example("新建无障碍坡道217处，管径为50 mm。"),
    note="数字与汉字单位、百分号之间不空格；与字母单位之间可以空。",
)  # fmt: skip
def spaced_units(read: Read) -> Iterator[Hit]:
    """And before the number, which is the same habit."""
    for flow in read.paragraphs(PRINTED):
        for match in SPACED.finditer(flow.bare):
            name = "space" if match["space"] else "before"
            yield flow.hit(*match.span(name), f"数字“{_number_at(flow.text, match)}”旁边有空格", "删去空格", "")


@rule(
    "NUM-05S", "数量的单位",
    source=f"{STANDARD} 第4.1.1条；实务", basis="实务",
    bad=Example("市财政局安排补助资金3200万，按进度拨付。", at="3200万"),
    good=Example("市财政局安排补助资金3200万元，其中两年分别为1200万、2000万元，惠及4.5万人，电话12345。"),
    note="金额写出“元”，以万、亿计的数量写出单位；并列的几个数可以只在最后写单位。",
)  # fmt: skip
def units(read: Read) -> Iterator[Hit]:
    """A number of money that ends in a mark, or any that ends in 万 or 亿."""
    for flow in read.paragraphs(TEXTS):
        spots = {}
        for pattern in (NO_MONEY_UNIT, NO_MONEY_THEN, BESIDE_MONEY, BARE, NO_UNIT):
            spots |= {match.span("amount"): match["amount"] for match in pattern.finditer(flow.masked)}
        for (start, end), amount in spots.items():
            if _shares_unit(flow.masked, end) or _is_year(amount) or NO_AMOUNT.search(flow.masked, max(0, start - 12), start):
                continue
            yield flow.hit(start, end, f"“{amount}”后面没有单位", "补上单位")


def _number_at(text: str, match: re.Match[str]) -> str:
    near = re.search(rf"{FIGURE}(?=[ 　]*\Z)", text[: match.end()]) or re.match(FIGURE, text[match.end() :])
    return near[0] if near else ""


def _shares_unit(text: str, end: int) -> bool:
    """“1200万、2000万元”: the next number in the row says the unit."""
    following = re.match(rf"(?:[、和及至—～~\-]+(?:[{HAN}]{{0,6}})?{FIGURE}[万亿千百多余]*)+(?=[{HAN}%])", text[end:])
    return following is not None


def _is_year(amount: str) -> bool:
    """Of our time; 2000 is more often an amount."""
    return amount != "2000" and re.fullmatch(r"19[5-9]\d|20[0-4]\d", amount) is not None
