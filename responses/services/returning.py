"""退回, 撤回, 作废: what takes a letter back, and what falls with it.

A letter that goes back to 签发 or before loses its signature; one that goes back to 编号 or before loses its number,
which stays in the register as 作废; seals pressed so far are cancelled in the seal register. Nothing is deleted.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from proposals.enums import AssignmentStage, Part
from proposals.models import Proposal
from proposals.services import stages
from responses import rules
from responses.enums import ROAD, Action, Purpose, Stage
from responses.models import Reply, Step
from responses.models.visible import ISSUED
from responses.services import search_index, workflow
from responses.services.locking import lock_cases
from responses.services.numbering import void_number


def send_back(reply: Reply, *, by: User, version: int, reason: str, to: str) -> Step:
    """退回 to any earlier step, with a reason. Raises Refused, OutOfDate."""
    workflow.check(reply, action=Action.SEND_BACK, by=by, version=version)
    earlier = rules.earlier_stages(reply.stage)
    if to not in earlier:
        listed = "、".join(stage.label for stage in earlier)
        raise Refused(f"只能退回到前面的环节：{listed}。", code="target", action=Action.SEND_BACK, on=reply)
    target = Stage(to)

    def fall(step: Step) -> dict[str, Any]:
        return _fall(reply, by=by, target=target, reason=f"退回{target.label}：{step.opinion}")

    return workflow.move(
        reply, action=Action.SEND_BACK, by=by, version=version, opinion=reason, to=target, alongside=fall
    )


def withdraw(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """撤回 what one has sent, while nobody has acted on it: back to where it came from. Raises Refused, OutOfDate."""
    workflow.check(reply, action=Action.WITHDRAW, by=by, version=version)
    last = rules.last_step(reply)
    return workflow.move(
        reply, action=Action.WITHDRAW, by=by, version=version, opinion=opinion, to=last.from_stage
    )


def void(reply: Reply, *, by: User, version: int, reason: str) -> Step:
    """作废, with a reason: the number stays, the seals are cancelled, a case that was answered by it is owed again."""
    was_out = reply.stage == Stage.DISPATCHED

    def fall(step: Step) -> dict[str, Any]:
        fallen = _fall(reply, by=by, target=Stage.DRAFT, reason=f"作废：{step.opinion}")
        if was_out:
            search_index.drop(reply)
            _reopen(reply, by=by, reason=step.opinion)
        return fallen

    return workflow.move(reply, action=Action.VOID, by=by, version=version, opinion=reason, alongside=fall)


def _fall(reply: Reply, *, by: User, target: Stage, reason: str) -> dict[str, Any]:
    """Revoke and cancel what does not survive the way back to ``target``; return what the log says of it."""
    now, place, said = timezone.now(), ROAD.index(target), {"reason": reason}
    if place <= ROAD.index(Stage.SEAL):
        reply.seal_uses.filter(cancelled_at__isnull=True).update(cancelled_at=now)
    if place <= ROAD.index(Stage.REGISTER):
        number = void_number(reply, by=by, reason=reason)
        said["voided_number"] = str(number) if number else ""
    if place <= ROAD.index(Stage.SIGN_OFF):
        signed = reply.signed_texts.filter(revoked_at__isnull=True).first()
        if signed is not None:
            signed.revoked_at, signed.revoke_reason = now, reason[:300]
            signed.save(update_fields=["revoked_at", "revoke_reason"])
            said["revoked"] = signed.sha256
    return said


def _reopen(reply: Reply, *, by: User, reason: str) -> None:
    if reply.purpose not in (Purpose.REPLY, Purpose.SECOND, Purpose.OPINION):
        return
    for proposal in lock_cases(reply):
        if _is_the_answer(reply, proposal):
            stages.reopen(proposal, by=by, unit=reply.unit, reason=reason)


def _is_the_answer(reply: Reply, proposal: Proposal) -> bool:
    """Whether the unit's part stands answered by this letter.

    Not where a second round has begun or a later letter has gone out; nor where the part has become another since: an
    opinion answers for an assisting unit only, an answer for no assisting one.
    """
    part = proposal.assignments.filter(unit=reply.unit, stage=AssignmentStage.ANSWERED).first()
    if part is None or (part.part == Part.ASSIST) != (reply.purpose == Purpose.OPINION):
        return False
    later = Reply.objects.filter(answers__proposal=proposal, unit=reply.unit, stage__in=ISSUED, round__gt=reply.round)
    return not later.exists()
