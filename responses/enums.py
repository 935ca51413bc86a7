"""The road of a letter: its stages and the one table of moves."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from accounts.enums import Role


class Purpose(models.TextChoices):
    """What the letter is for. Each has its own number series where the unit says so."""

    REPLY = "reply", "答复函"
    OPINION = "opinion", "会办意见函"
    SECOND = "second", "再次答复函"
    DECLINE = "decline", "申退说明"
    EXTENSION = "extension", "延期说明"


class Disclosure(models.TextChoices):
    """公开属性."""

    PUBLIC = "public", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Stage(models.TextChoices):
    """Where the letter lies: the step that is to be done next, then its ends."""

    DRAFT = "draft", "拟稿"
    REVIEW = "review", "核稿"
    COUNTERSIGN = "countersign", "会签"
    VET = "vet", "审核"
    SIGN_OFF = "sign_off", "签发"
    VERIFY = "verify", "复核"
    REGISTER = "register", "编号"
    SEAL = "seal", "用印"
    DISPATCH = "dispatch", "印发"
    DISPATCHED = "dispatched", "已印发"
    ARCHIVED = "archived", "已归档"
    VOID = "void", "已作废"


AT_STAGE: dict[Stage, str] = {
    Stage.DRAFT: "拟稿中",
    Stage.REVIEW: "核稿中",
    Stage.COUNTERSIGN: "会签中",
    Stage.VET: "审核中",
    Stage.SIGN_OFF: "待签发",
    Stage.VERIFY: "已签发，待复核",
    Stage.REGISTER: "已签发，待编号",
    Stage.SEAL: "已编号，待用印",
    Stage.DISPATCH: "已用印，待印发",
    Stage.DISPATCHED: "已印发",
    Stage.ARCHIVED: "已归档",
    Stage.VOID: "已作废",
}
"""How far a letter has come, as a draft of it says in its head."""

ROAD: tuple[Stage, ...] = (
    Stage.DRAFT,
    Stage.REVIEW,
    Stage.COUNTERSIGN,
    Stage.VET,
    Stage.SIGN_OFF,
    Stage.VERIFY,
    Stage.REGISTER,
    Stage.SEAL,
    Stage.DISPATCH,
    Stage.DISPATCHED,
    Stage.ARCHIVED,
)
"""The road in its order; what is left of a stage here is earlier."""

EDITABLE = (Stage.DRAFT, Stage.REVIEW, Stage.VET, Stage.SIGN_OFF)
"""Stages whose holder may correct the words; from 签发 on they are frozen."""

FROZEN = (Stage.VERIFY, Stage.REGISTER, Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED)
"""Stages after 签发: everything printed comes from the signed record."""


class Action(models.TextChoices):
    """The acts that move a letter."""

    SUBMIT = "submit", "送核"
    REVIEW = "review", "核稿"
    COUNTERSIGN = "countersign", "会签"
    VET = "vet", "审核"
    SIGN_OFF = "sign_off", "签发"
    VERIFY = "verify", "复核"
    REGISTER = "register", "编号"
    SEAL = "seal", "用印"
    DISPATCH = "dispatch", "印发"
    ARCHIVE = "archive", "归档"
    SEND_BACK = "send_back", "退回"
    WITHDRAW = "withdraw", "撤回"
    VOID = "void", "作废"


@dataclass(frozen=True)
class Move:
    """One row of the table: who may take a letter from which stages, and where it goes.

    ``target`` is None where the act itself names the stage (退回, 撤回), ``role`` where it is not a role that counts but
    who sent the letter on (撤回).
    """

    action: Action
    sources: tuple[Stage, ...]
    target: Stage | None
    role: Role | None
    reason_required: bool = False


MOVES: tuple[Move, ...] = (
    Move(Action.SUBMIT, (Stage.DRAFT,), Stage.REVIEW, Role.DRAFTER),
    Move(Action.REVIEW, (Stage.REVIEW,), Stage.COUNTERSIGN, Role.REVIEWER),
    Move(Action.COUNTERSIGN, (Stage.COUNTERSIGN,), Stage.VET, Role.REVIEWER),
    Move(Action.VET, (Stage.VET,), Stage.SIGN_OFF, Role.OFFICE),
    Move(Action.SIGN_OFF, (Stage.SIGN_OFF,), Stage.VERIFY, Role.SIGNATORY),
    Move(Action.VERIFY, (Stage.VERIFY,), Stage.REGISTER, Role.OFFICE),
    Move(Action.REGISTER, (Stage.REGISTER,), Stage.SEAL, Role.OFFICE),
    Move(Action.SEAL, (Stage.SEAL,), Stage.DISPATCH, Role.SEAL_KEEPER),
    Move(Action.DISPATCH, (Stage.DISPATCH,), Stage.DISPATCHED, Role.OFFICE),
    Move(Action.ARCHIVE, (Stage.DISPATCHED,), Stage.ARCHIVED, Role.OFFICE),
    Move(Action.SEND_BACK, (Stage.REVIEW,), None, Role.REVIEWER, reason_required=True),
    Move(Action.SEND_BACK, (Stage.COUNTERSIGN,), None, Role.REVIEWER, reason_required=True),
    Move(Action.SEND_BACK, (Stage.VET,), None, Role.OFFICE, reason_required=True),
    Move(Action.SEND_BACK, (Stage.SIGN_OFF,), None, Role.SIGNATORY, reason_required=True),
    Move(Action.SEND_BACK, (Stage.VERIFY, Stage.REGISTER), None, Role.OFFICE, reason_required=True),
    Move(Action.SEND_BACK, (Stage.SEAL,), None, Role.SEAL_KEEPER, reason_required=True),
    Move(Action.WITHDRAW, (Stage.REVIEW, Stage.COUNTERSIGN, Stage.VET, Stage.SIGN_OFF), None, None),
    Move(Action.VOID, (Stage.DRAFT,), Stage.VOID, Role.DRAFTER, reason_required=True),
    Move(
        Action.VOID,
        (Stage.REGISTER, Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED),
        Stage.VOID,
        Role.OFFICE,
        reason_required=True,
    ),
)


class PassageKind(models.TextChoices):
    """What a block of the text is."""

    SECTION = "section", "标题"
    ITEM = "item", "条目"
    PARAGRAPH = "paragraph", "段落"


class Kept(models.TextChoices):
    """Why a version of the words was kept; beside these, the act at which it was (Action)."""

    START = "start", "起稿"
    SAVE = "save", "保存"
    AUTOSAVE = "autosave", "自动保存"
    KEPT = "kept", "存为一版"
    RESTORED = "restored", "恢复旧版"


class DeliveryWay(models.TextChoices):
    """How a letter went out."""

    HAND = "hand", "面交"
    POST = "post", "邮寄"
    COURIER = "courier", "机要交换"
    SYSTEM = "system", "系统"


class Satisfaction(models.TextChoices):
    """What the proposer ticked."""

    SATISFIED = "satisfied", "满意"
    MOSTLY = "mostly", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
