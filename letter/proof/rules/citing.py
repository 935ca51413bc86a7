"""Citing: documents by title and number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import HAN
from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

BARE_NUMBER = re.compile(rf"(?P<code>[{HAN}]{{0,14}})〔\d{{4}}〕\d{{1,5}}号(?:文件?)?")
CODE = re.compile(rf"(?:[{HAN}]{{1,8}}?(?:办|厅|局|委|政|府|组|建|教|民|财|卫|人社|党)?(?:发|函|字|规|办|文|令|通|议|复|呈|电)|[{HAN}]{{2,8}})\Z")
DOCUMENT = re.compile(r"《(?P<title>[^《》]{10,60}?(?:通知|通报|批复|通告|公告|命令|决定|意见))(?P<draft>[（(][^（）()《》]*[）)])?》(?P<note>[（(][^（）()]*[）)])?")
NAMED_BY_NUMBER = re.compile(
    rf"(?:国务院|中央|国办|中办|[{HAN}]{{0,8}}(?:政府|党委|[省市县区州]委|办公室|办公厅|[部厅局委办院])|[{HAN}]{{1,6}}[发函字办])(?:发|印发)?的?(?:\d{{4}}年)?的?第?\d{{1,4}}号文(?:件)?(?![化物保体献柜一-龥]?》|[化物保体献柜])"
)
ORDER = re.compile(rf"(?:[{HAN}]{{0,6}}(?:政府|国务院|部|委|局))?(?:令第?\d{{1,4}}号|第?\d{{1,4}}号令)")
UNTITLED = re.compile(
    r"(?P<said>(?:通知|意见|规定|办法|方案|细则|措施|文件|要求|精神|决定|通报|公告|通告|规划))(?P<number>[（(][^（）()〔〕《》]{2,14}〔\d{4}〕\d{1,5}号[^（）()]{0,20}[）)])"
)
ONLY_NUMBER = re.compile(r"(?:按照?|根据|依据|依照|落实|执行|遵照|参照|对照|见)(?P<number>[（(][^（）()〔〕《》]{2,14}〔\d{4}〕\d{1,5}号[）)])(?!《)")
NOT_ISSUED = re.compile("编号|合同|案号|证号|批号|许可证|证书")
NO_DOCUMENT = re.compile("(?:会办|协办|反馈|答复|征求|修改|审查|处理|评审|验收|处罚|备案|归档)(?:意见|决定|通知|文件)\\Z")
NUMBER_FIRST = re.compile("(?P<number>[（(][^（）()〔〕]{2,12}〔\\d{4}〕\\d{1,5}号[）)])《")
NUMBERED = re.compile(r"〔\d{4}〕|第\d+号|号令|\d号")
NOT_YET = re.compile(r"(?:起草|草拟|拟定|拟订|研究|修订|制定|代拟|征求|拟出台|拟印发|将出台|将印发|尽快出台|推动出台|提请|报送|形成了?|会签)[^，。；《》]{0,8}\Z")
OWN_PAPERS = re.compile("会办意见|反馈意见|征求意见|修改意见|提案|建议的")


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
            if not NOT_ISSUED.search(match["code"]):
                yield _bare(flow, match)
        for match in NAMED_BY_NUMBER.finditer(flow.text):
            yield flow.hit(*match.span(), f"只说了“{match[0]}”", "先引标题，后在括号里引发文字号")
        yield from _orders(flow)
        for match in ONLY_NUMBER.finditer(flow.text):
            yield flow.hit(*match.span("number"), f"只引了发文字号{match['number']}", "先引标题，后在括号里引发文字号")
        for match in UNTITLED.finditer(flow.text):
            if not NO_DOCUMENT.search(flow.text[max(0, match.start() - 2) : match.end("said")]):
                yield flow.hit(*match.span("number"), f"发文字号{match['number']}前面没有用书名号引标题", "先引标题，后在括号里引发文字号")
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


def _orders(flow: Flow) -> Iterator[Hit]:
    """市政府令第12号, where it stands for the document itself; in brackets it stands behind a title."""
    for match in ORDER.finditer(flow.masked):
        before = flow.masked[: match.start()]
        is_inside = before.rfind("（") > before.rfind("）")
        if not is_inside and not before.endswith("》"):
            yield flow.hit(*match.span(), f"只引了“{match[0]}”", "先引标题，后在括号里引令号")


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
