"""The process that opens an old draft to take it apart: it makes no letters, and ends with its one file.

Started as ``python -m letter.render.split_worker <bounds as JSON>`` by letter.render.splitting, never by hand.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from letter.render.bounds import Bounds
from letter.render.failure import RenderFailed
from letter.render.protocol import Message
from letter.render.worker import serve
from letter.split import Unsplittable, split


def answer(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Do one job. Raises RenderFailed."""
    try:
        return {"split": split(blobs[0], str(head["name"])).to_json()}, []
    except Unsplittable as error:
        raise RenderFailed("unreadable", str(error)) from error


def main() -> int:
    """Serve the one job."""
    return serve(lambda: (answer, {}), Bounds(**json.loads(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main())
