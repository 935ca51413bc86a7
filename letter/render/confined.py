"""Starts a program of others under limits of its own: ``confined.py <limits as JSON> <program> <arguments>``.

Run by letter.render.office as a plain script, with nothing but the standard library: it sets what holds for the rest of
the process and becomes the program. Without a network where the system allows it; what it opens is harmless already.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path

NEW_USER, NEW_NET = 0x10000000, 0x40000000
PARENT_DEATH_SIGNAL = 1


def confine(limits: dict) -> None:
    """Set the limits: processor time, memory, file size; no core files, no network, no life after the parent's."""
    for name, limit in (
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_AS, limits["memory_bytes"]),
        (resource.RLIMIT_FSIZE, limits["file_bytes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (limit, limit))
    os.nice(5)
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    user, group = os.getuid(), os.getgid()
    if user == 0:
        library.unshare(NEW_NET)
    elif library.unshare(NEW_USER | NEW_NET) == 0:
        # The same numbers inside as outside, or the program would be nobody.
        with contextlib.suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


if __name__ == "__main__":
    confine(json.loads(sys.argv[1]))
    # The program and its arguments come from letter.render.office, no shell reads them.
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606  # nosec B606
