"""Page numbers: 7.5, and 10.1 for page 1."""

from __future__ import annotations

from collections.abc import Iterator

from letter import gbt9704 as gb
from letter.measure import ink
from letter.measure.faces import called, face_of
from letter.measure.geometry import Box
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.patterns import DASHES, PAGE_NUMBER
from letter.measure.rules import rule
from letter.measure.tolerance import EM_BOX_MM, INDENT_MM, SIZE_PT
from letter.measure.verdict import (
    Outcome,
    Place,
    at,
    beside,
    each,
    hint,
    right,
    said,
    unmeasured,
    wrong,
)

NO_NUMBERS = "没有页码"
DASH_MM = gb.BOTTOM_MM + gb.PAGE_NUMBER_BELOW_MM


def _numbered(letter: Letter) -> list[Line]:
    return [line for line in letter.numbers if line.page != 1]


def _nothing(letter: Letter) -> Outcome:
    return beside("只有一页" if letter.paper and len(letter.paper) == 1 else NO_NUMBERS)


@rule("10.1", "首页不显示页码", "首页没有页码", needs="words", sees="first")
def no_number_on_page_1(letter: Letter) -> Outcome:
    """Page 1 shows no number."""
    if letter.paper is None:
        first = letter.sections[0] if letter.sections else None
        if first is None:
            return unmeasured("文件没有页面设置")
        shown = first.numbers_first if first.has_title_page else first.numbers_rest
        return wrong("页脚设置使首页显示页码") if shown else right("没有")
    found = [line for line in letter.numbers if line.page == 1]
    return wrong(f"有“{found[0].text}”", *found) if found else right("没有")


@rule("7.5", "页码连续", "第二页起每面都有，与附件连续编排", needs="words")
def numbers_run_on(letter: Letter) -> Outcome:
    """Every side from the second on bears its number; what is bound apart need not."""
    if letter.paper is None:
        if not letter.sections:
            return unmeasured("文件没有页面设置")
        return right("页脚有页码域") if any(one.numbers_rest for one in letter.sections) else wrong("页脚没有页码域")
    if len(letter.paper) == 1:
        return beside("只有一页")
    apart = {page for attachment in letter.attachments if attachment.is_apart for page in attachment.pages}
    shown = {line.page: line for line in letter.numbers}
    missing = [page for page in range(2, len(letter.paper) + 1) if page not in {*shown, *apart, *letter.blind}]
    other = [line for page, line in shown.items() if page not in apart and _figure(line) != page]
    if other:
        return wrong(f"第 {other[0].page} 页印的是“{other[0].text}”", *other)
    if missing:
        pages = "、".join(map(str, missing))
        return wrong(f"第 {pages} 页没有页码", *(Place(page) for page in missing))
    if not shown:
        return unmeasured(NO_NUMBERS)
    return right(f"第 2 至 {max(shown)} 页")


def _figure(line: Line) -> int:
    found = PAGE_NUMBER.fullmatch(line.words)
    return int(found["number"]) if found else 0


@rule("7.5", "页码左右的一字线", "数字左右各放一条一字线", needs="words")
def number_dashes(letter: Letter) -> Outcome:
    """A dash on both sides."""
    numbered = _numbered(letter)
    if not numbered:
        return _nothing(letter)
    return each(_without_dashes(numbered), good="各有一条一字线", of=len(numbered))


def _without_dashes(numbered: list[Line]) -> Iterator[Place]:
    for line in numbered:
        found = PAGE_NUMBER.fullmatch(line.words)
        sides = [found["before"], found["after"]] if found else ["", ""]
        if not all(len(side) in (1, 2) and set(side) <= set(DASHES) for side in sides):
            yield at(line, f"“{line.text}”")


@rule("7.5", "页码的上下位置", "一字线上距版心下边缘 7 毫米：269 毫米（±0.8，按墨迹）")
def number_height(letter: Letter) -> Outcome:
    """The ink of the dash."""
    numbered = [line for line in _numbered(letter) if line.chars[0].text in DASHES]
    if not numbered or letter.paper is None:
        return unmeasured("页码没有一字线") if _numbered(letter) else _nothing(letter)
    heights = [(line, height) for line in numbered if (height := _dash_height(letter, line)) is not None]
    if not heights:
        return unmeasured("一字线没有墨迹")
    bad = [at(line, said(height)) for line, height in heights if abs(height - DASH_MM) > EM_BOX_MM]
    return each(bad, good=said(heights[0][1]), of=len(heights))


def _dash_height(letter: Letter, line: Line) -> float | None:
    dash = line.chars[0]
    side = letter.paper.sides[line.page - 1]
    found = ink.ink(side, Box(dash.left, line.em_top - 1, dash.right, line.em_bottom + 1))
    return found.centre[1] if found else None


@rule("7.5", "页码的左右位置", "单页码居右空一字，双页码居左空一字（±0.3 字）")
def number_side(letter: Letter) -> Outcome:
    """Odd at the right, even at the left, one character free."""
    numbered = _numbered(letter)
    if not numbered:
        return _nothing(letter)
    return each(_misplaced(numbered), good="单右双左，各空一字", of=len(numbered))


def _misplaced(numbered: list[Line]) -> Iterator[Place]:
    wanted = gb.PAGE_NUMBER_SIDE_CELLS * gb.CELL_MM
    for line in numbered:
        is_odd = line.page % 2 == 1
        free = gb.RIGHT_MM - line.right if is_odd else line.left - gb.LEFT_MM
        if abs(free - wanted) > INDENT_MM:
            side = "右" if is_odd else "左"
            yield at(line, f"第 {line.page} 页{side}空 {said(free / gb.CELL_MM, '字')}")


@rule("7.5", "页码的字体字号", "4号半角宋体阿拉伯数字", strength="usual", needs="words")
def number_type(letter: Letter) -> Outcome:
    """4号宋体 figures of half width."""
    numbered = _numbered(letter)
    if not numbered:
        return _nothing(letter)
    digits = [(line, next(char for char in line.chars if char.text.isdigit())) for line in numbered]
    bad = [at(line, said(line.size_pt, "磅")) for line, _ in digits if abs(line.size_pt - gb.PAGE_NUMBER_PT) > SIZE_PT]
    wide = [at(line, "全角数字") for line, char in digits if not char.text.isascii()]
    if bad or wide:
        return each([*bad, *wide], good="", of=len(digits))
    other = [(line, char) for line, char in digits if face_of(char.font) not in ("songti", "xiaobiaosong")]
    if not other:
        return right("4号宋体")
    line, char = other[0]
    face = face_of(char.font)
    if face:
        return wrong(f"{called(face)}，{said(line.size_pt, '磅')}", *(line for line, _ in other))
    return hint(f"{called(face, char.font)}，{said(line.size_pt, '磅')}", line)
