"""Consistency of days: what lies behind or ahead of the letter's own, what ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

MONTH = r"(?P<year{0}>\d{{4}})年(?P<month{0}>1[0-2]|0?[1-9])月(?:(?P<day{0}>[12]\d|3[01]|0?[1-9])日)?"
LATER = r"(?:(?P<year2>\d{4})年)?(?P<month2>1[0-2]|0?[1-9])月(?:(?P<day2>[12]\d|3[01]|0?[1-9])日)?"
SPAN = re.compile(MONTH.format("") + r"(?:起|开始)?[，,]?(?:[—～~-]+|至|到|延续到|延长到|延至|延续至|延长至)" + LATER)
DAYS = re.compile(r"(?P<month>1[0-2]|0?[1-9])月(?P<from>[12]\d|3[01]|0?[1-9])日(?:[—～~-]+|至|到)(?P<to>[12]\d|3[01]|0?[1-9])日")
YEARS = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d{2})年?(?:[—～~-]+|至|到)(?P<to>(?:19|20)\d{2})年")
BEGUN = "开工|动工|启动|立项|开建|奠基|招标|成立|签订|受理|开始|进场|施工|申报|筹建|试运行"
ENDED = "竣工|完工|建成|投用|投入使用|通车|交付|验收|结束|办结|启用|完成|运营|揭牌|截止"
COURSE = re.compile(
    MONTH.format("") + rf"[^，。；\d的]{{0,12}}?(?:{BEGUN})[^。；\d]{{0,14}}?" + LATER + rf"[^，。；\d的]{{0,12}}?(?:{ENDED})"
)
"""What one thing went through: 2025年9月开工，2026年6月竣工."""
PARTS = re.compile("[一二三四两]期|批|标段|另|其中|分别|的|、|恢复|重新")
WHEN = re.compile(
    r"(?<![\d“十])(?P<year>20\d{2}|今|本|去|明)年(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<end>年?[底末初]|年中))?(?![至—～~\d])"
)
NOT_YET = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日|[底初中末]|[上中下]旬)")
BEHIND = re.compile(r"(?:(?:已经?|曾|早)(?:于|在)|截至|截止(?!日|时间|期))[^，。；]{0,6}\Z")
TAIL = r"(?:[底初末中]|[上中下]旬)?(?:前|以前|之前|起|后)?"
DOING = (
    "完成|建成|启动|开工|新建|改建|扩建|实施|开展|推进|组织|召开|印发|出台|投入|投用|竣工|通车|改造|增加|新增|达到|实现|继续|全面|陆续|逐步|全部|进一步|会同|联合|安排|举办|开放|建设|基本|"
    "试点|选取|选择|制定|编制|招标|交付|验收|安装|升级|推广|引进|培训|发放|补助|设立|增设|优先|再|把|对|在|于|正式|率先"
)
AHEAD = re.compile(r"(?:将(?:会)?|拟|计划|预计|争取|力争|确保|打算)(?:再|还)?(?:于|在|到|至)?\Z")
AHEAD_BEHIND = re.compile(rf"\A{TAIL}，?(?:我们|我[局委办市县区]|全[市县区]|[市县区][^，。；]{{0,6}}?)?(?:还|也)?(?:将|拟|计划|争取|力争)(?={DOING})(?!(?:试点|建设|改造|安装|培训|招标|安排|实施|推广|组织)(?:范围|项目|工程|工作|任务|内容|方案|计划|名额|经费|资金|时间|单位|标准))")
DONE_BEHIND = re.compile(
    rf"\A{TAIL}(?:，(?!已|并))?(?P<between>[^，。；、]{{0,14}}?)(?:已经?(?!知|有|列|纳|定|确定|签|预|安排|明确|计划|排|编制|制定)|(?:就|便)(?:建成|完成|启动)|(?:[^，。；、]{{0,6}})(?<![为除])了(?!解))|\A(?:起|施行|实施|成立|启动|开展|运行|投用|[^，。；\d]{{0,6}})?以来"
)
NOT_DONE = re.compile("将|拟|计划|预计|争取|力争|确保|应|须|可|待|要|前|的|目标|安排|任务|期限|交付|到期|完工|完成|[对把]")
RAISED = re.compile(r"\A(?:提出|来函|来信|提交|转来|交办|送达)")
RECEIVED = re.compile("收悉|收到|已悉")
FORMER_PLAN = re.compile("原|当时|当年|曾|提出|要求|明确|承诺|规定|约定|方案|规划|协议|合同|上年|此前|回复|答复中|预期|文件|部署")
SINCE_DONE = re.compile("已|实际|如期|按期|按时|提前|超额|推迟|延期|延后|调整|未能|了(?!解)")
SENTENCE_END = re.compile("[。；！？]")


class Days(NamedTuple):
    """The first and the last day something may be."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]


