"""拟稿: begin a letter from the register, keep its words; a save against an older version loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from letter.content import Item, Section
from letter.content import Passage as SaidPassage
from letter.decoding import content_to
from letter.limits import printed_texts
from proposals.models import Proposal
from responses import rules
from responses.content import content_of, draft_of
from responses.enums import Action, Kept, PassageKind, Purpose, Stage
from responses.models import (
    Answer,
    LetterPattern,
    Passage,
    Reply,
    ReplyAttachment,
    ReplyIssuer,
    ReplyVersion,
)
from responses.services import fields, proposing
from responses.services.locking import lock_proposals
from responses.services.writing import writing

PLAIN = ("title", "opening", "disclosure", "disclosure_reason", "urgency")
LISTED = ("addressees", "closing", "copied_to")


@dataclass(frozen=True)
class Saved:
    """What a save came to: the new version, when, and what cleaning changed."""

    version: int
    saved_at: datetime
    notices: tuple[fields.Problem, ...] = ()


class SaveConflict(OutOfDate):
    """Somebody acted meanwhile: nothing was changed. Carries the newer letter, its version, who made it and when."""

    places: Sequence[dict[str, Any]] = ()
    """The places both touched, where the two texts could be joined but for them."""

    def __init__(self, reply: Reply) -> None:
        self.saved_by, self.saved_at, did = reply.saved_by, reply.saved_at, "保存了"
        last = rules.last_step(reply)
        if last is not None and last.version == reply.version:
            self.saved_by, self.saved_at, did = last.by, last.at, f"{Action(last.action).label}，形成了"
        when = timezone.localtime(self.saved_at)
        super().__init__(
            f"{self.saved_by}于{when:%Y-%m-%d %H:%M}{did}第{reply.version}版，比您打开的新；您的文字没有丢，请对照后再存。",
            link=rules.page_of(reply, "edit"),
        )
        self.on, self.action = reply, "save"
        self.reply, self.version, self.draft = reply, reply.version, draft_of(reply)


def start_reply(proposals: Sequence[Proposal], *, unit: Unit, by: User, purpose: str = Purpose.REPLY) -> Reply:
    """Begin a letter: title, addressee, opening, closing, copies, issuer and seal proposed from register and pattern.

    Several proposals make one letter (并案), in the order given. Raises Refused where the rule says no, where the unit
    has no pattern for this kind and purpose, or where it has such a letter already.
    """
    proposals = list(dict.fromkeys(proposals))
    rules.refuse(rules.why_not_start(by, proposals, unit=unit, purpose=purpose), action="start")
    pattern = _pattern(unit, proposals[0].kind, purpose)
    with writing():
        # Two who begin at once: the second waits here and then finds the first one's letter.
        lock_proposals([proposal.pk for proposal in proposals])
        rules.refuse(rules.why_already_begun(proposals, unit=unit, purpose=purpose), action="start")
        reply = _begin(proposals, unit, by, purpose, pattern)
        _keep(reply, by=by, reason=Kept.START)
        log.record("start", by=by, on=reply, data={"proposals": [one.pk for one in proposals], "purpose": purpose})
    return reply


def save_reply(
    reply: Reply, *, by: User, version: int, data: object, is_asked: bool = False, reason: str = "", note: str = ""
) -> Saved:
    """Keep the letter as the editor sends it (see content.draft_of); ``is_asked`` tells a save from an autosave.

    ``reason`` and ``note`` stand in the list of versions, where the save comes from something else than writing.

    Raises UnfitDraft for what cannot be kept, SaveConflict for an older version, Refused where the rule says no.
    """
    if version != reply.version:
        raise refused_as_late(reply, by)
    rules.refuse(rules.why_not_edit(by, reply), action="save", on=reply)
    read = fields.read(data, reply=reply)
    moment = timezone.now()
    with writing():
        same = Reply.objects.filter(pk=reply.pk, version=version, stage=reply.stage)
        if not same.update(version=F("version") + 1, saved_by=by, saved_at=moment, **_values(read)):
            is_late = True
        else:
            is_late = False
            reply.refresh_from_db()
            _write_rows(reply, read)
            _keep(reply, by=by, reason=reason or (Kept.SAVE if is_asked else Kept.AUTOSAVE), note=note)
            log.record("save", by=by, on=reply, data={"version": version + 1, "is_asked": is_asked})
    if is_late:
        raise refused_as_late(reply, by)
    return Saved(version + 1, moment, read.notices)


def refused_as_late(reply: Reply, by: User) -> Refused:
    """What to say to the slower one: both texts, if it may still write; else that somebody acted."""
    newer = Reply.objects.select_related("unit", "saved_by", "outcome").get(pk=reply.pk)
    if why := rules.why_not_edit(by, newer):
        return Refused(why.sentence, code=why.code, link=rules.page_of(newer), link_text="看此件", action="save", on=newer)
    return SaveConflict(newer)


def _pattern(unit: Unit, kind: str, purpose: str) -> LetterPattern:
    pattern = LetterPattern.objects.filter(unit=unit, kind=kind, purpose=purpose).first()
    if pattern is None:
        label = Purpose(purpose).label
        raise Refused(f"{unit}还没有“{label}”的行文样式，请系统管理员设置。", code="no_pattern", action="start")
    return pattern


def _begin(proposals: list[Proposal], unit: Unit, by: User, purpose: str, pattern: LetterPattern) -> Reply:
    earlier = _earlier(proposals, unit)
    number = str(earlier.numbers.filter(voided_at__isnull=True).first() or "") if earlier else ""
    start = proposing.propose(proposals, unit=unit, purpose=purpose, pattern=pattern, earlier_number=number)
    reply = Reply.objects.create(
        unit=unit,
        kind=proposals[0].kind,
        purpose=purpose,
        round=earlier.round + 1 if purpose == Purpose.SECOND and earlier else 1,
        title=start.title,
        addressees=start.addressees,
        copies=start.copies,
        opening=start.opening,
        closing=start.closing,
        copied_to=start.copied_to,
        contact_name=by.name,
        contact_phone=by.phone or unit.phone,
        with_feedback=purpose in (Purpose.REPLY, Purpose.SECOND),
        text="\n".join([start.title, start.opening, *start.closing]),
        created_by=by,
        saved_by=by,
    )
    Answer.objects.bulk_create(
        Answer(reply=reply, proposal=one, position=place) for place, one in enumerate(proposals)
    )
    ReplyIssuer.objects.create(reply=reply, unit=unit, name=unit.full_name, seal=_seal(unit))
    return reply


def _earlier(proposals: list[Proposal], unit: Unit) -> Reply | None:
    """The unit's last issued answer to any of these proposals."""
    issued = Reply.objects.filter(unit=unit, purpose__in=(Purpose.REPLY, Purpose.SECOND), answers__proposal__in=proposals)
    return issued.filter(stage__in=(Stage.DISPATCHED, Stage.ARCHIVED)).order_by("-round", "-pk").first()


