"""Seals: 7.3.5.1."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.clauses.signature import NO_DATE, seals_of_signature
from letter.measure.geometry import Box
from letter.measure.lines import Line
from letter.measure.parts import Letter, Seal
from letter.measure.rules import rule
from letter.measure.tolerance import EM_BOX_MM, MARGIN_MM, SEAL_AXIS_MM
from letter.measure.verdict import Outcome, Place, beside, right, said, unmeasured, wrong

NO_SEAL = "没有看到红色印章：未加盖，或留待手工加盖"
BELOW_MOST_MM = 12.0
"""偏下: name and date a little below the centre; farther and they leave the seal."""


def _place(seal: Seal) -> Place:
    return Place(seal.page, seal.box)


def _dated_seal(letter: Letter) -> Seal | None:
    """Return the stamp that belongs to the date: the lowest of those on its axis, as the last of several presses it."""
    seals = seals_of_signature(letter)
    if letter.dated is None or not seals:
        return None
    axis = letter.dated.centre
    off = [abs(seal.box.centre[0] - axis) for seal in seals]
    nearest = [seal for seal, distance in zip(seals, off, strict=True) if distance <= min(off) + SEAL_AXIS_MM]
    return max(nearest, key=lambda seal: (seal.page, seal.box.top))


def _missing(letter: Letter) -> Outcome:
    return unmeasured(NO_DATE) if letter.dated is None else unmeasured(NO_SEAL)


@rule("7.3.5.1", "印章与成文日期的中线", "端正、居中下压：同一中线（±2 毫米）")
def seal_axis(letter: Letter) -> Outcome:
    """The seal's upright axis on the date's centre."""
    seal = _dated_seal(letter)
    if seal is None or letter.dated is None:
        return _missing(letter)
    off = seal.box.centre[0] - letter.dated.centre
    told = f"偏{'右' if off > 0 else '左'} {abs(off):.1f} 毫米"
    return (right if abs(off) <= SEAL_AXIS_MM else wrong)(told, _place(seal))


@rule("7.3.5.1", "印章下压署名和成文日期", "署名和成文日期居印章中心偏下")
def seal_presses(letter: Letter) -> Outcome:
    """Name and date stand inside the seal, a little below its centre."""
    seal, date = _dated_seal(letter), letter.dated
    if seal is None or date is None:
        return _missing(letter)
    box = seal.box
    axis = box.centre[0]  # two names side by side may read as one line
    near = [line for line in letter.names if line.left < axis < line.right and line.page == seal.page]
    near = [line for line in near if line.em_top > box.top]
    top = near[-1].em_top if near else date.em_top
    if date.page != seal.page or not box.top < top < date.em_bottom < box.bottom:
        return wrong("没有同时压住署名和成文日期", _place(seal))
    below = (top + date.em_bottom) / 2 - box.centre[1]
    if below < -EM_BOX_MM:
        return wrong(f"在印章中心以上 {-below:.1f} 毫米", _place(seal))
    return (right if below <= BELOW_MOST_MM else wrong)(f"在印章中心以下 {max(below, 0.0):.1f} 毫米", _place(seal))


@rule("7.3.5.1", "印章顶端与上方文字的距离", "距正文（或附件说明）一行之内：10.2 毫米（±1）")
def seal_top(letter: Letter) -> Outcome:
    """The first row's top is within one line of the text above."""
    seals = seals_of_signature(letter)
    if not seals or letter.dated is None:
        return _missing(letter)
    first = min(seals, key=lambda seal: (seal.page, seal.box.top))
    above = [line for line in [*letter.body, *letter.note] if line.page == first.page]
    if not above:
        return unmeasured("印章所在页没有正文", _place(first))
    gap = first.box.top - max(line.em_bottom for line in above)
    within = -EM_BOX_MM <= gap <= gb.SEAL_TOP_WITHIN_MM + MARGIN_MM
    return (right if within else wrong)(said(gap), _place(first))


@rule("7.3.5.1", "不得出现空白印章", "每枚印章都压着署名或成文日期")
def seal_not_blank(letter: Letter) -> Outcome:
    """Every stamp presses a name or the date."""
    seals = seals_of_signature(letter)
    if not seals:
        return _missing(letter)
    text: list[Line] = [*letter.names, *([letter.dated] if letter.dated else [])]
    blank = [seal for seal in seals if not any(_presses(seal, line) for line in text)]
    return wrong(f"有 {len(blank)} 枚空白印章", *map(_place, blank)) if blank else right(f"{len(seals)} 枚都压着署名")


def _presses(seal: Seal, line: Line) -> bool:
    return seal.page == line.page and _overlap(seal.box, line.box)


def _overlap(one: Box, two: Box) -> bool:
    return one.left < two.right and two.left < one.right and one.top < two.bottom and two.top < one.bottom


@rule("7.3.5.1", "多枚印章的排列", "互不相交或相切，两端不超出版心")
def seals_apart(letter: Letter) -> Outcome:
    """Several stamps never touch and stay inside the type area."""
    seals = seals_of_signature(letter)
    if not seals:
        return _missing(letter)
    outside = [seal for seal in seals if seal.box.left < gb.LEFT_MM - MARGIN_MM or seal.box.right > gb.RIGHT_MM + MARGIN_MM]
    if outside:
        return wrong("超出版心", *map(_place, outside))
    if len(seals) == 1:
        return beside("只有一枚印章")
    for place, one in enumerate(seals):
        for two in seals[place + 1 :]:
            if one.page == two.page and _overlap(one.box, two.box):
                return wrong("印章相交", _place(one), _place(two))
    return right(f"{len(seals)} 枚互不相交")
