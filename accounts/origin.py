"""Where the request in hand comes from, for the log: address and browser, kept in a context variable."""

from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

ADDRESS_LENGTH = 45
AGENT_LENGTH = 255


@dataclass(frozen=True)
class Origin:
    """The client's address and what its browser calls itself; both empty outside a request."""

    ip: str = ""
    agent: str = ""


NOWHERE = Origin()
_current: ContextVar[Origin] = ContextVar("fuwen_origin", default=NOWHERE)


def client_ip(request: HttpRequest) -> str:
    """Return the client's address; behind our own proxy it is what the proxy saw last, never what the client wrote."""
    address = request.META.get("REMOTE_ADDR") or ""
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip() or address
    return address[:ADDRESS_LENGTH]


def origin_of(request: HttpRequest) -> Origin:
    """Return where this request comes from."""
    return Origin(client_ip(request), request.META.get("HTTP_USER_AGENT", "")[:AGENT_LENGTH])


def current() -> Origin:
    """Return where the request in hand comes from; empty in commands and jobs."""
    return _current.get()


def enter(origin: Origin):
    """Make this the origin in force and return the token that leave() takes."""
    return _current.set(origin)


def leave(token) -> None:
    """Put back what was in force before enter()."""
    _current.reset(token)
