"""相近的提案: proposals that share words with those being answered, rare words weighing more, with how they were answered.

Simple on purpose, so that it can be told: the words of our titles and asks are looked for in the titles and asks of
what was answered before; a word in few of them counts more than one in many; the shared words are shown.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from letter.words import words_of
from proposals.models import Ask, Proposal
from responses.models import Answer, Passage, Reply, SearchedLetter
from responses.models.visible import ANSWERS, ISSUED

POOL = 2_000
"""Answers looked through: the newest."""
SHOWN = 6
WORDS_AT_MOST, SHARED_SHOWN = 60, 6
TITLE_WEIGHT = 2
PROMISES_AT_MOST, PROMISE_LIMIT = 4, 120
KINDS = ("n", "v", "a", "l", "i", "j", "s", "t")
"""Classes of words that say what a proposal is about: nouns, verbs, adjectives, idioms, abbreviations, places, times."""
EVERYWHERE = frozenset(
    ("关于", "提案", "建议", "加强", "推进", "进一步", "加快", "完善", "建立", "提高", "提升", "促进", "工作", "建设", "发展", "问题",
     "我市", "全市", "开展", "实施", "推动", "做好", "加大", "力度", "机制", "管理", "相关", "有关", "部门", "落实", "服务", "支持",
     "优化", "规范")
)  # fmt: skip
"""Words of every proposal: they make none alike."""
SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
PROMISE = re.compile(
    r"(?<![已曾并便即])将(?![军士领才近]|[^，。；]{1,16}(?:列入|纳入|列为|作为))|计划(?!生育|单列)|(?<![虚模])拟(?![稿定于])"
    r"|力争|预计|争取|下一步|明年|年底前|年内|我[局委办厅]会继续"
)


@dataclass(frozen=True)
class Alike:
    """A proposal answered before: the words it shares, the letter that answered it, its class, what was promised."""

    proposal: Proposal
    reply: Reply
    shared: tuple[str, ...]
    number: str = ""
    dated_on: date | None = None
    promises: tuple[str, ...] = ()


def alike(proposals: Sequence[Proposal], *, user: User, but: Reply | None = None) -> list[Alike]:
    """Answered proposals whose letters this person may read, the most alike first; seven queries whatever their number."""
    titles, asks = "\n".join(one.title for one in proposals), _asks([one.pk for one in proposals])
    words = _words(titles, "\n".join(asks.values()))
    if not words:
        return []
    letters = Reply.objects.visible_to(user).filter(stage__in=ISSUED, purpose__in=ANSWERS)
    letters = letters.exclude(pk=but.pk) if but is not None else letters
    pool = list(
        Answer.objects.filter(reply__in=letters)
        .select_related("proposal__level", "reply__unit", "reply__outcome").order_by("-reply_id")[:POOL]
    )  # fmt: skip
    ranked = _ranked(pool, words)
    numbers = {one.reply_id: one for one in SearchedLetter.objects.filter(reply__in=[row.reply_id for row, _ in ranked])}
    promised = _promises([row.reply_id for row, _ in ranked])
    return [
        Alike(
            row.proposal, row.reply, shared, numbers[row.reply_id].number if row.reply_id in numbers else "",
            numbers[row.reply_id].dated_on if row.reply_id in numbers else None, promised.get(row.reply_id, ()),
        )
        for row, shared in ranked
    ]  # fmt: skip


def promises_in(text: str) -> list[str]:
    """Sentences that say what will be done."""
    found = (one.strip() for one in SENTENCE.findall(text))
    return [one if len(one) <= PROMISE_LIMIT else one[: PROMISE_LIMIT - 1] + "…" for one in found if PROMISE.search(one)]


def _words(titles: str, asks: str) -> dict[str, int]:
    """What the proposals are about, with the weight of the place it stands in."""
    words: dict[str, int] = {}
    for text, weight in ((titles, TITLE_WEIGHT), (asks, 1)):
        for word in words_of(text):
            if len(word.text) > 1 and word.kind[:1] in KINDS and word.text not in EVERYWHERE:
                words.setdefault(word.text, weight)
    return dict(list(words.items())[:WORDS_AT_MOST])


def _ranked(pool: Sequence[Answer], words: dict[str, int]) -> list[tuple[Answer, tuple[str, ...]]]:
    asks = _asks({row.proposal_id for row in pool})
    texts = [(row, row.proposal.title, asks.get(row.proposal_id, "")) for row in pool]
    counts = {word: sum(word in title or word in said for _, title, said in texts) for word in words}
    scored = []
    for row, title, said in texts:
        shared = {
            word: math.log((len(pool) + 1) / counts[word]) * weight * (TITLE_WEIGHT if word in title else 1)
            for word, weight in words.items()
            if word in title or word in said
        }
        # One shared word of the asks is chance; one of both titles, or two words, may be a likeness.
        if len(shared) > 1 or any(word in title and words[word] == TITLE_WEIGHT for word in shared):
            best = sorted(shared, key=lambda word: -shared[word])
            scored.append((sum(shared.values()), row.reply_id, row, tuple(best[:SHARED_SHOWN])))
    scored.sort(key=lambda one: (-one[0], -one[1]))
    seen, ranked = set(), []
    for _, _, row, shared in scored:
        if row.proposal_id not in seen:  # of two rounds the later one
            seen.add(row.proposal_id)
            ranked.append((row, shared))
    return ranked[:SHOWN]


def _asks(proposals) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, text in Ask.objects.filter(proposal__in=list(proposals)).order_by("position").values_list("proposal_id", "text"):
        found[pk].append(text)
    return {pk: "\n".join(texts) for pk, texts in found.items()}


def _promises(replies: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Passage.objects.filter(reply__in=replies).order_by("reply_id", "pk")
    for row in rows:
        for text in (row.lead_in, row.text, *row.more):
            found[row.reply_id] += promises_in(text)
    return {pk: tuple(dict.fromkeys(said))[:PROMISES_AT_MOST] for pk, said in found.items()}
