"""In hand: whether the unit still has what its letter answers, and which of its letters bind it to a proposal."""

from __future__ import annotations

from accounts.models import User
from proposals.enums import ENDED, LIVE, AssignmentStage, Part
from proposals.labels import number_label
from proposals.models import Assignment, Proposal
from proposals.ties import Tie
from responses.enums import ROAD, Action, Purpose, Stage
from responses.models import Reply
from responses.rules import acts
from responses.rules.asking import why_unanswered
from responses.rules.why import Why, page_of

TELLING = (Purpose.REPLY, Purpose.SECOND, Purpose.OPINION)
"""Letters whose going out answers for the unit's part; 申退说明 and 延期说明 leave it alone."""
ON_THE_ROAD = ROAD[ROAD.index(Stage.REVIEW) : ROAD.index(Stage.DISPATCHED)]
"""From 送核 until 印发."""
WAYS: dict[Stage, str] = {
    Stage.REGISTER: "先退回到拟稿环节，或由办公室作废",
    Stage.SEAL: "先退回到拟稿环节，或由办公室作废",
    Stage.DISPATCH: "先由办公室作废（已用印成文）",
}
WAY = "先撤回或退回到拟稿环节"
"""How a letter is taken off the road; before 编号 it cannot be voided from where it is."""


def why_not(user: User, reply: Reply, action: str) -> Why | None:
    """Why this act cannot be done by this person now: what the table says, then whether 送核 still has its ground
    and forgets nothing that was asked for."""
    why = acts.why_not(user, reply, action)
    if why is not None or Action(action) != Action.SUBMIT:
        return why
    return why_not_in_hand(reply) or why_unanswered(reply)


def why_not_in_hand(reply: Reply) -> Why | None:
    """Why this letter could never go out: the unit was taken off, has asked to be, or has another kind of part."""
    if reply.purpose not in TELLING:
        return None
    rows = Assignment.objects.filter(proposal__answers__reply=reply, unit_id=reply.unit_id, stage__in=LIVE)
    parts = {part.proposal_id: part for part in rows}
    for proposal in Proposal.objects.filter(answers__reply=reply).defer("text").order_by("answers__position"):
        if said := _lost(proposal, parts.get(proposal.pk), reply):
            return Why(said, code="not_in_hand")
    return None


def letters_on_the_road(proposal: Proposal) -> list[Tie]:
    """What binds units to a proposal here: letters of theirs that have been sent on and are not out yet.

    A unit that is no longer in use has nobody left who could take its letter back.
    """
    letters = Reply.objects.filter(answers__proposal=proposal, stage__in=ON_THE_ROAD, purpose__in=TELLING, unit__is_active=True)
    return [
        Tie(
            reply.unit_id,
            f"{reply.unit.full_name}的{reply.get_purpose_display()}正在“{reply.get_stage_display()}”环节",
            WAYS.get(Stage(reply.stage), WAY),
            page_of(reply),
            "去看此件",
        )
        for reply in letters.select_related("unit").only("unit__full_name", "purpose", "stage").order_by("pk")
    ]


def _lost(proposal: Proposal, part: Assignment | None, reply: Reply) -> str:
    number = number_label(proposal)
    if part is None:
        return f"督查部门已调整{number}的承办单位，本单位不再承办，此件不能送核；请作废此件，还须答复的另行起草。"
    if part.stage == AssignmentStage.DECLINING:
        return f"本单位已对{number}提出申退，等督查部门答复后再送核。"
    if proposal.stage in ENDED:
        return f"{number}已{proposal.get_stage_display()}，此件不能送核；请作废此件。"
    if (part.part == Part.ASSIST) != (reply.purpose == Purpose.OPINION):
        said = f"本单位对{number}的办理方式已改为{part.get_part_display()}，不再需要{reply.get_purpose_display()}"
        return f"{said}，此件不能送核；请作废此件，另行起草。"
    return ""
