"""What is made of one letter besides itself: the copy for one co-signer, and the version that is published.

In: the whole letter's content. Out: the content of one copy, or of the public version; no word of the text is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from letter.content import ContactPerson, Copy, LetterContent, Proposal, Proposer

PUBLIC_PROFILE: Mapping[str, Any] = MappingProxyType({"seal": "none", "preprinted": False, "draft_mark": ""})
"""How the public version differs in its layout: no seal, on plain paper, nothing else printed across it."""
DISCLOSURES = {"": "未选", "public": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}


def copies_to(lines: Sequence[str], proposals: Sequence[Proposal], *, sheet_to_all: bool = False) -> tuple[Copy, ...]:
    """Return a copy for each line. The sheet goes to who leads a proposal (if nobody does, to the first), or to all."""
    leads = [sheet_to_all or any(one.lead for one in proposers_at(line, proposals)) for line in lines]
    if leads and not any(leads):
        leads[0] = True
    return tuple(Copy(line, is_lead) for line, is_lead in zip(lines, leads, strict=True))


def proposers_at(line: str, proposals: Sequence[Proposal]) -> list[Proposer]:
    """Return the proposer whom an addressee's line names, once for each proposal: 周云舒委员 names 周云舒, not 周云."""
    everyone = [one for proposal in proposals for one in proposal.proposers if one.name and line.startswith(one.name)]
    longest = max((len(one.name) for one in everyone), default=0)
    return [one for one in everyone if len(one.name) == longest]


def for_copy(content: LetterContent, place: int) -> LetterContent:
    """Return the letter as it goes to one co-signer: addressed to nobody else, with nobody else's address or telephone.

    Raises IndexError where the letter has no such copy.
    """
    if place < 0:
        raise IndexError(place)
    copy = content.copies[place]
    addressed = proposers_at(copy.addressee, content.proposals)
    return replace(
        content,
        addressees=(copy.addressee,),
        copies=(),
        proposals=tuple(_reaching_only(proposal, addressed) for proposal in content.proposals),
        feedback=content.feedback if copy.with_feedback else None,
    )


def why_not_public(content: LetterContent) -> str:
    """Say why a letter has no public version; empty where it has one."""
    if content.disclosure == "public":
        return ""
    return f"公开属性是“{DISCLOSURES[content.disclosure]}”，只有主动公开的才有公开版。"


def for_public(content: LetterContent) -> LetterContent:
    """Return the letter as it is published: without contact person, sheets, and anybody's address or telephone."""
    return replace(
        content,
        copies=(),
        contact=ContactPerson(),
        proposals=tuple(_reaching_only(proposal, []) for proposal in content.proposals),
        feedback=None,
    )


def _reaching_only(proposal: Proposal, addressed: Sequence[Proposer]) -> Proposal:
    """The proposal without the address and telephone of all who are not addressed."""
    kept = [one if one in addressed else replace(one, address="", phone="") for one in proposal.proposers]
    return replace(proposal, proposers=tuple(kept))
