"""Doubling: whether a character that stands twice stands there rightly, by the dictionary of letter.words.

Two words that meet (市场监管|管理), a word that doubles its character (常常) and a name are right. A stumble of the
fingers leaves one of the two without a word to belong to. In doubt it is right: the finding stops a letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from letter.proof.marks import HAN, NUMERAL
from letter.proof.surnames import COMMON_SURNAMES
from letter.words import is_word, known_words

AROUND = 8
"""Characters at either side that the dictionary cuts."""
LONGEST = 6
"""Characters of the longest word looked for."""
STRADDLING_LEAST = 4
"""A word of so many characters that reappears once one of the two is gone is what was meant: 人民政政府."""
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
GRAMMAR = frozenset("均但的了是在和与及对将把被由从向为以并已也都还就又再更最可能要应须需不未请我你您他它这那其该每各此")
"""Twice in a row, each alone, these are always one too many; of other characters it may be somebody's name."""
SUFFIXES = frozenset(
    "部局司科处股厅署室组队班站所院校馆厂社店港库园区县市省州镇乡村街路桥河江湖海岛山洋湾门楼场城国党军团会族界"
    "家人员工民长生师商户机线网点段栋幢座架批项次件套类种级款条份名位支个辆亩米吨元年届期月周日时天"
    "法金费税款奖证书报刊药病器材料油气水权案"
)
"""Last part of a name or a measure, which may meet a word that begins alike: 教育局|局长, 印花税|税率, 12项|项目."""
MEMBERS = frozenset("员长内外务里名址史规训")
"""What makes a word with a suffix though the dictionary may not have it: 研究馆|馆员."""
LOCATIVES = frozenset("中上下内外前后里间")
CONNECTING = frozenset("了和与及或在对为从由按经有是可要应需能给向比同当把将让被以自")
"""Words of their own: 关键是|是否, 对|对口帮扶, 发展和|和平."""
NEVER_TWICE = ("涉及", "以及", "具有", "拥有", "现有", "使用", "正在", "成为", "还有", "对于", "关于", "由于", "除了", "已经", "应该", "会同", "几经", "历经", "途经", "曾经")
"""What closes with a word of its own after which the same one cannot follow."""
ALONE_BEHIND = frozenset("以为在有是与和及或由从自就都可要应需能给向经比同当还更将作会用到对不")
"""A word of its own that may stand behind one that ends alike: 可以|以, 占比|比, 参与|与."""
GOVERNING = frozenset("以为在与和及或由从自就都可要应需能给向经比同当还更将对不")
"""Of these, the ones that want something after them."""
TIERS = frozenset("省市区县镇乡村街州国")
TIERED = frozenset("、级直属域管辖政企校地院")
"""全市|市、县两级, 我省|省级."""
ADJECTIVES = frozenset("新高大小老多低长全")
QUALITIES = re.compile("全(?:覆盖|过程|链条|周期|方位|流程|社会|领域|要素|行业|口径|地域|[省市区县国民员局])|[新高低大小老多长](?:标准|层次|品质|质量|素质|水平|技能|附加|学历|收入|运价|风险|等级|难度|精度|强度|能耗|模式|路径|业态|动能|机制|举措|技术|产品|成果|经验|平台|空间|需求|场景|就业|居民)")
"""提高|高标准农田, 创新|新模式."""
PURE_MEASURES = frozenset("条项个批次件套辆张亩吨元米")
MEASURES = frozenset("项个位类种级批次件名条所处家户台座套栋辆份场年月日天")
FUNCTION_WORDS = frozenset((
    "对于", "为了", "由于", "按照", "按时", "按期", "按需", "经过", "从而", "以及", "以便", "在于", "将于", "将会", "将要", "自动", "自身", "自主", "自行", "自觉", "自愿", "自我", "可以", "可能", "应当", "应该",
    "需要", "能够", "会同", "有关", "有效", "要求", "是否", "已经", "也是", "都是", "通过", "根据", "及时", "及其", "与其", "并且", "当前",
    "使用", "用于", "用来", "向上", "比较", "比如", "同时", "同意", "和谐", "或者", "等等", "到位", "自己", "给予", "为此", "在此", "对此",
))  # fmt: skip
ASKING = frozenset(("是否", "有关", "要求", "有效", "可能", "同意", "和谐", "自己"))
"""Of these, the ones that another of the same may well precede: 是|是否, 和|和谐."""
OPENING = frozenset("用替让请的了和与在对将把被由从向为以并已也都还就又再更最可能会要应须需不未")
"""After one of these a new word begins: 的|局局长 has no name before it."""
FREE_BEFORE = GRAMMAR | frozenset("们有没来去到给让")
FREE_BEHIND = GRAMMAR | frozenset("她有没来去到给让做说问想用地得着满推擦开走跑放拉敲捏拍握抱住按盯守钉")
"""Common words of one character: what stands beside a doubled word."""
SINGLES = frozenset(
    "不有上中多个就说年地新着来元而后使好下但时次高据名被副起很所种得位过党几用前刘讯达条陈看只江去钱项周近走做女才却较届曾如批占首余既仍仅写驻像"
    "户低按段打吨搞买带亩均何初早站半另份底套兼找块叫听跨旧刚倍轮篇卖某虽董换赴辆忙穿敢夜跑楼差挂封摆末捐吧笔枚偏跟送建办管查修县区市省村镇乡舍共分老大小旧现边压同局委厅月日期初荒级房"
)
"""Characters that are words of their own more than now and then (counted in a month of a newspaper)."""
SURELY = frozenset("刚渐轻源微独浓细连偷默悄恰偏仅频屡匆纷徐滚")
"""What is doubled by itself far more often than by mistake."""
VERBS = frozenset("看走聊听谈说问试查想转坐歇逛帮算尝摸玩读写练跑缝补修敲笑吃喝挑拍讲评晒洗打改润踩挤摇咬握拉鼓刷扫梳擦散开把")
OBJECTS = frozenset("头牙眼手口课分病表话水嗓门脚腰脸心劲气胆忙舞歌酒茶饭土菜")
"""What one may 看看 or 补补: 看看病 is no stumble of 看病."""
ENDING_IN_DE = ("目的", "标的")


