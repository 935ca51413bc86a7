"""Line ends without manual breaks: the spacing a line gets so that every program ends it where the composer did."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from letter import gbt9704 as gb
from letter.compose.body import paragraph, run
from letter.docx.fitting import GAPS, fitted_inlines
from letter.fonts import advances
from letter.layout import Run, TextBlock, Tick
from letter.lines import compose_lines
from tests.letter.strategies import TYPED

WIDTH = gb.AREA_WIDTH_MM * gb.PT_PER_MM
NEVER_FIRST = "，。、：；！？）》”％%"


def spacings(block: TextBlock) -> list[tuple[str, float]]:
    return [(each.text, each.spacing_pt) for each in fitted_inlines(block, WIDTH)]


def breaks(inlines: tuple[Run, ...], width_pt: float, first_pt: float, *, gap_em: float, ends_spacing: bool) -> list[str]:
    """Break as a word processor does: fill the line, keep words and numbers whole, no mark at a line's start.

    Between a hanzi and a figure stands a gap. Where ``ends_spacing`` the character before such a place, before another
    place_of_run and at the line's end goes without its spacing.
    """
    chars = [(char, each, place_of_run) for place_of_run, each in enumerate(inlines) for char in each.text]
    lines, start, place = [], 0, 1
    while place <= len(chars):
        if place == len(chars) or _width(chars[start : place + 1], gap_em, ends_spacing) <= width_pt - (0 if start else first_pt):
            place += 1
            continue
        end = place
        while end > start + 1 and not _may_break(chars[end - 1][0], chars[end][0]):
            end -= 1
        lines.append("".join(char for char, _, _ in chars[start:end]))
        start, place = end, end + 1
    return [*lines, "".join(char for char, _, _ in chars[start:])]


def _width(chars: list[tuple[str, Run, int]], gap_em: float, ends_spacing: bool) -> float:
    total = 0.0
    for (char, each, place_of_run), following in zip(chars, [*chars[1:], None], strict=True):
        met = following is not None and char.isascii() != following[0].isascii()
        ends = ends_spacing and (following is None or met or place_of_run != following[2])
        total += advances(each.face)[char] * each.size_pt + (0.0 if ends else each.spacing_pt)
        if met and (char + following[0]).isalnum():
            total += gap_em * each.size_pt
    return total


def _may_break(last: str, first: str) -> bool:
    word = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    return not word and first not in NEVER_FIRST and last not in "（《“"


def _gaps(line: str) -> int:
    return sum(one.isascii() != two.isascii() and (one + two).isalnum() for one, two in pairwise(line))


def composed(block: TextBlock) -> list[str]:
    return [line.text for line in compose_lines(block.inlines, width_pt=WIDTH, first_pt=block.first_pt)]


def test_lines_of_hanzi_keep_the_grid():
    block = paragraph(run("云" * 200))
    assert spacings(block) == [("云" * 200, pytest.approx(-0.25))]


def test_a_number_kept_with_its_unit_leaves_the_line_to_be_filled():
    # 25 characters, then 12月 at the end of the line: the composer sends it on, a word processor would part it.
    block = paragraph(run("云" * 25 + "12月" + "川" * 10))
    first, *others = composed(block)
    assert (first, others[0][:3]) == ("云" * 25, "12月")
    (more, wider), (less, spacing), (rest, plain) = spacings(block)
    assert (more + less, rest) == (first, "12月" + "川" * 10)
    assert wider - spacing == pytest.approx(0.05)
    assert plain == pytest.approx(-0.25)
    # The line is filled but for what programs may round.
    left = WIDTH - block.first_pt - len(more) * (16 + wider) - len(less) * (16 + spacing)
    assert 0.5 < left < 1.5


def test_a_mark_drawn_into_the_line_is_made_room_for():
    block = paragraph(run("云川，财政，民政，教育，水务，" + "云" * 11 + "，" + "川" * 10))
    first = composed(block)[0]
    assert first.endswith("，") and len(first) == 27
    text, spacing = spacings(block)[0]
    assert first.startswith(text)
    assert spacing < -0.25
    assert 27 * (16 + spacing) + block.first_pt <= WIDTH


def test_every_run_of_a_line_shares_its_spacing():
    block = paragraph(run("一是摸清底数。", "fangsong_bold"), run("云" * 18 + "12月" + "川" * 10))
    assert composed(block)[0] == "一是摸清底数。" + "云" * 18
    *line, _ = fitted_inlines(block, WIDTH)
    assert "".join(each.text for each in line) == "一是摸清底数。" + "云" * 18
    assert {each.face for each in line} == {"fangsong_bold", "fangsong"}
    assert min(each.spacing_pt for each in line) > -0.25
    assert max(each.spacing_pt for each in line) - min(each.spacing_pt for each in line) == pytest.approx(0.05)


def test_tick_boxes_and_centred_lines_are_left_alone():
    ticks = TextBlock("sheet_cell", (Tick(False, 14.0), Run(" 满意　　", size_pt=14.0), Tick(True, 14.0), Run(" 不满意", size_pt=14.0)), "left")
    assert fitted_inlines(ticks, WIDTH) == ticks.inlines
    title = TextBlock("title", (Run("关于\n提案的答复函", "xiaobiaosong", 22.0),), "center")
    assert fitted_inlines(title, WIDTH) is title.inlines


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.text(TYPED, min_size=60, max_size=200).map(lambda text: text.replace(" ", "")))
@example("云" * 23 + "㎡" * 3 + "川5丅2丼中且亚亠亿仓乖乖套壎婈摷盡翨蔟袩襤诣蹭銐鐚鐮鐸铿锅A丯℃三丰a丒0东0丒乏乐並並二丑享人仚劼廌吮睷磔譁馜鲿鵸")
def test_word_processors_end_the_lines_as_composed(text: str):
    block = paragraph(run(text))
    inlines = fitted_inlines(block, WIDTH)
    assert "".join(each.text for each in inlines) == block.text
    ours = composed(block)
    # Words longer than a fifth of a line are parted by the composer and not by word processors; spaces differ too.
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in text).split()
    assume(all(len(word) <= 10 for word in words))
    # So many gaps that a line would have to give more than letter.docx.fitting lets it.
    assume(all(_gaps(line) <= 8 for line in ours))
    for gap in GAPS:
        assert breaks(inlines, WIDTH, block.first_pt, gap_em=gap.em, ends_spacing=gap.ends_spacing) == ours
