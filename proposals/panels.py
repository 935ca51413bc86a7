"""Panels: what rooms above this one show on a proposal's page. They register; this room knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from proposals.models import Proposal


@dataclass(frozen=True)
class Panel:
    """One part of the page: its template and what that template is given under the name ``panel``."""

    template: str
    context: dict[str, Any]


Maker = Callable[[HttpRequest, Proposal], Panel]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Show what ``maker`` makes on every proposal's page. Called once, when the app is ready."""
    if maker not in _makers:
        _makers.append(maker)


def panels_of(request: HttpRequest, proposal: Proposal) -> list[Panel]:
    """Return the panels for this person and proposal, in the order of registration."""
    return [maker(request, proposal) for maker in _makers]
