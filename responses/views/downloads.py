"""What can be taken of a letter now: the finished one, each co-signer's copy, the public version, the draft; or why not.

Of a void letter there is the 作废件 alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse

from accounts.models import User
from accounts.refusal import Refused
from responses import rules
from responses.enums import FROZEN
from responses.models import Delivery, IssuedCopy, Reply
from responses.rules import Why
from responses.services import rendering

NOT_YET = "还没有：要到签发、编号、用印之后。在那之前给出的件，每页页眉都标明“草稿”和所在的环节。"
COPIES_NOT_YET = "用印时与正式件一起制成，每位一份，主送只写其一人，其余与正式件相同。"
SHOWN_AT_ONCE = 6
"""More copies than these fold away under one line."""


@dataclass(frozen=True)
class Files:
    """One line of the list: what it is, a word about it, its two files or the sentence that says why not."""

    name: str
    note: str = ""
    pdf: str = ""
    docx: str = ""
    why: Why | None = None
    is_copy: bool = False


@dataclass(frozen=True)
class Downloads:
    """The list on the letter's page."""

    finished: Files
    draft: Files | None = None
    public: Files | None = None
    copies: list[Files] = field(default_factory=list)
    copies_why: Why | None = None
    substitutes: list[str] = field(default_factory=list)
    """The fonts that stand in for others in these files."""
    substitutes_why: str = ""
    """Why they cannot be told."""

    @property
    def is_folded(self) -> bool:
        """Whether the copies are too many to stand open."""
        return len(self.copies) > SHOWN_AT_ONCE


def downloads_of(reply: Reply, *, user: User) -> Downloads:
    """Everything that this person may take of the letter, in the order in which it is wanted."""
    if rules.why_void(reply):
        return Downloads(Files("作废件", "每页标“作废”，只供查阅", reverse("responses:void_pdf", args=[reply.pk])))
    why = rules.why_not_download(user, reply)
    copies = [] if why else _copies(reply)
    substitutes, substitutes_why = _substitutes(reply)
    return Downloads(
        finished=_finished(reply, why, has_copies=bool(reply.copies)),
        copies=copies,
        copies_why=Why(COPIES_NOT_YET) if reply.copies and not copies else None,
        public=_public(reply, user),
        draft=Files("草稿", "不带印章，页眉标明“草稿”、环节和版本", *_pair(reply, "draft")),
        substitutes=substitutes,
        substitutes_why=substitutes_why,
    )


def _substitutes(reply: Reply) -> tuple[list[str], str]:
    """The list, or the sentence that says why there is none."""
    try:
        return rendering.substitutes(reply), ""
    except Refused as refused:
        return [], refused.sentence


def _finished(reply: Reply, why: Why | None, *, has_copies: bool) -> Files:
    if why:
        return Files("正式件", why=Why(NOT_YET))
    note = "存档用，主送写全体；寄给提案者的是下面各份" if has_copies else "有发文字号和印章"
    return Files("正式件", note, reverse("responses:pdf", args=[reply.pk]), reverse("responses:docx", args=[reply.pk]))


def _copies(reply: Reply) -> list[Files]:
    """Each co-signer's copy, with how and when it went once that is registered."""
    rows = IssuedCopy.objects.filter(record__signed__reply=reply, record__signed__revoked_at__isnull=True)
    sent: dict[str, str] = {}
    for one in Delivery.objects.filter(dispatch__reply=reply):
        sent.setdefault(one.recipient, f"{one.get_way_display()} {one.delivered_on:%Y-%m-%d}")
    signed = reply.signed_texts.filter(revoked_at__isnull=True).values_list("content", flat=True).first() or {}
    with_sheet = {one["addressee"] for one in signed.get("copies", []) if one["with_feedback"]} if signed.get("feedback") else set()
    found = []
    for row in rows.order_by("position"):
        notes = [sent.get(row.addressee, ""), "附征询意见表" if row.addressee in with_sheet else ""]
        hrefs = [reverse(f"responses:copy_{suffix}", args=[reply.pk, row.position + 1]) for suffix in ("pdf", "docx")]
        found.append(Files(row.addressee, " · ".join(filter(None, notes)), *hrefs, is_copy=True))
    return found


def _public(reply: Reply, user: User) -> Files | None:
    """The public version, or why there is none; nothing is said of it before the letter is signed."""
    if reply.stage not in FROZEN:
        return None
    if why := rules.why_not_public(user, reply):
        return Files("公开版", why=why)
    return Files("公开版", "去掉联系人、电话、征询意见表和印章", *_pair(reply, "public"))


def _pair(reply: Reply, name: str) -> tuple[str, str]:
    return reverse(f"responses:{name}_pdf", args=[reply.pk]), reverse(f"responses:{name}_docx", args=[reply.pk])
