"""校核 of one letter: every finding with its place on the page, and what people answered to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import clean_text
from letter.content import LetterContent
from letter.finding import Finding
from letter.profile import Profile
from letter.proof import proofread, text_at
from responses import rules
from responses.content import content_of, profile_of
from responses.inspection import inspect
from responses.models import IgnoredFinding, Reply
from responses.models.proofreading import WORDS_LIMIT
from responses.places import Place, place_of
from responses.services.proof_settings import lists_of, off_of, settings_of
from responses.services.register_facts import facts_of
from responses.services.writing import writing

REASON_LIMIT = 300
AROUND = 8
"""Characters shown before and behind the words a finding stands on."""
ASKED_HERE = frozenset({"PRV-02S"})
"""Rules that say what inspect() says more strictly: a letter without a 公开属性 is not signed (FIL-22E)."""
ALWAYS_REASON = "本单位今后不再提示"


@dataclass(frozen=True)
class Seen:
    """A finding with its place on the page, the words it stands on, and the answer to it, if there is one."""

    finding: Finding
    place: Place
    words: str
    before: str = ""
    behind: str = ""
    ignored: IgnoredFinding | None = None

    @property
    def needs_reason(self) -> bool:
        """疑似 is set aside with a reason, which goes into the 发文处理单; 提示 without."""
        return self.finding.level == "suspect"

    @property
    def may_be_ignored(self) -> bool:
        """必错 is mended, never set aside."""
        return self.finding.level != "error"

    @property
    def may_be_always(self) -> bool:
        """For all letters of the unit only what stands on words of its own."""
        return self.may_be_ignored and bool(self.words)


@dataclass(frozen=True)
class LookedOver:
    """Everything found in a letter as it stands, in reading order."""

    content: LetterContent
    open: tuple[Seen, ...] = ()
    ignored: tuple[Seen, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What still waits for a hand."""
        return tuple(one.finding for one in self.open)

    def kept(self) -> list[dict[str, Any]]:
        """The 疑似 that were set aside, with their reasons, as the signed record and the 发文处理单 keep them."""
        return [_kept(one) for one in self.ignored if one.finding.level == "suspect"]


def look_over(reply: Reply, *, content: LetterContent | None = None, profile: Profile | None = None) -> LookedOver:
    """Find everything in the letter as it stands now (or in ``content``), parted by whether somebody answered it."""
    content = content or content_of(reply)
    kept = settings_of(reply.unit)
    own = {"lists": lists_of(kept), "off": off_of(kept) | ASKED_HERE}
    found = _once([*inspect(content, profile or profile_of(reply)), *proofread(content, facts_of(reply), **own)])
    answers = _Answers(reply)
    seen = [_seen(finding, content, answers) for finding in found]
    return LookedOver(
        content,
        tuple(one for one in seen if one.ignored is None),
        tuple(one for one in seen if one.ignored is not None),
    )


def _once(found: list[Finding]) -> list[Finding]:
    """Each fault once: what both the desk and a rule say of a place is said by the rule; the asks have their own panel."""
    said = {(one.rule, one.where) for one in found}
    twins = {"FIL-03E": "FMT-03E", "FIL-31E": "FMT-03E", "FIL-15E": "STR-05E", "PRV-02S": "FIL-22E"}
    return [one for one in found if one.rule != "CNT-02S" and (twins.get(one.rule, ""), one.where) not in said]


