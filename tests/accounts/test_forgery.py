"""No form of accounts is taken from another site, and nothing is changed by GET."""

import pytest
from django.urls import get_resolver

from accounts.models import Act
from tests.factories import make_seal

ADDRESSES = {
    "sign_in": "/accounts/sign-in/",
    "sign_out": "/accounts/sign-out/",
    "change_password": "/accounts/me/password/",
    "seal_new": "/accounts/seals/new/",
    "seal": "/accounts/seals/{seal}/",
    "seal_retire": "/accounts/seals/{seal}/retire/",
}
READ_ONLY = {"me", "acts", "seals"}


def test_every_address_is_listed():
    accounts = next(pattern for pattern in get_resolver().url_patterns if getattr(pattern, "app_name", "") == "accounts")
    assert {url.name for url in accounts.url_patterns} == set(ADDRESSES) | READ_ONLY


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("kind", ["no token", "wrong token", "foreign origin", "foreign referer"])
def test_a_form_from_elsewhere_is_refused(cast, name, kind):
    client = cast.client("anonymous" if name == "sign_in" else "seal_keeper", enforce_csrf_checks=True)
    address = ADDRESSES[name].format(seal=make_seal(unit=cast.unit).pk)
    token = client.get("/accounts/sign-in/" if name == "sign_in" else "/accounts/me/").context["csrf_token"]
    data, headers, secure = {"csrfmiddlewaretoken": str(token)}, {}, False
    if kind == "no token":
        data = {}
    elif kind == "wrong token":
        data["csrfmiddlewaretoken"] = "x" * 64
    elif kind == "foreign origin":
        headers["HTTP_ORIGIN"] = "https://evil.example"
    else:
        headers["HTTP_REFERER"], secure = "https://evil.example/", True
    answer = client.post(address, data, secure=secure, **headers)
    assert answer.status_code == 403
    assert not Act.objects.exists()


def test_the_token_of_the_page_is_taken(cast):
    client = cast.client("seal_keeper", enforce_csrf_checks=True)
    token = client.get("/accounts/seals/new/").context["csrf_token"]
    data = {"csrfmiddlewaretoken": str(token), "name": "印章甲", "diameter_mm": "42"}
    assert client.post("/accounts/seals/new/", data).status_code == 302


def test_foreign_host(db, client):
    assert client.get("/accounts/sign-in/", HTTP_HOST="evil.example").status_code == 400
    page = client.get("/accounts/sign-in/", HTTP_X_FORWARDED_HOST="evil.example").content.decode()
    assert "evil.example" not in page


def test_reading_changes_nothing(cast):
    seal = make_seal(unit=cast.unit)
    for who in ("seal_keeper", "auditor"):
        client = cast.client(who)
        client.get("/accounts/me/")
        for address in (*ADDRESSES.values(), "/accounts/me/", "/accounts/acts/", "/accounts/seals/"):
            client.get(address.format(seal=seal.pk))
    assert not Act.objects.exclude(result="denied").exists()
