"""Read from a finished font which characters it has and how wide they are, in the form coverage.py loads."""

import base64
import zlib
from pathlib import Path

from fontTools.ttLib import TTFont

WHOLE = 1000


def coverage_of(path: Path) -> dict:
    """Return {"has": bitmap, "advances": {thousandths: [first, last, …]}} for the font file.

    The bitmap has one bit a code point, is deflated and in base64. Widths of a whole em are left out.
    """
    with TTFont(path, lazy=True) as font:
        cmap, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        has = bytearray(max(cmap) // 8 + 1)
        advances: dict[str, list[int]] = {}
        for code in sorted(cmap):
            has[code >> 3] |= 1 << (code & 7)
            width = widths[cmap[code]][0] * WHOLE / em
            if width != WHOLE:
                _add(advances.setdefault(f"{width:g}", []), code)
    return {"has": base64.b64encode(zlib.compress(bytes(has), 9)).decode("ascii"), "advances": advances}


def _add(ranges: list[int], code: int) -> None:
    """Append a code point to flat ranges [first, last, first, last …]."""
    if ranges and ranges[-1] == code - 1:
        ranges[-1] = code
    else:
        ranges += [code, code]
