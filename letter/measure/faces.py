"""Which class of type a font's name means: 仿宋, 楷体, 黑体, 小标宋 or 宋体, in the names many programs give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from letter.measure.lines import Char

NAMES = {"fangsong": "仿宋", "kaiti": "楷体", "heiti": "黑体", "xiaobiaosong": "小标宋", "songti": "宋体"}
"""Class → what it is called."""

# The order matters: FangSong holds Song, and 中宋 stands in for 小标宋 where that is not licensed.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (face, re.compile(pattern, re.IGNORECASE))
    for face, pattern in (
        ("fangsong", "仿宋|fang[ _-]?song|fandolfang|fzfs|fz仿|fangzhengfs|fs[_-]?gb|zhufangsong|\\bfang\\b"),
        ("xiaobiaosong", "小标|大标|xiaobiao|dabiao|xbs|dbs|中宋|zhongsong|fzcusong|粗宋|songti?-?(?:bold|black|heavy)|song-?(?:bold|black|heavy)"),
        ("kaiti", "楷|kai|fzkt|gkai|ukai"),
        ("heiti", "黑|hei|gothic|sans ?cjk|sanscjk|hansans|han ?sans|fzht|雅黑|pingfang|苹方|等线|dengxian"),
        ("songti", "宋|song|simsun|sunextb|mingliu|明体|serif ?cjk|serifcjk|hanserif|fzss|fzsy|ming"),
    )
)
"""Also Noto Serif CJK Bold and its like stand in for 小标宋."""
HEAVY_SERIF = re.compile("(?:serif ?cjk|serifcjk|hanserif).*(?:bold|black|heavy|semi)", re.IGNORECASE)


@lru_cache(maxsize=512)
def face_of(font: str) -> str:
    """Return the class a font's name means; empty for a name that says nothing (Times New Roman, F1)."""
    name = font.strip()
    if HEAVY_SERIF.search(name):
        return "xiaobiaosong"
    return next((face for face, pattern in PATTERNS if pattern.search(name)), "")


def called(face: str, font: str = "") -> str:
    """Return what a class is called; for an unknown one the font's own name."""
    return NAMES.get(face) or (f"“{font}”" if font else "认不出的字体")


def main_face(chars: Iterable[Char]) -> tuple[str, str]:
    """Return the class most hanzi are set in, and one of its font names; empty where there are no hanzi."""
    counted = Counter((face_of(char.font), char.font) for char in chars if char.is_hanzi)
    if not counted:
        return "", ""
    by_face: Counter[str] = Counter()
    for (face, _), count in counted.items():
        by_face[face] += count
    face = by_face.most_common(1)[0][0]
    return face, next(font for (each, font), _ in counted.most_common() if each == face)
