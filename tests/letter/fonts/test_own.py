"""An office's own font files: found, looked at, made ready, or refused with a sentence that says why."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis

from letter.fonts import catalogue, own
from letter.fonts.coverage import FontCoverage
from letter.fonts.own import look_through
from letter.fonts.prepare import HANZI
from letter.fonts.slots import SLOTS, slot_for, spelled
from tests.letter.fonts.made_up import collection, put, saved, tiny


@pytest.fixture(scope="module")
def keep(tmp_path_factory):
    """Working copies, made once for the tests of this file."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def fault(folder, keep) -> str:
    """The one sentence about a folder in which nothing can be used."""
    found = look_through(folder, keep)
    assert found.fonts == {} and len(found.faults) == 1, found
    return found.faults[0]


def test_there_is_a_slot_for_every_face():
    assert set(SLOTS) == set(catalogue.FACES)
    assert len({slot.file for slot in SLOTS.values()}) == len(SLOTS)
    for face, slot in SLOTS.items():
        assert slot.fonts[0][0] == catalogue.DOCX_NAMES[face][0]
        assert catalogue.is_bold(slot.file) == slot.bold


def test_names_are_compared_as_people_write_them():
    assert spelled("仿宋_GB2312") == spelled("仿宋 gb2312") == spelled("仿宋＿ＧＢ２３１２")
    assert slot_for({"KaiTi GB2312"}, bold=False) == (SLOTS["kaiti"], 0)
    assert slot_for({"仿宋"}, bold=True) == (SLOTS["fangsong_bold"], 1)
    assert slot_for({"仿"}, bold=False) is None


def test_a_font_fills_its_slot(folder, keep):
    data = tiny("黑体")
    put(folder, any_ttf=data, note_txt=b"licence")
    found = look_through(folder, keep)
    assert (found.faults, found.unused, list(found.fonts)) == ([], [], ["heiti"])
    font = found.fonts["heiti"]
    assert (font.family, font.source, font.sha256) == (
        "黑体",
        "any.ttf",
        hashlib.sha256(data).hexdigest(),
    )
    known = FontCoverage(font.figures)
    assert all(char in known for char in HANZI) and "喆" not in known
    assert (known.advance("云"), known.advance("1")) == (1.0, 0.5)
    with TTFont(font.path) as copy:
        assert (
            copy["name"].getDebugName(1)
            == "Fuwen OwnHei"
            == catalogue.internal_family(font.path.name)
        )
        assert copy["name"].getDebugName(6) == catalogue.postscript_name(font.path.name)
        assert (copy["hhea"].ascent, copy["hhea"].descent) == (880, -120)
        assert copy["OS/2"].fsType == 0 and set(copy.keys()) <= {
            "GlyphOrder",
            "head",
            "hhea",
            "maxp",
            "OS/2",
            "hmtx",
            "cmap",
            "loca",
            "glyf",
            "name",
            "post",
        }


def test_outlines_of_the_other_kind_are_redrawn_and_another_em_is_scaled(folder, keep):
    put(folder, a_otf=tiny("楷体", cff=True), b_ttf=tiny("宋体", em=2048, half=0.55))
    found = look_through(folder, keep)
    assert found.faults == []
    with TTFont(found.fonts["kaiti"].path) as copy:
        assert (
            copy.sfntVersion == "\0\1\0\0"
            and copy["glyf"][copy.getBestCmap()[ord("云")]].numberOfContours == 1
        )
    with TTFont(found.fonts["songti"].path) as copy:
        assert (copy["hhea"].ascent, copy["hhea"].descent) == (1802, -246)
    assert FontCoverage(found.fonts["songti"].figures).advance("7") == pytest.approx(
        0.55, abs=0.0005
    )


def test_a_collection_fills_two_slots(folder, keep):
    put(
        folder,
        both_ttc=collection(tiny("楷体"), tiny("新宋体"), tiny("宋体", half=0.6), tiny("别的")),
    )
    found = look_through(folder, keep)
    assert found.faults == []
    assert {face: font.family for face, font in found.fonts.items()} == {
        "kaiti": "楷体",
        "songti": "宋体",
    }
    assert FontCoverage(found.fonts["songti"].figures).advance("7") == 0.6


