"""The one door every text from people passes before it is kept: clean_text()."""

import re
import unicodedata
from collections import Counter

PARAGRAPH_LIMIT = 5_000
"""Characters in one paragraph; a longer one takes minutes to lay out."""
LETTER_LIMIT = 50_000
"""Characters in one letter."""
SECTION_LIMIT = 200
"""Sections in one letter."""

LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Everything that is a space of some width in other programs; the full-width space U+3000 stays, letters use it.
SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f]")
# What can hide in a text without being seen, or cannot be kept in XML or in UTF-8: controls, lone surrogates,
# noncharacters, direction marks and overrides, zero-width characters, variation selectors, tags, and the
# object replacement character that pasted pictures leave behind.
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
MARKS_AT_MOST = 3
"""Accents over one character: each stands on the one below it, so that a tower of them would reach other lines."""
_MARKS = "".join(
    char for char in map(chr, range(0x300, 0x20000)) if unicodedata.combining(char) or unicodedata.category(char) == "Me"
)
TOWERS = re.compile(f"(?<=[{_MARKS}]{{{MARKS_AT_MOST}}})[{_MARKS}]+")
NAMED_AT_MOST = 10


def clean_text(text: str, *, multiline: bool = True) -> str:
    r"""Return the text as it may be kept: NFC, lines ended by \n, nothing unseen, no towers of accents, nothing XML or
    UTF-8 refuses.

    With multiline=False the lines are joined into one (without a space beside a Chinese character) and the ends
    are stripped. Cleaning a clean text changes nothing.
    """
    cleaned = _canonical(_seen(text))
    if multiline:
        return cleaned
    # Joining can bring a letter and its accents together, so the form is made canonical once more.
    return _canonical(_joined(cleaned.split("\n")))


def notices(text: str) -> list[str]:
    """Return one Chinese sentence for each kind of change that clean_text() makes and a person should know."""
    said = []
    unseen = Counter(UNSEEN.findall(SPACES.sub(" ", LINE_ENDS.sub("\n", text))))
    if unseen:
        said.append(f"已删去{unseen.total()}个看不见的字符或控制字符：{_listed(f'U+{ord(char):04X}' for char in unseen)}。")
    if spaces := len(SPACES.findall(text)):
        said.append(f"已将{spaces}个制表符或特殊空格改为普通空格。")
    if towers := TOWERS.findall(unicodedata.normalize("NFC", _seen(text))):
        said.append(f"已删去{sum(map(len, towers))}个叠加过多的附加符号，一个字最多{MARKS_AT_MOST}个。")
    swapped = [char for char in dict.fromkeys(text) if _has_standard_form(char)]
    if swapped:
        pairs = (f"“{char}”（U+{ord(char):04X}）改为“{unicodedata.normalize('NFC', char)}”" for char in swapped)
        said.append(f"已改用规范的字符：{_listed(pairs)}。")
    return said


def _seen(text: str) -> str:
    return UNSEEN.sub("", SPACES.sub(" ", LINE_ENDS.sub("\n", text)))


def _canonical(text: str) -> str:
    return TOWERS.sub("", unicodedata.normalize("NFC", text))


def _has_standard_form(char: str) -> bool:
    return not UNSEEN.match(char) and not SPACES.match(char) and unicodedata.normalize("NFC", char) != char


def _joined(lines: list[str]) -> str:
    """Put stripped lines into one: a space between them, but none beside a Chinese character."""
    whole = []
    for line in filter(None, (line.strip() for line in lines)):
        if whole and not _is_wide(whole[-1][-1]) and not _is_wide(line[0]):
            whole.append(" ")
        whole.append(line)
    return "".join(whole)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")


def _listed(names) -> str:
    names = list(names)
    more = f"等{len(names)}种" if len(names) > NAMED_AT_MOST else ""
    return "、".join(names[:NAMED_AT_MOST]) + more
