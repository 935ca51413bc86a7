"""Proposals, their assignment and what a place decides about them."""

from proposals.models.assignment import Assignment, Contact, Opinion
from proposals.models.proposal import Ask, Proposal, Proposer
from proposals.models.scheme import CalendarDay, HandlingRule, Outcome, OutcomeScheme
from proposals.models.stored import StoredFile

__all__ = [
    "Ask",
    "Assignment",
    "CalendarDay",
    "Contact",
    "HandlingRule",
    "Opinion",
    "Outcome",
    "OutcomeScheme",
    "Proposal",
    "Proposer",
    "StoredFile",
]
