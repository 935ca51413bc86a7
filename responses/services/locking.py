"""Holds the rows of cases for one act, always in the same order, so that two acts never wait for each other.

The order everywhere: the letter, its proposals, their assignments, counter, the end of the log.
"""

from __future__ import annotations

from collections.abc import Iterable

from proposals.models import Assignment, Proposal
from responses.models import Reply


def lock_cases(reply: Reply) -> list[Proposal]:
    """Hold the proposals this letter answers, and their assignments, until the transaction ends; return the proposals."""
    return lock_proposals(Proposal.objects.filter(answers__reply=reply).values_list("pk", flat=True))


def lock_proposals(pks: Iterable[int]) -> list[Proposal]:
    """Hold these proposals and their assignments; rows that only point to them (no_key) need not wait."""
    proposals = list(Proposal.objects.select_for_update(no_key=True).filter(pk__in=list(pks)).order_by("pk"))
    list(Assignment.objects.select_for_update(no_key=True).filter(proposal__in=proposals).order_by("pk"))
    return proposals
