"""The register: all proposals a person may see, with filters, counts and lamps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts.models import Unit, User
from accounts.rules import is_supervisor
from proposals.enums import ANSWERING, LIVE, CaseStage, Part
from proposals.forms.filters import ProposalFilter
from proposals.labels import short_session
from proposals.models import Assignment, HandlingRule, Proposal, Proposer
from proposals.rules import why_not_enter
from proposals.services.deadlines import NO_LAMP, Lamp, assignment_lamp, owed_on

ROWS_A_PAGE = 30


class CountedPaginator(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, rows: object, *, total: int) -> None:
        super().__init__(rows, ROWS_A_PAGE)
        self.total = total

    @cached_property
    def count(self) -> int:
        """The number of rows, without asking the database again."""
        return self.total


@dataclass(frozen=True)
class Row:
    """One line of the register."""

    proposal: Proposal
    session: str
    proposers: str
    units: str
    lamp: Lamp


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The list with its filters; a filter that is no choice of ours is said so, and nothing is listed."""
    user, today = request.user, timezone.localdate()
    rules = _rules(user)
    filters = ProposalFilter(request.GET, user=user, today=today, rules=rules)
    counts = dict(filters.counted().values_list("stage").annotate(Count("pk")))
    stage = filters.form.cleaned_data.get("stage") if filters.form.is_valid() else ""
    total = counts.get(stage, 0) if stage else sum(counts.values())
    page = CountedPaginator(_listed(filters), total=total).get_page(request.GET.get("page"))
    chosen = request.GET.copy()
    chosen.pop("page", None)
    context = {
        "filters": filters,
        "stages": [(one, one.label, counts[one]) for one in CaseStage if one in counts],
        "chosen_stage": stage,
        "all_count": sum(counts.values()),
        "page": page,
        "rows": [_row(one, user, rules, today) for one in page],
        "query": chosen.urlencode(),
        "is_narrowed": any(chosen.values()),
        "why_not_enter": why_not_enter(user),
    }
    return render(request, "proposals/register.html", context, status=200 if filters.form.is_valid() else 400)


def _rules(user: User) -> dict[str, HandlingRule]:
    level_id = user.unit.level_id if user.unit_id else None
    return {rule.kind: rule for rule in HandlingRule.objects.filter(level_id=level_id)}


def _listed(filters: ProposalFilter) -> object:
    """Return the rows with what a line shows of them; the long text stays in the database."""
    if not filters.form.is_valid():
        return Proposal.objects.none()
    parts = Assignment.objects.filter(stage__in=LIVE).select_related("unit").order_by("pk")
    proposers = Proposer.objects.order_by("position").only("proposal_id", "position", "name")
    return filters.qs.defer("text").prefetch_related(
        Prefetch("assignments", parts), Prefetch("proposers", proposers)
    )


def _row(proposal: Proposal, user: User, rules: dict[str, HandlingRule], today: date) -> Row:
    names = [one.name for one in proposal.proposers.all()]
    parts = list(proposal.assignments.all())
    return Row(
        proposal=proposal,
        session=short_session(proposal.term, proposal.session),
        proposers=names[0] + (f"等{len(names)}名" if len(names) > 1 else "") if names else "",
        units=_units(parts),
        lamp=_lamp(parts, user, rules.get(proposal.kind) or HandlingRule(), today),
    )


def _units(parts: list[Assignment]) -> str:
    """主办 市财政局；会办 市教育局、市卫健委."""
    said = []
    for part in Part:
        units: list[Unit] = [one.unit for one in parts if one.part == part]
        if units:
            said.append(f"{part.label} {'、'.join(unit.full_name for unit in units)}")
    return "；".join(said)


def _lamp(parts: list[Assignment], user: User, rule: HandlingRule, today: date) -> Lamp:
    """Return the lamp of the own unit's part; for a supervisor that of the nearest answer owed."""
    if is_supervisor(user):
        mine = [one for one in parts if one.part in ANSWERING]
    else:
        mine = [one for one in parts if one.unit_id == user.unit_id]
    owed = [one for one in mine if owed_on(one)]
    if owed:
        return assignment_lamp(min(owed, key=owed_on), today=today, rule=rule)
    return assignment_lamp(mine[0], today=today, rule=rule) if mine else NO_LAMP
