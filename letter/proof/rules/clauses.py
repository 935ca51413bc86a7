"""Punctuation by GB/T 15834: 、 where clauses are parted and not words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.reading import FILL, PROSE, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.subjects import (
    AMOUNT_ENDS,
    GOVERNS,
    SUMS_UP,
    VERB_FIRST,
    describes,
    two_clauses,
)

STANDARD = "GB/T 15834—2011"
ROUND_BRACKETS = re.compile("（[^（）]*）")
MARKS = re.compile("[，。；：！？]")
OPENS_CLAUSE = re.compile(
    "并且?(?!购|发症)|而且|同时|但是?|因此|因而|所以|从而|于是|然而|不仅|不但|如果|虽然|由于|其中|目前|现已|下一步|此外|另外|我[局委市县区厅院办馆校]|现(?:将|就|答复|回复|函复|作)|如今|现在|待(?=.{2,12}后)|未(?=发现|能|按|经|达)|敬请|请(?![求示假愿教])|计划(?=[于在\\d一二三四五六七八九十明年底])|发现(?=该|这|其|有|您|原|此)|原计划|我们|你们|他们|您|该局|"
    "这(?!里)|截至|自\\d|预计|累计|有力|切实|确保|力争|已经?|正在|将|均|共(?![享建治同产青]|用|有)|也|仍|尚|又|还|再(?!生|就业|教育|制造)|就(?!业|学|医|餐|近|地)|才(?![能艺华])|使(?!用|命|馆)|让|为此|对此|"
    "不得|不再|不能|暂|允许|需要|应当|必须|可以|可(?=在|由|向|作|将)|[一二三四五六七八九十两\\d]+年内|年内|年底|届时|随后|近期|今后|今年|去年|明年|有效(?=[改提缓解遏防降推])|拟"
)
"""A word that begins a clause, hardly ever one of several words in a row."""
ENDS_ADVERB = re.compile(
    r"(?:\A|[的了])(?:截至|自从?|经过?|根据|按照|依据|遵照|为了?|对于?|针对|通过|在|由于|随着|关于|结合|围绕|考虑到|鉴于).*"
    r"(?:底|初|末|以?后|以?前|时|起|以来|[以之][上下内外]的?|情况下|基础上|期间|过程中|工作中|方面|方式|办法|要求|规定|精神|部署|原则|条件|原因|问题|意见|建议|研究|论证|会商|协商|审核|审查|批准|同意|调查|核查|核实|整治|整改|努力|协调|走访|排查|勘察|勘查|测算|的(?:支持|帮助|推动|指导|努力|领导|配合|协调|关心)下)\Z"
)
SOURCES = re.compile("(?:要求|规定|精神|部署|原则|意见|办法|建议|问题|条件|方式|标准|政策|研究|论证|会商|协商|审核|审查|批准|同意|方面|条例|计划)")
ENDS_TIME = re.compile("(?:以来|之后|以后|[^前先最今]后|期间|以前|之前|[以之][下上]的|的同时)\\Z")
TIME_ENDS = re.compile(r"\d(?:年|月|日)(?:底|初|末)?\Z")
SAYS = re.compile("(?:情况看|来看|表明|显示|认为|表示|指出|提出|强调|明确|获悉|了解到|发现)\\Z")
INTRODUCES = re.compile("(?:其中|此外|另外|同时|目前|为此|对此|因此|总之|确实|当然|下一步|近年来|近期|随后|首先|其次|再次|最后|其[一二三四]|[首再其]次|与此同时|截至目前|今后|接下来|此前|届时|一方面|另一方面|例如|比如|特别是|一直以来|长期以来|总体上?看|具体而言|经研究|经核实|经查|经了解)\\Z")
"""Said before a clause, with a comma behind it."""
THANKS_FOR, ASKS_FOR = re.compile("(?:衷心|再次|非常|诚挚|诚恳|由衷)?(?:地)?感谢"), re.compile("(?:也|并|诚挚|恳请|敬请|真诚)?(?:欢迎|希望|期待|恳请|敬请|盼|请您?|愿(?!意)|祝)")
FINITE = re.compile("了|(?<!的)突出|不足|到位|不[愿知会]|普遍|明显|逐[年步月]|不断|加装|配备|上升|下降|好转|缓解|齐全|成本|足额|已|正在|将于|将[在按对]|应当|得到|达到|实现|完成|提升至|增加到|仍然|可以|能够|没有|不够|较为|存在|列入|纳入")
SUBJECT = re.compile("(?:[省市县区乡镇村]级?(?:部门|财政|政府|单位)?|居民|群众|孩子们?|学生|家长|老人|企业|职工|村民|代表|委员|部门|单位|街道|社区|学校|医院)(?:们)?(?=[学得不没无难按已可能都会主自逐正要]|一[直律并])")
"""Who does what follows: a clause of its own."""
WHOLE = re.compile("了|普遍|规定的|核实|明显|突出|不足|到位|完成|登记|摸清|见效|满意")
PREPOSITION = re.compile(
    "(?:按照?(?!揭|摩|比例|期|需|时)|根据|依据|通过(?!率)|对(?!口|外|接|照|策|标|话|账|讲)|把(?!关)|由(?!来)|向(?!阳|上|好)|从(?!业|事|严|优|轻|重|快|简)|"
    "在(?!校|职|建|册|线|岗|途|编|籍|读|研|家|场|园|孵|岸|案|位)|以(?!工代赈|旧换新|奖代补|案|下|上|内|外|及|来)|经(?!营|济|费|办|销|适|验|络|典|贸|纪))"
)
"""Begins a clause where the piece before it does not begin with one too."""
ANY_PREPOSITION = re.compile("(?:[一二三四五六七八九]是)?(?:由(?!此)|[对按向从在以与为把将经通根依])")
EACH = re.compile("每(?:月|季度?|年|周|日|半年|天|[个]?[一-鿿]{1,3}(?=至少|可|不|另|组织|开展|安排|举办|进行|召开|发布|通报|检查|更新))")
IF = re.compile("如需|如(?=[不未遇])|如果|如有|若|凡是|尽管|即使|只要|只有|一旦|无论|不论|虽然?|当[^地年事前期日代月]")
PREDICATE = re.compile(
    r"了|已|正(?![确常规式面义气])|尚|未(?!来|成年)|很|较(?!为?[大好高强]的)|严重|十分|非常|有限|紧张|困难|不[足够畅便多]|难以|受到|得到|遭[遇受到]|得不到|普遍|存在|能够|将|反[映应]|强烈|结束|顺利|高度重视|"
    r"有所|无[果法]|偏[低高远]|薄弱|滞后|不(?:予|再|愿|敢|具备|符合|属于)|立即|随即|迅速|均(?!衡|等|匀)|都(?!市)|仍|没有|属于|处于|位于|走访了?|召开|认为|表示|下降|上升|增长|减少了|缩短|贯通|通车|建成|开工|竣工|批准|好转|老化|较[大小高低多少长短快慢好差]|转入|进入|[大多少好高低快慢]\Z"
)
"""What a clause says of its subject."""
GOVERNED = re.compile(
    "因|指出|提出|存在|解决|改善|针对|克服|破解|面临|做到|实现|确保|力求|坚持|形成|围绕|消除|缓解|避免|防止|打造|营造|呈现|具有|包括|涉及|推动|加强|完善|健全|落实|对|向|把|将|由|主要|是|为(?!了|人)|的是|原因|因素|表现|出现|发现|整治|查处|面向|以|从|达到|符合|属于|有(?!限|所)|"
    "[“《：（]"
)
"""Before it what follows is a row of things, be they clauses or not: 存在设施不足、布局不均."""
HEADS = re.compile(r"(?:的[一-鿿]{0,4}|等|机制|问题|现象|原则|情况|制度|状况|局面|工作|措施|要求|体系|格局|任务|活动|特点|矛盾|需求|环境|方式|模式|目标|水平|能力|作用|地区|企业|人员|群体|部门|单位|项目|小区|道路|设施|家庭|群众|学生|老人)\Z")
"""Last word of a row of things rather than of a clause."""
IN_TURN = re.compile("先|首先|既|又|边|一边|一手|既要|不仅|要么|或者?|有的|谁")
PART_OF_ROW = re.compile("(?:的|等|问题|现象|情况|行为|情形)\\Z|等[一-鿿]{2,4}\\Z")
LEAST = 7
"""Characters on either side of a 、 that parts clauses and not words."""
LEFT_LEAST, RIGHT_LEAST = 5, 4
"""The same where the right side begins as only a clause does."""


@rule(
    "PUN-14S", "分句之间的顿号",
    source=f"{STANDARD} 第4.4.1条、第4.5.1条、附录B.1.4", basis="国标",
    bad=Example("我局已经完成逐栋走访和登记造册、目前正在组织施工单位进场。", at="、"),
    good=Example("我局对坡道、扶手、座椅和照明、监控、消防设施逐项登记，目前正在施工。"),
    note="顿号用于词语之间，分句之间用逗号。",
)  # fmt: skip
def between_clauses(read: Read) -> Iterator[Hit]:
    """By what stands on either side, up to the next marks."""
    for flow in read.paragraphs(PROSE):
        hidden = ROUND_BRACKETS.sub(lambda found: FILL * len(found[0]), flow.masked)
        for match in re.finditer("、", hidden):
            if _parts_clauses(hidden, match.start()):
                yield flow.hit(*match.span(), "分句之间用了顿号", "分句之间用逗号，请核对", "，")


def _parts_clauses(text: str, spot: int) -> bool:
    clause = MARKS.split(text[:spot])[-1]
    rest = MARKS.split(text[spot + 1 :], maxsplit=1)[0]
    left, right = clause.split("、")[-1], rest.split("、")[0]
    if _introduces(clause, left, right, rest):
        return True
    if len(left) < LEFT_LEAST or len(right) < RIGHT_LEAST:
        return False
    if IN_TURN.match(left) or (right[0] == "再" and "先" in left) or (right[0] in "也还又再更" and right[1] == left[0]):
        # 先建支部、再选委员会; 有老城区、也有新城区: said in one breath.
        return False
    if _opens(clause, left, right):
        return True
    if PREPOSITION.match(right) and len(right) >= LEFT_LEAST and (right[0] in "按由" or not ANY_PREPOSITION.match(left)):
        return right[0] not in left
    if EACH.match(right) and "每" not in left and min(len(left), len(right)) >= LEAST - 1:
        return True
    if "、" not in clause and "、" not in rest and not SUMS_UP.search(right) and _says_twice(left, right):
        return True
    ends = text[spot + 1 + len(rest) :][:1] != "，"
    return two_clauses(clause, rest, ends) or (min(len(left), len(right)) >= LEAST and _finite(clause, left, right, rest))


def _introduces(clause: str, left: str, right: str, rest: str) -> bool:
    """Whether what stands before only says when, by whom or on what grounds: short as it may be, a comma belongs behind it."""
    if SAYS.search(left) and len(left) >= 3:
        return True
    if THANKS_FOR.match(clause) and ASKS_FOR.match(right):
        return True
    if len(right) < RIGHT_LEAST:
        return False
    if TIME_ENDS.search(left) and not re.match(r"\d|[底初末]|第|[上下]半年", right):
        return True
    if "、" in clause:
        return False
    if ENDS_ADVERB.search(left) and not SOURCES.search(right[-3:] if left[0] == "经" else rest) and not describes(right):
        return True
    if len(left) >= LEFT_LEAST and ENDS_TIME.search(left) and not re.search("[后前]|期间|以来", rest):
        return True
    return INTRODUCES.search(clause) is not None and len(clause) <= 8 and right[0] not in "其首第再"


def _opens(clause: str, left: str, right: str) -> bool:
    """Whether the right side begins as only a clause does, or the left as one that another has to follow."""
    opens = OPENS_CLAUSE.match(right)
    if opens and opens[0] not in left and not PART_OF_ROW.search(right):
        return True
    if "、" in clause:
        return False
    if IF.match(left) and not right.endswith("的"):
        return True
    return bool(SUBJECT.match(right) and WHOLE.search(left)) and not right.endswith(("的", "等"))


def _finite(clause: str, left: str, right: str, rest: str) -> bool:
    if AMOUNT_ENDS.search(left) and "、" not in clause and not re.search(r"\d|[一二三四五六七八九十两百千]+[个项处名人家]", rest):
        return True
    if AMOUNT_ENDS.search(left) and re.search(r"\d", right):
        # 新建基站37个、改造线路64公里: things done, in a row.
        return False
    if GOVERNS.search(left) or SUMS_UP.search(right) or "、" in clause or "、" in rest or VERB_FIRST.match(left) or VERB_FIRST.match(right):
        return False
    return bool(FINITE.search(left, 2)) and bool(FINITE.search(right, 2))


def _says_twice(left: str, right: str) -> bool:
    """Whether either side says something of a subject, and neither hangs on a word before."""
    if min(len(left), len(right)) < LEAST - 1 or GOVERNED.search(left) or HEADS.search(right) or VERB_FIRST.match(left):
        return False
    if ("了" not in left and HEADS.search(left)) or (re.search(r"\d", left) and re.search(r"\d", right)):
        return False
    return PREDICATE.search(left, 2) is not None and PREDICATE.search(right) is not None
