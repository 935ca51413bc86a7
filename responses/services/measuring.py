"""格式体检: a file that somebody brings is measured and forgotten; nothing of it is kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from accounts.models import User
from accounts.refusal import Refused
from letter.render import Measured, Measurer, RenderFailed
from letter.render.turns import Turns
from responses import rules

PICTURE_WIDTH_PX = 700
AT_ONCE = 1
"""Files measured at one time on this machine, beside the letters being made."""
FILE, BUSY = "file", "busy"
"""Codes of a refusal that is the file's fault, and of one that is not."""
NOT_THE_FILE = {"busy", "unavailable"}


def measurer() -> Measurer:
    """The site's measurer."""
    return _measurer(settings.FUWEN_RENDER_DIR)


@cache
def _measurer(folder: Path) -> Measurer:
    return Measurer(turns=Turns(folder / "measuring", at_most=AT_ONCE))


def measure(data: bytes, *, by: User) -> Measured:
    """Measure a PDF or a DOCX of any origin. Raises Refused: FILE where the file is to blame, BUSY where it is not."""
    rules.refuse(rules.why_not_measure(by), action="measure")
    try:
        return measurer().measure(data, width=PICTURE_WIDTH_PX)
    except RenderFailed as failed:
        code = BUSY if failed.reason in NOT_THE_FILE else FILE
        raise Refused(failed.message, code=code, action="measure") from failed
