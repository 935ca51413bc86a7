"""Character classes and numerals the rules share."""

from __future__ import annotations

from letter.numerals import chinese_numeral

HAN = "㐀-鿿\uf900-\ufaff〇"
"""Inside a character class: a Chinese character."""
WIDE = f"{HAN}、。，；：？！“”‘’《》〈〉（）【】〔〕—…％"
"""A Chinese character or mark."""
NUMERAL = "一二三四五六七八九十"
COUNTED: dict[str, int] = {chinese_numeral(number): number for number in range(1, 100)}
"""十二 → 12."""
FIGURE = r"\d[\d,]*(?:\.\d+)?"
"""A number with its decimals: 1,200 and 3.5."""


def value(figure: str) -> float:
    """What a FIGURE says."""
    return float(figure.replace(",", ""))
