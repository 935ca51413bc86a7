"""校核: what a proofreader would say of a letter, by rule. ``proofread`` finds, ``fixed`` mends what is mechanical."""

from __future__ import annotations

from letter.content import LetterContent
from letter.finding import Finding
from letter.proof import rules
from letter.proof.facts import Ask, Facts
from letter.proof.fixing import fixed
from letter.proof.lists import DEFAULT, Lists, lists_from
from letter.proof.places import text_at, with_text
from letter.proof.reading import Read
from letter.proof.rule import Rule, in_order

__all__ = ["RULES", "Ask", "Facts", "Lists", "Rule", "fixed", "lists_from", "proofread", "rules", "text_at", "with_text"]

RULES: dict[str, Rule] = in_order()
"""Every rule by its id, in the order of the list."""


def proofread(
    content: LetterContent,
    facts: Facts | None = None,
    lists: Lists | None = None,
    *,
    off: frozenset[str] = frozenset(),
) -> list[Finding]:
    """Say everything the rules find in a letter, in reading order.

    ``off`` names rules an office has switched off; a rule that it may not switch off stays on.
    """
    read = Read(content, facts or Facts(), lists or DEFAULT)
    found = []
    for one in RULES.values():
        if one.find is None or (one.id in off and one.may_be_off):
            continue
        found += [Finding(one.id, one.level, *hit) for hit in one.find(read)]
    return sorted(dict.fromkeys(found), key=lambda finding: (read.place_of(finding.where), finding.span or (0, 0)))
