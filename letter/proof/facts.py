"""Facts: what the register knows of a letter beyond its content, for the rules that compare the two."""

from __future__ import annotations

from dataclasses import dataclass

from letter.content import Proposal


@dataclass(frozen=True)
class Ask:
    """建议点: one thing the proposal asks for. ``reason`` says why it stays without an answer (会办, 职责以外)."""

    text: str
    answered: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything may be left out: what is empty is unknown, and the rules that need it are silent. Dates are ISO text."""

    today: str = ""
    received_on: str = ""
    """The day the office was given the proposal."""
    due_on: str = ""
    asks: tuple[Ask, ...] = ()
    contacts: int | None = None
    """How many times the proposer was met or called, as recorded; ``None`` where nobody knows."""
    opinion_units: tuple[str, ...] = ()
    """Units that sent a 会办意见."""
    issuer_names: tuple[str, ...] = ()
    """The registered full and short names of the issuing bodies."""
    seal_bodies: tuple[str, ...] = ()
    """Whose seals are to be put on, in the order of the issuers."""
    proposals: tuple[Proposal, ...] = ()
    """The proposals as the register has them now; the content keeps them as they were when it was written."""
