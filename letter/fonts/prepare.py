"""One font file of an office, looked at and made ready: bytes in on standard input, JSON and working copies out.

Run by letter.fonts.own as ``python -m letter.fonts.prepare FOLDER`` under limits of its own: a font is a program for
others' parsers. A working copy has the office's outlines and widths; tables, metrics and names are those of the set.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from letter.fonts.build_coverage import coverage_of
from letter.fonts.catalogue import internal_family, is_bold, postscript_name
from letter.fonts.names import is_bold_style, names_of, shown_name
from letter.fonts.outlines import set_line_metrics, set_style, settle_bearings, to_truetype
from letter.fonts.slots import SLOTS, Slot, slot_for

MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 120
FILE_BYTES = 128 * 1024**2
FACES_MOST = 32
"""Fonts in one collection."""
GLYPHS_LEAST = 2
NAMED = 6
"""Characters that are named at most."""
MAGIC = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
RESTRICTED, LESS_RESTRICTED, NO_SUBSETTING, BITMAPS_ONLY = 0x2, 0xC, 0x100, 0x200

ROWS = range(16, 88)
HANZI = "".join(
    bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312", "ignore")
    for row in ROWS
    for cell in range(1, 95)
)
"""The 6,763 hanzi of GB 2312: what an office's letter cannot do without."""
MARKS = "　，。、：；！？（）《》〈〉【】〔〕“”‘’"
"""Full-width marks: lines are composed, and marks squeezed, by the whole em."""
SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "—…·％"
WIDTH_WITHIN = 0.002
"""How far the width of a hanzi or a full-width mark may be from the em."""
BLANK = " 　"
PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF))
"""Code points that mean something else in every font: never printed from an office's font either."""


class FontFault(ValueError):
    """The file cannot be used; the message is a Chinese sentence for the administrator."""


def prepare(data: bytes, folder: Path) -> dict:
    """Write a working copy for every slot the file fits into the folder.

    Returns face → {family, rank, figures}. Raises FontFault; other errors mean that the file is damaged.
    """
    if data[:4] not in MAGIC:
        raise FontFault("不是 TTF、TTC 或 OTF 字体文件")
    best: dict[str, tuple[int, Slot, TTFont]] = {}
    shown = []
    for font in _fonts(data):
        found = slot_for(names_of(font), bold=is_bold_style(font))
        shown.append(shown_name(font))
        if found and (found[0].face not in best or found[1] < best[found[0].face][0]):
            best[found[0].face] = (found[1], found[0], font)
    if not best:
        known = "、".join(dict.fromkeys(slot.fonts[0][0] for slot in SLOTS.values()))
        raise FontFault(
            f"字体名是“{'”“'.join(dict.fromkeys(shown))}”，没有哪个字位用它；可用的有{known}等，见 docs/settings.md"
        )
    return {face: _made(font, slot, rank, folder) for face, (rank, slot, font) in best.items()}


def _fonts(data: bytes) -> Iterator[TTFont]:
    count = struct.unpack_from(">L", data, 8)[0] if data[:4] == b"ttcf" else 1
    if not 1 <= count <= FACES_MOST:
        raise FontFault(f"一个文件里有{count}个字体，最多{FACES_MOST}个")
    for index in range(count):
        number = index if data[:4] == b"ttcf" else -1
        yield TTFont(
            BytesIO(data), fontNumber=number, lazy=True, recalcTimestamp=False, recalcBBoxes=False
        )


def _made(font: TTFont, slot: Slot, rank: int, folder: Path) -> dict:
    name = shown_name(font)
    _check_permission(font, name)
    if "fvar" in font:
        raise FontFault(f"“{name}”是可变字体，请换用固定字重的文件")
    if "glyf" not in font and "CFF " not in font:
        raise FontFault(f"“{name}”没有轮廓（只有点阵），不能用")
    characters = _characters(font)
    _check_coverage(font, characters, name)
    was_cff = "CFF " in font
    to_truetype(font)
    if was_cff:
        font.recalcBBoxes = True  # the new outlines have been counted by nobody
        settle_bearings(font)
    else:
        _drop_hints(font)
    _check_outlines(font, characters, name)
    _set_characters(font, characters)
    set_line_metrics(font)
    _set_names(font, slot)
    path = folder / slot.file
    with path.open("wb") as file:
        font.save(file)
    return {"family": slot.fonts[rank][0], "rank": rank, "figures": coverage_of(path)}


