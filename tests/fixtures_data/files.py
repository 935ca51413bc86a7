"""The files of the demo and of what a place decides, read once for the tests that prove them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
LETTERS = ("long", "short", "deputy")


@cache
def read(name: str) -> Any:
    """Parse one file below fixtures/. The answer is shared: read it, do not change it."""
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def letter(name: str) -> dict[str, Any]:
    return read(f"letters/{name}.json")


def proposals() -> list[dict[str, Any]]:
    return read("demo/proposals.json")["proposals"]


def units() -> dict[str, dict[str, Any]]:
    return {unit["code"]: unit for unit in read("demo/units.json")["units"]}


def users() -> dict[str, dict[str, Any]]:
    return {user["username"]: user for user in read("demo/users.json")["users"]}


def replies() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every letter of the demo beside the first proposal it answers."""
    for proposal in proposals():
        for reply in proposal["replies"]:
            yield proposal, reply


def passages_of(reply: dict[str, Any]) -> list[dict[str, Any]]:
    """The text of a demo letter: its own, or that of the letter it names."""
    return reply["passages"] if "passages" in reply else letter(reply["letter"])["passages"]


def flat(passages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every passage in reading order, sections before what stands under them."""
    for passage in passages:
        yield passage
        yield from flat(passage.get("passages", []))


def words(passages: list[dict[str, Any]]) -> str:
    """All words of a text, one passage a line."""
    parts = (passage.get("heading") or passage.get("lead_in", "") + passage.get("text", "") for passage in flat(passages))
    return "\n".join(parts)


def bodies() -> dict[str, str]:
    """The words of every letter: the three written at length, and each demo letter's own."""
    found = {name: words(letter(name)["passages"]) for name in LETTERS}
    for proposal, reply in replies():
        if "passages" in reply:
            found[f"{proposal['id']}/{reply['unit']}/{reply['stage']}"] = words(reply["passages"])
    return found


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in parsed JSON with its place, such as ``.units[3].phone``."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, f"{place}[{index}]")


def all_texts() -> list[tuple[str, str]]:
    """Every text of every data file with its file and place."""
    paths = sorted(FIXTURES.rglob("*.json"))
    return [
        (f"{path.relative_to(FIXTURES)}{place}", text)
        for path in paths
        for place, text in strings(json.loads(path.read_text(encoding="utf-8")))
    ]
