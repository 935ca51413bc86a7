"""建议点 beside the text: which passage answers which, as the editor's script reads and marks it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.decoding import ContentError, loads
from proposals.labels import number_label
from responses import rules
from responses.content import content_of
from responses.models import AskReason, Reply
from responses.places import called
from responses.rules import Asked
from responses.services import asking
from responses.views.scope import reply_or_404

BODY_LIMIT = 10_000


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def asks(request: HttpRequest, pk: int) -> HttpResponse:
    """The asks with where they are answered; on POST one mark or one reason first."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="edit", on=reply)
    if request.method == "POST":
        _take(request, reply)
    asked = rules.asks_of(reply)
    names = called(content_of(reply)) if any(one.keys for one in asked) else {}
    several = len({one.ask.proposal_id for one in asked}) > 1
    return JsonResponse(
        {
            "asks": [_shown(one, names, several=several) for one in asked],
            "forgotten": sum(one.is_forgotten for one in asked) if reply.purpose in rules.ANSWERING else 0,
            "kinds": [{"kind": kind, "label": label} for kind, label in AskReason.Kind.choices],
        }
    )


def _take(request: HttpRequest, reply: Reply) -> None:
    try:
        said = loads(request.body[:BODY_LIMIT])
    except ContentError:
        said = None
    if not isinstance(said, dict) or type(said.get("ask")) is not int or not 0 < said["ask"] < 2**63:
        raise Refused("没有收到要标明的是哪一个建议点，请刷新页面。", code="unread", action="tie_ask", on=reply)
    if "key" in said:
        asking.tie_ask(reply, said["ask"], by=request.user, key=str(said["key"]), tied=said.get("tied") is True)
    else:
        kind, text = str(said.get("kind", "")), str(said.get("text", ""))
        asking.leave_ask(reply, said["ask"], by=request.user, kind=kind, text=text)


def _shown(one: Asked, names: dict[str, str], *, several: bool) -> dict[str, Any]:
    shown = {
        "id": one.ask.pk,
        "mark": one.mark,
        "number": number_label(one.ask.proposal) if several else "",
        "text": one.ask.text,
        "keys": list(one.keys),
        "said": [names.get(key, "正文") for key in one.keys],
        "reason": None,
    }
    if one.reason is not None:
        shown["reason"] = {"kind": one.reason.kind, "text": one.reason.text, "said": str(one.reason), "by": str(one.reason.by)}
    return shown
