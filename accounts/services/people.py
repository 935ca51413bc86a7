"""What an administrator does to people, and what a person does to the own password."""

from collections.abc import Iterable

from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from accounts.enums import Role
from accounts.models import HeldRole, User
from accounts.refusal import Refused
from accounts.rules import roles_clash
from accounts.services.log import record


def change_password(request: HttpRequest, *, password: str) -> None:
    """Set the signed-in person's own password; every other session of theirs ends with their next request."""
    user = request.user
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        record("change_password", by=user, on=user)


def set_roles(user: User, *, roles: Iterable[str], by: User | None) -> None:
    """Make these the person's roles; sessions that began with others end. Raises Refused when they clash."""
    with transaction.atomic():
        if change := put_roles(user, roles=roles):
            record("set_roles", by=by, on=user, data=change)


def put_roles(user: User, *, roles: Iterable[str]) -> dict[str, str]:
    """Write the person's roles and return what the log says of it, {} when nothing changed; the caller logs.

    Raises Refused when the roles clash.
    """
    wanted = {Role(role) for role in roles}
    if clash := roles_clash(wanted):
        raise Refused(clash, code="roles", action="set_roles", on=user)
    held = set(user.held_roles.values_list("role", flat=True))
    user.held_roles.exclude(role__in=wanted).delete()
    HeldRole.objects.bulk_create(HeldRole(user=user, role=role) for role in wanted - held)
    user.__dict__.pop("_roles", None)
    return {} if wanted == held else {"from": _named(held), "to": _named(wanted)}


def _named(roles: Iterable[str]) -> str:
    return "、".join(role.label for role in Role if role in set(roles)) or "无"
