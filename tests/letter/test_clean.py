"""The one door every text passes."""

import sys
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter import clean
from letter.clean import clean_text, notices
from tests.bounds import comes_to_an_end

ANY_TEXT = st.text(st.characters(), max_size=200) | st.text(
    "一e\u0301\u0344\u05b0\u20dd가\u1100\u1161\uf900\ufa11 \u3000\t\n\r\x00\x85\u2028\u200b\u202e\u2066\ufeff\ud800\uffff\U000e0041\ufe0f", max_size=60
)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("一\r\n二\r三\u2028四\x0b五", "一\n二\n三\n四\n五"),
        ("甲\t乙\xa0丙\u2003丁", "甲 乙 丙 丁"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("张\u200b三\ufeff李\u2060四\u200f", "张三李四"),
        ("\u202e倒\u2066隔\u2069\u202c", "倒隔"),
        ("前\ud800后\udfff", "前后"),
        ("\ufdd0\ufffe\U0001ffff\U0010fffe字", "字"),
        ("字\U000e0041\U000e007f\ufe0f\U000e0100", "字"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("Tiê\u0301ng e\u0304\u0301", "Tiếng ḗ"),
        ("甲" + "\u0301" * 2_000 + "乙", "甲\u0301\u0301\u0301乙"),
        ("甲\u20dd\u20dd\u20dd\u20dd", "甲\u20dd\u20dd\u20dd"),
        ("甲\u0344\u0344", "甲\u0308\u0301\u0308"),
        ("\uf90a", "金"),
        ("\ufa11", "\ufa11"),
        ("𠮷\U00020000\U00030000", "𠮷\U00020000\U00030000"),
        ("张　三", "张　三"),
        ("  首尾不动 \n", "  首尾不动 \n"),
        ("ＡＢ１２％“”……——", "ＡＢ１２％“”……——"),
    ],
)
def test_what_is_kept(given_text, kept):
    assert clean_text(given_text) == kept


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        (" 关于加强\r\n  养老服务\n的建议 ", "关于加强养老服务的建议"),
        ("Smart\nCity", "Smart City"),
        ("推进 5G\n建设", "推进 5G建设"),
        ("\u200b\n\u200b", ""),
        ("\u1100\n\u1161", "가"),
    ],
)
def test_one_line(given_text, kept):
    assert clean_text(given_text, multiline=False) == kept


@given(ANY_TEXT, st.booleans())
def test_cleaning_twice_changes_nothing(text, multiline):
    once = clean_text(text, multiline=multiline)
    assert clean_text(once, multiline=multiline) == once
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_the_result_can_be_kept_anywhere(text):
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    element = ElementTree.Element("p")
    element.text = cleaned
    assert (ElementTree.fromstring(ElementTree.tostring(element)).text or "") == cleaned
    assert "\n" not in clean_text(text, multiline=False)


def test_no_unseen_character_passes():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    kept = clean_text(everything)
    bad = [char for char in kept if char != "\n" and unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert bad == []
    # The format characters that stay are printed: signs of Arabic, Syriac, Kaithi, hieroglyphs and shorthand.
    printed = ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN")
    formats = [char for char in kept if unicodedata.category(char) == "Cf"]
    assert [char for char in formats if not unicodedata.name(char).startswith(printed)] == []


@given(ANY_TEXT)
def test_a_clean_text_needs_no_notice(text):
    assert notices(clean_text(text)) == []


def test_notices_name_what_changes():
    said = notices("张\u200b\u200b三\u202e\tA\uf90a\x00\r\n")
    assert said == [
        "已删去4个看不见的字符或控制字符：U+200B、U+202E、U+0000。",
        "已将1个制表符或特殊空格改为普通空格。",
        "已改用规范的字符：“\uf90a”（U+F90A）改为“金”。",
    ]
    assert notices("一\r\n二") == []
    assert notices("甲" + "\u0301" * 8) == ["已删去5个叠加过多的附加符号，一个字最多3个。"]


def test_a_long_list_of_notices_is_cut():
    assert notices("".join(map(chr, range(0xE0020, 0xE0040)))) == [
        "已删去32个看不见的字符或控制字符：" + "、".join(f"U+{code:04X}" for code in range(0xE0020, 0xE002A)) + "等32种。"
    ]


def test_limits_are_those_told_to_people():
    assert (clean.PARAGRAPH_LIMIT, clean.LETTER_LIMIT, clean.SECTION_LIMIT) == (5_000, 50_000, 200)


@pytest.mark.parametrize("text", [" " * 300_000, " \n" * 150_000, "字" * 300_000, "e\u0301" * 150_000, "\u0301" * 300_000])
def test_long_texts_take_no_time(text):
    with comes_to_an_end():
        clean_text(text, multiline=False)
        notices(text)
