"""署名 and 成文日期: 7.3.5.1, 7.3.5.2, 7.3.5.4."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.lines import Line
from letter.measure.parts import Letter, Seal
from letter.measure.patterns import DATE
from letter.measure.rules import rule
from letter.measure.tolerance import INDENT_MM, ON_AXIS_MM
from letter.measure.verdict import Outcome, beside, gap_said, hint, right, said, unmeasured, wrong

NO_DATE = "没有找到成文日期"
NO_NAME = "成文日期之上没有找到署名"


def right_cells(line: Line) -> float:
    """Return how many characters stay free at the right."""
    return (gb.RIGHT_MM - line.right) / gb.CELL_MM


def _is_near(cells: float, wanted: float) -> bool:
    return abs(cells - wanted) <= INDENT_MM / gb.CELL_MM


def seals_of_signature(letter: Letter) -> list[Seal]:
    """Return the stamps on the page of the date, or the one before."""
    if letter.dated is None:
        return []
    return [seal for seal in letter.seals if seal.page in (letter.dated.page - 1, letter.dated.page)]


@rule("7.3.5.4", "成文日期的写法", "阿拉伯数字，年份标全称，月、日不编虚位", needs="words")
def date_form(letter: Letter) -> Outcome:
    """Arabic figures, the whole year, no leading zero."""
    if letter.dated is None:
        return unmeasured(NO_DATE)
    words = letter.dated.words
    return (right if DATE.fullmatch(words) else wrong)(f"“{words}”", letter.dated)


@rule("7.3.5", "成文日期的位置", "加盖印章的右空四字；不加盖印章的首字比署名首字右移二字（±0.3 字）")
def date_place(letter: Letter) -> Outcome:
    """Four characters free with a seal, printed or yet to be pressed; else beside the name's first character."""
    date = letter.dated
    if date is None:
        return unmeasured(NO_DATE)
    cells = right_cells(date)
    told = f"右空 {said(cells, '字')}"
    if _is_near(cells, gb.DATE_RIGHT_CELLS):
        return right(told, date, why="" if letter.seals else "未见印章，按手工盖章的位置")
    if any(abs(line.centre - date.centre) <= ON_AXIS_MM and right_cells(line) < 0.5 for line in letter.names):
        return right(told, date, why="署名较长，成文日期随之左移")
    if len(seals_of_signature(letter)) > 1:
        return hint(told, date, why="多枚印章并列时可以移动")
    if letter.seals:
        return wrong(told, date)
    return _without_seal(letter, date, told)


def _without_seal(letter: Letter, date: Line, told: str) -> Outcome:
    """Judge the date of a letter without a seal: 7.3.5.2."""
    if not letter.names:
        return wrong(told, date)
    longest = max(letter.names, key=lambda line: line.width)
    shift = (date.left - longest.left) / gb.CELL_MM
    told = f"{told}，比署名首字{'右' if shift >= 0 else '左'}移 {said(abs(shift), '字')}"
    edge = min(right_cells(date), right_cells(longest))
    fits = _is_near(shift, gb.PLAIN_DATE_SHIFT_CELLS) and _is_near(edge, gb.PLAIN_RIGHT_CELLS)
    return (right if fits else wrong)(told, date)


@rule("7.3.5", "署名的位置", "加盖印章的以成文日期为准居中；不加盖印章的右空二字（±0.3 字）")
def name_place(letter: Letter) -> Outcome:
    """Centred on the date with a seal, else two characters free at the right."""
    date, names = letter.dated, letter.names
    if date is None:
        return unmeasured(NO_DATE)
    if not names:
        return unmeasured(NO_NAME)
    on_axis = [line for line in names if abs(line.centre - date.centre) <= ON_AXIS_MM]
    if on_axis:
        return right("居中于成文日期", *on_axis)
    if _is_stamp_title(letter):
        return beside("加盖签名章，署名处为签发人职务")
    last = names[-1]
    if _is_near(right_cells(date), gb.DATE_RIGHT_CELLS) or letter.seals:
        off = last.centre - date.centre
        return wrong(f"偏{'右' if off > 0 else '左'} {abs(off):.1f} 毫米", *names)
    cells = min(right_cells(line) for line in [*names, date])
    return (right if _is_near(cells, gb.PLAIN_RIGHT_CELLS) else wrong)(f"右空 {said(cells, '字')}", *names)


def _is_stamp_title(letter: Letter) -> bool:
    """Tell whether what stands above the date is a person's title beside a signature stamp: 7.3.5.3."""
    name, date = letter.names[-1], letter.dated
    return bool(date) and len(letter.names) == 1 and name.right < date.left and _is_near((name.left - gb.LEFT_MM) / gb.CELL_MM, 2)


@rule("7.3.5.2", "署名、成文日期与正文的距离（不加盖印章）", "正文（或附件说明）下空一行")
def plain_gap(letter: Letter) -> Outcome:
    """Without a seal the name stands one line below the text."""
    if letter.dated is None or not letter.names:
        return unmeasured(NO_DATE if letter.dated is None else NO_NAME)
    if letter.seals or _is_near(right_cells(letter.dated), gb.DATE_RIGHT_CELLS):
        return beside("加盖印章，距离由印章决定")
    first = letter.names[0]
    above = [line for line in [*letter.body, *letter.note] if line.page == first.page]
    if not above:
        return unmeasured("同页没有正文", first)
    lines = (first.baseline - above[-1].baseline) / gb.LINE_MM - 1
    return (right if lines > 0.5 else wrong)(gap_said(lines), first)
