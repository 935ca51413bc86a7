"""The insides of a PDF our own writer made: its streams, unpacked, and what must not be found in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

STREAM = re.compile(rb"/Length (\d+)[^>]{0,200}>>\s{0,2}stream\r?\n")
END = re.compile(rb"\s{0,2}endstream")
CHARACTERS = re.compile(rb"begincidchar(.*?)endcidchar", re.DOTALL)
NOTDEF = re.compile(rb"<[0-9A-Fa-f]+>\s+0\s")
CODE_NOUGHT = re.compile(rb"<(?:[0-9A-Fa-f]{4})*?0000[0-9A-Fa-f]*>")
FONT_NAME = re.compile(rb"/(?:BaseFont|FontName)\s*/([^\s/<>\[\]()]+)")
UNPACKED_LIMIT = 256 * 1024 * 1024

FORBIDDEN: tuple[bytes, ...] = (
    b"/EmbeddedFile",
    b"/FileAttachment",
    b"/Filespec",
    b"/URI",
    b"/GoToR",
    b"/GoToE",
    b"/Launch",
    b"/JavaScript",
    b"/JS ",
    b"/SubmitForm",
    b"/ImportData",
    b"/RichMedia",
    b"/AcroForm",
    b"/XFA",
    b"/OpenAction",
    b"/Annots",
)
"""Names of what a printed letter never holds: files in it, ways out of it, programs, forms."""


class StrangePdf(ValueError):
    """Not a PDF as our writer makes it."""


def split(pdf: bytes) -> tuple[bytes, list[bytes]]:
    """The dictionaries (also those kept in object streams) as one text, and every other stream but fonts, unpacked."""
    outside, streams = [], []
    place = 0
    for head, packed, end in _streams(pdf):
        outside.append(pdf[place:head])
        place = end
        dictionary = outside[-1][outside[-1].rfind(b" obj") :]
        if b"/Length1" not in dictionary:
            (outside if b"/ObjStm" in dictionary else streams).append(_unpacked(dictionary, packed))
    outside.append(pdf[place:])
    return b"\n".join(outside), streams


def forbidden(outside: bytes) -> list[str]:
    """Which forbidden names stand in the dictionaries."""
    return [name.decode().strip() for name in FORBIDDEN if name in outside]


def font_names(outside: bytes) -> set[str]:
    """The names of all fonts of the file, without the tag of a subset (ABCDEF+)."""
    names = (found.decode("latin-1") for found in FONT_NAME.findall(outside))
    return {name.partition("+")[2] or name for name in names}


def has_pictures(outside: bytes) -> bool:
    """Whether there is any picture in the file."""
    return b"/Image" in outside


def has_missing_glyph(streams: list[bytes]) -> bool:
    """Whether any text is drawn with glyph 0, the box.

    WeasyPrint maps a character without a glyph to CID 0 in the font's encoding; a plainer writer would show code 0.
    """
    for data in streams:
        if any(NOTDEF.search(found[1]) for found in CHARACTERS.finditer(data)):
            return True
        if b"TJ" in data and b"begincmap" not in data and CODE_NOUGHT.search(data):
            return True
    return False


def _streams(pdf: bytes) -> Iterator[tuple[int, bytes, int]]:
    place = 0
    while found := STREAM.search(pdf, place):
        begin, length = found.end(), int(found[1])
        place = begin + length
        if not END.match(pdf, place):
            raise StrangePdf("a stream of another length")
        yield begin, pdf[begin:place], place


def _unpacked(dictionary: bytes, data: bytes) -> bytes:
    if b"/FlateDecode" not in dictionary:
        return data
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, UNPACKED_LIMIT)
    except zlib.error as error:
        raise StrangePdf("a damaged stream") from error
    if unpacker.unconsumed_tail:
        raise StrangePdf("a stream too large")
    return plain
