"""The form of a proposal: its facts, asks and proposers, and for a paper the unit's own part."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.utils import timezone

from accounts.cleaning import CleanForm, CleanModelForm
from letter.clean import LETTER_LIMIT
from proposals.enums import Kind, Part, ProposerKind
from proposals.facts import (
    ASKS_AT_MOST,
    PROPOSERS_AT_MOST,
    AskFacts,
    PaperReceipt,
    ProposalFacts,
    ProposerFacts,
    problems,
)
from proposals.forms.fields import day_field, name_missing, past_day, plain_helper
from proposals.forms.rows import RowForm, act_of, own_pks, rows_of, typed_rows
from proposals.labels import written_number
from proposals.models import Proposal
from proposals.services.intake import facts_of


class ProposalForm(CleanModelForm):
    """The facts of a proposal but its rows."""

    submitted_on = day_field("提出日期", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Proposal
        fields = ("kind", "term", "session", "number", "title", "text", "field", "is_key", "submitted_on")
        widgets = {"title": forms.TextInput, "text": forms.Textarea(attrs={"rows": 12})}
        help_texts = {"number": "如：088", "field": "如：教育、交通、民生"}

    def __init__(self, *args: Any, fixed_kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)
        self.fields["text"].max_length = LETTER_LIMIT
        for name in ("term", "session"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "min": 1, "max": 99}
        if fixed_kind:
            self.fields["kind"].disabled = True
            self.initial["kind"] = fixed_kind
            self.fields["kind"].help_text = "交办以后不能再改类别。"

    def clean_number(self) -> str:
        """Write the number as the register does: 88 → 088."""
        return written_number(self.cleaned_data["number"])


class AskForm(CleanForm, RowForm):
    """One 建议点."""

    written = ("text",)
    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    text = forms.CharField(label="建议点", max_length=300)


class ProposerForm(CleanForm, RowForm):
    """One 提案者; the first row is the lead."""

    written = ("name", "address", "phone")
    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    kind = forms.ChoiceField(label="身份", choices=ProposerKind.choices)
    name = forms.CharField(label="姓名或名称", max_length=60)
    address = forms.CharField(label="通讯地址", max_length=120, required=False)
    phone = forms.CharField(label="联系电话", max_length=40, required=False)


class PaperForm(CleanForm):
    """What the paper says of the own unit's part."""

    part = forms.ChoiceField(label="本单位办理方式", choices=Part.choices)
    assigned_on = day_field("交办日期", help_text="来文或转交的日期")
    due_on = day_field("办理期限", required=False, help_text="不填则按规定推算")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)

    def clean_assigned_on(self) -> Any:
        """A paper has come: its day is not to come."""
        return past_day(self.cleaned_data["assigned_on"])

    def clean(self) -> dict[str, Any]:
        """The due day does not come before the day of assignment."""
        values = super().clean()
        assigned_on, due_on = values.get("assigned_on"), values.get("due_on")
        if assigned_on and due_on and due_on < assigned_on:
            self.add_error("due_on", "办理期限不能早于交办日期。")
        return values


AskRows = rows_of(AskForm, at_most=ASKS_AT_MOST)
ProposerRows = rows_of(ProposerForm, at_most=PROPOSERS_AT_MOST)


