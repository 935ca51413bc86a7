"""签发: what is signed is what was shown, and from here on it is frozen with its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.refusal import OutOfDate, Refused
from letter.decoding import content_to
from letter.digest import Digest, digest_of
from letter.finding import Finding
from letter.profile import profile_to
from responses import rules
from responses.content import content_of, profile_of
from responses.enums import Action
from responses.models import Reply, SignedText, Step
from responses.services import rendering, workflow
from responses.services.proofreading import look_over

NAMED_AT_MOST = 3
"""Findings named in the refusal's sentence; the page lists them all."""


@dataclass(frozen=True)
class Signing:
    """What would be signed by this person today: the page shows it and its digest, the act compares."""

    content: dict[str, Any]
    profile: dict[str, Any]
    dated_on: date
    digest: Digest
    findings: tuple[Finding, ...]
    ignored: tuple[dict[str, Any], ...] = ()
    """疑似 that were set aside, each with its reason: the signatory sees them, the record keeps them."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """必错: what must be mended before 签发."""
        return tuple(finding for finding in self.findings if finding.level == "error")


def signing_of(reply: Reply, *, by: User, on: date | None = None) -> Signing:
    """What ``by`` would sign ``on`` that day (today, by the clock of the place): words, layout, date, digest, findings."""
    day = on or timezone.localdate()
    content = content_of(reply, dated_on=day, signatory=by.name)
    layout = profile_of(reply)
    data, profile = content_to(content), profile_to(layout)
    looked = look_over(reply, content=content, profile=layout)
    digest = digest_of_signed(data, profile, day)
    return Signing(data, profile, day, digest, looked.findings, tuple(looked.kept()))


def digest_of_signed(content: dict[str, Any], profile: dict[str, Any], dated_on: date) -> Digest:
    """The first digest: over the words with their scheme, the layout profile and the 成文日期."""
    return digest_of({"content": content, "profile": profile, "dated_on": dated_on.isoformat()})


def is_whole(signed: SignedText) -> bool:
    """Whether the frozen record still has the digests it was signed with."""
    now = digest_of_signed(signed.content, signed.profile, signed.dated_on)
    # A record may come from a machine without SM3, or be read on one.
    return now.sha256 == signed.sha256 and (not (now.sm3 and signed.sm3) or now.sm3 == signed.sm3)


def sign_off(reply: Reply, *, by: User, version: int, digest: str, opinion: str = "", on: date | None = None) -> Step:
    """签发: freeze words, layout, scheme and 成文日期 under their digests.

    ``digest`` is the SHA-256 the page showed. Raises Refused for a drafter, for 必错 findings, for what cannot be
    laid out and where the rule says no; OutOfDate when anything has changed since the page was made, midnight included.
    """
    workflow.check(reply, action=Action.SIGN_OFF, by=by, version=version)
    signing = signing_of(reply, by=by, on=on)
    if signing.errors:
        raise Refused(
            _blocked(signing.errors), code="findings", link=f"{rules.page_of(reply)}#checks", link_text="看检查结果",
            action=Action.SIGN_OFF, on=reply,
        )  # fmt: skip
    if digest != signing.digest.sha256:
        raise OutOfDate("签发页面显示之后，此件或其登记内容又有变动，请重新核对后签发。", link=rules.page_of(reply))
    # What cannot be printed is not signed: it would only be found out at 用印, its number spent.
    rendering.preview_of(signing.content, signing.profile)
    made_by = rendering.engine_versions()

    def freeze(step: Step) -> dict[str, Any]:
        SignedText.objects.create(
            reply=reply,
            version=step.version,
            content=signing.content,
            profile=signing.profile,
            dated_on=signing.dated_on,
            sha256=signing.digest.sha256,
            sm3=signing.digest.sm3,
            opinion=step.opinion,
            ignored=list(signing.ignored),
            signed_by=by,
            drafted_by_id=reply.created_by_id,
            engine_version=made_by["engine"][:20],
            font_set=made_by["fonts"][:64],
        )
        return {"sha256": signing.digest.sha256, "sm3": signing.digest.sm3, "dated_on": signing.dated_on}

    return workflow.move(
        reply, action=Action.SIGN_OFF, by=by, version=version, opinion=opinion, alongside=freeze
    )


def live_signed(reply: Reply) -> SignedText:
    """The record in force, its digests recomputed. Raises Refused when there is none or it was tampered with."""
    signed = reply.signed_texts.filter(revoked_at__isnull=True).select_related("signed_by").first()
    if signed is None:
        raise Refused("此件尚未签发。", code="unsigned", on=reply)
    if not is_whole(signed):
        raise Refused("签发稿校验失败：内容与签发时的摘要不符，已停止办理。请联系系统管理员。", code="broken_record", on=reply)
    return signed


def _blocked(errors: tuple[Finding, ...]) -> str:
    named = "；".join(_with_remedy(one) for one in errors[:NAMED_AT_MOST])
    more = f"等{len(errors)}处" if len(errors) > NAMED_AT_MOST else ""
    return f"有{len(errors)}处必须改正，不能签发：{named}{more}。"


def _with_remedy(finding: Finding) -> str:
    return "，".join(part.rstrip("。") for part in (finding.said, finding.wanted) if part)
