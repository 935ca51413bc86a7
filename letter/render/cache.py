"""Finished files kept by the digest of what they were made from.

A folder that may be deleted at any time: what is missing is made again, and what was cut short or changed is found by
its checksum, so nobody waits for the disk. Safe between processes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from letter.digest import canonical
from letter.render.bounds import MIB
from letter.render.client import Renderer
from letter.render.engine import engine
from letter.render.protocol import ProtocolError, pack, unpack
from letter.render.rendered import Rendered

SUFFIX = ".letter"
TEMPORARY = ".tmp"
KEY = re.compile("[0-9a-f]{64}")
CHECKSUM = hashlib.sha256().digest_size
STALE_SECONDS = 3_600
"""A temporary file of this age was left by a process that died."""
SWEPT_EVERY = 32
"""Room is made when this part of the limit has been written: looking at every file for each new one takes longer than
writing it."""


class Cache:
    """Byte strings under keys of 64 hexadecimal digits, the least recently used dropped first."""

    def __init__(self, folder: Path, *, bytes_limit: int = 512 * MIB) -> None:
        self._folder, self._limit = folder, bytes_limit
        self._unswept = bytes_limit
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or None; a file that changed since is thrown away."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        checksum, data = data[:CHECKSUM], data[CHECKSUM:]
        if hashlib.sha256(data).digest() != checksum:
            path.unlink(missing_ok=True)
            return None
        with contextlib.suppress(FileNotFoundError):
            os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the data under the key: whole or not at all. Raises OSError."""
        path = self._path(key)
        number, name = tempfile.mkstemp(dir=self._folder, suffix=TEMPORARY)
        temporary = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        self._unswept += len(data) + CHECKSUM
        if self._unswept * SWEPT_EVERY >= self._limit:
            self._unswept = 0
            self._make_room()

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError("a key has 64 hexadecimal digits")
        return self._folder / f"{key}{SUFFIX}"

    def _make_room(self) -> None:
        held = []
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another process was first
                facts = path.stat()
                if path.suffix == SUFFIX:
                    held.append((facts.st_mtime_ns, facts.st_size, path))
                elif path.suffix == TEMPORARY and facts.st_mtime < time.time() - STALE_SECONDS:
                    path.unlink()
        total = sum(size for _, size, _ in held)
        for _, size, path in sorted(held):
            if total <= self._limit:
                return
            path.unlink(missing_ok=True)
            total -= size


def key_of(
    content: Mapping[str, Any],
    profile: Mapping[str, Any] | None,
    *,
    seals: Sequence[bytes] = (),
    made_by: Mapping[str, str],
    **how: Any,
) -> str:
    """The digest of everything a render depends on: words, profile, seals, engine and fonts, and how it was asked."""
    seals_digests = [hashlib.sha256(seal).hexdigest() for seal in seals]
    whole = [dict(content), dict(profile or {}), seals_digests, dict(made_by), how]
    return hashlib.sha256(canonical(whole)).hexdigest()


def render_cached(
    renderer: Renderer,
    cache: Cache,
    content: Mapping[str, Any],
    profile: Mapping[str, Any] | None = None,
    *,
    seals: Sequence[bytes] = (),
    want: Sequence[str] = ("pdf",),
    pages: Sequence[int] = (),
    width: int = 900,
    draft: bool = False,
) -> Rendered:
    """Like ``renderer.render``, but what was made before from the same data is not made again."""
    how = {"want": list(want), "pages": list(pages), "width": width, "draft": draft}
    key = key_of(content, profile, seals=seals, made_by=engine(), **how)
    kept = kept_under(cache, key)
    if kept is not None:
        return kept
    rendered = renderer.render(content, profile, seals=seals, **how)
    keep_under(cache, key, rendered)
    return rendered


def keep_under(cache: Cache, key: str, rendered: Rendered) -> None:
    """Keep what was made. A full disk loses the copy, not the letter."""
    with contextlib.suppress(OSError):
        cache.put(key, pack(*rendered.to_message()))


def kept_under(cache: Cache, key: str) -> Rendered | None:
    """What was made before, or None."""
    data = cache.get(key)
    if data is None:
        return None
    try:
        message = unpack(_reader(data))
        return Rendered.from_message(message)
    except (ProtocolError, LookupError):
        return None  # written by another version


def _reader(data: bytes):
    place = 0

    def read(size: int) -> bytes:
        nonlocal place
        part = data[place : place + size]
        place += size
        if len(part) < size:
            raise ProtocolError("cut short")
        return part

    return read
