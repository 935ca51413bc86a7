"""The font files: whole, licensed, of one height, and the bold one really bold."""

import hashlib
import tomllib
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from letter import fonts
from letter.fonts import catalogue
from letter.fonts.outlines import area, contours

ORIGINS = tomllib.loads(catalogue.ORIGINS.read_text("utf-8"))["font"]
LICENCE_TEXTS = {"texlive-lang-chinese": "Fandol.txt", "fonts-lxgw-wenkai": "WenKai.txt", "fonts-noto-cjk": "NotoCJK.txt", "fonts-noto-cjk-extra": "NotoCJK.txt"}
RESERVED_NAMES = ("LXGW", "霞鹜", "Fandol", "Noto", "Source", "Klee")


@cache
def opened(file: str) -> TTFont:
    return TTFont(fonts.font_path(file), lazy=True)


def test_every_file_has_its_origin_and_no_other_lies_beside():
    assert sorted(entry["file"] for entry in ORIGINS) == sorted(fonts.FILES)
    assert sorted(path.name for path in fonts.FONT_FOLDER.glob("*.*")) == sorted(fonts.FILES)


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["file"])
def test_the_file_is_the_one_recorded(origin):
    data = fonts.font_path(origin["file"]).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (origin["bytes"], origin["sha256"])
    assert origin["version"]
    assert origin["role"]


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["file"])
def test_the_licence_lies_beside_the_font_and_in_it(origin):
    text = (fonts.FONT_FOLDER / "LICENCES" / LICENCE_TEXTS[origin["package"]]).read_text("utf-8")
    expected = "GNU GENERAL PUBLIC LICENSE" if origin["licence"].startswith("GPL-3.0") else "SIL OPEN FONT LICENSE Version 1.1"
    assert expected in text
    assert ("Font exception" in text) == origin["licence"].startswith("GPL")
    names = opened(origin["file"])["name"]
    assert names.getDebugName(13) == origin["licence"]
    assert "opyright" in names.getDebugName(0) or "©" in names.getDebugName(0)
    assert names.getDebugName(10).startswith(f"Changed for Fuwen from {origin['source']}")


@pytest.mark.parametrize("file", fonts.FILES)
def test_names_are_ours_and_differ_from_the_css_name(file):
    names = opened(file)["name"]
    assert (names.getDebugName(1), names.getDebugName(6)) == (catalogue.internal_family(file), catalogue.postscript_name(file))
    assert names.getDebugName(2) == ("Bold" if catalogue.is_bold(file) else "Regular")
    for number in (1, 4, 6):
        assert not [name for name in RESERVED_NAMES if name in names.getDebugName(number)]
    assert catalogue.css_family(file) != names.getDebugName(1)
    assert names.getDebugName(6) in fonts.embedded_names()


def test_css_names_are_unique():
    assert len(set(map(catalogue.css_family, fonts.FILES))) == len(fonts.FILES)


@pytest.mark.parametrize("file", fonts.FILES)
def test_truetype_outlines_and_one_height(file):
    font = opened(file)
    assert "glyf" in font
    assert "CFF " not in font
    lines, system = font["hhea"], font["OS/2"]
    assert font["head"].unitsPerEm == 1000
    assert (lines.ascent, lines.descent, lines.lineGap) == (880, -120, 0)
    assert (system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap) == (880, -120, 0)
    assert (system.usWinAscent, system.usWinDescent) == (880, 120)
    assert system.fsType == 0  # may be embedded


@pytest.mark.parametrize("file", fonts.FILES)
def test_no_layout_table_changes_an_advance(file):
    assert not {"GSUB", "GPOS", "kern", "vmtx"} & set(opened(file).keys())


def test_bold_keeps_every_advance_and_gains_ink():
    regular, bold = opened("FuwenFangSong.ttf"), opened("FuwenFangSong-Bold.ttf")
    assert bold.getBestCmap() == regular.getBestCmap()
    cmap, widths = regular.getBestCmap(), regular["hmtx"].metrics
    assert {name: width for name, (width, _) in bold["hmtx"].metrics.items()} == {name: width for name, (width, _) in widths.items()}
    for char in "一近年来我市坚持财政部门养老服务疆囊赢藏鼎国，。、“”（）0123456789ABC%™":
        before, after = (abs(sum(map(area, contours(font["glyf"][cmap[ord(char)]])))) for font in (regular, bold))
        assert 1.2 < after / before < 2.4, char


@pytest.mark.parametrize("file", ["FuwenFangSong.ttf", "FuwenFangSong-Bold.ttf", "FuwenXBS.ttf"])
def test_bearings_agree_with_outlines(file):
    font = opened(file)
    for char in "〇近总窝宅，A0":
        name = font.getBestCmap()[ord(char)]
        assert font["hmtx"][name][1] == font["glyf"][name].xMin, char
