"""建议点: mark which passage answers which ask, or say why none does."""

from __future__ import annotations

from django.db import IntegrityError

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import clean_text
from proposals.models import Ask
from responses import rules
from responses.models import AskReason, AskTie, Reply
from responses.services.fields import KEY
from responses.services.writing import writing

TEXT_LIMIT = 300


def tie_ask(reply: Reply, ask_pk: int, *, by: User, key: str, tied: bool) -> None:
    """Mark that the passage with this key answers the ask, or take the mark back; twice is once.

    Raises Refused where the rule of 修改 says no, and for an ask of another proposal.
    """
    ask = _ask(reply, ask_pk, by)
    if not KEY.fullmatch(key):
        raise Refused("没有找到要标明的段落，请刷新页面。", code="key", action="tie_ask", on=reply)
    try:
        with writing():
            rows = AskTie.objects.filter(reply=reply, ask=ask, key=key)
            if tied == rows.exists():
                return
            if tied:
                AskTie.objects.create(reply=reply, ask=ask, key=key, by=by)
                AskReason.objects.filter(reply=reply, ask=ask).delete()
            else:
                rows.delete()
            log.record("tie_ask", by=by, on=reply, data={"ask": ask.text, "tied": tied})
    except IntegrityError:
        return  # marked by another at the same moment: what was asked for is there


def leave_ask(reply: Reply, ask_pk: int, *, by: User, kind: str, text: str = "") -> None:
    """Say why the letter leaves the ask without an answer; an empty ``kind`` takes the reason back.

    Raises Refused for an unknown kind and for 其他 without words.
    """
    ask, text = _ask(reply, ask_pk, by), clean_text(text, multiline=False).strip()
    if kind and kind not in AskReason.Kind.values:
        raise Refused("没有这一种理由，请重新选择。", code="kind", action="leave_ask", on=reply)
    if kind == AskReason.Kind.OTHER and not text:
        raise Refused("选“其他”的，请写明理由。", code="reason", action="leave_ask", on=reply)
    if len(text) > TEXT_LIMIT:
        raise Refused(f"理由共{len(text)}字，最多{TEXT_LIMIT}字。", code="too_long", action="leave_ask", on=reply)
    with writing():
        if kind:
            said = {"kind": kind, "text": text, "by": by}
            AskReason.objects.update_or_create(reply=reply, ask=ask, defaults=said)
        else:
            AskReason.objects.filter(reply=reply, ask=ask).delete()
        log.record("leave_ask", by=by, on=reply, data={"ask": ask.text, "reason": text or kind})


def _ask(reply: Reply, pk: int, by: User) -> Ask:
    rules.refuse(rules.why_not_edit(by, reply), action="tie_ask", on=reply)
    ask = Ask.objects.filter(pk=pk, proposal__answers__reply=reply).first()
    if ask is None:
        raise Refused("这个建议点不在所答复的提案中，或已被删去，请刷新页面。", code="ask", action="tie_ask", on=reply)
    return ask
