"""校核词表: the page where a unit's office keeps its lists, its switched-off rules and what is ignored for good."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from accounts.services.log import deny
from responses import rules
from responses.forms.proof_lists import ProofListsForm
from responses.models import IgnoredFinding
from responses.services import proof_settings, proofreading
from responses.views.scope import version_of


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def lists(request: HttpRequest) -> HttpResponse:
    """Show the lists; on POST keep them."""
    unit = request.user.unit
    rules.refuse(rules.why_not_keep_lists(request.user, unit), action="keep_lists", on=unit)
    kept = proof_settings.settings_of(unit)
    form = ProofListsForm(
        request.POST if request.method == "POST" else None,
        lists=proof_settings.lists_of(kept),
        initial={"off": kept.off if kept else []},
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version, off = version_of(request), form.cleaned_data["off"]
        try:
            proof_settings.keep_settings(unit, by=request.user, version=version, lists=form.lists, off=off)
        except Refused as refused:
            deny("keep_lists", by=request.user, on=unit, sentence=refused.sentence)
            form.add_error(None, refused.sentence)
            status = 409
        else:
            messages.success(request, "校核词表已保存，今后各件照此校核。")
            return redirect("responses:proof_lists")
    context = {
        "form": form,
        "version": kept.version if kept else 0,
        "saved": kept,
        "always": IgnoredFinding.objects.filter(unit=unit, reply=None, withdrawn_at=None).select_related("by"),
    }
    return render(request, "responses/proof_lists.html", context, status=status)


@require_POST
@answers_refusals
def take_back(request: HttpRequest) -> HttpResponse:
    """Let a finding that was set aside for good speak again."""
    unit = request.user.unit
    rules.refuse(rules.why_not_keep_lists(request.user, unit), action="ignore", on=unit)
    row = request.POST.get("row", "")
    proofreading.take_back_always(unit, int(row) if row.isascii() and row.isdigit() and len(row) < 18 else 0, by=request.user)
    messages.success(request, "今后重新提示这一条。")
    return redirect("responses:proof_lists")
