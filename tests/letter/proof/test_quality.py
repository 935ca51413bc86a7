"""The measure of proofreading: recall on planted errors, silence on clean letters. The table is printed."""

from __future__ import annotations

from collections import Counter

import pytest

from letter.proof import RULES
from tests.letter.proof import quality
from tests.letter.proof.corpus.reading import corpus, size

PLANTED = [rule for rule in RULES if rule not in quality.NOT_PLANTED]


def test_the_corpus_is_large_and_varied():
    letters = corpus()
    sizes = [size(letter.content) for letter in letters]
    assert len(letters) >= 40
    assert len({letter.shape for letter in letters}) >= 8
    assert sum(sizes) / len(sizes) >= 800
    assert sum(one >= 3000 for one in sizes) >= 2


def test_every_rule_has_ten_plants_in_different_words():
    counts = Counter(plant.rule for plant in quality.all_plants())
    assert {rule: counts[rule] for rule in PLANTED if counts[rule] < 10} == {}
    assert set(quality.NOT_PLANTED).isdisjoint(counts)
    letters: dict[str, set[str]] = {rule: set() for rule in PLANTED}
    for plant in quality.all_plants():
        letters[plant.rule].add(plant.letter)
    assert {rule for rule in PLANTED if len(letters[rule]) < 5} == set()


def test_no_plant_is_the_rules_own_example():
    for plant in quality.all_plants():
        if "⟦" not in plant.shown:  # told, not quoted: what the register knows has no words of its own
            continue
        text = plant.shown.replace("⟦", "").replace("⟧", "")
        bad = RULES[plant.rule].bad.text
        assert not (bad and len(bad) > 4 and bad in text), (plant.rule, bad)


def test_clean_letters_are_told_apart_from_planted_ones():
    clean = {letter.name: (letter.content, letter.facts) for letter in corpus()}
    assert [plant.shown for plant in quality.all_plants() if (plant.content, plant.facts) == clean[plant.letter]] == []


def test_plants_are_the_same_each_time():
    first = quality.all_plants()
    quality.all_plants.cache_clear()
    assert quality.all_plants() == first


@pytest.mark.parametrize("rule", PLANTED)
def test_a_rule_finds_what_is_planted(rule):
    measured = quality.measured()
    row = measured.rows[rule]
    missed = [plant.shown for plant in measured.missed if plant.rule == rule]
    assert row.found >= 0.95 * row.planted, missed


def test_clean_letters_are_left_in_peace():
    measured = quality.measured()
    errors = [(letter.name, finding) for letter, finding in measured.false if finding.level == "error"]
    assert errors == []
    assert measured.per_thousand("suspect") <= 1


def test_the_table_is_printed(capsys):
    text = quality.table(quality.measured())
    with capsys.disabled():
        print(f"\n{text}")
    assert all(rule in text for rule in RULES)
