"""The line composer: rules of GB/T 15834, full lines to the margin, speed."""

from __future__ import annotations

import pytest

from letter.fonts import advances
from letter.gbt9704 import AREA_WIDTH_MM, BODY_SPACING_PT, CELL_PT, PT_PER_MM
from letter.layout import Run, Tick
from letter.lines import Line, compose_lines, natural_width
from tests.bounds import comes_to_an_end
from tests.letter.samples import SENTENCES, text_of

WIDTH = AREA_WIDTH_MM * PT_PER_MM
INDENT = 2 * CELL_PT


def composed(text: str, first: float = INDENT, width: float = WIDTH) -> tuple[Line, ...]:
    return compose_lines([Run(text, spacing_pt=BODY_SPACING_PT)], width_pt=width, first_pt=first)


def texts(text: str, first: float = 0.0) -> list[str]:
    return [line.text for line in composed(text, first)]


def advance_of(line: Line) -> float:
    """Return where a line's last advance box ends, as a program draws it."""
    return -line.inlines[-1].spacing_pt + sum(
        advances(run.face)[char] * run.size_pt + run.spacing_pt
        for run in line.inlines
        if isinstance(run, Run)
        for char in run.text
    )


def test_28_hanzi_fill_a_line_and_26_the_first_of_a_paragraph():
    lines = composed("字" * 82)
    assert [len(line.text) for line in lines] == [26, 28, 28]
    assert [line.full for line in lines] == [True, True, False]


def test_nothing_is_lost_and_starts_point_into_the_text():
    text = text_of(900)
    lines = composed(text)
    assert "".join(line.text for line in lines) == text
    assert all(text.startswith(line.text, line.start) for line in lines)


@pytest.mark.parametrize("shift", range(0, 60, 3))
def test_every_full_line_ends_at_the_right_margin(shift: int):
    lines = composed("云川" * shift + text_of(600, start=shift))
    for place, line in enumerate(lines[:-1]):
        measure = WIDTH - (INDENT if place == 0 else 0)
        over = advance_of(line) - measure
        assert line.full
        # A squeezed mark stands over the margin with its blank half, 8 pt, and with nothing else.
        assert abs(over) < 0.05 or (line.text[-1] in "，。、；：！？）》”" and -0.05 < over < 8.05)


@pytest.mark.parametrize("shift", range(28))
def test_no_mark_opens_a_line_that_must_not_and_no_opening_mark_ends_one(shift: int):
    for line in composed("字" * shift + "".join(SENTENCES) * 2)[1:]:
        assert line.text[0] not in "，。、；：！？）》〉」』】〕”’…～·%％"
    for line in composed("字" * shift + "".join(SENTENCES) * 2)[:-1]:
        assert line.text[-1] not in "（《〈「『【〔“‘"


@pytest.mark.parametrize("shift", range(28))
@pytest.mark.parametrize(
    "whole",
    [
        "8月",
        "42.6亿元",
        "5%",
        "2186家",
        "〔2026〕12号",
        "15个",
        "3.2个",
        "120平方米",
        "——",
        "……",
        "GB/T",
        "第088号",
        "12.5万户",
        "3.5个百分点",
        "3个月",
        "15个工作日",
        "120元/平方米",
        "5毫克/立方米",
        "5.5亿千瓦时",
        "1.2万余人",
        "210×297毫米",
        "±5%",
        "≥60%",
        "25℃",
        "12.5m²",
        "12′30″",
        "￥3.5万元",
        "２０２６年",
        "３．５％",
        "2021—2025年",
        "3～5月",
        "2026-06-09",
        "42.6 亿元",
        "第 3 批",
        "（2026）12号",
        "――",
        "naïve",
        "O’Brien",
        "Москва",
        "C++",
    ],
)
def test_numbers_with_their_unit_dashes_and_words_stay_whole(whole: str, shift: int):
    lines = texts("云" * shift + "川" + whole + "市" * 30)
    assert any(whole in line for line in lines), lines


def test_a_single_dash_connects_and_does_not_open_a_line():
    for shift in range(30):
        for line in texts("云" * shift + "北京—云川" + "市" * 30)[1:]:
            assert not line.startswith("—")


