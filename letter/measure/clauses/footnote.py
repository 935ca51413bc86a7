"""The 附注: 7.3.6."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import BLANK_LINES, INDENT_MM
from letter.measure.verdict import Outcome, beside, right, said, wrong

NO_NOTE = "没有附注"


@rule("7.3.6", "附注的位置", "左空二字（±0.3 字），在成文日期下一行")
def footnote_place(letter: Letter) -> Outcome:
    """Two characters in, the line below the date."""
    if not letter.footnote or letter.dated is None:
        return beside(NO_NOTE)
    first = letter.footnote[0]
    cells = (first.left - gb.LEFT_MM) / gb.CELL_MM
    if abs(cells - gb.FOOTNOTE_INDENT_CELLS) > INDENT_MM / gb.CELL_MM:
        return wrong(f"左空 {said(cells, '字')}", first)
    if first.page != letter.dated.page:
        return wrong("不在成文日期下一行", first)
    lines = (first.baseline - letter.dated.baseline) / gb.LINE_MM
    told = f"左空 {said(cells, '字')}，日期下第 {said(lines, '行')}"
    return (right if abs(lines - 1) <= BLANK_LINES else wrong)(told, first)


@rule("7.3.6", "附注的写法", "加圆括号", needs="words")
def footnote_form(letter: Letter) -> Outcome:
    """In round brackets, full-width ones."""
    if not letter.footnote:
        return beside(NO_NOTE)
    words = "".join(line.words for line in letter.footnote)
    good = words.startswith("（") and words.endswith("）")
    return right("加圆括号") if good else wrong("不是全角圆括号", *letter.footnote)
