"""Ties: what binds a unit to a proposal it might be taken off. Rooms above this one register them; this one knows none.

A letter that answers for the unit and is on its way could no longer go out: whoever would take the unit off is told
before, with what the unit has to do first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from proposals.models import Proposal
from proposals.rules import Reason


@dataclass(frozen=True)
class Tie:
    """What binds (云川市财政局的答复函正在“审核”环节), how the unit undoes it, and for its own people where."""

    unit_id: int
    said: str
    way: str
    link: str = ""
    link_text: str = ""


Finder = Callable[[Proposal], list[Tie]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Ask ``finder`` about every proposal from which a unit might be taken. Called once, when the app is ready."""
    if finder not in _finders:
        _finders.append(finder)


def ties_of(proposal: Proposal, unit_ids: Collection[int]) -> list[Tie]:
    """Return what binds these units to the proposal now."""
    found = [tie for finder in _finders for tie in finder(proposal)] if unit_ids else []
    return [tie for tie in found if tie.unit_id in unit_ids]


def why_not_take_off(proposal: Proposal, unit_ids: Collection[int]) -> Reason | None:
    """调出 or another kind of part for these units: not while anything binds them."""
    ties = ties_of(proposal, unit_ids)
    if not ties:
        return None
    listed = "；".join(f"{tie.said}，请该单位{tie.way}" for tie in ties)
    return Reason(f"现在不能调出或改变办理方式：{listed}，然后再调整。", code="tied")


def why_not_ask_off(proposal: Proposal, unit_id: int) -> Reason | None:
    """申退 by the unit itself: not while anything binds it."""
    tie = next(iter(ties_of(proposal, [unit_id])), None)
    if tie is None:
        return None
    return Reason(f"{tie.said}，请{tie.way}，再申退。", code="tied", link=tie.link, link_text=tie.link_text)
