"""The unseen set is as large as it is meant to be, and no faultless passage of it is called wrong."""

from __future__ import annotations

from collections import Counter

from letter.proof import RULES
from tests.letter.proof.unseen.reading import clean, measured, wrong
from tests.letter.proof.unseen.report import shortcomings, table

NOT_WRITTEN = frozenset(
    {"FMT-09H", "FMT-10E", "FMT-11E", "CNT-02S", "CNT-05S", "CNT-07H", "PRV-02S"}
)
"""Rules no short text within a letter can break: they look at the layout, the register, the length."""

MANY = frozenset(
    {
        "TXT-01E", "TXT-03S", "TXT-06E", "PUN-14S", "NUM-01S", "NUM-08S", "PRV-01S", "REF-01S", "REF-02S", "REF-03S",
        "CON-04S", "CON-05S", "CON-07S",
    }
)  # fmt: skip
"""Rules that go by wording: twenty entries each."""


def test_every_rule_has_its_entries():
    counts = Counter(entry.rule for entry in wrong())
    few = {rule: counts[rule] for rule in RULES if counts[rule] < (20 if rule in MANY else 8)}
    assert set(few) == NOT_WRITTEN
    assert len({entry.marked for entry in wrong()}) >= len(wrong()) - 8  # the dates of CON-06E have no words


def test_clean_passages_are_many_and_differ():
    assert len(clean()) >= 250
    assert len(set(clean())) == len(clean())


def test_no_clean_passage_is_called_wrong():
    print(table())
    print(shortcomings())
    assert [(passage, finding) for passage, finding in measured().false if finding.level == "error"] == []
