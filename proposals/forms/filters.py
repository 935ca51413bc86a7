"""The register's filters: one set for the list, its counts and every table made of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from accounts.cleaning import CleanForm
from accounts.models import Unit, User
from accounts.rules import is_supervisor
from proposals.enums import ANSWERING, LIVE, OPEN, AssignmentStage, CaseStage, Kind, Part
from proposals.labels import short_session
from proposals.models import Assignment, HandlingRule, Proposal
from proposals.search import matching

QUERY_LENGTH = 60
ANSWERING_PARTS = "answering"
LAMPS = [
    ("red", "已逾期"),
    ("orange", "即将到期"),
    ("yellow", "临近期限"),
    ("blue", "期限宽裕"),
    ("answered", "已答复"),
]
ORDERS = [
    ("number", "按编号"),
    ("owed_on", "按期限"),
    ("-entered_at", "按登记时间"),
]


class ProposalFilter(filters.FilterSet):
    """Narrows what ``user`` may see. ``rules`` are the level's handling rules, for the lamps' limits."""

    q = filters.CharFilter(method="by_words", label="查找", max_length=QUERY_LENGTH)
    kind = filters.ChoiceFilter(choices=Kind.choices, label="类别", empty_label="全部")
    session = filters.ChoiceFilter(method="by_session", label="届次", empty_label="全部")
    stage = filters.ChoiceFilter(choices=CaseStage.choices, label="状态", empty_label="全部")
    unit = filters.ModelChoiceFilter(
        queryset=Unit.objects.none(), method="as_is", label="承办单位", empty_label="全部"
    )
    part = filters.ChoiceFilter(
        choices=[(ANSWERING_PARTS, "负责答复"), *Part.choices],
        method="by_part",
        label="办理方式",
        empty_label="全部",
    )
    field = filters.ChoiceFilter(label="领域", empty_label="全部")
    is_key = filters.ChoiceFilter(choices=[("1", "重点")], method="by_key", label="重点", empty_label="全部")
    lamp = filters.ChoiceFilter(choices=LAMPS, method="by_lamp", label="期限", empty_label="全部")
    order = filters.ChoiceFilter(choices=ORDERS, method="by_order", label="排序", null_label=None, empty_label=None)

    class Meta:
        model = Proposal
        fields = ("q", "kind", "session", "stage", "unit", "part", "field", "is_key", "lamp", "order")
        form = CleanForm

    def __init__(
        self, data: QueryDict | None, *, user: User, today: date, rules: dict[str, HandlingRule]
    ) -> None:
        self.user, self.today, self.rules = user, today, rules
        visible = Proposal.objects.visible_to(user)
        # Formal only: a fresh one, because the choices below must not be computed from a narrowed list.
        super().__init__(data, visible)
        level_id = user.unit.level_id if user.unit_id else None
        self.filters["unit"].queryset = Unit.objects.filter(level_id=level_id)
        sessions, fields = _facets(visible)
        self.filters["session"].extra["choices"] = sessions
        self.filters["field"].extra["choices"] = fields

    def get_form_class(self) -> type[forms.Form]:
        """Return the form class with short controls, for one line above the table."""
        form_class = super().get_form_class()
        for name, field in form_class.base_fields.items():
            look = "form-control" if name == "q" else "form-select"
            field.widget.attrs["class"] = f"{look} {look}-sm"
        # The tabs under the filters choose the stage; a new search stays in the chosen one.
        form_class.base_fields["stage"].widget = forms.HiddenInput()
        form_class.base_fields["q"].widget.attrs["placeholder"] = "标题、正文、编号、提案者"
        return form_class

    def filter_queryset(self, queryset: QuerySet, *, besides: str = "") -> QuerySet:
        """Apply every chosen filter but ``besides``: counts by stage stand over all stages."""
        for name, value in self.form.cleaned_data.items():
            if name != besides and value not in (None, ""):
                queryset = self.filters[name].filter(queryset, value)
        if self._chosen("unit") and not self._chosen("part"):
            queryset = queryset.filter(Exists(self._parts()))
        return queryset

    def counted(self) -> QuerySet:
        """Return the list as filtered, but for its stage and order."""
        if not self.form.is_valid():
            return self.queryset.none()
        return self.filter_queryset(self.queryset, besides="stage").order_by()

    def as_is(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Leave it to _parts(): unit, part and lamp speak of one and the same assignment."""
        return queryset

    def by_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Find words."""
        return matching(queryset, value)

    def by_session(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one session: "9-2"."""
        term, session = value.split("-")
        return queryset.filter(term=int(term), session=int(session))

    def by_key(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the key proposals."""
        return queryset.filter(is_key=True)

    def by_part(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep proposals in which the unit asked for (one's own, or any) has this part."""
        return queryset.filter(Exists(self._parts()))

    def by_lamp(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one colour of the nearest day that is owed; or those where nothing is owed and an answer is out."""
        queryset = self._with_owed(queryset)
        if value == "answered":
            answered = self._parts().filter(stage=AssignmentStage.ANSWERED)
            return queryset.filter(Exists(answered), owed_on__isnull=True)
        wanted = Q(pk__in=[])
        for kind in Kind:
            wanted |= Q(kind=kind) & self._days(value, self.rules.get(kind) or HandlingRule())
        return queryset.filter(wanted)

    def by_order(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Order by one of ORDERS; nothing else can be asked for."""
        if value == "owed_on":
            queryset = self._with_owed(queryset)
            return queryset.order_by(F("owed_on").asc(nulls_last=True), *Proposal._meta.ordering)
        return queryset.order_by("-entered_at", "-pk") if value == "-entered_at" else queryset

    def _chosen(self, name: str) -> Any:
        return self.form.cleaned_data.get(name)

    def _parts(self) -> QuerySet[Assignment]:
        """Return the live assignments of the outer proposal that the filters speak of."""
        parts = Assignment.objects.filter(proposal=OuterRef("pk"), stage__in=LIVE)
        if unit := self._chosen("unit"):
            parts = parts.filter(unit=unit)
        elif not is_supervisor(self.user):
            parts = parts.filter(unit_id=self.user.unit_id)
        part = self._chosen("part")
        if part and part != ANSWERING_PARTS:
            return parts.filter(part=part)
        if part or (is_supervisor(self.user) and not self._chosen("unit")):
            return parts.filter(part__in=ANSWERING)
        return parts

    def _with_owed(self, queryset: QuerySet) -> QuerySet:
        if "owed_on" in queryset.query.annotations:
            return queryset
        day = Coalesce("second_due_on", "due_on")
        owed = self._parts().filter(stage__in=OPEN).annotate(day=day).order_by("day").values("day")[:1]
        return queryset.annotate(owed_on=Subquery(owed))

    def _days(self, lamp: str, rule: HandlingRule) -> Q:
        orange = self.today + timedelta(days=rule.orange_days)
        yellow = max(orange, self.today + timedelta(days=rule.yellow_days))
        return {
            "red": Q(owed_on__lt=self.today),
            "orange": Q(owed_on__gte=self.today, owed_on__lte=orange),
            "yellow": Q(owed_on__gt=orange, owed_on__lte=yellow),
            "blue": Q(owed_on__gt=yellow),
        }[lamp]


def _facets(visible: QuerySet) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the sessions and fields that occur, in one query."""
    rows = set(visible.order_by().values_list("term", "session", "field").distinct())
    sessions = sorted({(term, session) for term, session, _ in rows}, reverse=True)
    return (
        [(f"{term}-{session}", short_session(term, session)) for term, session in sessions],
        [(field, field) for field in sorted({field for _, _, field in rows} - {""})],
    )
