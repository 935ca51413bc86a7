"""What the sheet at the end of an old draft says, beside what the register says of the same proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letter.content import Proposal
from letter.feedback.cells import proposer_names
from letter.split import Sheet

SAME, OTHER, UNKNOWN = "same", "other", "unknown"
WORDS = {SAME: "一致", OTHER: "不一致", UNKNOWN: "登记中没有这一栏"}


@dataclass(frozen=True)
class SheetRow:
    """One field of the sheet with the register's word on it."""

    label: str
    said: str
    registered: str
    verdict: str

    @property
    def word(self) -> str:
        return WORDS[self.verdict]


def sheet_rows(sheet: Sheet, proposals: Sequence[Proposal]) -> list[SheetRow]:
    """Return the filled fields of a sheet, compared with the proposal that it names, the first where it names none."""
    known = _registered(_meant(sheet, proposals)) if proposals else {}
    rows = []
    for fact in sheet.facts:
        if not _plain(fact.value):
            continue
        registered = known.get(fact.field, "")
        verdict = UNKNOWN if not registered else SAME if _agree(fact.value, registered) else OTHER
        rows.append(SheetRow(fact.label, fact.value, registered, verdict))
    return rows


def _meant(sheet: Sheet, proposals: Sequence[Proposal]) -> Proposal:
    title, number = _plain(sheet.value("title")), _figures(sheet.value("number"))
    for one in proposals:
        if (title and _plain(one.title) in title) or (number and number == one.number.lstrip("0")):
            return one
    return proposals[0]


def _registered(proposal: Proposal) -> dict[str, str]:
    leader = next((one for one in proposal.proposers if one.lead), proposal.proposers[0] if proposal.proposers else None)
    units = "、".join([proposal.lead_unit, *proposal.assisting_units])
    return {
        "proposers": proposer_names(proposal),
        "leader": leader.name if leader else "",
        "cosigners": "、".join(one.name for one in proposal.proposers if one is not leader),
        "address": leader.address if leader else "",
        "phone": leader.phone if leader else "",
        "title": proposal.title,
        "number": f"{proposal.session}第{proposal.number}号" if proposal.number else "",
        "units": units,
    }


def _agree(said: str, registered: str) -> bool:
    """Tell whether the two mean the same: in the same words, with every name in it, or by the number alone."""
    one, two = _plain(said), _plain(registered)
    if one == two or (len(one) > 3 and one in two):
        return True
    if one.strip("第号").isdecimal():
        return one.strip("第号").lstrip("0") == _figures(registered)
    names = [name for name in two.replace("（领衔）", "").split("、") if name]
    return bool(names) and all(name in one for name in names)


def _figures(text: str) -> str:
    """Return the last number in a text, without leading noughts: 108 of 九届二次会议第108号."""
    figures = "".join(char if char.isdecimal() else " " for char in text).split()
    return figures[-1].lstrip("0") if figures else ""


def _plain(text: str) -> str:
    return "".join(text.split())
