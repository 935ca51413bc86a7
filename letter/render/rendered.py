"""Rendered: what comes out of the render process, and how it travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letter.render.protocol import Message, ProtocolError


@dataclass(frozen=True)
class Rendered:
    """The finished files of one letter with the facts about them."""

    page_count: int
    page_digests: tuple[str, ...] = ()
    """What stands on each page, drawn by this engine: equal digests, equal pictures. Empty where only a DOCX is made."""
    pdf: bytes | None = None
    docx: bytes | None = None
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    """PNG by page number, from 1."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the layout knows: pages of the letter and of the whole, lines, places of the seals in millimetres."""
    uncovered: str = ""
    """Characters no font has, printed as 〓; only ever in a draft."""
    engine: Mapping[str, str] = field(default_factory=dict)
    """Versions of the engine and of the font set that made the files."""
    cpu_seconds: float = 0.0

    def to_message(self) -> Message:
        """As a JSON head and blobs."""
        files = {"pdf": self.pdf, "docx": self.docx}
        there = [name for name, data in files.items() if data is not None]
        head = {
            "files": there,
            "pages": list(self.pictures),
            "page_count": self.page_count,
            "page_digests": list(self.page_digests),
            "facts": dict(self.facts),
            "uncovered": self.uncovered,
            "engine": dict(self.engine),
            "cpu_seconds": self.cpu_seconds,
        }
        return head, [*(files[name] for name in there), *self.pictures.values()]

    @classmethod
    def from_message(cls, message: Message) -> Rendered:
        """Read it back. Raises ProtocolError when a file is missing or empty."""
        head, blobs = message
        names = [*head["files"], *head["pages"]]
        if len(names) != len(blobs) or not all(blobs):
            raise ProtocolError("a file is missing")
        found = dict(zip(names, blobs, strict=True))
        return cls(
            page_count=head["page_count"],
            page_digests=tuple(head["page_digests"]),
            pdf=found.get("pdf"),
            docx=found.get("docx"),
            pictures={number: found[number] for number in head["pages"]},
            facts=head["facts"],
            uncovered=head["uncovered"],
            engine=head["engine"],
            cpu_seconds=head["cpu_seconds"],
        )
