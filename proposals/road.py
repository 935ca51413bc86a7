"""The road of a proposal as a line of steps: what is done by whom and when, where it stands, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from proposals.enums import ANSWERING, AssignmentStage, CaseStage, Part
from proposals.models import Assignment, Proposal

ORDER = (
    CaseStage.FILED,
    CaseStage.PENDING,
    CaseStage.HANDLING,
    CaseStage.ANSWERED,
    CaseStage.AWAITING,
    CaseStage.CONCLUDED,
    CaseStage.ARCHIVED,
)
"""The straight road; 申退中 stands at 签收 and 二次办理 at 办理."""


@dataclass(frozen=True)
class Step:
    """One step. ``state`` is done, now, todo or back; ``missing`` says what the next step waits for."""

    label: str
    state: str
    notes: Sequence[str] = field(default_factory=tuple)
    missing: Sequence[str] = field(default_factory=tuple)


def road_of(
    proposal: Proposal, parts: Sequence[Assignment], *, has_contact: bool, has_opinion: frozenset[int]
) -> list[Step]:
    """Return the steps of the case. ``has_opinion`` are the units whose 会办意见 is there."""
    at = _place(proposal.stage)
    answering = [one for one in parts if one.part in ANSWERING]
    steps = [
        Step("登记", "done", [_by(proposal.entered_by, proposal.entered_at)]),
        Step("交办", _state(at, 0), _assigned(parts), ["督查部门交办给承办单位"] if at == 0 else []),
        Step("签收", _state(at, 1), _accepted(parts), _unsigned(answering) if at == 1 else []),
    ]
    steps += _declining(parts)
    missing = _unfinished(parts, has_contact, has_opinion) if at == 2 else []
    label = "二次办理" if proposal.stage == CaseStage.SECOND else "办理"
    steps.append(Step(label, _state(at, 2), [], missing))
    steps.append(Step("答复", "done" if at > 2 else "todo", _answered(answering)))
    steps.append(Step("征询意见", _feedback_state(proposal, at), [], _awaited(proposal)))
    steps.append(Step("办结", "done" if at >= 5 else "todo"))
    steps.append(Step("归档", "done" if at >= 6 else "todo"))
    return steps


def _place(stage: str) -> int:
    if stage in (CaseStage.SUBMITTED, CaseStage.EXAMINED):
        return 0
    instead = {CaseStage.DECLINING: CaseStage.PENDING, CaseStage.SECOND: CaseStage.HANDLING}
    return ORDER.index(instead.get(CaseStage(stage), CaseStage(stage)))


def _state(at: int, place: int) -> str:
    if at == place:
        return "now"
    return "done" if at > place else "todo"


def _feedback_state(proposal: Proposal, at: int) -> str:
    if proposal.stage in (CaseStage.ANSWERED, CaseStage.AWAITING):
        return "now"
    return "done" if at > 4 else "todo"


def _awaited(proposal: Proposal) -> list[str]:
    if proposal.stage == CaseStage.AWAITING:
        return ["提案者寄回征询意见表"]
    return ["寄出征询意见表，或办结"] if proposal.stage == CaseStage.ANSWERED else []


def _by(person: object, moment: object) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d} {person}"


def _assigned(parts: Sequence[Assignment]) -> list[str]:
    return [f"{one.assigned_on:%Y-%m-%d} {one.get_part_display()} {one.unit}" for one in parts]


def _accepted(parts: Sequence[Assignment]) -> list[str]:
    done = [one for one in parts if one.accepted_at and one.stage != AssignmentStage.PENDING]
    return [f"{_by(one.accepted_by, one.accepted_at)}（{one.unit}）" for one in done]


def _unsigned(parts: Sequence[Assignment]) -> list[str]:
    return [f"{one.unit}签收" for one in parts if one.stage == AssignmentStage.PENDING]


def _declining(parts: Sequence[Assignment]) -> list[Step]:
    asking = [one for one in parts if one.stage == AssignmentStage.DECLINING]
    return [
        Step("申退", "back", [f"{one.unit}：{one.decline_reason}"], ["督查部门调整，或维持原交办"])
        for one in asking
    ]


def _unfinished(
    parts: Sequence[Assignment], has_contact: bool, has_opinion: frozenset[int]
) -> list[str]:
    missing = [] if has_contact else ["与提案者的沟通记录"]
    missing += [
        f"{one.unit}的会办意见"
        for one in parts
        if one.part == Part.ASSIST
        and one.unit_id not in has_opinion
        and one.stage != AssignmentStage.ANSWERED
    ]
    owing = [one for one in parts if one.part in ANSWERING and one.stage != AssignmentStage.ANSWERED]
    return missing + [f"{one.unit}的答复函" for one in owing]


def _answered(parts: Sequence[Assignment]) -> list[str]:
    return [f"{one.answered_on:%Y-%m-%d} {one.unit}" for one in parts if one.answered_on]
