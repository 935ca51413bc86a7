"""Where the words of a Chinese text end, from a dictionary: rjieba, the only place where it is imported.

The dictionary (33 MB, half a second) is read when the first title that needs more than one line is laid out, not when
this module is. It reads nothing from the disk then but its own library and writes nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

OWN_WORDS = (
    "政协", "人大", "市政协", "省政协", "区政协", "县政协", "全国政协", "提案委员会", "督查室", "人民政府", "人代会", "答复函",
    "复函", "会办", "分办", "主办", "独办", "会办意见", "申退", "征询意见表", "面商", "领办", "督办", "承办单位", "适老化",
    "老旧小区", "既有住宅", "充电桩", "新能源", "养老", "托育", "养老托育", "一老一小", "双减", "专精特新", "营商环境", "高质量",
    "现代化", "数字化", "智能化", "乡村振兴", "产教融合", "校地合作", "医养结合", "非遗", "文旅", "停车难", "入园难", "看病难",
    "网约车", "政务服务", "便民热线", "平台经济", "加快推进", "医疗卫生", "医疗卫生机构", "医疗机构", "人才队伍", "体制机制",
    "公共服务", "社会组织", "基础设施", "外卖员", "预制菜", "夜经济", "低空经济", "碳达峰", "碳中和", "海绵城市", "智慧城市",
    "城中村", "加装电梯", "长护险", "家庭医生", "中小微企业", "师德", "急难愁盼", "换电", "充换电",
)  # fmt: skip
"""What such letters are about and the dictionary does not know."""


class Word(NamedTuple):
    """A word with its class as the dictionary has it: n noun, v verb, m number, p preposition …"""

    text: str
    kind: str


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; together they are the text."""
    return tuple(Word(*pair) for pair in _dictionary().tag(text, hmm=True))


@lru_cache(maxsize=512)
def known_words(text: str) -> tuple[str, ...]:
    """Return the words of a text by the dictionary alone: what it does not know falls into single characters."""
    return tuple(_dictionary().cut(text, hmm=False))


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether the dictionary has it as a word."""
    return bool(_dictionary().has_word(text))


@cache
def _dictionary() -> Any:
    import rjieba

    for word in OWN_WORDS:
        rjieba.add_word(word, None, "n")
    return rjieba
