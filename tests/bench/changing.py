"""How fast a changed word is seen: the editor's own requests, by the site and its render process, one after the other.

What is timed is the server's part of them: kept words, the pages' digests, the picture of the page that changed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.test import Client
from django.urls import reverse

from responses.content import draft_of
from responses.models import Reply
from tests.bench import people
from tests.bench.table import Row, tree_cpu_seconds
from tests.bench.words import Content, letter, with_one_word
from tests.responses.factories import make_reply

RUNS = 60
CARRIED = ("title", "addressees", "opening", "closing", "copied_to")


@dataclass
class Times:
    """What each edit took: seconds, CPU seconds, pages drawn anew."""

    saving: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)


def rows() -> Iterator[Row]:
    """Save, preview and picture apart, and together."""
    cast = people.office()
    words = {name: letter()[name] for name in CARRIED}
    reply = make_reply(cast, **words, passages=_passages(letter(), 0))
    client = Client()
    client.force_login(cast.drafter_owner)
    known, times = _preview(client, reply, "")["known"], Times()
    for number in range(1, RUNS + 1):
        known = _edit(client, reply, number, known, times)
    pages = len(known.split("."))
    name = f"改一个词（{pages}页）：从收到改动到所改页图片，保存在内"
    yield Row(name, times.whole, "≤ 0.15", p95_aim="≤ 0.3")
    yield Row("其中保存（入库、留版本、日志）", times.saving)
    yield Row("其中预览（排版、所改页图片）", times.seen, "≤ 0.15", p95_aim="≤ 0.3")
    yield Row("改一个词，CPU（网站和渲染进程合计）", times.used, "≤ 0.15", p95_aim="≤ 0.3")
    yield Row("改一个词后重画的页数", times.changed, unit="页")


def _edit(client: Client, reply: Reply, number: int, known: str, times: Times) -> str:
    """Change one word as the editor does; return the digests of the pages as they are then."""
    words = {**draft_of(reply), "passages": _passages(letter(), number)}
    start, before = time.perf_counter(), tree_cpu_seconds()
    _save(client, reply, words)
    saved = time.perf_counter()
    answer = _preview(client, reply, known)
    end, after = time.perf_counter(), tree_cpu_seconds()
    if not answer["picture"].startswith("data:image/png"):
        raise RuntimeError("no picture of the changed page")
    reply.refresh_from_db()
    times.saving.append(saved - start)
    times.seen.append(end - saved)
    times.whole.append(end - start)
    times.used.append(after - before)
    pairs = zip(known.split("."), answer["known"].split("."), strict=True)
    times.changed.append(sum(old != new for old, new in pairs))
    return answer["known"]


def _passages(content: Content, number: int) -> list[dict]:
    """The passages as the editor sends them: with a key, and further paragraphs of an item beside its first."""
    found = (with_one_word(content, number) if number else content)["passages"]
    return [_keyed(passage, f"p{index}") for index, passage in enumerate(found)]


def _keyed(passage: dict, key: str) -> dict:
    inner = (
        {
            "passages": [
                _keyed(one, f"{key}-{index}") for index, one in enumerate(passage["passages"])
            ]
        }
        if "passages" in passage
        else {}
    )
    more = {"more": passage.get("more", [])} if passage["type"] == "item" else {}
    return {**passage, **inner, **more, "key": key}


def _save(client: Client, reply: Reply, words: Content) -> None:
    answer = client.post(
        reverse("responses:save", args=[reply.pk]),
        {"version": reply.version, "letter": words},
        content_type="application/json",
    )
    if answer.status_code != 200:
        raise RuntimeError(answer.content.decode())


def _preview(client: Client, reply: Reply, known: str) -> dict:
    return client.get(reverse("responses:preview", args=[reply.pk]), {"known": known}).json()
