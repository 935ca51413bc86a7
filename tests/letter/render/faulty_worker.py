"""A render process that fails in every way a job asks for; only the tests start it."""

import contextlib
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

from letter.render.bounds import Bounds
from letter.render.protocol import MAGIC, PREFIX, Message
from letter.render.worker import serve

GOOD = {"files": ["pdf"], "pages": [], "page_count": 1, "page_digests": [], "facts": {}, "uncovered": "", "engine": {}, "cpu_seconds": 0.0}


def good(head: dict, blobs: list[bytes]) -> Message:
    facts = {"pid": os.getpid(), "said": head["content"].get("said"), "environ": dict(os.environ)}
    return GOOD | {"facts": facts}, [b"%PDF " + b"".join(blobs)]


def sleep(head, blobs):
    time.sleep(60)


def spin(head, blobs):
    while True:
        pass


def works(head, blobs):
    """Honest work of one second of processor time."""
    until = time.process_time() + 1
    while time.process_time() < until:
        pass
    return GOOD | {"cpu_seconds": 1.0}, [b"%PDF "]


def eat_memory(head, blobs):
    return GOOD, [bytearray(8 * 1024**3)]


def recurse(head, blobs):
    return recurse(head, blobs)


def raise_error(head, blobs):
    raise ValueError("the writer did not like it")


def fill_disk(head, blobs):
    with Path("huge").open("wb") as file:
        while True:
            file.write(bytes(1024 * 1024))


def killed(head, blobs):
    os.kill(os.getpid(), signal.SIGKILL)


def aborted(head, blobs):
    os.abort()


def starved(head, blobs):
    print("GLib-ERROR: failed to allocate 1073741824 bytes", file=sys.stderr, flush=True)
    os.abort()


def exits(head, blobs):
    os._exit(0)


def raw(data: bytes):
    def write(head, blobs):
        for number in range(3, 20):
            try:
                if str(Path(f"/proc/self/fd/{number}").readlink()).startswith("pipe:"):
                    os.write(number, data)
            except OSError:
                continue
        time.sleep(60)

    return write


def nothing(head, blobs):
    return GOOD, []


def empty_file(head, blobs):
    return GOOD, [b""]


def prints(head, blobs):
    print("a library says something on the standard output", flush=True)
    os.write(1, b"and something raw\n")
    return good(head, blobs)


def connects(head, blobs):
    with contextlib.suppress(OSError):  # as inline SVG does
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    return good(head, blobs)


def reads_elsewhere(head, blobs):
    return GOOD, [Path("/etc/passwd").read_bytes()]


def runs_a_program(head, blobs):
    os.system("true")  # noqa: S605
    return good(head, blobs)


FAULTS = {
    "none": good,
    "sleep": sleep,
    "spin": spin,
    "works": works,
    "memory": eat_memory,
    "recursion": recurse,
    "error": raise_error,
    "disk": fill_disk,
    "killed": killed,
    "aborted": aborted,
    "starved": starved,
    "exits": exits,
    "garbage": raw(b"%PDF-1.7 this is no message" * 10),
    "half": raw(PREFIX.pack(MAGIC, 1000) + b'{"ok": true'),
    "huge": raw(PREFIX.pack(MAGIC, 2**32 - 1)),
    "not-json": raw(PREFIX.pack(MAGIC, 4) + b"\xff\xfe{]"),
    "old-answer": raw(PREFIX.pack(MAGIC, 38) + b'{"ok": true, "number": 0, "blobs": []}'),
    "nothing": nothing,
    "empty": empty_file,
    "prints": prints,
    "connects": connects,
    "reads": reads_elsewhere,
    "runs": runs_a_program,
}


def answer(head: dict, blobs: list[bytes]) -> Message:
    return FAULTS[head["content"]["fault"]](head, blobs)


def warm():
    if "no-start" in sys.argv:
        raise OSError("cannot load library 'libpango-1.0-0'")
    if "slow-start" in sys.argv:
        time.sleep(60)
    return answer, {"engine": "faulty"}


if __name__ == "__main__":
    sys.exit(serve(warm, Bounds(**json.loads(sys.argv[-1]))))
