"""The forms of 交办 and 申退: which unit has which part, and why one wants to be taken off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from accounts.cleaning import CleanForm
from accounts.models import Unit
from proposals.enums import Part
from proposals.facts import PartFacts
from proposals.forms.fields import day_field, name_missing, past_day, plain_helper
from proposals.forms.rows import RowForm, act_of, rows_of, typed_rows
from proposals.models import Assignment, Proposal
from proposals.services.assigning import parts_problem, present_parts

UNITS_AT_MOST = 30


class AssignForm(CleanForm):
    """The day of the assignment, and the version of the case that the page shows."""

    assigned_on = day_field("交办日期", help_text="对新加的单位有效；原有单位的交办日期不变。")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)

    def clean_assigned_on(self) -> date | None:
        """Nothing is assigned in advance."""
        return past_day(self.cleaned_data["assigned_on"])


class PartForm(RowForm):
    """One unit's part. ``units`` are the choices, read once for all rows."""

    written = ("unit",)
    unit = forms.TypedChoiceField(label="承办单位", coerce=int)
    part = forms.ChoiceField(label="办理方式", choices=Part.choices)
    due_on = day_field("办理期限", required=False)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "请选择"), *units]


PartRows = rows_of(PartForm, at_most=UNITS_AT_MOST)


class AssignEntry:
    """The whole assignment page."""

    def __init__(self, data: QueryDict | None, *, proposal: Proposal) -> None:
        bound = data if data is not None and not act_of(data) else None
        self.given_on = {one.unit_id: one.assigned_on for one in present_parts(proposal)}
        shown, rows = self._to_show(data, proposal) if bound is None else (None, None)
        self.form = AssignForm(bound, initial=shown)
        units = {"units": _units(proposal)}
        self.parts = PartRows(bound, initial=rows, prefix="parts", form_kwargs=units)
        self.is_sent = bound is not None

    def _to_show(self, data: QueryDict | None, proposal: Proposal) -> tuple[dict, list]:
        if data is not None:
            typed = {name: data.get(name) for name in AssignForm.base_fields}
            return typed, typed_rows(data, "parts", PartForm, at_most=UNITS_AT_MOST)
        rows = [
            {"unit": one.unit_id, "part": one.part, "due_on": one.due_on} for one in present_parts(proposal)
        ]
        form = {"assigned_on": timezone.localdate(), "version": proposal.version}
        return form, rows or [{}]

    def is_valid(self) -> bool:
        """Whether the parts make one handling; marks what does not."""
        if not self.is_sent:
            return False
        valid = [self.form.is_valid(), self.parts.is_valid()]
        if not all(valid):
            return False
        self._check_days()
        if not self.parts.is_valid():
            return False
        problem = parts_problem(self.wanted())
        if problem:
            self.parts.non_form_errors().append(problem)
        return not problem

    @property
    def rows_wrong(self) -> list:
        """The set of rows, for the summary of errors on top."""
        return [self.parts] if self.parts.is_bound else []

    def wanted(self) -> list[PartFacts]:
        """Return the whole set of parts as typed."""
        return [PartFacts(row["unit"], row["part"], row["due_on"]) for row in self.parts.filled()]

    def _check_days(self) -> None:
        assigned_on = self.form.cleaned_data["assigned_on"]
        for form in self.parts.forms:
            unit, due_on = form.cleaned_data.get("unit"), form.cleaned_data.get("due_on")
            if due_on and due_on < self.given_on.get(unit, assigned_on):
                form.add_error("due_on", "办理期限不能早于交办日期。")


class DeclineForm(CleanForm):
    """申退: the reason and the unit that should have it."""

    reason = forms.CharField(label="申退理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 5}))
    suggested_unit = forms.ModelChoiceField(
        label="建议承办单位", queryset=Unit.objects.none(), required=False, empty_label="不提建议"
    )

    def __init__(self, *args: Any, part: Assignment | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)
        if part is not None:
            level = Unit.objects.filter(level_id=part.proposal.level_id, is_active=True)
            self.fields["suggested_unit"].queryset = level.exclude(pk=part.unit_id)


def _units(proposal: Proposal) -> list[tuple[int, str]]:
    """Return the level's units in use, and those that have a part already."""
    level = Unit.objects.filter(level_id=proposal.level_id, is_active=True)
    units = dict(level.values_list("pk", "full_name"))
    return [*units.items(), *((one.unit_id, str(one.unit)) for one in present_parts(proposal) if one.unit_id not in units)]
