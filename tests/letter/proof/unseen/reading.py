"""The unseen set: passages with one fault each and faultless passages, written before anybody ran a rule on them.

``wrong/*.json`` holds by rule groups of texts: a line is a paragraph (or a name, a row), ⟦ ⟧ mark what is wrong. A
group may say ``into`` which field its texts go (see ``PLACED``), the ``outcome``, the ``opinion`` of which unit came in
and ``to`` whom the letter goes. ``clean.txt`` holds a passage a line, its paragraphs parted by `` // ``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from letter.content import LetterContent
from letter.finding import Finding
from letter.proof import RULES, Facts, lists_from, proofread
from tests.letter.proof.unseen.frame import PLACED, frame, with_paragraphs

HERE = Path(__file__).parent

SHORTNESS = frozenset({"CNT-01E", "CON-02E"})
"""What may be said of the frame: not counted on clean passages."""

SAME = {"STR-01E": "STR-02E", "STR-02E": "STR-01E"}
"""Rules that say the same of a wrong number: either counts."""

LISTS = lists_from({"places": ["河东区", "河西区", "青岚县", "云岭县", "望月街道", "桃溪镇"]})


@dataclass(frozen=True)
class Entry:
    """One fault in a letter that is faultless otherwise."""

    rule: str
    marked: str
    content: LetterContent
    facts: Facts
    marks: tuple[tuple[str, int, int], ...]
    """Where it may be found: place, start, end. Empty where any place of the letter will do."""


@dataclass
class Row:
    """One rule in the table."""

    rule: str
    written: int = 0
    found: int = 0
    false: int = 0


@dataclass
class Measure:
    """The rows by rule, the entries that were missed, the clean passages something was said of."""

    rows: dict[str, Row]
    missed: list[Entry] = field(default_factory=list)
    false: list[tuple[str, Finding]] = field(default_factory=list)

    def false_of(self, level: str) -> int:
        """Findings of a level on clean passages."""
        return sum(finding.level == level for _, finding in self.false)


@cache
def wrong() -> tuple[Entry, ...]:
    """Every entry, in the order of the rules."""
    groups = {}
    for path in sorted((HERE / "wrong").glob("*.json")):
        groups |= json.loads(path.read_text(encoding="utf-8"))
    return tuple(_entry(rule, text, group) for rule in RULES for group in groups.get(rule, ()) for text in group["texts"])


@cache
def clean() -> tuple[str, ...]:
    """Every faultless passage."""
    lines = (HERE / "clean.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def is_found(entry: Entry) -> bool:
    """Whether the entry's rule says something on characters that are marked."""
    rules = {entry.rule, SAME.get(entry.rule)}
    found = [one for one in proofread(entry.content, entry.facts, LISTS) if one.rule in rules]
    return any(not entry.marks or any(_meets(one, *mark) for mark in entry.marks) for one in found)


def _meets(finding: Finding, where: str, start: int, end: int) -> bool:
    if finding.where != where:
        return False
    first, last = finding.span or (start, end)
    return first <= end and start <= last


def said_of(passage: str) -> list[Finding]:
    """What is said of a letter with a clean passage, but for what is said of the frame."""
    content, facts = frame()
    texts = passage.split(" // ")
    own = {(one.rule, one.said) for one in proofread(content, facts, LISTS)}
    found = proofread(with_paragraphs(content, texts)[0], facts, LISTS)
    return [one for one in found if one.rule not in SHORTNESS and (one.rule, one.said) not in own]


@cache
def measured() -> Measure:
    """Proofread every entry and every clean passage once."""
    measure = Measure({rule: Row(rule) for rule in RULES})
    for entry in wrong():
        row = measure.rows[entry.rule]
        row.written += 1
        if is_found(entry):
            row.found += 1
        else:
            measure.missed.append(entry)
    for passage in clean():
        for finding in said_of(passage):
            measure.rows[finding.rule].false += 1
            measure.false.append((passage, finding))
    return measure


def _entry(rule: str, marked: str, group: dict) -> Entry:
    content, facts = frame(group.get("to", "one"))
    if "outcome" in group:
        one = next(one for one in content.scheme.outcomes if one.code == group["outcome"])
        content = replace(content, outcome=one)
    if "opinion" in group:
        facts = replace(facts, opinion_units=(group["opinion"],))
    lines = marked.replace("⟦", "").replace("⟧", "").split("\n")
    content, place = PLACED[group.get("into", "paragraph")](content, lines)
    return Entry(rule, marked, content, facts, () if "opinion" in group else tuple(_marks(marked, place)))


def _marks(marked: str, place: str) -> Iterator[tuple[str, int, int]]:
    """Yield where the marks stand once they are taken out."""
    for row, line in enumerate(marked.split("\n")):
        at, start = 0, 0
        for one in line:
            if one == "⟦":
                start = at
            elif one == "⟧":
                yield _at(place, row), start, at
            else:
                at += 1


def _at(place: str, row: int) -> str:
    return re.sub(r"#(?:\+(\d))?", lambda found: str(row + int(found[1] or 0)), place)
