"""Punctuation by GB/T 15834: marks of the wrong width or shape, spaces, ends of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import HAN, WIDE
from letter.proof.reading import NAMES, PRINTED, PROSE, TEXTS, Hit, Read
from letter.proof.rule import Example, rule

STANDARD = "GB/T 15834—2011"
FULL = dict(zip(",:;()!?.", "，：；（）！？。", strict=True))
HALF = re.compile(
    rf"(?<=[{WIDE}])[,:;!?]|(?<=[{WIDE}] )[,:;!?]|[,:;!?](?=\s*[{WIDE}])|(?<=[{HAN}”》）])\.(?=[{HAN}“《”’]|\d{{3}}|\d{{1,2}}月|\s*\Z)|(?<=[%％])\.(?!\d*[%％])"
    rf"|(?<=[{WIDE}])[()]|[()](?=[{WIDE}])|[,;!?](?=\s*\Z)|(?<=[%％])[,;:]|(?<=\d)[;!?](?=\d)|(?<=\d)\.(?=\s*\Z)"
)
BRACKETS = re.compile(r"\(([^()]*)\)")
STRAIGHT = re.compile("[\"＂]|(?<![A-Za-z0-9])['＇]|['＇](?![A-Za-z0-9])|[「」『』]")
INCHES = re.compile(r"\d[\"']")
ROUND = {"「": "“", "」": "”", "『": "‘", "』": "’"}
# The dots of an ellipsis and the dash, however they were typed; what is right is among what is found.
ELLIPSIS = re.compile(rf"…+|(?<=[{WIDE}])[.．]{{2,}}|[.．]{{3,}}|。{{3,}}|[·・•∙⋅]{{3,}}|[⋯‥]+|(?<=[{HAN}])、{{3,}}|…… …+|(?<=[{HAN}])[·・•]{{2}}(?=[{HAN}，。])")
DASH = re.compile(rf"—{{2,}}[－–~-]+|[－–-]+—{{2,}}|—{{2,}}|⸺|(?<=[{WIDE}])[~～]{{2,}}(?=[{WIDE}])|(?<=[{WIDE}])__(?=[{HAN}])|(?<=[{HAN}”》])一一(?=[这那其它她我你虽尽即也])|[─━―]+|[－]{{2,}}|(?<=[{WIDE}])-{{2,}}|-{{2,}}(?=[{WIDE}])|–{{2,}}|[—-] [—-]")
SINGLE = re.compile(rf"(?<=[{HAN}]{{5}})[—–－-](?=[{HAN}“《]{{5}})|(?<=[{HAN}][”》])[—–－-](?=[{HAN}]{{5}})|(?<=[{HAN}]{{5}})[—–－-](?=[“《][{HAN}]{{3}})|(?<=[{HAN}]{{5}})[ 　][—–－-][ 　](?=[{HAN}]{{5}})")
"""One cell of a dash, or less. Between names of places it is a connecting mark: 河东新区—高铁西站快速通道."""
LINES = re.compile("段|线|[公铁道]路|高速|航|轴|走廊|经济带|通道|班车|公交|大桥|隧道|区间|往返|运河|管网")
HEADING_END = re.compile(r"[。，、；：,;:.．]+\s*\Z")
NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百\d]+[章节条编款项]|[一二三四五六七八九十]+、)\Z")
SPACE = re.compile(rf"(?<=[{WIDE}])[ 　]+(?=[{WIDE}])|\A[ 　]+(?=[{WIDE}])")
BLANK = re.compile(r"[年月][ 　]+[月日]|_{2,}")


@rule(
    "PUN-01E", "半角标点",
    source=f"{STANDARD} 第4章、第5.1条", basis="国标",
    bad=Example("截至5月底,各项任务已经完成。", at=","),
    good=Example("截至5月底，网址https://www.yunchuan.example/a,b已经开通，日均访问1,200人次，上午9:30开放。"),
    note="数字之间的逗号和冒号（1,200、9:30）、网址和外文里的标点不算。",
)  # fmt: skip
def half_width(read: Read) -> Iterator[Hit]:
    """A bracket is looked at together with its other half."""
    for flow in read.paragraphs(PRINTED):
        spots = {match.start() for match in HALF.finditer(flow.bare)}
        for pair in BRACKETS.finditer(flow.bare):
            ends = {pair.start(), pair.end() - 1}
            if spots & ends or re.search(f"[{HAN}]", pair[1]):
                spots |= ends
        for spot in sorted(spots):
            mark = flow.text[spot]
            if mark == "." and flow.text[spot - 1 : spot] == ".":
                continue
            yield flow.hit(spot, spot + 1, f"半角的“{mark}”", f"改用全角的“{FULL[mark]}”", FULL[mark])


@rule(
    "PUN-02E", "直引号",
    source=f"{STANDARD} 第4.8条、第5.1.3条", basis="国标",
    bad=Example("实行\"一窗受理\"，审批时间缩短一半。", at="\""),
    good=Example("实行“一窗受理”，参考Children's Hospital的做法，屏幕为55\"。"),
    note="横排用弯引号“”‘’，不用直引号和「」。外文的撇号、英寸号不算。",
)  # fmt: skip
def straight_quotes(read: Read) -> Iterator[Hit]:
    """Pairs are set right in their turn; where the number is odd a person has to see what belongs to what."""
    for flow in read.paragraphs(PRINTED):
        inches = {match.end() - 1 for match in INCHES.finditer(flow.text)} if flow.text.count('"') % 2 else set()
        spots = [match.start() for match in STRAIGHT.finditer(flow.bare) if match.start() not in inches]
        for shape, pair in (("\"＂", "“”"), ("'＇", "‘’")):
            same = [spot for spot in spots if flow.text[spot] in shape]
            for turn, spot in enumerate(same):
                right = None if len(same) % 2 else pair[turn % 2]
                yield flow.hit(spot, spot + 1, f"直引号{flow.text[spot]}", f"改用弯引号{pair}", right)
        for spot in spots:
            if right := ROUND.get(flow.text[spot]):
                yield flow.hit(spot, spot + 1, f"引号“{flow.text[spot]}”", f"横排用{right}", right)


@rule(
    "PUN-03E", "省略号和破折号",
    source=f"{STANDARD} 第4.10.2条、第4.11.2条、第5.1.4条、第5.1.5条", basis="国标",
    bad=Example("配套设施包括坡道、扶手、座椅...都已建成。", at="..."),
    good=Example("配套设施——坡道、扶手、座椅……都已建成，2025—2026年共投入320万元。"),
    note="省略号六个点（……），破折号占两个字（——）；数值、地名之间的一字线“—”不算。",
)  # fmt: skip
def long_marks(read: Read) -> Iterator[Hit]:
    """Two ellipses in a row (twelve dots) stand for a paragraph left out."""
    for flow in read.paragraphs(TEXTS):
        for match in ELLIPSIS.finditer(flow.bare):
            if match[0] not in ("……", "…………"):
                yield flow.hit(*match.span(), f"省略号写作“{match[0]}”", "写作“……”", "……")
        for match in DASH.finditer(flow.bare):
            if match[0] != "——":
                yield flow.hit(*match.span(), f"破折号写作“{match[0]}”", "写作“——”", "——")
        for match in SINGLE.finditer(flow.bare):
            if not LINES.search(flow.bare, match.start() - 6, match.end() + 12):
                yield flow.hit(*match.span(), "破折号只有一个字长", "写作“——”", "——")


@rule(
    "PUN-12E", "标题末尾的标点",
    source=f"{STANDARD} 附录B.4", basis="国标",
    bad=Example("改造先摸底，难点一户一策。", into="heading", at="。"),
    good=Example("改造先摸底，难点一户一策", into="heading"),
    note="正文各级标题独占一行的，末尾不用标点；问号、叹号、省略号按需要可用。",
)  # fmt: skip
def heading_ends(read: Read) -> Iterator[Hit]:
    """The letter's own title is FMT-08E's."""
    for flow in read.paragraphs({"heading"}):
        if (match := HEADING_END.search(flow.text)) and not flow.text.startswith(match[0]):
            yield flow.hit(*match.span(), f"标题末尾有“{match[0].strip()}”", "标题末尾不用标点", "")


@rule(
    "PUN-13E", "汉字之间的空格",
    source=f"{STANDARD} 第5.1条；实务", basis="国标",
    bad=Example("我局会同 市财政局逐项核对。", at=" "),
    good=Example("我局会同市财政局逐项核对，安装Wi-Fi 6设备，参照《条例》第三章 第二节办理。"),
    note="汉字、标点之间不空格；外文词之间、“第一章”一类序次语之后的空格不算；人名、表格里的不看。",
)  # fmt: skip
def spaces(read: Read) -> Iterator[Hit]:
    """Names of persons and cells of tables are spaced for their looks; the title has a rule of its own."""
    kinds = PROSE | {"heading", "attachment_name", "attachment"} | (NAMES - {"addressee", "contact"})
    for flow in read.paragraphs(kinds):
        for match in SPACE.finditer(flow.text):
            near = flow.text[max(0, match.start() - 1) : match.end() + 1]
            if NUMBERED.search(flow.text, 0, match.start()) or BLANK.search(near):
                continue
            yield flow.hit(*match.span(), "汉字、标点之间有空格", "删去空格", "")
