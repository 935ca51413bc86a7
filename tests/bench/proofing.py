"""How fast a letter of 5,000 characters is proofread by all rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letter.content import LetterContent, Section
from letter.decoding import content_from
from letter.limits import printed_texts
from letter.proof import RULES, proofread
from tests.bench.table import Row, cpu, wall
from tests.bench.words import letter, rewritten

RUNS, CHARACTERS = 15, 5_000


def long_letter() -> LetterContent:
    """The project's longest letter, with other sections of its kind until it has so many characters."""
    content = content_from(letter())
    more = [one for number in range(5) for one in content_from(rewritten(letter(), number)).passages if isinstance(one, Section)]
    while _length(content) < CHARACTERS:
        content = replace(content, passages=(*content.passages, more.pop()))
    return content


def rows() -> Iterator[Row]:
    """The figures of 校核."""
    content = long_letter()
    kept = sum(one.find is not None for one in RULES.values())
    name = f"校核，{kept}条规则，{_length(content)}字的函"
    yield Row(name, wall(lambda: proofread(content), RUNS), "≤ 0.1")
    yield Row(f"{name}，CPU", cpu(lambda: proofread(content), RUNS), "≤ 0.1")


def _length(content: LetterContent) -> int:
    return sum(map(len, printed_texts(content)))
