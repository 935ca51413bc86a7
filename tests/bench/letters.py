"""How fast the nine-page letter is made: PDF and DOCX, cold and warm, whole and after the edit of one paragraph."""

from __future__ import annotations

import time
from collections.abc import Iterator

from letter.compose import compose
from letter.decoding import content_from
from letter.render import Renderer
from tests.bench.table import Row, cpu, wall
from tests.bench.words import Content, letter, rewritten, with_one_word

RUNS, COLD = 21, 3


def rows() -> Iterator[Row]:
    """The figures of the nine-page letter with its sheet; every run has words that no run had before."""
    content = letter()
    yield Row("渲染进程冷启动并出第一份 PDF", wall(lambda: _cold(content), COLD))
    yield Row("第一次预览：排版并出首页图片", _first_preview(content))
    renderer = Renderer()
    pages = renderer.render(content).page_count
    made = [renderer.render(rewritten(content, number)) for number in range(RUNS)]
    yield Row(
        f"PDF，{pages}页连征询意见表，热，每段都是新的，CPU",
        [one.cpu_seconds for one in made],
        "≤ 0.45",
    )
    edited = [renderer.render(with_one_word(content, number)) for number in range(RUNS)]
    yield Row("PDF，同一件改一段之后，CPU", [one.cpu_seconds for one in edited], "≤ 0.2")
    docx = [
        renderer.render(rewritten(content, RUNS + number), want=("docx",)) for number in range(RUNS)
    ]
    yield Row("DOCX，同一件，每段都是新的，CPU", [one.cpu_seconds for one in docx], "≤ 0.12")
    renderer.close()
    read = content_from(content)
    yield Row("断行、分页（不渲染），CPU", cpu(lambda: compose(read), RUNS))


def _first_preview(content: Content) -> list[float]:
    """A preview by a process that is warm but has not seen this letter: composed, and its first page's picture."""
    found = []
    for _ in range(COLD):
        renderer = Renderer()
        renderer.engine()  # warm
        start = time.perf_counter()
        renderer.render(content, want=(), pages=[1], draft=True)
        found.append(time.perf_counter() - start)
        renderer.close()
    return found


def _cold(content: Content) -> None:
    renderer = Renderer()
    renderer.render(content)
    renderer.close()
