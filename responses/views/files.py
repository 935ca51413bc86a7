"""The finished files and the drafts, handed out only through the permission."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.answers import answers_refusals
from proposals.exports import attachment
from responses import exports, rules
from responses.models import Feedback, Reply
from responses.views.scope import reply_or_404


@require_safe
@answers_refusals
def issued_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF as it was issued, with number and seal."""
    return _hand_out(exports.issued(_not_void(request, pk), by=request.user, suffix="pdf"))


@require_safe
@answers_refusals
def issued_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The DOCX as it was issued, with number and seal."""
    return _hand_out(exports.issued(_not_void(request, pk), by=request.user, suffix="docx"))


@require_safe
@answers_refusals
def copy(request: HttpRequest, pk: int, place: int, suffix: str) -> HttpResponse:
    """The finished copy of one co-signer, counted from 1."""
    file = exports.issued_copy(reply_or_404(request, pk), by=request.user, place=place - 1, suffix=suffix)
    if file is None:
        raise Http404
    return _hand_out(file)


@require_safe
@answers_refusals
def public(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The version that is published: no contact data, no sheet, no seal."""
    return _hand_out(exports.public(reply_or_404(request, pk), by=request.user, suffix=suffix))


@require_safe
@answers_refusals
def draft_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it stands, marked 草稿, to look at in the browser."""
    return _hand_out(exports.draft_pdf(_not_void(request, pk)), is_shown=True)


@require_safe
@answers_refusals
def draft_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it stands, marked 草稿, as DOCX."""
    return _hand_out(exports.draft_docx(_not_void(request, pk)))


@require_safe
@answers_refusals
def scan(request: HttpRequest, pk: int, sheet: int) -> HttpResponse:
    """The scan of a returned sheet, for whoever may read the letter it answers."""
    try:
        found = get_object_or_404(Feedback.objects.select_related("scan"), reply=reply_or_404(request, pk), pk=sheet)
    except OverflowError:
        raise Http404 from None
    return attachment(found.scan)


def _not_void(request: HttpRequest, pk: int) -> Reply:
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_void(reply), action="download", on=reply)
    return reply


def _hand_out(file: exports.Download, *, is_shown: bool = False) -> HttpResponse:
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = file.disposition(inline=is_shown)
    return response
