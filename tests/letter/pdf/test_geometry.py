"""The finished PDF under the ruler: every figure of the 信函格式, within 0.2 mm."""

from __future__ import annotations

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.pdf import write_pdf
from letter.profile import Profile
from tests.letter.measuring import Box, Measured
from tests.letter.samples import full_letter, letter_of, seal_png, short_letter, text_of

WITHIN = 0.2
PAPER = Box(0, 0, 210, 297)


@pytest.fixture(scope="module")
def letter() -> Measured:
    """The full letter: five pages, an attachment, a sheet; sealed."""
    return Measured(write_pdf(compose(full_letter()), images={0: seal_png()}))


@pytest.fixture(scope="module")
def plain() -> Measured:
    """A letter of hanzi only, three pages."""
    return Measured(write_pdf(compose(letter_of(50)), images={0: seal_png()}))


def near(value: float) -> object:
    return pytest.approx(value, abs=WITHIN)


def test_paper_is_a4(letter: Measured):
    for page in range(len(letter)):
        assert letter.size_mm(page) == (near(210.0), near(297.0))


def test_mark_and_double_lines(letter: Measured):
    mark = letter.ink(0, Box(0, 15, 210, 47), red=True)
    first_thick, first_thin, second_thin, second_thick = letter.red_rows(0, 22)
    assert mark.top == near(30.0)
    assert (mark.left + mark.right) / 2 == near(105.0)
    assert first_thick[0] - mark.bottom == near(4.0)
    assert second_thick[1] == near(277.0)
    # Thick above thin, then thin above thick: 2.25 and 0.75 pt, 1 pt apart.
    for thick, thin in ((first_thick, first_thin), (second_thick, second_thin)):
        assert thick[1] - thick[0] == near(2.25 * 25.4 / 72)
        assert thin[1] - thin[0] == near(0.75 * 25.4 / 72)
    for top in (first_thick[0], second_thick[0]):
        line = letter.ink(0, Box(5, top, 205, top + 0.5), red=True)
        assert (line.left, line.right) == (near(20.0), near(190.0))


def test_red_lines_stand_on_page_one_only(letter: Measured):
    for page in range(1, len(letter)):
        assert letter.red_rows(page, 22) == []


def test_number_row(letter: Measured):
    number = letter.line(0, "云川建函〔2026〕12号")
    rule_foot = letter.red_rows(0, 22)[1][1]
    assert number.em_top - rule_foot == near(4.94)
    assert number.right == near(184.0)
    urgency = letter.line(0, "急件")
    assert (urgency.left, urgency.em_top) == (near(28.0), near(number.em_top))
    [mark] = [line for line in letter.lines(0) if line.text == "A"]
    assert mark.right == near(184.0)
    assert mark.em_top - number.em_top == near(gb.LINE_MM)


def test_title_stands_two_lines_below_and_centred(letter: Measured):
    title = letter.line(0, "关于政协云川市第九届委员会第二次会议")
    [mark] = [line for line in letter.lines(0) if line.text == "A"]
    assert title.centre == near(106.0)
    assert title.size == near(22 * 25.4 / 72)
    # Two blank lines, and 7/8 of a character (half above, half below) that belongs to a line.
    assert title.em_top - mark.em_bottom == near(
        2 * gb.LINE_MM + 14 * 25.4 / 72 / 2 + (gb.LINE_MM - gb.BODY_PT * 25.4 / 72) / 2
    )


def test_every_full_line_starts_at_28_and_ends_at_184(letter: Measured):
    full = 0
    layout = compose(full_letter())
    for page, placed in enumerate(layout.pages):
        measured = {
            round(line.baseline, 1): line for line in letter.lines(page) if line.size == near(5.64)
        }
        for line in placed.lines:
            if line.style != "body" or not line.full:
                continue
            found = measured[round(line.baseline_mm, 1)]
            assert found.left == near(28.0) or found.left == near(28.0 + 2 * gb.CELL_MM)
            assert found.ends_at(184.0, WITHIN), (found.right, found.text)
            full += 1
    assert full > 60


def test_a_full_page_has_22_lines_of_28_characters(plain: Measured):
    lines = [line for line in plain.lines(1) if line.size == near(5.64)]
    assert len(lines) == 22
    assert [len(line.text) for line in lines] == [28] * 22
    for row, line in enumerate(lines):
        assert line.em_top == near(37 + row * 225 / 22 + (225 / 22 - 5.644) / 2)
        assert (line.left, line.right) == (near(28.0), near(184.0))
    assert lines[-1].em_bottom < 262


def test_page_one_text_ends_above_272(plain: Measured):
    last = [line for line in plain.lines(0) if line.size == near(5.64)][-1]
    assert 272.06 - gb.LINE_MM < last.em_bottom <= 272.06 + 0.05


def test_page_numbers(letter: Measured):
    assert not any(
        "—" in line.text for line in letter.lines(0) if line.size == near(14 * 25.4 / 72)
    )
    for page in range(1, len(letter) - 1):
        odd = page % 2 == 0
        line = letter.line(page, f"—{page + 1}—")
        assert line.size == near(14 * 25.4 / 72)
        assert line.right == near(184 - gb.CELL_MM) if odd else line.left == near(28 + gb.CELL_MM)
        dash = letter.ink(page, Box(line.left, 266, line.left + 4, 273))
        assert (dash.top + dash.bottom) / 2 == near(269.0)
    # The sheet that is bound apart carries none.
    assert letter.ink(len(letter) - 1, Box(0, 263, 210, 290)) is None


