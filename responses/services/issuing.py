"""印发 and 归档: the letter goes out, the case hears of it, the file is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from letter.clean import clean_text
from proposals.services import stages
from responses.enums import Action, DeliveryWay, Purpose
from responses.models import Delivery, Dispatch, Reply, Step
from responses.services import search_index, workflow
from responses.services.locking import lock_cases

RECIPIENT_LIMIT = 100
RECIPIENTS_LIMIT = 200


@dataclass(frozen=True)
class Parcel:
    """One recipient's letter: to whom, how (DeliveryWay), when, how many copies."""

    recipient: str
    way: str
    delivered_on: date
    copies: int = 1


def recipients_of(reply: Reply) -> list[str]:
    """To whom a letter goes: each co-signer with a copy, else its addressees; then its 抄送. What the page proposes."""
    return [*(reply.copies or reply.addressees), *reply.copied_to]


def sealed_copies(reply: Reply) -> int:
    """How many copies were sealed by every body: more can be neither printed nor sent."""
    return reply.seal_uses.filter(cancelled_at__isnull=True).aggregate(least=Min("copies"))["least"] or 0


def dispatch(reply: Reply, *, by: User, version: int, copies: int, parcels: Sequence[Parcel], note: str = "") -> Step:
    """印发: record the copies printed and how and when each recipient's went; the case is answered by it.

    ``copies`` may not exceed those that were sealed. Raises Refused, OutOfDate.
    """
    workflow.check(reply, action=Action.DISPATCH, by=by, version=version)
    clean = [_parcel(parcel, reply) for parcel in parcels]
    _check(reply, copies, clean)
    today = timezone.localdate()

    def send(step: Step) -> dict[str, Any]:
        row = Dispatch.objects.create(reply=reply, copies=copies, dispatched_on=today, dispatched_by=by)
        Delivery.objects.bulk_create(
            Delivery(
                dispatch=row, recipient=one.recipient, way=one.way, delivered_on=one.delivered_on, copies=one.copies
            )
            for one in clean
        )
        _tell_cases(reply, by=by, on=today)
        search_index.index(reply)
        return {"copies": copies, "recipients": len(clean)}

    return workflow.move(reply, action=Action.DISPATCH, by=by, version=version, opinion=note, alongside=send)


def archive(reply: Reply, *, by: User, version: int, opinion: str = "") -> Step:
    """归档: the letter's own file is closed; the case goes on for itself. Raises Refused, OutOfDate."""
    return workflow.move(reply, action=Action.ARCHIVE, by=by, version=version, opinion=opinion)


def _parcel(parcel: Parcel, reply: Reply) -> Parcel:
    recipient = clean_text(parcel.recipient, multiline=False)
    if not recipient or len(recipient) > RECIPIENT_LIMIT:
        raise _refused(f"收件人应为1至{RECIPIENT_LIMIT}字。", reply)
    if parcel.way not in DeliveryWay.values:
        raise _refused(f"请选寄送方式（{'、'.join(DeliveryWay.labels)}）：{recipient}。", reply)
    if parcel.copies < 1:
        raise _refused(f"份数至少为1：{recipient}。", reply)
    return Parcel(recipient, parcel.way, parcel.delivered_on, parcel.copies)


def _check(reply: Reply, copies: int, parcels: Sequence[Parcel]) -> None:
    if not parcels:
        raise _refused("请登记至少一个收件人。", reply)
    if len(parcels) > RECIPIENTS_LIMIT:
        raise _refused(f"收件人最多{RECIPIENTS_LIMIT}个，现有{len(parcels)}个。", reply)
    sealed = sealed_copies(reply)
    if not 1 <= copies <= sealed:
        raise _refused(f"印制份数应在1至用印份数{sealed}之间，现为{copies}。", reply)
    sent = sum(parcel.copies for parcel in parcels)
    if sent > copies:
        raise _refused(f"寄送共{sent}份，多于印制的{copies}份。", reply)
    signed = reply.signed_texts.get(revoked_at__isnull=True)
    for parcel in parcels:
        if not signed.dated_on <= parcel.delivered_on <= timezone.localdate():
            said = f"{parcel.recipient}的寄送日期{parcel.delivered_on}应在成文日期{signed.dated_on}与今天之间。"
            raise _refused(said, reply)


def _tell_cases(reply: Reply, *, by: User, on: date) -> None:
    """已答复 for the unit's part of each proposal; 待反馈 where a sheet went along. Other letters leave the case alone."""
    if reply.purpose not in (Purpose.REPLY, Purpose.SECOND, Purpose.OPINION):
        return
    for proposal in lock_cases(reply):
        is_answered = stages.mark_answered(proposal, by=by, unit=reply.unit, on=on)
        if is_answered and reply.with_feedback and reply.purpose != Purpose.OPINION:
            stages.mark_awaiting_feedback(proposal, by=by)


def _refused(sentence: str, reply: Reply) -> Refused:
    return Refused(sentence, code="dispatch", action=Action.DISPATCH, on=reply)
