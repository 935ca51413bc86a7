"""The page of one proposal: facts, text, road, contacts, opinions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.panels import panels_of
from proposals.views.case import case_of, proposal_for


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal."""
    proposal = proposal_for(request, pk)
    context = {"case": case_of(proposal, user=request.user), "panels": panels_of(request, proposal)}
    return render(request, "proposals/detail.html", context)
