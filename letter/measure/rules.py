"""The rules of measuring: each a function with its clause, what it wants and what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from letter.measure.blind import Sees, tempered
from letter.measure.parts import Letter
from letter.measure.verdict import Measurement, Outcome, Strength, unmeasured

Need = Literal["places", "words"]
"""Places on a laid-out page · only words and their looks, which a DOCX has without being laid out."""
Check = Callable[[Letter], Outcome]


@dataclass(frozen=True)
class Rule:
    """One rule."""

    name: str
    clause: str
    item: str
    wanted: str
    strength: Strength
    needs: Need
    check: Check
    sees: Sees = "text"

    def measure(self, letter: Letter) -> Measurement:
        """Apply it to a letter."""
        if self.needs == "places" and letter.paper is None:
            outcome = unmeasured(letter.why_not_placed)
        else:
            outcome = tempered(
                self.check(letter), sees=self.sees, blind=letter.blind, why=letter.why_blind, has_red=letter.has_red
            )
        return Measurement(
            self.name,
            self.clause,
            self.item,
            self.wanted,
            self.strength,
            outcome.verdict,
            outcome.found,
            outcome.why,
            outcome.places,
        )


MADE: list[Rule] = []
"""Filled by the modules of letter.measure.clauses as they are imported; read them there, in order."""


def rule(
    clause: str, item: str, wanted: str, *, strength: Strength = "must", needs: Need = "places", sees: Sees = "text"
) -> Callable[[Check], Check]:
    """Make a function a rule of a clause; its name becomes the rule's."""

    def register(check: Check) -> Check:
        MADE.append(Rule(check.__name__, clause, item, wanted, strength, needs, check, sees))
        return check

    return register
