"""What in a paragraph of an older letter may no longer hold: years, figures, times. Named, never mended by itself."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

NAMED_AT_MOST = 8
DIGIT = "[0-9０-９]"
YEAR = re.compile(
    rf"〔{DIGIT}{{4}}〕{DIGIT}+号|(?<!{DIGIT})(?:[1１][9９]|[2２][0０]){DIGIT}{{2}}(?:年(?:{DIGIT}{{1,2}}月(?:{DIGIT}{{1,2}}日)?)?|(?=[—～至-]))"
    r"|[一二][九〇零][〇零一二三四五六七八九]{2}年|“?十[二三四五]五”?"
)
AS_OF = re.compile(r"截至[^，。；：、！？\s]{0,16}")
RELATIVE = re.compile(
    r"今年|去年|前年|明年|后年|本年度|上年度|下年度|上半年|下半年|年内|本月|上月|下月|近期|近日|日前|目前|当前|近年来|[近今过去未来]{1,2}[一二两三四五六七八九十0-9]+年"
)
FIGURE = re.compile(
    rf"(?<![第0-9０-９])(?:{DIGIT}{{1,2}}月(?:{DIGIT}{{1,2}}日|[底初])?"
    rf"|(?:{DIGIT}[0-9０-９,，.]*{DIGIT}|{DIGIT})(?:％|%|‰|个百分点|[余多]?[万亿千百]?[余多]?"
    r"(?:[平立]方(?:米|公里)|公里|千米|元|个|家|人次|人|户|套|条|座|件|项|次|处|所|名|台|辆|张|吨|亩|米|公顷|倍|天|场|批|位|期"
    r"|例|支|部|册|间|盏|栋|小时|分钟|周岁|[一-龥])?))"
    r"|百分之[零〇一二三四五六七八九十百点]+"
)


def aged_words(text: str, *, today: date) -> list[str]:
    """Return the words of a paragraph to be checked, each once, in their order: other years than this, 截至…, figures,
    and words of time that were meant from the day the letter was written.
    """
    found: list[tuple[int, int, str]] = []
    for pattern in (AS_OF, YEAR, RELATIVE, FIGURE):
        for match in pattern.finditer(text):
            words, start, end = match.group(), match.start(), match.end()
            if pattern is YEAR and unicodedata.normalize("NFKC", words).lstrip("〔").startswith(str(today.year)):
                words = ""  # this year: neither a year to be checked nor a figure
            if not any(start < other_end and other_start < end for other_start, other_end, _ in found):
                found.append((start, end, words))
    return list(dict.fromkeys(words for _, _, words in sorted(found) if words))


def warning_of(words: list[str]) -> str:
    """The sentence that names them; nothing where there are none."""
    if not words:
        return ""
    named = "、".join(f"“{word}”" for word in words[:NAMED_AT_MOST])
    more = f"等{len(words)}处" if len(words) > NAMED_AT_MOST else ""
    return f"这是旧件中的话，请核对{named}{more}是否仍然属实。"


def still_there(words: list[str], text: str) -> list[str]:
    """Of the words that were to be checked, those the text still says."""
    return [word for word in words if word in text]
