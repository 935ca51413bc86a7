"""The record of a letter: what was signed and numbered, in force or fallen with the letter when it was voided."""

from __future__ import annotations

from dataclasses import dataclass

from responses.enums import FROZEN, ROAD, Stage
from responses.models import DocNumber, Reply, SignedText, Step
from responses.rules.acts import last_step
from responses.rules.why import Why, page_of

NUMBERED = ROAD[ROAD.index(Stage.SEAL) :]
"""Stages at which a letter has its 发文字号."""


@dataclass(frozen=True)
class Record:
    """The signed words, and their number where there is one."""

    signed: SignedText
    number: DocNumber | None


def record_of(reply: Reply) -> Record | None:
    """The record that speaks for this letter; None for a draft, and for a letter that was voided as a draft.

    A void letter speaks by what it was the moment before: what had been printed is what stays to be seen. A signature
    that fell earlier, by 退回, is not brought back.
    """
    if reply.stage in FROZEN:
        signed = reply.signed_texts.filter(revoked_at__isnull=True).first()
        numbers = reply.numbers.filter(voided_at__isnull=True)
    else:
        step = void_step(reply)
        if step is None or step.from_stage not in FROZEN:
            return None
        signed = reply.signed_texts.order_by("-pk").first()
        numbers = reply.numbers.all() if step.from_stage in NUMBERED else reply.numbers.none()
    if signed is None:
        return None
    return Record(signed, numbers.select_related("issuer_code").order_by("-pk").first())


def void_step(reply: Reply) -> Step | None:
    """The step by which a void letter was voided: by whom, when, with what reason."""
    return last_step(reply) if reply.stage == Stage.VOID else None


def why_void(reply: Reply) -> Why | None:
    """Why neither draft nor finished file is handed out: a void letter is only to be read, with 作废 across it."""
    if reply.stage != Stage.VOID:
        return None
    said = "此件已作废，不再提供草稿或成文下载，只能查阅每页带“作废”字样的作废件。"
    return Why(said, page_of(reply, "void_pdf"), "打开作废件", "void")


def why_not_void_copy(reply: Reply) -> Why | None:
    """作废件: of a void letter only."""
    return None if reply.stage == Stage.VOID else Why("此件没有作废。", page_of(reply), "看此件", "stage")
