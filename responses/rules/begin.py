"""Why not begin a letter: the drafter, the proposals in the unit's hand, the letter that is there already."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.enums import Role
from accounts.models import Unit, User
from accounts.rules import holds, same_unit
from letter.content import LetterContent
from letter.limits import LIST_LIMITS
from proposals.enums import AssignmentStage, Part
from proposals.models import Proposal
from proposals.rules import live_assignments, why_not_answer
from responses.enums import Purpose, Stage
from responses.models import Reply
from responses.rules.why import Why, page_of

PROPOSALS_AT_MOST = LIST_LIMITS[LetterContent, "proposals"]
"""Proposals that one letter may answer together (并案)."""


def why_not_start(user: User, proposals: Sequence[Proposal], *, unit: Unit, purpose: str) -> Why | None:
    """拟稿: a drafter of a unit that has these proposals in hand, in the part the purpose asks for."""
    if not proposals:
        return Why("请先选所答复的提案。", code="no_proposal")
    if not same_unit(user, unit):
        return Why("只能为本单位拟稿。", code="unit")
    if not holds(user, Role.DRAFTER):
        return Why("拟稿由本单位持“承办”角色的人员办理，您没有这一角色。", code="role")
    if len({(one.kind, one.level_id) for one in proposals}) > 1:
        return Why("并案答复的提案应当是同一层级、同一类别的。", code="mixed")
    if len(proposals) > PROPOSALS_AT_MOST:
        said = f"一份答复函最多并案答复{PROPOSALS_AT_MOST}件提案，现选了{len(proposals)}件，请分开答复。"
        return Why(said, code="too_many")
    for proposal in proposals:
        if why := _not_in_hand(user, proposal, unit, Purpose(purpose)):
            return why
    return None


def why_already_begun(proposals: Sequence[Proposal], *, unit: Unit, purpose: str) -> Why | None:
    """One letter of a purpose at a time: the one that is on its way, or the answer that is out already."""
    found = Reply.objects.filter(unit=unit, purpose=purpose, answers__proposal__in=proposals).exclude(stage=Stage.VOID)
    if purpose not in (Purpose.REPLY, Purpose.OPINION):
        found = found.exclude(stage__in=(Stage.DISPATCHED, Stage.ARCHIVED))
    first = found.order_by("pk").first()
    if first is None:
        return None
    label = Purpose(purpose).label
    return Why(f"本单位已有这件提案的{label}，在“{first.get_stage_display()}”。", page_of(first), "去看此件", "begun")


def _not_in_hand(user: User, proposal: Proposal, unit: Unit, purpose: Purpose) -> Why | None:
    part = next((one for one in live_assignments(proposal) if one.unit_id == unit.pk), None)
    if part is None:
        return Why(f"本单位不是第{proposal.number}号{proposal.get_kind_display()}的承办单位。", code="not_assigned")
    if purpose != Purpose.DECLINE and (reason := why_not_answer(user, proposal)):
        return Why(str(reason), reason.link, reason.link_text, reason.code)
    if purpose in (Purpose.DECLINE, Purpose.EXTENSION) and part.stage == AssignmentStage.ANSWERED:
        return Why(f"本单位已经答复这件{proposal.get_kind_display()}，不用再写{purpose.label}。", code="answered")
    if purpose == Purpose.OPINION and part.part != Part.ASSIST:
        return Why(f"本单位是{part.get_part_display()}单位，不用提会办意见，请写答复函。", code="part")
    if purpose in (Purpose.REPLY, Purpose.SECOND) and part.part == Part.ASSIST:
        return Why("本单位是会办单位，会办意见送主办单位，不直接答复提案者。", code="part")
    if purpose == Purpose.SECOND and part.second_due_on is None:
        return Why("这件提案没有进入二次办理，不用再次答复。", code="not_second")
    return None
