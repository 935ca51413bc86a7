"""查以往答复: issued letters by words of two characters and up, the newest first, with their paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from accounts.models import User
from letter.clean import clean_text
from responses.enums import PassageKind
from responses.models import Passage, Reply
from responses.models.visible import ISSUED
from responses.services import search_index
from responses.services.ageing import aged_words, warning_of

WORDS_AT_MOST, WORD_LIMIT = 6, 30
SHOWN = 10
"""Letters of one answer."""
PASSAGES_AT_MOST = 3
"""Paragraphs shown of one letter."""
FIRST, BATCH = 12, 30
"""Letters opened at first, and where they are not enough: mostly the pairs mean the word."""
READ_AT_MOST = 600
"""Letters opened for one answer; whoever wants more goes on from there."""
AROUND = 40
"""Characters shown on each side of the first word."""

FIELDS = (
    "title", "text", "unit__full_name", "outcome__code", "outcome__label", "searched__row", "searched__number", "searched__dated_on",
)  # fmt: skip
Segments = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Typed:
    """The words that were asked for, folded, and what is to be said of the others."""

    words: tuple[str, ...] = ()
    notice: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a letter that can be taken over; ``shown``: its text in pieces, the words marked."""

    key: str
    kind: str
    lead_in: str
    text: str
    more: tuple[str, ...]
    shown: Segments = ()
    warning: str = ""

    @property
    def whole(self) -> str:
        """All of it as one text, a line a paragraph."""
        return "\n".join([self.lead_in + self.text, *self.more])


@dataclass(frozen=True)
class Hit:
    """One letter with the paragraphs the words stand in; where they stand elsewhere, the place in ``shown``."""

    reply: Reply
    number: str
    dated_on: object
    paragraphs: tuple[Paragraph, ...] = ()
    shown: Segments = ()


@dataclass(frozen=True)
class Found:
    """An answer: letters, a sentence on it, and the row to go on from where there may be more."""

    hits: tuple[Hit, ...] = ()
    sentence: str = ""
    before: int | None = None


def typed(text: str) -> Typed:
    """Read what was typed. A single character is no word: that is said, not refused."""
    raw = clean_text(text, multiline=False).split()[:WORDS_AT_MOST]
    words = dict.fromkeys(search_index.fold(word)[:WORD_LIMIT] for word in raw)
    short = [word for word in words if len(search_index.letters_in(word)) < 2]
    kept = tuple(word for word in words if word not in short)
    if not words:
        return Typed((), "请输入要找的词，两个字以上；几个词用空格隔开。")
    named = "、".join(f"“{word}”" for word in short)
    if not kept:
        return Typed((), f"{named}只有一个字，请输入两个字以上的词。")
    return Typed(kept, f"{named}只有一个字，没有用来查找。" if short else "")


def search(user: User, text: str, *, before: int | None = None) -> Found:
    """Letters this person may read that say every word, the newest first; ``before``: go on below this row.

    Three queries, two more for every 30 letters that have the pairs but not the words.
    """
    asked = typed(text)
    if not asked.words:
        return Found((), asked.notice)
    pairs = set().union(*map(search_index.pairs_of, asked.words))
    scope, letters, read, more = search_index.scope_of(user), [], 0, False
    while read < READ_AT_MOST:
        limit = FIRST if read == 0 else BATCH
        batch = search_index.rows_with(pairs, scope, below=before, limit=limit)
        good = _reading(user, batch, asked.words) if batch else []
        room = SHOWN - len(letters)
        if len(good) > room:
            letters, more = letters + good[:room], True
            before = letters[-1].searched.row
            break
        letters, read = letters + good, read + len(batch)
        if len(batch) < limit:
            break
        before, more = batch[-1], read >= READ_AT_MOST
    hits = tuple(_hits(letters, asked.words))
    return Found(hits, asked.notice + _said(len(hits), more), before if more else None)


