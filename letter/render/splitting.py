"""Splitter: the site's side of 按结构拆分. Each file is opened in a process of its own, which then ends."""

from __future__ import annotations

import time
from contextlib import nullcontext

from letter.render.bounds import GIB, Bounds
from letter.render.client import Renderer
from letter.render.failure import RenderFailed
from letter.render.turns import Turns
from letter.split import Split, split_from

WORKER = ("letter.render.split_worker",)
BOUNDS = Bounds(cpu_seconds=10, wall_seconds=15, memory_bytes=GIB)
QUEUE_SECONDS = 20
"""How long a file waits for its turn."""
BUSY = "正在拆分其他文件，请稍后再试。"
SENTENCES = {
    "timeout": "文件过于复杂，拆分超时，已停止。",
    "memory": "文件过于复杂，拆分占用内存过多，已停止。",
    "too_large": "文件过于复杂，已停止拆分。",
    "crashed": "文件使拆分程序意外退出，没有结果。",
    "garbage": "文件使拆分程序出错，没有结果。",
    "failed": "拆分时出错，没有结果。",
    "reach": "文件试图引用外部资源，已拒绝拆分。",
}
"""What a person is told where splitting broke down on a file."""


class Splitter:
    """Takes files apart. Safe to share between threads."""

    def __init__(self, *, bounds: Bounds = BOUNDS, turns: Turns | None = None) -> None:
        self._bounds, self._turns = bounds, turns

    def split(self, data: bytes, name: str = "") -> Split:
        """Take a DOCX or a text apart.

        Raises RenderFailed: "unreadable" with the sentence for whoever brought the file, else what went wrong.
        """
        child = Renderer(worker=WORKER, bounds=self._bounds)
        try:
            with self._turns.taken(time.monotonic() + QUEUE_SECONDS) if self._turns else nullcontext():
                answer, _ = child.ask({"job": "split", "name": name}, [data])
            return split_from(answer["split"])
        except TimeoutError as error:
            raise RenderFailed("busy", BUSY) from error
        except (LookupError, TypeError, ValueError) as error:
            raise RenderFailed("garbage", SENTENCES["garbage"], detail=repr(error)) from error
        except RenderFailed as failed:
            if failed.reason in SENTENCES:
                raise RenderFailed(failed.reason, SENTENCES[failed.reason], detail=failed.detail) from failed
            raise
        finally:
            child.close()
