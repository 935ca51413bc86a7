"""The reply: opening, every ask, thanks, opinions of other units, communication, how the addressee is called, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from letter.content import Paragraph
from letter.numerals import chinese_numeral
from letter.proof.facts import Ask, Facts
from letter.proof.reading import PROSE, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.addressed import Addressed, addressed
from letter.proof.rules.register import ANSWERS, NUMBER, SESSION

RECEIVED = re.compile("收悉|已悉|收到|已收(?![息习西])")
ANSWERED = re.compile(r"(?:答复|回复|函复|复函|答复意见|报告|说明|汇报|反馈|函告|情况)(?:意见)?如下|如下(?:答复|回复|说明)")
THANKS = re.compile("谢|敬意|致敬")
CALLED = re.compile(
    "(?P<many>你们|您们|各位(?:委员|代表))|(?P<one>您|(?<![迷])你(?!们|追|争))"
    "|(?<![昂珍宝名可尊华高富显权腾云遵])(?P<body>贵(?:单位|支部|总支|界别|小组|公司|协会|商会|学院|[委会党社盟局办厅组校院所镇乡区县]))(?![员议长])"
)
LENGTH_MOST = 4000
GENERIC = re.compile("会办(?:单位|部门|意见)|协办(?:单位|部门|意见)|各会办|会签部门")
CITY = re.compile(r"\A.{1,6}?(?=[省市县区州])[省市县区州](?=.{3,})")


@rule(
    "CNT-01E", "开头",
    source="实务", basis="实务",
    bad=Example("你们提出的提案收悉，现答复如下：", into="opening", at="你们提出的提案"),
    good=Example("你们提出的《关于推进老旧小区适老化改造的提案》（政协云川市九届二次会议第108号）已收悉，经认真研究，现答复如下：", into="opening"),
    note="写明届次、编号、《标题》、“收悉”和“现答复如下”；届次、编号标题里有的，开头可以不写。",
)  # fmt: skip
def opening(read: Read) -> Iterator[Hit]:
    """In the opening and the first paragraph, for some begin with a greeting."""
    if read.content.purpose not in ANSWERS:
        return
    first = next((flow.text for flow in read.paragraphs({"paragraph", "item"})), "")
    said = f"{read.content.opening}{first if '如下' not in read.content.opening else ''}"
    if not said.strip():
        # That nothing is written yet needs no proofreader.
        return
    title = read.content.title.replace("\n", "")
    missing = [
        name
        for name, found in (
            ("届次", SESSION.search(said + title)), ("编号", NUMBER.search(said + title)), ("《提案标题》", _has_title(read, said)),
            ("“收悉”", RECEIVED.search(said) or read.content.purpose == "second"), ("“现答复如下”", ANSWERED.search(said)),
        )
        if not found
    ]  # fmt: skip
    if missing:
        text = read.content.opening
        yield Hit("opening", f"开头没有{'、'.join(missing)}", "写明届次、编号、《标题》、收悉和现答复如下", (0, len(text)) if text else None)


def _has_title(read: Read, said: str) -> bool:
    """A document the letter goes by is no proposal's title."""
    titles = [one.title for one in read.content.proposals if one.title]
    works = re.findall("《([^》]{3,})》", said)
    return any(not titles or re.search("提案|建议|议案", work) or _alike(work, titles) for work in works)


def _alike(work: str, titles: list[str]) -> bool:
    """A title that was copied short or with a slip is CON-01E's."""
    return any(SequenceMatcher(None, work, title, autojunk=False).ratio() > 0.5 for title in titles)


@rule(
    "CNT-02S", "逐条答复",
    source="实务", basis="实务",
    bad=Example("建议点“增设休息座椅”没有答复", make=lambda letter: letter, facts=Facts(asks=(Ask("增设休息座椅"),))),
    good=Example(
        "建议点“提高补助标准”不在职责之内，已写明理由",
        make=lambda letter: letter, facts=Facts(asks=(Ask("增设坡道", answered=True), Ask("提高补助标准", reason="由市财政局会办"))),
    ),
    note="登记的建议点逐条答复；不答复的写明理由（会办、职责以外）。",
)  # fmt: skip
def asks(read: Read) -> Iterator[Hit]:
    """By what the register ties to the text."""
    for number, ask in enumerate(read.facts.asks, 1):
        if not ask.answered and not ask.reason.strip():
            yield Hit("passages", f"第{chinese_numeral(number)}条建议“{ask.text}”没有答复", "逐条答复，或者写明不答复的理由")


@rule(
    "CNT-03S", "结尾致谢",
    source="实务", basis="实务",
    bad=Example("下一步，我局将按照年度计划抓好余下项目。", into="closing", at="下一步"),
    good=Example("感谢你们对老旧小区居民的关心，欢迎继续监督。", into="closing"),
    note="用语各单位不同，有感谢的话就行。",
)  # fmt: skip
def thanks(read: Read) -> Iterator[Hit]:
    """In the closing, or where there is none in the last paragraphs."""
    if read.content.purpose not in ANSWERS:
        return
    closing = list(read.paragraphs({"closing"}))
    flows = closing or list(read.paragraphs({"paragraph", "item", "more"}))[-3:]
    last = list(read.paragraphs({"paragraph", "item", "more"}))[-1:]
    if flows and not any(THANKS.search(flow.text) for flow in (*flows, *last)):
        flow = flows[-1]
        yield flow.hit(0, len(flow.text), "结尾没有致谢", "感谢提案者的关心和支持")


