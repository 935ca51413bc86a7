"""Format of what stands above the text: 发文字号, dates, 主送, title, 份号."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from letter.proof.marks import COUNTED, HAN, NUMERAL
from letter.proof.reading import PRINTED, PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

GB = "GB/T 9704—2012"
SHAPES = str.maketrans("０１２３４５６７８９﹝﹞﹙﹚{}｛｝<>＜＞\u2039\u203a「」『』〖〗《》", "0123456789［］［］［］［］［］［］［］［］［］［］［］")
"""Figures and brackets of other shapes, read as what they stand for; 〔 and 〕 are the only right ones."""
OPENED, CLOSED = r"[〔\[［【(（〈]", r"[〕\]］】)）〉]"
CITATION = re.compile(
    rf"(?P<code>[{HAN}]{{2,20}}) ?(?P<open>{OPENED}) ?(?P<year>\d{{2}}|\d{{4}}|[〇零○一二三四五六七八九]{{4}}) ?年? ?(?P<close>{CLOSED}) ?"
    rf"(?:年|[-—]|[Nn][Oo][.．]?)? ?(?P<di>第?) ?(?P<zeros>0*)(?P<serial>[1-9]\d{{0,4}}|[{NUMERAL}百]{{1,5}})(?P<hao> ?号?)(?P<next>.?)"
)
"""Anything that looks like a 发文字号, however its brackets were typed."""
CODE_END = rf"(?<=[{HAN}][发函办字规通令])(?<![印转下颁制核签开补分出拨奖]发)(?P<year>20\d{{2}})"
NO_BRACKETS = re.compile(
    rf"{CODE_END}(?:[ 　]?(?:(?<![令通]20\d\d)年|[\-—])?[ 　]?第?0*(?P<serial>[1-9]\d{{0,3}})|{OPENED}第?0*(?P<inside>[1-9]\d{{0,3}}){CLOSED})号"
)
ENDS = "，。；）》、"
DAY = re.compile(r"(?:(?<!\d)(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
MONTH = re.compile(r"(?<=\d年)0(?P<month>\d)月(?!\d)")
NAME_END = re.compile(r"[：:\u2236\ufe55\ufe30\ua789，,。．.；;、！!？?…—\-\s]+\Z|[：:\u2236\ufe55\ufe30](?=.).*\Z|\A[：:，,、。；;]+")
"""A greeting may have been typed behind the colon too."""
TITLE_END = re.compile(r"[。，、；：！？,;:!?.．]+\Z")
TITLE_SPACE = re.compile(rf"(?<=\d)[ 　]+(?=\d)|(?<=[{HAN}《》“”（）〔〕])[ 　]+(?=[{HAN}《》“”（）〔〕\d])|(?<=\d)[ 　]+(?=[{HAN}])|^[ 　]+|[ 　]+$", re.MULTILINE)
KIND = re.compile(r"(?:函|答复)[）)]?\Z")
COPY_NUMBER = re.compile(r"份号[：:为 ]{0,2}(\d+)")


@rule(
    "FMT-01E", "发文字号",
    source=f"{GB} 第7.2.5条", basis="国标",
    bad=Example("按照《云川市老旧小区改造办法》（云川政办发[2025]018号）的规定执行。", at="[2025]018号"),
    good=Example("按照《云川市老旧小区改造办法》（云川政办发〔2025〕18号）的规定执行。"),
    note="年份四位，用六角括号〔〕括入；序号不编虚位，不加“第”字。正文中引用的字号也看；案号、期号不是发文字号。",
)  # fmt: skip
def doc_numbers(read: Read) -> Iterator[Hit]:
    """The letter's own number is made of its parts; what is cited was typed."""
    for flow in read.paragraphs(PRINTED):
        text = flow.text.translate(SHAPES)
        for match in NO_BRACKETS.finditer(text):
            right = f"〔{match['year']}〕{match['serial'] or match['inside']}号"
            yield flow.hit(*match.span(), f"发文字号“{match[0]}”没有括号", f"应为“{right}”", right)
        for match in CITATION.finditer(text):
            if _is_number(match):
                start, end = match.start("open"), match.end("hao")
                yield from _of_wrong_form(flow, start, end, match)


def _is_number(match: re.Match[str]) -> bool:
    if match["code"].endswith("第"):
        return False
    if match["hao"].strip():
        return True
    code_ends = match["open"] == "〔" or (match["code"][-1] in "发函办字规" and match["serial"].isdigit())
    return code_ends and (not match["next"] or match["next"] in ENDS)


def _of_wrong_form(flow: Flow, start: int, end: int, match: re.Match[str]) -> Iterator[Hit]:
    found, year, serial = flow.text[start:end], match["year"], match["serial"]
    if not year.isdigit():
        year = "".join(str("〇一二三四五六七八九".index(one)) for one in re.sub("[零○]", "〇", year))
    if not serial.isdigit():
        serial = str(COUNTED.get(serial, ""))
    right = f"〔{year}〕{serial}号"
    if len(year) == 2:
        yield flow.hit(start, end, f"发文字号“{found}”的年份只有两位", "年份写四位，如〔2026〕12号")
    elif found != right:
        yield flow.hit(start, end, f"发文字号写作“{found}”", f"应为“{right}”" if serial else "用阿拉伯数字", right if serial else None)


