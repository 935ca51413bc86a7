"""A DOCX as blocks: paragraphs, tables and text boxes in their order, visible words only, automatic numbers put before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from letter.clean import clean_text
from letter.measure.document.package import Package, W
from letter.measure.document.styles import Settings, Styles, is_on, number, settings
from letter.split.aside import FALLBACK, tell_aside
from letter.split.blocks import Block, stripped
from letter.split.numbering import Numbering
from letter.split.report import Report
from letter.split.runs import Run, runs_of

ALIGNS = {"center": "center", "right": "right", "end": "right"}
HEADINGS_LIMIT = 6
MOST_EMPHASISED = 0.6
"""Where more of a text than this is bold, bold says nothing."""
FACES = ("黑体", "楷体", "SimHei", "KaiTi", "Heiti", "Kaiti", "STKaiti", "STHeiti")
HEADING_NAMES = ("heading ", "标题 ", "标题")


class Document:
    """Reads one package; what is left out is counted for the report."""

    def __init__(self, package: Package, report: Report) -> None:
        self.package, self.report = package, report
        self.styles, self.numbering = Styles(package), Numbering(package)
        self.seen: Counter[str] = Counter()
        """What was met on the way: pictures, deleted, inserted, hidden, numbered …"""
        self._paragraphs = self._tables = 0
        self._names = _style_names(package)

    def blocks(self) -> list[Block]:
        """Return the blocks of the body. Raises Unreadable where there is none."""
        found = list(self._inside(self.package.body))
        whole = sum(len(block.text) for block in found)
        if sum(block.bold for block in found) > MOST_EMPHASISED * whole:
            found = [replace(block, bold=0) for block in found]
        tell_aside(self.package, self.seen, self.report)
        return found

    def _inside(self, root: etree._Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a content control. No recursion deeper than the parser allows."""
        for element in root:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{W}del", f"{W}moveFrom"):
                self.seen["deleted"] += 1
            elif element.tag == f"{W}altChunk":
                self.seen["chunks"] += 1
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self._inside(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        properties = paragraph.find(f"{W}pPr")
        name, own, base = self.styles.paragraph(properties)
        self._paragraphs += 1
        place = f"第{self._paragraphs}段"
        runs = list(runs_of(paragraph, self.styles, base, self.seen))
        label = self._label(properties, name, own) if any(run.text.strip() for run in runs) else ""
        first = True
        for line in _lines(runs):
            block = self._line(line, label if first else "", place, own)
            if block is not None:
                yield replace(block, level=self._level(name, own) if first else 0, is_cut=not first)
                label = ""
                first = False
        # Text boxes hang on the paragraph that they stand beside.
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(FALLBACK), None) is None and next(box.iterancestors(f"{W}p"), None) is paragraph:
                self.seen["boxes"] += 1
                yield from self._inside(box)

    def _line(self, runs: list[Run], label: str, place: str, own: Settings) -> Block | None:
        said = [(clean_text(run.text.replace("\t", "　　")).replace("\n", ""), run) for run in runs]
        text = "".join(words for words, _ in said)
        bold = 0
        for words, run in said:
            if words.strip() and not _is_emphasised(run.look, self.styles):
                break
            bold += len(words)
        text, bold, width = stripped(text, bold)
        if not text:
            return None
        indent = number(own.get("ind.firstLine")) or number(own.get("ind.firstLineChars")) or number(own.get("ind.left"))
        size = max(number(run.look.get("sz.val"), 20.0) / 2 for _, run in said)
        return Block(
            label + text,
            place,
            bold=len(label) + bold if bold else 0,
            align=ALIGNS.get(own.get("jc.val", ""), ""),
            size_pt=size,
            is_set_in=width >= 2 or indent > 0,
            new_page=is_on(own, "pageBreakBefore", False) or any(run.breaks_page for run in runs),
        )

    def _label(self, properties: etree._Element | None, name: str, own: Settings) -> str:
        """Return the automatic number of a paragraph: its own, or its style's."""
        given = properties.find(f"{W}numPr") if properties is not None else None
        if given is None:
            given = self._names.get(name, ("", None))[1]
        if given is None:
            return ""
        found = settings(given)
        level = found.get("ilvl.val", "0")
        label, form = self.numbering.label(found.get("numId.val", ""), int(level) if level.isdecimal() else 0)
        self.seen["bullets" if form == "bullet" else "numbered"] += bool(label)
        return label

    def _level(self, name: str, own: Settings) -> int:
        """Return a paragraph's outline level from 1, 0 for text."""
        value = own.get("outlineLvl.val", "")
        if value.isdecimal():
            return int(value) + 1 if int(value) < HEADINGS_LIMIT else 0
        shown = self._names.get(name, ("", None))[0].lower()
        for prefix in HEADING_NAMES:
            figure = shown.removeprefix(prefix)
            if figure != shown and figure.isdecimal() and 1 <= int(figure) <= HEADINGS_LIMIT:
                return int(figure)
        return 0

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = []
        before = self._paragraphs
        for row in table.iterchildren(f"{W}tr", f"{W}sdt"):
            cells = []
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tbl"), None) is table:
                    cells.append("\n".join(block.text or _flat(block) for block in self._inside(cell)))
            if any(cells):
                rows.append(tuple(cells))
        self._paragraphs = before
        self._tables += 1
        if rows:
            yield Block("", f"第{self._tables}个表格", rows=tuple(rows))


def _flat(block: Block) -> str:
    """Return a table inside a cell as lines."""
    return "\n".join("　".join(filter(None, row)) for row in block.rows)


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    """Cut a paragraph's runs at its line breaks."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text, breaks_page=run.breaks_page)]
    yield line


def _is_emphasised(look: Settings, styles: Styles) -> bool:
    return is_on(look, "b", False) or any(face in styles.font(look, "eastAsia") for face in FACES)


def _style_names(package: Package) -> dict[str, tuple[str, etree._Element | None]]:
    """Return each style's shown name and its numbering, taken from the style it is based on where it has none."""
    root = package.part_of("styles")
    own: dict[str, tuple[str, etree._Element | None, str]] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        shown, based = style.find(f"{W}name"), style.find(f"{W}basedOn")
        own[style.get(f"{W}styleId", "")] = (
            shown.get(f"{W}val", "") if shown is not None else "",
            style.find(f"{W}pPr/{W}numPr"),
            based.get(f"{W}val", "") if based is not None else "",
        )
    found = {}
    for name, (shown, numbers, based) in own.items():
        for _ in range(20):  # a circle of styles ends here
            if numbers is not None or based not in own:
                break
            _, numbers, based = own[based]
        found[name] = (shown, numbers)
    return found
