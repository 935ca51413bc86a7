"""签发: the page to check, with what will be signed and its digest, and the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.decoding import content_from
from letter.numerals import date_in_chinese
from responses import rules
from responses.content import proposals_of
from responses.enums import Action
from responses.forms.office import SignOffForm
from responses.models import Phrase, Reply
from responses.services import signing
from responses.services.versions import since_submitted
from responses.views.acts import stock
from responses.views.reply import as_shown, asked_in, facts_of
from responses.views.scope import numbers_of, reply_or_404, show_refusal, version_of


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be signed; on POST sign exactly that."""
    reply = reply_or_404(request, pk)
    form = SignOffForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            signing.sign_off(
                reply,
                by=request.user,
                version=version_of(request),
                digest=request.POST.get("digest", ""),
                opinion=form.cleaned_data["opinion"],
            )
        except Refused as refused:
            reply, status = show_refusal(
                request, form, refused, action=Action.SIGN_OFF, on=reply, why_not=rules.why_not_sign_off
            )
        else:
            messages.success(request, f"已签发，文字已锁定；下一环节是{reply.get_stage_display()}。")
            return redirect("responses:detail", pk)
    else:
        rules.refuse(rules.why_not_sign_off(request.user, reply), action=Action.SIGN_OFF, on=reply)
    return _page(request, reply, form, status)


def _page(request: HttpRequest, reply: Reply, form: SignOffForm, status: int) -> HttpResponse:
    to_sign = signing.signing_of(reply, by=request.user)
    proposals = proposals_of(reply)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals),
        "facts": facts_of(reply, proposals, user=request.user),
        "dated_on": date_in_chinese(to_sign.dated_on),
        "digest": to_sign.digest,
        "sheet_with": _sheet_with(to_sign.content),
        "findings": [as_shown(finding) for finding in to_sign.findings],
        "set_aside": to_sign.ignored,
        "asked": asked_in(reply, content_from(to_sign.content)),
        "may_comment": True,
        "since": since_submitted(reply),
        "errors": to_sign.errors,
        "form": form,
        "phrases": stock(request.user, Phrase.Use.SIGN_OFF),
    }
    return render(request, "responses/sign_off.html", context, status=status)


def _sheet_with(content: dict[str, Any]) -> str:
    """Whose copy the sheet goes along with, where there is a copy for each and not all have it."""
    having = [one["addressee"] for one in content["copies"] if one["with_feedback"]]
    return "、".join(having) if content["feedback"] and len(having) < len(content["copies"]) else ""
