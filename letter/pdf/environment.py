"""What must stand before WeasyPrint draws: the project's fonts only, and no search for libraries by forking."""

from __future__ import annotations

import ctypes.util
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from letter.fonts import fontconfig, private_folder


def limit_fonts() -> None:
    """Let fontconfig see the project's fonts and nothing else, unless a fonts.conf is already named."""
    if os.environ.get("FONTCONFIG_FILE"):
        return
    folder = private_folder("fuwen-fontconfig")
    text = fontconfig(folder / "cache")
    file = folder / "fonts.conf"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        handle, fresh = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(fresh).replace(file)
    os.environ["FONTCONFIG_FILE"] = str(file)


@contextmanager
def without_library_search() -> Iterator[None]:
    """Keep cffi from running gcc and ldconfig for every spelling of a library's name: it saves 54 forks.

    WeasyPrint tries several names and the Debian one loads at once.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
