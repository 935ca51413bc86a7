"""Turn a source font into one of the set: cut, TrueType outlines, the common metrics, its own names."""

from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from letter.fonts.outlines import set_line_metrics, set_style, settle_bearings

UNITS_PER_EM = 1000
MADE_AT = 3_850_000_000
"""The time stamp of every file (seconds since 1904): a rebuild gives the same bytes."""


def cut(path: Path, *, index: int, wanted: set[int]) -> TTFont:
    """Return the font with the glyphs of the wanted code points only."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
    order = uharfbuzz.SubsetInput()
    order.sets(uharfbuzz.SubsetInputSets.UNICODE).set(wanted)
    order.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()
    order.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return TTFont(BytesIO(uharfbuzz.subset(face, order).blob.data), recalcTimestamp=False)


def set_metrics(font: TTFont) -> None:
    """Give the font the ascent and descent of the whole set, bearings that agree with the outlines, and one time stamp."""
    if font["head"].unitsPerEm != UNITS_PER_EM:
        raise ValueError("Every source of the set has 1,000 units to the em.")
    settle_bearings(font)
    set_line_metrics(font)
    font["OS/2"].fsType = 0
    font["head"].created = font["head"].modified = MADE_AT


def set_names(font: TTFont, *, family: str, bold: bool, note: str, licence: str) -> None:
    """Name the font as one of ours, keep its makers' copyright, and say that it was changed (GPL 5 a, OFL 3)."""
    table = font["name"]
    copyright_line = table.getDebugName(0)
    style = "Bold" if bold else "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    table.names = []
    texts = {0: copyright_line, 1: family, 2: style, 3: f"1.0;{postscript}", 4: f"{family} {style}", 5: "Version 1.0",
             6: postscript, 10: note, 13: licence}  # fmt: skip
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    set_style(font, bold=bold)

