"""Why: the sentence that says why not, and the questions about unit and role that every rule asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from accounts.refusal import Refused
from accounts.rules import holds, same_unit
from responses.models import Reply
from responses.rules.road import HOLDERS


@dataclass(frozen=True)
class Why:
    """A sentence that says why not, with the link that mends it where there is one."""

    sentence: str
    link: str = ""
    link_text: str = ""
    code: str = "refused"


def refuse(why: Why | None, *, action: str, on: Reply | None = None) -> None:
    """Raise Refused with the sentence, if there is one: how a service asks its rule."""
    if why is not None:
        raise Refused(why.sentence, code=why.code, link=why.link, link_text=why.link_text, action=action, on=on)


def page_of(reply: Reply, name: str = "detail") -> str:
    """The address of one of the letter's pages."""
    return reverse(f"responses:{name}", args=[reply.pk])


def holds_any_part(user: User, reply: Reply) -> bool:
    """Whether the person works on letters in the unit whose letter this is."""
    return same_unit(user, reply.unit) and bool(user.roles & set(HOLDERS.values()))


def lacks(user: User, reply: Reply, role: Role, word: str) -> Why | None:
    if not same_unit(user, reply.unit):
        return not_of_unit()
    if not holds(user, role):
        return Why(f"“{word}”由本单位持“{role.label}”角色的人员办理，您没有这一角色。", code="role")
    return None


def not_of_unit() -> Why:
    return Why("此件不属于您所在的单位。", code="unit")
