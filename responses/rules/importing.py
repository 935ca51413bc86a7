"""Why not read an original: an old draft that was brought to a letter is for those who at some step may edit letters."""

from __future__ import annotations

from accounts.models import User
from accounts.rules import same_unit
from responses.enums import EDITABLE
from responses.models import Reply
from responses.rules.road import HOLDERS
from responses.rules.why import Why, not_of_unit

EDITORS = frozenset(HOLDERS[stage] for stage in EDITABLE)
"""Roles that edit a letter at one step or another."""


def why_not_original(user: User, reply: Reply) -> Why | None:
    """原件: the unit's people who may edit letters; what is in it never went through the road."""
    if not same_unit(user, reply.unit):
        return not_of_unit()
    if not user.roles & EDITORS:
        return Why("旧稿原件供本单位办文人员查阅，您没有这些角色。", code="role")
    return None
