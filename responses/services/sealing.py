"""用印: the seal is laid on the frozen words, the finished files are checked and kept, the register has its row.

Each issuing body's keeper seals for that body; with the last one the files are made. Rendering and writing happen
outside the transaction; only when the files lie in their place, whole, does one transaction name them and move the
letter. Whatever fails before leaves the letter as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing as signatures
from django.db.models import F

from accounts.models import SealImage, User
from accounts.refusal import Refused
from accounts.services import log
from accounts.services.seal_pictures import read_seal_image
from responses import rules
from responses.enums import Action
from responses.models import DocNumber, Reply, ReplyIssuer, SealUse, SignedText, Step
from responses.services import finishing, kept_files, numbering, signing, workflow
from responses.services.writing import writing

SALT = "responses.sealing"
COPIES_LIMIT = 999
NOTE_LIMIT = 200


@dataclass(frozen=True)
class Pressed:
    """One body's seal as it will be printed and registered."""

    position: int
    issuer_name: str
    image: SealImage | None
    """None where the stamp is pressed by hand."""


def token_for(reply: Reply, *, by: User) -> str:
    """A permit for one sealing: by this person, of this letter in this version, of these signed words.

    It runs out with FUWEN_REAUTH_SECONDS and by any act on the letter, its own use included. Raises Refused.
    """
    rules.refuse(rules.why_not_seal(by, reply), action=Action.SEAL, on=reply)
    signed = signing.live_signed(reply)
    claim = {"reply": reply.pk, "version": reply.version, "by": by.pk, "sha256": signed.sha256}
    return signatures.dumps(claim, salt=SALT)


def seal(reply: Reply, *, by: User, token: str, copies: int, note: str = "") -> SealUse:
    """用印 for the keeper's own body; with the last body's seal the letter is finished and goes on to 印发.

    The caller has just asked the password again (accounts.services.reauthentication). Raises Refused (a failed render
    among them, logged as failed) and OutOfDate; then nothing has changed.
    """
    claim = _claim(token, reply, by)
    workflow.check(reply, action=Action.SEAL, by=by, version=claim["version"])
    signed, number = signing.live_signed(reply), numbering.live_number(reply)
    if claim["sha256"] != signed.sha256 or number is None:
        raise Refused("用印许可与签发稿不符，请刷新后重新用印。", code="token", action=Action.SEAL, on=reply)
    _check_form(reply, copies, note)
    _check_approved(reply, copies, signed)
    body = rules.own_body(by, reply)
    pressed = _pressed(reply, body, signed)
    before = list(reply.seal_uses.filter(cancelled_at__isnull=True).select_related("image__seal"))
    use = _use(reply, signed, number, pressed, by=by, copies=copies, note=note)
    if len(before) + 1 < reply.issuers.count():
        return _press(reply, use, by=by)
    return _finish(reply, use, [*before, use], by=by)


def seals_needed(reply: Reply) -> list[tuple[ReplyIssuer, SealUse | None]]:
    """Every issuing body with its seal's row, or None where it is still to come."""
    uses = {use.issuer_position: use for use in reply.seal_uses.filter(cancelled_at__isnull=True)}
    return [(body, uses.get(body.position)) for body in reply.issuers.select_related("unit").order_by("position")]


def _claim(token: str, reply: Reply, by: User) -> dict[str, Any]:
    try:
        claim = signatures.loads(token, salt=SALT, max_age=settings.FUWEN_REAUTH_SECONDS)
    except signatures.SignatureExpired as error:
        raise Refused("用印许可已过期，请重新输入密码用印。", code="token", action=Action.SEAL, on=reply) from error
    except signatures.BadSignature as error:
        raise Refused("用印许可无效，请刷新后重新用印。", code="token", action=Action.SEAL, on=reply) from error
    if claim["reply"] != reply.pk or claim["by"] != by.pk:
        raise Refused("用印许可不是给此件、此人的，请刷新后重新用印。", code="token", action=Action.SEAL, on=reply)
    return claim


def _check_form(reply: Reply, copies: int, note: str) -> None:
    if not 1 <= copies <= COPIES_LIMIT:
        raise Refused(f"用印份数应在1至{COPIES_LIMIT}之间，现为{copies}。", code="copies", action=Action.SEAL, on=reply)
    if len(note) > NOTE_LIMIT:
        raise Refused(f"备注共{len(note)}字，最多{NOTE_LIMIT}字。", code="too_long", action=Action.SEAL, on=reply)


