"""校核 beside the text: what is found now, as the editor's script reads it, and the answers to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.decoding import ContentError, loads
from responses import rules
from responses.models import Reply
from responses.services import proofreading
from responses.services.proofreading import LookedOver, Seen
from responses.views.proof_rules import name_of
from responses.views.scope import reply_or_404

LEVEL_WORDS = {"error": "必错", "suspect": "疑似", "hint": "提示"}
BODY_LIMIT = 10_000


@require_safe
@answers_refusals
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything found in the letter as it was last saved, for who writes on it."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="edit", on=reply)
    return JsonResponse(_told(reply, proofreading.look_over(reply)))


@require_POST
@answers_refusals
def ignore(request: HttpRequest, pk: int) -> HttpResponse:
    """Set one finding aside, or let it speak again; answers with everything found."""
    reply = reply_or_404(request, pk)
    said = _sent(request, reply)
    if isinstance(said.get("back"), int):
        proofreading.take_back(reply, said["back"], by=request.user)
    else:
        words = {name: str(said.get(name, ""))[:500] for name in ("rule", "place", "words", "reason")}
        proofreading.ignore(reply, by=request.user, always=said.get("always") is True, **words)
    return JsonResponse(_told(reply, proofreading.look_over(reply)))


def _sent(request: HttpRequest, reply: Reply) -> dict[str, Any]:
    try:
        said = loads(request.body[:BODY_LIMIT])
    except ContentError:
        said = None
    if not isinstance(said, dict):
        raise Refused("没有收到要忽略的是哪一条，请刷新页面。", code="unread", action="ignore", on=reply)
    return said


def _told(reply: Reply, looked: LookedOver) -> dict[str, Any]:
    levels = [one.finding.level for one in looked.open]
    return {
        "version": reply.version,
        "counts": {level: levels.count(level) for level in LEVEL_WORDS},
        "findings": [_shown(one) for one in looked.open],
        "ignored": [_shown(one) for one in looked.ignored],
    }


def _shown(one: Seen) -> dict[str, Any]:
    finding = one.finding
    shown = {
        **one.place.to_json(),
        "rule": finding.rule,
        "name": name_of(finding.rule),
        "level": finding.level,
        "level_word": LEVEL_WORDS[finding.level],
        "sentence": finding.said,
        "wanted": finding.wanted,
        "span": list(finding.span) if finding.span else None,
        "words": one.words,
        "before": one.before,
        "behind": one.behind,
        "fix": finding.fix,
        "may_be_ignored": one.may_be_ignored,
        "may_be_always": one.may_be_always,
        "needs_reason": one.needs_reason,
    }
    if row := one.ignored:
        shown["answer"] = {
            "id": row.pk,
            "reason": row.reason,
            "by": row.by.name,
            "at": f"{timezone.localtime(row.at):%m-%d %H:%M}",
            "always": row.reply_id is None,
        }
    return shown
