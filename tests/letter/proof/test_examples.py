"""Every rule on its own two examples, put into the example letter, which is clean."""

import pytest

from letter.example import example
from letter.proof import RULES, fixed, proofread
from letter.proof.places import text_at

FOUND = [one for one in RULES.values() if one.find is not None]
ids = {"ids": [one.id for one in FOUND]}


@pytest.fixture(scope="module")
def base():
    return example()


def test_the_base_is_clean(base):
    assert proofread(base) == []


@pytest.mark.parametrize("rule", FOUND, **ids)
def test_bad_is_found(rule, base):
    """By exactly this rule, at the place that is wrong."""
    letter = rule.bad.placed(base)
    found = proofread(letter, rule.bad.facts)
    assert {finding.rule for finding in found} == {rule.id}
    if rule.bad.at:
        spans = [text_at(letter, one.where)[slice(*one.span)] for one in found if one.span]
        assert any(rule.bad.at in span or span in rule.bad.at for span in spans), spans
        assert rule.bad.at in rule.bad.text
    for finding in found:
        assert finding.level == rule.level
        assert finding.said and finding.wanted, finding


@pytest.mark.parametrize("rule", FOUND, **ids)
def test_good_is_silent(rule, base):
    assert proofread(rule.good.placed(base), rule.good.facts) == []


@pytest.mark.parametrize("rule", FOUND, **ids)
def test_spans_lie_inside_their_text(rule, base):
    letter = rule.bad.placed(base)
    for finding in proofread(letter, rule.bad.facts):
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start <= end <= len(text_at(letter, finding.where)), finding


@pytest.mark.parametrize("rule", FOUND, **ids)
def test_what_is_fixed_is_not_found_again(rule, base):
    letter = rule.bad.placed(base)
    found = proofread(letter, rule.bad.facts)
    mechanical = [finding for finding in found if finding.fix is not None]
    left = proofread(fixed(letter, mechanical), rule.bad.facts)
    assert len(left) == len(found) - len(mechanical)