@rule(
    "CNT-04S", "会办意见",
    source="实务", basis="实务",
    bad=Example(
        "市交通运输局送来会办意见，正文没有说到", make=lambda letter: letter, facts=Facts(opinion_units=("云川市交通运输局",)),
    ),
    good=Example("市民政局、市财政局的会办意见已写入正文", make=lambda letter: letter, facts=Facts(opinion_units=("云川市民政局",))),
    note="会办单位在开头或正文里提到，用全称、简称都可以；说到“会办单位”“会办意见”的也算。",
)  # fmt: skip
def opinions(read: Read) -> Iterator[Hit]:
    """Of the units that sent one, and of those the register has as assisting."""
    if read.content.purpose not in ANSWERS:
        return
    text = "\n".join(flow.text for flow in read.paragraphs(PROSE | {"heading"}))
    units = [*read.facts.opinion_units, *(unit for one in read.content.proposals for unit in one.assisting_units)]
    absent = [unit for unit in dict.fromkeys(units) if unit and not _is_mentioned(read, unit, text)]
    if text and absent and not GENERIC.search(text):
        yield Hit("passages", f"没有说到会办单位{'、'.join(absent)}的意见", "在正文里写明会办意见的采用情况")


def _is_mentioned(read: Read, unit: str, text: str) -> bool:
    core = CITY.sub("", unit) or unit
    shorts = [short for body in read.lists.bodies if body.name in (unit, core) for short in body.short]
    trimmed = re.sub(r"(?:委员会|局|办公室|中心)\Z", "", core)
    forms = [unit, core, *shorts, *([core.replace("委员会", "委"), trimmed + "委"] if core.endswith("委员会") else [])]
    return any(form in text for form in forms) or (len(trimmed) >= 4 and trimmed in text)


@rule(
    "CNT-05S", "与提案者沟通",
    source="实务", basis="实务",
    bad=Example("没有沟通记录", make=lambda letter: letter, facts=Facts(contacts=0)),
    good=Example("面商一次，有沟通记录", make=lambda letter: letter, facts=Facts(contacts=1)),
    note="按登记的沟通记录看，不看正文。",
)  # fmt: skip
def contacts(read: Read) -> Iterator[Hit]:
    """What the letter says of a meeting is no record of it."""
    if read.content.purpose in ANSWERS and read.facts.contacts == 0:
        yield Hit("", "没有与提案者沟通的记录", "沟通后登记，再送核")


@rule(
    "CNT-06S", "称呼",
    source="实务", basis="实务",
    bad=Example("坡道的位置已同您当面商定。", at="您"),
    good=Example("坡道的位置已同你们当面商定，居民说“您放心”，贵阳市财政局的做法值得借鉴。"),
    note="一名委员、代表称“您”，几名称“你们”，党派、团体、委员会称“贵委”“贵会”“贵单位”，既有个人又有单位的称“你们”。引语不看；分送各自一份的另查。",
)  # fmt: skip
def honorifics(read: Read) -> Iterator[Hit]:
    """By who stands in the 主送."""
    to = addressed(read.content)
    if to is None or read.content.copies or read.content.purpose not in ANSWERS:
        return
    for flow, match in read.find(CALLED, PROSE):
        if wanted := _misfit(read, match, to):
            fits = {Addressed.ONE: "您", Addressed.MANY: "你们", Addressed.MIXED: "你们"}.get(to.kind)
            fix = fits if fits and match.lastgroup != "body" and not match[0].startswith("各位") else None
            yield flow.hit(*match.span(), f"称“{match[0]}”，与主送“{to.said}”不相称", wanted, fix)


def _misfit(read: Read, match: re.Match[str], to: Addressed) -> str:
    if to.kind == Addressed.BODY:
        if match.lastgroup != "body":
            return "" if to.number > 1 and match.lastgroup == "many" else "对单位称“贵委”“贵会”“贵单位”"
        keys = next((entry.partition("：")[2].split("、") for entry in read.lists.honorifics if entry.partition("：")[0] == match[0]), [])
        return "" if not keys or keys == [""] or any(key in to.said for key in keys) else "称呼与单位名称相称"
    if match.lastgroup == "body":
        return "" if to.kind == Addressed.MIXED else "对个人称“您”“你们”"
    if to.kind == Addressed.ONE:
        return "" if match[0] == "您" else "对一名委员、代表称“您”"
    return "" if match.lastgroup == "many" and match[0] != "您们" else "对几名委员、代表称“你们”"


@rule(
    "CNT-07H", "篇幅",
    source="实务", basis="实务",
    bad=Example(
        f"全文超过{LENGTH_MOST}字",
        make=lambda letter: replace(letter, passages=(*letter.passages, *(Paragraph(_long(number)) for number in range(1, 90)))),
    ),
    good=Example("全文不到四千字", make=lambda letter: letter),
    note=f"正文（不计附件）超过{LENGTH_MOST}字。",
)  # fmt: skip
def length(read: Read) -> Iterator[Hit]:
    """Characters of opening, text and closing."""
    count = sum(len("".join(flow.text.split())) for flow in read.paragraphs(PROSE | {"heading"}))
    if count > LENGTH_MOST:
        yield Hit("", f"正文共{count}字，超过{LENGTH_MOST}字", "压缩篇幅，突出办理结果")


def _long(number: int) -> str:
    """For the example: paragraphs no two of which are alike."""
    said = chinese_numeral(number)
    return f"位于第{said}街区的小区设有坡道，门口铺装平整，楼道照明正常，扶手牢固，座椅间距合理，老人出入方便，居民评价良好。"
