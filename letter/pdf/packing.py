"""Writes out the objects of a drawn file: each once, and a font that was packed before not again.

The library writes every object twice, once into the file and once for the file's identifier, and packs with the
strongest setting each time. Here a font costs a fifth of that for half a hundredth more bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import pydyf

from letter.pdf.kept import Kept

LEVEL = 6
FONTS_KEPT = 16
"""A letter has five or six fonts; of the largest, packed, this is 5 MB."""
HEAD, TAIL = b"\nstream\n", b"\nendstream"

_fonts: Kept[bytes] = Kept(FONTS_KEPT)


class Written(pydyf.Object):
    """A dictionary or an array that has been put into words."""

    def __init__(self, entry: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = entry.number, entry.generation, entry.free
        self._data = entry.data

    @property
    def data(self) -> bytes:
        """What stands in the file."""
        return self._data


def pack(objects: list[Any]) -> None:
    """Pack every stream and put everything else into words, in place."""
    for place, entry in enumerate(objects):
        if isinstance(entry, pydyf.Stream):
            _pack_stream(entry)
        elif entry.free == "n":
            objects[place] = Written(entry)


def _pack_stream(entry: pydyf.Stream) -> None:
    # The metadata stay plain: who sorts an archive reads them without a PDF reader.
    wanted, entry.compress = entry.compress and entry.extra.get("Type") != "/Metadata", False
    if not wanted:
        return
    plain = _plain(entry)
    packed = _packed_font(plain) if "Length1" in entry.extra else zlib.compress(plain, LEVEL)
    entry.stream = [packed]
    entry.extra["Filter"] = "/FlateDecode"


def _plain(entry: pydyf.Stream) -> bytes:
    """Return what stands in a stream that is not packed."""
    return entry.data.partition(HEAD)[2].removesuffix(TAIL)


def _packed_font(plain: bytes) -> bytes:
    key = hashlib.sha256(plain).digest()
    return _fonts.get(key, lambda: zlib.compress(plain, LEVEL))
