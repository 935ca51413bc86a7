"""TrueType outlines and the common metrics: what every font a letter is drawn with must have."""

from __future__ import annotations

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

ASCENT, DESCENT = 880, -120
"""Thousandths of the em. One ascent and descent for every font (they fill the em), so that no fall-back makes a line
taller and a baseline stands where it is measured from."""
TOLERANCE = 1.0
"""How far a TrueType curve may stray from the drawn one, in thousandths of the em: 0.006 mm in 3号."""
KEPT_TABLES = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}


def to_truetype(font: TTFont) -> None:
    """Replace CFF outlines by quadratic ones and drop what a horizontal letter does not need."""
    if "CFF " in font:
        _draw_quadratic(font)
    for tag in set(font.keys()) - KEPT_TABLES - {"GlyphOrder"}:
        del font[tag]
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def _draw_quadratic(font: TTFont) -> None:
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    tolerance = TOLERANCE * font["head"].unitsPerEm / 1000
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph(dropImpliedOnCurves=True)
        _turn_clockwise(glyphs[name])
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1


def contours(glyph) -> list[list[tuple[float, float]]]:
    """Return the points of a simple glyph, contour by contour."""
    found, start = [], 0
    for end in glyph.endPtsOfContours if glyph.numberOfContours > 0 else ():
        found.append([tuple(point) for point in glyph.coordinates[start : end + 1]])
        start = end + 1
    return found


def area(points: list[tuple[float, float]]) -> float:
    """Return twice the signed area of the polygon; negative when it runs clockwise."""
    return sum(
        x * next_y - next_x * y
        for (x, y), (next_x, next_y) in zip(points, points[1:] + points[:1], strict=True)
    )


def _turn_clockwise(glyph) -> None:
    """Let the outer contours run clockwise, as TrueType asks; in Fandol those of most hanzi do not."""
    drawn = contours(glyph)
    if sum(map(area, drawn)) <= 0:
        return
    coordinates, flags, start = [], [], 0
    for points in drawn:
        end = start + len(points)
        coordinates += reversed(points)
        flags += reversed(glyph.flags[start:end])
        start = end
    glyph.coordinates, glyph.flags = GlyphCoordinates(coordinates), bytearray(flags)


def settle_bearings(font: TTFont) -> None:
    """Let the left bearings agree with the outlines: where they differ, programs draw the glyph shifted."""
    widths, glyphs = font["hmtx"].metrics, font["glyf"]
    for name, (width, _) in widths.items():
        glyphs[name].recalcBounds(glyphs)
        widths[name] = (width, glyphs[name].xMin)


def set_line_metrics(font: TTFont) -> None:
    """Give the font the common ascent and descent, in all three places programs look."""
    units = font["head"].unitsPerEm
    ascent = round(ASCENT * units / 1000)
    descent = ascent - units
    lines, system = font["hhea"], font["OS/2"]
    lines.ascent, lines.descent, lines.lineGap = ascent, descent, 0
    system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = ascent, descent, 0
    system.usWinAscent, system.usWinDescent = ascent, -descent
    system.version = max(system.version, 4)


def set_style(font: TTFont, *, bold: bool) -> None:
    """Mark the font as the regular or the bold style of its family."""
    system = font["OS/2"]
    system.usWeightClass = 700 if bold else 400
    # Bits 0 italic, 5 bold, 6 regular, 7 "the typo metrics count".
    system.fsSelection = system.fsSelection & ~0b1100001 | (1 << 5 if bold else 1 << 6) | 1 << 7
    font["head"].macStyle = 1 if bold else 0
