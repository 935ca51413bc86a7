"""Which characters the set can print, and how wide they are."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from letter import fonts
from letter.fonts.build_coverage import coverage_of
from letter.fonts.coverage import FontCoverage

STANDARD = Path(__file__).parent / "standard_characters.txt"


@cache
def chars_of(file: str) -> dict[str, float]:
    """Read characters and advances from the font itself."""
    with TTFont(fonts.font_path(file), lazy=True) as font:
        return {chr(code): font["hmtx"][name][0] / 1000 for code, name in font.getBestCmap().items()}


def gb2312() -> str:
    cells = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", "ignore") for cell in cells)


@pytest.mark.parametrize("face", fonts.FACES)
def test_figures_agree_with_the_fonts(face):
    known, expected = fonts.advances(face), {}
    for file in fonts.FACES[face]:
        for char, width in chars_of(file).items():
            expected.setdefault(char, (width, file))
    assert {char: known[char] for char in expected} == {char: width for char, (width, _) in expected.items()}
    assert {char: fonts.file_for(char, face) for char in expected} == {char: file for char, (_, file) in expected.items()}
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x32400))))
    assert set(everything) - set(fonts.uncovered(everything, face=face)) - {"\n"} == set(expected) - {"\n"}


@pytest.mark.parametrize("face", fonts.FACES)
def test_standard_characters_are_whole_in_every_face(face):
    standard = "".join(STANDARD.read_text("utf-8").split())
    assert len(set(standard)) == 8105
    assert fonts.uncovered(standard + gb2312() + "㎡㎥㎏℃⑫―〇×÷±≥≤‰①□✓", face=face) == []


def test_all_hanzi_of_the_basic_block_and_extension_a_are_there():
    assert fonts.uncovered("".join(map(chr, (*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0))))) == []


def test_uncovered_names_each_character_once_and_in_order():
    assert fonts.uncovered("甲😀乙\U00020000\n😀한丙𠮷") == ["😀", "\U00020000", "한"]
    assert fonts.uncovered("") == []


def test_uncovered_without_a_face_is_the_sum_over_the_faces():
    text = "".join(map(chr, range(0x20, 0xD800)))
    assert set(fonts.uncovered(text)) == {char for face in fonts.FACES for char in fonts.uncovered(text, face=face)}


@pytest.mark.parametrize("face", fonts.FACES)
def test_hanzi_and_chinese_punctuation_are_one_em(face):
    assert {fonts.advance(char, face) for char in "中㐀喆𠮷，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　％＋０Ａ㎡"} == {1.0}


def test_figures_are_half_an_em_in_fangsong():
    assert {fonts.advance(digit, face) for digit in "0123456789" for face in ("fangsong", "fangsong_bold", "songti")} == {0.5}
    assert fonts.advance("A", "fangsong") == 0.739


def test_bold_is_as_wide_as_regular():
    text = "".join(chars_of("FuwenFangSong.ttf"))
    assert [fonts.advance(char, "fangsong_bold") for char in text] == [fonts.advance(char, "fangsong") for char in text]


def test_what_no_font_has_counts_as_one_em():
    assert fonts.advance("\U00020000", "fangsong") == 1.0


def test_a_font_that_ends_early_lacks_what_comes_after(tmp_path):
    figures = coverage_of(fonts.font_path("FuwenRareHei.ttf"))
    coverage = FontCoverage(figures)
    assert "喆" in coverage
    assert "\U0010ffff" not in coverage


def test_no_font_library_is_loaded():
    code = "import sys, letter.fonts as f; f.uncovered('喆'); f.advance('喆', 'kaiti'); print('fontTools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(fonts.__file__).parents[2])
    assert done.stdout == "False\n"
