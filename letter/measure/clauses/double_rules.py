"""The two red double lines of the 信函格式: 10.1."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.clauses.letterhead import PREPRINTED, why_no_mark
from letter.measure.ink import Rule
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import CENTRE_MM, INK_MM, RULE_LENGTH_MM
from letter.measure.verdict import Outcome, Place, near, right, said, unmeasured, wrong


def _without(letter: Letter, which: str) -> Outcome:
    """Say that a line is missing: by the paper's fault, or by the letter's."""
    return unmeasured(PREPRINTED) if letter.is_preprinted else wrong(f"首页没有找到{which}", Place(1))


def _place(found: Rule) -> Place:
    return Place(1, found.box)


@rule("10.1", "第一条红色双线与标志的距离", "标志下 4 毫米（±0.5，按墨迹）", sees="ink")
def first_rule_gap(letter: Letter) -> Outcome:
    """The mark's ink to the first line's."""
    first = letter.first_rule
    if first is None:
        return _without(letter, "第一条红色双线")
    if letter.mark_ink is None:
        return unmeasured(why_no_mark(letter))
    return near(first.box.top - letter.mark_ink.bottom, gb.RULE_GAP_MM, INK_MM, _place(first))


@rule("10.1", "第一条红色双线的形状", "红色双线，上粗下细", sees="ink")
def first_rule_shape(letter: Letter) -> Outcome:
    """Thick above thin."""
    return _shape(letter, letter.first_rule, "第一条红色双线", thick_above=True)


@rule("10.1", "第一条红色双线的长度", "170 毫米（±1），居中", sees="ink")
def first_rule_length(letter: Letter) -> Outcome:
    """170 mm in the middle of the page."""
    return _length(letter, letter.first_rule, "第一条红色双线")


@rule("10.1", "第二条红色双线至下页边", "20 毫米（±0.5，按墨迹）", sees="ink")
def second_rule_foot(letter: Letter) -> Outcome:
    """The lower edge of the second line."""
    second = letter.second_rule
    if second is None:
        return _without(letter, "第二条红色双线")
    return near(gb.PAGE_HEIGHT_MM - second.box.bottom, gb.SECOND_RULE_MM, INK_MM, _place(second))


@rule("10.1", "第二条红色双线的形状", "红色双线，上细下粗", sees="ink")
def second_rule_shape(letter: Letter) -> Outcome:
    """Thin above thick."""
    return _shape(letter, letter.second_rule, "第二条红色双线", thick_above=False)


@rule("10.1", "第二条红色双线的长度", "170 毫米（±1），居中", sees="ink")
def second_rule_length(letter: Letter) -> Outcome:
    """170 mm in the middle of the page."""
    return _length(letter, letter.second_rule, "第二条红色双线")


@rule("10.1", "红色双线只在首页", "首页以外各页没有", sees="ink")
def rules_once(letter: Letter) -> Outcome:
    """The lines stand on page 1 only."""
    if not letter.repeated:
        return right("首页以外没有")
    places = [Place(page, found.box) for page, found in letter.repeated]
    pages = "、".join(str(page) for page in dict.fromkeys(place.page for place in places))
    return wrong(f"第 {pages} 页也有", *places)


def _shape(letter: Letter, found: Rule | None, which: str, *, thick_above: bool) -> Outcome:
    if found is None:
        return unmeasured(PREPRINTED if letter.is_preprinted else f"没有{which}")
    if not found.is_red:
        return wrong("不是红色", _place(found))
    if not found.is_double:
        return wrong("单线", _place(found))
    told = "上粗下细" if found.thick_above else "上细下粗"
    return (right if found.thick_above == thick_above else wrong)(told, _place(found))


def _length(letter: Letter, found: Rule | None, which: str) -> Outcome:
    if found is None:
        return unmeasured(PREPRINTED if letter.is_preprinted else f"没有{which}")
    box = found.box
    if abs(box.centre[0] - gb.PAGE_WIDTH_MM / 2) > CENTRE_MM:
        return wrong(f"{said(box.width)}，自 {box.left:.1f} 至 {box.right:.1f}", _place(found))
    return near(box.width, gb.RULE_LENGTH_MM, RULE_LENGTH_MM, _place(found))
