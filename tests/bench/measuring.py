"""How fast a file is measured: a PDF of nine pages, with its process and the pictures of its pages; a DOCX beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from letter.render import Measurer, Renderer, office
from tests.bench.table import Row, cpu, wall

ROOT = Path(__file__).resolve().parents[2]
RUNS, SLOW_RUNS = 9, 3


def rows() -> Iterator[Row]:
    """The figures of 格式体检."""
    content = json.loads((ROOT / "fixtures" / "letters" / "long.json").read_text(encoding="utf-8"))
    renderer, measurer = Renderer(), Measurer()
    made = renderer.render(content, want=("pdf", "docx"))
    renderer.close()
    measure = lambda: measurer.measure(made.pdf or b"", width=700)  # noqa: E731
    yield Row(f"格式体检，{made.page_count}页 PDF，连启动进程和各页图片", wall(measure, RUNS), "≤ 3")
    yield Row("格式体检，同一件 PDF，CPU", cpu(measure, RUNS), "≤ 3")
    if office.program() is not None:
        yield Row("格式体检，同一件 DOCX，连 LibreOffice 排版", wall(lambda: measurer.measure(made.docx or b"", width=700), SLOW_RUNS))
