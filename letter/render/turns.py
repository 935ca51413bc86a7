"""Turns: at most so many render jobs at one time on a machine, whoever asks for them.

Kept by file locks, which the kernel drops when their holder dies, so no turn is ever lost.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.02


class Turns:
    """``at_most`` lock files in a folder shared by all processes of the site."""

    def __init__(self, folder: Path, *, at_most: int = 2) -> None:
        self._files = [folder / f"turn-{number}" for number in range(at_most)]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @contextlib.contextmanager
    def taken(self, until: float) -> Iterator[None]:
        """Hold a turn. Raises TimeoutError when none is free before ``until`` (monotonic seconds)."""
        number = self._take(until)
        try:
            yield
        finally:
            os.close(number)

    def _take(self, until: float) -> int:
        while True:
            for file in self._files:
                number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                try:
                    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(number)
                else:
                    return number
            if time.monotonic() >= until:
                raise TimeoutError
            time.sleep(PAUSE)
