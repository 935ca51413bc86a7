"""The state of all proposals of a level: counts by state, class and unit, each figure leading to its list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse

from accounts.models import User
from proposals.enums import ANSWERING, LIVE, OPEN, CaseStage, Kind
from proposals.forms.filters import ANSWERING_PARTS
from proposals.models import Assignment, Proposal
from responses.forms.filters import LAST_ISSUED
from responses.models import Reply


@dataclass(frozen=True)
class Figure:
    """One count with the list it opens."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class UnitRow:
    """One unit's proposals: all it answers, those answered, those overdue."""

    name: str
    total: Figure
    answered: Figure
    overdue: Figure


def by_stage(user: User) -> list[Figure]:
    """Counts by state of the case, in the order of the road."""
    counts = _counts(Proposal.objects.visible_to(user), "stage")
    return [Figure(stage.label, counts.get(stage, 0), _list(stage=stage)) for stage in CaseStage if counts.get(stage)]


def by_kind(user: User) -> list[Figure]:
    """Counts of 提案 and 建议."""
    counts = _counts(Proposal.objects.visible_to(user), "kind")
    return [Figure(kind.label, counts.get(kind, 0), _list(kind=kind)) for kind in Kind]


def by_outcome(user: User) -> list[Figure]:
    """Counts by class of the answers that are out, each proposal's last one of each unit, in the order of the scheme."""
    rows = (
        Reply.objects.visible_to(user)
        .last_issued()
        .filter(outcome__isnull=False)
        .order_by()
        .values_list("outcome__code", "outcome__label")
        .annotate(count=Count("pk"), place=Min("outcome__position"))
    )
    # Two schemes may share a code: the list is narrowed by the code, so the figure counts them together.
    labels: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for code, label, count, _ in sorted(rows, key=lambda row: (row[3], row[0])):
        counts[code] += count
        if label not in labels[code]:
            labels[code].append(label)
    page = reverse("responses:register")
    return [
        Figure(f"{code} {'、'.join(labels[code])}", count, f"{page}?{urlencode({'outcome': code, 'issued': LAST_ISSUED})}")
        for code, count in counts.items()
    ]


def by_unit(user: User, *, today: date) -> list[UnitRow]:
    """Units with what they answer, the ones with most overdue first."""
    rows = (
        Assignment.objects.filter(proposal__in=Proposal.objects.visible_to(user), part__in=ANSWERING, stage__in=LIVE)
        .values("unit_id", name=F("unit__full_name"))
        .annotate(
            total=Count("pk"),
            answered=Count("pk", filter=~Q(stage__in=OPEN)),
            overdue=Count("pk", filter=Q(stage__in=OPEN) & _late(today)),
        )
        .order_by("-overdue", "-total", "name")
    )
    return [
        UnitRow(
            row["name"],
            Figure("承办", row["total"], _list(unit=row["unit_id"], part=ANSWERING_PARTS)),
            Figure("已答复", row["answered"], _list(unit=row["unit_id"], part=ANSWERING_PARTS, lamp="answered")),
            Figure("逾期", row["overdue"], _list(unit=row["unit_id"], part=ANSWERING_PARTS, lamp="red")),
        )
        for row in rows
    ]


def _late(today: date) -> Q:
    return Q(second_due_on__lt=today) | Q(second_due_on__isnull=True, due_on__lt=today)


def _counts(proposals: QuerySet[Proposal], name: str) -> dict[str, int]:
    return dict(proposals.order_by().values_list(name).annotate(Count("pk")))


def _list(**chosen: object) -> str:
    return reverse("proposals:register") + "?" + urlencode(chosen)
