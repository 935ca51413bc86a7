"""Why not measure a file: 格式体检 is for the people of a unit."""

from __future__ import annotations

from accounts.enums import Role
from accounts.models import User
from responses.rules.why import Why

MAY_MEASURE = frozenset({Role.DRAFTER, Role.REVIEWER, Role.OFFICE, Role.SIGNATORY, Role.SEAL_KEEPER, Role.SUPERVISOR})


def why_not_measure(user: User) -> Why | None:
    """Whoever has a part in letters, and whoever supervises them."""
    if user.is_authenticated and user.is_active and user.unit_id and user.roles & MAY_MEASURE:
        return None
    return Why("格式体检供各单位经办、督查人员使用，您没有这些角色。", code="role")
