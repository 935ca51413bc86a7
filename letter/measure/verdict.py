"""What measuring says: one Measurement for each rule, and the Report that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from letter.measure.geometry import Box
from letter.measure.lines import Line

Verdict = Literal["wrong", "unmeasured", "hint", "right", "beside"]
VERDICTS: dict[str, str] = {
    "wrong": "不合格",
    "unmeasured": "未能测量",
    "hint": "提示",
    "right": "合格",
    "beside": "不适用",
}
"""In the order in which they are told."""
Strength = Literal["must", "usual", "suggested", "practice"]
STRENGTHS: dict[str, str] = {"must": "规定", "usual": "一般", "suggested": "推荐", "practice": "实务"}
PLACES_MOST = 12
"""Places of one rule that are named and marked."""


@dataclass(frozen=True)
class Place:
    """Where something was found: a page, from 1, and the box on it. Without a box the page as a whole."""

    page: int
    box: Box | None = None
    said: str = ""
    """What was found there, where a rule looks at many places."""


@dataclass(frozen=True)
class Outcome:
    """What one rule found."""

    verdict: Verdict
    found: str = ""
    why: str = ""
    """Why nothing was measured, or what else is to be known."""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Measurement:
    """One line of the report."""

    rule: str
    """The rule's name in the program."""
    clause: str
    item: str
    wanted: str
    strength: Strength
    verdict: Verdict
    found: str = ""
    why: str = ""
    places: tuple[Place, ...] = ()

    @property
    def verdict_label(self) -> str:
        return VERDICTS[self.verdict]

    @property
    def strength_label(self) -> str:
        return STRENGTHS[self.strength]

    @property
    def pages(self) -> list[int]:
        """The pages of its places, each once."""
        return list(dict.fromkeys(place.page for place in self.places))


@dataclass(frozen=True)
class Report:
    """Everything that was measured in one file."""

    kind: Literal["pdf", "docx"]
    sizes: tuple[tuple[float, float], ...]
    """Width and height of every page in millimetres; none for a document that was not laid out."""
    measurements: tuple[Measurement, ...]
    notes: tuple[str, ...] = field(default=())
    """What the person should know about the measuring itself."""

    @property
    def page_count(self) -> int:
        return len(self.sizes)

    def of(self, verdict: Verdict) -> list[Measurement]:
        """Return the measurements with one verdict."""
        return [one for one in self.measurements if one.verdict == verdict]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is 不合格. What could not be measured is no praise."""
        return not self.of("wrong")

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return {
            "kind": self.kind,
            "sizes": [list(size) for size in self.sizes],
            "notes": list(self.notes),
            "measurements": [asdict(one) | {"verdict_label": one.verdict_label} for one in self.measurements],
        }


def report_from(data: Mapping[str, Any]) -> Report:
    """Read a report back. Raises LookupError, TypeError or ValueError for anything else."""
    if data["kind"] not in ("pdf", "docx"):
        raise ValueError("neither PDF nor DOCX")
    measurements = tuple(_measurement(one) for one in data["measurements"])
    sizes = tuple((float(width), float(height)) for width, height in data["sizes"])
    return Report(data["kind"], sizes, measurements, tuple(map(str, data["notes"])))


def _measurement(data: Mapping[str, Any]) -> Measurement:
    names = ("rule", "clause", "item", "wanted", "found", "why")
    if data["verdict"] not in VERDICTS or data["strength"] not in STRENGTHS:
        raise ValueError("no such verdict")
    places = tuple(Place(int(one["page"]), _box(one["box"]), str(one["said"])) for one in data["places"])
    words = {name: str(data[name]) for name in names}
    return Measurement(**words, strength=data["strength"], verdict=data["verdict"], places=places)


def _box(data: Mapping[str, Any] | None) -> Box | None:
    if data is None:
        return None
    return Box(*(float(data[name]) for name in ("left", "top", "right", "bottom")))


# --- outcomes


def right(found: str = "", *places: Place | Line | None, why: str = "") -> Outcome:
    """Return: as the standard has it."""
    return Outcome("right", found, why, _places(places))


def wrong(found: str, *places: Place | Line | None, why: str = "") -> Outcome:
    """Return: otherwise than the standard has it."""
    return Outcome("wrong", found, why, _places(places))


def hint(found: str, *places: Place | Line | None, why: str = "") -> Outcome:
    """Return: worth knowing, left open by the standard."""
    return Outcome("hint", found, why, _places(places))


def unmeasured(why: str, *places: Place | Line | None) -> Outcome:
    """Return: could not be measured."""
    return Outcome("unmeasured", "", why, _places(places))


def beside(why: str) -> Outcome:
    """Return: the letter has no such element."""
    return Outcome("beside", "", why)


def near(value: float, wanted: float, within: float, *places: Place | Line | None, unit: str = "毫米") -> Outcome:
    """Return right or wrong by how far a figure is from the one wanted."""
    is_near = abs(value - wanted) <= within
    return (right if is_near else wrong)(said(value, unit), *places)


def each(places: Iterable[Place], *, good: str, of: int) -> Outcome:
    """Return wrong with every place where something is otherwise, right where there are none."""
    found = list(places)
    if not found:
        return right(good)
    return wrong(found[0].said if of == 1 else f"{of} 处中有 {len(found)} 处不符：{found[0].said}", *found)


def said(value: float, unit: str = "毫米") -> str:
    """Return a figure with one decimal (points of type with two); never a negative nought."""
    decimals = 2 if unit == "磅" else 1
    return f"{round(value, decimals) + 0.0:.{decimals}f} {unit}"


def gap_said(lines: float) -> str:
    """Return how many blank lines stand between two elements."""
    return f"空 {said(lines, '行')}" if lines >= 0.05 else "没有空行"


def at(line: Line, told: str = "") -> Place:
    """Return the place of a line."""
    return Place(line.page, line.box if line.page else None, told)


def _places(given: Iterable[Place | Line | None]) -> tuple[Place, ...]:
    found = [at(one) if isinstance(one, Line) else one for one in given if one is not None]
    return tuple(place for place in found if place.page)[:PLACES_MOST]
