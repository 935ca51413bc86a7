"""HTML as blocks: what a browser or Word puts on the clipboard. Only its visible words are read."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from letter.clean import clean_text
from letter.split.blocks import Block, stripped
from letter.split.report import Report

PARAGRAPHS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "section", "article", "header", "footer", "main", "table", "tr", "ul", "ol", "dl", "dt", "dd", "center", "body", "hr", "address"]
)
SILENT = frozenset(["script", "style", "head", "title", "template", "noscript", "textarea", "select", "object", "svg", "math", "iframe", "xml"])
BOLD = frozenset(("b", "strong"))
PICTURES = frozenset(("img", "image", "picture", "video", "canvas", "embed"))
VOID = frozenset(("br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "embed"))
KNOWN = PARAGRAPHS | SILENT | BOLD | frozenset(("html", "span", "br", "td", "th", "font", "a", "i", "u", "em"))


class _Counting(HTMLParser):
    """Counts the tags that only HTML has."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = self.closed = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened += tag in KNOWN

    def handle_endtag(self, tag: str) -> None:
        self.closed += tag in KNOWN


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: tags of it are opened and closed, or lines are broken by them."""
    if "<" not in text or ("</" not in text and "<br" not in text.lower()):
        return False
    counting = _Counting()
    counting.feed(text)
    return counting.closed > 0 or counting.opened > 1


class _Reading(HTMLParser):
    """Collects paragraphs and tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.pictures = self.hidden = self.silent = 0
        self._text: list[str] = []
        self._bold = self._plain = 0
        self._in_bold: list[str] = []
        self._level, self._align = 0, ""
        self._quiet: list[str] = []
        self._cells: list[list[str]] | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "iframe", "object")
        looks = {name: (value or "").lower().replace(" ", "") for name, value in attrs}
        style = looks.get("style", "")
        if self._quiet or tag in SILENT or "display:none" in style or "mso-hide:all" in style or "hidden" in looks:
            if tag not in VOID:
                self.hidden += not self._quiet and tag not in SILENT
                self._quiet.append(tag)
            return
        self.pictures += tag in PICTURES
        if tag == "br":
            self._end(cut=True)
        elif tag in BOLD or (tag == "span" and "font-weight:bold" in style):
            self._in_bold.append(tag)
        elif tag == "table":
            self._end()
            self._depth += 1
            self._cells = self._cells if self._depth > 1 else []
        elif tag == "tr" and self._cells is not None and self._depth == 1:
            self._cells.append([])
        elif tag in ("td", "th"):
            self._end_cell(implied=True)
        elif tag in PARAGRAPHS:
            self._end()
            self._level = int(tag[1]) if len(tag) == 2 and tag[1].isdigit() else 0
            self._align = next((one for one in ("center", "right") if f"text-align:{one}" in style or looks.get("align") == one), "")

    def handle_endtag(self, tag: str) -> None:
        if self._quiet:
            if tag in self._quiet:
                del self._quiet[len(self._quiet) - 1 - self._quiet[::-1].index(tag) :]
            return
        if self._in_bold and tag == self._in_bold[-1]:
            self._in_bold.pop()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self._depth:
            self._end_cell(implied=True)
            self._depth -= 1
            if not self._depth:
                self._end_table()
        elif tag in PARAGRAPHS:
            self._end()

    def handle_data(self, data: str) -> None:
        if self._quiet:
            return
        words = " ".join(data.split()) if data.strip() else ""
        if not words and not self._text:
            return
        data = (" " if data[:1].isspace() and self._text else "") + words + (" " if data[-1:].isspace() and words else "")
        if self._in_bold and not self._plain:
            self._bold += len(data)
        elif words:
            self._plain = 1
        self._text.append(data)

    def close(self) -> None:
        """Take what is left over."""
        super().close()
        self._depth = min(self._depth, 1)
        self._end_cell(implied=True)
        self._end_table()
        self._end()

    def _end(self, *, cut: bool = False) -> None:
        text, bold, _ = stripped("".join(self._text), self._bold)
        said = clean_text(text).strip(" 　")
        if self._cells is not None and self._depth:
            self._text = [f"{said} "] if said else []
            return
        if said:
            self.blocks.append(Block(said, f"第{len(self.blocks) + 1}段", bold, self._level, self._align, is_cut=self._cut))
        self._text, self._bold, self._plain = [], 0, 0
        self._cut = cut

    _cut = False

    def _end_cell(self, *, implied: bool = False) -> None:
        """End a cell of the outer table; ``implied``: only where one was left open with words in it."""
        if self._cells is None or self._depth != 1 or (implied and not "".join(self._text).strip()):
            return
        if not self._cells:
            self._cells.append([])
        self._cells[-1].append(clean_text("".join(self._text), multiline=False))
        self._text, self._bold, self._plain = [], 0, 0

    def _end_table(self) -> None:
        rows = tuple(tuple(row) for row in self._cells or () if any(row))
        self._cells, self._depth = None, 0
        if rows:
            self.blocks.append(Block("", f"第{len(self.blocks) + 1}段", rows=rows))


def blocks_of_html(text: str, report: Report) -> list[Block]:
    """Return the paragraphs and tables of an HTML text."""
    reading = _Reading()
    reading.feed(text)
    reading.close()
    report.noted("原文是网页格式，只取了看得见的文字。")
    if reading.pictures:
        report.dropped(f"图片{reading.pictures}幅，没有收入。")
    if reading.hidden:
        report.dropped(f"隐藏的文字{reading.hidden}处，没有收入。")
    if reading.silent:
        report.dropped(f"网页里的脚本或嵌入内容{reading.silent}处，没有收入。")
    return [replace(block, size_pt=0.0) for block in reading.blocks]
