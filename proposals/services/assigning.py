"""交办: gives units their parts, takes their 签收 and 申退, and adjusts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from proposals.enums import ANSWERING, LIVE, OPEN, UNDER_ASSIGNMENT, AssignmentStage, Part
from proposals.facts import PartFacts
from proposals.labels import rule_of
from proposals.models import Assignment, HandlingRule, Proposal
from proposals.rules import (
    live_assignments,
    own_assignment,
    refuse,
    why_not_accept,
    why_not_assign,
    why_not_decline,
)
from proposals.services.deadlines import answer_due, decline_due
from proposals.services.stages import hold, move_part, settle
from proposals.ties import why_not_ask_off, why_not_take_off

ADJUSTED = "督查部门调整承办单位"


def parts_problem(parts: Sequence[PartFacts]) -> str:
    """Return why these parts do not make one handling, or "": 独办 alone · one 主办 with 会办 · 分办 two or more."""
    if not parts:
        return "请至少选一个承办单位。"
    units = [one.unit_id for one in parts]
    if len(set(units)) != len(units):
        return "同一个单位填了两次。"
    kinds = [one.part for one in parts]
    if Part.SOLE in kinds:
        return "" if len(kinds) == 1 else "独办只能有一个单位；几个单位一起办，请用主办和会办，或分办。"
    if Part.SEPARATE in kinds:
        if set(kinds) != {Part.SEPARATE}:
            return "分办不能与主办、会办同用：各单位各自答复。"
        return "" if len(kinds) > 1 else "分办至少要有两个单位；一个单位办理请用独办。"
    if kinds.count(Part.LEAD) != 1:
        return "会办要有一个主办单位，也只能有一个。"
    return "" if Part.ASSIST in kinds else "主办之外要有会办单位；一个单位办理请用独办。"


def assign(
    proposal: Proposal, parts: Sequence[PartFacts], *, assigned_on: date, version: int, by: User
) -> Proposal:
    """交办, or 调整 what was assigned: ``parts`` is the whole set as it shall be.

    A unit that stays keeps its 签收; one that asked to be taken off and stays is upheld (待签收 again); one that is
    left out is taken off. Neither that nor a change between answering and assisting is done to a unit whose letter is
    on its way. Due days without a value follow the rule of the level. Raises Refused or OutOfDate.
    """
    refuse(why_not_assign(by, proposal), action="assign", on=proposal)
    if problem := parts_problem(parts):
        raise Refused(problem, code="parts", action="assign", on=proposal)
    _check_units(proposal, parts)
    rule = rule_of(proposal)
    with transaction.atomic():
        claimed = Proposal.objects.filter(pk=proposal.pk, version=version, stage__in=UNDER_ASSIGNMENT)
        if not claimed.update(version=F("version") + 1):
            raise OutOfDate(link=reverse("proposals:assign", args=[proposal.pk]))
        proposal.refresh_from_db()
        present = {one.unit_id: one for one in proposal.assignments.filter(stage__in=LIVE)}
        wanted = {one.unit_id for one in parts}
        # Inside, after the claim: a letter sent on in this moment is seen here, or its 送核 sees what is done here.
        refuse(why_not_take_off(proposal, _turned(present, parts)), action="assign", on=proposal)
        for unit_id in present.keys() - wanted:
            _take_off(present[unit_id])
        for one in parts:
            _give(proposal, one, present.get(one.unit_id), rule, assigned_on, by)
        settle(proposal)
        is_first = not present
        log.record("assign" if is_first else "reassign", by=by, on=proposal, data=_told(parts))
    return proposal


def accept(proposal: Proposal, *, by: User) -> Assignment:
    """签收 the part of the unit of ``by``. Raises Refused; OutOfDate when somebody was quicker."""
    part = own_assignment(by, proposal)
    refuse(why_not_accept(by, part), action="accept", on=proposal)
    with transaction.atomic():
        hold(proposal)
        now = timezone.now()
        pending = (AssignmentStage.PENDING,)
        move_part(part, pending, AssignmentStage.ACCEPTED, accepted_at=now, accepted_by=by)
        settle(proposal)
        log.record("accept", by=by, on=proposal)
    return part


def decline(proposal: Proposal, *, reason: str, suggested_unit: Unit | None, by: User) -> Assignment:
    """申退: ask to be taken off, with the reason and the unit that should have it. The supervisor decides by assign()."""
    part = own_assignment(by, proposal)
    last_day = decline_last_day(proposal, part)
    problem = why_not_decline(by, part, last_day=last_day, today=timezone.localdate())
    refuse(problem, action="decline", on=proposal)
    if not reason.strip():
        raise Refused("请写明申退理由。", code="reason", action="decline", on=proposal)
    if suggested_unit is not None and not _can_have(proposal, suggested_unit, part):
        raise Refused("建议承办单位应是本级其他单位。", code="unit", action="decline", on=proposal)
    with transaction.atomic():
        hold(proposal)
        proposal.refresh_from_db(fields=["stage"])  # the answer may have gone out since the first question
        refuse(why_not_decline(by, part, last_day=last_day, today=timezone.localdate()), action="decline", on=proposal)
        refuse(why_not_ask_off(proposal, part.unit_id), action="decline", on=proposal)
        sources = (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
        declining = AssignmentStage.DECLINING
        move_part(part, sources, declining, decline_reason=reason, suggested_unit=suggested_unit)
        settle(proposal)
        log.record("decline", by=by, on=proposal, data={"reason": reason})
    return part


def decline_last_day(proposal: Proposal, part: Assignment | None) -> date | None:
    """Return the last day for 申退 of this part; None without a part or where the calendar cannot tell."""
    return decline_due(part.assigned_on, rule_of(proposal)).day if part else None


def present_parts(proposal: Proposal) -> list[Assignment]:
    """Return the parts in force, 主办 and 独办 before 会办."""
    order = [Part.SOLE, Part.LEAD, Part.SEPARATE, Part.ASSIST]
    return sorted(live_assignments(proposal), key=lambda one: (order.index(one.part), one.pk))


def _check_units(proposal: Proposal, parts: Sequence[PartFacts]) -> None:
    wanted = {one.unit_id for one in parts}
    level = Unit.objects.filter(level_id=proposal.level_id, is_active=True, pk__in=wanted)
    staying = Unit.objects.filter(assignments__proposal=proposal, assignments__stage__in=LIVE, pk__in=wanted)
    known = set(level.values_list("pk", flat=True)) | set(staying.values_list("pk", flat=True))
    if wanted - known:
        raise Refused("只能交办给本级在用的单位。", code="unit", action="assign", on=proposal)


def _can_have(proposal: Proposal, unit: Unit, part: Assignment) -> bool:
    return unit.level_id == proposal.level_id and unit.is_active and unit.pk != part.unit_id


def _turned(present: dict[int, Assignment], parts: Sequence[PartFacts]) -> set[int]:
    """The units that are taken off, and those that shall answer instead of assisting or the other way round."""
    kinds = {one.unit_id: one.part in ANSWERING for one in parts}
    return {unit_id for unit_id, one in present.items() if kinds.get(unit_id) != (one.part in ANSWERING)}


def _take_off(part: Assignment) -> None:
    """Take a unit off; its own reason stays, a plain adjustment says so."""
    if part.has_answered:
        raise Refused(f"{part.unit}已经答复，不能再调出。", code="answered", action="assign", on=part.proposal)
    move_part(part, OPEN, AssignmentStage.DECLINED, decline_reason=part.decline_reason or ADJUSTED)


def _give(
    proposal: Proposal,
    wanted: PartFacts,
    present: Assignment | None,
    rule: HandlingRule,
    assigned_on: date,
    by: User,
) -> None:
    if present is None:
        Assignment.objects.create(
            proposal=proposal,
            unit_id=wanted.unit_id,
            part=wanted.part,
            assigned_on=assigned_on,
            due_on=wanted.due_on or answer_due(wanted.part, assigned_on, rule).day,
            assigned_by=by,
        )
        return
    values = {"part": wanted.part, "due_on": wanted.due_on or present.due_on}
    stage = AssignmentStage(present.stage)
    if stage == AssignmentStage.DECLINING:  # upheld
        stage = AssignmentStage.PENDING
        values |= {"decline_reason": "", "suggested_unit": None}
    if wanted.part != present.part:
        values["due_on"] = wanted.due_on or answer_due(wanted.part, present.assigned_on, rule).day
        if present.has_answered and present.part in ANSWERING and wanted.part not in ANSWERING:
            raise Refused(f"{present.unit}已经答复，不能再改为会办。", code="answered", action="assign", on=proposal)
        if present.part not in ANSWERING and stage == AssignmentStage.ANSWERED:  # an opinion is no answer
            stage = AssignmentStage.ACCEPTED
            values["answered_on"] = None
    move_part(present, (present.stage,), stage, **values)


def _told(parts: Sequence[PartFacts]) -> dict[str, list]:
    return {"parts": [[one.unit_id, str(one.part), one.due_on] for one in parts]}
