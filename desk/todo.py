"""待办: what is wanted of this person now, each row a verb.

In: the signed-in person. Out: rows sorted by how soon they are due, in a constant number of queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from proposals.enums import ANSWERING, ENDED, LIVE, AssignmentStage, CaseStage, Part
from proposals.labels import case_label
from proposals.models import Assignment, HandlingRule, Proposal
from proposals.services.deadlines import NO_LAMP, Lamp, lamp, owed_on
from responses.enums import Purpose, Stage
from responses.models import Reply, ReplyIssuer, SealUse

VERBS: dict[Stage, tuple[Role, str]] = {
    Stage.DRAFT: (Role.DRAFTER, "继续写"),
    Stage.REVIEW: (Role.REVIEWER, "去核稿"),
    Stage.COUNTERSIGN: (Role.REVIEWER, "去会签"),
    Stage.VET: (Role.OFFICE, "去审核"),
    Stage.SIGN_OFF: (Role.SIGNATORY, "去签发"),
    Stage.VERIFY: (Role.OFFICE, "去复核"),
    Stage.REGISTER: (Role.OFFICE, "去编号"),
    Stage.SEAL: (Role.SEAL_KEEPER, "去用印"),
    Stage.DISPATCH: (Role.OFFICE, "去印发"),
}
"""At which stage a letter waits for whom, and the verb of the row."""


@dataclass(frozen=True)
class Todo:
    """One row of 待办."""

    lamp: Lamp
    number: str
    title: str
    stage: str
    note: str
    verb: str
    href: str


def todo_of(user: User, *, today: date | None = None) -> list[Todo]:
    """Everything that waits for this person, the most urgent first."""
    today = today or timezone.localdate()
    rules = {(rule.level_id, rule.kind): rule for rule in HandlingRule.objects.all()}
    rows = [_letter(reply, rules, today) for reply in _letters(user)]
    rows += [_part(part, rules, today) for part in _parts(user)]
    rows += [_case(proposal, rules, today) for proposal in _cases(user)]
    return sorted(rows, key=lambda row: (row.lamp.days is None, row.lamp.days or 0, row.number))


def letters_in_hand(user: User) -> QuerySet[Reply]:
    """The letters that wait for one of this person's roles: the unit's own, and those its seal is still to be pressed on."""
    stages = [stage for stage, (role, _) in VERBS.items() if user.holds(role)]
    own = Q(unit_id=user.unit_id, stage__in=[stage for stage in stages if stage != Stage.SEAL])
    if Stage.SEAL in stages:
        own |= Q(_unsealed_by(user), stage=Stage.SEAL)
    return Reply.objects.visible_to(user).filter(own)


def _unsealed_by(user: User) -> Exists:
    """Letters that bear the name of this person's unit (alone or beside others) and not yet its seal."""
    pressed = SealUse.objects.filter(reply=OuterRef("reply"), issuer_position=OuterRef("position"), cancelled_at__isnull=True)
    return Exists(ReplyIssuer.objects.filter(~Exists(pressed), reply=OuterRef("pk"), unit_id=user.unit_id))


def _letters(user: User) -> QuerySet[Reply]:
    parts = Prefetch(
        "proposals", Proposal.objects.select_related("level").prefetch_related("assignments").order_by("answers__position")
    )
    return letters_in_hand(user).prefetch_related(parts)


def _letter(reply: Reply, rules: dict, today: date) -> Todo:
    proposals = list(reply.proposals.all())
    parts = [one for proposal in proposals for one in proposal.assignments.all() if one.unit_id == reply.unit_id]
    days = [day for day in map(owed_on, parts) if day]
    rule = _rule(rules, proposals[0]) if proposals else None
    return Todo(
        lamp=lamp(min(days), today=today, rule=rule) if days and rule else NO_LAMP,
        number="、".join(case_label(proposal) for proposal in proposals),
        title=proposals[0].title if proposals else reply.title,
        stage=reply.get_stage_display(),
        note=reply.get_purpose_display(),
        verb=VERBS[Stage(reply.stage)][1],
        href=reverse("responses:edit" if reply.stage == Stage.DRAFT else "responses:detail", args=[reply.pk]),
    )


def _parts(user: User) -> QuerySet[Assignment]:
    """Parts to sign for, and answers nobody has begun."""
    if not (user.holds(Role.DRAFTER) or user.holds(Role.OFFICE)):
        return Assignment.objects.none()
    visible = Proposal.objects.visible_to(user).exclude(stage__in=ENDED)
    stages = [AssignmentStage.PENDING] + ([AssignmentStage.ACCEPTED] if user.holds(Role.DRAFTER) else [])
    # A letter that asks for more time or another unit answers nothing: the answer is still to be written.
    begun = Reply.objects.filter(unit_id=user.unit_id, purpose__in=(Purpose.REPLY, Purpose.SECOND, Purpose.OPINION))
    begun = begun.exclude(stage__in=(Stage.VOID, Stage.DISPATCHED, Stage.ARCHIVED))
    return (
        Assignment.objects.filter(unit_id=user.unit_id, stage__in=stages, proposal__in=visible)
        .exclude(stage=AssignmentStage.ACCEPTED, proposal__replies__in=begun)
        .select_related("proposal__level")
    )


def _part(part: Assignment, rules: dict, today: date) -> Todo:
    if part.stage == AssignmentStage.PENDING:
        verb = "去签收"
    elif part.part in ANSWERING:
        verb = "写再次答复" if part.second_due_on else "写答复"
    else:
        verb = "写会办意见"
    return Todo(
        lamp=lamp(owed_on(part), today=today, rule=_rule(rules, part.proposal)),
        number=case_label(part.proposal),
        title=part.proposal.title,
        stage=part.get_stage_display(),
        note=Part(part.part).label,
        verb=verb,
        href=reverse("proposals:detail", args=[part.proposal_id]),
    )


def _cases(user: User) -> QuerySet[Proposal]:
    """What a supervisor has to assign or to settle."""
    if not user.holds(Role.SUPERVISOR):
        return Proposal.objects.none()
    wanted = (CaseStage.FILED, CaseStage.DECLINING)
    return Proposal.objects.visible_to(user).filter(stage__in=wanted).select_related("level").prefetch_related("assignments")


def _case(proposal: Proposal, rules: dict, today: date) -> Todo:
    days = [one.due_on for one in proposal.assignments.all() if one.stage in LIVE]
    return Todo(
        lamp=lamp(min(days), today=today, rule=_rule(rules, proposal)) if days else NO_LAMP,
        number=case_label(proposal),
        title=proposal.title,
        stage=proposal.get_stage_display(),
        note=proposal.get_kind_display(),
        verb="去交办" if proposal.stage == CaseStage.FILED else "处理申退",
        href=reverse("proposals:detail", args=[proposal.pk]),
    )


def _rule(rules: dict, proposal: Proposal) -> HandlingRule:
    return rules.get((proposal.level_id, proposal.kind)) or HandlingRule(level_id=proposal.level_id, kind=proposal.kind)
