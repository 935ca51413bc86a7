"""The text's face, size, lines and characters: 5.2.2, 5.2.3."""

from __future__ import annotations

from collections import Counter
from math import ceil
from statistics import median

from letter import gbt9704 as gb
from letter.measure.clauses.paper import NO_TEXT, full_lines, is_tall, pitch_pt
from letter.measure.faces import NAMES, called, face_of, main_face
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.patterns import heading_level
from letter.measure.rules import rule
from letter.measure.tolerance import (
    CELLS,
    FACE_HINT,
    LINE_EDGE_MM,
    PART_OF_FACE,
    PART_OF_LINES,
    PITCH_PT,
    SIZE_PT,
)
from letter.measure.verdict import Outcome, at, each, hint, near, right, said, unmeasured, wrong

FEWEST_LINES = 3
WIDE_EM = 0.75
"""Advance, in em, from which a character takes a whole cell."""


@rule("5.2.2", "正文字体", "3号仿宋体字", strength="usual", needs="words")
def body_face(letter: Letter) -> Outcome:
    """The text, without its headings, is set in 仿宋; a lead sentence may stand in another face."""
    lines = [line for paragraph in letter.paragraphs if not heading_level(paragraph[0].words) for line in paragraph]
    counted = Counter(face_of(char.font) for line in lines for char in line.hanzi)
    total = counted.total()
    if not total:
        return unmeasured(NO_TEXT)
    if counted[""] > total / 2:
        return unmeasured(f"认不出字体名“{main_face(char for line in lines for char in line.chars)[1]}”属于哪一类")
    others = [line for line in lines if main_face(line.chars)[0] != "fangsong"]
    if counted["fangsong"] / total < PART_OF_FACE:
        face, font = main_face(char for line in others for char in line.chars)
        return wrong(called(face, font), *others)
    rest = {NAMES.get(face, "其他字体"): count for face, count in counted.items() if face != "fangsong"}
    named = "、".join(name for name, count in rest.items() if count > FACE_HINT * total)
    return hint(f"仿宋，另有{named}", *others, why="领句等可用其他字体") if named else right("仿宋")


@rule("5.2.2", "正文字号", "3号：16 磅（±0.3）", strength="usual", needs="words")
def body_size(letter: Letter) -> Outcome:
    """The text is set in 3号."""
    if not letter.body:
        return unmeasured(NO_TEXT)
    bad = [at(line, said(size, "磅")) for line in letter.body if abs((size := _size_pt(line)) - gb.BODY_PT) > SIZE_PT]
    return each(bad, good="16 磅", of=len(letter.body))


def _size_pt(line: Line) -> float:
    """Return the size most of a line is set in: an index or a note sign is smaller."""
    sizes = Counter(round(char.size * gb.PT_PER_MM * 4) / 4 for char in line.chars)
    return sizes.most_common(1)[0][0]


@rule("5.2.3", "行距", "22 行排满 225 毫米：28.99 磅（±0.15）", strength="usual", needs="words")
def line_pitch(letter: Letter) -> Outcome:
    """The distance of the text's base lines."""
    pitch = pitch_pt(letter)
    if not pitch:
        return unmeasured("正文不足两行，量不出行距" if letter.paper else "文件没有写明固定的行距")
    if is_tall(letter):
        return right(said(pitch, "磅"), why="字框排满版心（GB/T 33476.2 的算法）")
    if gb.LINE_PT_LEAST <= pitch < gb.LINE_PT and _gave_way(letter, pitch):
        return right(said(pitch, "磅"), why="行距为容下落款调整过（7.3.5.5）")
    if gb.LINE_PT_LEAST <= pitch < gb.LINE_PT - PITCH_PT and letter.paper is None and _may_be_one_page(letter):
        return hint(said(pitch, "磅"), why="没有排出页面，看不出是不是为容下落款调整的（7.3.5.5）")
    return near(pitch, gb.LINE_PT, PITCH_PT, next((line for line in letter.body if line.page), None), unit="磅")


