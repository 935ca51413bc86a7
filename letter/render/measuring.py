"""Measurer: the site's side of measuring. Each upload is opened in a process of its own, which then ends."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from letter.measure import INSTALL, Report, report_from
from letter.render import office
from letter.render.bounds import Bounds
from letter.render.client import Renderer
from letter.render.failure import RenderFailed
from letter.render.turns import Turns

WORKER = ("letter.render.measure_worker",)
BOUNDS = Bounds(cpu_seconds=20, wall_seconds=30)
PAGES_SHOWN = 30
"""Pages that are pictured at most."""
QUEUE_SECONDS = 20
"""How long an upload waits for its turn."""
BUSY = "正在测量其他文件，请稍后再试。"
SENTENCES = {
    "timeout": "文件过于复杂，测量超时，已停止。",
    "memory": "文件过于复杂，测量占用内存过多，已停止。",
    "too_large": "文件过于复杂，已停止测量。",
    "crashed": "文件使测量程序意外退出，没有结果。",
    "garbage": "文件使测量程序出错，没有结果。",
    "failed": "测量时出错，没有结果。",
}
"""What a person is told where measuring broke down on a file."""
NOT_LAID_OUT = "LibreOffice 没有排出页面"
INSTALL_NOTE = f"没有装 LibreOffice，只按 DOCX 的内部数据判断，凡要量毫米的都未能测量。安装命令：{INSTALL}"


@dataclass(frozen=True)
class Measured:
    """The report of one file and the pictures of its pages."""

    report: Report
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    """PNG by page number, from 1."""
    notes: tuple[str, ...] = ()


class Measurer:
    """Measures uploads. Safe to share between threads."""

    def __init__(self, *, bounds: Bounds = BOUNDS, turns: Turns | None = None) -> None:
        self._bounds, self._turns = bounds, turns

    def measure(self, data: bytes, *, width: int = 0) -> Measured:
        """Measure a PDF or a DOCX; ``width``: pixels of the pages' pictures, 0 for none.

        Raises RenderFailed: "unreadable" with the sentence for whoever brought the file, else what went wrong.
        """
        child = Renderer(worker=WORKER, bounds=self._bounds)
        try:
            # One turn for the whole of it: LibreOffice takes most of the time.
            with self._turns.taken(time.monotonic() + QUEUE_SECONDS) if self._turns else nullcontext():
                return _measured(child, data, width)
        except TimeoutError as error:
            raise RenderFailed("busy", BUSY) from error
        except RenderFailed as failed:
            if failed.reason in SENTENCES:
                raise RenderFailed(failed.reason, SENTENCES[failed.reason], detail=failed.detail) from failed
            raise
        finally:
            child.close()


def _measured(child: Renderer, data: bytes, width: int) -> Measured:
    head, copies = child.ask({"job": "prepare"}, [data])
    asked: dict[str, Any] = {"job": "measure", "kind": head["kind"], "width": width, "pages": PAGES_SHOWN}
    blobs, notes = [data], ()
    if head["kind"] == "docx":
        printed, why_not, notes = _printed(child, copies[0], even_styles=[str(each) for each in head["even"]])
        blobs += [printed] if printed else []
        asked["why_not"] = why_not
    answer, pictures = child.ask(asked, blobs)
    try:
        report = report_from(answer["report"])
        return Measured(report, dict(zip(answer["pages"], pictures, strict=True)), (*report.notes, *notes))
    except (LookupError, TypeError, ValueError) as error:
        raise RenderFailed("garbage", SENTENCES["garbage"], detail=repr(error)) from error


def _printed(child: Renderer, copy: bytes, *, even_styles: list[str]) -> tuple[bytes | None, str, tuple[str, ...]]:
    """Return a DOCX as PDF; or None, why, and what the person should be told."""
    if office.program() is None:
        return None, "", (INSTALL_NOTE,)
    even = (lambda flat: child.ask({"job": "even", "styles": even_styles}, [flat])[1][0]) if even_styles else None
    try:
        return office.laid_out(copy, even=even), "", ()
    except RenderFailed as failed:
        if failed.reason not in SENTENCES:
            raise
        return None, NOT_LAID_OUT, (f"{NOT_LAID_OUT}，只按 DOCX 的内部数据判断，凡要量毫米的都未能测量。",)
