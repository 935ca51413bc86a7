"""Who may do what with accounts, and the questions about a person that every app asks."""

from collections.abc import Iterable

from accounts.enums import Role
from accounts.models import Level, Seal, Unit, User

ALONE = (Role.ADMINISTRATOR, Role.AUDITOR)
"""Roles that go with no other: who runs the accounts or reads the log has no part in any letter (三权分立)."""


def holds(user: User, role: str) -> bool:
    """Whether the person is signed in, active and holds the role."""
    return user.is_authenticated and user.holds(role)


def is_supervisor(user: User, level: Level | None = None) -> bool:
    """Whether the person supervises (督查) proposals of this level; of any, when none is given."""
    if not holds(user, Role.SUPERVISOR) or user.unit is None:
        return False
    return level is None or user.unit.level_id == level.pk


def is_administrator(user: User) -> bool:
    """Whether the person runs units and users."""
    return holds(user, Role.ADMINISTRATOR)


def is_auditor(user: User) -> bool:
    """Whether the person reads the log."""
    return holds(user, Role.AUDITOR)


def same_unit(user: User, unit: Unit | None) -> bool:
    """Whether the active person belongs to the unit."""
    return user.is_authenticated and user.is_active and unit is not None and user.unit_id == unit.pk


def same_level(user: User, level: Level | None) -> bool:
    """Whether the active person's unit is of the level."""
    if not user.is_authenticated or not user.is_active or user.unit is None or level is None:
        return False
    return user.unit.level_id == level.pk


def may_keep_seals(user: User) -> bool:
    """Whether the person keeps the seals of a unit."""
    return holds(user, Role.SEAL_KEEPER) and user.unit_id is not None


def may_keep_seal(user: User, seal: Seal) -> bool:
    """Whether this very seal is in the person's hands."""
    return may_keep_seals(user) and seal.unit_id == user.unit_id


def roles_clash(roles: Iterable[str]) -> str:
    """Return the sentence by which these roles cannot be one person's, or ""."""
    roles = set(roles)
    for role in ALONE:
        if role in roles and len(roles) > 1:
            return f"“{role.label}”不能与其他角色由一人兼任：管账号、查日志的人不经办文件。"
    return ""