def _gave_way(letter: Letter, pitch: float) -> bool:
    """Tell whether the signature of a letter of one page would have found no room at the usual pitch."""
    if letter.paper is None or letter.letter_pages > 1 or letter.dated is None:
        return False
    lowest = max(line.em_bottom for line in (letter.dated, *letter.footnote))
    foot = min((line.em_top for line in (*letter.copied, *letter.imprint) if line.page == 1), default=gb.FIRST_PAGE_BOTTOM_MM)
    lines = 1 + len(letter.addressee) + len({round(line.baseline) for line in letter.body})
    # The 抄送 takes whole lines of the page: up to one of them stays free above it.
    return lowest + lines * (gb.LINE_PT - pitch) * gb.MM_PER_PT > foot - gb.LINE_MM


def _may_be_one_page(letter: Letter) -> bool:
    """Tell whether the text of a document that was not laid out is short enough for one page."""
    return sum(ceil(len(line.words) / gb.CELLS_PER_LINE) for line in letter.body) < gb.LINES_PER_PAGE


@rule("5.2.3", "每面行数", "22 行", strength="usual")
def lines_a_page(letter: Letter) -> Outcome:
    """Pages that other text follows have 22 lines; one less where a heading was carried over."""
    counts = {page: _count(letter.text_of(page)) for page in range(2, letter.letter_pages)}
    full = {page: count for page, count in counts.items() if count and _goes_on(letter, page, count)}
    if not full:
        return unmeasured("首页以外没有排满的页")
    most = max(full.values())
    page = next(page for page, count in full.items() if count == most)
    if most == gb.LINES_PER_PAGE:
        return right(f"{most} 行")
    if most == gb.LINES_PER_PAGE - 1:
        return hint(f"{most} 行", letter.text_of(page)[-1], why="标题移到下页等特定情况可以少一行")
    return wrong(f"{most} 行", letter.text_of(page)[-1])


def _goes_on(letter: Letter, page: int, count: int) -> bool:
    """Tell whether text follows on the next page; lines that went along with the signature leave a page short."""
    dated = letter.dated.page if letter.dated else 0
    return bool(letter.text_of(page + 1)) and (page + 1 != dated or count == gb.LINES_PER_PAGE)


def _count(lines: list[Line]) -> int:
    return len({round(line.baseline) for line in lines})


@rule("5.2.3", "每行字数", "28 字（满行的中位数，±0.5）", strength="usual")
def cells_a_line(letter: Letter) -> Outcome:
    """How many characters full lines hold: two half-width ones count as one, so does the indent's each blank."""
    counts = [
        _cells(line) + (gb.INDENT_CELLS if place == 0 else 0)
        for paragraph in letter.paragraphs
        for place, line in enumerate(paragraph[:-1])
    ]
    if len(counts) < FEWEST_LINES:
        return unmeasured("没有足够的满行")
    return near(median(counts), gb.CELLS_PER_LINE, CELLS, full_lines(letter)[0], unit="字")


def _cells(line: Line) -> float:
    return sum(1.0 if char.right - char.left > WIDE_EM * char.size else 0.5 for char in line.chars)


@rule("5.2.3", "撑满版心（满行的右端）", "满行止于 184 毫米（±1）", strength="usual")
def filled_lines(letter: Letter) -> Outcome:
    """Full lines end at the right edge of the type area."""
    full = full_lines(letter)
    if not full:
        return unmeasured("没有排满的行")
    bad = [at(line, said(line.right)) for line in full if abs(line.end_beyond(gb.RIGHT_MM)) > LINE_EDGE_MM]
    share = 1 - len(bad) / len(full)
    if share >= PART_OF_LINES:
        return right(f"{len(full)} 个满行中 {len(full) - len(bad)} 行排满")
    return wrong(f"{len(full)} 个满行中只有 {len(full) - len(bad)} 行排满", *bad)
