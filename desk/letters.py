"""The letters of a proposal, shown on its page: where each stands, and how to begin the one that is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from accounts.rules import is_supervisor
from proposals.enums import ENDED, AssignmentStage, Part
from proposals.models import Assignment, Proposal
from proposals.panels import Panel
from proposals.rules import own_assignment
from responses.enums import Purpose, Stage
from responses.models import Reply
from responses.rules import Why, why_already_begun, why_not_start

OTHERS_SHOWN = 20


@dataclass(frozen=True)
class Line:
    """One letter: linked where its words may be read; only its step and days where not."""

    word: str
    unit: str
    stage: str
    since: datetime
    days: int
    href: str = ""
    number: str = ""


@dataclass(frozen=True)
class Beginning:
    """The letter this person's unit owes: its word, or why it cannot be begun; proposals it may answer together."""

    word: str
    purpose: str
    why: Why | None
    others: tuple[Proposal, ...] = ()
    also: tuple[Purpose, ...] = ()
    """Letters to whoever assigned it that may be begun beside the answer: 申退说明, 延期说明."""


def letters_panel(request: HttpRequest, proposal: Proposal) -> Panel:
    """The panel of the letters."""
    context = {"lines": _lines(request.user, proposal), "beginning": _beginning(request.user, proposal), "proposal": proposal}
    return Panel("desk/_letters_panel.html", context)


def _lines(user: User, proposal: Proposal) -> list[Line]:
    now = timezone.now()
    mine = Reply.objects.visible_to(user).filter(answers__proposal=proposal)
    lines = [
        Line(
            reply.get_purpose_display(),
            reply.unit.full_name,
            reply.get_stage_display(),
            reply.stage_since,
            (now - reply.stage_since).days,
            reverse("responses:detail", args=[reply.pk]),
            next((str(number) for number in reply.numbers.all() if number.voided_at is None), ""),
        )
        for reply in mine.select_related("unit").prefetch_related("numbers__issuer_code").order_by("pk")
    ]
    if is_supervisor(user):
        rows = Reply.objects.steps_visible_to(user).filter(answers__proposal=proposal).exclude(pk__in=mine.values("pk"))
        labels, stages = dict(Purpose.choices), dict(Reply._meta.get_field("stage").flatchoices)
        lines += [
            Line(labels[row["purpose"]], row["unit__full_name"], stages[row["stage"]], row["stage_since"], (now - row["stage_since"]).days)
            for row in rows
        ]
    return lines


def _beginning(user: User, proposal: Proposal) -> Beginning | None:
    part = own_assignment(user, proposal)
    if part is None or user.unit is None or not user.holds(Role.DRAFTER):
        return None
    purpose = _purpose(part)
    word = {Purpose.OPINION: "写会办意见函", Purpose.SECOND: "写再次答复函"}.get(purpose, "写答复函")
    begun = why_already_begun([proposal], unit=user.unit, purpose=purpose)
    why = begun or why_not_start(user, [proposal], unit=user.unit, purpose=purpose)
    others = () if why or purpose == Purpose.OPINION else _others(user, proposal, purpose)
    return Beginning(word, purpose, why, others, _also(user, proposal))


def _also(user: User, proposal: Proposal) -> tuple[Purpose, ...]:
    """The letters to the assigning office that this person may begin now."""
    return tuple(
        purpose
        for purpose in (Purpose.DECLINE, Purpose.EXTENSION)
        if why_not_start(user, [proposal], unit=user.unit, purpose=purpose) is None
        and why_already_begun([proposal], unit=user.unit, purpose=purpose) is None
    )


def _purpose(part: Assignment) -> Purpose:
    if part.part == Part.ASSIST:
        return Purpose.OPINION
    return Purpose.SECOND if part.second_due_on else Purpose.REPLY


def _others(user: User, proposal: Proposal, purpose: str) -> tuple[Proposal, ...]:
    """Proposals of the same kind that owe the same letter and have none yet: candidates for 并案."""
    parts = Assignment.objects.filter(unit=user.unit, stage=AssignmentStage.ACCEPTED).exclude(part=Part.ASSIST)
    parts = parts.filter(second_due_on__isnull=purpose != Purpose.SECOND)
    begun = Reply.objects.filter(unit=user.unit, purpose=purpose).exclude(stage=Stage.VOID)
    if purpose == Purpose.SECOND:
        begun = begun.exclude(stage__in=(Stage.DISPATCHED, Stage.ARCHIVED))
    same = Proposal.objects.visible_to(user).filter(kind=proposal.kind, level=proposal.level, assignments__in=parts)
    free = same.exclude(pk=proposal.pk).exclude(pk__in=begun.values("proposals")).exclude(stage__in=ENDED)
    return tuple(free.defer("text").order_by("term", "session", "number")[:OTHERS_SHOWN])