class Entry:
    """The whole entry page: a form, two sets of rows and, for a paper, the unit's part."""

    def __init__(self, data: QueryDict | None, *, proposal: Proposal | None, on_paper: bool) -> None:
        self.proposal = proposal
        bound = data if data is not None and not act_of(data) else None
        self.is_stale = bound is not None and proposal is not None and is_stale(bound, proposal)
        if self.is_stale:
            bound = freshened(bound, proposal)
        form = asks = proposers = paper = None
        if bound is None:
            form, asks, proposers, paper = self._to_show(data)
        fixed = proposal.kind if proposal is not None and proposal.assignments.all() else ""
        self.form = ProposalForm(bound, initial=form, fixed_kind=fixed)
        self.asks = AskRows(bound, initial=asks, prefix="asks")
        self.proposers = ProposerRows(bound, initial=proposers, prefix="proposers")
        self.paper = PaperForm(bound, initial=paper, prefix="paper") if on_paper else None
        self.is_sent = bound is not None

    def _to_show(self, data: QueryDict | None) -> tuple[dict, list, list, dict]:
        """Return what the fields show: what was typed, what the register holds, or an empty page."""
        if data is not None:
            return (
                {name: data.get(name) for name in ProposalForm.base_fields},
                typed_rows(data, "asks", AskForm, at_most=ASKS_AT_MOST),
                typed_rows(data, "proposers", ProposerForm, at_most=PROPOSERS_AT_MOST),
                {name: data.get(f"paper-{name}") for name in PaperForm.base_fields},
            )
        if self.proposal is None:
            return {"kind": Kind.CPPCC}, [{}], [{}], {"assigned_on": timezone.localdate()}
        facts = facts_of(self.proposal)
        own = {name: getattr(facts, name) for name in ProposalForm.Meta.fields}
        return (
            {**own, "version": self.proposal.version},
            [{"pk": one.pk, "text": one.text} for one in facts.asks] or [{}],
            [vars(one) for one in facts.proposers] or [{}],
            {},
        )

    def is_valid(self) -> bool:
        """Whether everything can be kept; marks every field that cannot."""
        if not self.is_sent:
            return False
        parts = [self.form, self.asks, self.proposers, *([self.paper] if self.paper else [])]
        valid = [part.is_valid() for part in parts]  # all of them: each is to show its errors
        self._check_pks()
        if not all(valid):
            return False
        found = problems(self.facts())
        for name, sentence in found.items():
            rows = {"asks": self.asks, "proposers": self.proposers}.get(name)
            if rows is None:
                self.form.add_error(name, sentence)
            else:
                rows.non_form_errors().append(sentence)
        return not found

    @property
    def rows_wrong(self) -> list:
        """The sets of rows, for the summary of errors on top."""
        return [rows for rows in (self.asks, self.proposers) if rows.is_bound]

    def facts(self) -> ProposalFacts:
        """Return what was typed, for the service."""
        values = {name: self.form.cleaned_data[name] for name in ProposalForm.Meta.fields}
        return ProposalFacts(
            **values,
            asks=tuple(AskFacts(row["text"], row["pk"]) for row in self.asks.filled()),
            proposers=tuple(
                ProposerFacts(row["kind"], row["name"], row["address"], row["phone"], row["pk"])
                for row in self.proposers.filled()
            ),
        )

    def receipt(self) -> PaperReceipt | None:
        """Return what the paper says of the own part."""
        return PaperReceipt(**self.paper.cleaned_data) if self.paper else None

    def notices(self) -> list[str]:
        """What cleaning changed, over all parts."""
        rows = [*self.asks.forms, *self.proposers.forms]
        return [said for part in [self.form, *rows] for said in part.notices]

    def _check_pks(self) -> None:
        """Raise SuspiciousOperation (400) for rows of another proposal."""
        for rows, kept in ((self.asks, _pks(self.proposal, "asks")), (self.proposers, _pks(self.proposal, "proposers"))):
            if any("pk" in row.errors for row in rows.forms):
                raise SuspiciousOperation("a row number that is none")
            own_pks([row.cleaned_data for row in rows.forms if row.is_valid()], kept)


def is_stale(data: QueryDict, proposal: Proposal) -> bool:
    """Whether the page was made before the last change of the proposal."""
    return data.get("version", "") != str(proposal.version)


def freshened(data: QueryDict, proposal: Proposal) -> QueryDict:
    """Return what was typed as a page of today's version: rows that somebody has removed meanwhile become new ones."""
    fresh = data.copy()
    fresh["version"] = str(proposal.version)
    for prefix in ("asks", "proposers"):
        kept = {str(pk) for pk in _pks(proposal, prefix)}
        for name in data:
            if name.startswith(f"{prefix}-") and name.endswith("-pk") and data[name] not in kept:
                fresh[name] = ""
    return fresh


def _pks(proposal: Proposal | None, rows: str) -> frozenset[int]:
    return frozenset(one.pk for one in getattr(proposal, rows).all()) if proposal else frozenset()
