"""What the signed-in person can do with a letter now: each act with its form, or the sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.urls import reverse

from accounts.models import User
from responses import rules
from responses.enums import Action, Stage
from responses.models import Phrase, Reply
from responses.rules import Why
from responses.services.phrases import phrases_for

ONWARD: dict[Stage, tuple[Action, str]] = {
    Stage.DRAFT: (Action.SUBMIT, "送核"),
    Stage.REVIEW: (Action.REVIEW, "同意，送下一环节"),
    Stage.COUNTERSIGN: (Action.COUNTERSIGN, "同意会签"),
    Stage.VET: (Action.VET, "同意，送签发"),
    Stage.SIGN_OFF: (Action.SIGN_OFF, "核对并签发"),
    Stage.VERIFY: (Action.VERIFY, "复核无误，送编号"),
    Stage.REGISTER: (Action.REGISTER, "编号"),
    Stage.SEAL: (Action.SEAL, "用印"),
    Stage.DISPATCH: (Action.DISPATCH, "印发登记"),
    Stage.DISPATCHED: (Action.ARCHIVE, "归档"),
}
"""The act that takes a letter on from each stage, by its real word."""

SEALED = (Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED)
"""Stages in which there is a finished, sealed file."""

NOTHING = "此环节由他人办理，您可以查看。"
NOTHING_ANY_MORE: dict[Stage, str] = {
    Stage.DISPATCHED: "此件已印发，您可以查看。",
    Stage.ARCHIVED: "此件已归档，您可以查看。",
    Stage.VOID: "此件已作废，不再办理。",
}
"""What stands in the place of the acts for who has none."""

PAGES: dict[Action, str] = {
    Action.SIGN_OFF: "sign_off",
    Action.REGISTER: "number",
    Action.SEAL: "seal",
    Action.DISPATCH: "dispatch",
}
"""Acts with a page of their own, by its address."""

STOCK: dict[Action, str] = {
    Action.REVIEW: Phrase.Use.REVIEW,
    Action.VET: Phrase.Use.VET,
    Action.SEND_BACK: Phrase.Use.SEND_BACK,
}
"""Which 常用意见 are offered with which act."""
STOCK_SHOWN = 30


@dataclass(frozen=True)
class PageAct:
    """One act as the page shows it."""

    code: str
    word: str
    href: str
    why: Why | None = None
    is_page: bool = False
    is_primary: bool = False
    is_destructive: bool = False
    is_required: bool = False
    has_opinion: bool = False
    opinion_label: str = "意见（可不填）"
    typed: str = ""
    confirm: str = ""
    targets: list[tuple[str, str]] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)


def acts_for(user: User, reply: Reply, *, typed: dict[str, str] | None = None) -> list[PageAct]:
    """Every act of this stage: the one onward, correcting, sending back, sheets, withdrawing, voiding.

    ``typed`` holds the opinion of an act that was just refused: it stands in its field again.
    """
    acts = [act for act in (_onward(user, reply), _edit(user, reply), _send_back(user, reply)) if act]
    acts += _feedback(user, reply)
    for action, word in ((Action.WITHDRAW, "撤回"), (Action.VOID, "作废")):
        why = rules.why_not(user, reply, action)
        if why is None:
            acts.append(_plain(reply, action, word))
        elif action == Action.WITHDRAW and why.code == "acted":
            acts.append(PageAct(action, word, "", why=why))
    return [replace(act, typed=(typed or {}).get(act.code, "")) if act.has_opinion else act for act in acts]


def _edit(user: User, reply: Reply) -> PageAct | None:
    why = rules.why_not_edit(user, reply)
    if why is not None:
        return PageAct("edit", "修改", "", why=why) if why.code == "frozen" and rules.holds_any_part(user, reply) else None
    word = "继续写" if reply.stage == Stage.DRAFT else "修改文字（留痕）"
    return PageAct("edit", word, reverse("responses:edit", args=[reply.pk]), is_page=True)


def _onward(user: User, reply: Reply) -> PageAct | None:
    if reply.stage not in ONWARD:
        return None
    action, word = ONWARD[Stage(reply.stage)]
    if why := rules.why_not(user, reply, action):
        # Whoever only reads the letter (督查, a body that signs along) is not told what others' people do with it.
        return PageAct(action, word, "", why=why) if why.code != "unit" else None
    if action in PAGES:
        return PageAct(action, word, reverse(f"responses:{PAGES[action]}", args=[reply.pk]), is_page=True, is_primary=True)
    return PageAct(
        action,
        word,
        reverse("responses:move", args=[reply.pk, action]),
        is_primary=True,
        has_opinion=action != Action.ARCHIVE,
        phrases=stock(user, STOCK[action]) if action in STOCK else [],
    )


def _send_back(user: User, reply: Reply) -> PageAct | None:
    if rules.why_not(user, reply, Action.SEND_BACK) is not None:
        return None
    targets = [(stage, stage.label) for stage in rules.earlier_stages(reply.stage) if stage not in (Stage.REGISTER, Stage.SEAL)]
    return PageAct(
        Action.SEND_BACK,
        "退回",
        reverse("responses:move", args=[reply.pk, Action.SEND_BACK]),
        is_required=True,
        has_opinion=True,
        opinion_label="退回理由（必填）",
        targets=list(reversed(targets)),
        phrases=stock(user, Phrase.Use.SEND_BACK),
    )


def _plain(reply: Reply, action: Action, word: str) -> PageAct:
    is_void = action == Action.VOID
    return PageAct(
        action,
        word,
        reverse("responses:move", args=[reply.pk, action]),
        is_destructive=is_void,
        is_required=is_void,
        has_opinion=is_void,
        opinion_label="作废理由（必填）",
        confirm=f"确定作废“{reply}”？作废后不能恢复。" if is_void else "",
    )


def _feedback(user: User, reply: Reply) -> list[PageAct]:
    if reply.stage not in (Stage.DISPATCHED, Stage.ARCHIVED) or not reply.with_feedback:
        return []
    if rules.why_not_record_feedback(user, reply) is not None:
        return []
    return [PageAct("feedback", "登记征询意见", reverse("responses:feedback", args=[reply.pk]), is_page=True)]


def stock(user: User, use: str) -> list[str]:
    """常用意见 for one use: the person's own, then the unit's, then those of the system."""
    return list(phrases_for(user, use).values_list("text", flat=True)[:STOCK_SHOWN])
