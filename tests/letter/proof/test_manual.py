"""docs/proofreading.md says what the rules say, and every rule of the list is there."""

import re
from pathlib import Path

from letter.proof import RULES
from letter.proof.manual import manual, row

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/proofreading.md").read_text(encoding="utf-8")
MINE = ["FMT-01E", "FMT-02E", "FMT-03E", "FMT-04E", "FMT-05E", "FMT-06E", "FMT-07S", "FMT-08E", "FMT-08S", "FMT-09H", "FMT-10E", "FMT-11E", "FMT-12E", "FMT-13E", "STR-01E", "STR-02E", "STR-03E", "STR-04S", "STR-05E", "STR-06H", "PUN-01E", "PUN-02E", "PUN-03E", "PUN-04E", "PUN-05E", "PUN-06S", "PUN-07E", "PUN-08E", "PUN-09S", "PUN-10S", "PUN-11E", "PUN-12E", "PUN-13E", "PUN-14S", "NUM-01S", "NUM-02S", "NUM-03E", "NUM-04S", "NUM-05S", "NUM-06S", "NUM-07S", "NUM-08S"]


def test_every_rule_of_the_list_exists():
    assert [id for id in MINE if id not in RULES] == []


def test_the_page_is_as_the_program_prints_it():
    """`python -m letter proof --rules > docs/proofreading.md` makes it anew."""
    assert manual() == PAGE


def test_the_page_names_each_rule_once_with_its_source_and_examples():
    listed = re.findall(r"^\| ([A-Z]{3}-\d\d[ESH]) \|", PAGE, re.MULTILINE)
    assert listed == list(RULES)
    for one in RULES.values():
        assert one.source and one.bad.text and one.good.text and one.note, one.id
        assert row(one) in PAGE
        assert row(one).count("|") == 8