def test_name_date_and_seal(letter: Measured):
    [(page, _)] = compose(full_letter()).seals
    name = [line for line in letter.lines(page) if line.text == "云川市住房和城乡建设局"][-1]
    day = letter.line(page, "2026年6月9日")
    seal = letter.ink(page, PAPER, red=True)
    assert day.right == near(184.0 - 4 * gb.CELL_MM)
    assert name.centre == near(day.centre)
    assert (seal.width, seal.height) == (near(42.0), near(42.0))
    assert seal.centre[0] == near(day.centre)
    assert (name.em_top + day.em_bottom) / 2 - seal.centre[1] == near(3.0)
    above = letter.line(page, "2.政协提案办理情况征询意见表")
    assert 0 < seal.top - above.em_bottom <= 10.23


def test_without_pictures_no_seal_is_drawn():
    measured = Measured(write_pdf(compose(full_letter())))
    for page in range(1, len(measured)):
        assert measured.ink(page, PAPER, red=True) is None


def test_the_footnote_stands_on_the_line_below_the_date(letter: Measured):
    page = next(iter(compose(full_letter()).seals))[0]
    day, note = letter.line(page, "2026年6月9日"), letter.line(page, "（联系人：")
    assert note.em_top - day.em_top == near(gb.LINE_MM)
    assert note.left == near(28 + 2 * gb.CELL_MM)


def test_copied_to_at_the_foot_of_the_last_side(letter: Measured):
    lines = [line for line in letter.lines(len(letter) - 2) if line.size == near(14 * 25.4 / 72)]
    copied = [line for line in lines if "—" not in line.text]
    assert copied[0].text.startswith("抄送：")
    assert copied[-1].em_bottom == near(262.0)
    assert copied[0].left == near(28 + 14 * 25.4 / 72)
    assert copied[1].left == near(28 + 4 * 14 * 25.4 / 72)
    assert copied[0].right == near(184 - 14 * 25.4 / 72)


def test_copied_to_of_a_one_page_letter():
    measured = Measured(write_pdf(compose(short_letter())))
    assert measured.line(0, "抄送：").em_bottom == near(262.0)


def test_attachment_label_in_line_1_and_title_in_line_3(letter: Measured):
    page = len(letter) - 2
    label, title = letter.line(page, "附件1"), letter.line(page, "2026年老旧小区停车改造计划")
    assert label.left == near(28.0)
    assert label.em_top == near(37 + (gb.LINE_MM - 5.644) / 2)
    line_3 = 37 + 2.5 * gb.LINE_MM
    assert (title.em_top + title.em_bottom) / 2 == near(line_3)
    assert title.centre == near(106.0)


def test_sheet_is_one_side_with_its_ruling_in_the_type_area(letter: Measured):
    page = len(letter) - 1
    assert letter.line(page, "云川建函〔2026〕12号附件2").left == near(28.0)
    ink = letter.ink(page, PAPER)
    assert (ink.left, ink.right) == (near(28.0 - 0.13), near(184.0 + 0.13))
    assert ink.bottom == near(262.0 + 0.13)


def test_rare_characters_do_not_change_the_pitch():
    rare = "喆堃祎玥燚翀𠮷㐂"
    text = "".join("字" * 13 + rare[place % len(rare)] + "字" * 14 for place in range(60))
    plain = letter_of(1, opening=text)
    measured = Measured(write_pdf(compose(plain)))
    lines = [line for line in measured.lines(1) if line.size == near(5.64)]
    assert len(lines) == 22
    assert all(char in rare + "字" for char in "".join(line.text for line in lines))
    for row, line in enumerate(lines):
        assert line.baseline == near(37 + (row + 0.5) * 225 / 22 + 0.38 * 5.644)
        assert line.right == near(184.0)


def test_a_300_character_address_stays_on_the_paper():
    content = short_letter(opening="详见https://www.yunchuan.example/" + "abcdefghij/" * 27 + "。")
    measured = Measured(write_pdf(compose(content)))
    for page in range(len(measured)):
        for line in measured.lines(page):
            for char in line.chars:
                assert 20 <= char.left <= char.right <= 190 + 2.9


@pytest.mark.parametrize(
    "mark", ["云川市", "云川市财政局", "云川市人力资源和社会保障局云川市退役军人事务局", "云" * 30]
)
def test_marks_of_every_length(mark: str):
    measured = Measured(write_pdf(compose(short_letter(issuer_mark=mark, feedback=None))))
    ink = measured.ink(0, Box(0, 15, 210, 60), red=True)
    thick = measured.red_rows(0, 22)[0]
    printed = measured.ink(0, Box(0, 15, 210, thick[0] - 1), red=True)
    assert ink.top == near(30.0)
    assert (printed.left + printed.right) / 2 == pytest.approx(105.0, abs=0.8)
    # The lowest ink may be the point of a stroke, which the raster shows a dot shorter.
    assert thick[0] - printed.bottom == pytest.approx(4.0, abs=0.3)
    assert printed.left >= 27


def test_profiles_with_other_faces_stay_on_the_grid():
    for style in ("kaiti", "heiti"):
        layout = compose(full_letter(feedback=None, attachments=()), Profile(lead_style=style))
        measured = Measured(write_pdf(layout))
        for page in range(1, len(layout.pages) - 1):
            lines = [line for line in measured.lines(page) if line.size == near(5.64)]
            for row, line in enumerate(lines):
                assert line.em_top == near(37 + row * 225 / 22 + (225 / 22 - 5.644) / 2)


def test_text_of_5000_characters_keeps_the_right_edge():
    layout = compose(letter_of(1, opening=text_of(5000)))
    measured = Measured(write_pdf(layout))
    for page in range(len(layout.pages)):
        expected = [line for line in layout.pages[page].lines if line.full]
        found = {round(line.baseline, 1): line for line in measured.lines(page)}
        for line in expected:
            assert found[round(line.baseline_mm, 1)].ends_at(184.0, WITHIN)
