"""Stands in for the process that splits: takes more time or memory than it may."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from letter.render.bounds import Bounds
from letter.render.protocol import Message
from letter.render.worker import serve

WANTED = sys.argv[1]


def answer(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Never answer."""
    if WANTED == "timeout":
        time.sleep(60)
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


if __name__ == "__main__":
    sys.exit(serve(lambda: (answer, {}), Bounds(**json.loads(sys.argv[2]))))
