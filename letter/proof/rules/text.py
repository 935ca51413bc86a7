"""Text: characters and words typed twice, places left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.doubling import NUMERALS, stumbles
from letter.proof.marks import HAN
from letter.proof.reading import PRINTED, TEXTS, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.twice import said_twice
from letter.words import is_word

DOUBLED = re.compile(rf"([{HAN}])\1+")
REPEATED = re.compile(rf"(?P<word>[{HAN}]{{2,6}})(?P=word)+")
LISTED_TWICE = re.compile(rf"(?<=[、，：；。])(?P<word>[{HAN}]{{2,8}})、(?P=word)(?=[、，。；等和及]|\Z)")
RIGHTLY_TWICE = frozenset(("研究", "讨论", "商量", "考虑", "学习", "了解", "休息", "评比", "打听", "锻炼", "体验", "意思", "谢谢"))
UNITS = "万元|亿元|万人|万户|[个家户人名处条项座所件次吨亩栋部辆台元]|公里|平方米|立方米|[%％]"
FIELDS = "数据|数字|内容|时间|日期|金额|名称|姓名|单位|人数|户数|文号|编号|电话|责任单位|承办单位|单位名称|联系人|地点|地址|面积|职务|标题|附图|图表"
DOING = "补充|补齐|补|填写|填报|填入|填|核实|核对|核定|核准|核|查实|查|确认|完善|更新|明确|商定|插入|添加|替换|提供|定"
TOLD = (
    f"(?:{FIELDS})?(?:尚|仍|还)?[待需](?:由?[一-龥]{{1,6}}[局委办厅科室处门位])?(?:{DOING})(?:数据|数字|内容|后填|最新数据)?|(?:此处|这里|此段|本段)(?:[需待补附加留]|插入|填写|添加|数据|内容|应)[^（）()]{{0,14}}"
    f"|请(?:[各有相关]*(?:部门|单位)|[一-龥]{{1,6}}[局委办厅科室处])?(?:核实|补充|填写|插入|核对|补齐)[^（）()]{{0,8}}|(?:补充|插入|填写|填入|核实|更新)(?:最新|具体|有关|相关)?(?:{FIELDS})"
    f"|(?:{FIELDS})(?:未定|未核实|不详|空缺|暂缺|存疑|有误|另补|后补)|暂空|暂缺|空缺|留空|空白|TBD|TODO|[?？…]+"
)
"""What a draft says in brackets to whoever comes next."""
LEFT = (
    # figures and names stood in for by signs
    r"[×✕]{2,}", r"(?<![0-9A-Za-z])(?:[xX]{2,}|[ｘＸ]{2,})(?![0-9A-Za-z])", r"[*＊]{2,}|[_＿]{2,}|[△▲■]{2,}|[?？]{3,}",
    r"(?<![一二三四五六七八九])[○●〇]{2,}(?![一-龥])|□{2,}", r"(?<=[由在到经向对为和与、，。])[〇○]{2}(?=[一-龥])", r"20\d?[XxＸｘ×*＊]{1,2}(?=年)",
    rf"(?<![0-9A-Za-z+＋Ａ-Ｚ×])[XxＸｘ×*＊](?=余?(?:{UNITS}))", r"(?<![0-9A-Za-z])[XxＸｘ×*＊](?=[月日]|年[\dX×xx])",
    r"第[XxＸｘ×*＊]+(?=[号届次期条章])", r"[?？]+(?=万元|亿元|万人|[%％])", r"(?<=[一-龥])(?:…{1,2}|\.{3,}|-{2,}|—{2,})(?=(?:万元|亿元|万人|公里|平方米|人次|[%％]))",
    r"某某(?=科|股|处|室|局|同志|单位|街道|镇|公司|企业|路|小区|村|社区|部门|学校)|某年某月(?:某日)?|某月某日",
    # notes to oneself
    rf"[（(［\[〔【｛{{](?:{TOLD})[）)］\]〕】｝}}]", r"【[^】]{0,20}(?:待|请|核实|补充|填写|插入|？)[^】]{0,20}】", r"【(?:注|备注|批注|提示)[:：][^】]*】",
    rf"[【［\[｛{{](?:具体|有关|相关|领导|单位|部门|联系人)?(?:{FIELDS})[】］\]｝}}]", r"\{\{[^{}]*\}\}|\$\{[^{}]*\}", r"TODO|TBD|(?<=[，。；])待(?:补充|核实)(?=[，。；])",
    r"此处(?:待补|补充|插入|填写|留空)[^，。；]{0,8}", rf"(?:{FIELDS})(?:待|需)(?:核实|核对|补充|确认|填写)(?=[。；）】]|\Z)",
    # blanks
    r"年[ 　]+月(?:[ 　]+日)?|(?<=[\d一-龥])月[ 　]+日", r"(?<!\d)[ 　]+年(?=[ 　]+月|[底初末上下])", rf"(?<=[一-龥])[ 　]{{2,}}余?(?=(?:{UNITS}))",
    r"〔[ 　]*(?:20[ 　]*)?〕[ 　]*号?|(?<=\d〕)[ 　]+号|(?<=\d〕)号|第[ 　]+(?=[号届次])", r"“[ 　]*”|《[ 　]*》|（[ 　]*）|\([ 　]*\)|【[ 　]*】|‘[ 　]*’|\"[ 　]*\"|〈[ 　]*〉",
)  # fmt: skip
OPEN = re.compile("|".join(LEFT))


@rule(
    "TXT-01E", "叠字",
    source="实务", basis="实务",
    bad=Example("我局已组织各街道推进进改造任务。", at="进进"),
    good=Example("村村通公路，家家有管道；市市场监管局常常走访，其中中小学12所，各项项目可以以奖代补，干部踏踏实实为群众办事。"),
    note="同一个字打了两遍。叠字词（常常、稳稳）、四字叠词（踏踏实实）、前后两个词相接（市|市场、占比|比）的不算；叠字词表可以补充。",
)  # fmt: skip
def doubled_characters(read: Read) -> Iterator[Hit]:
    """A dictionary tells two words that meet from one that stumbled; where it cannot tell, nothing is said."""
    names = _names(read)
    for flow, match in read.find(DOUBLED, TEXTS):
        said, at = match[1], match.start()
        if said in NUMERALS:
            continue
        # 信息|息息相关: of three the first may close a word and the others be one.
        if len(match[0]) == 3 and (said * 2 in read.lists.doublings or is_word(flow.masked[at + 1 : at + 5])):
            continue
        if len(match[0]) == 2 and (_is_named(flow.text, at, names) or not stumbles(flow.masked, at, read.lists.doublings)):
            continue
        yield flow.hit(*match.span(), f"“{match[0]}”重复了“{said}”字", f"只留一个“{said}”", said)


@rule(
    "TXT-02S", "叠词",
    source="实务", basis="实务",
    bad=Example("我局会同街道加快加快补齐公共设施。", at="加快加快"),
    good=Example("逐户逐户走访，一户一户核对，请居民讨论讨论，再一步一步推进。"),
    note="二至六个字的词打了两遍，或者并列的几项里同一项列了两次。",
)  # fmt: skip
def doubled_words(read: Read) -> Iterator[Hit]:
    """一户一户 is said so."""
    for pattern in (REPEATED, LISTED_TWICE):
        for flow, match in read.find(pattern, TEXTS):
            word = match["word"]
            if (word[0] in "一逐" and len(word) <= 3 and word[-1] != "化") or "每" in word[1:] or word in RIGHTLY_TWICE or len(set(word)) == 1:
                continue
            if pattern is REPEATED and word[0] in NUMERALS | {"百"} and len(word) == 2:
                continue
            yield flow.hit(*match.span(), f"“{word}”写了两遍", "只留一个", word)
    yield from said_twice(read)


@rule(
    "TXT-06E", "未填的空",
    source="实务", basis="实务",
    bad=Example("惠及居民××户【待核实】。", at="××"),
    good=Example("过道宽2×3米，惠及居民1524户，详见项目清单【公开稿】。"),
    note="××、XX、＿＿、【待核实】、（此处补充数据）、空的括号、引号和书名号、没有填的年月日和文号。",
)  # fmt: skip
def left_open(read: Read) -> Iterator[Hit]:
    """In every printed place, quotations too: nobody quotes a gap."""
    for flow, match in read.find(OPEN, PRINTED, masked=False):
        yield flow.hit(*match.span(), f"“{match[0].strip()}”还没有填", "填写或者删去")


def _names(read: Read) -> tuple[str, ...]:
    """Of the people the letter knows; a given name may be two of the same."""
    people = [one.name for proposal in read.content.proposals for one in proposal.proposers]
    return tuple(filter(None, (*people, read.content.contact.name, read.content.signatory)))


def _is_named(text: str, at: int, names: tuple[str, ...]) -> bool:
    around = text[max(0, at - 3) : at + 4]
    return any(name in around or name[1:] == text[at : at + 2] for name in names)
