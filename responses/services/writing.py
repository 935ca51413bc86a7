"""A transaction that many writers reach one after another: on SQLite they take turns before they ask for the database.

SQLite lets one writer in at a time and makes the others try again, the longer they have waited the more seldom (from
every 1 ms to every 100 ms): among sixteen the oldest starves until its patience ends with "database is locked". Here
all wait alike at a lock file beside the database, which the kernel drops when its holder dies. PostgreSQL has queues.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import OperationalError, connection, transaction

PATIENCE_SECONDS = 20
"""As long as SQLite itself waits (the timeout in settings)."""
PAUSE_SECONDS = 0.003


@contextmanager
def writing() -> Iterator[None]:
    """``transaction.atomic()`` with a fair turn on SQLite. Inside another transaction only a savepoint.

    Raises OperationalError when no turn came within PATIENCE_SECONDS.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    number = _turn(Path(f"{connection.settings_dict['NAME']}-turn"))
    try:
        with transaction.atomic():
            yield
    finally:
        os.close(number)


def _turn(path: Path) -> int:
    """Hold the lock file; closing the returned number gives it back."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return number
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise OperationalError("database is locked: no turn to write") from None
                time.sleep(PAUSE_SECONDS)
    except BaseException:
        os.close(number)
        raise
