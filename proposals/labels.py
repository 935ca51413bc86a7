"""How a proposal is named: its number and its session as letters and pages print them."""

from __future__ import annotations

import re
import unicodedata

from letter.numerals import chinese_numeral
from proposals.enums import Kind
from proposals.models import HandlingRule, Proposal

TERM, SESSION = "〈届〉", "〈次〉"
NUMBER_WIDTH = 3
WRITTEN_NUMBER = re.compile(r"第?0*(?P<number>\d+)号?", re.ASCII)


def rule_of(proposal: Proposal) -> HandlingRule:
    """Return what the proposal's level has decided for its kind; the defaults where it has decided nothing yet."""
    found = HandlingRule.objects.filter(level_id=proposal.level_id, kind=proposal.kind).first()
    return found or HandlingRule(level_id=proposal.level_id, kind=proposal.kind)


def session_label(proposal: Proposal, *, rule: HandlingRule | None = None) -> str:
    """Return the session's full name: 政协云川市第九届委员会第二次会议. Give ``rule`` to save the query."""
    pattern = (rule or rule_of(proposal)).session_pattern
    if not pattern:
        level = proposal.level
        body = level.cppcc_name if proposal.kind == Kind.CPPCC else level.congress_name
        pattern = f"{body}第{TERM}届第{SESSION}次会议"
    return pattern.replace(TERM, chinese_numeral(proposal.term)).replace(
        SESSION, chinese_numeral(proposal.session)
    )


def short_session(term: int, session: int) -> str:
    """Return the session as tables write it: 九届二次."""
    return f"{chinese_numeral(term)}届{chinese_numeral(session)}次"


def number_label(proposal: Proposal) -> str:
    """Return 第088号."""
    return f"第{proposal.number}号"


def case_label(proposal: Proposal) -> str:
    """Return the proposal's place in one phrase: 九届二次会议第088号."""
    return f"{short_session(proposal.term, proposal.session)}会议{number_label(proposal)}"


def written_number(typed: str) -> str:
    """Return the number as the register keeps it: three figures at least, without 第 and 号.

    88, 088, 第88号 and full-width figures are one number; numbers with letters stay as typed.
    """
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    found = WRITTEN_NUMBER.fullmatch(plain)
    return found["number"].zfill(NUMBER_WIDTH) if found else plain