def test_the_bold_style_has_a_slot_of_its_own(folder, keep):
    put(folder, a_ttf=tiny("仿宋", style="Bold"), b_ttf=tiny("仿宋", half=0.52))
    fonts = look_through(folder, keep).fonts
    assert {face: font.source for face, font in fonts.items()} == {
        "fangsong": "b.ttf",
        "fangsong_bold": "a.ttf",
    }


def test_the_font_that_fits_best_is_taken_and_the_other_named(folder, keep):
    put(folder, a_ttf=tiny("方正小标宋_GBK"), b_ttf=tiny("FZXiaoBiaoSong-B05S"))
    found = look_through(folder, keep)
    assert found.fonts["xiaobiaosong"].family == "方正小标宋简体"
    assert found.unused == ["a.ttf：小标宋（发文机关标志、标题）用了 b.ttf，没有用它。"]


def test_private_use_is_nobodys_character(folder, keep):
    put(folder, a_ttf=tiny(extra="\ue000喆"))
    known = FontCoverage(look_through(folder, keep).fonts["heiti"].figures)
    assert "喆" in known and "\ue000" not in known


def test_the_same_file_gives_the_same_copy(folder, tmp_path):
    put(folder, a_ttf=tiny())
    first, second = (
        look_through(folder, tmp_path / name).fonts["heiti"].path.read_bytes() for name in "ab"
    )
    assert first == second


def test_a_file_is_looked_at_once(folder, tmp_path, monkeypatch):
    put(folder, a_ttf=tiny(), b_ttf=tiny(without="一"))
    first = look_through(folder, tmp_path / "kept")
    monkeypatch.setattr(own, "_asked", None)
    again = look_through(folder, tmp_path / "kept")
    assert again == first and len(again.faults) == 1


def test_a_copy_that_was_changed_is_made_again(folder, tmp_path):
    put(folder, a_ttf=tiny())
    path = look_through(folder, tmp_path / "kept").fonts["heiti"].path
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    assert look_through(folder, tmp_path / "kept").fonts["heiti"].path.read_bytes() == whole


def _variable() -> bytes:
    font = TTFont(BytesIO(tiny()))
    table = font["fvar"] = newTable("fvar")
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue, axis.axisNameID = (
        "wght",
        100,
        400,
        900,
        2,
    )
    table.axes = [axis]
    return saved(font)