@rule(
    "FMT-02E", "日期",
    source=f"{GB} 第7.3.5.4条", basis="国标",
    bad=Example("成文日期：2026年6月31日", at="", make=lambda letter: replace(letter, dated_on="2026-06-31")),
    good=Example("成文日期：2026年6月30日", make=lambda letter: replace(letter, dated_on="2026-06-30")),
    note="成文日期和正文里写出的日期都看：要有这一天，月、日不编虚位（不写“06月09日”）。",
)  # fmt: skip
def days(read: Read) -> Iterator[Hit]:
    """A day of no year may be the 29th of February."""
    dated_on = read.content.dated_on
    if dated_on and not _is_day(dated_on):
        yield Hit("dated_on", f"成文日期“{dated_on}”不是一个日子", "写明真实的年、月、日，如2026年6月9日")
    for flow, match in read.find(DAY, PRINTED):
        year, month, day = (match[name] for name in ("year", "month", "day"))
        start, end = match.span()
        if not _is_day(f"{int(year or 2024):04}-{int(month):02}-{int(day):02}"):
            yield flow.hit(start, end, f"“{match[0]}”不是一个日子", "核对月份和日期")
        elif month.startswith("0") or day.startswith("0"):
            right = f"{int(month)}月{int(day)}日"
            yield flow.hit(match.start("month"), end, f"日期“{match[0]}”编了虚位", f"月、日不加0：{right}", right)
    for flow, match in read.find(MONTH, PRINTED):
        yield flow.hit(*match.span(), f"月份“{match[0]}”编了虚位", f"不加0：{match['month']}月", f"{match['month']}月")


@rule(
    "FMT-03E", "主送后的冒号",
    source=f"{GB} 第7.3.2条", basis="国标",
    bad=Example("周云舒委员\n陈知远委员：", into="addressee", at="："),
    good=Example("周云舒委员\n陈知远委员", into="addressee"),
    note="主送后面的全角冒号、几个主送之间的顿号自动加，名称末尾不写标点。",
)  # fmt: skip
def addressees(read: Read) -> Iterator[Hit]:
    """Addressees and those of the copies alike."""
    copies = ((f"copies[{index}].addressee", copy.addressee) for index, copy in enumerate(read.content.copies))
    for where, name in [*((one.where, one.text) for one in read.of({"addressee"})), *copies]:
        if match := NAME_END.search(name):
            yield Hit(where, f"主送“{name.strip()}”{'末尾' if match.start() else '前面'}有“{match[0].strip() or '空格'}”", "冒号自动加，请删去", match.span(), "")


@rule(
    "FMT-08E", "标题的标点和空格",
    source=f"{GB} 第7.3.1条；GB/T 15834—2011 附录B.4", basis="国标",
    bad=Example("关于政协云川市第九届委员会第二次会议第108号提案的答复函。", into="title", at="。"),
    good=Example("云川市住房和城乡建设局\n关于政协云川市第九届委员会第二次会议第108号提案的答复函", into="title"),
    note="末尾没有标点，字间没有空格。标题不必有“关于”。",
)  # fmt: skip
def title_marks(read: Read) -> Iterator[Hit]:
    """Line breaks a person set are no spaces."""
    for region in read.of({"title"}):
        whole = region.text.rstrip()
        for match in TITLE_SPACE.finditer(region.text):
            yield region.hit(*match.span(), "标题里有多余的空格", "删去空格", "")
        if match := TITLE_END.search(whole):
            yield region.hit(*match.span(), f"标题末尾有标点“{match[0]}”", "标题末尾不用标点", "")


@rule(
    "FMT-08S", "标题的文种",
    source="《党政机关公文处理工作条例》第九条第（七）项", basis="条例",
    bad=Example("关于政协云川市第九届委员会第二次会议第108号提案办理情况的汇报", into="title", at="汇报"),
    good=Example("对云川市政协九届二次会议第108号提案的答复", into="title"),
    note="标题由发文机关名称、事由和文种组成；答复函的标题一般以“函”或“答复”结束。",
)  # fmt: skip
def title_kind(read: Read) -> Iterator[Hit]:
    """Whatever else the title says."""
    for region in read.of({"title"}):
        whole = TITLE_END.sub("", region.text.rstrip())
        if whole and not KIND.search(whole):
            last = whole[-2:]
            yield region.hit(len(whole) - len(last), len(whole), f"标题以“{last}”结束", "文种一般用“函”或“答复”，请核对")


@rule(
    "FMT-09H", "份号",
    source=f"{GB} 第7.2.1条", basis="国标",
    bad=Example("本件份号：12。", at="12"),
    good=Example("本件份号：000012。"),
    note="份号一般用六位阿拉伯数字。在“份号”一栏填数即可，自动印成六位。",
)  # fmt: skip
def copy_number(read: Read) -> Iterator[Hit]:
    """The letter's own is printed with six digits whatever was typed; more it cannot be."""
    if read.content.copy_number > 999_999 or read.content.copy_number < 0:
        yield Hit("copy_number", f"份号{read.content.copy_number}不是六位", "份号用六位阿拉伯数字")
    for flow, match in read.find(COPY_NUMBER, PROSE):
        if len(match[1]) != 6:
            yield flow.hit(*match.span(1), f"份号“{match[1]}”不是六位", f"写作{int(match[1]):06}", f"{int(match[1]):06}")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
