"""What a new letter starts from: title, addressee, honorific, opening, closing and copies, proposed from the register.

Marks in a unit's pattern are replaced one by one, as plain text; nothing in a pattern or a title is ever evaluated:

〈单位〉 the unit's full name · 〈会议〉 the session · 〈编号〉 第088号 (并案: 第088号、第112号) · 〈提案标题〉 《……》 (并案: all)
〈提案〉 《……》（第088号提案） (并案: all) · 〈类别〉 提案 or 建议 · 〈尊称〉 您, 你们, 贵委 … · 〈主办单位〉 · 〈原发文字号〉
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Unit
from letter.clean import PARAGRAPH_LIMIT
from letter.content import PERSONS
from letter.limits import COPIES_LIMIT
from proposals.enums import AssignmentStage, Kind, Part
from proposals.labels import number_label, rule_of, session_label
from proposals.models import Proposal, Proposer
from responses.enums import Purpose
from responses.models import LetterPattern
from responses.services.fields import LIMITS

WORDS = {Kind.CPPCC: "提案", Kind.NPC: "建议"}
TITLES = {"member": "委员", "deputy": "代表"}


@dataclass(frozen=True)
class Proposed:
    """The fields a new letter starts with."""

    title: str
    addressees: list[str]
    copies: list[str]
    opening: str
    closing: list[str]
    copied_to: list[str]


def propose(
    proposals: Sequence[Proposal], *, unit: Unit, purpose: str, pattern: LetterPattern, earlier_number: str = ""
) -> Proposed:
    """Fill the unit's pattern from the register. ``earlier_number`` is the 发文字号 that a 再次答复 refers to."""
    parts = each_proposer(proposals) if pattern.copies_each and purpose in (Purpose.REPLY, Purpose.SECOND) else []
    parts = parts if 1 < len(parts) <= COPIES_LIMIT else []
    marks = marks_of(proposals, unit=unit, purpose=purpose, earlier_number=earlier_number, is_each=bool(parts))
    short = {**marks, **_named(proposals[:1], many=len(proposals))}
    copies = [filled(name, marks) for name in pattern.copied_to]
    if purpose in (Purpose.REPLY, Purpose.SECOND):
        copies += assisting(proposals)
    return Proposed(
        title=_fitted(pattern.title_pattern, marks, short, LIMITS["title"]),
        addressees=addressees(proposals, unit=unit, purpose=purpose),
        copies=parts,
        opening=_fitted(pattern.opening_pattern, marks, short, PARAGRAPH_LIMIT).replace("\n", ""),
        closing=[line for line in filled(pattern.closing_pattern, marks).split("\n") if line.strip()],
        copied_to=[name for name in dict.fromkeys(copies) if name and name != unit.full_name],
    )


def marks_of(
    proposals: Sequence[Proposal], *, unit: Unit, purpose: str, earlier_number: str = "", is_each: bool = False
) -> dict[str, str]:
    """Every mark with what it stands for in this letter."""
    first = proposals[0]
    rule = rule_of(first)
    sessions = dict.fromkeys(session_label(proposal, rule=rule) for proposal in proposals)
    return {
        "〈单位〉": unit.full_name,
        "〈会议〉": "、".join(sessions),
        "〈类别〉": WORDS[Kind(first.kind)],
        "〈尊称〉": honorific(proposals, purpose=purpose, is_each=is_each),
        "〈主办单位〉": "、".join(leading(proposals)),
        "〈原发文字号〉": earlier_number,
        **_named(proposals),
    }


def _named(proposals: Sequence[Proposal], *, many: int = 1) -> dict[str, str]:
    """The marks that name the proposals one by one; ``many`` says of how many these are the first (第088号等50件)."""
    word, others = WORDS[Kind(proposals[0].kind)], f"等{many}件" if many > 1 else ""
    return {
        "〈编号〉": "、".join(number_label(proposal) for proposal in proposals) + others,
        "〈提案标题〉": "".join(f"《{proposal.title}》" for proposal in proposals) + others,
        "〈提案〉": "、".join(f"《{proposal.title}》（{number_label(proposal)}{word}）" for proposal in proposals) + others,
    }


def _fitted(pattern: str, marks: dict[str, str], short: dict[str, str], limit: int) -> str:
    """The pattern filled within the limit: with the first proposal for all of them where naming each is too much."""
    whole = filled(pattern, marks)
    return whole if len(whole) <= limit else filled(pattern, short)[:limit]


