"""The faces as they are drawn here: the office's own fonts first, the files of the set behind them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from letter.fonts import catalogue
from letter.fonts.catalogue import (
    DOCX_NAMES,
    FACES,
    FILES,
    css_family,
    internal_family,
    is_bold,
    postscript_name,
)
from letter.fonts.installed import installed


@cache
def chain(face: str) -> tuple[str, ...]:
    """Return the files of a face in the order they are asked for a character: the face, the rare ones, the last resort.

    Behind an office's own font stands the whole chain of the set.
    """
    own = installed().get(face)
    return ((own.path.name,) if own else ()) + FACES[face]


@cache
def files() -> tuple[str, ...]:
    """Return every font file a letter may be drawn with."""
    return tuple(dict.fromkeys(file for face in FACES for file in chain(face)))


def font_path(file: str) -> Path:
    """Return the path of a font file a letter may be drawn with. Raises KeyError for any other name."""
    own = next((one.path for one in installed().values() if one.path.name == file), None)
    if own is None and file not in FILES:
        raise KeyError(file)
    return own or catalogue.FONT_FOLDER / file


def family(face: str) -> str:
    """Return the value of CSS font-family for a face, with its fall-backs.

    Bold is a face of its own (fangsong_bold): no style sheet sets font-weight.
    """
    return ", ".join(css_family(file) for file in chain(face))


def face_css() -> str:
    """Return the @font-face rules of every file; their addresses are asset:fonts/<file>.

    A chain asks the Chinese font first, so quotes, dashes and ellipses come from it, and so do figures and Latin:
    Fandol's half-width figures are those an official letter in 3号仿宋 has. No rule needs a unicode-range. A process
    whose FONTCONFIG_FILE holds fontconfig() draws the same without these rules, and without copying 59 MB of fonts.
    """
    rule = "@font-face {{ font-family: {}; src: url(asset:fonts/{}); font-weight: {}; font-style: normal }}\n"
    weights = ("bold" if is_bold(file) else "normal" for file in files())
    return "".join(
        rule.format(css_family(file), file, weight)
        for file, weight in zip(files(), weights, strict=True)
    )


def docx_names(face: str) -> tuple[str, tuple[str, ...]]:
    """Return the font name a DOCX uses for the face and its w:altName list, best first.

    The name is that of the office's own font where it fills the slot, else the one the standard's readers expect. Both
    faces of 仿宋 have one name: the bold one is that font with w:b.
    """
    name, others = DOCX_NAMES[face]
    own = installed().get("fangsong" if face == "fangsong_bold" else face)
    if own is None or own.family == name:
        return name, others
    return own.family, (name, *(other for other in others if other != own.family))


def embedded_as(file: str) -> frozenset[str]:
    """Return the font names, without the subset tag, under which a finished PDF may hold a file.

    WeasyPrint embeds a font under its @font-face name or, without one, under its family, each with the weight;
    LibreOffice under its PostScript name.
    """
    weight = "-Bold" if is_bold(file) else ""
    drawn = (css_family(file), internal_family(file).replace(" ", "-"))
    return frozenset({name + weight for name in drawn} | {postscript_name(file)})


@cache
def embedded_names() -> frozenset[str]:
    """Return the font names, without the subset tag, that a finished PDF may hold."""
    return frozenset().union(*map(embedded_as, files()))
