"""Whether two pieces of a sentence are clauses, each with a subject and something said of it. For PUN-14S."""

from __future__ import annotations

import re

from letter.words import Word, words_of

LONG = 8
"""Characters of a piece that may be taken for a clause by its verb alone."""
SHORTEST = 5
"""Characters of a clause with a subject of its own."""
AMOUNT_ENDS = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:[个处项件座条栋名人户辆台套部家次场期米元亩吨盏只头株所间份篇宗起%％]|人次|平方米|公里|千米|百分点)\Z")
VERB_FIRST = re.compile(
    "进一步|继续|不断|积极|持续|全面|切实|逐步|大力|深入|严格|加强|完善|推进|建立|强化|优化|健全|提高|提升|增加|扩大|落实|组织|开展|实施|推动|促进|加快|减少|降低|"
    "改善|解决|延长|配备|完成|实现|得到|没有|存在|纳入|列入|能够|可以|已经?|正在|新建|改造|建成|建设|设立|发放"
)
"""Begins what is done: several of those in a row are parted by 、 rightly."""
SUBJECT_KINDS = frozenset(("n", "nr", "ns", "nt", "nz", "ng", "r", "s", "t", "f", "m", "b", "j", "zg", "i", "l", "vn", "a", "an"))
"""Classes of the word a clause with a subject of its own begins with; 加强 and 通过 begin none."""
NAMED_BY_A_VERB = re.compile("(?:改造|建设|施工|供暖|供水|供电|治理|管理|服务|申请|审批|监管|教学|维修|养护|培训|检查|保障|整治|排水|上下|就业|出行|停车|运输|种植|加装)[一-鿿]{2}")
"""改造方案, 供暖管道: a verb that is half of a noun."""
HEADS = re.compile("[一-鿿]{2,4}[率度量额]|[一-鿿]{1,3}期(?:为|至|到|限)|[一-鿿]{1,2}难的|镇上|村里|街上|路上|乡里|县里|城里|剩余|其余|不合格|偏远|边远|执法|不少|许多|很多|大量|个别|少数|多数|大多数|绝大多数")
"""Begins a clause, whatever class the dictionary has for it."""
NO_SUBJECT = re.compile("符合|具备|满足|属于|有(?![些的])|由|按|对|把|将|从|向|以")
GOVERNS = re.compile(
    "存在(?![一-鿿]{2}\\Z)|出现|包括|包含|表现|坚持|形成|实现|做到|让|使(?!用)|确保|要求|推动|促进|避免|防止|解决|破解|针对|面临|导致|造成|认为|负责|围绕|聚焦|体现|构建|打造|列出|看得见|看不[见到]|知道|指出|发现|反映(?!的)|(?<!可)通过(?!了|验收|审|后|率|能力|性)|主要(?:是|有|为)|原因(?:是|在)|[在就]于|"
    "(?<![但于只就还也都先可总凡要])是(?!否|非)|无论|有的|既(?!有)|凡|[一二两三四五六七八九十]个[“\ue000]"
)
"""What is named behind it may be a row of clauses: 存在道路狭窄、照明不足."""
SUMS_UP = re.compile("等(?!级|待|候|车|人|于|到)|(?:问题|现象|矛盾|难题|局面|格局|机制|原则|要求|目标|体系|特点|方式|措施|情形|原因|因素|之[处类])\\Z|的\\Z|[都均][是有]|[是为成](?=[一-鿿]*的)|是[主共普]|并存|相结合|[两三四](?:者|项工作|个?方面|个环节|方|个?[乡镇县区村街社])")
"""What holds the two together as parts of one row."""
SAID_OF = re.compile(
    "了|尚未|还没|未(?![成来婚必])|被(?![子褥])|帮助|常年|连年|多年|免费|迟迟|常(?![住务规态年见德委用])|实行|推行|禁止|享受|收到|召开|签订|取消|满足|制约|带动|吸引|进驻|占用|反对|愿意|希望|担心|全程|已|正在?|将|都|没有|不(?!动产|锈钢|良|仅|但)|无法|难以|很|比较|较|十分|非常|更加?|普遍|基本上?|日益|越来越|仍|一直|只能|必须|可以?(?!再生|视|燃|回收|持续)|能(?!源|力|耗|见度)|会(?![议员计展谈商场])|"
    "得到|受到|进行|达到|获得|提出|缩短|延长|成立|开展|安排|负责|拥有|靠(?!近)|需要|需(?!求)|有(?![限关效序机色轨线毒害])|无(?!障碍|偿|人机)|完成|全部|大幅|显著|明显|逐[年步月]|陆续|随之|每[周月年季天日晚]|容易|极易|缺[乏少]|随[^时着机同].{0,1}随|为(?![了民主此何期])|通过(?=验收|审)|承诺|同意|表示|答复|回应|划定|贴近|符合|适应|高于|低于|超过|占(?!道|地|用)|处于|地处|来自|属于|(?:提高|下降|增加|减少|上升|增长|降低)(?:了|到|至|\\d)|征求|听取|采用|纳入|列入|交付|选派|派出|联系|上门|到场|因此|反而|往往|经常|也(?!门)|就(?![业学医餐近地读诊职])|及时|按时|按期|如期|随时|实时|当[场天]|[现共]有|自[\\d一二三四五六七八九十]|每[人户]|"
    "加大|增设|开设|新增|安装|配备|建成|投入|由.{2,10}(?:统一|集中|共同|专人)|戴着|看得|看不|得不"
)
"""What says something of a subject before it."""
IS_SO = re.compile(
    "(?:大|小|高|低|少|多|长|短|远|近|难|强|弱|快|慢|好|差|重|轻|亮|满|深|浅|密|早|晚|清|狭窄|有限|不足|老旧|陈旧|老化|破损|滞后|薄弱|集中|突出|严重|严格|困难|复杂|简单|缓慢|平稳|旺盛|失修|到位|结束|完毕|封顶|进场|"
    "齐全|一致|统一|单一|紧张|紧缺|短缺|缺乏|明显|普遍|完工|竣工|通车|成熟|良好|稳定|消失|缓解|好转|拥堵|内涝|匮乏|模糊|脱节|到期|达标|超标|属实|联网|关闭|年底开通|不善|退租|减产|起执行|起实施|改观|"
    "开工|封闭|放缓|回升|受损|受阻|频发|高发|可控|完善|合理|充足|宽敞|整洁|畅通|便利|方便|满意|热烈|踊跃|活跃|显著|繁琐|偏远|闲置|停产|停工|脱落|开裂|积水|堵塞|要害|猛增|亏损|流标|流拍|盗割|混流|下滑|遏制|争议|(?:数量?|面积|收入|人[数口]|[^重大质力]量)(?:减少|增加|下降|上升)|不一|不便|不畅|吃力|着急|担心)\\Z"
)
"""A clause that ends so needs no other word for what it says."""
TIME_FIRST = re.compile("\\A.{2,8}?(?:以后|之后|期间|以来)(?=.{5})")
NOT_SO = re.compile("[不较很太]|比较|十分|非常|普遍|更加?")
PEOPLE = frozenset(re.split(" ", "居民 群众 家长 老人 孩子 孩子们 学生 企业 农户 业主 司机 驾驶员 乘客 患者 病人 市民 商户 摊贩 职工 工人 交警 民警 工作人员 志愿者 村民 游客 医生 教师 老师 用户 网格员 村干部 住户 消费者 施工单位 物业公司 街道 社区"))
COUNTED = re.compile("[一二两三四五六七八九十百千万余多][个处项件座条栋名人户辆台套部家次场期米元亩吨张]\\Z")
WE = re.compile("(?!.{1,3}[与和同对向在为])(?:我(?:们|[局委市县区厅院办校镇省])|您|你们|他们|她们|大家|对方)")
ABOUT = re.compile("(?:经过|经(?=多|反复|认真|与|向|初步|现场|积极)|为(?:了|方便|解决|保障|确保|进一步|切实|更好|提高|推动|加快|做好|规范|防止|避免|鼓励|满足)|根据|随着|由于|因|针对|考虑到|鉴于|受|通过(?=[这此一近几多])|在.*下\\Z|关于|对于?(?=您|你们|贵|提案|建议|代表|委员))")
BODY_ENDS = re.compile("(?:局|厅|委|办|委员会|办公室|协会|联合会|总会|工会|学会|商会|[字社]会|研究院|中心|集团|公司|街道|社区|[镇乡村])\\Z")
"""Two bodies in a row, and then what they do."""
YEAR = re.compile(r"(?:20\d\d年|[1-9]\d?月)")


