"""How far the ink of characters reaches above and below the baseline, read from the fonts' glyph headers.

The standard measures the 发文机关标志 and the page number's dash by their ink, which stands differently in every
glyph. Only four tables of a TrueType file are looked at, so that a cold start does not pay for a font library.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from letter.fonts import file_for, font_path


@lru_cache(maxsize=256)
def ink(text: str, face: str) -> tuple[float, float]:
    """Return the highest and the lowest ink of a text in em above the baseline; (0, 0) where there is none.

    A character that no font of the face has leaves none: it is refused before anything is printed.
    """
    files = {char: file_for(char, face) for char in dict.fromkeys(text)}
    bounds = [each for char, file in files.items() if file for each in _glyph_bounds(file, char)]
    if not bounds:
        return 0.0, 0.0
    return max(high for _, high in bounds), min(low for low, _ in bounds)


def _glyph_bounds(file: str, char: str) -> list[tuple[float, float]]:
    """Return [(lowest, highest)] of a glyph in em; empty for a blank one."""
    font = font_path(file).read_bytes()
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {
        tag: offset
        for tag, _, offset, _ in (
            struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(count)
        )
    }
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    long_places = struct.unpack_from(">h", font, tables[b"head"] + 50)[0]
    glyph = _glyph_number(font, tables[b"cmap"], ord(char))
    if long_places:
        start, end = struct.unpack_from(">LL", font, tables[b"loca"] + 4 * glyph)
    else:
        start, end = (
            2 * half for half in struct.unpack_from(">HH", font, tables[b"loca"] + 2 * glyph)
        )
    if start == end:
        return []
    _, _, low, _, high = struct.unpack_from(">5h", font, tables[b"glyf"] + start)
    return [(low / units, high / units)]


def _glyph_number(font: bytes, cmap: int, code: int) -> int:
    """Look a character up in the font's Unicode map (format 12, else format 4)."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    maps = [struct.unpack_from(">HHL", font, cmap + 4 + 8 * n) for n in range(count)]
    by_format = {
        struct.unpack_from(">H", font, cmap + offset)[0]: cmap + offset for _, _, offset in maps
    }
    if 12 in by_format:
        start = by_format[12]
        for first, last, glyph in struct.iter_unpack(
            ">LLL",
            font[start + 16 : start + 16 + 12 * struct.unpack_from(">L", font, start + 12)[0]],
        ):
            if first <= code <= last:
                return glyph + code - first
        return 0
    return _in_segments(font, by_format[4], code)


def _in_segments(font: bytes, start: int, code: int) -> int:
    """Look a character up in a format 4 map."""
    doubled = struct.unpack_from(">H", font, start + 6)[0]
    for place in range(0, doubled, 2):
        if struct.unpack_from(">H", font, start + 14 + place)[0] < code:
            continue
        first = struct.unpack_from(">H", font, start + 16 + doubled + place)[0]
        delta = struct.unpack_from(">H", font, start + 16 + 2 * doubled + place)[0]
        at = start + 16 + 3 * doubled + place
        offset = struct.unpack_from(">H", font, at)[0]
        if code < first:
            return 0
        if not offset:
            return (code + delta) % 0x10000
        glyph = struct.unpack_from(">H", font, at + offset + 2 * (code - first))[0]
        return (glyph + delta) % 0x10000 if glyph else 0
    return 0
