"""The numbers a letter prints."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter import numerals


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九"),
        (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (200, "二百"), (1000, "一千"),
        (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2026, "二千零二十六"), (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_chinese_numeral(number, said):
    assert numerals.chinese_numeral(number) == said


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_chinese_numeral_refuses_what_it_cannot_count(number):
    with pytest.raises(ValueError, match=f"现为{number}"):
        numerals.chinese_numeral(number)


def test_every_number_reads_differently():
    said = {numerals.chinese_numeral(number) for number in range(1, 10000)}
    assert len(said) == 9999


def test_levels_and_items():
    assert numerals.section_number(12) == "十二、"
    assert numerals.subsection_number(3) == "（三）"
    assert numerals.third_number(1) == "1."
    assert numerals.fourth_number(2) == "（2）"
    assert numerals.item_number(4) == "四是"


@pytest.mark.parametrize("numbered", [numerals.third_number, numerals.fourth_number])
def test_levels_start_at_one(numbered):
    with pytest.raises(ValueError, match="从1起"):
        numbered(0)


def test_doc_number():
    assert numerals.doc_number("云川财函", 2026, 12) == "云川财函〔2026〕12号"


@pytest.mark.parametrize("parts", [("", 2026, 1), ("云川〔财〕函", 2026, 1), ("云川 财函", 2026, 1), ("云川财函", 26, 1),
                                   ("云川财函", 2026, 0), ("2026", 2026, 1)])  # fmt: skip
def test_doc_number_refuses_parts_that_give_no_number(parts):
    with pytest.raises(ValueError, match="发文字号"):
        numerals.doc_number(*parts)


@pytest.mark.parametrize(
    "typed",
    ["云川财函〔2026〕12号", "云川财函[2026]12号", "云川财函（2026） 12 号", "云川财函【2026】第012号", " 云川财函［2026］12号 "],
)
def test_parse_doc_number_understands_what_people_type(typed):
    assert numerals.parse_doc_number(typed) == ("云川财函", 2026, 12)


@pytest.mark.parametrize("typed", ["", "云川财函2026年12号", "云川财函〔2026〕号", "云川财函〔2026〕0号", "〔2026〕12号", "云川财函〔2026〕12",
                                   "云川财函〔２０２６〕12号", "云川财函〔2026〕十二号"])  # fmt: skip
def test_parse_doc_number_refuses_the_rest(typed):
    with pytest.raises(ValueError, match="机关代字"):
        numerals.parse_doc_number(typed)


@given(st.text("云川财函政办发A甲", min_size=1, max_size=8), st.integers(1000, 9999), st.integers(1, 10**6))
def test_doc_number_is_read_back(code, year, serial):
    assert numerals.parse_doc_number(numerals.doc_number(code, year, serial)) == (code, year, serial)


def test_date_in_chinese():
    assert numerals.date_in_chinese(date(2026, 6, 9)) == "2026年6月9日"
    assert numerals.date_in_chinese(date(2026, 11, 30)) == "2026年11月30日"
