"""Who keeps 常用语 and 常用意见: everybody who works on letters the own ones, the unit's office those of the unit."""

from __future__ import annotations

from accounts.enums import Role
from accounts.models import User
from accounts.rules import holds
from responses.rules.measuring import MAY_MEASURE
from responses.rules.why import Why

MAY_KEEP = MAY_MEASURE


def why_not_keep_phrases(user: User) -> Why | None:
    """One's own: whoever has a part in letters or supervises them."""
    if user.is_authenticated and user.is_active and user.unit_id and user.roles & MAY_KEEP:
        return None
    return Why("常用语供各单位经办、督查人员使用，您没有这些角色。", code="role")


def why_not_keep_unit_phrases(user: User) -> Why | None:
    """Those of the unit: its office."""
    if why := why_not_keep_phrases(user):
        return why
    if not holds(user, Role.OFFICE):
        return Why("本单位的常用语由办公室维护，您没有“办公室”角色；可以改存为个人的。", code="role")
    return None
