"""Which letters a person may see: the one scope of every list, page, file and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from proposals.enums import LIVE, Part
from proposals.models.visible import UNIT_ROLES
from responses.enums import FROZEN, Purpose, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User

ISSUED = (Stage.DISPATCHED, Stage.ARCHIVED)
"""Stages in which the letter has left the house: its supervisors may read it."""

ANSWERS = (Purpose.REPLY, Purpose.SECOND)
"""What goes to the proposer and carries a class."""

STEP_FIELDS = ("pk", "unit_id", "unit__full_name", "kind", "purpose", "round", "stage", "stage_since", "created_at")


class ReplyQuerySet(models.QuerySet):
    """Letters, narrowed to what somebody may see."""

    def visible_to(self, user: User) -> ReplyQuerySet:
        """A unit's people: the letters of the unit, signed letters that bear its name beside others', and issued
        会办意见 on what the unit leads.

        Supervisor: issued letters of the unit's level. Everybody else, administrators and auditors among them: none.
        Who could read a letter when it was voided goes on seeing it, with 作废 across it: paper of it may lie on a desk.
        """
        if not user.is_authenticated or not user.is_active or user.unit_id is None:
            return self.none()
        scope = Q(pk__in=[])
        if user.roles & UNIT_ROLES:
            scope |= Q(unit_id=user.unit_id) | Q(self._issued_also_by(user.unit_id), self._stands_or_fell_in(FROZEN))
            scope |= Q(self._sent_to(user.unit_id), self._stands_or_fell_in(ISSUED), purpose=Purpose.OPINION)
        if Role.SUPERVISOR in user.roles:
            scope |= Q(self._stands_or_fell_in(ISSUED), unit__level_id=user.unit.level_id)
        return self.filter(scope)

    def steps_visible_to(self, user: User) -> models.QuerySet:
        """Rows of STEP_FIELDS, no words among them, for the supervisor of the level: where each letter stands."""
        if not user.is_authenticated or not user.holds(Role.SUPERVISOR) or user.unit_id is None:
            return self.none().values(*STEP_FIELDS)
        return self.filter(unit__level_id=user.unit.level_id).exclude(stage=Stage.VOID).values(*STEP_FIELDS)

    def last_issued(self) -> ReplyQuerySet:
        """Answers that have left the house and that no later answer of the same unit has replaced.

        One that answers several proposals (并案) stands as long as it is the last word on one of them.
        """
        answers = self.model._meta.get_field("answers").related_model.objects
        after = Q(reply__round__gt=OuterRef("reply__round")) | Q(reply__round=OuterRef("reply__round"), reply__gt=OuterRef("reply"))
        later = answers.filter(after, proposal=OuterRef("proposal"), reply__unit=OuterRef("reply__unit"))
        later = later.filter(reply__stage__in=ISSUED, reply__purpose__in=ANSWERS)
        standing = answers.filter(~Exists(later), reply=OuterRef("pk"))
        return self.filter(Exists(standing), stage__in=ISSUED, purpose__in=ANSWERS)

    def _stands_or_fell_in(self, stages: Iterable[str]) -> Q:
        """Letters in one of these stages, or voided out of one."""
        steps = self.model._meta.get_field("steps").related_model.objects
        fell = steps.filter(reply=OuterRef("pk"), to_stage=Stage.VOID, from_stage__in=stages)
        return Q(stage__in=stages) | Q(Exists(fell), stage=Stage.VOID)

    def _sent_to(self, unit_id: int) -> Exists:
        """Letters on a proposal that the unit leads (主办)."""
        answers = self.model._meta.get_field("answers").related_model
        leads = Q(proposal__assignments__unit_id=unit_id, proposal__assignments__part=Part.LEAD)
        live = Q(proposal__assignments__stage__in=LIVE)
        return Exists(answers.objects.filter(leads & live, reply_id=OuterRef("pk")))

    def _issued_also_by(self, unit_id: int) -> Exists:
        issuers = self.model._meta.get_field("issuers").related_model
        return Exists(issuers.objects.filter(reply_id=OuterRef("pk"), unit_id=unit_id))