def filled(pattern: str, marks: dict[str, str]) -> str:
    """The pattern with its marks replaced. A mark inside a title that came with the register stays as it is."""
    pieces, rest = [], pattern
    while rest:
        places = [(rest.find(mark), mark) for mark in marks if mark in rest]
        if not places:
            break
        at, mark = min(places)
        pieces += [rest[:at], marks[mark]]
        rest = rest[at + len(mark) :]
    return "".join([*pieces, rest])


def addressees(proposals: Sequence[Proposal], *, unit: Unit, purpose: str) -> list[str]:
    """To whom: ×××委员, ×××等N名委员, a body by its name; an opinion to the lead unit, 申退 and 延期 to who assigned."""
    if purpose == Purpose.OPINION:
        return leading(proposals)
    if purpose in (Purpose.DECLINE, Purpose.EXTENSION):
        return assigning(proposals, unit=unit)
    return list(dict.fromkeys(name for proposal in proposals for name in _proposers(proposal)))


def each_proposer(proposals: Sequence[Proposal]) -> list[str]:
    """Every proposer's own line, who leads first: ×××委员, ×××代表, a body by its name."""
    rows = [
        one
        for proposal in proposals
        for one in sorted(proposal.proposers.all(), key=lambda one: (not one.is_lead, one.position, one.pk))
    ]
    return list(dict.fromkeys(f"{one.name}{TITLES.get(one.kind, '')}" for one in rows))


def honorific(proposals: Sequence[Proposal], *, purpose: str, is_each: bool = False) -> str:
    """您 for one person, 你们 for several, 贵委 / 贵会 / 贵单位 for one body, by what its name ends with.

    ``is_each``: everybody gets a copy of the same words, so that these speak to one where all are called alike.
    """
    if purpose == Purpose.OPINION:
        names = leading(proposals)
        return _of_body(names[0]) if len(names) == 1 else "你们"
    if purpose in (Purpose.DECLINE, Purpose.EXTENSION):
        return "贵单位"
    everyone = {(one.kind, one.name) for proposal in proposals for one in proposal.proposers.all()}
    called = {"您" if kind in PERSONS else _of_body(name) for kind, name in everyone}
    return called.pop() if len(called) == 1 and (is_each or len(everyone) == 1) else "你们"


def leading(proposals: Sequence[Proposal]) -> list[str]:
    """The lead units (主办) of the proposals."""
    return _units(proposals, (Part.LEAD, Part.SOLE))


def assisting(proposals: Sequence[Proposal]) -> list[str]:
    """The assisting units (会办) of the proposals."""
    return _units(proposals, (Part.ASSIST,))


def assigning(proposals: Sequence[Proposal], *, unit: Unit) -> list[str]:
    """The offices that assigned the proposals to the unit."""
    return list(
        dict.fromkeys(
            part.assigned_by.unit.full_name
            for proposal in proposals
            for part in proposal.assignments.all()
            if part.unit_id == unit.pk and part.assigned_by.unit is not None and part.assigned_by.unit_id != unit.pk
        )
    )


def _proposers(proposal: Proposal) -> list[str]:
    rows = sorted(proposal.proposers.all(), key=lambda one: (not one.is_lead, one.position, one.pk))
    names = [one.name for one in rows if one.kind not in PERSONS]
    for kind, title in TITLES.items():
        persons = [one for one in rows if one.kind == kind]
        if persons:
            names.append(_persons(persons, title))
    # Whoever leads stands first.
    if rows and rows[0].kind in PERSONS:
        names.sort(key=lambda name: not name.startswith(rows[0].name))
    return names


def _persons(persons: list[Proposer], title: str) -> str:
    if len(persons) == 1:
        return f"{persons[0].name}{title}"
    return f"{persons[0].name}等{len(persons)}名{title}"


def _of_body(name: str) -> str:
    if name.endswith(("委", "委员会")):
        return "贵委"
    if name.endswith("局"):
        return "贵局"
    return "贵会" if name.endswith("会") else "贵单位"


def _units(proposals: Sequence[Proposal], parts: tuple[Part, ...]) -> list[str]:
    return list(
        dict.fromkeys(
            one.unit.full_name
            for proposal in proposals
            for one in sorted(proposal.assignments.all(), key=lambda one: one.pk)
            if one.part in parts and one.stage != AssignmentStage.DECLINED
        )
    )