def ignore(
    reply: Reply, *, by: User, rule: str, place: str, words: str, reason: str = "", always: bool = False
) -> IgnoredFinding:
    """Set a finding aside, in this letter or (``always``) in every letter of the unit.

    Raises Refused for 必错, for a 疑似 without a reason, for what is not found in the letter (any more), and where the
    rule of 修改 says no.
    """
    rules.refuse(rules.why_not_edit(by, reply), action="ignore", on=reply)
    reason = clean_text(reason).strip()
    one = _found(reply, rule, place, words)
    if not one.may_be_ignored:
        raise Refused("必错应当改正，不能忽略。", code="error", action="ignore", on=reply)
    if one.needs_reason and not reason:
        raise Refused("忽略疑似应当写明理由，理由随版本留存，供签发人查看。", code="reason", action="ignore", on=reply)
    if len(reason) > REASON_LIMIT:
        raise Refused(f"理由共{len(reason)}字，最多{REASON_LIMIT}字。", code="too_long", action="ignore", on=reply)
    if always and not one.may_be_always:
        raise Refused("这一条针对全文，只能在本件中忽略。", code="whole", action="ignore", on=reply)
    row = IgnoredFinding(
        unit=reply.unit, reply=None if always else reply, rule=rule, level=one.finding.level, place=one.place.name,
        words=one.words, said=one.finding.said[:300], reason=reason, version=reply.version, by=by,
    )  # fmt: skip
    try:
        with writing():
            row.save(force_insert=True)
            data = {"rule": rule, "words": one.words, "reason": reason, "always": always}
            log.record("ignore", by=by, on=reply, data=data)
    except IntegrityError:
        raise Refused("这一条他人刚刚已经忽略。", code="done", action="ignore", on=reply) from None
    return row


def take_back(reply: Reply, row_pk: int, *, by: User) -> None:
    """Let a finding that was set aside in this letter speak again. One set aside for all is taken back by the office."""
    rules.refuse(rules.why_not_edit(by, reply), action="ignore", on=reply)
    _withdraw(IgnoredFinding.objects.filter(pk=row_pk, reply=reply), by=by, on=reply)


def take_back_always(unit: Unit, row_pk: int, *, by: User) -> None:
    """Let a finding speak again in all letters of the unit."""
    rules.refuse(rules.why_not_keep_lists(by, unit), action="ignore", on=unit)
    _withdraw(IgnoredFinding.objects.filter(pk=row_pk, unit=unit, reply=None), by=by, on=unit)


def _withdraw(rows: QuerySet[IgnoredFinding], *, by: User, on: Reply | Unit) -> None:
    row = rows.first()
    with writing():
        if row is None or not rows.filter(withdrawn_at=None).update(withdrawn_at=timezone.now(), withdrawn_by=by):
            raise Refused("这一条已经不在忽略之列。", code="done", action="ignore", on=on)
        log.record("heed", by=by, on=on, data={"rule": row.rule, "words": row.words})


@dataclass
class _Answers:
    """The answers that count for a letter: its own and those for every letter of the unit; two queries at most."""

    reply: Reply
    once: dict[tuple[str, str, str], IgnoredFinding] = field(default_factory=dict)
    always: dict[tuple[str, str], IgnoredFinding] = field(default_factory=dict)

    def __post_init__(self) -> None:
        live = IgnoredFinding.objects.filter(unit_id=self.reply.unit_id, withdrawn_at=None).select_related("by")
        for row in live.filter(reply=self.reply):
            self.once[row.rule, row.place, row.words] = row
        for row in live.filter(reply=None):
            self.always[row.rule, row.words] = row

    def to(self, finding: Finding, place: str, words: str) -> IgnoredFinding | None:
        if finding.level == "error":
            return None
        return self.once.get((finding.rule, place, words)) or (self.always.get((finding.rule, words)) if words else None)


def _seen(finding: Finding, content: LetterContent, answers: _Answers) -> Seen:
    place = place_of(content, finding.where)
    text, words, before, behind = _text(content, finding.where), "", "", ""
    if finding.span and text:
        start, end = finding.span
        words = text[start:end][:WORDS_LIMIT]
        before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Seen(finding, place, words, before, behind, answers.to(finding, place.name, words))


def _text(content: LetterContent, where: str) -> str:
    try:
        return text_at(content, where)
    except LookupError:
        return ""


def _found(reply: Reply, rule: str, place: str, words: str) -> Seen:
    looked = look_over(reply)
    for one in looked.open:
        if (one.finding.rule, one.place.name, one.words) == (rule, place, words):
            return one
    raise Refused("文字已经改动，这一条已不存在，请看最新的校核结果。", code="gone", action="ignore", on=reply)


def _kept(one: Seen) -> dict[str, Any]:
    row = one.ignored
    return {
        "rule": one.finding.rule,
        "said": one.finding.said,
        "words": f"{one.before}{one.words}{one.behind}",
        "reason": row.reason or ALWAYS_REASON,
        "by": row.by.name,
        "on": timezone.localtime(row.at).date().isoformat(),
    }

