"""Who else writes on a letter: told to each other, forgotten when away, nobody's business outside the unit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from responses.models import OpenPage
from responses.services.presence import say_here
from tests.responses.factories import make_reply


def test_two_hear_of_each_other(office):
    reply = make_reply(office)
    acts = Act.objects.count()
    assert say_here(reply, by=office.drafter_owner, page="a", place="p1") == []
    [other] = say_here(reply, by=office.drafter_same_unit, page="b", place="closing")
    assert (other.user, other.place) == (office.drafter_owner, "p1")
    say_here(reply, by=office.drafter_owner, page="c", place="s1")
    [other] = say_here(reply, by=office.drafter_same_unit, page="b", place="closing")
    assert other.place == "s1", "a person with two pages is one person, at the place used last"
    OpenPage.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert say_here(reply, by=office.drafter_same_unit, page="b", place="") == []
    say_here(reply, by=office.drafter_owner, page="new", place="")
    assert set(OpenPage.objects.values_list("page", flat=True)) == {"b", "new"}
    assert Act.objects.count() == acts, "no flood in the log"


def test_refusals(office):
    reply = make_reply(office)
    for by in (office.reviewer, office.drafter_other_unit):
        with pytest.raises(Refused):
            say_here(reply, by=by, page="a", place="")
    with pytest.raises(Refused, match="请刷新"):
        say_here(reply, by=office.drafter_owner, page="不是标识", place="")
    assert OpenPage.objects.count() == 0
