"""The automatic numbers of a DOCX: what Word prints before a paragraph and does not keep in its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from letter.measure.document.package import Package, W
from letter.numerals import LARGEST, chinese_numeral

LEVELS = 9
COUNTED = (
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand", "ideographLegalTraditional",
)  # fmt: skip
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
PLACE = re.compile("%([1-9])")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Level:
    """One level of a list: its form, the text around its number, where it begins."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Counts the paragraphs of every list as they come."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        root = package.part_of("numbering")
        if root is None:
            return
        abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iter(f"{W}abstractNum")}
        for one in root.iter(f"{W}num"):
            number, kind = one.get(f"{W}numId", ""), _value(one, "abstractNumId")
            changed = _overridden(one)
            self._levels[number] = abstract.get(kind, {}) | _started(abstract.get(kind, {}), changed)
            # Lists of one kind count on together, unless one of them begins anew.
            self._lists[number] = f"{kind}/{number}" if changed else kind

    def label(self, list_id: str, level: int) -> tuple[str, str]:
        """Return what stands before the next paragraph of a list and the form of its number; empty where nothing does."""
        levels = self._levels.get(list_id)
        if not levels or not 0 <= level < LEVELS:
            return "", ""
        counts = self._counts.setdefault(self._lists[list_id], [0] * LEVELS)
        here = levels.get(level, Level())
        counts[level] = counts[level] + 1 if counts[level] else here.start
        for above in range(level):
            counts[above] = counts[above] or levels.get(above, Level()).start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        if here.form == "bullet":
            return "•", "bullet"
        said = PLACE.sub(lambda found: _written(counts[int(found[1]) - 1], levels.get(int(found[1]) - 1, Level()).form), here.text)
        return said.strip(), here.form


def _levels(root: etree._Element) -> dict[int, Level]:
    found = {}
    for row in root.iter(f"{W}lvl"):
        place = row.get(f"{W}ilvl", "")
        if place.isdecimal():
            found[int(place)] = Level(_value(row, "numFmt") or "decimal", _value(row, "lvlText"), _start(_value(row, "start")))
    return found


def _overridden(root: etree._Element) -> dict[int, int | Level]:
    found: dict[int, int | Level] = {}
    for row in root.iter(f"{W}lvlOverride"):
        place = row.get(f"{W}ilvl", "")
        if not place.isdecimal():
            continue
        whole = _levels(row)
        if int(place) in whole:
            found[int(place)] = whole[int(place)]
        elif value := _value(row, "startOverride"):
            found[int(place)] = _start(value)
    return found


def _started(levels: dict[int, Level], changed: dict[int, int | Level]) -> dict[int, Level]:
    return {
        place: new if isinstance(new, Level) else Level(levels.get(place, Level()).form, levels.get(place, Level()).text, new)
        for place, new in changed.items()
    }


def _value(root: etree._Element, name: str) -> str:
    found = root.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _start(value: str) -> int:
    return min(int(value), LARGEST) if value.isdecimal() else 1


def _written(number: int, form: str) -> str:
    """Return a number in the form of its level, in figures where the form is not known."""
    number = max(1, min(number, LARGEST))
    if form in COUNTED:
        return chinese_numeral(number)
    return FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said, left = "", min(number, 39)
    for value, sign in ROMAN:
        said += sign * (left // value)
        left %= value
    return said


FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(WIDE),
    "decimalEnclosedCircle": lambda number: chr(ord("①") + number - 1) if number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(ord("①") + number - 1) if number <= 20 else str(number),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
