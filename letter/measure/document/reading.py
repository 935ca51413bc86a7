"""The paragraphs, page set-ups and footers of a DOCX, as lines without a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from letter.gbt9704 import MM_PER_PT
from letter.measure.document.even import EVERY
from letter.measure.document.package import Package, R, W
from letter.measure.document.styles import (
    TWIPS,
    Settings,
    Styles,
    colour,
    indent_cells,
    is_on,
    line_pt,
    number,
    size_mm,
)
from letter.measure.lines import Char, Line
from letter.measure.parts import Section

ALIGNS = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
END = "\n"
A4_TWIPS = (11906.0, 16838.0)


@dataclass
class Document:
    """What a DOCX says, in the order of its parts."""

    lines: list[Line] = field(default_factory=list)
    """The body's lines outside tables, frames and text boxes with them; a manual break begins another line."""
    chars: list[Char] = field(default_factory=list)
    """Every character of body, tables and heads, without blanks; END stands before and behind each line."""
    numbers: list[Line] = field(default_factory=list)
    """Footers with a page number."""
    running: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    even_styles: tuple[str, ...] = ()
    """Names of the styles without gaps between Chinese and figures: w:autoSpaceDE and w:autoSpaceDN are off."""
    has_changes: bool = False


def read_document(package: Package) -> Document:
    """Read a package. Raises Unreadable where it has no body."""
    styles = Styles(package)
    document = Document()
    body = package.body
    for paragraph in _paragraphs(body):
        lines = list(_lines(paragraph, styles))
        document.chars += _visible(lines)
        if not _is_in_table(paragraph):
            document.lines += lines
    related = package.related(package.main)
    for kind, found in (("footer", document.numbers), ("header", document.running)):
        for part in dict.fromkeys(target for each, target in related.values() if each == kind):
            for paragraph in _paragraphs(package.trees.get(part)):
                if kind == "header" or _has_page_field(paragraph):
                    found += _lines(paragraph, styles)
    document.chars += _visible(document.running)
    document.sections = list(_sections(package))
    document.even_styles = (EVERY,) if _has_even_lines(styles, body) else tuple(styles.without_gaps())
    document.has_changes = next(body.iter(f"{W}ins", f"{W}del"), None) is not None
    return document


def _visible(lines: list[Line]) -> Iterator[Char]:
    end = Char(END, 0.0, 0.0, 0.0, 0.0, "")
    for line in lines:
        yield end
        yield from (char for char in line.chars if not char.text.isspace())
        yield end


def _paragraphs(root: etree._Element | None) -> Iterator[etree._Element]:
    """Yield paragraphs, those in text boxes once: a second telling for older programs is left out."""
    for paragraph in root.iter(f"{W}p") if root is not None else ():
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            yield paragraph


def _is_in_table(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{W}tbl"), None) is not None


def _lines(paragraph: etree._Element, styles: Styles) -> Iterator[Line]:
    """Yield a paragraph's words, cut at manual breaks; nothing for an empty one."""
    name, own, base = styles.paragraph(paragraph.find(f"{W}pPr"))
    chars: list[Char] = []
    indent = indent_cells(own, size_mm(base))
    for text, look in _texts(paragraph, styles, base):
        for char in text:
            if char == "\n":
                yield from _line(chars, name, own, indent)
                chars, indent = [], 0.0
            else:
                chars.append(_char(char, look, styles))
    yield from _line(chars, name, own, indent)


def _line(chars: list[Char], name: str, own: Settings, indent: float) -> Iterator[Line]:
    while chars and chars[-1].text.isspace():
        chars = chars[:-1]
    while chars and chars[0].text.isspace():
        indent += 1.0 if chars[0].text == "　" else 0.5
        chars = chars[1:]
    if chars:
        align = ALIGNS.get(own.get("jc.val", ""), "left")
        yield Line(tuple(chars), 0, line_pt(own), align, indent, name)


def _texts(paragraph: etree._Element, styles: Styles, base: Settings) -> Iterator[tuple[str, Settings]]:
    """Yield the texts of a paragraph's own runs, not those of a text box anchored in it; what was deleted is gone."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph or next(run.iterancestors(FALLBACK), None) is not None:
            continue
        look = styles.run(base, run.find(f"{W}rPr"))
        if is_on(look, "vanish", False):
            continue
        for element in run:
            if element.tag == f"{W}t":
                yield element.text or "", look
            elif element.tag in (f"{W}br", f"{W}cr"):
                yield "\n", look
            elif element.tag == f"{W}tab":
                yield " ", look


def _char(text: str, look: Settings, styles: Styles) -> Char:
    slot = "ascii" if text.isascii() else "eastAsia"
    font = styles.font(look, slot) or styles.font(look, "eastAsia")
    return Char(text, 0.0, 0.0, 0.0, size_mm(look), font, colour(look))


def _has_page_field(root: etree._Element) -> bool:
    codes = "".join(code.text or "" for code in root.iter(f"{W}instrText"))
    codes += " ".join(field.get(f"{W}instr") or "" for field in root.iter(f"{W}fldSimple"))
    return "PAGE" in codes.replace("NUMPAGES", "").replace("SECTIONPAGES", "").split()


def _sections(package: Package) -> Iterator[Section]:
    related = package.related(package.main)
    inherited: dict[str, bool] = {}
    for section in package.trees[package.main].iter(f"{W}sectPr"):
        for reference in section.iter(f"{W}footerReference"):
            part = related.get(reference.get(f"{R}id", ""), ("", ""))[1]
            tree = package.trees.get(part)
            inherited[reference.get(f"{W}type", "default")] = tree is not None and _has_page_field(tree)
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        grid, title = section.find(f"{W}docGrid"), section.find(f"{W}titlePg")
        width, height = (_twips(size, name, default) for name, default in zip(("w", "h"), A4_TWIPS, strict=True))
        gutter = _twips(margins, "gutter", 0.0)
        yield Section(
            width_mm=width,
            height_mm=height,
            top_mm=abs(_twips(margins, "top", 1440.0)),
            bottom_mm=abs(_twips(margins, "bottom", 1440.0)),
            left_mm=_twips(margins, "left", 1800.0) + gutter,
            right_mm=_twips(margins, "right", 1800.0),
            has_title_page=title is not None and title.get(f"{W}val") not in ("0", "false", "off"),
            numbers_first=inherited.get("first", False),
            numbers_rest=inherited.get("default", False) or inherited.get("even", False),
            grid_pt=_twips(grid, "linePitch", 0.0) / MM_PER_PT,
        )


def _twips(element: etree._Element | None, name: str, default: float) -> float:
    """Return an attribute in twips as millimetres."""
    value = element.get(f"{W}{name}") if element is not None else None
    return number(value, default) / TWIPS * MM_PER_PT


def _has_even_lines(styles: Styles, body: etree._Element) -> bool:
    """Tell whether most paragraphs have no gaps between Chinese and figures."""
    off = on = 0
    for paragraph in _paragraphs(body):
        _, own, _ = styles.paragraph(paragraph.find(f"{W}pPr"))
        if is_on(own, "autoSpaceDE", True) or is_on(own, "autoSpaceDN", True):
            on += 1
        else:
            off += 1
    return off > on
