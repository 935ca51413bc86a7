"""校核规则: the help page with every rule, its source and its examples."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letter.proof import RULES, Rule
from letter.proof.rule import FAMILY_NAMES, LEVEL_NAMES
from responses import rules
from responses.services import proof_settings

OWN = {"FIL": "填写是否完整", "FNT": "字库"}
"""What the desk itself checks beside the list of rules."""


@dataclass(frozen=True)
class Shown:
    """A rule as the page shows it."""

    rule: Rule
    level_word: str
    is_off: bool


def name_of(rule: str) -> str:
    """What a rule is called; for what the desk itself checks, its family."""
    known = RULES.get(rule)
    return known.name if known else OWN.get(rule[:3], FAMILY_NAMES.get(rule[:3], ""))


@require_safe
def rules_page(request: HttpRequest) -> HttpResponse:
    """Every rule by family."""
    kept = proof_settings.settings_of(request.user.unit) if request.user.unit else None
    off = frozenset(kept.off if kept else ())
    shown = [Shown(one, LEVEL_NAMES[one.level], one.id in off) for one in RULES.values()]
    families = [
        (family, FAMILY_NAMES[family], list(members)) for family, members in groupby(shown, key=lambda one: one.rule.family)
    ]
    context = {
        "families": families,
        "may_keep_lists": rules.why_not_keep_lists(request.user, request.user.unit) is None,
    }
    return render(request, "responses/proof_rules.html", context)
