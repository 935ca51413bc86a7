"""Why not? For every act on a letter that exists: the sentence for this person at this moment, or None."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from accounts.enums import Role
from accounts.models import Seal, User
from accounts.rules import holds, same_unit
from responses.enums import EDITABLE, FROZEN, Action, Disclosure, Stage
from responses.models import Reply, ReplyIssuer, SignedText, Step
from responses.rules.commenting import why_comments_open
from responses.rules.road import HOLDERS, move_of
from responses.rules.why import Why, holds_any_part, lacks, not_of_unit

_SEALED = "此件已用印成文，文字不能再改；确有错误的，由办公室作废后重新行文。"
LOCKED: dict[Stage, str] = {
    Stage.DISPATCH: _SEALED,
    Stage.DISPATCHED: _SEALED,
    Stage.ARCHIVED: "此件已归档，文字不能再改。",
}
"""Why not edit where 退回 is no longer a way."""


def why_not_edit(user: User, reply: Reply) -> Why | None:
    """修改: the holder of the step, until 签发."""
    if reply.stage in FROZEN:
        return Why(LOCKED.get(Stage(reply.stage), "此件已经签发，文字已锁定；确需修改的，请先退回。"), code="frozen")
    if reply.stage not in EDITABLE:
        return Why(f"此件现在的环节是“{reply.get_stage_display()}”，不能修改文字。", code="stage")
    return lacks(user, reply, HOLDERS[Stage(reply.stage)], "修改")


def why_not_submit(user: User, reply: Reply) -> Why | None:
    """送核."""
    return _table_says(user, reply, Action.SUBMIT)


def why_not_review(user: User, reply: Reply) -> Why | None:
    """核稿."""
    return _table_says(user, reply, Action.REVIEW)


def why_not_countersign(user: User, reply: Reply) -> Why | None:
    """会签."""
    return _table_says(user, reply, Action.COUNTERSIGN)


def why_not_vet(user: User, reply: Reply) -> Why | None:
    """审核."""
    return _table_says(user, reply, Action.VET)


def why_not_verify(user: User, reply: Reply) -> Why | None:
    """复核."""
    return _table_says(user, reply, Action.VERIFY)


def why_not_sign_off(user: User, reply: Reply) -> Why | None:
    """签发: not by who drafted it; after a change of a signed letter, by who signed it before (条例二十五)."""
    if why := _table_says(user, reply, Action.SIGN_OFF):
        return why
    if user.pk in drafters_of(reply):
        return Why("您起草或送核过此件；拟稿人与签发人不能是同一人，请由其他签发人签发。", code="drafter")
    if why := why_comments_open(reply):
        return why
    before = SignedText.objects.filter(reply=reply).select_related("signed_by").order_by("-pk").first()
    if before is None or before.signed_by_id == user.pk:
        return None
    first = before.signed_by
    if same_unit(first, reply.unit) and first.holds(Role.SIGNATORY):
        return Why(f"此件曾由{first}签发后退回修改，应当仍由{first}签发。", code="original_signatory")
    return None


def why_not_register(user: User, reply: Reply) -> Why | None:
    """编号."""
    return _table_says(user, reply, Action.REGISTER)


def why_not_seal(user: User, reply: Reply) -> Why | None:
    """用印: the seal keeper of an issuing body whose seal is still to come, and not who drafted the letter."""
    if reply.stage != Stage.SEAL:
        return Why(f"此件现在的环节是“{reply.get_stage_display()}”，不能用印。", code="stage")
    if not holds(user, Role.SEAL_KEEPER):
        return Why("用印由印章管理人员办理，您没有“用印”角色。", code="role")
    body = own_body(user, reply)
    if body is None:
        return Why("您不是此件署名机关的印章管理人员。", code="unit")
    if user.pk in drafters_of(reply):
        return Why("您起草或送核过此件；拟稿人不能用印，请由其他印章管理人员办理。", code="drafter")
    if reply.seal_uses.filter(issuer_position=body.position, cancelled_at__isnull=True).exists():
        return Why("本机关已在此件上用印，其他署名机关尚未用印。", code="sealed")
    if _is_seal_printed(reply) and seal_for(body) is None:
        return Why(f"{body.name}没有登记可用的印章，请先上传印章图样。", code="no_seal", **_seal_pages())
    return None


def why_not_dispatch(user: User, reply: Reply) -> Why | None:
    """印发."""
    return _table_says(user, reply, Action.DISPATCH)


def why_not_archive(user: User, reply: Reply) -> Why | None:
    """归档."""
    return _table_says(user, reply, Action.ARCHIVE)


def why_not_send_back(user: User, reply: Reply) -> Why | None:
    """退回."""
    if reply.stage == Stage.SEAL and own_body(user, reply) is not None and holds(user, Role.SEAL_KEEPER):
        return None
    return _table_says(user, reply, Action.SEND_BACK)


def why_not_withdraw(user: User, reply: Reply) -> Why | None:
    """撤回: by the one who sent, while nobody has acted."""
    if why := _table_says(user, reply, Action.WITHDRAW):
        return why
    last = last_step(reply)
    if last is None or last.action in (Action.SEND_BACK, Action.WITHDRAW) or last.to_stage != reply.stage:
        return Why("此件不是由您送出的，不能撤回。", code="not_sender")
    if last.by_id != user.pk:
        return Why(f"此件由{last.by}送出，只有送件人可以撤回。", code="not_sender")
    if last.version != reply.version:
        return Why("对方已经开始办理（修改了文字），不能撤回；如需改动，请对方退回。", code="acted")
    return None


def why_not_void(user: User, reply: Reply) -> Why | None:
    """作废."""
    return _table_says(user, reply, Action.VOID)


def why_not_record_feedback(user: User, reply: Reply) -> Why | None:
    """登记征询意见: the unit's drafter or office, once the letter is out."""
    if reply.stage not in (Stage.DISPATCHED, Stage.ARCHIVED):
        return Why("答复函印发之后才能登记征询意见。", code="stage")
    if not same_unit(user, reply.unit):
        return not_of_unit()
    if not (holds(user, Role.DRAFTER) or holds(user, Role.OFFICE)):
        return Why("征询意见由本单位承办人或办公室登记。", code="role")
    if not reply.with_feedback:
        return Why("此件没有附征询意见表。", code="no_sheet")
    return None


