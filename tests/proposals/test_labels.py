"""How proposals are named: session, number, and numbers as people type them."""

import pytest

from proposals.enums import Kind
from proposals.labels import case_label, number_label, session_label, short_session, written_number
from tests.proposals.factories import make_proposal, make_rule

pytestmark = pytest.mark.django_db


def test_session_by_the_levels_pattern():
    proposal = make_proposal(term=9, session=2)
    make_rule(proposal.level)
    assert session_label(proposal) == "政协云川市第九届委员会第二次会议"


def test_session_of_a_congress_with_two_figures():
    proposal = make_proposal(kind=Kind.NPC, term=17, session=10)
    rule = make_rule(proposal.level, kind=Kind.NPC)
    assert session_label(proposal) == "云川市第十七届人民代表大会第十次会议"
    assert session_label(proposal, rule=rule) == "云川市第十七届人民代表大会第十次会议"


def test_the_rule_of_the_other_kind_is_not_taken():
    proposal = make_proposal(kind=Kind.NPC)
    make_rule(proposal.level, kind=Kind.CPPCC)
    assert session_label(proposal) == f"{proposal.level.congress_name}第九届第二次会议"


def test_session_without_a_rule_names_the_body():
    proposal = make_proposal()
    assert session_label(proposal) == f"{proposal.level.cppcc_name}第九届第二次会议"


def test_a_given_rule_costs_no_query(django_assert_num_queries):
    proposal = make_proposal()
    rule = make_rule(proposal.level)
    with django_assert_num_queries(0):
        session_label(proposal, rule=rule)


def test_number_and_place():
    proposal = make_proposal(number="088")
    assert number_label(proposal) == "第088号"
    assert case_label(proposal) == "九届二次会议第088号"
    assert short_session(12, 1) == "十二届一次"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("88", "088"),
        ("088", "088"),
        ("0088", "088"),
        ("8", "008"),
        ("1234", "1234"),
        ("第88号", "088"),
        ("０８８", "088"),
        (" 第 088 号 ", "088"),
        ("A12", "A12"),
        ("2026-12", "2026-12"),
    ],
)
def test_numbers_as_people_type_them(typed, kept):
    assert written_number(typed) == kept
    assert written_number(kept) == kept