@rule(
    "CON-07S", "日期先后",
    source="实务", basis="实务",
    bad=Example("改造已于2026年8月竣工。", at="2026年8月"),
    good=Example("改造已于2026年3月竣工，绿化将于2026年8月完成，养护期为2026年9月至2027年8月。"),
    note="已经做的在成文日期之前，将要做的在之后，起止不颠倒，竣工不早于开工；今年、去年、明年按成文日期算。"
    "答复不晚于办理期限（按成文日期看，未定时按今天看）。原来的计划、重印已经签发的函不算。",
)  # fmt: skip
def order_of_days(read: Read) -> Iterator[Hit]:
    """A draft is dated today; a signed letter keeps its own day."""
    day = read.content.dated_on or read.facts.today
    where = "dated_on" if read.content.dated_on else ""
    if day and read.facts.due_on and day > read.facts.due_on:
        yield Hit(where, f"办理期限是{_said(read.facts.due_on)}，已经超过", "说明延期情况，或者核对日期")
    if day and read.facts.received_on and day < read.facts.received_on:
        yield Hit(where, f"成文日期早于收到提案的{_said(read.facts.received_on)}", "核对日期")
    for flow in read.paragraphs(PROSE):
        if not any(mark in flow.masked for mark in "年月"):
            continue
        yield from _turned(flow)
        if day:
            year, month, date = (int(part) for part in day.split("-"))
            yield from _against(flow, (year, month, date))
            yield from _months(flow, (year, month, date))


def _turned(flow: Flow) -> Iterator[Hit]:
    for match in SPAN.finditer(flow.masked):
        if _ends_first(match):
            yield flow.hit(*match.span(), f"“{match[0]}”起止颠倒", "核对起止日期")
    for match in DAYS.finditer(flow.masked):
        if int(match["to"]) < int(match["from"]):
            yield flow.hit(*match.span(), f"“{match[0]}”起止颠倒", "核对起止日期")
    for match in YEARS.finditer(flow.masked):
        if match["to"] < match["from"]:
            yield flow.hit(*match.span(), f"“{match[0]}”起止颠倒", "核对起止年份")
    for match in COURSE.finditer(flow.masked):
        if _ends_first(match) and not PARTS.search(match[0]):
            yield flow.hit(*match.span(), f"“{match[0]}”完成早于开始", "核对日期")


def _ends_first(match: re.Match[str]) -> bool:
    begin, end = (
        tuple(int(part) for part in (year, month, day) if part)
        for year, month, day in (
            (match["year"], match["month"], match["day"]),
            (match["year2"] or match["year"], match["month2"], match["day2"]),
        )
    )
    return end[: len(begin)] < begin[: len(end)]


def _against(flow: Flow, now: tuple[int, int, int]) -> Iterator[Hit]:
    text = flow.masked
    spans = [match.span() for match in SPAN.finditer(text)]
    for match in WHEN.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        days = _days(match, now)
        begin, end = _sentence(text, match)
        before, behind = text[begin : match.start()], text[match.end() : end]
        if days.first > now and _is_done(before, behind):
            yield flow.hit(*match.span(), f"“{match[0]}”晚于成文日期，却说已经如此", "核对日期或者说法")
        elif days.last < now and (AHEAD.search(before) or AHEAD_BEHIND.match(behind)) and not _is_history(before, behind):
            yield flow.hit(*match.span(), f"“{match[0]}”早于成文日期，却说将要如此", "核对日期或者说法")


def _months(flow: Flow, now: tuple[int, int, int]) -> Iterator[Hit]:
    """将于3月底前完成, in a letter of June that names no year."""
    for match in NOT_YET.finditer(flow.masked):
        begin, end = _sentence(flow.masked, match)
        before, behind = flow.masked[begin : match.start()], flow.masked[match.end() : end]
        if "年" in before + behind or not AHEAD.search(before) or _is_history(before, behind):
            continue
        if int(match["month"]) < now[1]:
            yield flow.hit(*match.span(), f"“{match[0]}”早于成文日期，却说将要如此", "核对日期，或者写明年份")


def _sentence(text: str, match: re.Match[str]) -> tuple[int, int]:
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
    found = SENTENCE_END.search(text, match.end())
    return begin, found.start() if found else len(text)


def _days(match: re.Match[str], now: tuple[int, int, int]) -> Days:
    year = {"今": now[0], "本": now[0], "去": now[0] - 1, "明": now[0] + 1}.get(match["year"]) or int(match["year"])
    if match["month"]:
        month = int(match["month"])
        return Days((year, month, int(match["day"] or 1)), (year, month, int(match["day"] or 31)))
    if match["quarter"]:
        quarter = int(match["quarter"]) if match["quarter"].isdecimal() else "一二三四".index(match["quarter"]) + 1
        return Days((year, 3 * quarter - 2, 1), (year, 3 * quarter, 31))
    if match["half"]:
        return Days((year, 1, 1), (year, 6, 31)) if match["half"] == "上" else Days((year, 7, 1), (year, 12, 31))
    end = (match["end"] or "")[-1:]
    return {"初": Days((year, 1, 1), (year, 3, 31)), "中": Days((year, 5, 1), (year, 8, 31))}.get(
        end, Days((year, 11 if end else 1, 1), (year, 12, 31))
    )


def _is_done(before: str, behind: str) -> bool:
    """Whether what is said of a day is that it has happened."""
    clause = re.split("[，：]", before)[-1]
    if AHEAD.search(before) or re.search("将|拟|计划|预计|争取|力争|确保", clause):
        return False
    if BEHIND.search(before):
        return True
    if RAISED.match(behind) and RECEIVED.search(behind):
        return True
    found = DONE_BEHIND.match(behind)
    return found is not None and not NOT_DONE.search(found["between"] or "") and not clause.endswith(("到", "至", "为"))


def _is_history(before: str, behind: str) -> bool:
    """An earlier plan, told as such: 原计划于2025年底前建成, 2025年计划新建12处，实际建成14处."""
    return bool(FORMER_PLAN.search(before) or SINCE_DONE.search(behind))


def _said(day: str) -> str:
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"
