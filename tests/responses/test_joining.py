"""A save against an older version: joined with what others saved, asked where both touched the same, never lost."""

from __future__ import annotations

import copy

import pytest

from accounts.models import Act
from accounts.refusal import Refused
from responses.content import draft_of
from responses.models import Comment, Reply
from responses.services import workflow
from responses.services.drafting import SaveConflict, save_reply
from responses.services.fields import UnfitDraft
from responses.services.joining import Clashing, join_reply
from tests.responses.factories import make_reply


@pytest.fixture
def base(cast):
    """The letter, and how both pages showed it."""
    reply = make_reply(cast)
    return reply, draft_of(reply)


def join(reply, by, before, data, *, version=None, choices=None, is_asked=False):
    version = reply.version if version is None else version
    return join_reply(
        Reply.objects.get(pk=reply.pk), by=by, version=version, base=before, data=data, choices=choices or {}, is_asked=is_asked
    )


def changed(before, **fields):
    return {**copy.deepcopy(before), **fields}


def by_other(reply, cast, data):
    save_reply(Reply.objects.get(pk=reply.pk), by=cast.drafter_same_unit, version=Reply.objects.get(pk=reply.pk).version, data=data)


def test_different_places_are_joined_and_said(cast, base):
    reply, before = base
    theirs = changed(before)
    theirs["passages"][0]["passages"][0]["text"] = "对方核过的数字。"
    by_other(reply, cast, changed(theirs, title="先存的一版"))
    by_other(reply, cast, theirs)  # a sitting's autosaves are thinned: the page's own word for its base is enough
    joined = join(reply, cast.drafter_owner, before, changed(before, opening="我写的开头。"))
    now = Reply.objects.get(pk=reply.pk)
    assert draft_of(now) == changed(theirs, opening="我写的开头。") == joined.letter
    assert (joined.version, now.version, now.saved_by) == (reply.version + 3, reply.version + 3, cast.drafter_owner)
    assert (joined.taken, joined.names) == (("i1",), cast.drafter_same_unit.name)
    assert Act.objects.latest("number").action == "save"


def test_nothing_of_mine_only_takes_theirs_and_writes_nothing(cast, base):
    reply, before = base
    by_other(reply, cast, changed(before, opening="对方的开头。"))
    count = Act.objects.count()
    joined = join(reply, cast.drafter_owner, before, before)
    assert (joined.letter["opening"], joined.version) == ("对方的开头。", reply.version + 1)
    assert (Reply.objects.get(pk=reply.pk).version, Act.objects.count()) == (reply.version + 1, count)


def test_the_same_place_asks_and_keeps_the_choice(cast, base):
    reply, before = base
    by_other(reply, cast, changed(before, opening="对方的开头。"))
    mine = changed(before, opening="我的开头。", closing=["我的结尾。"])
    with pytest.raises(Clashing) as caught:
        join(reply, cast.drafter_owner, before, mine)
    place = {"place": "opening", "theirs": "对方的开头。", "mine": "我的开头。", "may_both": True, "said": "开头"}
    assert caught.value.places == [place]
    assert isinstance(caught.value, SaveConflict) and Reply.objects.get(pk=reply.pk).closing == before["closing"]
    joined = join(reply, cast.drafter_owner, before, mine, choices={"opening": {"pick": "theirs", **place}})
    assert (joined.letter["opening"], joined.letter["closing"]) == ("对方的开头。", ["我的结尾。"])


def test_a_choice_for_other_words_is_asked_again(cast, base):
    reply, before = base
    by_other(reply, cast, changed(before, opening="对方的开头。"))
    choice = {"opening": {"pick": "mine", "theirs": "对方先前的开头。", "mine": "我的开头。"}}
    with pytest.raises(Clashing):
        join(reply, cast.drafter_owner, before, changed(before, opening="我的开头。"), choices=choice)


def test_a_passage_is_called_by_its_number(cast, base):
    reply, before = base
    theirs, mine = changed(before), changed(before)
    theirs["passages"][0]["passages"][1]["text"], mine["passages"][0]["passages"][1]["text"] = "对方的。", "我的。"
    theirs["passages"].pop(1)
    mine["passages"][1]["text"] = "我改过的段落。"
    by_other(reply, cast, theirs)
    with pytest.raises(Clashing) as caught:
        join(reply, cast.drafter_owner, before, mine)
    assert [(one["place"], one["said"]) for one in caught.value.places] == [("i2", "一、二是"), ("p1", "已被对方删去的一段")]


def test_comments_hold_on_to_their_passage(cast, base):
    reply, before = base
    Comment.objects.create(reply=reply, place="i2", text="请核实", version=reply.version, by=cast.reviewer)
    theirs = changed(before)
    theirs["passages"].reverse()
    by_other(reply, cast, theirs)
    mine = changed(before)
    mine["passages"][0]["passages"][1]["text"] = "核实过了。"
    join(reply, cast.drafter_owner, before, mine)
    assert reply.passages.get(key="i2").text == "核实过了。"
    assert [row["key"] for row in draft_of(Reply.objects.get(pk=reply.pk))["passages"]] == ["p1", "s1"]


def test_moved_on_meanwhile_is_refused(cast, base):
    reply, before = base
    workflow.submit(Reply.objects.get(pk=reply.pk), by=cast.drafter_same_unit, version=reply.version)
    with pytest.raises(Refused, match="“核稿”角色"):
        join(reply, cast.drafter_owner, before, changed(before, opening="我的。"))


def test_an_unfit_base_shows_the_whole_letters(cast, base):
    reply, before = base
    by_other(reply, cast, changed(before, opening="对方的。"))
    for unfit in (None, [], {"issuers": [987654]}, {"passages": 3}):
        with pytest.raises(SaveConflict) as caught:
            join(reply, cast.drafter_owner, unfit, changed(before, closing=["我的。"]))
        assert caught.value.places == ()
    with pytest.raises(UnfitDraft):
        join(reply, cast.drafter_owner, before, {"passages": 3})
