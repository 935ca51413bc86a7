"""What a proposal says, as plain data that a form, a table or a demo hands to the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from letter.clean import LETTER_LIMIT, PARAGRAPH_LIMIT
from proposals.enums import Kind, Part, ProposerKind

LARGEST_TERM = 99
ASKS_AT_MOST = 50
PROPOSERS_AT_MOST = 300
NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,11}", re.ASCII)


@dataclass(frozen=True)
class AskFacts:
    """建议点. ``pk`` names the row it is already kept in."""

    text: str
    pk: int | None = None


@dataclass(frozen=True)
class ProposerFacts:
    """提案者; the first of a proposal is its lead."""

    kind: str
    name: str
    address: str = ""
    phone: str = ""
    pk: int | None = None


@dataclass(frozen=True)
class ProposalFacts:
    """All that the register keeps of a proposal, in the words of the paper."""

    kind: str
    term: int
    session: int
    number: str
    title: str
    text: str = ""
    field: str = ""
    is_key: bool = False
    submitted_on: date | None = None
    asks: tuple[AskFacts, ...] = ()
    proposers: tuple[ProposerFacts, ...] = ()


@dataclass(frozen=True)
class PaperReceipt:
    """What the paper says of the unit's own part, for a proposal that was handed over by hand."""

    part: str = Part.SOLE
    assigned_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class PartFacts:
    """One unit's part as the assigning person wants it. Without ``due_on`` the rule's limit counts."""

    unit_id: int
    part: str
    due_on: date | None = None


def problems(facts: ProposalFacts) -> dict[str, str]:
    """Return what is wrong with the facts in themselves: field name → sentence. Empty when nothing is."""
    found: dict[str, str] = {}
    if not NUMBER.fullmatch(facts.number):
        found["number"] = "编号由数字组成，可带字母、点和连字符，如：088。"
    for name in ("term", "session"):
        if not 1 <= getattr(facts, name) <= LARGEST_TERM:
            found[name] = f"请填1至{LARGEST_TERM}之间的数。"
    if not facts.title.strip():
        found["title"] = "请填写标题。"
    if problem := _text_problem(facts.text):
        found["text"] = problem
    if len(facts.asks) > ASKS_AT_MOST:
        found["asks"] = f"建议点最多{ASKS_AT_MOST}条，现有{len(facts.asks)}条。"
    if problem := _proposers_problem(facts):
        found["proposers"] = problem
    return found


def _text_problem(text: str) -> str:
    if len(text) > LETTER_LIMIT:
        return f"正文最多{LETTER_LIMIT}字，现有{len(text)}字。"
    for number, paragraph in enumerate(text.split("\n"), start=1):
        if len(paragraph) > PARAGRAPH_LIMIT:
            return f"一段最多{PARAGRAPH_LIMIT}字，第{number}段有{len(paragraph)}字，请分段。"
    return ""


def _proposers_problem(facts: ProposalFacts) -> str:
    if not facts.proposers:
        return "请至少填写一名提案者；第一行为领衔人。"
    if len(facts.proposers) > PROPOSERS_AT_MOST:
        return f"提案者最多{PROPOSERS_AT_MOST}名，现有{len(facts.proposers)}名。"
    foreign = ProposerKind.DEPUTY if facts.kind == Kind.CPPCC else ProposerKind.MEMBER
    if any(proposer.kind == foreign for proposer in facts.proposers):
        return f"{Kind(facts.kind).label}的提案者不能是{foreign.label}，请改正身份。"
    names = [proposer.name for proposer in facts.proposers]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        return f"提案者“{twice}”填了两次。"
    return ""
