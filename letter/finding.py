"""Finding: one thing a check or a proofreading rule has to say about a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "suspect", "hint"]
"""必错 (blocks 签发), 疑似 (a person answers), 提示 (can be switched off)."""


@dataclass(frozen=True)
class Finding:
    """What a rule found at one place."""

    rule: str
    """The rule's id: ``FMT-02E``."""
    level: Level
    where: str
    """The place as decoding names it: ``passages[2].passages[0].lead_in``; empty for the whole letter."""
    said: str
    """What stands there, or what is wrong with it, in Chinese."""
    wanted: str = ""
    """What should stand there, in Chinese; empty where only a person can say."""
    span: tuple[int, int] | None = None
    """Where in the text at ``where`` it stands, in characters: start and end; ``None`` for the whole field."""
    fix: str | None = None
    """What to put in the span's place, where that is mechanical; ``None`` where a person has to write."""
