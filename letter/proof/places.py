"""Places in a letter, ``passages[2].passages[0].lead_in``: the text that stands there, and another in its stead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from letter.content import LetterContent

STEP = re.compile(r"(?:\A|\.)([a-z_]+)|\[(\d{1,5})\]")


def text_at(content: LetterContent, where: str) -> str:
    """The text at a place as decoding names it. Raises LookupError where there is none."""
    value: Any = content
    for step in _steps(where):
        value = _inside(value, step)
    if not isinstance(value, str):
        raise LookupError(where)
    return value


def with_text(content: LetterContent, where: str, text: str) -> LetterContent:
    """The letter with another text at a place; everything else is the same. Raises LookupError where there is none."""
    text_at(content, where)
    changed: LetterContent = _with(content, _steps(where), text)
    return changed


def _steps(where: str) -> list[str | int]:
    steps: list[str | int] = []
    at = 0
    while at < len(where):
        found = STEP.match(where, at)
        if not found:
            raise LookupError(where)
        steps.append(found[1] if found[1] else int(found[2]))
        at = found.end()
    return steps


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        if not isinstance(value, tuple) or step >= len(value):
            raise LookupError(step)
        return value[step]
    if step not in getattr(value, "__dataclass_fields__", {}):
        raise LookupError(step)
    return getattr(value, step)


def _with(value: Any, steps: list[str | int], text: str) -> Any:
    if not steps:
        return text
    step, *rest = steps
    inner = _with(_inside(value, step), rest, text)
    if isinstance(step, int):
        return (*value[:step], inner, *value[step + 1 :])
    return replace(value, **{step: inner})
