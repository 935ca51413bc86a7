"""Two rulers, two libraries, one page: what is measured with agrees with what the tests measure with."""

from __future__ import annotations

import pytest

from letter.measure import ink
from letter.measure.faces import called, face_of, main_face
from letter.measure.geometry import Box
from letter.measure.lines import Char, Line, in_lines
from letter.measure.paper import Paper
from letter.pdf import write_pdf
from tests.letter.measure.letters import layout_of
from tests.letter.measuring import Measured
from tests.letter.samples import seal_png

WITHIN = 0.05


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write_pdf(layout_of("everything"), images={0: seal_png()})


def near(value: float, within: float = WITHIN) -> object:
    return pytest.approx(value, abs=within)


def test_lines_agree(pdf: bytes):
    other = Measured(pdf)
    with Paper(pdf) as paper:
        for page, side in enumerate(paper.sides[:3]):
            theirs = {(round(line.baseline, 1), line.text.strip()): line for line in other.lines(page)}
            same = 0
            for line in side.lines:
                found = theirs.get((round(line.baseline, 1), line.text))
                if found:
                    assert (line.left, line.right, line.size) == (near(found.left), near(found.right), near(found.size))
                    same += 1
            assert same >= len(side.lines) - 2


def test_ink_agrees(pdf: bytes):
    other = Measured(pdf)
    room = Box(0, 15, 210, 47)
    with Paper(pdf) as paper:
        mine, theirs = ink.ink(paper.sides[0], room, red=True), other.ink(0, room, red=True)
        assert (mine.left, mine.top, mine.right, mine.bottom) == (
            near(theirs.left, 0.15), near(theirs.top, 0.15), near(theirs.right, 0.15), near(theirs.bottom, 0.15),
        )  # fmt: skip
        first, second = ink.rules(paper.sides[0])
        assert [(box.top, box.bottom) for rule in (first, second) for box in rule.strokes] == [
            (near(top, 0.11), near(bottom, 0.11)) for top, bottom in other.red_rows(0, 105)[-4:]
        ]
        assert (first.is_red, first.is_double, first.thick_above) == (True, True, True)
        assert (second.is_red, second.is_double, second.thick_above) == (True, True, False)
        [(page, slot)] = layout_of("everything").seals
        [seal] = ink.seals(paper.sides[page])
        assert seal.centre == (near(slot.centre_x_mm, 0.2), near(slot.centre_y_mm, 0.2))
        assert seal.width == near(slot.diameter_mm, 0.3)


def char(text: str, left: float, *, baseline: float = 50.0, size: float = 5.6, font: str = "FangSong") -> Char:
    return Char(text, left, left + size, baseline, size, font)


def test_lines_are_put_together_in_whatever_order_the_file_has_them():
    chars = [char("收", 34), char("您", 28), char("好", 28, baseline=60.2), char("悉", 39.6, baseline=50.3)]
    assert [line.text for line in in_lines(chars, 1)] == ["您收悉", "好"]


def test_columns_and_wide_blanks_part_lines():
    apart = [char("甲", 28), char("乙", 50)]
    assert [line.text for line in in_lines(apart, 1)] == ["甲", "乙"]
    blanks = [char("甲", 28), *(char("　", 28 + 5.6 * n) for n in range(1, 6)), char("乙", 61.6)]
    assert [line.text for line in in_lines(blanks, 1)] == ["甲", "乙"]
    single = [char("说", 28), char("　", 33.6), char("　", 39.2), char("明", 44.8)]
    [line] = in_lines(single, 1)
    assert (line.text, line.words) == ("说　　明", "说明")


def test_blanks_at_the_ends_do_not_count():
    [line] = in_lines([char(" ", 22.4), char("　", 28), char("甲", 33.6), char("　", 39.2)], 1)
    assert (line.left, line.right) == (33.6, pytest.approx(39.2))


def test_a_mark_may_be_squeezed_or_hang_at_the_end():
    def ending(text: str, right: float) -> float:
        return Line((char("甲", 100), char(text, right - 5.6))).end_beyond(184.0)

    assert ending("甲", 186.8) == pytest.approx(2.8)
    assert ending("，", 186.8) == pytest.approx(0.0)
    assert ending("。", 189.6) == pytest.approx(0.0)
    assert ending("。", 181.0) == pytest.approx(-3.0)


NAMES = {
    "fangsong": "FangSong 仿宋 仿宋_GB2312 FangSong_GB2312 FZFSK--GBK1-0 FZFangSong-Z02S STFangsong 华文仿宋 FandolFang-Regular "
    "方正仿宋_GBK Fuwen-FangSong fw-fangsong-bold FuwenFangSong-Bold",
    "kaiti": "KaiTi 楷体_GB2312 STKaiti FZKTK--GBK1-0 FandolKai FuwenKai-Regular LXGWWenKai",
    "heiti": "SimHei 黑体 STHeiti NotoSansCJKsc-Regular SourceHanSansCN MicrosoftYaHei 微软雅黑 FZHTK--GBK1-0 FandolHei Fuwen-Hei",
    "xiaobiaosong": "FZXBSJW--GB1-0 FZXiaoBiaoSong-B05S 方正小标宋简体 方正小标宋_GBK STZhongsong 华文中宋 NotoSerifCJKsc-Bold Fuwen-XBS",
    "songti": "SimSun NSimSun 宋体 STSong 华文宋体 FZSSK--GBK1-0 NotoSerifCJKsc-Regular FandolSong-Regular FuwenSong-Regular",
    "": "TimesNewRomanPSMT Calibri F1 ABCDEE",
}


@pytest.mark.parametrize("face", NAMES)
def test_faces_by_their_many_names(face: str):
    assert {name: face_of(name) for name in NAMES[face].split()} == dict.fromkeys(NAMES[face].split(), face)


def test_an_unknown_face_is_called_by_its_font():
    assert called("", "F1") == "“F1”"
    assert called("kaiti", "KaiTi") == "楷体"


def test_most_hanzi_decide():
    chars = [char("甲", 0), char("乙", 6), char("丙", 12, font="KaiTi"), char("1", 18, font="SimHei"), char("2", 20, font="SimHei")]
    assert main_face(chars) == ("fangsong", "FangSong")
    assert main_face(chars[3:]) == ("", "")
