"""Sessions end: by time, by sign-out, by a changed password, and at once when the person behind them changes."""

import time

import pytest

from accounts.enums import Role
from accounts.models import Act, HeldRole
from accounts.services.people import set_roles
from tests.factories import PASSWORD

ME = "/accounts/me/"


@pytest.fixture
def clock(monkeypatch):
    """A clock for sessions that the test moves by seconds."""

    class Clock:
        moment = time.time()

        def forward(self, seconds: float) -> None:
            self.moment += seconds

    clock = Clock()
    monkeypatch.setattr("accounts.middleware.time.time", lambda: clock.moment)
    return clock


def is_out(client, ending: str = "") -> bool:
    answer = client.get(ME)
    if answer.status_code == 200:
        return False
    assert answer["Location"].startswith("/accounts/sign-in/?")
    if ending:
        assert f"ended={ending}" in answer["Location"]
        assert "next=%2Faccounts%2Fme%2F" in answer["Location"]
    assert "_auth_user_id" not in client.session
    return True


def test_idle_limit(cast, clock, settings):
    client = cast.client("reviewer")
    assert not is_out(client)
    for _ in range(5):
        clock.forward(settings.FUWEN_SESSION_IDLE_SECONDS - 120)
        assert not is_out(client)
    clock.forward(settings.FUWEN_SESSION_IDLE_SECONDS + 1)
    assert is_out(client, "idle")


def test_absolute_limit_even_for_the_busy(cast, clock, settings):
    client = cast.client("reviewer")
    assert not is_out(client)
    for _ in range(settings.FUWEN_SESSION_ABSOLUTE_SECONDS // 1200):
        clock.forward(1200)
        client.get(ME)
    clock.forward(1)
    assert is_out(client, "absolute")


def test_the_sign_in_page_says_why(client, db):
    assert "离开的时间较长" in client.get("/accounts/sign-in/?ended=idle").content.decode()
    assert "<script>" not in client.get("/accounts/sign-in/?ended=<script>").content.decode()


def test_deactivated_at_once(cast):
    client = cast.client("reviewer")
    assert not is_out(client)
    cast.reviewer.is_active = False
    cast.reviewer.save()
    assert is_out(client, "gone")


def test_deactivated_before(cast):
    assert is_out(cast.client("deactivated"), "gone")


def test_role_given_or_taken_at_once(cast):
    client = cast.client("reviewer")
    assert not is_out(client)
    set_roles(cast.reviewer, roles=[Role.REVIEWER, Role.OFFICE], by=cast.administrator)
    assert is_out(client, "changed")
    client = cast.client("reviewer")
    assert not is_out(client)
    HeldRole.objects.filter(user=cast.reviewer).delete()
    assert is_out(client, "changed")


def test_unit_changed_at_once(cast):
    client = cast.client("reviewer")
    assert not is_out(client)
    cast.reviewer.unit = cast.other_unit
    cast.reviewer.save()
    assert is_out(client, "changed")
    row = Act.objects.get(action="session_end")
    assert (row.result, row.data["ending"], row.ip) == ("denied", "changed", "127.0.0.1")


def test_a_script_is_told_instead_of_led_away(cast):
    client = cast.client("reviewer")
    client.get(ME)
    cast.reviewer.is_active = False
    cast.reviewer.save()
    for _ in range(2):  # the ended session first, then none at all
        answer = client.post("/", "{}", content_type="application/json")
        assert answer.status_code == 401
        assert answer.json()["link"] == "/accounts/sign-in/" and answer.json()["sentence"].endswith("。")


def test_a_form_posted_too_late_comes_back_to_its_page(db, client):
    answer = client.post("/accounts/seals/new/", HTTP_REFERER="http://testserver/accounts/seals/new/?x=1")
    assert answer["Location"] == "/accounts/sign-in/?ended=out&next=%2Faccounts%2Fseals%2Fnew%2F%3Fx%3D1"


def test_password_change_ends_the_other_sessions_and_changes_the_key(cast):
    here, there = cast.client("reviewer"), cast.client("reviewer")
    assert not is_out(here) and not is_out(there)
    key = here.session.session_key
    new = "another-Yunchuan-77"
    answer = here.post(
        "/accounts/me/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer["Location"] == ME
    assert here.session.session_key != key
    assert not is_out(here)
    assert is_out(there)
    assert Act.objects.filter(action="change_password", result="ok", actor_id=cast.reviewer.pk).count() == 1


def test_wrong_old_password_changes_nothing_and_is_counted(cast):
    client = cast.client("reviewer")
    before = cast.reviewer.password
    data = {"old_password": "wrong", "new_password1": "another-Yunchuan-77", "new_password2": "another-Yunchuan-77"}
    answer = client.post("/accounts/me/password/", data)
    assert "当前密码不正确。" in answer.content.decode()
    cast.reviewer.refresh_from_db()
    assert cast.reviewer.password == before
    assert Act.objects.get(action="reauthenticate").result == "failed"


@pytest.mark.parametrize("new", ["short-1A", "123456789012345", "password1234", "reviewer-1234"])
def test_password_rules(cast, new):
    client = cast.client("reviewer")
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    answer = client.post("/accounts/me/password/", data)
    assert answer.status_code == 200 and "error-summary" in answer.content.decode()


def test_password_rules_can_be_switched_off(cast, settings):
    settings.AUTH_PASSWORD_VALIDATORS = []
    data = {"old_password": PASSWORD, "new_password1": "1", "new_password2": "1"}
    assert cast.client("reviewer").post("/accounts/me/password/", data).status_code == 302


def test_cookie_and_cache(cast, client, settings):
    answer = client.post("/accounts/sign-in/", {"username": "reviewer", "password": PASSWORD})
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert client.get(ME)["Cache-Control"] == "no-store, private"


def test_the_session_is_not_written_at_every_request(cast, django_assert_num_queries, clock):
    client = cast.client("reviewer")
    client.get(ME)
    clock.forward(5)
    before = client.session["fuwen_seen"]
    client.get(ME)
    assert client.session["fuwen_seen"] == before
    clock.forward(61)
    client.get(ME)
    assert client.session["fuwen_seen"] > before
