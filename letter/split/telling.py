"""A report of a split letter as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from letter.split.said import KINDS, Split

CUT = 60
"""Characters of the original that a line quotes; what was left out is quoted whole."""


def told(found: Split) -> str:
    """Return the report: what was recognised, joined, left out, noted and is doubtful, then the sheets' fields."""
    return "\n".join(_lines(found))


def _lines(found: Split) -> Iterator[str]:
    for kind, label in KINDS.items():
        notes = found.of(kind)
        if not notes:
            continue
        yield f"{label}（{len(notes)}项）"
        for note in notes:
            where = f"{note.where}：" if note.where else ""
            text = note.text.replace("\n", " ")
            text = text if kind == "dropped" or len(text) <= CUT else f"{text[:CUT]}……"
            yield f"  {where}{note.said}" + (f"　“{text}”" if text and text not in note.said else "")
    for sheet in found.sheets:
        yield f"征询意见表：{sheet.title}"
        for fact in sheet.facts:
            value = fact.value.replace("\n", "；") or "（空）"
            yield f"  {fact.label}：{value}"
