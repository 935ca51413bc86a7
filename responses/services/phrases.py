"""常用语 and 常用意见: kept by each person for themselves and by the office for the unit; offered where they are used."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import clean_text
from responses import rules
from responses.models import Phrase
from responses.services.writing import writing

TEXT_LIMIT = 300
KEPT_AT_MOST = 200
"""Phrases of one person, and of one unit."""


def phrases_for(user: User, use: str | None = None) -> QuerySet[Phrase]:
    """What is offered to this person: the own ones first, then the unit's, then those of the whole system."""
    mine = Q(user=user)
    if user.unit_id is not None:
        mine |= Q(user=None, unit=user.unit_id)
    rows = Phrase.objects.filter(mine | Q(user=None, unit=None))
    if use is not None:
        rows = rows.filter(use=use)
    whose = Case(
        When(user__isnull=False, then=Value(0)),
        When(unit__isnull=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(whose=whose).order_by("whose", "pk")


def keep_phrase(*, by: User, use: str, text: str, for_unit: bool, phrase: int | None = None) -> Phrase:
    """Write a phrase down, or change one (``phrase``). Raises Refused where the rule says no, for an unknown use, no
    words, too many, or words that are there already.
    """
    _may(by, for_unit)
    text = clean_text(text, multiline=False).strip()
    if use not in Phrase.Use.values:
        raise Refused("没有这一种用处，请重新选择。", code="use", action="keep_phrase")
    if not text:
        raise Refused("请写上要存的话。", code="text", action="keep_phrase")
    if len(text) > TEXT_LIMIT:
        raise Refused(f"一条常用语最多{TEXT_LIMIT}字，现有{len(text)}字。", code="too_long", action="keep_phrase")
    with writing():
        row = Phrase(unit=by.unit if for_unit else None, user=None if for_unit else by) if phrase is None else _own(phrase, by)
        others = _kept(by, row.user_id is None).exclude(pk=row.pk)
        if others.filter(use=use, text=text).exists():
            raise Refused("这句话已经在常用语中了。", code="twice", action="keep_phrase")
        if row.pk is None and others.count() >= KEPT_AT_MOST:
            raise Refused(f"最多存{KEPT_AT_MOST}条，请先删去不用的。", code="too_many", action="keep_phrase")
        row.use, row.text = use, text
        row.save()
        log.record("keep_phrase", by=by, on=row, data={"use": use, "words": text})
    return row


def drop_phrase(phrase: int, *, by: User) -> None:
    """Take a phrase out; letters keep the words. Raises Refused for one that is not the person's to drop."""
    with writing():
        row = _own(phrase, by)
        log.record("phrase_delete", by=by, on=row, data={"words": row.text})
        row.delete()


def take_starting_set(*, by: User) -> int:
    """Put the set that comes with the system among the unit's phrases; what is there already stays. Return how many."""
    _may(by, True)
    with writing():
        there = set(phrases_for(by).filter(user=None).values_list("use", "text"))
        new = [Phrase(unit=by.unit, use=use, text=text) for use, text in starting_set() if (use, text) not in there]
        new = new[: max(KEPT_AT_MOST - _kept(by, True).count(), 0)]
        Phrase.objects.bulk_create(new)
        if new:
            log.record("keep_phrase", by=by, on=by.unit, data={"count": len(new)})
    return len(new)


@cache
def starting_set() -> tuple[tuple[str, str], ...]:
    """The phrases and opinions that come with the system: (use, text), in the order of a letter."""
    path = Path(settings.BASE_DIR) / "fixtures" / "phrases.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["phrases"]
    return tuple((one["use"], one["text"]) for one in rows)


def _may(by: User, for_unit: bool) -> None:
    why = rules.why_not_keep_unit_phrases(by) if for_unit else rules.why_not_keep_phrases(by)
    rules.refuse(why, action="keep_phrase")


def _kept(by: User, of_unit: bool) -> QuerySet[Phrase]:
    return Phrase.objects.filter(unit=by.unit_id, user=None) if of_unit else Phrase.objects.filter(user=by)


def _own(phrase: int, by: User) -> Phrase:
    """One the person may change: an own one, or the unit's for its office."""
    row = Phrase.objects.filter(Q(user=by) | Q(user=None, unit=by.unit_id, unit__isnull=False), pk=phrase).first()
    if row is None:
        raise Refused("没有这条常用语，或已被删去，请刷新页面。", code="gone", action="keep_phrase")
    _may(by, row.user_id is None)
    return row