def why_not_download(user: User, reply: Reply) -> Why | None:
    """Taking the finished file: whoever sees the letter, once the seal's record is complete."""
    if reply.stage not in (Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED):
        return Why("此件尚未用印成文，请下载草稿。", code="stage")
    return None if Reply.objects.visible_to(user).filter(pk=reply.pk).exists() else not_of_unit()


def why_not_public(user: User, reply: Reply) -> Why | None:
    """Taking the public version: of a finished letter that was signed as 主动公开."""
    if why := why_not_download(user, reply):
        return why if why.code == "unit" else Why("公开版在用印成文之后提供。", code=why.code)
    signed = reply.signed_texts.filter(revoked_at__isnull=True).values_list("content", flat=True).first() or {}
    if signed.get("disclosure") == Disclosure.PUBLIC:
        return None
    word = Disclosure(signed["disclosure"]).label if signed.get("disclosure") else "未选"
    return Why(f"签发的公开属性是“{word}”，只有主动公开的才有公开版。", code="disclosure")


def drafters_of(reply: Reply) -> frozenset[int]:
    """Who drafted: who began the letter, saved it at 拟稿, or submitted it. Corrections at later steps do not count."""
    saved = reply.versions.filter(stage=Stage.DRAFT).values_list("saved_by_id", flat=True)
    sent = reply.steps.filter(action=Action.SUBMIT).values_list("by_id", flat=True)
    return frozenset({reply.created_by_id, *saved, *sent})


def last_step(reply: Reply) -> Step | None:
    """The newest step of the road."""
    return reply.steps.select_related("by").order_by("-pk").first()


def own_body(user: User, reply: Reply) -> ReplyIssuer | None:
    """The issuing body whose people this person belongs to."""
    if not user.is_authenticated or user.unit_id is None:
        return None
    return reply.issuers.select_related("seal", "unit").filter(unit_id=user.unit_id).first()


def seal_for(body: ReplyIssuer) -> Seal | None:
    """The seal this body's name will bear: the one chosen with the draft, else the body's first in use that has a picture."""
    if body.seal is not None and body.seal.is_active and body.seal.unit_id == body.unit_id:
        return body.seal if body.seal.images.exists() else None
    return body.unit.seals.filter(is_active=True, images__isnull=False).order_by("pk").distinct().first()


def _is_seal_printed(reply: Reply) -> bool:
    """Whether the signed layout prints the seal; the letter's own tick or the unit's pattern may leave its place free."""
    profile = reply.signed_texts.filter(revoked_at__isnull=True).values_list("profile", flat=True).first() or {}
    return profile.get("seal", "print") == "print"


def _table_says(user: User, reply: Reply, action: Action) -> Why | None:
    """The table's own answer: the stage, the unit, the role."""
    move = move_of(action, reply.stage)
    if move is None:
        return Why(f"此件现在的环节是“{reply.get_stage_display()}”，不能{action.label}。", code="stage")
    if move.role is None:
        return None if holds_any_part(user, reply) else not_of_unit()
    return lacks(user, reply, move.role, action.label)


def _seal_pages() -> dict[str, str]:
    return {"link": reverse("accounts:seals"), "link_text": "去上传印章"}


ASKED: dict[Action, Callable[[User, Reply], Why | None]] = {
    Action.SUBMIT: why_not_submit,
    Action.REVIEW: why_not_review,
    Action.COUNTERSIGN: why_not_countersign,
    Action.VET: why_not_vet,
    Action.SIGN_OFF: why_not_sign_off,
    Action.VERIFY: why_not_verify,
    Action.REGISTER: why_not_register,
    Action.SEAL: why_not_seal,
    Action.DISPATCH: why_not_dispatch,
    Action.ARCHIVE: why_not_archive,
    Action.SEND_BACK: why_not_send_back,
    Action.WITHDRAW: why_not_withdraw,
    Action.VOID: why_not_void,
}
"""Every act of the road with the rule that is asked."""


def why_not(user: User, reply: Reply, action: str) -> Why | None:
    """Why this act cannot be done by this person now, or None."""
    return ASKED[Action(action)](user, reply)
