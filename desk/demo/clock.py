"""Playing the past: the services' clock stands at a given moment while a demo act is done.

Used by the demo alone. The acts of a year are played in their order, so the log, the steps and the records carry the
days on which a real office would have acted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let django.utils.timezone.now() answer ``moment`` inside the block. One thread only."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
