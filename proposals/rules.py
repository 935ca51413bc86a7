"""Who may do what with a proposal: why_not_…() returns the reason against it, or None. Pages and services ask the same."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from accounts.refusal import Refused
from accounts.rules import holds, is_supervisor
from proposals.enums import (
    CASE_MOVES,
    ENDED,
    LIVE,
    UNDER_ASSIGNMENT,
    AssignmentStage,
    CaseAction,
    Part,
)
from proposals.models import Assignment, Proposal

HANDS_ON = (Role.DRAFTER, Role.OFFICE)
"""Roles that keep a unit's side of a proposal: receive it, note contacts and opinions."""


class Reason(str):
    """A sentence that says why not, with the link that mends it where there is one."""

    __slots__ = ("code", "link", "link_text")

    def __new__(cls, sentence: str, *, code: str, link: str = "", link_text: str = "") -> Reason:
        reason = super().__new__(cls, sentence)
        reason.code, reason.link, reason.link_text = code, link, link_text
        return reason


def refuse(reason: Reason | None, *, action: str, on: Proposal | Assignment | None = None) -> None:
    """Raise Refused with the reason, if there is one: how a service asks its rule."""
    if reason is not None:
        raise Refused(
            str(reason), code=reason.code, link=reason.link, link_text=reason.link_text, action=action, on=on
        )


def live_assignments(proposal: Proposal) -> list[Assignment]:
    """Return the assignments that count, in their order; read once where they were prefetched."""
    return [one for one in proposal.assignments.all() if one.stage in LIVE]


def own_assignment(user: User, proposal: Proposal) -> Assignment | None:
    """Return the live assignment of the person's unit, if it has one."""
    return next((one for one in live_assignments(proposal) if one.unit_id == user.unit_id), None)


def enters_on_paper(user: User) -> bool:
    """Whether what this person enters is a paper handed to the own unit (a supervisor enters for the whole level)."""
    return not is_supervisor(user)


def why_not_enter(user: User) -> Reason | None:
    """登记: supervisors, and a unit's office for what is handed over on paper."""
    if is_supervisor(user) or (holds(user, Role.OFFICE) and user.unit_id):
        return None
    return Reason("提案由督查部门登记；纸质转来的由本单位办公室登记。", code="role")


def why_not_edit(user: User, proposal: Proposal) -> Reason | None:
    """修改登记内容: supervisors of the level, and the office that entered it on paper; not once it has ended."""
    is_own_paper = (
        proposal.paper_unit_id is not None
        and proposal.paper_unit_id == user.unit_id
        and holds(user, Role.OFFICE)
    )
    if not is_supervisor(user, proposal.level) and not is_own_paper:
        return Reason("登记内容由登记部门修改：督查部门，纸质转来的为本单位办公室。", code="role")
    if proposal.stage in ENDED:
        return Reason(f"提案已{proposal.get_stage_display()}，登记内容不能再改。", code="stage")
    return None


def why_not_assign(user: User, proposal: Proposal) -> Reason | None:
    """交办、调整: supervisors of the level, until the answer is out."""
    if not is_supervisor(user, proposal.level):
        return Reason("交办和调整由督查部门办理。", code="role")
    if proposal.stage not in UNDER_ASSIGNMENT:
        return Reason(f"提案已到“{proposal.get_stage_display()}”，不能再调整承办单位。", code="stage")
    return None


def why_not_accept(user: User, assignment: Assignment | None) -> Reason | None:
    """签收: the unit's drafter or office, once."""
    if problem := _not_in_hand(user, assignment, HANDS_ON, "签收由本单位承办人或办公室办理。"):
        return problem
    if assignment.stage == AssignmentStage.DECLINING:
        return Reason("已提出申退，等督查部门答复。", code="stage")
    if assignment.stage != AssignmentStage.PENDING:
        return Reason("已经签收，不必再签。", code="stage")
    return None


