"""Five wrong passwords lock one account from one address for ten minutes; nobody else, nowhere else."""

import statistics
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from accounts.models import Act
from accounts.refusal import Refused
from accounts.services.reauthentication import has_just_given_password, reauthenticate
from tests.factories import PASSWORD

SIGN_IN = "/accounts/sign-in/"


def give(username: str, password: str, *, ip: str = "10.0.0.1", agent: str = "one"):
    client = Client(REMOTE_ADDR=ip, HTTP_USER_AGENT=agent)
    return client.post(SIGN_IN, {"username": username, "password": password})


def lock(username: str, *, ip: str = "10.0.0.1"):
    for turn in range(5):
        answer = give(username, "wrong", ip=ip, agent=f"browser {turn}")
    return answer


@pytest.mark.parametrize("username", ["reviewer", "nobody"])
def test_the_fifth_wrong_password_locks(cast, username):
    answer = lock(username)
    assert answer.status_code == 429
    text = answer.content.decode()
    assert "暂时锁定" in text and username not in text
    assert give(username, PASSWORD).status_code == 429, "the right password does not open the lock"
    rows = Act.objects.filter(action="sign_in").order_by("number")
    assert [row.result for row in rows] == ["failed"] * 4 + ["denied"] * 2
    assert {row.ip for row in rows} == {"10.0.0.1"}


def test_colleagues_and_other_addresses_are_not_locked(cast):
    lock("reviewer")
    assert give("signatory", PASSWORD).status_code == 302
    assert give("reviewer", PASSWORD, ip="10.0.0.2").status_code == 302


def test_the_lock_opens_after_ten_minutes(cast):
    lock("reviewer")
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=9, seconds=50)
        attempt.save()
    assert give("reviewer", PASSWORD).status_code == 429
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(seconds=20)
        attempt.save()
    assert give("reviewer", PASSWORD).status_code == 302


def test_a_right_password_clears_the_count(cast):
    for _ in range(3):
        for _ in range(4):
            assert give("reviewer", "wrong").status_code == 200
        assert give("reviewer", PASSWORD).status_code == 302


def test_a_known_and_an_unknown_name_take_the_same_time(cast, settings, monkeypatch):
    monkeypatch.setattr("django.contrib.auth.hashers.PBKDF2PasswordHasher.iterations", 200_000)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    cast.reviewer.set_password(PASSWORD)
    cast.reviewer.save()
    settings.AXES_FAILURE_LIMIT = 1000
    took = {"reviewer": [], "nobody": []}
    for _ in range(7):
        for username, times in took.items():
            start = time.process_time()
            give(username, "wrong")
            times.append(time.process_time() - start)
    known, unknown = (statistics.median(times) for times in took.values())
    assert abs(known - unknown) <= 0.2 * max(known, unknown), took


@pytest.fixture
def at_the_seal(cast, rf):
    """A request of the seal keeper, as the view of 用印 has it."""

    def request():
        made = rf.post("/", REMOTE_ADDR="10.0.0.1")
        made.user, made.session = cast.seal_keeper, {}
        return made

    return request


def test_password_asked_again(at_the_seal, settings):
    request = at_the_seal()
    assert not has_just_given_password(request)
    reauthenticate(request, PASSWORD)
    assert has_just_given_password(request)
    request.session["fuwen_password_given"] -= settings.FUWEN_REAUTH_SECONDS + 1
    assert not has_just_given_password(request)


def test_wrong_password_asked_again_is_logged_and_locks(cast, at_the_seal):
    for turn in range(6):
        with pytest.raises(Refused) as caught:
            reauthenticate(at_the_seal(), "wrong")
        assert caught.value.code == "password" and caught.value.is_logged
        assert ("锁定，请" in caught.value.sentence) == (turn >= 4)
    with pytest.raises(Refused, match="已锁定"):
        reauthenticate(at_the_seal(), PASSWORD)
    rows = Act.objects.filter(action="reauthenticate", actor_id=cast.seal_keeper.pk)
    assert [row.result for row in rows] == ["failed"] * 4 + ["denied"] * 3
    assert give("seal_keeper", PASSWORD).status_code == 429, "one count for both doors"


def test_somebody_elses_password_does_not_do(cast, at_the_seal):
    cast.reviewer.set_password("quite-another-one")
    cast.reviewer.save()
    with pytest.raises(Refused):
        reauthenticate(at_the_seal(), "quite-another-one")
