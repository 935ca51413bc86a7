"""Messages between the site and the render process: a JSON head and byte blobs, each with its length in front.

Nothing is unpickled on either side: what the child sends is data, whatever happened to the child.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from typing import Any

MAGIC = b"FWR1"
PREFIX = struct.Struct(">4sI")
HEAD_LIMIT = 16 * 1024 * 1024
BLOBS_LIMIT = 256 * 1024 * 1024
"""Bytes of all blobs of one message."""

Message = tuple[dict[str, Any], list[bytes]]


class ProtocolError(Exception):
    """What came through the pipe is no message."""


def pack(head: dict[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    """One message as bytes. Lone surrogates travel as JSON escapes and are cleaned away by decoding, not here.

    Raises ValueError or TypeError for what is no JSON data, ProtocolError for what is too large.
    """
    text = json.dumps(head | {"blobs": [len(blob) for blob in blobs]}, ensure_ascii=True, allow_nan=False).encode()
    if len(text) > HEAD_LIMIT or sum(map(len, blobs)) > BLOBS_LIMIT:
        raise ProtocolError("message too large")
    return b"".join([PREFIX.pack(MAGIC, len(text)), text, *blobs])


def unpack(read: Callable[[int], bytes]) -> Message:
    """Read one message. ``read(n)`` gives exactly n bytes or raises. Raises ProtocolError for anything else."""
    magic, length = PREFIX.unpack(read(PREFIX.size))
    if magic != MAGIC or length > HEAD_LIMIT:
        raise ProtocolError("not a message")
    try:
        head = json.loads(read(length))
        sizes = head.pop("blobs")
        if not all(type(size) is int and size >= 0 for size in sizes) or sum(sizes) > BLOBS_LIMIT:
            raise ProtocolError("blobs of impossible size")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ProtocolError("not a message") from None
    return head, [read(size) for size in sizes]
