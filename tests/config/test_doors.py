"""Every address of the site: its headers, its token, its host, and that only sign-in is open."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SAMPLES = {"int": "1", "slug": "a", "str": "a", "uuid": "00000000-0000-4000-8000-000000000000", "path": "a"}


def addresses(patterns=None, before="/"):
    """Yield (address with sample arguments, view) for each pattern of the resolver."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        part = str(entry.pattern)
        for name, converter in getattr(entry.pattern, "converters", {}).items():
            kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
            for written in (f"<{kind}:{name}>", f"<{name}>"):
                part = part.replace(written, SAMPLES.get(kind, "1"))
        if isinstance(entry, URLPattern):
            yield before + part, entry.callback
        else:
            yield from addresses(entry.url_patterns, before + part)


# The admin's last resort is a regular expression that catches whatever its tables do not.
EVERY = [(address, view) for address, view in addresses() if "(?P" not in address]


def test_the_walk_finds_the_site():
    assert reverse("accounts:sign_in") in dict(EVERY)
    assert len(EVERY) > 10


def test_no_view_is_exempt_from_the_token():
    assert [address for address, view in EVERY if getattr(view, "csrf_exempt", False)] == []


def test_only_sign_in_is_open():
    views = {address: view for address, view in EVERY if not getattr(view, "login_required", True)}
    signing = {reverse(name) for name in ("accounts:sign_in", "accounts:sign_out", "admin:login")}
    assert set(views) <= signing


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}], ids=["no token", "foreign origin"])
def test_a_post_without_the_token_or_from_elsewhere_is_refused(cast, headers):
    client = cast.client("drafter_owner", enforce_csrf_checks=True)
    answers = {address: client.post(address, {"x": "1"}, headers=headers).status_code for address, _ in EVERY}
    assert {address: code for address, code in answers.items() if code != 403} == {}


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_told_in_chinese():
    answer = Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"), {"username": "x"})
    assert answer.status_code == 403
    assert "请刷新页面后再试一次" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example"])
def test_a_foreign_host_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.django_db
def test_a_forwarded_host_is_not_believed(client):
    answer = client.get("/", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in answer.headers["Location"]


def assert_guarded(answer):
    directives = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert directives == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/accounts/sign-in/", "/no-such-page/", "/admin/login/"])
def test_headers_for_strangers(client, address):
    assert_guarded(client.get(address))


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ["drafter_owner", "administrator", "auditor"])
def test_headers_for_people(cast, actor):
    client = cast.client(actor)
    seen = 0
    for address, _ in EVERY:
        answer = client.get(address)
        assert_guarded(answer)
        if answer.status_code == 200 and client.session.get("_auth_user_id"):
            assert "no-store" in answer.headers["Cache-Control"], address
            seen += 1
    assert seen > 0


@pytest.mark.django_db
def test_nobody_and_nothing_look_alike(client, cast):
    """What does not exist: the same Chinese page for strangers and for people."""
    for browser in (client, cast.client("drafter_owner")):
        answer = browser.get("/no-such-page/")
        assert answer.status_code == 404
        assert "没有找到" in answer.content.decode()


@pytest.mark.django_db
def test_too_much_is_refused_before_it_is_read(cast, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = cast.client("drafter_owner").post(reverse("accounts:sign_in"), {"username": "字" * 1000})
    assert answer.status_code == 413
    assert "没有保存" in answer.content.decode()


@pytest.mark.django_db
def test_the_page_for_our_own_faults_needs_nothing(client, monkeypatch):
    client.raise_request_exception = False

    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("accounts.middleware.ending_of", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "系统出错" in answer.content.decode()