def why_not_decline(
    user: User, assignment: Assignment | None, *, last_day: date | None, today: date
) -> Reason | None:
    """申退: the unit's office, until the last day for it (None where the calendar cannot tell)."""
    if problem := _not_in_hand(user, assignment, (Role.OFFICE,), "申退由本单位办公室提出。"):
        return problem
    if assignment.stage == AssignmentStage.DECLINING:
        return Reason("已提出申退，等督查部门答复。", code="stage")
    if assignment.has_answered:
        return Reason("本单位已经答复，不能再申退。", code="stage")
    if assignment.proposal.stage not in UNDER_ASSIGNMENT:
        # Nobody could take the unit off any more: it would wait for an answer that cannot come.
        return Reason(f"提案已到“{assignment.proposal.get_stage_display()}”，不能再申退。", code="stage")
    if last_day is not None and today > last_day:
        return Reason(f"申退期限到{last_day:%Y-%m-%d}为止，已过期；请直接与督查部门联系调整。", code="late")
    return None


def why_not_record_contact(user: User, proposal: Proposal) -> Reason | None:
    """沟通记录: the drafter or office of a unit that has received the proposal."""
    assignment = own_assignment(user, proposal)
    if problem := _not_in_hand(user, assignment, HANDS_ON, "沟通记录由本单位承办人或办公室填写。"):
        return problem
    if proposal.stage in ENDED:
        return Reason(f"提案已{proposal.get_stage_display()}，不再增加沟通记录。", code="stage")
    return _not_received(assignment)


def why_not_record_opinion(user: User, proposal: Proposal, assignment: Assignment | None) -> Reason | None:
    """会办意见 for this assisting unit: by the unit itself, or by the lead unit that got it on paper."""
    if not any(holds(user, role) for role in HANDS_ON):
        return Reason("会办意见由承办人或办公室录入。", code="role")
    if assignment is None or assignment.part != Part.ASSIST or assignment.stage not in LIVE:
        return Reason("这件提案没有可以录入会办意见的会办单位。", code="part")
    own = own_assignment(user, proposal)
    if own is None or (own.pk != assignment.pk and own.part != Part.LEAD):
        return Reason("会办意见由会办单位自己录入，或由主办单位代为录入。", code="unit")
    if proposal.stage in ENDED:
        return Reason(f"提案已{proposal.get_stage_display()}，不再增加会办意见。", code="stage")
    return _not_received(own)


def why_not_answer(user: User, proposal: Proposal) -> Reason | None:
    """Whether the person's unit owes this proposal a letter now: for whoever starts one."""
    own = own_assignment(user, proposal)
    if own is None:
        return Reason("本单位不是这件提案的承办单位。", code="unit")
    if proposal.stage in ENDED:
        return Reason(f"提案已{proposal.get_stage_display()}，不能再答复。", code="stage")
    return _not_received(own)


def why_not_conclude(user: User, proposal: Proposal) -> Reason | None:
    """办结: supervisors of the level, once every answer is out."""
    return _not_to_close(user, proposal, CaseAction.CONCLUDE, "答复全部印发之后才能办结。")


def why_not_archive(user: User, proposal: Proposal) -> Reason | None:
    """归档: supervisors of the level, once the case is concluded."""
    return _not_to_close(user, proposal, CaseAction.ARCHIVE, "办结之后才能归档。")


def _not_to_close(user: User, proposal: Proposal, action: CaseAction, sentence: str) -> Reason | None:
    if not is_supervisor(user, proposal.level):
        return Reason(f"{action.label}由督查部门办理。", code="role")
    if proposal.stage in CASE_MOVES[action][0]:
        return None
    if proposal.stage in ENDED:
        return Reason(f"提案已{proposal.get_stage_display()}。", code="stage")
    return Reason(f"提案现在是“{proposal.get_stage_display()}”，{sentence}", code="stage")


def _not_in_hand(
    user: User, assignment: Assignment | None, roles: tuple[Role, ...], sentence: str
) -> Reason | None:
    if assignment is None or assignment.unit_id != user.unit_id or assignment.stage not in LIVE:
        return Reason("本单位不是这件提案的承办单位。", code="unit")
    if not any(holds(user, role) for role in roles):
        return Reason(sentence, code="role")
    return None


def _not_received(assignment: Assignment) -> Reason | None:
    link = reverse("proposals:detail", args=[assignment.proposal_id])
    if assignment.stage == AssignmentStage.PENDING:
        return Reason("请先签收。", code="not_accepted", link=f"{link}#accept", link_text="去签收")
    if assignment.stage == AssignmentStage.DECLINING:
        return Reason("本单位已提出申退，等督查部门答复。", code="stage", link=link, link_text="看申退")
    return None
