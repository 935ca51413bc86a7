"""How fast an old draft is taken apart: a DOCX of ten pages, the splitting itself and with the process around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letter.compose import compose
from letter.content import Section
from letter.decoding import content_from
from letter.docx import write_docx
from letter.render import Splitter
from letter.split import split
from tests.bench.letters import letter
from tests.bench.table import Row, cpu, wall

RUNS = 15
PAGES = 10


def ten_pages() -> tuple[bytes, int]:
    """Return a letter of at least ten pages as DOCX, and its pages."""
    content = content_from(letter())
    sections = [passage for passage in content.passages if isinstance(passage, Section)]
    while len(compose(content).pages) < PAGES:
        content = replace(content, passages=(*content.passages, sections[0]))
    layout = compose(content)
    return write_docx(layout), len(layout.pages)


def rows() -> Iterator[Row]:
    """The figures of 按结构拆分."""
    data, pages = ten_pages()
    yield Row(f"按结构拆分，{pages}页 DOCX", wall(lambda: split(data, "旧稿.docx"), RUNS), "≤ 0.3")
    yield Row("按结构拆分，同一件 DOCX，CPU", cpu(lambda: split(data, "旧稿.docx"), RUNS), "≤ 0.3")
    yield Row("按结构拆分，同一件 DOCX，连启动进程", wall(lambda: Splitter().split(data, "旧稿.docx"), RUNS))
