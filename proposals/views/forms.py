"""What the pages with forms share: a refusal is shown on the form, so that nothing typed is lost."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from accounts.refusal import OutOfDate, Refused
from accounts.services.log import deny

TYPED_WRONG = ("file", "number_taken", "parts", "text", "reason", "facts")
"""Refusals of what was typed, not of the person: a correction at the form, no denial for the log."""


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was posted; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def show_refusal(request: HttpRequest, form: forms.Form, refusal: Refused, *, field: str | None = None) -> int:
    """Put the refusal on the form (at ``field``, or at the top), log it, and return the answer's status."""
    if refusal.code.split(".")[0] not in TYPED_WRONG and not refusal.is_logged:
        action = refusal.action or request.resolver_match.url_name
        deny(action, by=request.user, on=refusal.on, sentence=refusal.sentence)
    form.add_error(field, refusal.sentence)
    return 409 if isinstance(refusal, OutOfDate) else 422


def told(request: HttpRequest, sentence: str, *notices: str) -> None:
    """Say on the next page that it is done, and what cleaning changed."""
    messages.success(request, sentence)
    for notice in notices[:5]:
        messages.warning(request, notice)
