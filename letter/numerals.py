"""The numbers a letter prints: 一、（一）1.（1）一是, the 发文字号 and the 成文日期."""

import re
from datetime import date

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
LARGEST = 9999

DOC_NUMBER = re.compile(r"(?P<code>[^〔〕\s]+)〔(?P<year>[1-9][0-9]{3})〕(?P<serial>[1-9][0-9]*)号", re.ASCII)
# What people type instead of the six-sided brackets of 7.2.5; read, never written.
TYPED_BRACKETS = str.maketrans(dict.fromkeys("[［【(（〈", "〔") | dict.fromkeys("]］】)）〉", "〕"))


def chinese_numeral(number: int) -> str:
    """Return 1…9999 as Chinese writes it when counting: 一, 十, 十一, 二十, 一百零一.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"序号应在1至{LARGEST}之间，现为{number}。")
    figures = [int(figure) for figure in str(number)]
    words = []
    pending_zero = False
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure == 0:
            pending_zero = True
            continue
        if pending_zero:
            words.append(DIGITS[0])
            pending_zero = False
        words.append(DIGITS[figure] + PLACES[place])
    numeral = "".join(words)
    # 10…19 are 十, 十一 …, but 110 is 一百一十.
    return numeral[1:] if number < 20 and numeral.startswith("一十") else numeral


def section_number(number: int) -> str:
    """Return the number of a first-level heading with its mark: 一、 (GB/T 9704 7.3.3)."""
    return f"{chinese_numeral(number)}、"


def subsection_number(number: int) -> str:
    """Return the number of a second-level heading: （一） (7.3.3)."""
    return f"（{chinese_numeral(number)}）"


def third_number(number: int) -> str:
    """Return the number of a third-level heading: 1. with a half-width full stop (7.3.3)."""
    return f"{_counted(number)}."


def fourth_number(number: int) -> str:
    """Return the number of a fourth-level heading: （1） (7.3.3)."""
    return f"（{_counted(number)}）"


def item_number(number: int) -> str:
    """Return the word that opens an item's lead sentence: 一是, 二是 …"""
    return f"{chinese_numeral(number)}是"


def doc_number(code: str, year: int, serial: int) -> str:
    """Return the 发文字号: 云川财函〔2026〕12号, without 第 and without leading zeros (7.2.5).

    Raises ValueError when a part cannot stand in a 发文字号.
    """
    text = f"{code}〔{year}〕{serial}号"
    if parse_doc_number(text) != (code, year, serial):
        raise ValueError(f"“{text}”不是规范的发文字号。")
    return text


def parse_doc_number(text: str) -> tuple[str, int, int]:
    """Read a typed 发文字号 into issuer code, year and serial.

    Other brackets, spaces, 第 and leading zeros, which people type, are understood; doc_number() writes the
    right form from the parts. Raises ValueError with a sentence for the person who typed it.
    """
    plain = "".join(text.split()).translate(TYPED_BRACKETS)
    plain = re.sub("〕第?0*", "〕", plain)
    found = DOC_NUMBER.fullmatch(plain)
    if not found or found["code"].isdecimal():
        raise ValueError(f"发文字号应写作“机关代字〔年份〕顺序号”，如云川财函〔2026〕12号，现为“{text}”。")
    return found["code"], int(found["year"]), int(found["serial"])


def date_in_chinese(day: date) -> str:
    """Return a date as the 成文日期 is printed: 2026年6月9日, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _counted(number: int) -> int:
    if number < 1:
        raise ValueError(f"序号应从1起，现为{number}。")
    return number
