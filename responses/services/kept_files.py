"""Files that must be whole or not there: written beside their place, synced, checked, then moved into it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from accounts.refusal import Refused

BROKEN = "文件校验失败：保存的文件与成文记录不符，已停止提供。请联系系统管理员。"


def write(path: Path, data: bytes) -> str:
    """Write the file so that a crash leaves the old state or the new one; return its SHA-256.

    Raises OSError where it could not be written whole (a full disk), leaving nothing behind.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        digest = sha256(data).hexdigest()
        if sha256(temporary.read_bytes()).hexdigest() != digest:
            raise OSError(f"{path.name}: what was read back is not what was written")
        temporary.replace(path)
        _sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return digest


def keep_issued(data: bytes, *, suffix: str) -> tuple[str, str]:
    """Keep a finished file in FUWEN_ISSUED_DIR under a random name. Returns the name and its SHA-256."""
    name = f"{uuid4().hex}.{suffix}"
    return name, write(settings.FUWEN_ISSUED_DIR / name, data)


def drop_issued(*names: str) -> None:
    """Take away files that no record came to name, because the act they were made for failed."""
    for name in names:
        with suppress(OSError):
            (settings.FUWEN_ISSUED_DIR / name).unlink()


def read_issued(name: str, digest: str) -> bytes:
    """Read a finished file back. Raises Refused (文件校验失败) when it is missing or not the file that was issued."""
    try:
        data = (settings.FUWEN_ISSUED_DIR / name).read_bytes()
    except OSError as error:
        raise Refused(BROKEN, code="broken_file") from error
    if sha256(data).hexdigest() != digest:
        raise Refused(BROKEN, code="broken_file")
    return data


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
