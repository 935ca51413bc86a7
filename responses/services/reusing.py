"""取自: take a paragraph of an issued letter over into a draft, its source noted, what may be old in it named."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.content import Item, LetterContent, Paragraph, walk
from responses import rules
from responses.content import content_of
from responses.models import Passage, PassageSource, Reply, SearchedLetter
from responses.models.visible import ISSUED
from responses.services.ageing import aged_words, still_there, warning_of
from responses.services.fields import KEY
from responses.services.searching import paragraph_of
from responses.services.writing import writing

KEPT_AT_MOST = 500
"""Sources noted in one letter."""


@dataclass(frozen=True)
class Noted:
    """A source as the page shows it: where it is noted, from which letter, what is still to be checked."""

    source: PassageSource
    warning: str = ""

    @property
    def said(self) -> str:
        """取自云政函〔2025〕12号《…》（2025年3月3日）."""
        day = self.source.dated_on
        return f"取自{self.source.number}《{self.source.title}》（{day.year}年{day.month}月{day.day}日）"


def note_source(reply: Reply, *, by: User, place: str, source: int, key: str) -> PassageSource:
    """Note that the passage or field ``place`` took words from the passage ``key`` of the issued letter ``source``.

    Raises Refused where the rule of 修改 says no, and for a letter the person may not read or that has not gone out.
    """
    rules.refuse(rules.why_not_edit(by, reply), action="reuse", on=reply)
    if not KEY.fullmatch(place):
        raise Refused("没有找到放入的位置，请刷新页面。", code="place", action="reuse", on=reply)
    letter = Reply.objects.visible_to(by).filter(pk=source, stage__in=ISSUED).first()
    row = Passage.objects.filter(reply=letter, key=key).first() if letter else None
    if letter is None or row is None:
        raise Refused("没有找到所取的段落：该件可能已经作废。", code="source", action="reuse", on=reply)
    kept = SearchedLetter.objects.filter(reply=letter).first()
    number = kept.number if kept else str(letter.numbers.filter(voided_at__isnull=True).first() or "")
    dated_on = kept.dated_on if kept else timezone.localdate(letter.stage_since)
    words = aged_words(paragraph_of(row).whole, today=timezone.localdate())
    said = {"source": letter, "title": letter.plain_title, "dated_on": dated_on, "by": by}
    try:
        with writing():
            if reply.passage_sources.count() >= KEPT_AT_MOST:
                raise Refused(f"一件最多记{KEPT_AT_MOST}处来源。", code="too_many", action="reuse", on=reply)
            before = reply.passage_sources.filter(place=place, number=number).first()
            words = list(dict.fromkeys([*(before.words if before else ()), *words]))
            one, _ = PassageSource.objects.update_or_create(
                reply=reply, place=place, number=number, defaults={**said, "words": words}
            )
            log.record("reuse", by=by, on=reply, data={"number": number, "said": place})
    except IntegrityError:
        return reply.passage_sources.get(place=place, number=number)  # noted by another at the same moment
    return one


def drop_source(reply: Reply, note: int, *, by: User) -> None:
    """Take a note of a source away: the words are the drafter's own now. Twice is once."""
    rules.refuse(rules.why_not_edit(by, reply), action="reuse", on=reply)
    with writing():
        row = reply.passage_sources.filter(pk=note).first()
        if row is not None:
            log.record("drop_source", by=by, on=reply, data={"number": row.number, "said": row.place})
            row.delete()


def sources_of(reply: Reply, content: LetterContent | None = None) -> list[Noted]:
    """The sources of passages and fields that are there, each with a warning while the old words stand in it."""
    rows = list(reply.passage_sources.order_by("pk"))
    if not rows:
        return []
    texts = _texts(content or content_of(reply))
    there = [row for row in rows if row.place in texts]
    return [Noted(row, warning_of(still_there(row.words, texts[row.place]))) for row in there]


def _texts(content: LetterContent) -> dict[str, str]:
    texts = {"title": content.title, "opening": content.opening, "closing": "\n".join(content.closing)}
    for passage, _ in walk(content.passages):
        if isinstance(passage, Item):
            texts[passage.key] = "\n".join([passage.lead_in, passage.text, *passage.more])
        elif isinstance(passage, Paragraph):
            texts[passage.key] = passage.text
        else:
            texts[passage.key] = passage.heading
    return texts
