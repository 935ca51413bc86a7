"""Which characters can be printed and how wide they are, from figures made beforehand: no font is opened here."""

import base64
import json
import zlib
from collections.abc import Mapping
from functools import cache

from letter.fonts.catalogue import COVERAGE, FACES
from letter.fonts.faces import chain
from letter.fonts.installed import installed

WHOLE = 1.0
"""The advance, in em, of a hanzi and of full-width punctuation."""


class FontCoverage:
    """What one font file has, and the advances that are not a whole em."""

    def __init__(self, figures: dict):
        self._has = zlib.decompress(base64.b64decode(figures["has"]))
        self._advances = {
            chr(code): float(thousandths) / 1000
            for thousandths, ranges in figures["advances"].items()
            for first, last in zip(ranges[::2], ranges[1::2], strict=True)
            for code in range(first, last + 1)
        }

    def __contains__(self, char: str) -> bool:
        code = ord(char)
        return code >> 3 < len(self._has) and bool(self._has[code >> 3] >> (code & 7) & 1)

    def advance(self, char: str) -> float:
        """Return the advance in em of a character the font has."""
        return self._advances.get(char, WHOLE)


class Advances(dict):
    """Character → advance in em in one face; a character is looked up along the face's chain once, then kept.

    What no font of the chain has counts as a whole em, the width of the hanzi it most likely is.
    """

    def __init__(self, chain: tuple[FontCoverage, ...]):
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> float:
        width = next((font.advance(char) for font in self._chain if char in font), WHOLE)
        self[char] = width
        return width


@cache
def _fonts() -> dict[str, FontCoverage]:
    figures = json.loads(COVERAGE.read_text("ascii")) | {own.path.name: own.figures for own in installed().values()}
    return {file: FontCoverage(of_file) for file, of_file in figures.items()}


@cache
def _chain(face: str) -> tuple[FontCoverage, ...]:
    return tuple(_fonts()[file] for file in chain(face))


@cache
def advances(face: str) -> Mapping[str, float]:
    """Return the mapping character → advance in em for a face, its fall-back fonts included."""
    return Advances(_chain(face))


def advance(char: str, face: str) -> float:
    """Return the advance of one character in em."""
    return advances(face)[char]


def file_for(char: str, face: str) -> str | None:
    """Return the file that draws the character in the face, or None where no file of its chain has it."""
    return next((file for file in chain(face) if char in _fonts()[file]), None)


def uncovered(text: str, *, face: str | None = None) -> list[str]:
    """Return the characters of the text that would be printed as boxes, each once, in the order they appear.

    With a face: those no font of its chain has; without: those that some face of the set lacks. Line ends are not
    characters here.
    """
    chains = [_chain(face)] if face else [_chain(each) for each in FACES]
    return [
        char
        for char in dict.fromkeys(text)
        if char != "\n" and not all(any(char in font for font in chain) for chain in chains)
    ]
