"""版本: keep the words as they stand as a version of their own, bring an older one back, compare two."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import clean_text
from letter.content import LetterContent
from letter.decoding import content_from, content_to
from letter.traces import Traces, traces
from responses import rules
from responses.content import draft_of, outcomes_of
from responses.enums import Action, Kept
from responses.models import Reply, ReplyVersion
from responses.services import workflow
from responses.services.drafting import Saved, save_reply
from responses.services.writing import writing

NOTE_LIMIT = 100


def keep_version(reply: Reply, *, by: User, version: int, note: str = "") -> ReplyVersion:
    """存为一版: the words as they stand are kept for good, with a note on what was done.

    Raises OutOfDate where somebody saved meanwhile, Refused where the rule of 修改 says no.
    """
    if version != reply.version:
        raise workflow.out_of_date(reply)
    rules.refuse(rules.why_not_edit(by, reply), action="keep_version", on=reply)
    note = clean_text(note, multiline=False).strip()
    if len(note) > NOTE_LIMIT:
        raise Refused(f"说明共{len(note)}字，最多{NOTE_LIMIT}字。", code="too_long", action="keep_version", on=reply)
    row = ReplyVersion.objects.filter(reply=reply, version=version).first()
    if row is None:
        raise workflow.out_of_date(reply)
    # A version that was kept at an act says so; an autosave would be thinned out, this one stays.
    reason = Kept.KEPT if row.reason in (Kept.AUTOSAVE, Kept.SAVE, Kept.KEPT) else row.reason
    with writing():
        ReplyVersion.objects.filter(pk=row.pk).update(reason=reason, note=note)
        log.record("keep_version", by=by, on=reply, data={"version": version, "note": note})
    row.refresh_from_db()
    return row


def restore_version(reply: Reply, number: int, *, by: User, version: int) -> Saved:
    """恢复: the words of an older version as a new one; nothing that was written since is lost.

    What the register or the settings no longer have (a class, an issuing body) stays as it is now. Raises Refused for a
    version that is not there or says the same, and as save_reply does.
    """
    if version != reply.version:
        raise workflow.out_of_date(reply)
    row = ReplyVersion.objects.filter(reply=reply, version=number).first()
    if row is None:
        raise Refused(f"没有第{number}版。", code="gone", action="restore", on=reply)
    data = _draft_from(content_from(row.content), reply)
    if data == draft_of(reply):
        raise Refused(f"现在的文字与第{number}版相同，不必恢复。", code="same", action="restore", on=reply)
    return save_reply(
        reply, by=by, version=version, data=data, is_asked=True, reason=Kept.RESTORED, note=f"恢复自第{number}版"
    )


def _draft_from(content: LetterContent, reply: Reply) -> dict[str, Any]:
    """An older content as the editor's fields."""
    said, now = content_to(content), draft_of(reply)
    plain = ("title", "addressees", "opening", "passages", "closing", "attachments", "copied_to")
    chosen = ("disclosure", "disclosure_reason", "urgency")
    code = content.outcome.code if content.outcome else ""
    return now | {
        **{name: said[name] for name in (*plain, *chosen)},
        "copies": [copy.addressee for copy in content.copies],
        "contact_name": content.contact.name,
        "contact_phone": content.contact.phone,
        "print_run": str(content.print_run or ""),
        "with_feedback": content.feedback is not None,
        "outcome": code if code in {outcome.code for outcome in outcomes_of(reply)} else now["outcome"],
    }


def compare_versions(reply: Reply, older: int, newer: int) -> tuple[ReplyVersion, ReplyVersion, Traces] | None:
    """The two versions and what changed from the one to the other; None where one of them is not there."""
    rows = {row.version: row for row in reply.versions.filter(version__in=(older, newer)).select_related("saved_by")}
    if older not in rows or newer not in rows:
        return None
    first, second = rows[older], rows[newer]
    return first, second, traces(content_from(first.content), content_from(second.content))


def since_submitted(reply: Reply) -> tuple[ReplyVersion, ReplyVersion, Traces] | None:
    """What changed since the letter was sent on last (送核); None where it never was, or nothing changed."""
    rows = reply.versions.select_related("saved_by").order_by("-version")
    sent, last = rows.filter(reason=Action.SUBMIT).first(), rows.first()
    if sent is None or last is None or sent.pk == last.pk or sent.content == last.content:
        return None
    traced = traces(content_from(sent.content), content_from(last.content))
    return (sent, last, traced) if traced.changed else None
