"""The visible words of a paragraph of a DOCX, run by run; what is not seen is counted and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from letter.measure.document.package import W
from letter.measure.document.styles import Settings, Styles, is_on
from letter.split.aside import FALLBACK

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = frozenset((f"{W}del", f"{W}moveFrom"))
TICKS = {"已勾选": "☑", "空格": "□"}
"""Descriptions of the boxes that the product itself draws."""
SIGNS = {
    ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□",
    ("wingdings", 0xFC): "√", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x54): "☒", ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x50): "√",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """Words of one look; ``\\n`` is a line break, ``\\t`` a tab."""

    text: str
    look: Settings
    breaks_page: bool = False
    """A page break stands in it."""


def runs_of(paragraph: etree._Element, styles: Styles, base: Settings, seen: Counter[str]) -> Iterator[Run]:
    """Yield a paragraph's own runs, without those of text boxes anchored in it."""
    seen["inserted"] += sum(1 for _ in paragraph.iterchildren(f"{W}ins", f"{W}moveTo"))
    seen["deleted"] += sum(1 for _ in paragraph.iterchildren(*GONE))
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is not None:
        seen["inserted"] += mark.find(f"{W}ins") is not None
        seen["deleted"] += mark.find(f"{W}del") is not None
    for run in paragraph.iter(f"{W}r", f"{MATH}t"):
        if _is_elsewhere(run, paragraph):
            continue
        if run.tag == f"{MATH}t":
            seen["formulas"] += 1
            yield Run(run.text or "", base)
            continue
        look = styles.run(base, run.find(f"{W}rPr"))
        text, breaks = _said(run, seen)
        if is_on(look, "vanish", False) or is_on(look, "webHidden", False):
            seen["hidden"] += bool(text.strip())
            continue
        yield Run(text, look, breaks)


def _is_elsewhere(run: etree._Element, paragraph: etree._Element) -> bool:
    """Tell whether a run is deleted, belongs to a paragraph inside this one, or is told a second time for old programs."""
    for above in run.iterancestors():
        if above is paragraph:
            return False
        if above.tag == f"{W}p" or above.tag in GONE or above.tag == FALLBACK:
            return True
    return True


def _said(run: etree._Element, seen: Counter[str]) -> tuple[str, bool]:
    parts, breaks = [], False
    for element in run:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if element.tag == f"{W}t":
            parts.append((element.text or "").replace("\n", " "))
        elif name in ("br", "cr"):
            kind = element.get(f"{W}type", "")
            breaks = breaks or kind == "page"
            parts.append("\n")
        elif name in ("tab", "ptab"):
            parts.append("\t")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "sym":
            parts.append(_sign(element, seen))
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            parts.append(_picture(element, seen))
        elif name == "lastRenderedPageBreak":
            continue
        elif name in ("footnoteReference", "endnoteReference"):
            seen["references"] += 1
    return "".join(parts), breaks


def _sign(element: etree._Element, seen: Counter[str]) -> str:
    font, code = element.get(f"{W}font", "").lower(), element.get(f"{W}char", "")
    try:
        sign = SIGNS.get((font, int(code, 16) & 0xFF), "")
    except ValueError:
        sign = ""
    seen["signs"] += not sign
    return sign


def _picture(element: etree._Element, seen: Counter[str]) -> str:
    """Count a picture; a tick box of our own is read as one."""
    for shape in element.iter():
        name = shape.tag.rpartition("}")[2] if isinstance(shape.tag, str) else ""
        if name == "docPr" and shape.get("descr") in TICKS:
            return TICKS[shape.get("descr", "")]
        if name == "OLEObject":
            seen["objects"] += 1
            return ""
        if name in ("blip", "imagedata"):
            seen["pictures"] += 1
            return ""
    return ""
