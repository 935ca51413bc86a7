"""用语 beside the text: stock phrases, past replies, proposals like this one, and where a paragraph came from."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.decoding import ContentError, loads
from proposals.labels import case_label
from responses import rules
from responses.content import proposals_of
from responses.models import Phrase, Reply
from responses.services import likeness, reusing, searching
from responses.services.phrases import phrases_for
from responses.views.scope import reply_or_404

BODY_LIMIT = 10_000
OFFERED = 300
WHOSE = ("个人", "本单位", "")


@require_safe
@answers_refusals
def wording(request: HttpRequest, pk: int) -> HttpResponse:
    """What lies at hand when the panel is opened: the phrases for the text, the proposals like this one."""
    reply = _in_hand(request, pk)
    rows = phrases_for(request.user, Phrase.Use.TEXT)[:OFFERED]
    found = likeness.alike(proposals_of(reply), user=request.user, but=reply)
    shown = {
        "phrases": [{"text": row.text, "whose": WHOSE[row.whose]} for row in rows],
        "alike": [_alike(one) for one in found],
    }
    return JsonResponse(shown)


@require_safe
@answers_refusals
def found(request: HttpRequest, pk: int) -> HttpResponse:
    """Past replies that say the words."""
    _in_hand(request, pk)
    before = request.GET.get("before", "")
    row = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    answer = searching.search(request.user, request.GET.get("q", "")[:300], before=row)
    shown = {
        "sentence": answer.sentence,
        "before": str(answer.before) if answer.before else "",  # more digits than a script's numbers hold
        "hits": [_hit(one) for one in answer.hits],
    }
    return JsonResponse(shown)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def sources(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the passages took words from, what is to be checked in them; on POST note one or take one away."""
    reply = _in_hand(request, pk)
    if request.method == "POST":
        _take(request, reply)
    return JsonResponse({"sources": [_noted(one) for one in reusing.sources_of(reply)]})


def _in_hand(request: HttpRequest, pk: int) -> Reply:
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="edit", on=reply)
    return reply


def _take(request: HttpRequest, reply: Reply) -> None:
    try:
        said = loads(request.body[:BODY_LIMIT])
    except ContentError:
        said = None
    number = said.get("source", said.get("drop")) if isinstance(said, dict) else None
    if type(number) is not int or not 0 < number < 2**63:
        raise Refused("没有收到要记的来源，请刷新页面。", code="unread", action="reuse", on=reply)
    if "drop" in said:
        reusing.drop_source(reply, number, by=request.user)
    else:
        place, key = str(said.get("place", "")), str(said.get("key", ""))
        reusing.note_source(reply, by=request.user, place=place, source=number, key=key)


def _noted(one: reusing.Noted) -> dict[str, Any]:
    row = one.source
    href = reverse("responses:detail", args=[row.source_id]) if row.source_id else ""
    named = {"number": row.number, "title": row.title, "href": href}
    return {"id": row.pk, "place": row.place, "said": one.said, "warning": one.warning, **named}


def _hit(one: searching.Hit) -> dict[str, Any]:
    return {
        **_letter(one.reply, one.number, one.dated_on),
        "paragraphs": [{**asdict(row), "whole": row.whole} for row in one.paragraphs],
        "shown": one.shown,
    }


def _alike(one: likeness.Alike) -> dict[str, Any]:
    return {
        **_letter(one.reply, one.number, one.dated_on),
        "proposal": case_label(one.proposal),
        "proposal_title": one.proposal.title,
        "shared": one.shared,
        "promises": one.promises,
    }


def _letter(reply: Reply, number: str, dated_on: Any) -> dict[str, Any]:
    return {
        "reply": reply.pk,
        "number": number or "（无字号）",
        "title": reply.plain_title,
        "dated": f"{dated_on:%Y-%m-%d}" if dated_on else "",
        "unit": reply.unit.full_name,
        "outcome": f"{reply.outcome.code} {reply.outcome.label}" if reply.outcome else "",
        "href": reverse("responses:detail", args=[reply.pk]),
    }
