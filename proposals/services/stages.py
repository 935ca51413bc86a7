"""Moves of the case and of each unit's part: the only place that writes their stages, by conditional UPDATE."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from proposals.enums import (
    ANSWERING,
    CASE_MOVES,
    LIVE,
    UNDER_ASSIGNMENT,
    AssignmentStage,
    CaseAction,
    CaseStage,
)
from proposals.labels import rule_of
from proposals.models import Assignment, Proposal
from proposals.services.deadlines import second_due

ANSWERABLE = (AssignmentStage.PENDING, AssignmentStage.ACCEPTED, AssignmentStage.ANSWERED)
"""A letter that went out answers for the unit, whether or not somebody pressed 签收 before."""


def mark_answered(
    proposal: Proposal, *, by: User, unit: Unit | None = None, on: date | None = None
) -> bool:
    """Note that the unit's letter is out (the unit of ``by``, today, unless given); for 会办 that its opinion is out.

    Returns whether the whole case is answered now: with 分办 that takes the last unit's letter. The first answer's day
    stays for the count of answers on time. Raises Refused when the unit has no part that awaits an answer.
    """
    unit_id = unit.pk if unit else by.unit_id
    with transaction.atomic():
        day = answer_part(proposal, unit_id=unit_id, on=on or timezone.localdate())
        log.record("mark_answered", by=by, on=proposal, data={"unit": unit_id, "on": day})
    return proposal.stage == CaseStage.ANSWERED


def answer_part(proposal: Proposal, *, unit_id: int | None, on: date) -> date:
    """Do what mark_answered() does, inside the transaction of an act that logs itself. Returns the answer's day."""
    hold(proposal)
    part = _part(proposal, unit_id)
    if part.stage == AssignmentStage.DECLINING:
        raise Refused(f"{part.unit}已提出申退，等督查部门答复。", code="stage", on=proposal)
    day = part.answered_on or on
    move_part(part, ANSWERABLE, AssignmentStage.ANSWERED, answered_on=day)
    settle(proposal)
    if proposal.stage == CaseStage.SECOND and not _still_owed(proposal):
        move_case(proposal, CaseAction.ANSWER)
    return day


def mark_awaiting_feedback(proposal: Proposal, *, by: User) -> bool:
    """Note that the feedback sheet is with the proposer. Returns False (and does nothing) while others still answer."""
    with transaction.atomic():
        if not move_case(proposal, CaseAction.AWAIT):
            return False
        log.record("mark_awaiting_feedback", by=by, on=proposal)
    return True


def start_second_round(
    proposal: Proposal, *, by: User, unit: Unit | None = None, on: date | None = None
) -> None:
    """Open the 二次办理 after a dissatisfied sheet came back ``on`` that day (today): for one unit, or all that answered.

    A late sheet opens a concluded case again. Where other units of a 分办 still answer for the first time, the case goes
    on as it is and waits for both. Raises Refused before the answer and for an archived case.
    """
    due = second_due(on or timezone.localdate(), rule_of(proposal)).day
    with transaction.atomic():
        hold(proposal)
        _require(proposal, CaseAction.SECOND, also=(CaseStage.SECOND, *UNDER_ASSIGNMENT))
        parts = proposal.assignments.filter(part__in=ANSWERING, stage=AssignmentStage.ANSWERED)
        if unit is not None:
            parts = parts.filter(unit=unit)
        if not parts.update(stage=AssignmentStage.ACCEPTED, second_due_on=due):
            raise Refused("没有已经答复、可以重新办理的承办单位。", code="part", on=proposal)
        settle(proposal)
        log.record("start_second_round", by=by, on=proposal, data={"due_on": due})


def reopen(proposal: Proposal, *, by: User, unit: Unit, reason: str) -> None:
    """Take an answer back whose letter was voided: the unit owes it again, by the day it had.

    In a second round the first answer stays answered; only the second is owed again. Raises Refused for an archived case.
    """
    with transaction.atomic():
        hold(proposal)
        if proposal.stage == CaseStage.ARCHIVED:
            raise Refused("提案已经归档，答复不能收回。", code="stage", action=CaseAction.REOPEN.value, on=proposal)
        part = _part(proposal, unit.pk)
        is_second = part.second_due_on is not None
        day = part.answered_on if is_second else None
        move_part(part, (AssignmentStage.ANSWERED,), AssignmentStage.ACCEPTED, answered_on=day)
        if part.part in ANSWERING:
            move_case(proposal, CaseAction.SECOND if is_second else CaseAction.REOPEN)
        log.record("reopen", by=by, on=proposal, data={"unit": unit.pk, "reason": reason})


