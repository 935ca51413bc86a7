"""Signing in and out: one door, one sentence for every failure, and a row in the log each time."""

import pytest
from django.test import Client

from accounts.models import Act
from tests.factories import PASSWORD

SIGN_IN = "/accounts/sign-in/"
WRONG = "用户名或密码不正确。"


def give(client: Client, username: str, password: str = PASSWORD, **extra):
    return client.post(SIGN_IN, {"username": username, "password": password, **extra})


def test_right_password_begins_a_session_of_its_own_key(cast, client):
    client.get(SIGN_IN)
    client.session["before"] = 1
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    old = session.session_key
    answer = give(client, "reviewer")
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert client.session.session_key != old
    row = Act.objects.get()
    assert (row.action, row.result, row.actor_id, row.ip) == ("sign_in", "ok", cast.reviewer.pk, "127.0.0.1")


@pytest.mark.parametrize("username", ["reviewer", "nobody", "deactivated"])
def test_every_failure_says_the_same(cast, client, username):
    answer = give(client, username, "wrong")
    assert answer.status_code == 200
    assert WRONG in answer.content.decode()
    assert "_auth_user_id" not in client.session
    row = Act.objects.get()
    assert (row.action, row.result, row.actor_id) == ("sign_in", "failed", None)


def test_an_unknown_name_is_not_kept_in_the_log(cast, client):
    give(client, "MySecretPassword1", "wrong")
    assert "MySecret" not in str(Act.objects.values().get())


def test_deactivated_person_cannot_sign_in_with_the_right_password(cast, client):
    assert WRONG in give(client, "deactivated").content.decode()


def test_sign_out_takes_post_only_and_ends_the_session(cast):
    client = cast.client("reviewer")
    assert client.get("/accounts/sign-out/").status_code == 405
    answer = client.post("/accounts/sign-out/")
    assert answer["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session
    assert Act.objects.get(action="sign_out").actor_id == cast.reviewer.pk


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "https:evil.example",
        " //evil.example",
        "/\t/evil.example",
        "//testserver//evil.example/",
        "http://testserver//evil.example/",
    ],
)
def test_next_stays_here(cast, client, target):
    answer = give(client, "reviewer", next=target)
    assert answer.status_code == 302
    assert answer["Location"] in ("/", "/%09/evil.example") or answer["Location"].startswith("/evil"), answer["Location"]
    assert not answer["Location"].startswith(("//", "/\\"))


def test_next_leads_back_to_the_page_wanted(cast, client):
    assert give(client, "reviewer", next="/accounts/me/?x=1")["Location"] == "/accounts/me/?x=1"


@pytest.mark.parametrize(("who", "where"), [("administrator", "/admin/"), ("auditor", "/accounts/acts/"), ("office", "/")])
def test_first_page_by_role(cast, client, who, where):
    assert give(client, who)["Location"] == where
