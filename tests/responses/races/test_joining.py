"""Six write in one version of a letter at the same moment, each another passage: every sentence stands, each once."""

import copy

import pytest

from responses.content import draft_of
from responses.models import Reply
from responses.services.joining import join_reply
from tests.responses.factories import make_reply
from tests.responses.races.crowd import crowd

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

PEOPLE = 6


def test_everybody_s_words_stand(cast):
    reply = make_reply(cast, passages=[{"type": "paragraph", "key": f"k{n}", "text": f"第{n}段。"} for n in range(PEOPLE)])
    before = draft_of(reply)

    def write(number, together):
        mine = copy.deepcopy(before)
        mine["passages"][number]["text"] = f"第{number}人写的。"
        mine["passages"].insert(number, {"type": "paragraph", "key": f"n{number}", "text": f"第{number}人加的。"})
        opened = Reply.objects.get(pk=reply.pk)
        together()
        by = (cast.drafter_owner, cast.drafter_same_unit)[number % 2]
        return join_reply(opened, by=by, version=reply.version, base=before, data=mine, choices={}).version

    versions = crowd(PEOPLE, write)
    assert sorted(versions) == [reply.version + 1 + n for n in range(PEOPLE)]
    said = draft_of(Reply.objects.get(pk=reply.pk))["passages"]
    assert sorted(one["text"] for one in said) == sorted(f"第{n}人{word}的。" for n in range(PEOPLE) for word in ("写", "加"))
    assert [one["key"] for one in said if one["key"][0] == "k"] == [f"k{n}" for n in range(PEOPLE)]
