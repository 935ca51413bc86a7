"""用印: the page that will bear the seal, at true proportion, the seal an outline until the password is given."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from accounts.services.reauthentication import reauthenticate
from responses import rules
from responses.content import proposals_of
from responses.enums import Action
from responses.forms.office import SealForm
from responses.models import Reply
from responses.services import issuing, numbering, rendering, sealing, signing
from responses.views.scope import numbers_of, reply_or_404, show_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where the seal will stand; on POST ask the password again and press it."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_seal(request.user, reply), action=Action.SEAL, on=reply)
    recipients = len(issuing.recipients_of(reply))
    initial = {"copies": reply.print_run or recipients + 1}
    form = SealForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 422 if form.is_bound else 200
    if form.is_valid() and _is_password(request, form):
        try:
            sealing.seal(
                reply,
                by=request.user,
                token=request.POST.get("token", ""),
                copies=form.cleaned_data["copies"],
                note=form.cleaned_data["note"],
            )
        except Refused as refused:
            reply, status = show_refusal(
                request, form, refused, action=Action.SEAL, on=reply, why_not=rules.why_not_seal
            )
        else:
            messages.success(request, f"已用印，已记入用印登记；现在的环节是“{reply.get_stage_display()}”。")
            return redirect("responses:detail", pk)
    token = sealing.token_for(reply, by=request.user)
    context = {"form": form, "token": token, "recipients": recipients, **_shown(reply)}
    return render(request, "responses/seal.html", context, status=status)


def _is_password(request: HttpRequest, form: SealForm) -> bool:
    """Ask the password again; a wrong one is told at its field, and what else was typed stays."""
    try:
        reauthenticate(request, form.cleaned_data["password"])
    except Refused as refused:
        form.add_error("password", refused.sentence)
        return False
    return True


def _shown(reply: Reply) -> dict[str, Any]:
    signed = signing.live_signed(reply)
    preview = rendering.preview(reply)
    slots = preview.facts.get("seals", [])
    page = slots[0]["page"] if slots else preview.page_count
    return {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "number": numbering.live_number(reply),
        "signed": signed,
        "bodies": sealing.seals_needed(reply),
        "page": page,
        "page_href": reverse("responses:page", args=[reply.pk, preview.page_digests[page - 1], page]),
        "slots": [{**slot, "radius_mm": slot["diameter_mm"] / 2} for slot in slots if slot["page"] == page],
        "is_wet": signed.profile.get("seal") == "wet",
    }