def _check_approved(reply: Reply, copies: int, signed: SignedText) -> None:
    """No more is sealed than was approved with 签发, and no less than there are co-signers' copies."""
    approved, parts = signed.content.get("print_run", 0), len(signed.content.get("copies", []))
    if approved and copies > approved:
        said = f"签发批准印制{approved}份，用印份数不能多于此数，现为{copies}。"
        raise Refused(said, code="copies", action=Action.SEAL, on=reply)
    if copies < parts:
        said = f"此件分送{parts}位提案者，每位一份，用印份数不能少于{parts}，现为{copies}。"
        raise Refused(said, code="copies", action=Action.SEAL, on=reply)


def _pressed(reply: Reply, body: ReplyIssuer, signed: SignedText) -> Pressed:
    """The seal of this body, checked against the signed words: its name is the 署名, its diameter the signed one."""
    if body.position >= len(signed.content["issuers"]) or signed.content["issuers"][body.position]["name"] != body.name:
        raise Refused("署名与签发稿不符，不能用印，请退回。", code="issuer", action=Action.SEAL, on=reply)
    if signed.profile.get("seal") == "wet":
        return Pressed(body.position, body.name, None)
    seal_row = rules.seal_for(body)
    wanted = float(signed.content["issuers"][body.position]["seal_mm"])
    if float(seal_row.diameter_mm) != wanted:
        said = f"印章“{seal_row}”直径{seal_row.diameter_mm}毫米，签发时为{wanted:g}毫米，请退回后重新签发。"
        raise Refused(said, code="diameter", action=Action.SEAL, on=reply)
    return Pressed(body.position, body.name, seal_row.image)


def _use(
    reply: Reply, signed: SignedText, number: DocNumber, pressed: Pressed, *, by: User, copies: int, note: str
) -> SealUse:
    image = pressed.image
    return SealUse(
        reply=reply,
        signed=signed,
        number=number,
        issuer_position=pressed.position,
        issuer_name=pressed.issuer_name,
        seal=image.seal if image else None,
        image=image,
        image_sha256=image.sha256 if image else "",
        is_wet=image is None,
        document_title=signed.content["title"].replace("\n", "")[:250],
        copies=copies,
        approved_by=signed.signed_by,
        sealed_by=by,
        note=note,
    )


def _press(reply: Reply, use: SealUse, *, by: User) -> SealUse:
    """One body of several has sealed: its row is kept, the letter waits for the others."""
    if use.image is not None:
        read_seal_image(use.image)
    version = reply.version
    with writing():
        same = Reply.objects.filter(pk=reply.pk, stage=reply.stage, version=version)
        if not same.update(version=F("version") + 1):
            raise workflow.out_of_date(reply)
        use.save(force_insert=True)
        log.record(Action.SEAL.value, by=by, on=reply, data=_said(use))
    reply.version = version + 1
    return use


def _finish(reply: Reply, use: SealUse, uses: list[SealUse], *, by: User) -> SealUse:
    """The last seal: make the files, keep them, and only then move the letter with all its rows."""
    uses = sorted(uses, key=lambda one: one.issuer_position)
    try:
        finished = finishing.finish(use.signed, use.number, uses)
    except (Refused, OSError) as error:
        sentence = error.sentence if isinstance(error, Refused) else f"文件没有存下来（{error.strerror}），请联系系统管理员。"
        log.fail(Action.SEAL.value, by=by, on=reply, sentence=sentence)
        code = error.code if isinstance(error, Refused) else "disk"
        raise Refused(sentence, code=code, action=Action.SEAL, on=reply, is_logged=True) from error

    def keep(step: Step) -> dict[str, Any]:
        use.save(force_insert=True)
        finished.save()
        return {**_said(use), **finished.said()}

    try:
        workflow.move(reply, action=Action.SEAL, by=by, version=reply.version, opinion=use.note, alongside=keep)
    except BaseException:
        kept_files.drop_issued(*finished.names)
        raise
    return use


def _said(use: SealUse) -> dict[str, Any]:
    return {
        "issuer": use.issuer_name,
        "number": str(use.number),
        "copies": use.copies,
        "sha256": use.signed.sha256,
        "image_sha256": use.image_sha256,
        "is_wet": use.is_wet,
    }
