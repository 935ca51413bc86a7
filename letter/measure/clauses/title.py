"""The 标题: 7.3.1, and its distance in the 信函格式: 10.1."""

from __future__ import annotations

import re
from itertools import pairwise

from letter import gbt9704 as gb
from letter.measure.faces import called, main_face
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import BLANK_LINES, ON_AXIS_MM, SIZE_PT
from letter.measure.verdict import Outcome, beside, gap_said, hint, right, said, unmeasured, wrong

NO_TITLE = "首页没有找到标题"
TITLE_LEAD_MM = (gb.TITLE_LINE_MM - gb.TITLE_PT * gb.MM_PER_PT) / 2
LEAD_MM = (gb.LINE_MM - gb.BODY_PT * gb.MM_PER_PT) / 2
GAP_MOST = 4
"""Blank lines above a title that a layout may still choose."""
END_MARKS = tuple("。，；：、！？,.;:!?")
SAME_MM = 2.0


def blank_lines(gap_mm: float) -> float:
    """Return how many blank lines of text a distance between the em boxes of 3号 and of a title makes."""
    return (gap_mm - LEAD_MM - TITLE_LEAD_MM) / gb.LINE_MM


@rule("10.1", "标题与其上最后一个要素的距离", "相距二行（按空二行计，±0.35 行）", sees="first")
def title_gap(letter: Letter) -> Outcome:
    """Two lines; how they are counted is left to the office's layout."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    above = [line for line in [letter.doc_number, *letter.head] if line]
    if not above:
        return unmeasured("标题以上没有找到发文字号等要素", letter.title[0])
    lines = blank_lines(letter.title[0].em_top - max(line.em_bottom for line in above))
    told = gap_said(lines)
    if abs(lines - gb.TITLE_GAP_LINES) <= BLANK_LINES:
        return right(told, letter.title[0])
    if 0 <= lines <= GAP_MOST + BLANK_LINES:
        return hint(told, letter.title[0], why="对“相距二行”的理解不一，由本机关的版式决定")
    return wrong(told, letter.title[0])


@rule("7.3.1", "标题居中", "居中排布：每行中线 106 毫米（±1.5）", sees="first")
def title_centred(letter: Letter) -> Outcome:
    """Every line stands in the middle of the type area, or of the page."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    middle = (gb.LEFT_MM + gb.RIGHT_MM) / 2
    bad = [line for line in letter.title if abs(line.centre - middle) > ON_AXIS_MM]
    return wrong(said(bad[0].centre), *bad) if bad else right(said(letter.title[0].centre))


@rule("7.3.1", "标题字号", "2号：22 磅（±0.3）", strength="usual", needs="words", sees="first")
def title_size(letter: Letter) -> Outcome:
    """2号."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    bad = [line for line in letter.title if abs(line.size_pt - gb.TITLE_PT) > SIZE_PT]
    return wrong(said(bad[0].size_pt, "磅"), *bad) if bad else right("22 磅")


@rule("7.3.1", "标题字体", "小标宋体字", strength="usual", needs="words", sees="first")
def title_face(letter: Letter) -> Outcome:
    """小标宋, or the 中宋 that stands in for it."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    face, font = main_face(char for line in letter.title for char in line.chars)
    if not face:
        return unmeasured(f"认不出字体名“{font}”属于哪一类", *letter.title)
    return right("小标宋") if face == "xiaobiaosong" else wrong(called(face), *letter.title)


@rule("7.3.1", "标题末尾", "不加标点", strength="usual", needs="words", sees="first")
def title_end(letter: Letter) -> Outcome:
    """No mark at the title's end."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    last = letter.title[-1]
    return wrong(f"以“{last.words[-1]}”结尾", last) if last.words.endswith(END_MARKS) else right("没有标点")


@rule("7.3.1", "标题回行", "词意完整，不在数字、书名号短语中断开", strength="must", sees="first")
def title_breaks(letter: Letter) -> Outcome:
    """No break inside a number; one inside a 书名号 is for a person to judge."""
    if not letter.title:
        return unmeasured(NO_TITLE)
    for upper, lower in pairwise(letter.title):
        if re.search("[0-9]$", upper.words) and re.match("[0-9号月日年]", lower.words):
            return wrong(f"“{upper.words[-3:]}”与“{lower.words[:3]}”之间断开", upper, lower)
    opened = _open_quotes(letter.title)
    return hint("在书名号中断开", *opened) if opened else right("没有")


def _open_quotes(title: list[Line]) -> list[Line]:
    """Return the lines that end inside a 书名号."""
    depth, found = 0, []
    for line in title[:-1]:
        depth += line.words.count("《") - line.words.count("》")
        if depth > 0:
            found.append(line)
    return found


@rule("7.3.1", "标题排列的形状", "多行排成梯形或菱形", sees="first")
def title_shape(letter: Letter) -> Outcome:
    """Several lines form a trapezium or a diamond, neither a block nor a sand-glass."""
    widths = [line.width for line in letter.title]
    if len(widths) < 2:
        return beside("标题只有一行" if widths else NO_TITLE)
    if max(widths) - min(widths) < SAME_MM:
        return hint("各行一样长（长方形）", *letter.title)
    steps = [1 if b > a + SAME_MM else -1 if b < a - SAME_MM else 0 for a, b in pairwise(widths)]
    turns = [step for step in steps if step]
    waist = any(a < 0 < b for a, b in pairwise(turns))
    return hint("中间短、两头长（沙漏形）", *letter.title) if waist else right("梯形或菱形")
