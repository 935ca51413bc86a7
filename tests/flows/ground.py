"""A small prepared city for the flows: the demo's people and rules, and of its year only what a flow needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Seal, User
from accounts.services.seal_pictures import store_seal_image
from desk.demo import acts, ground
from desk.demo.pictures import draw_seal
from proposals.models import Proposal
from proposals.services import assigning
from responses.models import Reply
from responses.services import drafting

DIGITAL = "cppcc-9-2-088"
"""The proposal of the long letter: several proposers, one lead unit, three assisting ones."""
CARE = "cppcc-9-2-136"
"""The proposal of the short letter, to one member."""

UNIT = "gongxin"
"""The unit of the flows: it has a person for every role and two drafters."""

STEPS = ("submit", "review", "vet", "sign_off", "register", "seal", "dispatch", "archive")


@dataclass(frozen=True)
class City:
    """The city as it lies: everybody signs in with the one password drawn for it."""

    password: str

    def person(self, username: str) -> User:
        """Return one of the demo's people."""
        return User.objects.get(username=username)

    def enter(self, key: str = DIGITAL) -> Proposal:
        """Enter a proposal of the demo by the supervising office; nobody has it yet."""
        return acts.enter(said(key), by=_supervisor(), today=timezone.localdate())

    def hand_out(self, key: str = DIGITAL) -> Proposal:
        """Enter a proposal and assign it; no unit has signed for it."""
        proposal = self.enter(key)
        acts.assign(proposal, said(key), by=_supervisor(), today=timezone.localdate())
        return Proposal.objects.get(pk=proposal.pk)

    def put_in_hand(self, key: str = DIGITAL) -> Proposal:
        """Enter and assign a proposal, every unit has signed for it and the lead unit has met the proposers."""
        proposal = self.hand_out(key)
        units = [one["unit"] for one in said(key)["assignments"]]
        for unit in units:
            assigning.accept(Proposal.objects.get(pk=proposal.pk), by=acts.somebody(unit, Role.DRAFTER))
        for contact in said(key)["contacts"]:
            acts.contact(proposal, contact, by=acts.somebody(units[0], Role.DRAFTER))
        return Proposal.objects.get(pk=proposal.pk)

    def begin(self, key: str = CARE) -> Reply:
        """Begin the letter of a proposal: its head is proposed, its text is empty."""
        by = self.person(letter_of(key)["drafted_by"])
        return drafting.start_reply([self.put_in_hand(key)], unit=by.unit, by=by)

    def write(self, key: str = DIGITAL, *, stage: str = "draft") -> Reply:
        """Write the demo's letter for a proposal and take it along its road until it stands at ``stage``."""
        letter = letter_of(key)
        reply = acts.write([self.put_in_hand(key)], letter)
        for step in STEPS:
            if Reply.objects.get(pk=reply.pk).stage == stage:
                break
            acts.step(Reply.objects.get(pk=reply.pk), step, letter)
        reply = Reply.objects.get(pk=reply.pk)
        assert reply.stage == stage
        return reply

    def give_seal(self, unit: str = UNIT) -> Seal:
        """Upload the picture of a unit's seal by its keeper."""
        seal = Seal.objects.get(unit__code=unit)
        store_seal_image(seal, data=draw_seal(seal.unit.full_name), by=acts.somebody(unit, Role.SEAL_KEEPER))
        return seal


def lay_city() -> City:
    """Write the demo's ground into the empty database."""
    with transaction.atomic():
        return City(ground.lay())


def said(key: str) -> dict[str, Any]:
    """Return what the demo's data says of a proposal."""
    return next(one for one in ground.read("demo/proposals.json")["proposals"] if one["id"] == key)


def letter_of(key: str) -> dict[str, Any]:
    """Return what the demo's data says of a proposal's letter."""
    return {**said(key)["replies"][0], "with_feedback": True}


def _supervisor() -> User:
    return acts.somebody("zhengfuban", Role.SUPERVISOR)
