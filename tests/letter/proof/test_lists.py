"""The lists an office keeps: read with care, written back the same."""

import json
from dataclasses import replace

import pytest

from letter.decoding import ContentError
from letter.proof.lists import DEFAULT, Body, Confusable, Lists, lists_from, lists_to
from letter.proof.own_lists import changes_in, lists_with


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


def test_an_office_keeps_what_it_changed_and_nothing_else():
    own = lists_to(DEFAULT)
    own["places"] = ["云川市"]
    own["bodies"] = [{"name": own["bodies"][0]["name"], "short": ["示范局"]}, *own["bodies"][2:], {"name": "云川市示范中心"}]
    changes = changes_in(lists_from(own))
    assert set(changes) == {"places", "bodies"}
    assert changes["bodies"]["removed"] == [DEFAULT.bodies[1].name]
    assert [entry["name"] for entry in changes["bodies"]["added"]] == [DEFAULT.bodies[0].name, "云川市示范中心"]
    assert changes_in(DEFAULT) == {}

    grown = replace(DEFAULT, bodies=(*DEFAULT.bodies, Body("云川市新设局")), periodicals=("示范报",))
    lists = lists_with(json.loads(json.dumps(changes)), base=grown)
    assert lists.bodies[:2] == (Body(DEFAULT.bodies[0].name, ("示范局",)), Body("云川市示范中心"))
    assert Body("云川市新设局") in lists.bodies and DEFAULT.bodies[1] not in lists.bodies
    assert (lists.places, lists.periodicals, lists.confusables) == (("云川市",), ("示范报",), DEFAULT.confusables)
    assert changes_in(lists, base=grown) == changes


def test_lists_kept_whole_by_earlier_versions_stand_for_themselves():
    assert lists_with({"places": ["云川市"]}).places == ("云川市",)
