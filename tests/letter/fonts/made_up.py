"""Fonts no office has: tiny ones with one shape for all hanzi, and copies of the set's under other names and widths."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from letter.fonts import font_path
from letter.fonts.prepare import HANZI, MARKS, SIGNS

WIDTHS = {".notdef": 1.0, "blank": 1.0, "space": 0.5, "box": 1.0, "half": 0.5}


def tiny(family: str = "黑体", *, em: int = 1000, cff: bool = False, without: str = "", blank: str = "", narrow: str = "",
         extra: str = "", style: str = "Regular", permission: int = 0, half: float = 0.5) -> bytes:  # fmt: skip
    """Return a font that has what a slot asks for, but for the characters named.

    ``without``: not there; ``blank``: without ink; ``narrow``: of half width; ``extra``: there as well.
    """
    characters = _characters(without, blank, narrow, extra)
    made = FontBuilder(em, isTTF=not cff)
    made.setupGlyphOrder(list(WIDTHS))
    made.setupCharacterMap(characters)
    advances = {
        name: round((half if name == "half" else width) * em) for name, width in WIDTHS.items()
    }
    if cff:
        made.setupCFF(
            "Made",
            {},
            {
                name: _drawn(name, em, T2CharStringPen(advances[name], None)).getCharString()
                for name in WIDTHS
            },
            {},
        )
    else:
        made.setupGlyf({name: _drawn(name, em, TTGlyphPen(None)).glyph() for name in WIDTHS})
    made.setupHorizontalMetrics({name: (width, 0) for name, width in advances.items()})
    made.setupHorizontalHeader(ascent=em * 2, descent=-em)
    made.setupNameTable({"familyName": family, "styleName": style})
    made.setupOS2(
        fsType=permission,
        usWeightClass=700 if style == "Bold" else 400,
        sTypoAscender=em * 2,
        usWinAscent=em * 2,
    )
    made.setupPost()
    return saved(made.font)


def _characters(without: str, blank: str, narrow: str, extra: str) -> dict[int, str]:
    characters = {ord(char): "half" for char in SIGNS} | {
        ord(char): "box" for char in HANZI + MARKS + extra
    }
    characters |= (
        {0x20: "space", 0x3000: "blank"}
        | {ord(char): "blank" for char in blank}
        | {ord(char): "half" for char in narrow}
    )
    for char in without:
        del characters[ord(char)]
    return characters


def _drawn(name: str, em: int, pen):
    if name in ("box", "half", ".notdef"):
        right = em // 3
        for number, point in enumerate(((0, 0), (0, em // 2), (right, em // 2), (right, 0))):
            (pen.lineTo if number else pen.moveTo)(point)
        pen.closePath()
    return pen


def saved(font: TTFont) -> bytes:
    """Return a font as a file."""
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def collection(*fonts: bytes) -> bytes:
    """Return fonts as one TTC."""
    start, parts, offsets = 12 + 4 * len(fonts), [], []
    place = start
    for data in fonts:
        count = struct.unpack_from(">H", data, 4)[0]
        moved = bytearray(data)
        for number in range(count):  # the tables' offsets count from the start of the file
            at = 12 + 16 * number + 8
            struct.pack_into(">L", moved, at, struct.unpack_from(">L", data, at)[0] + place)
        moved += bytes(-len(moved) % 4)
        offsets.append(place)
        parts.append(bytes(moved))
        place += len(moved)
    return struct.pack(f">4sLL{len(fonts)}L", b"ttcf", 0x10000, len(fonts), *offsets) + b"".join(
        parts
    )


def renamed(
    file: str, family: str, *, figures: float, ascent: int = 1150, descent: int = -350
) -> bytes:
    """Return a font of the set under another name, its figures of another width (em), its line another height."""
    with TTFont(font_path(file), recalcTimestamp=False) as font:
        font["name"].names = []
        font["name"].setName(family, 1, 3, 1, 0x804)
        for digit in "0123456789":
            glyph = font.getBestCmap()[ord(digit)]
            font["hmtx"][glyph] = (round(figures * 1000), font["hmtx"][glyph][1])
        lines, system = font["hhea"], font["OS/2"]
        lines.ascent = system.sTypoAscender = system.usWinAscent = ascent
        lines.descent = system.sTypoDescender = descent
        system.usWinDescent = -descent
        return saved(font)


def put(folder: Path, **files: bytes) -> Path:
    """Put files into a folder: heiti_ttf=… becomes heiti.ttf."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / ".".join(name.rsplit("_", 1))).write_bytes(data)
    return folder
