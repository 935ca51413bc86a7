"""Words find proposals: in title, text, number and names; what looks like a pattern is plain text."""

import pytest

from proposals.models import Proposal
from proposals.search import matching
from tests.factories import make_level
from tests.proposals.factories import make_proposal


@pytest.fixture
def shelf(db):
    level = make_level()
    make_proposal(level=level, number="088", title="关于完善养老服务体系的提案", text="建议增加护理床位。")
    make_proposal(level=level, number="089", title="关于100%覆盖的提案", text="a_b 与 A\\B", proposers=("欧阳一木", "何二水"))
    make_proposal(level=level, number="1088", title="Wi-Fi 与 wifi 的提案", text="𠮷野家旁的小路", proposers=("喆人",))


def found(words: str) -> list[str]:
    return [one.number for one in matching(Proposal.objects.all(), words)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("养老", ["088"]),
        ("床位", ["088"]),
        ("二水", ["089"]),
        ("欧阳一木", ["089"]),
        ("喆", ["1088"]),
        ("𠮷", ["1088"]),
        ("88", ["088", "1088"]),
        ("第088号", ["088", "1088"]),
        ("第88号", ["088", "1088"]),
        ("养老 床位", ["088"]),
        ("养老　床位", ["088"]),
        ("养老 何二水", []),
        ("%", ["089"]),
        ("100%", ["089"]),
        ("_", ["089"]),
        ("a_b", ["089"]),
        ("A\\B", ["089"]),
        ("\\", ["089"]),
        ("WI-FI", ["1088"]),
        ("提案", ["088", "089", "1088"]),
        ("' OR 1=1 --", []),
        ("", ["088", "089", "1088"]),
        ("\u200b养\u202e老\0", ["088"]),
    ],
)
def test_words(shelf, words, numbers):
    assert found(words) == numbers


def test_a_proposer_of_two_proposals_gives_no_double_rows(shelf):
    make_proposal(level=Proposal.objects.first().level, number="500", proposers=("何二水", "何二水之友"))
    assert found("何二水") == ["089", "500"]
