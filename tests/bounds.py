"""That hostile input comes to an end and stays small. How fast things are is the benchmark's question, not a test's."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

ENDLESS_SECONDS = 30
"""Of the processor. What takes a second on an idle machine takes several on a busy one; what never ends takes more."""

BOMB_MIB = 100
"""A third of what the bombs inflate to."""


@contextmanager
def comes_to_an_end() -> Iterator[None]:
    """Assert that what runs inside takes less processor time than anything endless."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < ENDLESS_SECONDS


@contextmanager
def stays_small() -> Iterator[None]:
    """Assert that what runs inside never holds as much memory as an inflated bomb."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < BOMB_MIB * 1024 * 1024
    finally:
        tracemalloc.stop()