def paragraph_of(row: Passage) -> Paragraph:
    """One passage as it can be taken over."""
    return Paragraph(row.key, row.kind, row.lead_in, row.text, tuple(row.more))


def _reading(user: User, rows: Sequence[int], words: Sequence[str]) -> list[Reply]:
    """Of these rows, the letters that the person may read and that say the words, the newest first."""
    visible = Reply.objects.visible_to(user).filter(stage__in=ISSUED, searched__row__in=rows)
    letters = visible.select_related("searched", "unit", "outcome").only(*FIELDS).order_by("-searched__row")
    return [one for one in letters if _says_all(search_index.fold(f"{one.searched.number}\n{one.text}"), words)]


def _says_all(folded: str, words: Sequence[str]) -> bool:
    return all(word in folded for word in words)


def _hits(letters: Sequence[Reply], words: Sequence[str]) -> Iterator[Hit]:
    paragraphs, today = _paragraphs(letters), timezone.localdate()
    for one in letters:
        shown = tuple(
            replace(row, shown=marked(row.whole, words), warning=warning_of(aged_words(row.whole, today=today)))
            for row in _chosen(paragraphs[one.pk], words)
        )
        elsewhere = () if shown else marked(one.text, words)
        yield Hit(one, one.searched.number, one.searched.dated_on, shown, elsewhere)


def _paragraphs(letters: Sequence[Reply]) -> dict[int, list[Paragraph]]:
    """The paragraphs and items of several letters at once, in one query."""
    found: dict[int, list[Paragraph]] = defaultdict(list)
    if letters:
        rows = Passage.objects.filter(reply__in=[one.pk for one in letters], kind__in=(PassageKind.ITEM, PassageKind.PARAGRAPH))
        names = ("reply_id", "key", "kind", "lead_in", "text", "more")
        for pk, key, kind, lead_in, text, more in rows.order_by("reply_id", "pk").values_list(*names):
            found[pk].append(Paragraph(key, kind, lead_in, text, tuple(more)))
    return found


def _chosen(paragraphs: Sequence[Paragraph], words: Sequence[str]) -> list[Paragraph]:
    """The paragraphs that say the most of the words, in reading order."""
    counted = []
    for place, one in enumerate(paragraphs):
        folded = search_index.fold(one.whole)
        if count := sum(word in folded for word in words):
            counted.append((-count, place, one))
    best = sorted(counted, key=lambda row: row[:2])[:PASSAGES_AT_MOST]
    return [one for _, _, one in sorted(best, key=lambda row: row[1])]


def marked(text: str, words: Sequence[str]) -> Segments:
    """The text around the first word, in pieces: (words, whether they are what was asked for)."""
    folded, origin = _folded_by_character(text)
    spans = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            spans.append((origin[at], origin[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    if not spans:
        return ((text[: 2 * AROUND], False),)
    spans.sort()
    start, end = max(spans[0][0] - AROUND, 0), min(spans[0][1] + 3 * AROUND, len(text))
    pieces, at = [("……", False)] if start else [], start
    for left, right in spans:
        if left < at or right > end:
            continue
        pieces += [(text[at:left], False), (text[left:right], True)]
        at = right
    pieces += [(text[at:end], False), ("……" if end < len(text) else "", False)]
    return tuple((piece, is_word) for piece, is_word in pieces if piece)


def _folded_by_character(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the place it came from."""
    whole = search_index.fold(text)
    if len(whole) == len(text):  # as nearly always: a sign for a sign
        return whole, range(len(text))
    folded, origin = [], []
    for place, char in enumerate(text):
        for part in search_index.fold(char):
            folded.append(part)
            origin.append(place)
    return "".join(folded), origin


def _said(count: int, more: bool) -> str:
    if not count:
        return "看过的件里没有，可以再往前找。" if more else "没有找到。只查本人能看的、已经印发的件；换个说法或少写几个词再试。"
    return f"先列出最近的{count}件，还有更早的。" if more else f"共{count}件，由新到旧。"
