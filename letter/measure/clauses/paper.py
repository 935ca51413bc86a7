"""Paper and type area: 5.1, 5.2.1, 6; the page set-up of a DOCX beside what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from letter import gbt9704 as gb
from letter.measure.cues import flush_mm
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import (
    FOOT_MM,
    MARGIN_MM,
    PAPER_MM,
    TALL_MARGIN_MM,
    TALL_PITCH_PT,
    TALL_TOP_MM,
)
from letter.measure.verdict import (
    Outcome,
    Place,
    at,
    beside,
    each,
    hint,
    near,
    right,
    said,
    unmeasured,
    wrong,
)

USUAL_PITCH_PT = 1.5
"""So far from 28.99 pt letters are set that mean the standard's lines."""
LEAD_MM = (gb.LINE_MM - gb.BODY_PT * gb.MM_PER_PT) / 2
"""From the top of a line's box to its em box."""
LONGEST = 0.8
"""A line longer than this part of all is one of the longest."""
NOT_A_DOCX = "PDF 里没有页面设置，按印出的位置测量"
NO_TEXT = "没有找到正文"


@rule("5.1", "纸张幅面", "A4：210×297 毫米（±1）", needs="words", sees="file")
def paper_size(letter: Letter) -> Outcome:
    """Every page is A4; an attachment may lie on its side."""
    if letter.paper:
        sizes = [(side.number, side.width_mm, side.height_mm) for side in letter.paper.sides]
    else:
        sizes = [(0, section.width_mm, section.height_mm) for section in letter.sections]
    if not sizes:
        return unmeasured("文件没有写明纸张大小")
    strange = [size for size in sizes if not _is_a4(letter, *size)]
    if not strange:
        return right("210×297 毫米")
    places = [Place(page, None, f"{width:.1f}×{height:.1f} 毫米") for page, width, height in strange]
    if all(letter.blind.get(place.page) in ("scan", "hidden") for place in places):
        return hint(places[0].said, *places, why="扫描件的页面是扫描时裁的，请量原件")
    return wrong(places[0].said, *places)


def _is_a4(letter: Letter, page: int, width: float, height: float) -> bool:
    if page > letter.letter_pages and width > height:
        width, height = height, width
    return abs(width - gb.PAGE_WIDTH_MM) <= PAPER_MM and abs(height - gb.PAGE_HEIGHT_MM) <= PAPER_MM


@rule("5.2.1", "天头（首页以外各页首行）", "37 毫米（±1）")
def top_margin(letter: Letter) -> Outcome:
    """The top of the first line's box on every page but the first."""
    firsts = [lines[0] for lines in _later_pages(letter)]
    if not firsts:
        return unmeasured("只有一页正文，首页上方是发文机关标志")
    lead_mm = _lead_mm(letter)
    tops = [line.em_top - lead_mm for line in firsts]
    found = median(tops)
    if is_tall(letter) and abs(found + lead_mm - gb.TOP_MM) <= MARGIN_MM:
        return right(said(found + lead_mm), why="按字框计（GB/T 33476.2 的算法）")
    bad = [line for line, top in zip(firsts, tops, strict=True) if abs(top - gb.TOP_MM) > MARGIN_MM]
    if not bad:
        return right(said(found), firsts[0])
    return wrong(said(max(tops, key=lambda top: abs(top - gb.TOP_MM))), *bad)


def _lead_mm(letter: Letter) -> float:
    """Return what stands free above the em box of a line: half the leading, that of the standard where it is about that."""
    pitch = pitch_pt(letter)
    if not pitch or abs(pitch - gb.LINE_PT) <= USUAL_PITCH_PT:
        return LEAD_MM
    size_mm = median(line.em_bottom - line.em_top for line in letter.body)
    return max(0.0, pitch * gb.MM_PER_PT - size_mm) / 2


def _later_pages(letter: Letter) -> Iterator[list[Line]]:
    """Yield the 3号 lines of every later page of the letter that begins with text."""
    for page in range(2, letter.letter_pages + 1):
        lines = letter.text_of(page)
        if lines:
            yield lines


def is_tall(letter: Letter) -> bool:
    """Tell whether the lines are as far apart as the other school of margins has them."""
    low, high = TALL_PITCH_PT
    return low <= pitch_pt(letter) <= high


LEAST_STEP_MM = 3.0
"""Lines of 小四 with single spacing are 5 mm apart, an index stands less above its line."""


def pitch_pt(letter: Letter) -> float:
    """Return the distance of the text's base lines, or the height its document gives them; 0 where neither is known."""
    if letter.paper is None:
        heights = [line.line_pt for line in letter.body if line.line_pt]
        return median(heights) if heights else 0.0
    steps = [
        lower.baseline - upper.baseline
        for upper, lower in zip(letter.body, letter.body[1:], strict=False)
        if upper.page == lower.page and LEAST_STEP_MM < lower.baseline - upper.baseline < 1.5 * gb.LINE_MM
    ]
    return median(steps) * gb.PT_PER_MM if steps else 0.0


