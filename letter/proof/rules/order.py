"""Punctuation by GB/T 15834: marks behind 一是 and （一）, 书名号 where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.marks import NUMERAL
from letter.proof.reading import PROSE, TEXTS, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.structure import numbered_items, passage_of

STANDARD = "GB/T 15834—2011"
AFTER_FIRST = re.compile(
    rf"(?:\A|(?<![{NUMERAL}统唯之单专归划同合逐其第每万百千周期年月日号零如不初高\d]))[{NUMERAL}]{{1,2}}是[ 　]*([，、：；。．·！—…:,;.!]+)"
    rf"|(?:\A|(?<=[，。；：、！？…）”—\s]))[{NUMERAL}]要[ 　]*([，、：；:,;]+)"
)
"""Also in the midst of a sentence (主要做法有一是，…); 统一是 and 第一是 are other words."""
AFTER_BRACKET = re.compile(rf"(?:\A|(?<=[。；：！？]))(?:[（(](?:[{NUMERAL}]{{1,3}}|\d{{1,2}})[）)]|[①-⑳])([、，．。：；:.,;]+)(?![（(①-⑳])")
NEWSPAPER = re.compile("[一-鿿](?:[一-鿿](?<![每逐当次今即])日报|[一-鿿](?<!最)晚报|[一-鿿]晨报|[一-鿿](?<![尽及提])早报|[一-鿿](?<![及按随准实适定届同限当])时报|[一-鿿](?<![协会磋])商报|[一-鿿]都市报|[一-鿿]青年报)")
"""A newspaper that is in no list: its name is nearly always of two characters and one of these."""
LEADING = re.compile(r"\A[ 　]*[，、。；：．·！—,.:;!]+")
TITLED = re.compile(r"《([^《》]{2,60})》")
DOCUMENT = re.compile(r"(?:通知|意见|办法|规定|方案|条例|规划|计划|细则|决定|报告|公告|通告|指南|标准|清单|提案|建议|法|函|书|合同|协议|典|宪法|纲要|准则|章程|手册|读本|名录|目录|名单|汇编|公报|年鉴|图册|论证|例证|旁证|保证|查证|见证|考证|印证|求证|实证|志|史|记|诗|传|倡议)\Z")
CERTIFICATE = re.compile(r"(?:登记|产权|资格|合格|结业|毕业|职业|荣誉|权属|资质|聘|产权|等级)证书\Z")
"""The only 书 that is no document."""
BEHIND = re.compile(
    "(?:系列|专项)?(?:活动|行动|工程|大赛|论坛|品牌|课题|称号|荣誉|商标|小程序|专项整治|志愿服务队|志愿队|公益项目|奖牌|牌匾|(?:改革)?试点(?!方案|办法|工作方案)|项目(?!库|清单|建议书|指南|申报))"
    "|(?![^，。；]{0,6}(?:诵读|研读|宣传|普法|学习|读书|宣讲|知识|贯彻|编写|修订|首发|首映|展演|巡演|培训|演讲|朗诵|合唱|书画))[一-鿿]{2,5}(?:活动|工程|品牌|课题|大赛|行动(?!计划|方案))"
)
"""Said right behind the marks: 《暖心敲门》活动."""
GIVEN = re.compile("(?:荣获|获评|获颁|评选|表彰|推选|授予|被评为|评为|命名为|创建成?|创成)[^，。；《]{0,6}\\Z")
"""Said right before the marks: what is given is an honour."""
WORK = re.compile("栏目|节目|专栏|专题|频道|歌曲|报道|一[书文剧]|丛书|杂志|系列(?:片|剧|节目|图书)")
HELD = re.compile("(?:举办|召开|承办|主办|举行)了?\\Z")
STAGED = re.compile("[，。；、！]|\\Z")
"""Right behind the marks: nothing more is said of what was held; 举办《论语》诵读会 is about a book."""
NO_TITLE_AFTER = re.compile("[告道名送表销批备考请市省县区]|社|网|客户端|公众号|微信|官微|官方|微博|集团|传媒|出版|新媒体|融媒|频道|全媒体|手机|视频号|抖音")
@rule(
    "PUN-07E", "“一是”之后的标点",
    source=f"{STANDARD} 附录B.3.7", basis="国标",
    bad=Example("我们做了两件事：一是，摸清底数；二是，加大投入。", at="，"),
    good=Example("我们做了两件事：一是摸清底数；二是加大投入。"),
    note="“一是”“二是”之后不用标点；事项自动带“一是”，领句开头不写标点。",
)  # fmt: skip
def after_first(read: Read) -> Iterator[Hit]:
    """Typed, and printed by the letter before an item."""
    numbered = numbered_items(read)
    for flow, match in read.find(AFTER_FIRST, PROSE):
        span = match.span(match.lastindex or 0)
        marks = flow.text[slice(*span)]
        yield flow.hit(*span, f"“{match[0][: -len(marks)]}”之后有“{marks}”", "删去", "")
    for flow in read.paragraphs({"item"}):
        if passage_of(flow) in numbered and (match := LEADING.match(flow.text)):
            yield flow.hit(*match.span(), f"领句以“{match[0]}”开头，排在“一是”之后", "删去", "")


@rule(
    "PUN-08E", "（一）之后的标点",
    source=f"{STANDARD} 附录B.3.4", basis="国标",
    bad=Example("（一）、摸清底数，登记造册。", at="、"),
    good=Example("按照《条例》第十条第（一）、（三）项，（1）摸清底数；（2）登记造册。"),
    note="带括号的序号之后不用标点；“第（一）、（三）项”是并列，不算。标题的序号自动排，标题开头不写标点。",
)  # fmt: skip
def after_bracket(read: Read) -> Iterator[Hit]:
    """At the head of a paragraph or a sentence only."""
    for flow, match in read.find(AFTER_BRACKET, TEXTS):
        yield flow.hit(*match.span(1), f"“{match[0][: -len(match[1])]}”之后有“{match[1]}”", "删去", "")
    for flow in read.paragraphs({"heading"}):
        if (match := LEADING.match(flow.text)) and match.end() < len(flow.text):
            yield flow.hit(*match.span(), f"标题以“{match[0]}”开头", "序号和标点自动排，请删去", "")


@rule(
    "PUN-09S", "不用书名号的名称",
    source=f"{STANDARD} 附录A.13.1", basis="国标",
    bad=Example("组织开展《暖心敲门》活动和《适老化改造进社区系列活动》。", at="适老化改造进社区系列活动"),
    good=Example("组织开展“适老化改造进社区系列活动”，印发《暖心行动实施方案》。"),
    note="课题、奖项、证照、机构、会议、活动等名称不视为作品，不用书名号；名单由本单位保管。",
)  # fmt: skip
def not_works(read: Read) -> Iterator[Hit]:
    """By the last word of the name, or the word right behind the marks."""
    words = sorted(read.lists.not_works, key=len, reverse=True)
    if not words:
        return
    last = re.compile(f"(?:{'|'.join(map(re.escape, words))})\\Z")
    known = {proposal.title for proposal in read.content.proposals}
    for flow, match in read.find(TITLED, TEXTS, masked=False):
        name = match[1]
        if WORK.match(flow.text, match.end()):
            continue
        found = last.search(name) or CERTIFICATE.search(name)
        plan = name.endswith("计划") and re.match("工程|行动|项目|活动", flow.text[match.end() :])
        if name in known or name.startswith("关于") or (DOCUMENT.search(name) and not plan and not CERTIFICATE.search(name)):
            continue
        if found := found or BEHIND.match(flow.text, match.end()):
            yield flow.hit(*match.span(), f"“{name}”用了书名号", f"{found[0]}的名称不用书名号，可用引号")
        elif name not in read.lists.periodicals and _is_honour_or_event(flow.text, *match.span()):
            yield flow.hit(*match.span(), f"“{name}”用了书名号", "荣誉、会议、活动的名称不用书名号，可用引号")


def _is_honour_or_event(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    return bool(GIVEN.search(before) or (HELD.search(before) and STAGED.match(text, end)))


@rule(
    "PUN-10S", "报刊、节目用书名号",
    source=f"{STANDARD} 第4.15.3.1条", basis="国标",
    bad=Example("有关做法被云川日报头版报道。", at="云川日报"),
    good=Example("有关做法被《云川日报》和云川日报社微信公众号报道。"),
    note="报纸、刊物、广播电视节目的名称用书名号；报社、网站、客户端不用。名单由本单位保管。",
)  # fmt: skip
def periodicals(read: Read) -> Iterator[Hit]:
    """What stands in 《》 already is masked."""
    names = sorted(read.lists.periodicals, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    for pattern in (known, NEWSPAPER):
        for flow, match in read.find(pattern, TEXTS):
            if NO_TITLE_AFTER.match(flow.text, match.end()) or read.content.issuer_mark.startswith(match[0]):
                continue
            if pattern is known:
                yield flow.hit(*match.span(), f"“{match[0]}”没有书名号", f"写作《{match[0]}》", f"《{match[0]}》")
            elif not any(name.endswith(match[0]) or match[0] in name for name in names):
                yield flow.hit(*match.span(), f"“{match[0]}”没有书名号", "报纸的名称用书名号")

