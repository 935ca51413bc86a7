"""Make the bold 仿宋: every outline moved outwards a little, the advance widths left alone."""

import math

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

from letter.fonts.outlines import area, contours

SIDE, RISE = 17.0, 11.0
"""How far an upright and a level edge move outwards, in thousandths of the em: uprights gain more, as in a drawn bold."""
CROWDED = 9_000.0
"""Length of outline, in units, from which a character is so full of strokes that each gains less."""
LEAST = 0.6
MOST_OF_STROKE = 0.5
"""No stroke gains more than half its width on a side; the hair strokes of ™ would drown."""
SHARP = -0.9375
"""Cosine between two edges beyond which a point is a spike and stays where it is."""

Point = tuple[float, float]


def embolden(font: TTFont) -> None:
    """Make every glyph of a TrueType font bolder in place."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = table[name]
        drawn = contours(glyph)
        if not drawn:
            continue
        length, ink = sum(map(_length, drawn)), sum(map(area, drawn)) / 2
        clockwise = ink <= 0
        stroke = 2 * abs(ink) / length
        share = min(max(LEAST, min(1.0, CROWDED / length)), MOST_OF_STROKE * stroke / SIDE)
        moved = [_outwards(points, SIDE * share, RISE * share, clockwise=clockwise) for points in drawn]
        glyph.coordinates = GlyphCoordinates([(round(x), round(y)) for points in moved for x, y in points])
        glyph.recalcBounds(table)


def _length(points: list[Point]) -> float:
    return sum(math.dist(point, following) for point, following in zip(points, points[1:] + points[:1], strict=True))


def _outwards(points: list[Point], side: float, rise: float, *, clockwise: bool) -> list[Point]:
    """Move each point of a contour along the bisector of its two edges, never past the shorter of them."""
    turned = points if clockwise else points[::-1]
    edges, edge_of = _edges(turned)
    if len(edges) < 3:
        return points
    shifts = [
        _shift(incoming, outgoing, min(length_in, length_out), side, rise)
        for (incoming, length_in), (outgoing, length_out) in zip(edges[-1:] + edges[:-1], edges, strict=True)
    ]
    moved = [(x + shifts[edge][0], y + shifts[edge][1]) for (x, y), edge in zip(turned, edge_of, strict=True)]
    return moved if clockwise else moved[::-1]


def _edges(points: list[Point]) -> tuple[list[tuple[Point, float]], list[int]]:
    """Return direction and length of every edge that has a length, and for every point the edge it starts.

    Points on top of each other start the same edge, so that they stay together.
    """
    edges, edge_of = [], []
    for (x, y), (next_x, next_y) in zip(points, points[1:] + points[:1], strict=True):
        edge_of.append(len(edges))
        length = math.hypot(next_x - x, next_y - y)
        if length:
            edges.append((((next_x - x) / length, (next_y - y) / length), length))
    return edges, [edge % max(1, len(edges)) for edge in edge_of]


def _shift(incoming: Point, outgoing: Point, reach: float, side: float, rise: float) -> Point:
    cosine = incoming[0] * outgoing[0] + incoming[1] * outgoing[1]
    if cosine <= SHARP:
        return 0.0, 0.0
    widening = 1 + cosine
    turn = incoming[0] * outgoing[1] - incoming[1] * outgoing[0]
    x, y = -(incoming[1] + outgoing[1]), incoming[0] + outgoing[0]
    # In an inner corner (a left turn of a clockwise outline) a point may not run past its neighbour.
    x *= side / widening if side * turn <= reach * widening else reach / turn
    y *= rise / widening if rise * turn <= reach * widening else reach / turn
    return x, y
