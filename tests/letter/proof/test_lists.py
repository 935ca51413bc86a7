"""The lists an office keeps: read with care, written back the same."""

import json

import pytest

from letter.decoding import ContentError
from letter.proof.lists import DEFAULT, Body, Confusable, Lists, lists_from, lists_to


def test_the_default_is_written_and_read():
    assert lists_from(json.loads(json.dumps(lists_to(DEFAULT))), base=Lists()) == DEFAULT


def test_what_an_office_gives_takes_the_place_of_the_default():
    lists = lists_from({"periodicals": ["示范报", "示范报"], "bodies": [{"name": "云川市民政局", "short": ["市民政局"]}]})
    assert lists.periodicals == ("示范报",)
    assert lists.bodies == (Body("云川市民政局", ("市民政局",)),)
    assert lists.not_works == DEFAULT.not_works


def test_a_confusable_has_its_surroundings():
    lists = lists_from({"confusables": [{"wrong": "截止", "right": "截至", "unless": ["截止日期"], "near": ["底"], "note": "时间"}]})
    assert lists.confusables == (Confusable("截止", "截至", ("截止日期",), ("底",), "时间"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "应为对象"),
        ({"nothing": []}, "没有这个词表：nothing"),
        ({"places": "云川市"}, "地名：应为列表"),
        ({"places": [3]}, "地名第1项"),
        ({"places": [""]}, "地名第1项"),
        ({"places": ["长" * 101]}, "1至100个字"),
        ({"bodies": ["云川市民政局"]}, "机关名称第1项：应为对象"),
        ({"bodies": [{"short": ["民政局"]}]}, "没有填写完整"),
        ({"bodies": [{"name": "云川市民政局", "short": "民政局"}]}, "应为列表"),
        ({"confusables": [{"wrong": "截止"}]}, "没有填写完整"),
        ({"confusables": [{"wrong": "甲", "right": "乙", "why": "丙"}]}, "没有“why”这一栏"),
    ],
)
def test_refused_with_a_sentence(data, said):
    with pytest.raises(ContentError, match=said):
        lists_from(data)


def test_unseen_characters_are_cleaned():
    assert lists_from({"places": ["云川\u200b市 "]}).places == ("云川市",)
