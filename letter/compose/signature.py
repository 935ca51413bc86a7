"""The signature block (clause 7.3.5): with seals, without, or with the signers' stamps; inside the type area."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.compose.body import run
from letter.compose.names import Signature, centred, date_text, line_part, name_lines, width_mm
from letter.compose.seals import with_seals
from letter.compose.stamps import with_stamps
from letter.content import LetterContent
from letter.layout import TextBlock
from letter.profile import Profile

__all__ = ["Signature", "compose_signature"]


def compose_signature(
    content: LetterContent, profile: Profile, first_number: int, *, tighter_mm: float = 0.0
) -> Signature:
    """Compose names and date; ``first_number`` numbers the first paragraph.

    ``tighter_mm`` is taken from the gaps above and between the names as far as they give it (Signature.give_mm).
    """
    if not content.issuers:
        return _date_alone(content, profile.grid, first_number)
    if profile.seal == "none":
        return _without_seal(content, profile.grid, first_number)
    if profile.seal == "signature_stamp":
        return with_stamps(content, profile, first_number)
    return with_seals(content, profile, first_number, tighter_mm)


def _without_seal(content: LetterContent, grid: gb.Grid, first_number: int) -> Signature:
    """Compose names and date without a seal (7.3.5.2): the longest name 右空二字, the date two characters in."""
    date_line = date_text(content)
    edge = gb.RIGHT_MM - gb.PLAIN_RIGHT_CELLS * gb.CELL_MM
    names = [name_lines(issuer.name, edge - gb.LEFT_MM) for issuer in content.issuers]
    left = edge - max(width_mm(line) for lines in names for line in lines)
    date_left = left + gb.PLAIN_DATE_SHIFT_CELLS * gb.CELL_MM
    if (over := date_left + width_mm(date_line) - edge) > 0:
        # The date is the longer one: it stands 右空二字 and the name moves to the left with it.
        left, date_left = left - over, date_left - over
    rows = [("issuer_name", "\n".join(lines), left) for lines in names] + [("dated_on", date_line, date_left)]
    blocks = [
        TextBlock(
            style,
            (run(text),),
            "left",
            left_pt=(x_mm - gb.LEFT_MM) * gb.PT_PER_MM,
            before_pt=0.0 if place else gb.PLAIN_GAP_LINES * grid.line_pt,
            line_pt=grid.line_pt,
            keep_with_next=style == "issuer_name",
        )
        for place, (style, text, x_mm) in enumerate(rows)
    ]
    parts = [
        line_part(block, first_number + place, x_mm, keep=block.keep_with_next)
        for place, (block, (_, _, x_mm)) in enumerate(zip(blocks, rows, strict=True))
    ]
    return Signature(blocks, parts)


def _date_alone(content: LetterContent, grid: gb.Grid, first_number: int) -> Signature:
    """Compose the date of a letter that names no body yet."""
    text = date_text(content)
    left = gb.RIGHT_MM - gb.DATE_RIGHT_CELLS * gb.CELL_MM - width_mm(text)
    block = centred("dated_on", text, left + width_mm(text) / 2, grid, before_pt=gb.PLAIN_GAP_LINES * grid.line_pt)
    return Signature([block], [line_part(block, first_number, left)])
