"""The road: move(), the one place that writes a letter's stage, and the steps that need nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from letter.clean import clean_text
from letter.decoding import content_to
from responses import rules
from responses.content import content_of
from responses.enums import EDITABLE, ROAD, Action, Stage
from responses.models import Reply, ReplyVersion, Step
from responses.services.locking import lock_cases
from responses.services.writing import writing

OPINION_LIMIT = 2_000
"""Characters of an opinion or a reason."""

Alongside = Callable[[Step], Mapping[str, Any] | None]
"""Writes the rows that belong to an act, inside its transaction; returns what the log row adds."""


def move(
    reply: Reply,
    *,
    action: str,
    by: User,
    version: int,
    opinion: str = "",
    to: str | None = None,
    alongside: Alongside | None = None,
) -> Step:
    """Take one step of the road: stage, step row, version kept, log row, all in one transaction.

    ``version`` is the one the page showed. ``to`` is given where the table names no target. ``reply`` itself is brought
    up to date. Raises Refused where the rule says no, OutOfDate when somebody acted or saved meanwhile.
    """
    action, source = Action(action), Stage(reply.stage)
    check(reply, action=action, by=by, version=version)
    row = rules.move_of(action, source)
    opinion = _opinion(opinion, action, row.reason_required, reply)
    target = Stage(to) if to else _next(row.target)
    # The words are read before the transaction; the version in the UPDATE says that they are still the same.
    kept = content_to(content_of(reply)) if source in EDITABLE else None
    moment = timezone.now()
    with writing():
        same = Reply.objects.filter(pk=reply.pk, stage=source, version=version)
        if not same.update(stage=target, version=F("version") + 1, stage_since=moment):
            raise out_of_date(reply)
        step = Step.objects.create(
            reply=reply, action=action, from_stage=source, to_stage=target, version=version + 1, opinion=opinion, by=by
        )
        if kept is not None:
            ReplyVersion.objects.create(
                reply=reply, version=version + 1, content=kept, reason=action, saved_by=by, stage=source
            )
        more = alongside(step) if alongside else None
        log.record(action.value, by=by, on=reply, data={"from": source, "to": target, **(more or {})})
    reply.stage, reply.version, reply.stage_since = target.value, version + 1, moment
    return step


def submit(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """送核: the drafter hands the letter to the section head. From here until 印发 it binds its unit to the proposals."""

    def hold(step: Step) -> None:
        # A supervisor may be taking the unit off in this moment: whoever is second sees what the first one did.
        lock_cases(reply)
        rules.refuse(rules.why_not_in_hand(reply), action=Action.SUBMIT, on=reply)

    return move(reply, action=Action.SUBMIT, by=by, version=version, opinion=opinion, alongside=hold)


def review(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """核稿: the section head passes the letter on."""
    return move(reply, action=Action.REVIEW, by=by, version=version, opinion=opinion)


def countersign(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """会签."""
    return move(reply, action=Action.COUNTERSIGN, by=by, version=version, opinion=opinion)


def vet(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """审核: the office passes the letter to the signatory (条例二十)."""
    return move(reply, action=Action.VET, by=by, version=version, opinion=opinion)


def verify(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """复核: the office has read the signed letter once more (条例二十五)."""
    return move(reply, action=Action.VERIFY, by=by, version=version, opinion=opinion)


def check(reply: Reply, *, action: str, by: User, version: int) -> None:
    """Raise OutOfDate for a page that shows another version, else Refused where the rule says no."""
    if version != reply.version:
        raise out_of_date(reply)
    rules.refuse(rules.why_not(by, reply, action), action=str(action), on=reply)


def out_of_date(reply: Reply) -> OutOfDate:
    """The refusal for a page that was made before somebody else acted on this letter."""
    late = OutOfDate(link=rules.page_of(reply))
    late.on = reply
    return late


def _next(target: Stage | None) -> Stage:
    """The table's target, or the next stage of the road where this place has switched that one off."""
    if target is None:
        raise ValueError("this act names its stage itself: give `to`")
    if target not in ROAD:
        return target
    enabled = rules.enabled_road()
    return next(stage for stage in ROAD[ROAD.index(target) :] if stage in enabled)


def _opinion(text: str, action: Action, is_required: bool, reply: Reply) -> str:
    text = clean_text(text).strip()
    if is_required and not text:
        raise Refused(f"{action.label}应当写明理由。", code="reason", action=action.value, on=reply)
    if len(text) > OPINION_LIMIT:
        raise Refused(f"意见共{len(text)}字，最多{OPINION_LIMIT}字。", code="too_long", action=action.value, on=reply)
    return text