@rule("5.2.1", "订口（左边距）", "28 毫米（±1）")
def left_margin(letter: Letter) -> Outcome:
    """The left edge that the text's lines share."""
    edge = flush_mm(letter)
    lines = [line for line in [*letter.addressee, *letter.body] if abs(line.left - edge) < 1.0]
    if not lines:
        return unmeasured(NO_TEXT)
    return near(median(line.left for line in lines), gb.LEFT_MM, MARGIN_MM, lines[0])


@rule("5.2.1", "版心宽度（满行左右两端）", "156 毫米（±1）")
def area_width(letter: Letter) -> Outcome:
    """From the left edge of the text to where its longest full lines end: a ragged edge is told elsewhere."""
    full = sorted(full_lines(letter), key=lambda line: line.end_beyond(gb.RIGHT_MM))
    if not full:
        return unmeasured("没有排满的行")
    longest = full[int(len(full) * LONGEST)]
    width = gb.RIGHT_MM + longest.end_beyond(gb.RIGHT_MM) - flush_mm(letter)
    return near(width, gb.AREA_WIDTH_MM, MARGIN_MM, longest)


def full_lines(letter: Letter) -> list[Line]:
    """Return the lines of the text that another line of their paragraph follows."""
    return [line for paragraph in letter.paragraphs for line in paragraph[:-1]]


@rule("5.2.1", "版心下边缘（首页以外各页）", "文字不低于 262 毫米")
def area_foot(letter: Letter) -> Outcome:
    """No text of a later page stands below the type area."""
    text = [*letter.body, *letter.note, *letter.names, *filter(None, [letter.dated]), *letter.footnote]
    later = [line for line in text if line.page > 1]
    if not later:
        return beside("只有一页")
    low = [at(line, said(line.em_bottom)) for line in later if line.em_bottom > gb.BOTTOM_MM + FOOT_MM]
    return each(low, good=said(max(line.em_bottom for line in later)), of=len(later))


@rule("10.1", "首页文字的下边缘", "不低于第二条红线上 7/8 字：272.1 毫米", sees="first")
def first_page_foot(letter: Letter) -> Outcome:
    """Text of page 1 may run down to 7/8 of a character above the second line."""
    text = [line for line in [*letter.body, *letter.note, *letter.names, *letter.footnote] if line.page == 1]
    if not text:
        return unmeasured(NO_TEXT)
    low = [at(line, said(line.em_bottom)) for line in text if line.em_bottom > gb.FIRST_PAGE_BOTTOM_MM + FOOT_MM]
    return each(low, good=said(max(line.em_bottom for line in text)), of=len(text))


@rule("5.2.1", "页面设置：上边距", "37 毫米（±1）", needs="words", sees="file")
def setup_top(letter: Letter) -> Outcome:
    """The top margin a DOCX sets."""
    tops = [section.top_mm for section in letter.sections]
    if not tops:
        return beside(NOT_A_DOCX)
    if all(abs(top - TALL_TOP_MM) <= TALL_MARGIN_MM for top in tops):
        return right(said(tops[0]), why="字框自 37 毫米起（GB/T 33476.2 的算法）")
    worst = max(tops, key=lambda top: abs(top - gb.TOP_MM))
    return near(worst, gb.TOP_MM, MARGIN_MM)


@rule("5.2.1", "页面设置：左右边距", "左 28、右 26 毫米（±1）", needs="words", sees="file")
def setup_sides(letter: Letter) -> Outcome:
    """The side margins a DOCX sets."""
    sides = [(section.left_mm, section.right_mm) for section in letter.sections]
    if not sides:
        return beside(NOT_A_DOCX)
    wanted = gb.LEFT_MM, gb.PAGE_WIDTH_MM - gb.RIGHT_MM
    bad = [pair for pair in sides if any(abs(a - b) > MARGIN_MM for a, b in zip(pair, wanted, strict=True))]
    told = "左 {:.1f}、右 {:.1f} 毫米"
    return wrong(told.format(*bad[0])) if bad else right(told.format(*sides[0]))


@rule("6.2", "双面印刷、左侧装订", "双面印刷，左侧装订", sees="file")
def printing(letter: Letter) -> Outcome:
    """Nothing in a file tells how it will be printed and bound."""
    return unmeasured("电子文件看不出印刷和装订，请看成品")


@rule("7.1", "页眉", "公文没有页眉这一要素", needs="words")
def running_heads(letter: Letter) -> Outcome:
    """A letter has nothing in the head of its pages; a draft says that it is one."""
    if not letter.running:
        return right("没有")
    return hint(f"有“{letter.running[0].words[:20]}”", *letter.running)
