"""What the elements of a letter look like as words: numbers, dates, labels, headings. Blanks are left out before."""

from __future__ import annotations

import re

OPENING, CLOSING = "〔[［【（({〈", "〕]］】）)}〉"
DOC_NUMBER = re.compile(
    f"(?P<code>[^0-9{re.escape(OPENING + CLOSING)}]{{1,20}})(?P<open>[{re.escape(OPENING)}])?(?P<year>[0-9]{{2,4}})年?"
    f"(?P<close>[{re.escape(CLOSING)}])?(?P<ordinal>第)?(?P<serial>[0-9]+)号"
)
"""A 发文字号 in whatever brackets."""
LOOKS_LIKE_NUMBER = re.compile(f"[^0-9。，；：]{{1,22}}[0-9{re.escape(OPENING + CLOSING)}年第 ]{{1,14}}号")

DATE = re.compile(r"([0-9]{4})年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日")
ANY_DATE = re.compile(
    "[0-9０-９〇○零一二三四五六七八九]{2,4}年[0-9０-９一二三四五六七八九十元]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
)
"""A date that stands alone, in whatever form."""

LABEL = re.compile("(?P<number>.{2,30}号)?附件(?P<place>[0-9一二三四五六七八九十]{0,2})[:：]?")
"""First line of an attachment's page."""
NOTE = re.compile("附件[:：]")
NOTE_ENTRY = re.compile("(?P<place>[0-9]{1,2})(?P<mark>[.．、，,]?)(?P<name>.+)")
COPIED = re.compile("抄[ 　]*送[:：]?")
ISSUED = re.compile(".*[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发")
PAGE_NUMBER = re.compile("(?P<before>[^0-9]{0,3})(?P<number>[0-9]{1,3})(?P<after>[^0-9]{0,3})")
DASHES = "—―–－─一"
"""What passes for a 一字线; a hyphen does not."""
NO_TEXT = re.compile("[（(]?此页无正文[）)]?")
GRADES = re.compile("(?:绝密|机密|秘密)(?:★.*)?|特急|加急|急件|特提|平急|[0-9]{6}")
"""份号, 密级, 紧急程度."""
CLASS_MARK = re.compile("[A-HＡ-Ｈ][0-9]?类?")
SIGNATORY = re.compile("签发人[:：].{0,30}")
DISCLOSURE = re.compile("公开属性[:：](?:主动公开|依申请公开|不予公开).{0,10}")
"""What offices add to the letterhead, or to the 版记: the standard has neither in a letter."""
SHEET = re.compile("征询意见|意见反馈|反馈意见|征求意见|回执")
"""Titles of the sheets that come back."""

HEADINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile("[一二三四五六七八九十]{1,3}、")),
    (2, re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile("[0-9]{1,2}[.．](?![0-9])")),
    (4, re.compile("[（(][0-9]{1,2}[）)]")),
)
SENTENCE_ENDS = "。；！？!?;"
HEADING_LONGEST = 60
"""Characters: what is longer begins a paragraph and is no heading."""


def heading_level(words: str) -> int:
    """Return 1 to 4 for a line that begins with a level's number, else 0."""
    return next((level for level, pattern in HEADINGS if pattern.match(words)), 0)


def is_date(words: str) -> bool:
    """Tell whether a line is nothing but a date."""
    return ANY_DATE.fullmatch(words) is not None
