"""Who else writes on a letter: told to each other, forgotten when away, nobody's business outside the unit."""

import time
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


def present(client, reply):
    return client.post(f"/replies/{reply.pk}/presence/", {"page": "a1", "place": ""}, content_type="application/json")


def test_a_refused_poll_leaves_no_row_in_the_log(office, client):
    reply = make_reply(office)
    client.force_login(office.reviewer)
    acts = Act.objects.count()
    answer = present(client, reply)
    assert answer.status_code == 422 and answer.json()["sentence"].endswith("。")
    assert Act.objects.count() == acts


@pytest.fixture
def forward(monkeypatch):
    """What moves the sessions' clock, by seconds."""
    moment = [time.time()]
    monkeypatch.setattr("accounts.middleware.time.time", lambda: moment[0])

    def forward(seconds: float) -> None:
        moment[0] += seconds

    return forward


def test_polls_keep_no_session_alive(office, client, forward, settings):
    reply = make_reply(office)
    client.force_login(office.drafter_owner)
    assert client.get("/accounts/me/").status_code == 200
    for _ in range(settings.FUWEN_SESSION_IDLE_SECONDS // 300):
        forward(300)
        assert present(client, reply).status_code == 200
    forward(1)
    for _ in range(2):
        ended = present(client, reply)
        assert ended.status_code == 401 and ended.json()["link"] == "/accounts/sign-in/"
    assert Act.objects.filter(action="session_end").count() == 1


def test_what_a_person_does_keeps_it_alive(office, client, forward, settings):
    reply = make_reply(office)
    client.force_login(office.drafter_owner)
    for _ in range(3):
        forward(settings.FUWEN_SESSION_IDLE_SECONDS - 120)
        assert client.post(f"/replies/{reply.pk}/save/", "{}", content_type="application/json").status_code == 400
    assert present(client, reply).status_code == 200