OWN = re.compile(r"(?:[我本贵该全][市县区省局委办厅校院村镇]|[底日月年]前|年底)\Z")
"""我市, 年底前: nothing of the same follows by itself."""
COMMON = SINGLES | FREE_BEFORE | FREE_BEHIND | NUMERALS


def stumbles(text: str, at: int, doublings: Collection[str]) -> bool:
    """Whether one of the two characters at ``at`` is one too many. ``doublings``: words made of one character twice."""
    said = text[at]
    left, right = _word_to(text, at + 1), _word_from(text, at + 1)
    if said == "年" and text[at + 2 : at + 3] and text[at + 2] in "会度末底初中均产报检审主货历终":
        return False  # 今年|年会
    if not right and re.search(r"[进下]一\Z", text[:at]):
        return True  # 进一步步; not 进一步|步入
    if said in NUMERALS or _is_fourfold(text, at) or _is_within_word(text, at, left):
        return False
    if re.search(r"(?<![下进第])一\Z", text[:at]) and (said == "把" or said not in GRAMMAR):
        return False
    left_cut, right_cut, is_one = _cut(text, at)
    if left and right:
        if _is_straddled(text, at, left, right):
            return True
        if (left_cut, right_cut) not in ((True, False), (False, True)) or text[at + 3 : at + 4] in tuple("县市区镇乡"):
            return False
        left, right = left if left_cut else "", right if right_cut else ""
    if said in GRAMMAR and not (left_cut or right_cut or is_one):
        return text[at - 1 : at] not in COMMON_SURNAMES
    if (not right and _is_counted(text, at)) or left.endswith(NEVER_TWICE):
        return True
    if said not in GRAMMAR - {"每", "最", "都"} and said * 2 in doublings and _is_whole(text, at, left, right, is_one):
        return False
    if left:
        return _has_tail(text, at, left) and not _is_stranded(text, at, after=True)
    if right:
        return _has_head(text, at, right) and not _is_stranded(text, at, after=False)
    return (said in GRAMMAR or said == "率") and text[at - 1 : at] not in COMMON_SURNAMES


def _is_fourfold(text: str, at: int) -> bool:
    """踏踏实实: two doubled characters side by side."""
    behind, before = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    return any(len(two) == 2 and two[0] == two[1] and two[0] != text[at] for two in (behind, before))


def _is_within_word(text: str, at: int, left: str) -> bool:
    """吉尔吉斯斯坦, 水灵灵: a longer word has both of them. 感谢|谢谢您 is none, for 感 is left alone."""
    return any(
        is_word(text[start : start + length])
        for length in range(3, LONGEST + 1)
        for start in range(max(0, at + 2 - length), at + 1)
        if start + length <= len(text) and (start < at or length >= STRADDLING_LEAST or not left or _ends(text, at))
    )


def _word_to(text: str, end: int) -> str:
    """The longest word that ends there."""
    for length in range(min(LONGEST, end), 1, -1):
        if is_word(text[end - length : end]):
            return text[end - length : end]
    return ""


def _word_from(text: str, start: int) -> str:
    """The longest word that begins there."""
    for length in range(min(LONGEST, len(text) - start), 1, -1):
        if is_word(text[start : start + length]):
            return text[start : start + length]
    return ""


