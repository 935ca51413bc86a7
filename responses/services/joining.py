"""Two at once: a save against an older version joined with what was saved meanwhile, or the places told that both touched.

The page sends the letter it began from (its base): autosaves of a sitting are not all kept, and its own word for what
it showed is all that is needed, for whoever sends it may write the whole letter anyhow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import F

from accounts.models import User
from responses import rules
from responses.content import as_data, content_of, draft_of
from responses.merging import Merged, merge
from responses.models import Reply
from responses.places import FIELDS, called
from responses.services import fields
from responses.services.drafting import LISTED, PLAIN, SaveConflict, refused_as_late, save_reply

TRIES = 8
"""How often a save begins anew because somebody saved in between."""


@dataclass(frozen=True)
class Joined:
    """What a joined save came to: the letter as it stands now, and what of it came from whom, when."""

    version: int
    saved_at: datetime
    letter: dict[str, Any]
    taken: tuple[str, ...]
    names: str
    taken_at: datetime
    notices: tuple[fields.Problem, ...] = ()


class Clashing(SaveConflict):
    """Both touched the same places: nothing was changed. ``places`` holds both texts of each."""

    def __init__(self, reply: Reply, merged: Merged) -> None:
        super().__init__(reply)
        self.places = [{**clash.to_json(), "said": said} for clash, said in _said(reply, merged)]


def join_reply(
    reply: Reply, *, by: User, version: int, base: object, data: object, choices: Mapping[str, Any], is_asked: bool = False
) -> Joined:
    """Keep what was written on from ``base``, joined with what others saved since ``version``.

    ``choices`` answers the places both touched (see merging.merge). Raises Clashing while one is unanswered, UnfitDraft
    for what cannot be kept, SaveConflict where the two make no letter together, Refused where the rule says no.
    """
    rules.refuse(rules.why_not_edit(by, reply), action="save", on=reply)
    read = fields.read(data, reply=reply)
    mine = _plain(read)
    for _ in range(TRIES):
        newer = Reply.objects.select_related("unit", "saved_by", "outcome").get(pk=reply.pk)
        if rules.why_not_edit(by, newer):
            raise refused_as_late(newer, by)
        merged = merge(_base(base, newer), mine, draft_of(newer), choices)
        if merged.clashes:
            raise Clashing(newer, merged)
        at = {"names": _names(newer, by, version), "taken": merged.taken, "taken_at": newer.saved_at, "notices": read.notices}
        if merged.letter == draft_of(newer):
            return Joined(newer.version, newer.saved_at, merged.letter, **at)
        try:
            saved = save_reply(newer, by=by, version=newer.version, data=merged.letter, is_asked=is_asked)
        except SaveConflict:
            continue
        except fields.UnfitDraft:
            raise SaveConflict(newer) from None
        return Joined(saved.version, saved.saved_at, draft_of(Reply.objects.get(pk=reply.pk)), **at)
    raise SaveConflict(newer)


def _base(base: object, newer: Reply) -> dict[str, Any]:
    try:
        return _plain(fields.read(base, reply=newer))
    except fields.UnfitDraft:  # e.g. a unit that is no longer in use: the whole letters stand side by side
        raise SaveConflict(newer) from None


def _plain(read: fields.Fields) -> dict[str, Any]:
    """What was sent as content.draft_of would say it, had it been saved; each passage with a key of its own."""
    content = read.content
    return {
        **{name: getattr(content, name) for name in PLAIN},
        **{name: [line for line in getattr(content, name) if line.strip()] for name in LISTED},
        "contact_name": read.contact_name,
        "contact_phone": read.contact_phone,
        "copies": [copy.addressee for copy in content.copies if copy.addressee.strip()],
        "with_feedback": read.with_feedback,
        "is_wet_stamped": read.is_wet_stamped,
        "print_run": str(read.print_run or ""),
        "outcome": read.outcome.code if read.outcome else "",
        "issuers": [unit.pk for unit in read.issuers],
        "attachments": [
            {"name": one.name, "paragraphs": list(one.paragraphs), "rows": [list(row) for row in one.rows]}
            for one in content.attachments
        ],
        "passages": _keyed([as_data(one) for one in content.passages], set()),
    }


def _keyed(passages: list[dict[str, Any]], seen: set[str]) -> list[dict[str, Any]]:
    """Give a key to each passage that has none of its own; the first keeps one that is there twice."""
    for passage in passages:
        if not fields.KEY.fullmatch(passage["key"]) or passage["key"] in seen:
            passage["key"] = uuid4().hex
        seen.add(passage["key"])
        _keyed(passage.get("passages", []), seen)
    return passages


def _names(newer: Reply, by: User, version: int) -> str:
    """Who saved since; only oneself, in another window, where nobody else did."""
    since = newer.versions.filter(version__gt=version).exclude(saved_by=by)
    names = list(dict.fromkeys(since.order_by(F("version").desc()).values_list("saved_by__name", flat=True)))
    return "、".join(names[:3]) if names else "您在另一窗口" if newer.saved_by_id == by.pk else str(newer.saved_by)


def _said(reply: Reply, merged: Merged) -> list[tuple[Any, str]]:
    """How each place is called, by its number in the newer letter; by its beginning where that has it no more."""
    content = content_of(reply)
    names = {**FIELDS, "is_wet_stamped": "手工盖章", **called(content)}
    return [(clash, names.get(clash.place, "已被对方删去的一段")) for clash in merged.clashes]
