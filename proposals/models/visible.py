"""Which proposals a person may see: the one scope of every list, page and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.enums import Role
from proposals.enums import AssignmentStage

if TYPE_CHECKING:
    from accounts.models import User

UNIT_ROLES = frozenset({Role.DRAFTER, Role.REVIEWER, Role.OFFICE, Role.SIGNATORY, Role.SEAL_KEEPER})
"""Roles whose holders see what their unit handles."""


class ProposalQuerySet(models.QuerySet):
    """Proposals, narrowed to what somebody may see."""

    def visible_to(self, user: User) -> ProposalQuerySet:
        """Supervisor: all of the unit's level. A unit's people: what is assigned to the unit (and not taken away
        again) or came to it on paper. Everybody else, administrators and auditors among them: none.
        """
        if not user.is_authenticated or not user.is_active or user.unit_id is None:
            return self.none()
        scope = Q(pk__in=[])
        if Role.SUPERVISOR in user.roles:
            scope |= Q(level_id=user.unit.level_id)
        if user.roles & UNIT_ROLES:
            scope |= Q(paper_unit_id=user.unit_id) | Q(pk__in=self._assigned_to(user.unit_id))
        return self.filter(scope)

    def _assigned_to(self, unit_id: int) -> models.QuerySet:
        assignment = self.model._meta.get_field("assignments").related_model
        return (
            assignment.objects.filter(unit_id=unit_id)
            .exclude(stage=AssignmentStage.DECLINED)
            .values("proposal_id")
        )
