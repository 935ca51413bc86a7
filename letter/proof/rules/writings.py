"""Consistency of names: what stands in quotation marks or 《》 is written the same way each time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from letter.proof.likeness import alike, difference, looks_alike, means_alike, syllable
from letter.proof.marks import COUNTED
from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

NAMED = PROSE | {"heading", "title", "attachment_name"}
NAMES = re.compile("“(?P<name>[^“”]{3,24})”")
WORKS = re.compile("《(?P<name>[^《》]{4,60})》")
COUNTING = re.compile(r"[0-9A-Za-z〇零一二三四五六七八九十百千万亿两双多上下东西南北左右前后内外大小省市县区乡镇村国年月日周季首甲乙丙丁戊新老旧男女]")
"""What makes two things of two names: their order, year, side, rank."""
COUNTS = re.compile("[0-9〇零一二三四五六七八九十百千万两双]")
EACH_ITS = re.compile(r"一.[一几多].")
"""一企一策, 一区一策: any character may stand there, and many that sound alike do."""
JOINING = frozenset("和与及、，·的之")
MIDDLE = frozenset("找跑等到带送看围进转促为变助向优管帮教养补换连接跟随访爱敬育")
"""人找政策, 政策找人: what is done by whom is turned about, and on purpose."""
FRAMED = re.compile("[前后上下左右内外东西南北].[前后上下左右内外东西南北].")
"""前店后厂, 左进右出."""
BEGINS = frozenset("非未不无再副总准全云微半超反")
ENDS = frozenset("制化群率区园长站点店室厅所处户家卡码券证书表费金队组会日周月季年奖杯节馆库网图线路号法站")
GENERAL = ("专项", "服务", "便民", "惠民", "生活", "系列", "政策", "工作", "管理")
"""Words that may drop out of a name without its becoming another."""
WORK_GENERAL = ("城市", "管理", "服务", "保护", "建设", "促进", "专项")
SUBJECTS = re.compile("提案|建议|议案")
SORTS = (("行动", "工程", "计划", "活动"), ("制度", "机制"), ("模式", "模型"))
GENRES = re.compile("(?:办法|规定|方案|意见|指南|指引|条例|通知|细则|规划|计划|措施|目录|手册|标准|规程|规范|规则|制度|清单|公告|通告|决定)\\Z")
WORK_SORTS = (("办法", "规定", "规程", "方法"), ("方案", "计划", "方法"), ("意见", "措施"), ("导则", "指引", "指南"), ("设施", "设置", "设立"))
OF_TRIAL = re.compile(r"[（(〈](?:试行|暂行|修订|修正|修订版|修订稿)[）)〉]\Z")
REPLACED = re.compile("期满|到期|修订|修改|正式|废止|代替|替代|取代|原《|上位|国家|省里|省级|国务院")
"""Near a document of the same name but for （试行）: there are two of them."""
BESIDE = re.compile(r"[”》]?(?:（[^（）]*）)?(?:[、和与及或]|以及|还是|变为?|转?为|到|转?向|升级为|改为|更名为|优化为|转变为|改称)?[“《]?")
NUMBER_WORDS = re.compile("[一二三四五六七八九十]{1,3}(?=分钟|公里|米|小时|项|个|条|件|天|年)")


@rule(
    "CON-05S", "同一名称两种写法",
    source="实务", basis="实务",
    bad=Example("实行“首席服务专员”制度。居民可以向“首席服务专职员”反映。", at="首席服务专职员"),
    good=Example("实行“首席服务专员”制度，落实“十四五”规划和“十五五”规划，推广“一窗受理”“一网通办”，《管理办法（2024年版）》《管理办法（2026年版）》先后印发。"),
    note="引号、书名号里的名称只差一个音近、形近、义近的字，多了少了一个字，或者换了次序；序数、年份、方位不同的，并排列出的，不算。",
)  # fmt: skip
def two_ways(read: Read) -> Iterator[Hit]:
    """The later of the two is named."""
    for pattern, is_same in ((NAMES, _is_one_name), (WORKS, _is_one_work)):
        first: dict[str, tuple[Flow, int, int]] = {}
        apart: set[frozenset[str]] = set()
        for flow in read.paragraphs(NAMED):
            last = None
            for match in pattern.finditer(flow.text):
                name = match["name"]
                if last is not None and BESIDE.fullmatch(flow.text, last.end("name"), match.start("name")):
                    apart.add(frozenset((last["name"], name)))
                first.setdefault(name, (flow, *match.span("name")))
                last = match
        for one, other in _candidates(first):
            if is_same(one, other) and frozenset((one, other)) not in apart and not _replaces(first[one], first[other], one, other):
                flow, start, end = first[other]
                yield flow.hit(start, end, f"“{other}”前面写作“{one}”", "同一名称写法一致，请核对")


def _candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs that may be one name, in reading order: they begin or end alike, or are made of the same characters."""
    groups: dict[str, list[int]] = defaultdict(list)
    order = list(names)
    for at, name in enumerate(order):
        bare = _bared(name) or name
        for key in {f"{bare[0]}…", f"…{bare[-1]}", "".join(sorted(bare))}:
            groups[key].append(at)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    return ((order[one], order[other]) for one, other in sorted(pairs))


def _replaces(one: tuple[Flow, int, int], other: tuple[Flow, int, int], name: str, second: str) -> bool:
    """A document on trial and what came of it, told as such."""
    if bool(OF_TRIAL.search(name)) == bool(OF_TRIAL.search(second)):
        return False
    return any(REPLACED.search(flow.text, max(0, start - 40), end + 40) for flow, start, end in (one, other))


