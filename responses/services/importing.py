"""导入旧稿: an old draft is split and kept beside the letter; by a person's yes parts of it become a new version."""

from __future__ import annotations

from collections.abc import Collection

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.split import Split, split_from
from proposals.models import StoredFile
from proposals.services.file_types import DOCX, TEXT
from proposals.services.files import Kept, drop_file, enter_file, keep_as, unless_failing
from responses import rules
from responses.content import draft_of
from responses.models import Original, Reply
from responses.services.drafting import Saved, save_reply
from responses.services.parts import PARTS, offered
from responses.services.splitting import split
from responses.services.writing import writing

PASTED = "粘贴的文字.txt"
ZIP = b"PK\x03\x04"


def read_original(reply: Reply, *, by: User, text: str = "", upload: UploadedFile | None = None) -> Original:
    """Split a pasted text or an uploaded file and keep both what came and what was found; the letter stays as it is.

    Raises Refused with the sentence where it cannot be split. The person's earlier draft of which nothing was taken
    gives way to the new one.
    """
    rules.refuse(rules.why_not_edit(by, reply), action="split", on=reply)
    data = upload.read() if upload else text.encode("utf-8", "replace")
    name = (upload.name or "") if upload else PASTED
    found = split(data, name)
    kept = keep_as(data, name=name, content_type=DOCX if data.startswith(ZIP) else TEXT)
    with unless_failing(kept):
        original, given_up = _enter(reply, kept, found, by=by, is_pasted=upload is None)
    for stored in given_up:
        drop_file(stored)
    return original


def _enter(reply: Reply, kept: Kept, found: Split, *, by: User, is_pasted: bool) -> tuple[Original, list[StoredFile]]:
    with writing():
        earlier = list(reply.originals.filter(brought_by=by, taken_version__isnull=True).select_related("file"))
        given_up = [one.file for one in earlier]
        Original.objects.filter(pk__in=[one.pk for one in earlier]).delete()
        StoredFile.objects.filter(pk__in=[one.pk for one in given_up]).delete()
        original = Original.objects.create(
            reply=reply, file=enter_file(kept, by=by), is_pasted=is_pasted, split=found.to_json(), brought_by=by
        )
        log.record("split", by=by, on=reply, data={"original": original.pk, "file_sha256": kept.sha256})
    return original, given_up


def take_over(original: Original, *, by: User, version: int, parts: Collection[str]) -> Saved:
    """Put the chosen parts of a draft into its letter as a new version; everything else stays as it is.

    Raises Refused where nothing is chosen or the rule says no, SaveConflict for an older version, UnfitDraft for what
    cannot be kept. Sent twice, the second changes nothing.
    """
    reply = original.reply
    rules.refuse(rules.why_not_edit(by, reply), action="take_over", on=reply)
    chosen = [part for part in PARTS if part in parts]
    if _is_done(original, reply, version, chosen):
        return Saved(reply.version, reply.saved_at)
    found = offered(split_from(original.split), reply)
    if not chosen or any(part not in found for part in chosen):
        raise Refused("请勾选要取用的部分。", code="nothing", action="take_over", on=reply)
    data = draft_of(reply)
    for part in chosen:
        data |= found[part]
    with writing():
        saved = save_reply(reply, by=by, version=version, data=data, is_asked=True)
        Original.objects.filter(pk=original.pk).update(
            taken_version=saved.version, taken_at=timezone.now(), parts=[*original.parts, *(one for one in chosen if one not in original.parts)]
        )
        log.record("take_over", by=by, on=reply, data={"original": original.pk, "parts": chosen, "version": saved.version})
    return saved


def _is_done(original: Original, reply: Reply, version: int, chosen: list[str]) -> bool:
    """Tell whether the same form came once more: a second press of the button."""
    return original.taken_version == reply.version == version + 1 and bool(chosen) and set(chosen) <= set(original.parts)
