"""Any text through the line composer: nothing lost, every rule of GB/T 15834 kept, every full line to the margin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letter.breaks import END_SQUEEZE, NEVER_FIRST, NEVER_LAST, SPACES, break_places, in_long_word
from letter.fonts import advances
from letter.gbt9704 import AREA_WIDTH_MM, BODY_PT, BODY_SPACING_PT, CELL_PT, PT_PER_MM
from letter.layout import Run
from letter.lines import SPREAD_MOST_EM, Line, compose_lines
from tests.letter.samples import SENTENCES

WIDTH = AREA_WIDTH_MM * PT_PER_MM
INDENT = 2 * CELL_PT

WORDS = ("云", "川市", "老旧小区改造", "提升", "8月", "42.6亿元", "5%", "第12号", "3.5个百分点", "2021—2025年", "GB/T", "Word", "5G")
MARKS = ("，", "。", "、", "；", "：", "？", "”。", "），", "……", "——", "·", "～", "，“", "（", "《", "。“", "：“", "）", "》", "”")
ADDRESS = "https://www.yunchuan.example/zwgk/2026/notice_0012.html?from=reply&page=3"

written = st.lists(st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.text("云川市财政局", min_size=1, max_size=9), max_size=60)


def composed(text: str, first: float = INDENT) -> tuple[Line, ...]:
    return compose_lines([Run(text, spacing_pt=BODY_SPACING_PT)], width_pt=WIDTH, first_pt=first)


def over(line: Line, measure: float) -> float:
    """Return how far a line's last advance box ends beyond the measure, as a program draws it."""
    table = advances("fangsong")
    drawn = sum(table[char] * BODY_PT + run.spacing_pt for run in line.inlines for char in run.text)
    return drawn - line.inlines[-1].spacing_pt - measure


def check_lines(text: str, first: float) -> tuple[Line, ...]:
    lines = composed(text, first)
    bare = str.maketrans("", "", SPACES)
    assert "".join(line.text for line in lines).translate(bare) == text.translate(bare)
    for place, line in enumerate(lines):
        if not line.text.strip(SPACES):
            continue
        # Blanks that somebody typed to end a line need not be filled up.
        behind = text[line.start + len(line.text) :][:2]
        is_ended = len(behind) == 2 and not behind.strip(SPACES)
        excess = over(line, WIDTH - (first if place == 0 else 0.0))
        hanging = END_SQUEEZE.get(line.text[-1], 0.0) * BODY_PT
        # A last line that fits as it is keeps the grid's spacing, which behind its last character is no paper.
        behind_pt = 0.0 if line.full else -BODY_SPACING_PT
        assert excess <= hanging + behind_pt + 0.15
        if place < len(lines) - 1 and not is_ended:
            assert line.full
            assert excess >= -0.15
    return lines


@settings(deadline=None, max_examples=300)
@example(["云云川市川市8月3.5个百分点3.5个百分点云云云云云云云云"], INDENT)
@given(written, st.sampled_from([0.0, INDENT]))
def test_no_rule_is_broken_in_anything_that_is_written(pieces: list[str], first: float):
    text = "".join(piece for piece, last in zip(pieces, ["", *pieces], strict=False) if piece not in MARKS or last not in MARKS)
    lines = check_lines(text, first)
    allowed = break_places(text)
    for before, line in pairwise(lines):
        # Only a long word written in half-width characters is ever cut.
        if not in_long_word(text, line.start):
            assert allowed[line.start]
            assert line.text[0] not in NEVER_FIRST
            assert before.text[-1] not in NEVER_LAST


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300))
def test_any_characters_at_all_are_kept_and_stay_inside(text: str):
    check_lines(text, 0.0)


@pytest.mark.parametrize("mark", ["）", "（", "。", "……", "——", "“", "％", "·", "/", "1", "２", "A", "　", "第", "—"])
@pytest.mark.parametrize("shift", range(0, 28, 9))
def test_a_hundred_of_one_mark_is_broken_and_not_lost(mark: str, shift: int):
    check_lines("云" * shift + mark * 100 + "川" * 40, INDENT)


@pytest.mark.parametrize("shift", range(28))
def test_a_long_address_fills_the_line_it_begins_on(shift: int):
    lines = check_lines("云" * shift + "详见" + ADDRESS + "，市" + "川" * 40, 0.0)
    for line in lines[:-1]:
        spread = max(run.spacing_pt for run in line.inlines) - BODY_SPACING_PT
        assert spread * (len(line.text) - 1) <= (SPREAD_MOST_EM + 1) * BODY_PT


@pytest.mark.parametrize("shift", range(28))
def test_marks_are_not_torn_apart_to_fill_a_line(shift: int):
    text = "云" * shift + "川市“（《〈政务公开〉》）”。”他说。" + "市" * 40
    lines = check_lines(text, 0.0)
    allowed = break_places(text)
    assert all(allowed[line.start] for line in lines[1:])


@pytest.mark.parametrize("shift", range(28))
def test_per_cent_keeps_its_number_and_lets_the_next_word_go(shift: int):
    text = "云" * shift + "增长5%的目标" + "市" * 40
    assert not break_places(text)[text.index("%")]
    assert break_places(text)[text.index("的")]


@pytest.mark.parametrize("length", range(20, 140))
def test_no_last_line_of_one_character_where_a_squeeze_avoids_it(length: int):
    text = ("".join(SENTENCES) * 2)[:length].rstrip("，。、；：（“《〔—…%0123456789.") + "。"
    lines = composed(text)
    last = lines[-1].text
    hanzi = [char for char in last if char not in "，。”）"]
    # Where one character was left over, the line before gave it company or took it in.
    assert len(lines) == 1 or len(hanzi) != 1 or last[0] in "》”"
