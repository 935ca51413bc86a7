"""What others take for the same letter: LibreOffice from our DOCX, Typst from the same text; and how often ours is that.

Typst sets plain paragraphs on the same page in the same fonts and without the letter's elements, so it has less to do.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from letter import gbt9704 as gb
from letter.compose import compose
from letter.decoding import content_from
from letter.fonts import FACES, FONT_FOLDER
from letter.fonts.catalogue import internal_family, is_bold
from letter.layout import Run, text_blocks
from letter.render import Renderer
from tests.bench.table import Row, cpu, wall
from tests.bench.words import Content, letter, rewritten

RUNS = 5
NO_OFFICE = "没有安装 LibreOffice（soffice），不与它比较。"
NO_TYPST = "没有安装 typst（pip install typst），不与它比较。"


def rows() -> Iterator[Row | str]:
    """Ours again, then each of the others that is installed; a sentence for one that is not."""
    content = letter()
    renderer = Renderer()
    docx = renderer.render(content, want=("docx",)).docx or b""
    ours = [renderer.render(rewritten(content, number)).cpu_seconds for number in range(RUNS)]
    renderer.close()
    yield Row("本系统：同一件 PDF，热，CPU", ours)
    yield from _libreoffice(docx, ours)
    yield from _typst(content, ours)


def _libreoffice(docx: bytes, ours: list[float]) -> Iterator[Row | str]:
    soffice = shutil.which("soffice")
    if soffice is None:
        yield NO_OFFICE
        return
    with tempfile.TemporaryDirectory(prefix="fuwen-bench-") as folder:
        source = Path(folder) / "letter.docx"
        source.write_bytes(docx)
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
        ]
        convert = lambda: subprocess.run([*command, str(source)], check=True, capture_output=True)  # noqa: E731
        convert()  # makes the profile
        yield Row("LibreOffice 把同一 DOCX 转成 PDF（每次启动）", wall(convert, RUNS))
        theirs = cpu(convert, RUNS)
    yield from _compared("LibreOffice", theirs, ours)


def _typst(content: Content, ours: list[float]) -> Iterator[Row | str]:
    if importlib.util.find_spec("typst") is None:
        yield NO_TYPST
        return
    import typst

    compiler = typst.Compiler(font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True)
    compiler.compile(input=typst_source(content).encode())  # reads the fonts
    sources = iter(
        [typst_source(rewritten(content, number)).encode() for number in range(2 * RUNS)]
    )
    yield Row("Typst 排同样的文字，热", wall(lambda: compiler.compile(input=next(sources)), RUNS))
    yield from _compared("Typst", cpu(lambda: compiler.compile(input=next(sources)), RUNS), ours)


def _compared(name: str, theirs: list[float], ours: list[float]) -> Iterator[Row]:
    yield Row(f"{name}，CPU", theirs)
    yield Row(
        f"{name} 的 CPU 是本系统的几倍",
        [a / b for a, b in zip(sorted(theirs), sorted(ours), strict=True)],
        unit="倍",
    )


def typst_source(content: Content) -> str:
    """The letter's text as Typst: every paragraph in its face and size on the page of the standard."""
    lines = [
        "#set page(width: 210mm, height: 297mm, margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: none)",
        f"#set par(justify: true, leading: {gb.BOX_GRID.line_mm * 72 / 25.4 - gb.BODY_PT:.3f}pt)",
        '#set text(lang: "zh", top-edge: "ascender")',
    ]
    for block in text_blocks(compose(content_from(content)).flow):
        runs = [run for run in block.inlines if isinstance(run, Run)]
        words = "".join(
            f"#text({_font(run.face)}, size: {run.size_pt}pt, {_literal(run.text)})" for run in runs
        )
        indent = f"#h({block.first_pt}pt)" if block.first_pt > 0 else ""
        lines.append(f"{indent}{words}\n")
    return "\n".join(lines)


def _font(face: str) -> str:
    chain = "".join(f"{_literal(internal_family(file))}, " for file in FACES[face])
    return f"font: ({chain}), weight: {700 if is_bold(FACES[face][0]) else 400}"


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
