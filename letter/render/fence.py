"""The fence of the render process: no network, no other programs, no files but its own."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from letter.fonts import own_folders

FORBIDDEN = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.system",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
        "subprocess.Popen",
    }
)
"""Audit events of what a renderer never needs once it is warm."""


class Fence:
    """A second line behind the writers' own refusal to fetch. What is refused is written down as well:

    a library may swallow the exception, and then a letter would be made that lacks something without a word.
    """

    def __init__(self) -> None:
        self.refused: list[str] = []
        package = str(Path(__file__).resolve().parents[1])
        places = {sys.prefix, sys.base_prefix, package, tempfile.gettempdir(), "/dev", "/proc/self"}
        places |= set(map(str, own_folders()))
        self.readable = tuple(sorted(place.rstrip("/") + "/" for place in places | set(map(os.path.realpath, places))))

    def raise_up(self) -> None:
        """Put the fence up. It cannot be taken down again while the process lives."""
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in FORBIDDEN or (event == "open" and not self._own(arguments[0])):
            self.refused.append(f"{event} {arguments[:1]!r}"[:200])
            raise PermissionError(f"the render process may not: {event}")

    def _own(self, path: object) -> bool:
        if not isinstance(path, str | bytes):
            return True  # an open file's number
        # Lexical on purpose: asking the file system would raise the same event again for no gain.
        return os.path.normpath(os.path.join(os.getcwd(), os.fsdecode(path))).startswith(self.readable)  # noqa: PTH109, PTH118
