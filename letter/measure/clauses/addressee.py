"""The 主送机关: 7.3.2."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.clauses.title import blank_lines
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import BLANK_LINES, INDENT_MM
from letter.measure.verdict import Outcome, gap_said, right, said, unmeasured, wrong

NO_ADDRESSEE = "标题之下没有找到主送机关"


@rule("7.3.2", "主送机关与标题的距离", "标题下空一行（±0.35 行）", sees="first")
def addressee_gap(letter: Letter) -> Outcome:
    """One blank line below the title."""
    if not letter.addressee or not letter.title:
        return unmeasured(NO_ADDRESSEE)
    lines = blank_lines(letter.addressee[0].em_top - letter.title[-1].em_bottom)
    told = gap_said(lines)
    within = abs(lines - gb.ADDRESSEE_GAP_LINES) <= BLANK_LINES
    return (right if within else wrong)(told, letter.addressee[0])


@rule("7.3.2", "主送机关的左边缘", "居左顶格，回行时仍顶格：28 毫米", needs="words", sees="first")
def addressee_left(letter: Letter) -> Outcome:
    """Flush left, wrapped lines too."""
    if not letter.addressee:
        return unmeasured(NO_ADDRESSEE)
    if letter.paper is None:
        cells = letter.addressee[0].indent_cells or 0.0
        return (right if cells < 0.5 else wrong)(f"缩进 {said(cells, '字')}")
    bad = [line for line in letter.addressee if abs(line.left - gb.LEFT_MM) > INDENT_MM]
    return wrong(said(bad[0].left), *bad) if bad else right(said(letter.addressee[0].left))


@rule("7.3.2", "主送机关末尾", "最后一个机关名称后标全角冒号", needs="words", sees="first")
def addressee_colon(letter: Letter) -> Outcome:
    """A full-width colon ends it."""
    if not letter.addressee:
        return unmeasured(NO_ADDRESSEE)
    last = letter.addressee[-1]
    if last.words.endswith("："):
        return right("全角冒号")
    return wrong(f"以“{last.words[-1]}”结尾", last)
