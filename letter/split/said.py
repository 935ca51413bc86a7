"""What a split letter comes to: the content, the report's notes, and what a feedback sheet says, as JSON and back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from letter.content import LetterContent
from letter.decoding import content_from, content_to

NoteKind = Literal["recognised", "joined", "dropped", "noted", "doubtful"]
KINDS: dict[NoteKind, str] = {
    "recognised": "认出",
    "joined": "接合",
    "dropped": "未收入",
    "noted": "留意",
    "doubtful": "待核",
}
"""Every kind of note with its word, in the order a report tells them."""
Part = Literal[
    "", "mark", "number", "title", "addressees", "opening", "passages", "closing", "attachments", "issuers", "date",
    "contact", "copied_to", "outcome", "disclosure", "sheet",
]  # fmt: skip
"""The part of the letter a note is about; empty for the file as a whole."""


class Unsplittable(ValueError):
    """The file cannot be taken apart at all; the message is a Chinese sentence for whoever brought it."""


@dataclass(frozen=True)
class Note:
    """One line of the report: what was done or seen, where in the original, and the words themselves."""

    kind: NoteKind
    said: str
    where: str = ""
    """第3段, 第12行: the place in the original."""
    text: str = ""
    part: Part = ""


@dataclass(frozen=True)
class SheetFact:
    """One field of a feedback sheet as it is filled in; ``field`` is empty for one that is not known."""

    field: str
    label: str
    value: str


@dataclass(frozen=True)
class Sheet:
    """A 征询意见表 found behind the letter: read, not part of the text."""

    title: str
    facts: tuple[SheetFact, ...] = ()

    def value(self, field: str) -> str:
        """Return what stands in a field, empty where there is none."""
        return next((fact.value for fact in self.facts if fact.field == field), "")


@dataclass(frozen=True)
class Split:
    """A letter taken apart: its content, its sheets, and the report."""

    content: LetterContent
    notes: tuple[Note, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def of(self, kind: NoteKind) -> tuple[Note, ...]:
        """Return the notes of one kind, in their order."""
        return tuple(note for note in self.notes if note.kind == kind)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "content": content_to(self.content),
            "notes": [asdict(note) for note in self.notes],
            "sheets": [asdict(sheet) for sheet in self.sheets],
        }


def split_from(data: dict[str, Any]) -> Split:
    """Read what to_json() wrote. Raises ValueError (ContentError among them), LookupError or TypeError for anything else."""
    notes = tuple(Note(**note) for note in data["notes"])
    if any(note.kind not in KINDS or note.part not in get_args(Part) for note in notes):
        raise ValueError("a note of no kind")
    sheets = tuple(Sheet(one["title"], tuple(SheetFact(**fact) for fact in one["facts"])) for one in data["sheets"])
    return Split(content_from(data["content"]), notes, sheets)
