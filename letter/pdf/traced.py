"""花脸稿 as a PDF to be printed: what was struck out with a line through it, what was put in underlined.

A working paper, not a letter: it flows, it says which two versions it compares, and every mark can be told in black.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

from letter.fonts import face_css, family, uncovered
from letter.pdf.errors import RenderError
from letter.pdf.pages import CREATOR, kept_style, without_library_search
from letter.traces import Piece, Row, Traces

with without_library_search():
    from weasyprint import CSS, HTML
    from weasyprint.urls import FatalURLFetchingError

    from letter.pdf.fetcher import LetterFetcher

GETA = "〓"
WORDS = {"changed": "改动", "added": "新增", "removed": "删去", "moved": "移动", "same": ""}
TAGS = {"same": "span", "del": "del", "ins": "ins"}
LEGEND = "加下划线的是增加的字，加删除线的是删去的字；左侧注明该处新增、删去、移动或改动。"
PAGES_MOST = 200


@cache
def _css() -> str:
    return face_css() + (
        '@page { size: 210mm 297mm; margin: 25mm 22mm 22mm 26mm;'
        ' @bottom-center { content: "第" counter(page) "页 共" counter(pages) "页";'
        f" font: 10.5pt {family('songti')} }}"
        f" @top-left {{ content: string(name); font: 10.5pt {family('songti')} }} }}\n"
        f"body {{ font: 14pt {family('fangsong')}; line-height: 24pt; margin: 0; color: #000 }}\n"
        f"h1 {{ font: 20pt {family('xiaobiaosong')}; line-height: 30pt; text-align: center; margin: 0 0 8pt; string-set: name content() }}\n"
        ".facts { font-size: 12pt; line-height: 19pt; margin: 0; text-indent: 0 }\n"
        ".legend { font-size: 11pt; line-height: 18pt; border-bottom: 0.5pt solid #000; padding-bottom: 6pt; margin: 4pt 0 10pt; text-indent: 0 }\n"
        ".row { margin: 0 0 4pt 42pt; text-indent: 0; overflow-wrap: anywhere; white-space: pre-wrap }\n"
        f".said {{ float: left; margin-left: -42pt; width: 40pt; font: 9pt {family('heiti')}; line-height: 12pt; padding-top: 6pt }}\n"
        f".heading {{ font-family: {family('heiti')} }}\n"
        ".label { font-size: 10.5pt; color: #555 }\n"
        "ins { color: #b3261e; text-decoration: underline 1pt }\n"
        "del { color: #b3261e; text-decoration: line-through 1pt }\n"
    )


def write_traces_pdf(traced: Traces, *, title: str, facts: Iterable[str]) -> bytes:
    """Write the traces with their head: ``title``, then a line for each of ``facts`` (which versions, who, when).

    Raises RenderError where it would be longer than PAGES_MOST pages.
    """
    fetcher = LetterFetcher({})
    fonts, _, _ = kept_style()
    style = CSS(string=_css(), url_fetcher=fetcher, font_config=fonts)
    try:
        html = HTML(string=_html(traced, title, facts), base_url=None, url_fetcher=fetcher)
        document = html.render(font_config=fonts, stylesheets=[style], presentational_hints=False)
    except FatalURLFetchingError as error:
        raise RenderError("内容试图引用外部资源，已停止生成。") from error
    if fetcher.refused:
        raise RenderError("内容试图引用外部资源，已停止生成。")
    if len(document.pages) > PAGES_MOST:
        raise RenderError(f"花脸稿超过{PAGES_MOST}页，没有生成。")
    document.metadata.title, document.metadata.generator, document.metadata.lang = title, CREATOR, "zh-CN"
    return document.write_pdf(full_fonts=False)


def _html(traced: Traces, title: str, facts: Iterable[str]) -> str:
    absent = dict.fromkeys(map(ord, uncovered("".join([title, *facts, *_texts(traced)]))), GETA)
    rows = "".join(_row(row, absent) for row in traced.rows)
    head = "".join(f'<p class="facts">{_safe(fact, absent)}</p>' for fact in facts)
    body = f'<h1>{_safe(title, absent)}</h1>{head}<p class="legend">{LEGEND}</p>{rows}'
    return f'<!DOCTYPE html><html lang="zh-CN"><head><title>{_safe(title, absent)}</title></head><body>{body}</body></html>'


def _texts(traced: Traces) -> Iterable[str]:
    return (piece.text for row in traced.rows for piece in row.pieces)


def _row(row: Row, absent: dict[int, str]) -> str:
    said = WORDS[row.change]
    mark = f'<span class="said">{said}</span>' if said else ""
    label = row.label if row.kind == "field" else f"原在{row.was}" if row.was else ""
    label = f'<span class="label">{_safe(label, absent)}　</span>' if label else ""
    heading = " heading" if row.kind == "heading" else ""
    return f'<p class="row{heading}">{mark}{label}{row.number}{"".join(_piece(piece, absent) for piece in row.pieces)}</p>'


def _piece(piece: Piece, absent: dict[int, str]) -> str:
    tag = TAGS[piece.kind]
    return f"<{tag}>{_safe(piece.text, absent)}</{tag}>"


def _safe(text: str, absent: dict[int, str]) -> str:
    return escape(text.translate(absent))