@lru_cache(maxsize=4096)
def _is_one_name(one: str, other: str) -> bool:
    """Whether two names in quotation marks are one, written two ways."""
    if abs(len(one) - len(other)) > 2 or SUBJECTS.search(one[-2:]) or SUBJECTS.search(other[-2:]):
        return False
    one, other = _evenly(one), _evenly(other)
    if _in_figures(one) == _in_figures(other):
        return True
    if _tells_apart(one, other):
        return _is_turned(one, other)
    left, right, head = difference(one, other)
    if min(len(one), len(other)) < 4:
        # 林长制, 邻长制 are two; 河小青, 河小清 are one.
        return _is_turned(one, other) or (len(left) == len(right) == 1 and alike(left, right) and not one.endswith("长制"))
    if {*left, *right} <= JOINING:
        return True
    if _of_one_sort(one, other, SORTS, 2):
        return True
    if len(left) == len(right) == 1:
        return _is_slip(left, right) and not (EACH_ITS.fullmatch(one) and not looks_alike(left, right))
    if not (left and right):
        return _is_added(left or right, head, one, other)
    return _is_turned(one, other)


@lru_cache(maxsize=4096)
def _is_one_work(one: str, other: str) -> bool:
    """Whether two titles of documents are one, written two ways."""
    if abs(len(one) - len(other)) > 4 or SUBJECTS.search(one[-2:]) or SUBJECTS.search(other[-2:]):
        return False
    bare, second = (_bared(title) for title in (one, other))
    if bare == second:
        return len(bare) >= 6
    left, right, head = difference(bare, second)
    if min(len(bare), len(second)) < 6:
        return False
    if head and not (left and right) and left + right in WORK_GENERAL:
        return True
    if _of_one_sort(bare, second, WORK_SORTS, 6) or _is_cut_short(bare, second):
        return True
    if _tells_apart(bare, second):
        return False
    if len(left) == len(right) == 1:
        return _is_slip(left, right)
    if not (left and right):
        added, most = left or right, 2 if min(len(bare), len(second)) >= 10 else 1
        return len(added) <= most and added != "实施" and head > 0 and (head < min(len(bare), len(second)) or added in ("工作",))
    return _is_turned(bare, second)


def _is_cut_short(one: str, other: str) -> bool:
    """《…管理办》 for 《…管理办法》."""
    return GENRES.search(max(one, other, key=len)) is not None and max(one, other, key=len)[:-1] == min(one, other, key=len)


def _bared(title: str) -> str:
    """Without what people leave out: 关于, 的, 市 behind the name of a place, （试行）."""
    title = OF_TRIAL.sub("", _in_figures(_evenly(title))).removeprefix("关于")
    title = re.sub(r"\A(.{2,3})[省市县区](?=.{4})", r"\1", title)
    return re.sub("[的和与及、，]", "", title)


def _in_figures(name: str) -> str:
    """十五分钟 as 15分钟."""
    return NUMBER_WORDS.sub(lambda found: str(COUNTED.get(found[0], found[0])), name)


def _evenly(name: str) -> str:
    """As two people write one name: ＋ and +, 老年人 and 老人, with and without a space."""
    return re.sub(r"\s", "", name).replace("＋", "+").replace("·", "").replace("－", "-").replace("老年人", "老人").casefold()


def _tells_apart(one: str, other: str) -> bool:
    """Whether they differ by what makes two things of two names."""
    left, right, _ = difference(one, other)
    if not COUNTING.search(left + right):
        return False
    if len(left) != 1 or len(right) != 1 or COUNTS.search(left + right):
        return True
    # 振兴, 振新: one of them counts nothing, and they sound alike.
    return not (looks_alike(left, right) or (alike(left, right) and not (COUNTING.match(left) and COUNTING.match(right))))


def _is_slip(one: str, other: str) -> bool:
    return alike(one, other) or means_alike(one, other) or _is_variant(one, other)


def _is_variant(one: str, other: str) -> bool:
    """圏 for 圈: a character beyond GB/T 2312 in one of two names that are the same otherwise."""
    return all("\u4e00" <= char <= "\u9fff" for char in (one, other)) and bool(syllable(one)) != bool(syllable(other))


def _is_added(added: str, head: int, one: str, other: str) -> bool:
    """One character too many, or a word that may drop out."""
    least = min(len(one), len(other))
    if added in GENERAL:
        return least >= 4 and added not in min(one, other, key=len)
    if len(added) != 1:
        return False
    if added == "位" and head == least:
        return True
    if head == 0:
        return added not in BEGINS and least >= 5
    return not (head == least and added in ENDS) and least >= 4


def _is_turned(one: str, other: str) -> bool:
    """The same characters in another order; not 人找政策 and 政策找人, nor 一增两减 and 两增一减."""
    if len(one) != len(other) or one == other or len(one) < 3 or sorted(one) != sorted(other):
        return False
    if any(COUNTS.match(a) or COUNTS.match(b) for a, b in zip(one, other, strict=True) if a != b):
        return False
    if FRAMED.fullmatch(one):
        return False
    turned = (one[at + 1 :] + one[at] + one[:at] for at in range(1, len(one) - 1) if one[at] in MIDDLE)
    return other not in turned


def _of_one_sort(one: str, other: str, sorts: tuple[tuple[str, ...], ...], least: int) -> bool:
    """The same but for the word that says what sort of thing it is: 青苗行动, 青苗计划."""
    for sort in sorts:
        for a, b in combinations(sort, 2):
            for first, second in ((a, b), (b, a)):
                if first in one and one.replace(first, second, 1) == other and len(one) - len(first) >= least:
                    return True
    return False
