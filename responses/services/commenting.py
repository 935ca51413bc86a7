"""批注: write, answer, settle, reopen; and where each one stands in the text as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import clean_text
from letter.content import Item, LetterContent, Section, walk
from responses import rules
from responses.content import content_of
from responses.models import Comment, Reply
from responses.models.comment import TEXT_LIMIT, WORDS_LIMIT
from responses.places import FIELDS, LISTED, called
from responses.services.writing import writing

TEXT_FIELDS = ("heading", "lead_in", "text")
EXCERPT = 16
"""Characters by which a passage is shown in a list to choose from."""
NEAR = 40
"""How far from its old place marked words are looked for first, in characters."""

TOLD_APART = 4
"""Characters by which marked words are known again in another passage; fewer stand anywhere."""


@dataclass(frozen=True)
class Placed:
    """A comment with its answers and where it stands now. ``span`` is empty where its words are gone."""

    comment: Comment
    said: str
    place: str = ""
    span: tuple[int, int] | None = None
    is_changed: bool = False
    """The words it was written on are not there any more."""
    is_homeless: bool = False
    """Its passage is not there any more: it stands at the letter."""
    order: tuple[int, int] = (0, 0)
    answers: list[Comment] = field(default_factory=list)


def comments_of(reply: Reply, content: LetterContent | None = None) -> list[Placed]:
    """All comments with their answers, the open ones first, each group in reading order."""
    rows = list(reply.comments.select_related("by", "settled_by").order_by("pk"))
    if not rows:
        return []
    texts = _texts(content or content_of(reply))
    placed = {row.pk: _placed(row, texts) for row in rows if row.parent_id is None}
    for row in rows:
        if row.parent_id in placed:
            placed[row.parent_id].answers.append(row)
    return sorted(placed.values(), key=lambda one: (one.comment.settled_at is not None, one.order, one.comment.pk))


def places_of(content: LetterContent) -> list[tuple[str, str, str]]:
    """What can be commented on, in reading order: place, how it is called, its first words."""
    spots = sorted(_texts(content).items(), key=lambda pair: pair[1].order)
    found = []
    for place, spot in spots:
        words = next((line for lines in spot.lines.values() for line in lines if line.strip()), "")
        if words:
            found.append((place, spot.said, words[:EXCERPT]))
    return found


def write_comment(
    reply: Reply, *, by: User, text: str, place: str = "", field: str = "", line: int = 0, start: int = 0, words: str = ""
) -> Comment:
    """Write a comment on a passage, a field or (without a place) the whole letter.

    ``start`` and ``words``: what was marked in the line; who reads the pages has no line and only quotes the words.
    Raises Refused where the rule says no, for a place or quoted words that are not in the letter and for an empty or
    too long text.
    """
    rules.refuse(rules.why_not_comment(by, reply), action="comment", on=reply)
    text = _text(text, reply)
    texts = _texts(content_of(reply))
    if place and place not in texts:
        raise Refused("要批注的段落已不在文中，批注没有写入，请刷新后再批。", code="place", action="comment", on=reply)
    field = field if field in TEXT_FIELDS else ""
    words = clean_text(words, multiline=False).strip()[:WORDS_LIMIT] if place else ""
    if words and words not in _line(texts[place], field, line):
        field, line, start = _quoted(texts[place], words, reply)
    with writing():
        row = Comment.objects.create(
            reply=reply, by=by, text=text, version=reply.version, place=place, field=field, line=min(line, 10_000),
            start=min(start, 10**6), words=words, said=texts[place].said if place else "全文",
        )  # fmt: skip
        log.record("comment", by=by, on=reply, data={"comment": row.pk, "said": row.said})
    return row


def answer_comment(reply: Reply, pk: int, *, by: User, text: str) -> Comment:
    """Answer a comment; a settled one is opened by an answer."""
    rules.refuse(rules.why_not_comment(by, reply), action="comment", on=reply)
    text = _text(text, reply)
    above = _one(reply, pk)
    with writing():
        row = Comment.objects.create(reply=reply, parent=above, by=by, text=text, version=reply.version)
        Comment.objects.filter(pk=above.pk).update(settled_at=None, settled_by=None)
        log.record("comment", by=by, on=reply, data={"comment": above.pk})
    return row


def settle_comment(reply: Reply, pk: int, *, by: User) -> None:
    """已处理: the comment no longer holds 签发 back. Raises Refused where somebody has settled it already."""
    rules.refuse(rules.why_not_comment(by, reply), action="settle_comment", on=reply)
    one = _one(reply, pk)
    with writing():
        open_now = Comment.objects.filter(pk=one.pk, settled_at=None)
        if not open_now.update(settled_at=timezone.now(), settled_by=by):
            raise Refused("这条批注他人刚刚已经处理。", code="done", action="settle_comment", on=reply)
        log.record("settle_comment", by=by, on=reply, data={"comment": one.pk})


def reopen_comment(reply: Reply, pk: int, *, by: User) -> None:
    """重新打开."""
    rules.refuse(rules.why_not_comment(by, reply), action="reopen_comment", on=reply)
    one = _one(reply, pk)
    with writing():
        if not Comment.objects.filter(pk=one.pk).exclude(settled_at=None).update(settled_at=None, settled_by=None):
            raise Refused("这条批注他人刚刚已经重新打开。", code="done", action="reopen_comment", on=reply)
        log.record("reopen_comment", by=by, on=reply, data={"comment": one.pk})


def _line(spot: _Spot, field: str, line: int) -> str:
    lines = spot.lines.get(field, ())
    return lines[line] if line < len(lines) else ""


def _quoted(spot: _Spot, words: str, reply: Reply) -> tuple[str, int, int]:
    """Where quoted words stand in a passage: field, line, start."""
    for name, lines in spot.lines.items():
        for number, line in enumerate(lines):
            if words in line:
                return name, number, line.index(words)
    said = f"{spot.said}中没有“{words}”，请照原文抄写，或者只批在这一段上。"
    raise Refused(said, code="words", action="comment", on=reply)


def _text(text: str, reply: Reply) -> str:
    text = clean_text(text).strip()
    if not text:
        raise Refused("批注还没有写。", code="empty", action="comment", on=reply)
    if len(text) > TEXT_LIMIT:
        raise Refused(f"批注共{len(text)}字，最多{TEXT_LIMIT}字。", code="too_long", action="comment", on=reply)
    return text


def _one(reply: Reply, pk: int) -> Comment:
    row = Comment.objects.filter(reply=reply, pk=pk, parent=None).first()
    if row is None:
        raise Refused("没有找到这条批注，请刷新页面。", code="gone", action="comment", on=reply)
    return row


@dataclass(frozen=True)
class _Spot:
    """What stands at a place: its lines by field, how it is called, its order on paper."""

    lines: dict[str, tuple[str, ...]]
    said: str
    order: int


def _texts(content: LetterContent) -> dict[str, _Spot]:
    names = called(content)
    spots = {}
    for order, name in enumerate(FIELDS):
        value = getattr(content, name, "")
        lines = tuple(value) if name in LISTED and name != "copies" else (value,) if isinstance(value, str) else ()
        # What comes before the text on paper comes before it in the list.
        early = name in ("title", "addressees", "copies", "opening")
        spots[name] = _Spot({"": lines}, FIELDS[name], order if early else order + 100_000)
    for order, (passage, _) in enumerate(walk(content.passages), 1_000):
        if isinstance(passage, Section):
            lines = {"heading": (passage.heading,)}
        elif isinstance(passage, Item):
            lines = {"lead_in": (passage.lead_in,), "text": (passage.text, *passage.more)}
        else:
            lines = {"text": (passage.text,)}
        spots[passage.key] = _Spot(lines, names[passage.key], order)
    return spots


def _placed(row: Comment, texts: dict[str, _Spot]) -> Placed:
    if not row.place:
        return Placed(row, "全文")
    spot = texts.get(row.place)
    if spot is None:
        return _followed(row, texts) or Placed(row, "全文", is_homeless=True)
    lines = spot.lines.get(row.field, ())
    order = (spot.order, row.start)
    if not row.words:
        return Placed(row, spot.said, row.place, order=order)
    for line in dict.fromkeys((row.line, *range(len(lines)))):
        start = _start(lines[line], row) if line < len(lines) else -1
        if start >= 0:
            row.line = line
            return Placed(row, spot.said, row.place, (start, start + len(row.words)), order=order)
    return _followed(row, texts) or Placed(row, spot.said, row.place, is_changed=True, order=order)


def _followed(row: Comment, texts: dict[str, _Spot]) -> Placed | None:
    """Where the marked words stand since their paragraph was split or joined; None where that cannot be told."""
    if len(row.words) < TOLD_APART:
        return None
    found = [
        (name, field, line, text.find(row.words))
        for name, spot in texts.items()
        for field, lines in spot.lines.items()
        for line, text in enumerate(lines)
        if row.words in text
    ]
    if len(found) != 1:
        return None
    name, row.field, row.line, start = found[0]
    spot = texts[name]
    return Placed(row, spot.said, name, (start, start + len(row.words)), order=(spot.order, start))


def _start(text: str, row: Comment) -> int:
    """Where the marked words stand now: near their old place before anywhere."""
    low = max(0, row.start - NEAR)
    near = text.find(row.words, low, row.start + NEAR + len(row.words))
    return near if near >= 0 else text.find(row.words)