def test_an_end_mark_is_squeezed_before_a_line_is_spread():
    # One em too much: half of it the stop gives way, the marks inside make room for the other half.
    text = "字" * 9 + "，" + "字" * 9 + "，" + "字" * 8 + "。"
    assert len(text) == 29
    first, *_ = composed(text + "字" * 20, first=0.0)
    assert first.text == text
    assert BODY_SPACING_PT - 0.4 < first.inlines[0].spacing_pt < BODY_SPACING_PT
    # Without marks inside there is not enough room, and the line before the stop is spread.
    assert len(texts("字" * 28 + "。" + "字" * 20)[0]) == 27


def test_a_last_single_character_is_drawn_up_or_gets_company():
    assert [len(line) for line in texts("字" * 29 + "。")] == [27, 3]
    # With enough marks in the line the last character fits into it.
    drawn_up = "一、二、三、四、五、六、七、八、九、十、百、千、万、亿、零。"
    assert len(drawn_up) == 30
    assert len(texts(drawn_up)) == 1
    for shift in range(1, 120):
        last = texts("字" * shift + "，" + "川" * 27 + "。")[-1]
        assert sum(char not in "，。" for char in last) != 1 or len(last) > 2 or shift < 2


def test_a_long_address_is_broken_and_not_lost():
    address = "https://www.yunchuan.example/" + "abcdefghij/" * 25
    lines = composed("详见" + address + "。")
    assert "".join(line.text for line in lines) == "详见" + address + "。"
    assert max(line.width_pt for line in lines) <= WIDTH + 0.02
    assert all(advance_of(line) < WIDTH + 8.1 for line in lines)


def test_an_unbroken_word_wider_than_the_line_is_broken_anywhere():
    lines = composed("W" * 500)
    assert sum(len(line.text) for line in lines) == 500
    assert all(advance_of(line) <= WIDTH + 0.1 for line in lines)


@pytest.mark.parametrize("space", [" ", "　", "  "])
@pytest.mark.parametrize("word", ["word", "云川市"])
def test_spaces_at_a_line_end_are_left_out(word: str, space: str):
    for line in composed((word + space) * 200)[:-1]:
        assert line.text == line.text.strip()
        assert line.full


def test_a_bold_lead_and_its_text_are_one_paragraph():
    lead, text = (
        Run("一是全面开展现状调查。", "fangsong_bold", spacing_pt=BODY_SPACING_PT),
        Run(text_of(80), spacing_pt=BODY_SPACING_PT),
    )
    lines = compose_lines([lead, text], width_pt=WIDTH, first_pt=INDENT)
    assert [run.face for run in lines[0].inlines] == ["fangsong_bold", "fangsong"]
    assert {run.face for line in lines[1:] for run in line.inlines} == {"fangsong"}
    assert len({run.spacing_pt for run in lines[0].inlines}) == 1


def test_forced_line_breaks_and_tick_boxes():
    lines = compose_lines([Run("甲\n乙"), Tick(True, 16), Run("丙")], width_pt=WIDTH)
    assert [line.text for line in lines] == ["甲", "乙丙"]
    assert lines[1].width_pt == pytest.approx(48)
    assert lines[1].inlines[1] == Tick(True, 16)
    assert [line.start for line in lines] == [0, 2]


def test_an_empty_paragraph_is_one_empty_line():
    assert [line.inlines for line in composed("")] == [()]


def test_natural_width_counts_spacing_and_scale():
    run = Run("云川", size_pt=10, spacing_pt=1, scale=0.5)
    assert natural_width([run, Tick(size_pt=12)]) == pytest.approx(11 + 12)


def test_combining_marks_stay_with_what_they_stand_on():
    marks = "e" + "\u0301" * 300
    for line in texts("字" * 27 + marks + "字" * 5)[1:]:
        assert not line.startswith("\u0301")


def test_a_paragraph_of_5000_characters_is_no_trap():
    with comes_to_an_end():
        composed("1" * 5000)
        composed("）" * 5000)
        composed("（" * 5000)
        composed("字" * 5000)
