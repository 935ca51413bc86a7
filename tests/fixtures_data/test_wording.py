"""What visitors read: punctuation, wording and dummies in every text of the data files."""

import re
from collections import Counter

from tests.fixtures_data import files

HANZI = r"[\u4e00-\u9fff]"
LEGITIMATE = {"常", "往", "渐"}
"""Doubled characters that are words."""
JOB_TITLES = re.compile(r"科科[长员]$")
RELATIVE = re.compile("今年|去年|明年|近日|近期|近年|日前|当前|目前|最近|如今")
CONFUSED = re.compile("截止|其它|反应情况|布署|帐[户目]|松驰|既使|渡过难关")
DUMMY_PHONE = re.compile(r"0000-0000000")
PAIRS = ("《》", "（）", "“”", "〔〕")


def chinese() -> list[tuple[str, str]]:
    found = [(place, text) for place, text in files.all_texts() if re.search(HANZI, text)]
    assert len(found) > 1500
    return found


def sinners(pattern: str) -> list[str]:
    return [f"{place}: {match.group()}" for place, text in chinese() for match in re.finditer(pattern, text)]


def test_no_half_width_mark_or_straight_quote_stands_in_chinese_text() -> None:
    assert sinners(r"[,:;()!?\"'\[\]<>]") == []


def test_no_space_stands_in_chinese_text() -> None:
    assert sinners(r"[ \u3000\t]") == []


def test_no_marks_clash_or_double() -> None:
    assert sinners(r"[，。、；：]{2}|[》”]、[《“]|[（《“][，。、；：]|(?<!…)…(?!…)|(?<!—)—(?![—C])") == []


def test_marks_come_in_pairs() -> None:
    for place, text in chinese():
        for opening, closing in PAIRS:
            assert text.count(opening) == text.count(closing), place


def test_no_character_is_doubled_by_mistake() -> None:
    for place, text in chinese():
        doubled = {match.group(1) for match in re.finditer(rf"({HANZI})\1", text)}
        assert doubled <= LEGITIMATE or JOB_TITLES.search(text), (place, doubled)
        assert not re.search(rf"({HANZI}{{2,6}})\1", text), place


def test_no_placeholder_no_relative_time_no_confused_word() -> None:
    assert sinners(r"××|某某|【|待核实|待补充|[xX]{2}|[Tt][Oo][Dd][Oo]") == []
    assert [place for place, text in chinese() if RELATIVE.search(text) or CONFUSED.search(text)] == []


def test_letters_hold_no_foreign_abbreviation() -> None:
    assert [(name, re.findall("[A-Za-z]+", body)) for name, body in files.bodies().items() if re.search("[A-Za-z]", body)] == []


def test_no_sentence_of_a_letter_is_over_150_characters() -> None:
    for name, body in files.bodies().items():
        assert max(map(len, re.split(r"[。！？\n]", body))) <= 150, name


def test_no_heading_has_an_end_mark_and_every_lead_sentence_has_one() -> None:
    for proposal, reply in files.replies():
        for passage in files.flat(files.passages_of(reply)):
            if passage["type"] == "section":
                assert not re.search(r"[。；：，]$", passage["heading"]), proposal["id"]
            elif passage["type"] == "item":
                assert re.fullmatch(r"[^。；：？！]{4,16}。", passage["lead_in"]), (proposal["id"], passage["lead_in"])
                assert passage["text"].endswith("。")


def test_numbers_are_typed_by_the_order_and_not_by_hand() -> None:
    for name, body in files.bodies().items():
        assert not re.search(r"(?m)^[一二三四五六七八九十]+(是|、)|^（[一二三]）|^\d+[.．]", body), name


def test_ranges_years_and_numbers_are_written_as_the_standard_says() -> None:
    assert sinners(r"\d+(?:[-—～至]\d+)%") == []
    assert sinners(r"(?<![\d.])\.\d") == []
    assert sinners(r"(?<!\d)\d{2}年(?!内|来)") == []
    assert sinners(r"\d{1,3},\d{3}") == []


def test_every_phone_is_a_dummy_and_no_text_holds_another_long_number() -> None:
    phones = Counter(DUMMY_PHONE.findall("\n".join(text for _, text in files.all_texts())))
    assert phones["0000-0000000"] > 100
    for place, text in files.all_texts():
        if place.endswith(".phone"):
            assert text == "0000-0000000", place
        assert not re.search(r"\d{7,}", DUMMY_PHONE.sub("", text)), place


def test_the_city_is_the_fictional_one() -> None:
    for unit in files.units().values():
        assert "云川市" in unit["full_name"] and unit["address"].startswith("云川市")
    for proposal in files.proposals():
        for proposer in proposal["proposers"]:
            assert re.fullmatch(r"云川市[\u4e00-\u9fff]{2}[区县]示范路\d+号", proposer["address"])
