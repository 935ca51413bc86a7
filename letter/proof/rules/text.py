"""Text: characters and words typed twice, places left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import HAN
from letter.proof.reading import PRINTED, TEXTS, Flow, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.twice import said_twice
from letter.words import known_words

DOUBLED = re.compile(rf"([{HAN}])\1+")
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
GRAMMAR = frozenset("的了是在和与及对将把被由从向为以并已也都还就又再更最可能会要应须需不未我你您他它这那其该每各")
"""Twice in a row, each alone, these are always one too many; of other characters it may be somebody's name."""
LEFT_ALONE = frozenset(
    "市县区省州镇乡村街路校院园站厂港河江湖桥楼库门山岛湾桩城个家户处条名所座间批项次件辆台场支位人亩米段栋幢层排片块期届年月日天时分元万亿"
    "中大小老新高多少低长全各另再已未也又在对为以和与及或从由自按经使用有不无是可要应需能会给向比同当还更最非地上下前后内外"
)
"""A word of its own that may stand before one that begins alike: 全市|市场, 其中|中小学, 12项|项目, 关键是|是否."""
RIGHT_ALONE = frozenset(
    "区县市省镇乡村街路站校院园楼河湖桥车水电户人会后上下中内外里前年月日地以为在有与和及或由从自就都可要应需能给向经比同当还更全新大小老多高低点"
)
"""A word of its own that may stand behind one that ends alike: 可以|以, 占比|比, 参与|与."""
SURNAMES = frozenset("王李张刘陈杨赵黄周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖董袁潘蒋蔡余杜魏苏吕丁沈姚卢姜崔谭陆汪廖韦邱侯孟薛邹熊")
AROUND = 8
REPEATED = re.compile(rf"(?P<word>[{HAN}]{{2,6}})(?P=word)+")
LISTED_TWICE = re.compile(rf"(?<=[、，：；。])(?P<word>[{HAN}]{{2,8}})、(?P=word)(?=[、，。；等和及]|\Z)")
RIGHTLY_TWICE = frozenset(("研究", "讨论", "商量", "考虑", "学习", "了解", "休息", "评比", "打听", "锻炼", "体验", "意思", "谢谢"))
OPEN = re.compile(
    r"[×✕]{2,}|(?<![0-9A-Za-z])(?:[xX]{2,}|[ｘＸ]{2,})(?![0-9A-Za-z])|[*＊]{2,}|[_＿]{2,}|[□〇○●]{2,}(?![一-龥])|[?？]{3,}"
    r"|[（(［\[〔](?:(?:数据|数字|内容|时间|金额|名称)?待(?:定|核实|核对|核定|核|补充|补|填写|填报|填|查|确认|完善|更新|明确|商定|插入)(?:数据|数字|内容|后填)?"
    r"|(?:此处|这里)[^（）()]{0,12}|请(?:核实|补充|填写|插入|核对)[^（）()]{0,8})[）)］\]〕]"
    r"|(?<![0-9A-Za-z])[XxＸｘ×](?=[月日]|年[\dX×])|(?<=[由在到经向对为和与、，。])[〇○]{2}(?=[一-龥])|某某(?=科|股|处|室|局|同志|单位|街道|镇|公司|企业|路|小区)"
    r"|【[^】]{0,20}(?:待|请|核实|补充|填写|插入|？)[^】]{0,20}】|TODO|TBD|(?<=[，。；])待(?:补充|核实)(?=[，。；])"
    r"|(?<!\d)[ 　]*年[ 　]+月(?:[ 　]+日)?|〔[ 　]*(?:20[ 　]*)?〕[ 　]*号?|第[ 　]+号|“”|《》|（[ 　]*）"
)


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
        pair = match[1] * 2
        if match[1] in NUMERALS or _is_fourfold(flow.masked, match.start()):
            continue
        # 建议议 is none of 议议; 天天, 人人 go with whatever stands before.
        if pair in read.lists.doublings and not (match[1] not in EACH and _trails(flow.masked, match.start())):
            continue
        if len(match[0]) == 2 and (_is_named(flow.text, match.start(), names) or not _stumbles(flow, match.start())):
            continue
        yield flow.hit(*match.span(), f"“{match[0]}”重复了“{match[1]}”字", f"只留一个“{match[1]}”", match[1])


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
    note="××、XX、＿＿、【待核实】、空的括号和书名号、没有填的年月日。",
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


def _is_fourfold(text: str, at: int) -> bool:
    """踏踏实实: two doubled characters side by side."""
    behind, before = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    return any(len(two) == 2 and two[0] == two[1] and two[0] != text[at] for two in (behind, before))


TIRED = re.compile("(?:提高|增高|抬高)高|(?:降低|减低)低|(?:扩大|增大)大|(?:缩小|减小)小|(?:增多)多|(?:减少)少|[底日月年]前前|(?:我|本|该)局局")
"""Endings that are words of their own elsewhere, and never here."""


EACH = frozenset("天人年月日家户事处时刻常往渐慢好早大小细远高低深轻静默缓稳多少个条件种次代村户看想试说听谈问聊走坐等尝")
"""Twice in a row they are words that stand behind any other: 我们人人, 今年月月."""


def _trails(text: str, at: int) -> bool:
    """The character ends a known word and begins none."""
    return _is_word(text[max(0, at - 1) : at + 1]) and not _is_word(text[at + 1 : at + 3])


def _runs_on(text: str, at: int) -> bool:
    """建议议, 更更换: the character ends (begins) a known word, and there is no word that it begins (ends) as well."""
    said, ending, beginning = text[at], text[max(0, at - 1) : at + 1], text[at + 1 : at + 3]
    ends, begins = _is_word(ending), _is_word(beginning)
    if TIRED.match(text[max(0, at - 1) : at + 2]) and not begins:
        return True
    if ending[0] in "我你您他本贵该各此每全":
        return False
    if ends and not begins:
        return said not in RIGHT_ALONE
    return begins and not ends and said not in LEFT_ALONE and said not in RIGHT_ALONE


def _is_word(two: str) -> bool:
    return len(two) == 2 and known_words(two) == (two,)


def _stumbles(flow: Flow, at: int) -> bool:
    """Whether the two characters belong to no word, and to no two words that meet."""
    if _runs_on(flow.text, at):
        return True
    begin = max(0, at - AROUND)
    left = right = before = after = ""
    spot = begin
    for word in known_words(flow.text[begin : at + 2 + AROUND]):
        end = spot + len(word)
        if spot <= at and end >= at + 2:
            return False
        if end == at + 1:
            left = word
        elif spot == at + 1:
            right = word
        elif end <= at:
            before = word
        elif not after and right:
            after = word
        spot = end
    said = flow.text[at]
    if len(left) > 1 and len(right) > 1:
        return False
    if len(left) == 1 and len(right) > 1:
        return said not in LEFT_ALONE and not _is_odd(before, "的了和与在对将把、并")
    if len(left) > 1:
        return said not in RIGHT_ALONE and not _is_odd(after, "的了和与在对将把、并") and left not in ("目的", "标的")
    return said in GRAMMAR and before not in SURNAMES


def _is_odd(word: str, known: str) -> bool:
    """A Chinese character alone that is no word of grammar: the dictionary is lost, and so are we."""
    return len(word) == 1 and re.match(f"[{HAN}]", word) is not None and word not in known
