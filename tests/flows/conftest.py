"""What the flows stand on: the city on a served site, and people who sit at browsers of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.flows.ground import City, lay_city
from tests.waiting import WAIT_MS

pytest.register_assert_rewrite("tests.flows.finished")


@dataclass
class Seat:
    """One person at a browser: where the site is, and every complaint the browser made."""

    context: BrowserContext
    url: str
    complaints: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """Open a page of the site in a new tab."""
        page = self.context.new_page()
        page.goto(self.url + path)
        return page

    def allow(self, pattern: str) -> None:
        """Expect a complaint of the browser: a refusal by fetch is logged on the console as an error."""
        self.allowed.append(pattern)

    def unexpected(self) -> list[str]:
        """Return the complaints nobody expected."""
        return [said for said in self.complaints if not any(re.search(pattern, said) for pattern in self.allowed)]


@pytest.fixture
def city(transactional_db: None) -> City:
    """The demo's ground; the flow plays what it needs."""
    return lay_city()


@pytest.fixture
def seat(city: City, live_server: object, new_context: Callable) -> Iterator[Callable[..., Seat]]:
    """Seat people at browsers: ``seat("gx.zhouw")`` is signed in already, ``seat()`` is nobody yet.

    An error on a console, a page error or an answer of 500 fails the test.
    """
    seats: list[Seat] = []

    def take(username: str | None = None) -> Seat:
        context = new_context()
        context.set_default_timeout(WAIT_MS)
        one = Seat(context, live_server.url)
        context.on("console", lambda message: _note(one, message))
        context.on("weberror", lambda error: one.complaints.append(f"page error: {error.error}"))
        context.on("response", lambda answer: answer.status >= 500 and one.complaints.append(f"{answer.status} {answer.url}"))
        if username:
            _sign_in(context, city, username, live_server.url)
        seats.append(one)
        return one

    yield take
    assert [said for one in seats for said in one.unexpected()] == []


def _note(seat: Seat, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        seat.complaints.append(f"{message.type}: {message.text} {message.location.get('url', '')}")


def _sign_in(context: BrowserContext, city: City, username: str, url: str) -> None:
    """Give the browser a session as the sign-in page would."""
    user = city.person(username)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url, "httpOnly": True}])


def sign_in(page: Page, username: str, password: str) -> None:
    """Sign in by hand on the sign-in page."""
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
