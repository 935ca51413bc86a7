"""建议点: which are answered in a letter, which are left out and why; none may be forgotten at 送核."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.models import Ask
from responses.enums import Purpose
from responses.models import AskReason, Passage, Reply
from responses.rules.why import Why, page_of

ANSWERING = (Purpose.REPLY, Purpose.SECOND)
"""Letters that answer the whole proposal; a 会办意见 says what is the unit's own business, 申退 and 延期 answer nothing."""
NAMED_AT_MOST = 3
SHOWN_LENGTH = 20


@dataclass(frozen=True)
class Asked:
    """One ask with the passages that answer it, or the reason why none does. ``mark``: ①, in the order of the register."""

    ask: Ask
    mark: str
    keys: tuple[str, ...] = ()
    reason: AskReason | None = None

    @property
    def is_answered(self) -> bool:
        """Whether a passage of the letter answers it."""
        return bool(self.keys)

    @property
    def is_forgotten(self) -> bool:
        """Neither answered nor left out with a reason."""
        return not self.keys and self.reason is None


def asks_of(reply: Reply) -> list[Asked]:
    """The asks of all proposals the letter answers, in their order; four queries whatever their number."""
    asks = Ask.objects.filter(proposal__answers__reply=reply).select_related("proposal")
    asks = list(asks.order_by("proposal__answers__position", "position", "pk"))
    if not asks:
        return []
    there = set(Passage.objects.filter(reply=reply).values_list("key", flat=True))
    keys: dict[int, list[str]] = {}
    for ask, key in reply.ask_ties.order_by("pk").values_list("ask_id", "key"):
        if key in there:  # a passage that was taken out answers nothing any more
            keys.setdefault(ask, []).append(key)
    reasons = {row.ask_id: row for row in reply.ask_reasons.select_related("by")}
    return [
        Asked(ask, mark_of(place), tuple(keys.get(ask.pk, ())), reasons.get(ask.pk)) for place, ask in enumerate(asks, 1)
    ]


def mark_of(place: int) -> str:
    """① to ⑳, then plain figures in brackets."""
    return chr(ord("①") + place - 1) if place <= 20 else f"（{place}）"


def why_unanswered(reply: Reply) -> Why | None:
    """Why 送核 waits: asks that the letter neither answers nor leaves out with a reason."""
    if reply.purpose not in ANSWERING:
        return None
    forgotten = [one for one in asks_of(reply) if one.is_forgotten]
    if not forgotten:
        return None
    named = "".join(f"{one.mark}“{_short(one.ask.text)}”" for one in forgotten[:NAMED_AT_MOST])
    more = "等" if len(forgotten) > NAMED_AT_MOST else ""
    said = f"还有{len(forgotten)}个建议点没有答复：{named}{more}。请在正文中标明答复之处，或者写明不答复的理由。"
    return Why(said, link=f"{page_of(reply, 'edit')}?panel=asks", link_text="去标明", code="asks")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else text[:SHOWN_LENGTH] + "……"
