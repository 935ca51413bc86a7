"""The head of every page: which rooms this person may enter, and what waits there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from accounts.enums import Role

OFFICE_ROLES = frozenset({Role.DRAFTER, Role.REVIEWER, Role.OFFICE, Role.SIGNATORY, Role.SEAL_KEEPER})
"""The roles of a handling unit: their holders see its proposals and letters."""


@dataclass(frozen=True)
class Entry:
    """One link of the head."""

    label: str
    href: str
    is_here: bool


def frame(request: HttpRequest) -> dict[str, list[Entry]]:
    """Context processor: the entries of the head for the signed-in person."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"frame_entries": []}
    rooms = [(label, reverse(name)) for label, name in _rooms(user.roles)]
    here = [href for _, href in rooms if request.path == href or (href != "/" and request.path.startswith(href))]
    # A page under another's address belongs to the nearer of the two.
    nearest = max(here, key=len, default="")
    return {"frame_entries": [Entry(label, href, href == nearest) for label, href in rooms]}


def _rooms(roles: frozenset[str]) -> list[tuple[str, str]]:
    rooms = [("待办", "desk:home")]
    if roles & OFFICE_ROLES or Role.SUPERVISOR in roles:
        rooms += [("提案", "proposals:register"), ("答复函", "responses:register")]
        rooms.append(("格式体检", "responses:measure"))
    if Role.SEAL_KEEPER in roles:
        rooms.append(("印章", "accounts:seals"))
    if Role.ADMINISTRATOR in roles:
        rooms.append(("设置", "admin:index"))
    if Role.AUDITOR in roles:
        rooms.append(("操作日志", "accounts:acts"))
    return rooms

