"""Digests of what was signed: canonical JSON, its SHA-256 and its SM3.

In: JSON data (the words, the profile, or a record that covers an earlier digest). Out: two hexadecimal digests.
"""

from __future__ import annotations

import hashlib
import json
import math
import unicodedata
from dataclasses import dataclass
from typing import Any

SM3_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
"""GB/T 32905 example 1: the digest of ``abc``."""


@dataclass(frozen=True)
class Digest:
    """Two digests of the same bytes, lower-case hexadecimal. ``sm3`` is empty where OpenSSL has no SM3."""

    sha256: str
    sm3: str = ""

    @property
    def remark(self) -> str:
        """What a page or slip has to add to the digests; empty when both are there."""
        return "" if self.sm3 else "本机的 OpenSSL 不支持 SM3，只记录 SHA-256。"


def canonical(data: object) -> bytes:
    """The one spelling of JSON data: names sorted, NFC, no spaces, whole floats as integers, UTF-8.

    Raises ValueError for what has no such spelling: NaN, lone surrogates, names that fall together under NFC.
    """
    text = json.dumps(_settled(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest_of(data: object) -> Digest:
    """Digest JSON data in its canonical spelling."""
    return digest_of_bytes(canonical(data))


def digest_of_bytes(data: bytes) -> Digest:
    """Digest a file or a picture as it is."""
    return Digest(sha256=hashlib.sha256(data).hexdigest(), sm3=_sm3(data))


def _sm3(data: bytes) -> str:
    try:
        return hashlib.new("sm3", data).hexdigest()
    except ValueError:
        return ""


def _settled(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        settled = {_name(name): _settled(entry) for name, entry in value.items()}
        if len(settled) != len(value):
            raise ValueError("two names are the same under NFC")
        return settled
    if isinstance(value, list | tuple):
        return [_settled(entry) for entry in value]
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"{type(value).__name__} is not JSON data")


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError("names in JSON data are text")
    return unicodedata.normalize("NFC", name)


def _number(value: float) -> int | float:
    # A database may hand 42.0 back as 42: both are spelled 42 (as in RFC 8785).
    if not math.isfinite(value):
        raise ValueError("NaN and infinity have no JSON spelling")
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