def two_clauses(left: str, right: str, ends: bool) -> bool:
    """Whether either side, up to the next marks, says something of a subject of its own, and the two are no row.

    What goes on behind the right side may be said of both: 车流量大、行人较多，事故易发.
    """
    if len(left) < SHORTEST or len(right) < SHORTEST + (not ends) or "、" in left or "、" in right:
        return False
    if (GOVERNS.search(left) and not ABOUT.match(left)) or SUMS_UP.search(right) or _is_row(left, right, ends):
        return False
    if BODY_ENDS.search(left) or describes(right) or not (_says_something(right) or _acts(right)):
        return False
    if YEAR.match(right):
        return not YEAR.search(left) and len(left) > SHORTEST + 1
    if _says_something(left) or (ends and bool(ABOUT.match(left))):
        return True
    return ends and len(left) >= LONG and _says_something(right) and _is_told(left)


def _says_something(piece: str) -> bool:
    """A subject first, then what is said of it. Begun with a verb or preposition it may be one of several things done."""
    if NO_SUBJECT.match(piece):
        return False
    piece = TIME_FIRST.sub("", piece)
    words = words_of(piece)
    first = words[0]
    named = NAMED_BY_A_VERB.match(piece) or HEADS.match(piece)
    if not named and (VERB_FIRST.match(piece) or not (first.kind in SUBJECT_KINDS or _is_half_of_a_noun(words))):
        return False
    if WE.match(piece) and any(word.kind == "v" for word in words):
        return True
    behind = min(len(first.text), 2)
    name, of, tail = piece.rpartition("的")
    if of and "了" not in name and len(tail) > 1:
        # 企业反映的用工难, 老人常用的药: a name for something. What is said of it has to follow.
        return bool((SAID_OF.search(tail, 1) or IS_SO.search(tail)) and len(tail) >= SHORTEST - 2 * bool(SAID_OF.search(tail, 1)))
    if COUNTED.search(piece) and any(word.kind == "v" for word in words[1:]):
        return True
    return bool(SAID_OF.search(piece, behind) or IS_SO.search(piece, behind) or words[-1].kind in ("a", "l", "i"))


def _is_told(piece: str) -> bool:
    """新系统上线三个月: somebody or something, and then a verb, whatever it is. Before a clause that is one beyond doubt."""
    words = words_of(piece)
    if NO_SUBJECT.match(piece) or VERB_FIRST.match(piece) or piece[-1] in "的等":
        return False
    return words[0].kind[0] in "nas" and any(word.kind in ("v", "vn", "d") and len(word.text) > 1 for word in words[1:])


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
    same = sum(one == other and one in "不够更较很难没无未少多大高低强有可能得最" for one, other in zip(left[::-1], right[::-1], strict=False))
    return same > 1 or (same == 1 and len(left) == len(right))


def describes(right: str) -> bool:
    """路面狭窄、消防车进出困难的小区优先改造: both belong to what follows 的."""
    before, of, behind = right.rpartition("的")
    if not of or (right.endswith("了") and behind):
        return False
    return bool(IS_SO.search(before) or len(behind) < 3 or not (SAID_OF.search(behind) or IS_SO.search(behind) or words_of(behind)[-1].kind in ("l", "i")))
