"""The 发文机关标志 of the 信函格式: 10.1, and 7.2.1–7.2.3 for what stands flush left below it."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.clauses.looks import colour_name
from letter.measure.faces import called, main_face
from letter.measure.parts import Letter
from letter.measure.patterns import GRADES
from letter.measure.rules import rule
from letter.measure.tolerance import CENTRE_MM, EM_BOX_MM, INK_MM, MARGIN_MM
from letter.measure.verdict import (
    Outcome,
    Place,
    beside,
    hint,
    near,
    right,
    said,
    unmeasured,
    wrong,
)

NO_MARK = "首页上方没有找到发文机关标志"
PREPRINTED = "首页没有发文机关标志和红色双线；用预印信笺的，请量成品"


def why_no_mark(letter: Letter) -> str:
    """Return why a mark cannot be measured; empty where there is one."""
    if letter.is_preprinted:
        return PREPRINTED
    return "" if letter.mark or letter.mark_ink else NO_MARK


def _mark_place(letter: Letter) -> Place | None:
    if letter.mark_ink:
        return Place(1, letter.mark_ink)
    return Place(1, letter.mark[0].box) if letter.mark and letter.mark[0].page else None


@rule("10.1", "发文机关标志上边缘至上页边", "30 毫米（±0.5，按墨迹）", sees="ink")
def mark_top(letter: Letter) -> Outcome:
    """The upper edge of the mark's ink."""
    if why := why_no_mark(letter):
        return unmeasured(why)
    if letter.mark_ink is None:
        return unmeasured("发文机关标志没有墨迹")
    return near(letter.mark_ink.top, gb.MARK_INK_TOP_MM, INK_MM, _mark_place(letter))


@rule("10.1", "发文机关标志居中排布", "中线距左页边 105 毫米（±1）", sees="ink")
def mark_centred(letter: Letter) -> Outcome:
    """The mark stands in the middle of the page; the middle of the type area passes as well."""
    if why := why_no_mark(letter):
        return unmeasured(why)
    if letter.mark_ink is None:
        return unmeasured("发文机关标志没有墨迹")
    centre = letter.mark_ink.centre[0]
    middles = gb.PAGE_WIDTH_MM / 2, (gb.LEFT_MM + gb.RIGHT_MM) / 2
    within = any(abs(centre - middle) <= CENTRE_MM for middle in middles)
    return (right if within else wrong)(said(centre), _mark_place(letter))


@rule("10.1", "发文机关标志的文字", "发文机关全称或规范化简称，不加“文件”", needs="words", sees="first")
def mark_words(letter: Letter) -> Outcome:
    """A letter's mark goes without 文件."""
    if not letter.mark:
        return unmeasured(why_no_mark(letter) or "发文机关标志是图形，读不出文字")
    words = "".join(line.words for line in letter.mark)
    return wrong(f"“{words}”", *letter.mark) if words.endswith("文件") else right(f"“{words}”")


@rule("10.1", "发文机关标志的颜色", "红色", strength="suggested", needs="words", sees="first")
def mark_red(letter: Letter) -> Outcome:
    """The mark is red."""
    if why := why_no_mark(letter):
        return unmeasured(why)
    if not letter.mark:
        return right("红色")
    colour = letter.mark[0].chars[0].colour
    red, green, blue = colour
    if red > max(green, blue) + 60:
        return right("红色")
    return wrong(colour_name(colour), *letter.mark)


@rule("10.1", "发文机关标志的字体", "推荐小标宋体字", strength="suggested", needs="words", sees="first")
def mark_face(letter: Letter) -> Outcome:
    """小标宋 is recommended."""
    if not letter.mark:
        return unmeasured(why_no_mark(letter) or "发文机关标志是图形，读不出字体")
    face, font = main_face(char for line in letter.mark for char in line.chars)
    if not face:
        return unmeasured(f"认不出字体名“{font}”属于哪一类")
    return right("小标宋") if face == "xiaobiaosong" else hint(called(face), *letter.mark)


@rule("10.1", "份号、密级、紧急程度的位置", "顶格居版心左边缘，第一个距第一条红线 4.9 毫米（±0.8）", sees="first")
def grades_place(letter: Letter) -> Outcome:
    """What stands flush left under the first line."""
    rows = [row for row in letter.head if GRADES.fullmatch(row.words)]
    if not rows:
        return beside("没有这些要素")
    edges = [row for row in rows if abs(row.left - gb.LEFT_MM) > MARGIN_MM]
    if edges:
        return wrong(f"距左页边 {said(edges[0].left)}", *edges)
    if letter.first_rule is None:
        return unmeasured("没有第一条红色双线", *rows)
    return near(rows[0].em_top - letter.first_rule.box.bottom, gb.NUMBER_GAP_MM, EM_BOX_MM, rows[0])


@rule("7.2.1", "份号、密级、紧急程度的字体", "3号黑体字", strength="usual", needs="words", sees="first")
def grades_face(letter: Letter) -> Outcome:
    """密级 and 紧急程度 are usually set in 黑体; a 份号 in figures says nothing."""
    rows = [row for row in letter.head if GRADES.fullmatch(row.words) and row.hanzi]
    if not rows:
        return beside("没有这些要素")
    bad = [row for row in rows if main_face(row.chars)[0] not in ("heiti", "")]
    return hint(called(main_face(bad[0].chars)[0]), *bad) if bad else right("黑体")
