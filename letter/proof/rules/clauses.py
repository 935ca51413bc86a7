"""Punctuation by GB/T 15834: 、 where clauses are parted and not words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.reading import FILL, PROSE, Hit, Read
from letter.proof.rule import Example, rule
from letter.words import Word, words_of

STANDARD = "GB/T 15834—2011"
ROUND_BRACKETS = re.compile("（[^（）]*）")
MARKS = re.compile("[，。；：！？]")
OPENS_CLAUSE = re.compile(
    "并且?(?!购|发症)|而且|同时|但是?|因此|因而|所以|从而|于是|然而|不仅|不但|如果|虽然|由于|其中|目前|现已|下一步|此外|另外|我[局委市县区厅院办]|现(?:将|就|答复|回复|函复|作)|如今|现在|敬请|请(?![求示假愿教])|计划(?=[于在\\d一二三四五六七八九十明年底])|发现(?=该|这|其|有|您|原|此)|原计划|我们|你们|他们|您|该局|"
    "这(?!里)|截至|自\\d|预计|累计|有力|切实|确保|力争|已经?|正在|将|均|共(?![享建治同产青]|用|有)|也|仍|尚|又|还|再(?!生|就业|教育|制造)|就(?!业|学|医|餐|近|地)|才(?![能艺华])|使(?!用|命|馆)|让|为此|对此|"
    "不得|不再|不能|暂|允许|需要|应当|必须|可以|可(?=在|由|向|作|将)|[一二三四五六七八九十两\\d]+年内|年内|年底|届时|随后|近期|今后|今年|去年|明年|有效(?=[改提缓解遏防降推])|拟"
)
"""A word that begins a clause, hardly ever one of several words in a row."""
ENDS_ADVERB = re.compile(
    r"(?:\A|[的了])(?:截至|自从?|经过?|根据|按照|依据|遵照|为了?|对于?|针对|通过|在|由于|随着|关于|结合|围绕|考虑到|鉴于).*"
    r"(?:底|初|末|以?后|以?前|时|起|以来|[以之][上下内外]的?|情况下|基础上|期间|过程中|工作中|方面|方式|办法|要求|规定|精神|部署|原则|条件|原因|问题|意见|建议|研究|论证|会商|协商|审核|审查|批准|同意|调查|核查|核实|整治|整改|努力|协调|走访|排查|勘察|勘查|测算|的(?:支持|帮助|推动|指导|努力|领导|配合|协调|关心)下)\Z"
)
SOURCES = re.compile("(?:要求|规定|精神|部署|原则|意见|办法|建议|问题|条件|方式|标准|政策|研究|论证|会商|协商|审核|审查|批准|同意|方面|条例|计划)")
AMOUNT_ENDS = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:[个处项件座条栋名人户辆台套部家次场期米元亩吨盏只头株所间份篇宗起%％]|人次|平方米|公里|千米|百分点)\Z")
ENDS_TIME = re.compile("(?:以来|之后|以后|[^前先最今]后|期间|以前|之前|[以之][下上]的|的同时)\\Z")
TIME_ENDS = re.compile(r"\d(?:年|月|日)(?:底|初|末)?\Z")
SAYS = re.compile("(?:情况看|来看|表明|显示|认为|表示|指出|提出|强调|明确|获悉|了解到|发现)\\Z")
VERB_FIRST = re.compile(
    "进一步|继续|不断|积极|持续|全面|切实|逐步|大力|深入|严格|加强|完善|推进|建立|强化|优化|健全|提高|提升|增加|扩大|落实|组织|开展|实施|推动|促进|加快|减少|降低|"
    "改善|解决|延长|配备|完成|实现|得到|没有|存在|纳入|列入|能够|可以|已经?|正在|新建|改造|建成|建设|设立|发放"
)
"""Begins what is done: several of those in a row are parted by 、 rightly."""
INTRODUCES = re.compile("(?:其中|此外|另外|同时|目前|为此|对此|因此|总之|确实|当然|下一步|近年来|近期|随后|首先|其次|再次|最后|其[一二三四]|[首再其]次|与此同时|截至目前|今后|接下来|此前|届时|一方面|另一方面|例如|比如|特别是|一直以来|长期以来|总体上?看|具体而言|经研究|经核实|经查|经了解)\\Z")
"""Said before a clause, with a comma behind it."""
THANKS_FOR, ASKS_FOR = re.compile("(?:衷心|再次|非常|诚挚|诚恳|由衷)?(?:地)?感谢"), re.compile("(?:也|并|诚挚|恳请|敬请|真诚)?(?:欢迎|希望|期待|恳请|敬请|盼|请您?|愿(?!意)|祝)")
ABOUT = re.compile("(?:经过|经(?=多|反复|认真|与|向|初步|现场|积极)|为(?:了|方便|解决|保障|确保|进一步|切实|更好|提高|推动|加快|做好|规范|防止|避免|鼓励|满足)|根据|随着|由于|因|针对|考虑到|鉴于|受|通过(?=[这此一近几多])|在.*下\\Z|关于|对于?(?=您|你们|贵|提案|建议|代表|委员))")
YEAR = re.compile(r"(?:20\d\d年|[1-9]\d?月)")
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
IF = re.compile("如需|如果|如有|若|凡是|尽管|即使|只要|只有|一旦|无论|不论|虽然?|当[^地年事前期日代月]")
IN_TURN = re.compile("先|首先|既|又|边|一边|一手|既要|不仅|要么|或者?|有的|谁")
SUBJECT_KINDS = frozenset(("n", "nr", "ns", "nt", "nz", "ng", "r", "s", "t", "f", "m", "b", "j", "zg", "i", "l", "vn", "a", "an"))
"""Classes of the word a clause with a subject of its own begins with; 加强 and 通过 begin none."""
NAMED_BY_A_VERB = re.compile("(?:改造|建设|施工|供暖|供水|供电|治理|管理|服务|申请|审批|监管|教学|维修|养护|培训|检查|保障|整治|排水|上下|就业|出行|停车|运输|种植|加装)[一-鿿]{2}")
"""改造方案, 供暖管道: a verb that is half of a noun."""
GOVERNS = re.compile(
    "存在|出现|包括|包含|表现|坚持|形成|实现|做到|让|使(?!用)|确保|要求|推动|促进|避免|防止|解决|破解|针对|面临|导致|造成|认为|负责|围绕|聚焦|体现|构建|打造|列出|看得见|看不[见到]|知道|指出|发现|反映(?!的)|(?<!可)通过(?!了|验收|审|后|率|能力|性)|主要(?:是|有|为)|原因(?:是|在)|[在就]于|"
    "(?<![但于只就还也都先可总凡要])是(?!否|非)|无论|有的|既(?!有)|凡|[一二两三四五六七八九十]个[“\ue000]"
)
"""What is named behind it may be a row of clauses: 存在道路狭窄、照明不足."""
SUMS_UP = re.compile("等(?!级|待|候|车|人|于|到)|(?:问题|现象|矛盾|难题|局面|格局|机制|原则|要求|目标|体系|特点|方式|措施|情形|原因|因素|之[处类])\\Z|的\\Z|[都均][是有]|[是为成](?=[一-鿿]*的)|是[主共普]|并存|相结合|[两三四](?:者|项工作|个?方面|个环节|方|个?[乡镇县区村街社])")
"""What holds the two together as parts of one row."""
SAID_OF = re.compile(
    "了|尚未|还没|未(?![成来婚必])|实行|推行|禁止|享受|收到|召开|签订|取消|满足|制约|带动|吸引|进驻|占用|反对|愿意|希望|担心|全程|已|正在?|将|都|没有|不(?!动产|锈钢|良|仅|但)|无法|难以|很|比较|较|十分|非常|更加?|普遍|基本上?|日益|越来越|仍|一直|只能|必须|可以?(?!再生|视|燃|回收|持续)|能(?!源|力|耗|见度)|会(?![议员计展谈商场])|"
    "得到|受到|进行|达到|获得|提出|缩短|延长|成立|开展|安排|负责|拥有|靠(?!近)|需要|需(?!求)|有(?![限关效序机色轨线毒害])|无(?!障碍|偿|人机)|完成|全部|大幅|显著|明显|逐[年步月]|陆续|随之|每[周月年季天日晚]|容易|极易|缺[乏少]|随[^时着机同].{0,1}随|为(?![了民主此何期])|通过(?=验收|审)|承诺|同意|表示|答复|回应|划定|贴近|符合|适应|高于|低于|超过|占(?!道|地|用)|处于|地处|来自|属于|(?:提高|下降|增加|减少|上升|增长|降低)(?:了|到|至|\\d)|征求|听取|采用|纳入|列入|交付|选派|派出|联系|上门|到场|因此|反而|往往|经常|也(?!门)|就(?![业学医餐近地读诊职])|及时|按时|按期|如期|随时|实时|当[场天]|[现共]有|自[\\d一二三四五六七八九十]|每[人户]|"
    "加大|增设|开设|新增|安装|配备|建成|投入|由.{2,10}(?:统一|集中|共同|专人)|戴着|看得|看不|得不"
)
"""What says something of a subject before it."""
IS_SO = re.compile(
    "(?:大|小|高|低|少|多|长|短|远|近|难|强|弱|快|慢|好|差|重|轻|亮|满|深|浅|密|早|晚|清|狭窄|有限|不足|老旧|陈旧|老化|破损|滞后|薄弱|集中|突出|严重|严格|困难|复杂|简单|缓慢|平稳|旺盛|失修|到位|结束|完毕|封顶|进场|"
    "齐全|一致|统一|单一|紧张|紧缺|短缺|缺乏|明显|普遍|完工|竣工|通车|成熟|良好|稳定|消失|缓解|好转|拥堵|内涝|匮乏|模糊|脱节|到期|达标|超标|属实|联网|关闭|年底开通|不善|退租|减产|起执行|起实施|改观|"
    "开工|封闭|放缓|回升|受损|受阻|频发|高发|可控|完善|合理|充足|宽敞|整洁|畅通|便利|方便|满意|热烈|踊跃|活跃|显著|繁琐|偏远|闲置|停产|停工|脱落|开裂|积水|堵塞|要害|(?:数量?|面积|收入|人[数口]|[^重大质力]量)(?:减少|增加|下降|上升)|不一|不便|不畅|吃力|着急|担心)\\Z"
)
"""A clause that ends so needs no other word for what it says."""
NOT_SO = re.compile("[不较很太]|比较|十分|非常|普遍|更加?")
PEOPLE = frozenset(re.split(" ", "居民 群众 家长 老人 孩子 孩子们 学生 企业 农户 业主 司机 驾驶员 乘客 患者 病人 市民 商户 摊贩 职工 工人 交警 民警 工作人员 志愿者 村民 游客 医生 教师 老师 用户 网格员 村干部 住户 消费者 施工单位 物业公司 街道 社区"))
COUNTED = re.compile("[一二两三四五六七八九十百千万余多][个处项件座条栋名人户辆台套部家次场期米元亩吨张]\\Z")
WE = re.compile("(?!.{1,3}[与和同对向在为])(?:我(?:们|[局委市县区厅院办校镇省])|您|你们|他们|她们|大家|对方)")
SHORTEST = 5
"""Characters of a clause with a subject of its own."""
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
    ends = text[spot + 1 + len(rest) :][:1] != "，"
    if SAYS.search(left) and len(left) >= 3:
        return True
    if "、" not in clause and len(right) >= 4 and ENDS_ADVERB.search(left) and not SOURCES.search(right[-3:] if left[0] == "经" else rest) and not _describes(left, right):
        return True
    if "、" not in clause and len(left) >= 5 and len(right) >= 4 and ENDS_TIME.search(left) and not re.search("[后前]|期间|以来", rest):
        return True
    if "、" not in clause and len(right) >= 4 and INTRODUCES.search(clause) and len(clause) <= 8 and right[0] not in "其首第再":
        return True
    if THANKS_FOR.match(clause) and ASKS_FOR.match(right):
        return True
    if TIME_ENDS.search(left) and len(right) >= 4 and not re.match(r"\d|[底初末]|第|[上下]半年", right):
        return True
    if len(left) < LEFT_LEAST or len(right) < RIGHT_LEAST:
        return False
    if IN_TURN.match(left) or (right[0] == "再" and "先" in left) or (right[0] in "也还又再更" and right[1] == left[0]):
        # 先建支部、再选委员会; 有老城区、也有新城区: said in one breath.
        return False
    opens = OPENS_CLAUSE.match(right)
    if (opens and opens[0] not in left and not right.endswith("的")) or ("、" not in clause and IF.match(left)):
        return True
    if PREPOSITION.match(right) and len(right) >= LEFT_LEAST and (right[0] in "按由" or not ANY_PREPOSITION.match(left)):
        return right[0] not in left
    if EACH.match(right) and "每" not in left and min(len(left), len(right)) >= LEAST - 1:
        return True
    if "、" not in clause and "、" not in rest and SUBJECT.match(right) and WHOLE.search(left) and not right.endswith(("的", "等")):
        return True
    if _two_clauses(clause, rest, ends):
        return True
    if min(len(left), len(right)) < LEAST:
        return False
    if AMOUNT_ENDS.search(left) and "、" not in clause and not re.search(r"\d|[一二三四五六七八九十两百千]+[个项处名人家]", rest):
        return True
    if AMOUNT_ENDS.search(left) and re.search(r"\d", right):
        # 新建基站37个、改造线路64公里: things done, in a row.
        return False
    if right.endswith(("的", "等")) or GOVERNS.search(left) or SUMS_UP.search(right) or "、" in clause or "、" in rest or VERB_FIRST.match(left) or VERB_FIRST.match(right):
        return False
    return bool(FINITE.search(left, 2)) and bool(FINITE.search(right, 2))


def _two_clauses(left: str, right: str, ends: bool) -> bool:
    """Whether either side, up to the next marks, says something of a subject of its own, and the two are no row.

    What goes on behind the right side may be said of both: 车流量大、行人较多，事故易发.
    """
    if len(left) < SHORTEST or len(right) < SHORTEST + (not ends) or "、" in left or "、" in right:
        return False
    if (GOVERNS.search(left) and not ABOUT.match(left)) or SUMS_UP.search(right) or _is_row(left, right, ends):
        return False
    if _describes(left, right) or not (_says_something(right) or _acts(right)):
        return False
    if YEAR.match(right):
        return not YEAR.search(left) and len(left) >= LEAST
    return _says_something(left) or (ends and bool(ABOUT.match(left)))


def _says_something(piece: str) -> bool:
    """A subject first, then what is said of it. Begun with a verb or preposition it may be one of several things done."""
    words = words_of(piece)
    first = words[0]
    named = NAMED_BY_A_VERB.match(piece) or re.match("[一-鿿]{2,4}[率度量额]|[一-鿿]{1,3}期(?:为|至|到|限)|[一-鿿]{1,2}难的|剩余|其余|不合格|偏远|边远|执法|不少|许多|很多|大量|个别|少数|多数|大多数|绝大多数", piece)
    if not named and (VERB_FIRST.match(piece) or not (first.kind in SUBJECT_KINDS or _is_half_of_a_noun(words))):
        return False
    if re.match("符合|具备|满足|属于|有", piece):
        return False
    if WE.match(piece) and any(word.kind == "v" for word in words):
        return True
    behind = min(len(first.text), 2)
    if "的" in piece and len(piece.rpartition("的")[2]) < SHORTEST and not SAID_OF.search(piece, behind):
        # 企业反映的用工难: a name for it.
        return False
    if COUNTED.search(piece) and any(word.kind == "v" for word in words[1:]):
        return True
    return bool(SAID_OF.search(piece, behind) or IS_SO.search(piece, behind) or words[-1].kind in ("a", "l", "i"))


def _acts(piece: str) -> bool:
    """交警全程值守: somebody, and at once what he does."""
    words = words_of(piece)
    return len(piece) > SHORTEST and len(words) > 2 and words[0].text in PEOPLE and words[1].kind in ("v", "d", "p", "zg") and piece[-1] not in "点室所站处区场"


def _is_half_of_a_noun(words: tuple[Word, ...]) -> bool:
    """开工时间: a verb before a noun that says no more of what is done."""
    return words[0].kind == "v" and len(words[0].text) > 1 and len(words) > 2 and words[1].kind[0] == "n" and words[2].text != "的"


def _is_row(left: str, right: str, ends: bool) -> bool:
    """部门协作不够紧密、考核机制不够完善: as long, and with the same words at the same places from the end.

    Two short sides that only say how something is make a row too: 停车位少、私家车多.
    """
    if right[0] == right[1] or left[:2] == right[:2] or (AMOUNT_ENDS.search(left) and AMOUNT_ENDS.search(right)):
        return True
    one_breath = not ends or len(right) < len(left)
    if one_breath and abs(len(left) - len(right)) <= 2 and not SAID_OF.search(NOT_SO.sub("", left)) and not SAID_OF.search(NOT_SO.sub("", right)):
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right) and [word.kind for word in words_of(left)] == [word.kind for word in words_of(right)]:
        return True
    return any(one == other and one not in "的了" for one, other in zip(left[::-1], right[::-1], strict=False))


def _describes(left: str, right: str) -> bool:
    """路面狭窄、消防车进出困难的小区优先改造: both belong to what follows 的."""
    before, of, behind = right.rpartition("的")
    if not of or (right.endswith("了") and behind):
        return False
    return bool(IS_SO.search(before) or len(behind) < 3 or not (SAID_OF.search(behind) or IS_SO.search(behind) or words_of(behind)[-1].kind in ("l", "i")))