def _is_straddled(text: str, at: int, left: str = "", right: str = "") -> bool:
    """人民政政府: with one of the two gone a long word reappears, longer than the words at either side (党员 is in 共产党|党员)."""
    whole, first, last = text[:at] + text[at + 1 :], at + 1 - len(left or "?"), at + len(right or "?")
    return any(
        is_word(whole[start : start + length])
        for length in range(STRADDLING_LEAST, LONGEST + 1)
        for start in range(max(0, at + 2 - length), at)
        if start + length <= len(whole) and (start < first or not left) and (start + length > last or not right)
    )


def _cut(text: str, at: int) -> tuple[bool, bool, bool]:
    """How the dictionary cuts the whole passage: a word to the left, one to the right, the two as one word of their own.

    临时|时|外出 has none to the right, though 时外 is a word.
    """
    spot = max(0, at - AROUND)
    starts = {spot}
    for word in known_words(text[spot : at + 2 + AROUND]):
        starts.add(spot := spot + len(word))
    parted = at + 1 in starts
    return parted and at not in starts, parted and at + 2 not in starts, not parted and {at, at + 2} <= starts


def _is_counted(text: str, at: int) -> bool:
    """306种种, 各项项: after its number or pronoun the measure has done its work."""
    if re.search(r"[下进]一\Z", text[:at]):
        return True
    if text[at - 1 : at].isdigit():
        return text[at] in MEASURES or text[at] in "年月日时天人元吨亩米度"
    if OWN.search(text, 0, at + 1) and text[at + 2 : at + 3] not in TIERED:
        return True
    return text[at] in MEASURES and re.search(r"[各每该此这那某]\Z|第[一二三四五六七八九十]+\Z", text[:at]) is not None


def _is_whole(text: str, at: int, left: str, right: str, is_one: bool) -> bool:
    """明明显, 建议议: the doubled word is none where it would leave beside it a character that belongs to nothing."""
    if text[at - 1 : at].isdigit() and right:
        return False
    following = text[at + 2 : at + 3]
    if text[at] in SURELY or (following and following in "都有能皆均"):
        return True
    if right and following in OBJECTS and text[at] in VERBS:
        return True
    if right:
        return _begins(text, at + 2) or (is_one and text[at] not in VERBS)
    return not left or (is_one and following != "的")


def _begins(text: str, start: int) -> bool:
    """Whether a word can begin there."""
    following = text[start : start + 1]
    return not _is_han(following) or following in FREE_BEHIND or following in NUMERALS or bool(_word_from(text, start))


def _ends(text: str, end: int) -> bool:
    """Whether a word can end there."""
    before = text[max(0, end - 1) : end]
    return not _is_han(before) or before in FREE_BEFORE or bool(_word_to(text, end))


def _is_stranded(text: str, at: int, *, after: bool) -> bool:
    """教师|师德: with one of the two gone 德 is left alone, so the dictionary lacked a word and there was no stumble."""
    begin = max(0, at - AROUND)
    spot, sought = begin, at + 1 if after else at - 1
    for word in known_words(text[begin:at] + text[at + 1 : at + 2 + AROUND]):
        if spot <= sought < spot + len(word):
            return len(word) == 1 and _is_han(word) and word not in COMMON
        spot += len(word)
    return False


def _has_tail(text: str, at: int, left: str) -> bool:
    """落实实: the first closes a word and the second is none of its own."""
    said, following = text[at], text[at + 2 : at + 3]
    if _is_straddled(text, at, left):
        return True
    if said in ADJECTIVES and QUALITIES.match(text, at + 1):
        return False
    if (said in TIERS and following in TIERED) or (said in SUFFIXES and following in MEMBERS):
        return False
    if said in ALONE_BEHIND and (not _is_han(following) or following == "的" or (following == "了" and said in GOVERNING)):
        return True
    return said not in ALONE_BEHIND and not (said == "的" and left in ENDING_IN_DE) and not (said == "地" and len(left) >= 4)


def _has_head(text: str, at: int, right: str) -> bool:
    """进进行, 的工工作: the second opens a word and the first is none of its own."""
    said, before = text[at], text[max(0, at - 1) : at]
    if _is_straddled(text, at, "", right):
        return True
    if before in COMMON_SURNAMES:
        return False
    if said in "和与及或" and not _is_han(before):
        return True
    if right[:2] in FUNCTION_WORDS or right[1:] == "们":
        return right[:2] not in ASKING
    if said in CONNECTING or said in TIERS:
        return False
    if said in PURE_MEASURES:
        return re.search(rf"[\d各每该此这那某几多两余{NUMERAL}]\Z", text[:at]) is None
    if said in SUFFIXES or said in LOCATIVES:
        return before in OPENING or not (_is_han(before) or before.isdigit() or before in tuple("”》）%"))
    return True


def _is_han(one: str) -> bool:
    return bool(one) and re.match(f"[{HAN}]", one) is not None
