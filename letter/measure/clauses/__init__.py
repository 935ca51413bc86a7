"""The rules, a module a topic, in the order of a letter."""

from __future__ import annotations

from letter.measure.clauses import (
    addressee,
    attachments,
    double_rules,
    footnote,
    grid,
    imprint,
    letterhead,
    looks,
    note,
    number,
    page_numbers,
    paper,
    seals,
    signature,
    text,
    title,
)
from letter.measure.parts import Letter
from letter.measure.rules import MADE, Rule
from letter.measure.verdict import Measurement

__all__ = ["RULES", "measured"]

TOPICS = (
    paper,
    grid,
    looks,
    letterhead,
    double_rules,
    number,
    title,
    addressee,
    text,
    note,
    signature,
    seals,
    footnote,
    attachments,
    imprint,
    page_numbers,
)
RULES: tuple[Rule, ...] = tuple(rule for topic in TOPICS for rule in MADE if rule.check.__module__ == topic.__name__)
"""Every rule, in the order of a letter."""


def measured(letter: Letter) -> tuple[Measurement, ...]:
    """Apply every rule to a letter."""
    return tuple(rule.measure(letter) for rule in RULES)
