"""批注 as the script beside the text reads and writes them, in the editor and on the letter's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.decoding import ContentError, loads
from responses import rules
from responses.content import content_of
from responses.models import Comment, Reply
from responses.services import commenting
from responses.services.commenting import Placed
from responses.views.scope import reply_or_404

BODY_LIMIT = 20_000
ACTS = {"settle": commenting.settle_comment, "reopen": commenting.reopen_comment}


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """All comments with where they stand now; on POST one of them is written, answered, settled or opened first."""
    reply = reply_or_404(request, pk)
    if request.method == "POST":
        _take(request, reply)
    else:
        rules.refuse(rules.why_not_comment(request.user, reply), action="comment", on=reply)
    content = content_of(reply)
    placed = commenting.comments_of(reply, content)
    waiting = sum(one.comment.settled_at is None for one in placed)
    places = [{"place": place, "said": f"{said}　{words}"} for place, said, words in commenting.places_of(content)]
    return JsonResponse({"comments": [shown(one) for one in placed], "open": waiting, "places": places})


def _take(request: HttpRequest, reply: Reply) -> None:
    try:
        said = loads(request.body[:BODY_LIMIT])
    except ContentError:
        said = None
    if not isinstance(said, dict):
        raise Refused("没有收到批注，请再试一次。", code="unread", action="comment", on=reply)
    act, pk = said.get("act"), _number(said.get("id"))
    if act in ACTS:
        ACTS[act](reply, pk, by=request.user)
    elif act == "answer":
        commenting.answer_comment(reply, pk, by=request.user, text=str(said.get("text", "")))
    else:
        named = {name: str(said.get(name, "")) for name in ("text", "place", "field", "words")}
        numbers = {name: _number(said.get(name)) for name in ("line", "start")}
        commenting.write_comment(reply, by=request.user, **named, **numbers)


def _number(value: object) -> int:
    return value if type(value) is int and 0 <= value < 2**31 else 0


def shown(one: Placed) -> dict[str, Any]:
    """One comment for the page."""
    row = one.comment
    return {
        "id": row.pk,
        "place": one.place,
        "field": row.field,
        "line": row.line,
        "span": list(one.span) if one.span else None,
        "said": one.said,
        "was": row.said,
        "words": row.words,
        "changed": one.is_changed,
        "homeless": one.is_homeless,
        "settled": _who(row.settled_by, row.settled_at) if row.settled_at else "",
        **_words(row),
        "answers": [_words(answer) for answer in one.answers],
    }


def _words(row: Comment) -> dict[str, str]:
    return {"text": row.text, "who": _who(row.by, row.at)}


def _who(user: Any, moment: Any) -> str:
    return f"{user}　{timezone.localtime(moment):%m-%d %H:%M}"
