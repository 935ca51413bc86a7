"""The DOCX as LibreOffice prints it, under the ruler: every figure of the 信函格式 within 1 mm, the composed pages."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest

from letter import gbt9704 as gb
from letter.fonts import embedded_names
from letter.layout import Layout
from tests.letter.docx.conftest import Printed
from tests.letter.measuring import SQUEEZABLE, Box, Measured, TextLine

pytestmark = pytest.mark.libreoffice
WITHIN = 1.0
PAPER = Box(0, 0, 210, 297)
FLOWING = {"addressee", "body", "heading_1", "heading_2", "heading_3", "attachment_note", "footnote", "attachment_body"}


def near(value: float, within: float = WITHIN) -> object:
    return pytest.approx(value, abs=within)


def body_lines(measured: Measured, page: int) -> list[TextLine]:
    """Return the lines of 3号 type of a page, from the top."""
    return sorted((line for line in measured.lines(page) if line.size == near(5.64, 0.1)), key=lambda line: line.baseline)


def gaps_mm(text: str, size_pt: float = gb.BODY_PT) -> float:
    """Return how much wider LibreOffice 7.4 sets a text than it is told to: 0.2 em where hanzi and figures meet."""
    met = sum(one.isascii() != two.isascii() and (one + two).isalnum() for one, two in pairwise(text))
    return met * 0.2 * size_pt * gb.MM_PER_PT


def words(text: str) -> str:
    return text.replace(" ", "").replace("　", "")


def test_only_the_sets_fonts_are_drawn(printed: dict[str, Printed]):
    names = {
        char.font
        for letter in printed.values()
        for page in range(len(letter.docx))
        for line in letter.docx.lines(page)
        for char in line.chars
    }
    assert names <= embedded_names()
    assert {"FuwenFangSong-Bold", "FuwenXBS-Regular", "FuwenHei-Regular"} <= names


def test_every_letter_takes_its_composed_pages(printed: dict[str, Printed]):
    assert {name: len(letter.docx) for name, letter in printed.items()} == {
        name: len(letter.layout.pages) for name, letter in printed.items()
    }


def test_lines_end_as_composed(printed: dict[str, Printed]):
    agreeing, all_lines = 0, 0
    for name, letter in printed.items():
        composed = [words(line.text) for page in letter.layout.pages for line in page.lines if line.style in FLOWING]
        drawn = {words(line.text) for page in range(len(letter.docx)) for line in letter.docx.lines(page)}
        same = sum(line in drawn for line in composed)
        print(f"{name}: {same} of {len(composed)} lines end as composed")
        agreeing, all_lines = agreeing + same, all_lines + len(composed)
    assert all_lines > 400
    assert agreeing / all_lines > 0.98


def test_mark_and_double_lines(printed: dict[str, Printed]):
    for letter in (printed["full"].docx, printed["long-mark"].docx):
        mark = letter.ink(0, Box(0, 15, 210, letter.red_rows(0, 22)[0][0] - 0.5), red=True)
        first_thick, first_thin, second_thin, second_thick = letter.red_rows(0, 22)
        assert mark.top == near(30.0, 0.5)
        assert (mark.left + mark.right) / 2 == near(105.0, 0.5)
        assert first_thick[0] - mark.bottom == near(4.0, 0.5)
        assert second_thick[1] == near(277.0, 0.5)
        for thick, thin in ((first_thick, first_thin), (second_thick, second_thin)):
            assert thick[1] - thick[0] == near(2.25 * 25.4 / 72, 0.2)
            assert thin[1] - thin[0] == near(0.75 * 25.4 / 72, 0.2)
        for top in (first_thick[0], second_thick[0]):
            line = letter.ink(0, Box(5, top, 205, top + 0.5), red=True)
            assert (line.left, line.right) == (near(20.0, 0.5), near(190.0, 0.5))


def test_red_lines_stand_on_page_one_only(printed: dict[str, Printed]):
    for letter in printed.values():
        for page in range(1, len(letter.docx)):
            assert letter.docx.red_rows(page, 22) == []


def test_a_long_mark_stays_inside_the_type_area(printed: dict[str, Printed]):
    mark = printed["long-mark"].docx.ink(0, Box(0, 15, 210, 44), red=True)
    assert mark.left >= 27.5
    assert mark.right <= 184.5


def test_number_row(printed: dict[str, Printed]):
    letter = printed["full"].docx
    rule_foot = letter.red_rows(0, 22)[1][1]
    number = letter.line(0, "云川建函〔2026〕12号")
    assert number.em_top - rule_foot == near(4.94, 0.5)
    assert number.right == near(184.0, 0.5)
    urgency = letter.line(0, "急件")
    assert (urgency.left, urgency.em_top) == (near(28.0, 0.3), near(number.em_top, 0.1))


def test_title_and_text_of_page_one_stand_as_composed(printed: dict[str, Printed]):
    for letter in printed.values():
        for placed in letter.layout.pages[0].lines:
            if placed.style in FLOWING | {"title"}:
                found = [line for line in letter.docx.lines(0) if words(line.text) == words(placed.text)]
                assert found, placed.text
                assert min(abs(line.em_top - placed.em_top_mm) for line in found) < 0.7


def test_a_full_page_has_22_lines_of_28_characters_from_28_to_184(printed: dict[str, Printed]):
    lines = body_lines(printed["plain"].docx, 1)
    assert len(lines) == 22
    assert [len(line.text) for line in lines] == [28] * 22
    for row, line in enumerate(lines):
        assert line.em_top == near(37 + row * gb.LINE_MM + (gb.LINE_MM - 5.644) / 2)
        assert (line.left, line.right) == (near(28.0, 0.2), near(184.0, 0.5))


def test_every_full_line_ends_at_184(printed: dict[str, Printed]):
    letter = printed["long"]
    placed = [line for page in letter.layout.pages for line in page.lines if line.style == "body"]
    full = {words(line.text) for line in placed if line.full and not line.ends_paragraph}
    lines = [line for page in range(len(letter.docx)) for line in body_lines(letter.docx, page) if words(line.text) in full]
    assert len(lines) > 100
    for line in lines:
        # LibreOffice 7.4 hangs a mark outside where a number begins the next line, though w:overflowPunct forbids it.
        ends = [line.right] + [line.chars[-2].right] * (line.chars[-1].text in SQUEEZABLE)
        assert min(abs(end - 184.0) for end in ends) < WITHIN, (line.right, line.text)


def test_page_one_text_ends_above_272(printed: dict[str, Printed]):
    for name in ("plain", "long", "full"):
        last = body_lines(printed[name].docx, 0)[-1]
        assert 272.06 - gb.LINE_MM < last.em_bottom <= 272.06 + 0.3


def test_page_numbers(printed: dict[str, Printed]):
    letter = printed["full"].docx
    fours = {page: [line for line in letter.lines(page) if line.size == near(14 * 25.4 / 72, 0.05)] for page in range(len(letter))}
    assert not any("—" in line.text for line in fours[0] + fours[len(letter) - 1])
    for page in range(1, len(letter) - 1):
        [line] = [line for line in fours[page] if "—" in line.text]
        assert words(line.text) == f"—{page + 1}—"
        odd = page % 2 == 0
        assert line.right == near(184 - gb.CELL_MM, 0.5) if odd else line.left == near(28 + gb.CELL_MM, 0.5)
        dash = letter.ink(page, Box(line.left, 266, line.left + 4, 273))
        assert (dash.top + dash.bottom) / 2 == near(269.0, 0.3)


def test_a_bound_sheet_is_numbered_and_every_page_says_draft(printed: dict[str, Printed]):
    letter = printed["bound"].docx
    last = len(letter) - 1
    assert any(words(line.text) == f"—{last + 1}—" for line in letter.lines(last))
    assert letter.line(last, "抄送：").em_bottom == near(262.0)
    for page in range(len(letter)):
        draft = letter.line(page, "草稿")
        assert draft.right == near(184.0, 0.5)
        assert draft.em_top == near(15.0)


def test_name_date_and_seal(printed: dict[str, Printed]):
    letter = printed["full"]
    [(page, _)] = letter.layout.seals
    name = [line for line in letter.docx.lines(page) if line.text == "云川市住房和城乡建设局"][-1]
    day = letter.docx.line(page, "2026年6月9日")
    seal = letter.docx.ink(page, PAPER, red=True)
    assert day.right == near(184.0 - 4 * gb.CELL_MM + gaps_mm(day.text) / 2, 0.5)
    assert name.centre == near(day.centre, 0.3)
    assert (seal.width, seal.height) == (near(42.0, 0.2), near(42.0, 0.2))
    assert seal.centre[0] == near(day.centre, 0.3)
    assert (name.em_top + day.em_bottom) / 2 - seal.centre[1] == near(3.0, 0.3)
    above = letter.docx.line(page, "2.政协提案办理情况征询意见表")
    assert 0 < seal.top - above.em_bottom <= 10.23


def test_several_seals_press_their_names(printed: dict[str, Printed]):
    letter = printed["joint"]
    for page, slot in letter.layout.seals:
        around = Box(slot.centre_x_mm - 21.5, slot.centre_y_mm - 23, slot.centre_x_mm + 21.5, slot.centre_y_mm + 24)
        seal = letter.docx.ink(page, around, red=True)
        assert (seal.width, seal.height) == (near(42.0, 0.3), near(42.0, 0.3))
        assert seal.centre == (near(slot.centre_x_mm, 0.3), near(slot.centre_y_mm, 1.5))
        called = ("云川市财政局", "云川市民政局", "云川市教育局")[slot.issuer]
        [name] = [line for line in body_lines(letter.docx, page) if line.text == called]
        assert name.centre == near(slot.centre_x_mm, 0.5)
    everything = letter.docx.ink(page, Box(0, 60, 210, 270), red=True)
    assert everything.left >= 28 - WITHIN
    assert everything.right <= 184 + WITHIN


def test_without_a_seal_the_date_stands_two_characters_in(printed: dict[str, Printed]):
    letter = printed["unsealed"].docx
    page = len(letter) - 1
    day = letter.line(page, "2026年6月9日")
    name = [line for line in letter.lines(page) if line.text == "云川市民政局" and line.size == near(5.64, 0.1)][-1]
    assert max(day.right - gaps_mm(day.text), name.right) == near(184 - 2 * gb.CELL_MM, 0.5)
    assert day.left - name.left == near(2 * gb.CELL_MM, 0.3)


def test_copied_to_at_the_foot_of_the_last_side(printed: dict[str, Printed]):
    for name in ("full", "one-page", "deputy", "long"):
        letter = printed[name].docx
        [page] = [page for page in range(len(letter)) if any("抄送：" in line.text for line in letter.lines(page))]
        lines = [line for line in letter.lines(page) if line.size == near(14 * 25.4 / 72, 0.05) and "—" not in line.text]
        assert lines[0].left == near(28 + 14 * 25.4 / 72, 0.3)
        assert lines[-1].em_bottom == near(262.0, 0.5)
        for wrapped in lines[1:]:
            assert wrapped.left == near(28 + 4 * 14 * 25.4 / 72, 0.3)


def test_attachment_label_in_line_1_and_title_in_line_3(printed: dict[str, Printed]):
    letter = printed["full"].docx
    page = len(letter) - 2
    label, title = letter.line(page, "附件1"), letter.line(page, "2026年老旧小区停车改造计划")
    assert label.left == near(28.0, 0.2)
    assert title.baseline - label.baseline == near(2 * gb.LINE_MM)
    assert title.centre == near(106.0, 0.5)
    assert label.em_top == near(37 + (gb.LINE_MM - 5.644) / 2)


def test_the_sheet_stands_on_one_side_inside_the_type_area(printed: dict[str, Printed]):
    for name in ("full", "one-page", "short", "deputy", "long"):
        letter = printed[name].docx
        table = letter.ink(len(letter) - 1, Box(20, 60, 200, 297))
        assert (table.left, table.right) == (near(28.0, 0.5), near(184.0, 0.5))
        assert table.bottom == near(262.0)


def placed_ticks(layout: Layout) -> list:
    return list(layout.pages[-1].ticks)


def test_tick_boxes_are_drawn_where_composed(printed: dict[str, Printed]):
    letter = printed["full"]
    ticks = placed_ticks(letter.layout)
    assert len(ticks) == 10
    for row, group in groupby(ticks, key=lambda tick: tick.top_mm):
        for tick in group:
            around = Box(tick.x_mm - 0.5, row - 1, tick.x_mm + tick.side_mm + 0.5, row + tick.side_mm + 1)
            box = letter.docx.ink(len(letter.docx) - 1, around)
            assert (box.width, box.height) == (near(tick.side_mm, 0.25), near(tick.side_mm, 0.25))
            assert (box.left, box.top) == (near(tick.x_mm, 0.4), near(row, 0.6))
