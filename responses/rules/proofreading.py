"""Who keeps the lists of 校核 of a unit."""

from __future__ import annotations

from accounts.enums import Role
from accounts.models import Unit, User
from accounts.rules import holds, same_unit
from responses.rules.why import Why


def why_not_keep_lists(user: User, unit: Unit | None) -> Why | None:
    """The unit's office: names of bodies, confusables, rules of its own house."""
    if unit is None or not same_unit(user, unit):
        return Why("校核词表由本单位办公室维护，您不属于任何承办单位。", code="unit")
    if not holds(user, Role.OFFICE):
        return Why("校核词表由本单位办公室维护，您没有“办公室”角色。", code="role")
    return None