def _check_permission(font: TTFont, name: str) -> None:
    permission = font["OS/2"].fsType if "OS/2" in font else 0
    if permission & RESTRICTED and not permission & LESS_RESTRICTED:
        raise FontFault(
            f"“{name}”的厂商不许把它嵌入文件（fsType {permission}），请向厂商取得可嵌入的版本"
        )
    if permission & (NO_SUBSETTING | BITMAPS_ONLY):
        raise FontFault(
            f"“{name}”的厂商不许裁剪后嵌入文件（fsType {permission}），请向厂商取得可嵌入的版本"
        )


def _characters(font: TTFont) -> dict[int, str]:
    """Return code point → glyph, without private use, controls and what leads to no glyph."""
    order = set(font.getGlyphOrder())
    found = {}
    for code, glyph in (font.getBestCmap() or {}).items():
        is_private = any(first <= code <= last for first, last in PRIVATE)
        if code >= 0x20 and not is_private and glyph in order and font.getGlyphID(glyph) != 0:
            found[code] = glyph
    return found


def _check_coverage(font: TTFont, characters: dict[int, str], name: str) -> None:
    missing = [char for char in HANZI + MARKS + SIGNS if ord(char) not in characters]
    if missing:
        raise FontFault(f"“{name}”缺少{len(missing)}个必需的字符（{_named(missing)}），不能用")
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    if not 16 <= em <= 16384:
        raise FontFault(f"“{name}”已损坏：每em {em} 个单位")
    uneven = [
        char
        for char in HANZI + MARKS
        if abs(widths[characters[ord(char)]][0] - em) > em * WIDTH_WITHIN
    ]
    if uneven:
        raise FontFault(
            f"“{name}”有{len(uneven)}个汉字或标点不是全角宽（{_named(uneven)}），排不齐每行28字，不能用"
        )
    odd = [char for char in SIGNS if not 0 < widths[characters[ord(char)]][0] <= 2 * em]
    if odd:
        raise FontFault(f"“{name}”有{len(odd)}个字符的宽度不可信（{_named(odd)}），不能用")


def _check_outlines(font: TTFont, characters: dict[int, str], name: str) -> None:
    glyphs = font["glyf"]
    needed = [char for char in HANZI + MARKS + SIGNS if char not in BLANK]
    blank = [char for char in needed if glyphs[characters[ord(char)]].numberOfContours == 0]
    if blank:
        raise FontFault(f"“{name}”有{len(blank)}个字是空白的（{_named(blank)}），不能用")


def _named(chars: list[str]) -> str:
    listed = "".join(char if char.strip() else f"U+{ord(char):04X}" for char in chars[:NAMED])
    return listed + ("……" if len(chars) > NAMED else "")


def _drop_hints(font: TTFont) -> None:
    """Read every glyph once, for what is damaged shows here, and leave the instructions out: their tables are gone."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        table.glyphs[name].trim(remove_hinting=True)
        table.glyphs[name].expand(table)
    font["maxp"].maxSizeOfInstructions = font["maxp"].maxFunctionDefs = font["maxp"].maxStorage = 0


def _set_characters(font: TTFont, characters: dict[int, str]) -> None:
    """Write the Unicode maps anew: one of the first plane, one of everything."""
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, []
    for number, platform, encoding in ((4, 3, 1), (12, 3, 10)):
        part = CmapSubtable.newSubtable(number)
        part.platformID, part.platEncID, part.language = platform, encoding, 0
        part.cmap = {
            code: glyph for code, glyph in characters.items() if number == 12 or code < 0xFFFF
        }
        table.tables.append(part)
    font["cmap"] = table


def _set_names(font: TTFont, slot: Slot) -> None:
    """Give the copy a name no document asks for, so that nobody's machine mixes it up with the font itself."""
    bold, table = is_bold(slot.file), font["name"]
    family, style = internal_family(slot.file), "Bold" if bold else "Regular"
    table.names = []
    for number, text in {
        1: family,
        2: style,
        4: f"{family} {style}",
        6: postscript_name(slot.file),
    }.items():
        table.setName(text, number, 3, 1, 0x409)
    set_style(font, bold=bold)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Answer with {"faces": …} or {"fault": a Chinese sentence}."""
    _limit()
    try:
        told = {"faces": prepare(sys.stdin.buffer.read(), Path(sys.argv[1]))}
    except FontFault as fault:
        told = {"fault": str(fault)}
    except Exception as error:
        # Whatever a parser raises on a damaged font: its words are for the log, not for the person.
        told = {"fault": "文件已损坏，读不出字体", "detail": repr(error)[:500]}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