def conclude(proposal: Proposal, *, by: User) -> None:
    """办结: the answer is out and nothing is left to do. Raises Refused in any other stage."""
    with transaction.atomic():
        _require(proposal, CaseAction.CONCLUDE)
        log.record("conclude", by=by, on=proposal)


def archive(proposal: Proposal, *, by: User) -> None:
    """归档 a concluded case. Raises Refused in any other stage."""
    with transaction.atomic():
        _require(proposal, CaseAction.ARCHIVE)
        log.record("archive_case", by=by, on=proposal)


def hold(proposal: Proposal) -> None:
    """Hold the case until the commit: two units that act at once must see each other's part (settle() counts them).

    SQLite's writers wait for each other anyway.
    """
    list(Proposal.objects.select_for_update().filter(pk=proposal.pk).order_by().values_list("pk"))


def settle(proposal: Proposal) -> None:
    """Let the case follow its units while they are being assigned: 申退中, 待签收, 办理中, 已答复 or 待交办.

    Only who answers counts: an assisting unit that has not signed for it does not hold the case up.
    """
    rows = list(proposal.assignments.filter(stage__in=LIVE).values_list("part", "stage"))
    answering = {stage for part, stage in rows if part in ANSWERING}
    if any(stage == AssignmentStage.DECLINING for _, stage in rows):
        target = CaseStage.DECLINING
    elif not answering:
        target = CaseStage.FILED
    elif AssignmentStage.PENDING in answering:
        target = CaseStage.PENDING
    elif answering == {AssignmentStage.ANSWERED}:
        target = CaseStage.ANSWERED
    else:
        target = CaseStage.HANDLING
    _case(proposal, UNDER_ASSIGNMENT, target)


def move_case(proposal: Proposal, action: CaseAction) -> bool:
    """Take the case along its table of moves. Returns False when it stands elsewhere."""
    sources, target = CASE_MOVES[action]
    return _case(proposal, sources, target)


def move_part(
    assignment: Assignment, sources: Iterable[AssignmentStage], target: AssignmentStage, **values: Any
) -> None:
    """Take one unit's part from ``sources`` to ``target``. Raises OutOfDate when somebody has moved it already."""
    rows = Assignment.objects.filter(pk=assignment.pk, stage__in=tuple(sources))
    if not rows.update(stage=target, **values):
        raise OutOfDate(link=reverse("proposals:detail", args=[assignment.proposal_id]))
    assignment.refresh_from_db()


def _case(proposal: Proposal, sources: Iterable[CaseStage], target: CaseStage) -> bool:
    moved = Proposal.objects.filter(pk=proposal.pk, stage__in=tuple(sources)).update(stage=target)
    proposal.refresh_from_db(fields=["stage"])
    return bool(moved)


def _require(proposal: Proposal, action: CaseAction, *, also: tuple[CaseStage, ...] = ()) -> None:
    """Move the case or raise Refused; ``also`` are stages in which it may simply stay."""
    if not move_case(proposal, action) and proposal.stage not in also:
        label = proposal.get_stage_display()
        raise Refused(f"提案现在是“{label}”，不能{action.label}。", code="stage", action=action.value, on=proposal)


def _part(proposal: Proposal, unit_id: int | None) -> Assignment:
    part = proposal.assignments.filter(unit_id=unit_id, stage__in=LIVE).first()
    if part is None:
        raise Refused("本单位不是这件提案的承办单位。", code="unit", on=proposal)
    return part


def _still_owed(proposal: Proposal) -> bool:
    owed = proposal.assignments.filter(part__in=ANSWERING, stage__in=LIVE)
    return owed.exclude(stage=AssignmentStage.ANSWERED).exists()
