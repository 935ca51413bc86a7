"""A letter as an office writes it, beside what it must be split into."""

from __future__ import annotations

from dataclasses import dataclass

from letter.content import LetterContent


@dataclass(frozen=True)
class Letter:
    """A source text and the letter in it; ``told`` are words that its report must hold, each with its kind."""

    text: str
    content: LetterContent
    told: tuple[tuple[str, str], ...] = ()
