"""The names a font file gives itself: families in every language, and whether it is a bold style."""

from __future__ import annotations

from fontTools.ttLib import TTFont

FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 4, 6, 16
NAME_MOST = 64
"""Characters of a name that are shown."""
BOLD_WEIGHT = 600


def names_of(font: TTFont) -> set[str]:
    """Return every family, full and PostScript name of a font. Records that cannot be read are passed over."""
    found = set()
    for record in font["name"].names:
        if record.nameID in (FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY):
            try:
                text = record.toUnicode()
            except UnicodeDecodeError:
                continue
            found.add(text.strip("\0 "))
    return found - {""}


def shown_name(font: TTFont) -> str:
    """Return the family name to show a person: the Chinese one where there is one; without characters that cannot be shown."""
    table = font["name"]
    records = [record for record in table.names if record.nameID == FAMILY]
    records.sort(key=lambda record: (record.langID != 0x804, record.platformID != 3))
    for record in records:
        try:
            text = "".join(char for char in record.toUnicode() if char.isprintable())
        except UnicodeDecodeError:
            continue
        if text.strip():
            return text.strip()[:NAME_MOST]
    return "没有名称"


def is_bold_style(font: TTFont) -> bool:
    """Say whether the file is the bold style of its family."""
    system = font.get("OS/2")
    if system is not None and (system.fsSelection & 1 << 5 or system.usWeightClass >= BOLD_WEIGHT):
        return True
    return bool(font["head"].macStyle & 1)
