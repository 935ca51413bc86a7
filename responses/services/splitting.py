"""The site's way to 按结构拆分: every file is opened in a limited process, two at one time on the machine at most."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from accounts.refusal import Refused
from letter.render import RenderFailed, Splitter
from letter.render.turns import Turns
from letter.split import Split

AT_ONCE = 2
FILE, BUSY = "file", "busy"
"""Codes of a refusal that is the file's fault, and of one that is not."""
NOT_THE_FILE = {"busy", "unavailable"}


def splitter() -> Splitter:
    """The site's splitter."""
    return _splitter(settings.FUWEN_RENDER_DIR)


@cache
def _splitter(folder: Path) -> Splitter:
    return Splitter(turns=Turns(folder / "splitting", at_most=AT_ONCE))


def split(data: bytes, name: str) -> Split:
    """Take a draft apart. Raises Refused: FILE where the file is to blame, BUSY where it is not."""
    try:
        return splitter().split(data, name)
    except RenderFailed as failed:
        code = BUSY if failed.reason in NOT_THE_FILE else FILE
        raise Refused(failed.message, code=code, action="split") from failed
