"""How fast many letters are made: two processes beside each other, and how much memory each of them holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from letter.render import Renderer
from letter.render.bounds import MIB
from letter.render.protocol import Message
from tests.bench.table import Row, tree_cpu_seconds
from tests.bench.words import letter, rewritten

LETTERS, CORES, SETTLED = 200, 2, 10
KINDS = ("short", "deputy", "long")
"""Three, five and nine pages with the sheet, in turn."""


class Watched(Renderer):
    """A renderer that notes what its process holds after each job."""

    def __init__(self) -> None:
        super().__init__()
        self.resident: list[float] = []

    def ask(self, head: dict, blobs: object) -> Message:
        """Ask, and note the memory in MiB."""
        answer = super().ask(head, blobs)
        self.resident.append(answer[0]["resident"] / MIB)
        return answer


def rows() -> Iterator[Row]:
    """200 letters, no two alike, of three lengths; then 200 of the longest by one process alone."""
    contents = [rewritten(letter(KINDS[number % len(KINDS)]), number) for number in range(LETTERS)]
    renderers = [Watched() for _ in range(CORES)]
    for renderer in renderers:
        renderer.engine()  # warm
    start, before = time.perf_counter(), tree_cpu_seconds()
    with ThreadPoolExecutor(CORES) as threads:
        pages = sum(threads.map(_made, renderers, [contents[n::CORES] for n in range(CORES)]))
    seconds, used = time.perf_counter() - start, tree_cpu_seconds() - before
    yield Row(
        f"批量：{LETTERS}件（共{pages}页）PDF，{CORES}个进程，每秒",
        [LETTERS / seconds],
        "≥ 4",
        unit="件",
    )
    yield Row(
        f"批量：{CORES}核都空着时每秒（由所用 CPU 算出）",
        [CORES * LETTERS / used],
        "≥ 4",
        unit="件",
    )
    yield Row(
        "批量：进程内存，第10件以后",
        [size for one in renderers for size in one.resident[SETTLED:]],
        unit="MiB",
    )
    yield Row(
        "批量：第10件以后内存与第10件之差",
        [_drift(one.resident) for one in renderers],
        "≤ 20",
        unit="MiB",
    )
    for renderer in renderers:
        renderer.close()
    yield from _alone()


def _alone() -> Iterator[Row]:
    alone = Watched()
    _made(alone, [rewritten(letter(), LETTERS + number) for number in range(LETTERS)])
    yield Row(
        f"一个进程做{LETTERS}件9页的：第10件以后内存与第10件之差",
        [_drift(alone.resident)],
        "≤ 20",
        unit="MiB",
    )
    alone.close()


def _made(renderer: Renderer, contents: list[dict]) -> int:
    return sum(renderer.render(content).page_count for content in contents)


def _drift(resident: list[float]) -> float:
    """How far memory goes from what it was after the tenth letter, up or down, at most."""
    return max(abs(size - resident[SETTLED - 1]) for size in resident[SETTLED:])