HURT = bytearray(tiny())
HURT[len(HURT) // 3 : len(HURT) // 2] = bytes(len(HURT) // 2 - len(HURT) // 3)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 TTF、TTC 或 OTF 字体文件"),
        (b"<html>" * 100, "不是 TTF、TTC 或 OTF 字体文件"),
        (tiny()[:4000], "文件已损坏，读不出字体"),
        (bytes(HURT), "文件已损坏，读不出字体"),
        (b"ttcf\0\1\0\0\xff\xff\xff\xff" + bytes(100), "一个文件里有4294967295个字体，最多32个"),
        (tiny("云川体"), "字体名是“云川体”，没有哪个字位用它；可用的有方正小标宋简体、仿宋_GB2312、楷体_GB2312、黑体、宋体等，见 docs/settings.md"),
        (tiny(permission=0x2), "“黑体”的厂商不许把它嵌入文件（fsType 2），请向厂商取得可嵌入的版本"),
        (tiny(permission=0x108), "“黑体”的厂商不许裁剪后嵌入文件（fsType 264），请向厂商取得可嵌入的版本"),
        (tiny(without="云川"), "“黑体”缺少2个必需的字符（川云），不能用"),
        (tiny(without="\u3000"), "“黑体”缺少1个必需的字符（U+3000），不能用"),
        (tiny(blank="云"), "“黑体”有1个字是空白的（云），不能用"),
        (tiny(narrow="云，"), "“黑体”有2个汉字或标点不是全角宽（云，），排不齐每行28字，不能用"),
        (tiny(half=0.0), "“黑体”有98个字符的宽度不可信（!\"#$%&……），不能用"),
        (_variable(), "“黑体”是可变字体，请换用固定字重的文件"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_a_sentence(data, said, folder, keep):
    put(folder, hei_ttf=data)
    assert fault(folder, keep) == f"hei.ttf：{said}。"


@pytest.mark.parametrize("permission", [0, 0x4, 0x8, 0xC, 0x6])
def test_permissions_that_let_a_letter_carry_the_font(permission, folder, keep):
    put(folder, hei_ttf=tiny(permission=permission))
    assert look_through(folder, keep).faults == []


def test_a_huge_file_is_not_read(folder, keep):
    with (folder / "hei.ttf").open("wb") as file:
        file.truncate(own.FILE_MOST + 1)
    assert fault(folder, keep) == "hei.ttf：有 64 MB，超过 64 MB。"


def test_a_link_out_of_the_folder_is_not_followed(folder, keep, tmp_path):
    (tmp_path / "elsewhere.ttf").write_bytes(tiny())
    (folder / "hei.ttf").symlink_to(tmp_path / "elsewhere.ttf")
    assert fault(folder, keep) == "hei.ttf：是通到文件夹之外的链接，不予使用，请放入文件本身。"
    (folder / "hei.ttf").unlink()
    put(folder, real_dat=tiny())
    (folder / "hei.ttf").symlink_to("real.dat")
    assert look_through(folder, keep).fonts["heiti"].source == "hei.ttf"


def test_a_pipe_holds_nothing_up(folder, keep):
    os.mkfifo(folder / "hei.ttf")
    assert fault(folder, keep) == "hei.ttf：不是文件。"


def test_a_folder_that_cannot_be_read(tmp_path, keep):
    assert "读不出" in fault(tmp_path / "nowhere", keep)
    (tmp_path / "file").write_bytes(b"")
    assert "读不出" in fault(tmp_path / "file", keep)


def test_too_many_files(folder, keep):
    for number in range(own.FILES_MOST + 1):
        (folder / f"{number}.ttf").touch()
    assert "有33个字体文件，最多32个" in fault(folder, keep)


def test_a_process_that_dies_or_hangs_costs_only_its_file(folder, tmp_path, monkeypatch):
    put(folder, a_ttf=tiny())
    monkeypatch.setattr(own, "SECONDS", 0.001)
    assert fault(folder, tmp_path / "kept") == "a.ttf：检查它超过了时限，不予使用。"
    monkeypatch.setattr(own, "SECONDS", 60)
    monkeypatch.setattr(own.sys, "executable", "/bin/false")
    assert fault(folder, tmp_path / "kept") == "a.ttf：检查它时程序意外退出，不予使用。"
    monkeypatch.undo()
    # Neither is remembered: the file itself may be sound.
    assert look_through(folder, tmp_path / "kept").faults == []


def test_one_bad_file_does_not_hide_the_others(folder, keep):
    put(folder, a_ttf=b"nothing", b_ttf=tiny("楷体"))
    found = look_through(folder, keep)
    assert list(found.fonts) == ["kaiti"] and found.faults == [
        "a.ttf：不是 TTF、TTC 或 OTF 字体文件。"
    ]


def test_the_process_that_opens_fonts_is_limited_and_knows_nothing(folder, tmp_path, monkeypatch):
    """It is started without the site's environment, and ends at its limits of memory, time and file size."""
    monkeypatch.setenv("FUWEN_SECRET_KEY", "known")
    seen = {}
    real = subprocess.run
    monkeypatch.setattr(own.subprocess, "run", lambda *a, **k: seen.update(k) or real(*a, **k))
    put(folder, a_ttf=tiny())
    look_through(folder, tmp_path / "kept")
    assert set(seen["env"]) == {"PATH", "LANG", "PYTHONPATH", "PYTHONSAFEPATH"}
    code = "import resource as r, letter.fonts.prepare as p; p._limit(); print([r.getrlimit(x)[0] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    said = real(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=own.HERE.parents[1],
    ).stdout
    assert said.strip() == "[2147483648, 120, 134217728, 0]"
