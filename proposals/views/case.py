"""Everything a page shows about one proposal to one person; the desk's overview shows the same and adds the letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rules import is_supervisor
from proposals.enums import LIVE, OPEN, AssignmentStage, CaseStage, Part
from proposals.labels import number_label, rule_of, session_label
from proposals.models import Assignment, Contact, HandlingRule, Opinion, Proposal
from proposals.road import Step, road_of
from proposals.rules import (
    Reason,
    own_assignment,
    why_not_accept,
    why_not_archive,
    why_not_assign,
    why_not_conclude,
    why_not_decline,
    why_not_edit,
    why_not_record_contact,
    why_not_record_opinion,
)
from proposals.services.calendar import WorkCalendar
from proposals.services.deadlines import (
    Due,
    Lamp,
    assignment_lamp,
    contact_due,
    decline_due,
    explain_due,
    lamp,
)
from proposals.ties import why_not_ask_off

NOT_MINE = ("role", "unit", "part")
"""Codes of reasons that no waiting mends: the act is another's."""


@dataclass(frozen=True)
class PartShown:
    """One unit's part: its lamp, where its days come from, what it has sent."""

    assignment: Assignment
    lamp: Lamp
    explained: str
    opinions: list[Opinion]


@dataclass(frozen=True)
class ActShown:
    """One act: its word and address, and the reason against it where there is one."""

    label: str
    url: str
    reason: Reason | None
    is_post: bool = False
    is_primary: bool = False
    warning: str = ""
    """What there is to know before an act that is not undone."""


ARCHIVE_WARNING = "归档以后，这件提案的登记、沟通记录和会办意见都不能再改，不能再转二次办理，已印发的答复函也不能再作废。"


@dataclass(frozen=True)
class Case:
    """What the page shows. ``acts`` can be done, ``refused`` cannot now, ``others`` are other people's."""

    proposal: Proposal
    number: str
    session: str
    parts: list[PartShown]
    taken_off: list[Assignment]
    contacts: list[Contact]
    first_contact: Due | None
    first_contact_lamp: Lamp | None
    steps: list[Step]
    acts: list[ActShown]
    refused: list[ActShown]
    others: list[ActShown]

    @property
    def not_now(self) -> list[ActShown]:
        """What cannot be done, this person's own first."""
        return self.refused + self.others


