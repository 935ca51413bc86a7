"""How far a figure may be from the standard's and still be called right, each with its reason.

The standard itself allows 1 mm for the margins (5.2.1, 6.1). Everything else is as narrow as files of different
programs let it be: a writer rounds to twentieths of a point, fonts of one class have slightly different em boxes.
"""

from __future__ import annotations

from letter.gbt9704 import CELL_MM, LINE_MM

PAPER_MM = 1.0
"""Letter paper differs from A4 by 6 mm and 18 mm."""
MARGIN_MM = 1.0
"""5.2.1: 天头 37 ± 1, 订口 28 ± 1; 6.1: the type area's error is at most 1."""
INK_MM = 0.5
"""What is measured by its ink: mark and lines of the letterhead. A raster of 254 dpi shows 0.1."""
EM_BOX_MM = 0.8
"""What is measured to the em box: fonts of one class differ in where it stands on the base line by 0.2."""
RULE_LENGTH_MM = 1.0
CENTRE_MM = 1.0
"""The mark's and the lines' centre."""
LINE_EDGE_MM = 1.0
"""Where a full line ends; its advance boxes, not its ink."""
SIZE_PT = 0.3
"""A type size: the next Chinese size is at least 0.5 pt away from any that is asked for."""
PITCH_PT = 0.15
"""22 lines then fill 225 mm to within 1.2: 28.95 pt and 29 pt are right, 28.8 is not."""
CELLS = 0.5
"""Characters a line: half-width ones and squeezed marks make it half a character more or less."""
INDENT_MM = CELL_MM * 0.3
"""左空二字, 右空四字: less than a third of a character is a matter of spacing."""
ON_AXIS_MM = 1.5
"""Name on the date's axis."""
SEAL_AXIS_MM = 2.0
"""A stamp pressed by hand is as true as that."""
BLANK_LINES = 0.35
"""A blank line is counted by distances between em boxes; titles have lines of their own height."""
FOOT_MM = 0.8
"""Below the type area's edge, to the em box."""
PART_OF_LINES = 0.9
"""So many full lines of a text end at the edge: one with a long word may not."""
PART_OF_FACE = 0.8
"""So much of a text is set in its face: lead sentences may stand in another."""
FACE_HINT = 0.02
"""Less than this in another face are single characters a font lacks."""
DARKEST = 60
"""Largest colour band that still prints as black."""

# --- another school of margins, which public tools quote from GB/T 33476.2: the em boxes fill 37 to 262
TALL_PITCH_PT = (29.4, 29.8)
TALL_TOP_MM = 34.58
"""Top margin of that school: the em box of the first line then begins at 37."""
TALL_MARGIN_MM = 0.7

FIRST_LINE_MM = LINE_MM * 0.12
"""Where line 1 stands: programs place the characters of an exact line up to 0.9 mm apart."""
