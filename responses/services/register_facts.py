"""What the register knows of a letter beyond its words, for the rules of 校核 that compare the two."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from accounts.models import ShortName
from letter.proof import Ask, Facts
from proposals.enums import LIVE, Part
from proposals.models import Assignment, Contact
from responses import rules
from responses.content import CLASSED
from responses.models import Reply


def facts_of(reply: Reply, *, on: date | None = None) -> Facts:
    """The register's facts as they are now, ``on`` that day (today, by the clock of the place); eight queries at most."""
    parts = Assignment.objects.filter(proposal__answers__reply=reply, unit_id=reply.unit_id, stage__in=LIVE)
    days = parts.aggregate(received=Min("assigned_on"), due=Max("due_on"), second=Max("second_due_on"))
    due = days["second"] or days["due"] if reply.purpose == "second" else days["due"]
    helping = Assignment.objects.filter(proposal__answers__reply=reply, part=Part.ASSIST, stage__in=LIVE)
    heard = helping.annotate(sent=Count("opinions")).filter(Q(sent__gt=0) | Q(answered_on__isnull=False))
    return Facts(
        today=(on or timezone.localdate()).isoformat(),
        received_on=_iso(days["received"]),
        due_on=_iso(due),
        asks=tuple(
            Ask(one.ask.text, one.is_answered, str(one.reason or "")) for one in _asked(reply)
        ),
        contacts=_contacts(reply),
        opinion_units=tuple(heard.values_list("unit__full_name", flat=True).distinct()),
        issuer_names=_names(reply),
    )


def _asked(reply: Reply) -> list[rules.Asked]:
    return rules.asks_of(reply) if reply.purpose in rules.ANSWERING else []


def _contacts(reply: Reply) -> int | None:
    """Only answers to proposers are spoken over with them."""
    if reply.purpose not in CLASSED:
        return None
    return Contact.objects.filter(proposal__answers__reply=reply).count()


def _names(reply: Reply) -> tuple[str, ...]:
    rows = reply.issuers.values_list("unit_id", "unit__full_name")
    full = dict(rows)
    short = ShortName.objects.filter(unit__in=full).values_list("name", flat=True)
    return (*full.values(), *short)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
