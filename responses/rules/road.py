"""The road as this place has it: whose turn it is at each stage, what is earlier, which move the table has."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from accounts.enums import Role
from responses.enums import MOVES, ROAD, Move, Stage

HOLDERS: dict[Stage, Role] = {
    Stage.DRAFT: Role.DRAFTER,
    Stage.REVIEW: Role.REVIEWER,
    Stage.COUNTERSIGN: Role.REVIEWER,
    Stage.VET: Role.OFFICE,
    Stage.SIGN_OFF: Role.SIGNATORY,
    Stage.VERIFY: Role.OFFICE,
    Stage.REGISTER: Role.OFFICE,
    Stage.SEAL: Role.SEAL_KEEPER,
    Stage.DISPATCH: Role.OFFICE,
    Stage.DISPATCHED: Role.OFFICE,
}
"""Whose turn it is at each stage: whom 待办 counts."""


def enabled_road() -> tuple[Stage, ...]:
    """The road as this place has it: 会签 and 复核 stand in it where they are switched on."""
    absent = set()
    if not settings.FUWEN_COUNTERSIGN:
        absent.add(Stage.COUNTERSIGN)
    if not settings.FUWEN_VERIFY:
        absent.add(Stage.VERIFY)
    return tuple(stage for stage in ROAD if stage not in absent)


def earlier_stages(stage: str) -> tuple[Stage, ...]:
    """The stages a letter at ``stage`` can be sent back to, in the road's order."""
    road = ROAD.index(Stage(stage))
    return tuple(earlier for earlier in enabled_road() if ROAD.index(earlier) < road)


def move_of(action: str, stage: str) -> Move | None:
    """The row of the table for this act at this stage."""
    return next((move for move in MOVES if move.action == action and stage in move.sources), None)


def stages_held(roles: Iterable[str]) -> tuple[Stage, ...]:
    """The stages at which somebody with these roles has something to do."""
    held = set(roles)
    return tuple(stage for stage, role in HOLDERS.items() if role in held)
