"""The vocabulary of WordprocessingML: names, units and the few pieces every part is built of.

Parts are written as text; every word from people passes ``escaped()``, every number is made here.
"""

from __future__ import annotations

from math import floor
from xml.sax.saxutils import escape

from letter.gbt9704 import PT_PER_MM

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU_PER_MM = 36_000
EMU_PER_PT = 12_700


def part(tag: str, *inner: str) -> str:
    """Return a whole part whose root is ``w:tag``."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<w:{tag}{names}>{''.join(inner)}</w:{tag}>"


def escaped(text: str) -> str:
    """Return words from people as XML text or as the value of an attribute in double quotes."""
    return escape(text, {'"': "&quot;"})


def twips(pt: float) -> int:
    """Return points as twentieths of a point."""
    return round(pt * 20)


def twips_below(pt: float) -> int:
    """Return points as twentieths, never more: a line or a character too wide by 1/20 costs a whole one."""
    return floor(pt * 20 + 1e-6)


def mm_twips(mm: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(mm * PT_PER_MM * 20)


def emu(mm: float) -> int:
    """Return millimetres in the unit of drawings."""
    return round(mm * EMU_PER_MM)
