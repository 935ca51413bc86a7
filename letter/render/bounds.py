"""The bounds the render process sets itself: processor time, memory, file size."""

from __future__ import annotations

import math
import os
import resource
import signal
from dataclasses import dataclass
from pathlib import Path

GIB = 1024**3
MIB = 1024**2


@dataclass(frozen=True)
class Bounds:
    """How far one job may go. The processor time is counted anew for each job."""

    cpu_seconds: int = 20
    wall_seconds: int = 30
    memory_bytes: int = 2 * GIB
    file_bytes: int = 50 * MIB


def settle(bounds: Bounds) -> None:
    """Set what holds for the whole life of the process."""
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory_bytes, bounds.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.file_bytes, bounds.file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The web workers beside it come first.
    os.nice(5)


def arm(bounds: Bounds) -> None:
    """Start the clocks of one job. When one runs out the kernel ends the process: SIGXCPU or SIGALRM.

    The limit on processor time counts from the start of the process, so it is moved on by what was used so far.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime) + bounds.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    # The parent kills at wall_seconds; the alarm is for a parent that is gone.
    signal.alarm(bounds.wall_seconds + 2)


def disarm() -> None:
    """Stop the clocks while there is no job."""
    signal.alarm(0)
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def resident_bytes() -> int:
    """Memory the process holds at this moment."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()