def proposal_for(request: HttpRequest, pk: int) -> Proposal:
    """Return the proposal as this person may see it; Http404 for a foreign one exactly as for a missing one."""
    people = ("unit", "accepted_by", "assigned_by", "suggested_unit")
    opinions = Prefetch("opinions", Opinion.objects.select_related("file", "recorded_by"))
    parts = Assignment.objects.select_related(*people).prefetch_related(opinions).order_by("pk")
    contacts = Contact.objects.select_related("unit", "scan")
    rows = (
        Proposal.objects.visible_to(request.user)
        .select_related("level", "entered_by", "paper_unit")
        .prefetch_related("asks", "proposers", Prefetch("assignments", parts), Prefetch("contacts", contacts))
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def case_of(proposal: Proposal, *, user: User, today: date | None = None) -> Case:
    """Return what the page shows of a proposal fetched by proposal_for()."""
    today = today or timezone.localdate()
    rule = rule_of(proposal)
    order = list(Part)
    live = sorted(
        (one for one in proposal.assignments.all() if one.stage in LIVE),
        key=lambda one: (order.index(Part(one.part)), one.pk),
    )
    calendar = _calendar(live, today)
    contacts = list(proposal.contacts.all())
    due = contact_due(min(one.assigned_on for one in live), rule, calendar) if live else None
    acts = _acts(user, proposal, rule, calendar, today)
    return Case(
        proposal=proposal,
        number=number_label(proposal),
        session=session_label(proposal, rule=rule),
        parts=[_part(one, rule, calendar, today) for one in live],
        taken_off=[one for one in proposal.assignments.all() if one.stage not in LIVE],
        contacts=contacts,
        first_contact=due,
        first_contact_lamp=_contact_lamp(due, contacts, live, rule, today),
        steps=road_of(
            proposal,
            live,
            has_contact=bool(contacts),
            has_opinion=frozenset(one.unit_id for one in live if one.opinions.all()),
        ),
        acts=[act for act in acts if act.reason is None],
        refused=[act for act in acts if act.reason is not None and act.reason.code not in NOT_MINE],
        others=[act for act in acts if act.reason is not None and act.reason.code in NOT_MINE],
    )


def _calendar(live: list[Assignment], today: date) -> WorkCalendar:
    days = [today, *(one.assigned_on for one in live), *(one.due_on for one in live)]
    return WorkCalendar.load(min(days), max(days))


def _part(one: Assignment, rule: HandlingRule, calendar: WorkCalendar, today: date) -> PartShown:
    return PartShown(
        assignment=one,
        lamp=assignment_lamp(one, today=today, rule=rule),
        explained=explain_due(one, rule, calendar),
        opinions=list(one.opinions.all()),
    )


def _contact_lamp(
    due: Due | None, contacts: list[Contact], live: list[Assignment], rule: HandlingRule, today: date
) -> Lamp | None:
    """Return the lamp of the first contact while it is still owed."""
    if due is None or contacts or not any(one.stage in OPEN for one in live):
        return None
    return lamp(due.day, today=today, rule=rule)


def _acts(
    user: User, proposal: Proposal, rule: HandlingRule, calendar: WorkCalendar, today: date
) -> list[ActShown]:
    own = own_assignment(user, proposal)
    last_day = decline_due(own.assigned_on, rule, calendar).day if own else None
    assist = assist_for(user, proposal)
    is_first = proposal.stage == CaseStage.FILED
    wants_supervisor = proposal.stage in (CaseStage.FILED, CaseStage.DECLINING)
    is_pending = own is not None and own.stage == AssignmentStage.PENDING

    def page(name: str) -> str:
        return reverse(f"proposals:{name}", args=[proposal.pk])

    closing = [
        ActShown("办结", page("conclude"), why_not_conclude(user, proposal), is_post=True),
        ActShown("归档", page("archive"), why_not_archive(user, proposal), is_post=True, warning=ARCHIVE_WARNING),
    ]
    return [
        ActShown("签收", page("accept"), why_not_accept(user, own), is_post=True, is_primary=is_pending),
        ActShown(
            "交办" if is_first else "调整承办单位",
            page("assign"),
            why_not_assign(user, proposal),
            is_primary=wants_supervisor and is_supervisor(user),
        ),
        ActShown("记录沟通", page("contact"), why_not_record_contact(user, proposal)),
        ActShown("录入会办意见", page("opinion"), why_not_record_opinion(user, proposal, assist)),
        ActShown("申退", page("decline"), decline_reason(user, proposal, own, last_day=last_day, today=today)),
        ActShown("修改登记内容", page("edit"), why_not_edit(user, proposal)),
        *(closing if is_supervisor(user, proposal.level) else []),
    ]


def decline_reason(
    user: User, proposal: Proposal, own: Assignment | None, *, last_day: date | None, today: date
) -> Reason | None:
    """Return why this person cannot ask to be taken off: the rule's reason, or a letter that is on its way."""
    reason = why_not_decline(user, own, last_day=last_day, today=today)
    return reason or (why_not_ask_off(proposal, own.unit_id) if own else None)


def assist_for(user: User, proposal: Proposal) -> Assignment | None:
    """Return the assisting part whose opinion this person would enter: the own unit's, or for the lead unit any."""
    own = own_assignment(user, proposal)
    if own is None:
        return None
    if own.part == Part.ASSIST:
        return own
    assisting = [one for one in proposal.assignments.all() if one.part == Part.ASSIST and one.stage in LIVE]
    return next((one for one in assisting if one.stage in OPEN), assisting[0] if assisting else None)
