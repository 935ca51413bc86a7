"""Rows that can be added, taken away and moved by buttons, with or without script; nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from letter.clean import clean_text
from proposals.forms.fields import name_missing

ROW_ACT = re.compile(r"(?P<prefix>[a-z]+)-(?P<act>add|remove|up|down)(?:-(?P<row>\d{1,3}))?", re.ASCII)


class RowForm(forms.Form):
    """One row. ``written`` names the fields that make it more than an empty line."""

    written: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_missing(self)

    def has_changed(self) -> bool:
        """Whether somebody wrote into the row; an empty one is passed over."""
        typed = (self.data.get(self.add_prefix(name)) or "" for name in self.written)
        return any(clean_text(text, multiline=False) for text in typed)


class RowFormSet(BaseFormSet):
    """The rows in the order in which they stand."""

    default_error_messages = {
        **BaseFormSet.default_error_messages,
        "missing_management_form": "表格的行数没有送到，请刷新页面后再试。",
        "too_many_forms": "最多%(num)d行。",
    }

    def initial_form_count(self) -> int:
        """Sent rows are all alike: an emptied line is passed over, whether it stood there before or not."""
        return 0 if self.is_bound else super().initial_form_count()

    def filled(self) -> list[dict[str, Any]]:
        """Return the cleaned values of the rows that somebody wrote into, in order."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Give every row no HTML `required`: an empty row may be sent."""
        return {**super().get_form_kwargs(index), "use_required_attribute": False}


def rows_of(form_class: type[RowForm], *, at_most: int) -> type[RowFormSet]:
    """Return the set of rows for a form; more than ``at_most`` rows are a field error, never a crash."""
    return formset_factory(
        form_class,
        formset=RowFormSet,
        extra=0,
        max_num=at_most,
        validate_max=True,
        absolute_max=at_most + 1,
    )


def act_of(data: Mapping[str, str]) -> re.Match[str] | None:
    """Return the row button that sent this form, or None when it was sent to be kept."""
    if "row" not in data:
        return None
    act = ROW_ACT.fullmatch(data["row"])
    if act is None:
        raise SuspiciousOperation("no such row button")
    return act


def typed_rows(data: QueryDict, prefix: str, form_class: type[RowForm], *, at_most: int) -> list[dict[str, str]]:
    """Return what stands in the rows as it was typed, with the row button's act done to it."""
    rows = [
        {name: data.get(f"{prefix}-{index}-{name}", "") for name in form_class.base_fields}
        for index in range(_count(data, prefix, at_most))
    ]
    act = act_of(data)
    if act is not None and act["prefix"] == prefix:
        _do(rows, act["act"], int(act["row"] or 0))
    return rows[:at_most]


def _count(data: QueryDict, prefix: str, at_most: int) -> int:
    typed = data.get(f"{prefix}-TOTAL_FORMS", "")
    return min(int(typed), at_most) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0


def _do(rows: list[dict[str, str]], act: str, row: int) -> None:
    if act == "add":
        rows.append({})
        return
    if row >= len(rows):
        return
    if act == "remove":
        del rows[row]
    other = {"up": row - 1, "down": row + 1}.get(act, -1)
    if 0 <= other < len(rows):
        rows[row], rows[other] = rows[other], rows[row]


def own_pks(rows: Sequence[Mapping[str, Any]], known: frozenset[int]) -> None:
    """Raise SuspiciousOperation (400) when a row names a row of something else, or one row twice."""
    named = [row["pk"] for row in rows if row.get("pk")]
    if len(set(named)) != len(named) or not set(named) <= known:
        raise SuspiciousOperation("a row that is not of this proposal")
