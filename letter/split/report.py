"""Collects the notes of a report while a letter is taken apart; the same remark a hundred times becomes one."""

from __future__ import annotations

from collections import Counter

from letter.split.said import Note, NoteKind, Part

EACH_AT_MOST = 30
"""Notes about the same thing that are told one by one; of the rest only the number is told."""
TEXT_LONGEST = 400
"""Characters of the original that a note quotes."""


class Report:
    """The notes in the order they were made."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._told: Counter[tuple[NoteKind, str]] = Counter()

    def recognised(self, said: str, where: str = "", text: str = "", part: Part = "") -> None:
        """Something was found to be a part of the letter."""
        self._add("recognised", "", said, where, text, part)

    def joined(self, said: str, where: str = "", text: str = "", part: Part = "") -> None:
        """What stood apart was put together."""
        self._add("joined", "接合", said, where, text, part)

    def dropped(self, said: str, where: str = "", text: str = "", part: Part = "", *, about: str = "") -> None:
        """Something was left out; ``about`` names what, where there may be many of it."""
        self._add("dropped", about, said, where, text, part)

    def noted(self, said: str, where: str = "", text: str = "", part: Part = "", *, about: str = "") -> None:
        """Something looks odd and was not changed."""
        self._add("noted", about, said, where, text, part)

    def doubtful(self, said: str, where: str = "", text: str = "", part: Part = "", *, about: str = "") -> None:
        """A decision that a person should look at."""
        self._add("doubtful", about, said, where, text, part)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, and for what was too often the number of those left out."""
        more = (
            Note(kind, f"同类情形（{about}）另有{count - EACH_AT_MOST}处，不再逐一列出。")
            for (kind, about), count in self._told.items()
            if count > EACH_AT_MOST
        )
        return (*self._notes, *more)

    def _add(self, kind: NoteKind, about: str, said: str, where: str, text: str, part: Part) -> None:
        if about:
            self._told[kind, about] += 1
            if self._told[kind, about] > EACH_AT_MOST:
                return
        cut = text if len(text) <= TEXT_LONGEST or kind == "dropped" else f"{text[:TEXT_LONGEST]}……"
        self._notes.append(Note(kind, said, where, cut, part))