def _seal(unit: Unit):
    return unit.seals.filter(is_active=True).order_by("pk").first()


def _values(read: fields.Fields) -> dict[str, Any]:
    content = read.content
    return {
        **{name: getattr(content, name) for name in PLAIN},
        **{name: [line for line in getattr(content, name) if line.strip()] for name in LISTED},
        "copies": [copy.addressee for copy in content.copies if copy.addressee.strip()],
        "print_run": read.print_run,
        "outcome": read.outcome,
        "contact_name": read.contact_name,
        "contact_phone": read.contact_phone,
        "with_feedback": read.with_feedback,
        "is_wet_stamped": read.is_wet_stamped,
        "text": "\n".join(filter(None, printed_texts(content))),
    }


def _write_rows(reply: Reply, read: fields.Fields) -> None:
    """Write what stands in rows of its own; the passages' keys stay with them, whatever their place."""
    reply.passages.all().delete()
    keys: set[str] = set()
    _write_passages(reply, [(None, read.content.passages)], keys)
    reply.attachments.all().delete()
    ReplyAttachment.objects.bulk_create(
        ReplyAttachment(reply=reply, position=place, name=one.name, paragraphs=one.paragraphs, rows=one.rows)
        for place, one in enumerate(read.content.attachments)
    )
    _write_issuers(reply, read.issuers)


def _write_passages(
    reply: Reply, levels: list[tuple[Passage | None, tuple[SaidPassage, ...]]], keys: set[str]
) -> None:
    """Write one level of the text at once, then the level below it."""
    rows, below = [], []
    for parent, passages in levels:
        for place, said in enumerate(passages):
            row = _row(reply, parent, place, said, keys)
            rows.append(row)
            if isinstance(said, Section):
                below.append((row, said.passages))
    Passage.objects.bulk_create(rows)
    if below:
        _write_passages(reply, below, keys)


def _row(reply: Reply, parent: Passage | None, place: int, said: SaidPassage, keys: set[str]) -> Passage:
    key = said.key if fields.KEY.fullmatch(said.key) and said.key not in keys else uuid4().hex
    keys.add(key)
    row = Passage(reply=reply, parent=parent, position=place, key=key, kind=PassageKind(said.type))
    if isinstance(said, Section):
        row.heading = said.heading
    elif isinstance(said, Item):
        row.lead_in, row.text, row.more = said.lead_in, said.text, list(said.more)
    else:
        row.text = said.text
    return row


def _write_issuers(reply: Reply, units: Sequence[Unit]) -> None:
    before = {row.unit_id: row for row in reply.issuers.all()}
    if [row.unit_id for row in sorted(before.values(), key=lambda row: row.position)] == [unit.pk for unit in units]:
        return
    reply.issuers.all().delete()
    ReplyIssuer.objects.bulk_create(
        ReplyIssuer(
            reply=reply,
            position=place,
            unit=unit,
            name=before[unit.pk].name if unit.pk in before else unit.full_name,
            seal=before[unit.pk].seal if unit.pk in before else _seal(unit),
        )
        for place, unit in enumerate(units)
    )


def _keep(reply: Reply, *, by: User, reason: str, note: str = "") -> None:
    """Keep this version. A person's autosaves in a row are kept once, the newest; everything else stays."""
    last = reply.versions.order_by("-version").first()
    is_writing = reason in (Kept.SAVE, Kept.AUTOSAVE)
    is_same_sitting = is_writing and last is not None and last.reason == Kept.AUTOSAVE and last.saved_by_id == by.pk
    ReplyVersion.objects.create(
        reply=reply, version=reply.version, content=content_to(content_of(reply)), reason=reason, note=note, saved_by=by,
        stage=reply.stage,
    )  # fmt: skip
    if is_same_sitting and last.stage == reply.stage:
        last.delete()

