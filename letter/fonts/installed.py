"""Which of the office's fonts this process uses: settled once, at first use, for as long as it lives.

A letter must come out the same from its composition to its last page, so nothing changes them on the way: another
font in the folder is used after a restart.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from letter.fonts.own import Found, OwnFont, OwnFontsError, as_json, from_json, look_through

FOLDER = "FUWEN_FONTS_DIR"
"""Environment: the office's folder, where nothing else was said."""
CHOSEN = "FUWEN_OWN_FONTS"
"""Environment of a process this one starts: the fonts already chosen."""

_said: list[tuple[Path | None, Path | None]] = []


def use(folder: Path | str | None, *, keep: Path | None = None) -> None:
    """Say where the office's fonts lie (None or "": it has none) and where working copies are kept.

    Raises RuntimeError once fonts are in use: lines may have been composed with them.
    """
    said = (Path(folder) if folder else None, keep)
    if _found.cache_info().currsize and _said != [said]:
        raise RuntimeError("the fonts are already in use")
    _said[:] = [said]


def installed() -> Mapping[str, OwnFont]:
    """Return face → the office's font in that slot. Raises OwnFontsError where a file of the folder cannot be used."""
    return _found().fonts


def unused() -> list[str]:
    """Return a sentence for each sound font of the folder whose slot another fills. Raises OwnFontsError."""
    return _found().unused


@cache
def _found() -> Found:
    if chosen := os.environ.get(CHOSEN):
        return Found(from_json(chosen))
    folder, keep = _said[0] if _said else (_from_environment(), None)
    if folder is None:
        return Found()
    found = look_through(folder, keep or private_folder("fuwen-fonts"))
    if found.faults:
        raise OwnFontsError("\n".join(["本单位字体不能使用，没有生成文件：", *found.faults]))
    return found


def for_a_child() -> dict[str, str]:
    """Return the environment that lets another process of this engine use the same fonts."""
    return {CHOSEN: as_json(installed())}


def own_folders() -> tuple[Path, ...]:
    """Return the folders of the working copies in use: a limited process must be able to read them."""
    return tuple(dict.fromkeys(one.path.parent for one in installed().values()))


def _from_environment() -> Path | None:
    folder = os.environ.get(FOLDER)
    return Path(folder) if folder else None


def private_folder(name: str) -> Path:
    """Return this user's own folder of that name among the temporary files; nobody else could have prepared it."""
    folder = Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-"))
    return folder
