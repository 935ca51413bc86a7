"""One render process seen from the parent: started, spoken to with a deadline, killed, buried."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess  # nosec B404
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from letter.fonts import fontconfig, for_a_child
from letter.render.bounds import Bounds
from letter.render.protocol import Message, unpack

PACKAGE = Path(__file__).resolve().parents[1]
CHUNK = 1 << 18
LAST_WORDS = 4_000
"""Bytes of the process's own messages that go to the log when it dies."""
OUT_OF_MEMORY = ("MemoryError", "failed to allocate", "Cannot allocate memory", "bad_alloc", "out of memory")
SIGNALS: dict[int, str] = {signal.SIGXCPU: "timeout", signal.SIGALRM: "timeout", signal.SIGXFSZ: "too_large"}


class Child:
    """The process, its pipes and its private folder (HOME, TMPDIR, fontconfig cache)."""

    def __init__(self, worker: Sequence[str], bounds: Bounds) -> None:
        self.greeted = False
        self.jobs = 0
        self.home = Path(tempfile.mkdtemp(prefix="fuwen-render-"))
        self._log = (self.home / "log").open("w+b")
        # Our own interpreter, no shell, nothing from outside in the command line.
        self._process = subprocess.Popen(  # noqa: S603  # nosec B603
            [sys.executable, "-m", *worker, json.dumps(asdict(bounds))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=self._environment(),
            cwd=self.home,
            bufsize=0,
            start_new_session=True,
        )
        self._in, self._out = self._process.stdin, self._process.stdout
        os.set_blocking(self._in.fileno(), False)
        os.set_blocking(self._out.fileno(), False)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def tell(self, message: bytes, until: float) -> None:
        """Send one packed message. Raises BrokenPipeError when it is gone, TimeoutError after ``until`` (monotonic)."""
        left = memoryview(message)
        while left:
            _wait(self._in.fileno(), select.POLLOUT, until)
            with contextlib.suppress(BlockingIOError):
                left = left[os.write(self._in.fileno(), left[:CHUNK]) :]

    def hear(self, until: float) -> Message:
        """Receive one message. Raises EOFError, TimeoutError or ProtocolError."""
        return unpack(lambda size: self._exactly(size, until))

    def bury(self) -> tuple[str, str]:
        """Kill it if it still runs and clear up. Returns why it died, as a reason code, and its last words."""
        # Its pipe may have closed a moment before it was gone: let it say how it died.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.05)
        if self.alive():
            self._process.kill()
        code = self._process.wait()
        words = self._last_words()
        self._clear()
        if any(sign in words for sign in OUT_OF_MEMORY):
            return "memory", words
        return SIGNALS.get(-code, "crashed"), f"exit code {code}\n{words}"

    def close(self) -> None:
        """Let it end by itself, as it does when its input ends; kill it if it does not."""
        with contextlib.suppress(OSError):
            self._in.close()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._clear()

    def disown(self) -> None:
        """After a fork: drop the copies of the pipes; the process belongs to the parent, and so does its folder."""
        for pipe in (self._in, self._out, self._log):
            with contextlib.suppress(OSError):
                pipe.close()
        # Or Popen would warn, or wait, for a process that is not this one's child.
        self._process.returncode = 0

    def _environment(self) -> dict[str, str]:
        # Made from nothing: no database address, no keys, no proxies reach the process.
        conf = self.home / "fonts.conf"
        conf.write_text(fontconfig(self.home / "fontcache"), encoding="utf-8")
        return {
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
            "XDG_CACHE_HOME": str(self.home),
            "FONTCONFIG_FILE": str(conf),
            "PYTHONPATH": str(PACKAGE.parent),
            "PYTHONSAFEPATH": "1",
            "PYTHONNOUSERSITE": "1",
            **for_a_child(),
        }

    def _exactly(self, size: int, until: float) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            _wait(self._out.fileno(), select.POLLIN, until)
            try:
                part = os.read(self._out.fileno(), min(CHUNK, size - len(parts)))
            except BlockingIOError:
                continue
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def _last_words(self) -> str:
        end = self._log.seek(0, os.SEEK_END)
        self._log.seek(max(0, end - LAST_WORDS))
        return self._log.read().decode("utf-8", "replace")

    def _clear(self) -> None:
        for pipe in (self._in, self._out, self._log):
            with contextlib.suppress(OSError):
                pipe.close()
        shutil.rmtree(self.home, ignore_errors=True)


def _wait(file: int, event: int, until: float) -> None:
    poll = select.poll()
    poll.register(file, event)
    left = until - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError
