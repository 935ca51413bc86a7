"""The layout profile as fields of a form: a list, a switch or a number for each choice, in the words of letter.choices."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms

from letter.choices import CHOICES, Choice
from letter.profile import TITLE_GAP_MOST, Profile, ProfileError, profile_from, profile_to

PREFIX = "profile_"
OFFERED = {"seal": ("print", "wet")}
"""Where not every value is offered: these letters all bear a seal."""
DEFAULTS = profile_to(Profile())


def layout_names() -> list[tuple[str, tuple[str, ...]]]:
    """Return the groups of the layout's fields with the fields' names, in the order of the page."""
    groups: dict[str, list[str]] = {}
    for name, choice in CHOICES.items():
        groups.setdefault(choice.group, []).append(PREFIX + name)
    return [(group, tuple(names)) for group, names in groups.items()]


def layout_fields() -> dict[str, forms.Field]:
    """Return a form field for each choice."""
    kinds = {field.name: type(field.default) for field in fields(Profile)}
    return {PREFIX + name: _field(name, choice, kinds[name]) for name, choice in CHOICES.items()}


def initial_layout(kept: Any) -> tuple[dict[str, Any], str]:
    """Return the fields' values for a profile as it is kept, and what is wrong with it where it cannot be read."""
    try:
        chosen, problem = profile_to(profile_from(kept)), ""
    except ProfileError as error:
        chosen, problem = DEFAULTS, str(error)
    return {PREFIX + name: chosen[name] for name in CHOICES}, problem


def chosen_layout(values: dict[str, Any]) -> dict[str, Any]:
    """Return the profile to keep: what was chosen otherwise than in the standard layout."""
    chosen = {name: values.get(PREFIX + name) for name in CHOICES}
    return {name: value for name, value in chosen.items() if value is not None and value != DEFAULTS[name]}


def _field(name: str, choice: Choice, kind: type) -> forms.Field:
    label = f"{choice.label}（{_clause(choice)}）"
    if kind is bool:
        return forms.BooleanField(label=label, required=False, help_text=choice.note)
    if kind is int:
        return forms.IntegerField(label=label, min_value=0, max_value=TITLE_GAP_MOST, help_text=choice.note)
    offered = OFFERED.get(name, tuple(choice.options))
    return forms.ChoiceField(label=label, choices=[(value, choice.options[value]) for value in offered], help_text=choice.note)


def _clause(choice: Choice) -> str:
    return choice.clause if choice.clause == "实务" else f"第{choice.clause}条"


LayoutFields = type("LayoutFields", (forms.Form,), {"__doc__": "A field for each choice of the layout.", **layout_fields()})
