"""The demo year, played: every act of every proposal on its day, all in the order of the days.

In: fixtures/demo/proposals.json, whose days count from the day of loading. Out: rows, files and a log as a year of
work would have left them. Whatever a service refuses stops the loading: the demo must be a possible year.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Seal, User
from accounts.services.seal_pictures import store_seal_image
from desk.demo import acts
from desk.demo.clock import at
from desk.demo.ground import read
from desk.demo.pictures import draw_seal
from proposals.enums import CaseStage
from proposals.models import Proposal
from proposals.services import assigning, stages
from responses.enums import ROAD, Stage
from responses.models import Reply

STEPS = ("submit", "review", "vet", "sign_off", "register", "seal", "dispatch", "archive")
REACHED = ("review", "vet", "sign_off", "register", "seal", "dispatch", "dispatched", "archived")
"""The stage at which a letter stands after each of STEPS."""
DAYS_BEFORE_SIGNING = {"write": 12, "submit": 9, "review": 7, "vet": 4, "sign_off": 0}
DAYS_AFTER_SIGNING = {"register": 0, "seal": 1, "dispatch": 1, "archive": 2}
OPENS = time(9, 0)


@dataclass(order=True)
class Event:
    """One act on its day; ``turn`` keeps the order within the day."""

    day: int
    turn: int
    act: Callable[[], Any] = field(compare=False)


class Year:
    """The acts of the year, gathered and then played in order."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.events: list[Event] = []
        self.turns = itertools.count()
        self.proposals: dict[str, Proposal] = {}

    def add(self, day: int, act: Callable[[], Any]) -> None:
        """Plan one act so many days from today; nothing happens after today."""
        self.events.append(Event(min(day, 0), next(self.turns), act))

    def play(self) -> Iterator[int]:
        """Do every act at its time; yields how many are still to come."""
        self.events.sort()
        for left, event in zip(range(len(self.events), 0, -1), self.events, strict=True):
            with at(self._moment(event)):
                event.act()
            yield left - 1

    def _moment(self, event: Event) -> datetime:
        same_day = [one.turn for one in self.events if one.day == event.day]
        minute = same_day.index(event.turn) * 480 // max(len(same_day), 1)
        if event.day == 0:  # today's acts lie before now
            return timezone.now() - timedelta(minutes=len(same_day) - same_day.index(event.turn))
        day = datetime.combine(self.today + timedelta(days=event.day), OPENS, timezone.get_current_timezone())
        return day + timedelta(minutes=minute)

    def fresh(self, key: str) -> Proposal:
        """Return the proposal as it stands now."""
        self.proposals[key].refresh_from_db()
        return Proposal.objects.get(pk=self.proposals[key].pk)


def plan(today: date) -> Year:
    """Gather the year's acts."""
    year = Year(today)
    everything = read("demo/proposals.json")["proposals"]
    first = min(data["assigned_in_days"] or 0 for data in everything) - 30
    for seal in Seal.objects.select_related("unit"):
        year.add(first, lambda seal=seal: _upload(seal))
    by_key = {data["id"]: data for data in everything}
    for data in everything:
        _plan_case(year, data)
    for data in everything:
        _plan_letters(year, data, by_key)
    return year


def _upload(seal: Seal) -> None:
    keeper = acts.somebody(seal.unit.code, Role.SEAL_KEEPER)
    store_seal_image(seal, data=draw_seal(seal.unit.full_name), by=keeper)


def _plan_case(year: Year, data: dict[str, Any]) -> None:
    key, assigned = data["id"], data["assigned_in_days"] or -1
    supervisor = acts.somebody("zhengfuban", Role.SUPERVISOR)
    units = [one["unit"] for one in data["assignments"]]
    by = acts.somebody(units[0], Role.OFFICE) if data["is_on_paper"] else supervisor

    def enter() -> None:
        year.proposals[key] = acts.enter(data, by=by, today=year.today)

    if data["is_on_paper"]:  # who enters a paper has it in hand: nobody assigns it, nobody signs for it
        year.add(assigned, enter)
    else:
        year.add(assigned - 2, enter)
        _plan_assignment(year, data, supervisor)
    for said in data["contacts"]:
        by_whom = User.objects.filter(name=said["by"], unit__code__in=units, held_roles__role=Role.DRAFTER).first()
        person = by_whom or acts.somebody(units[0], Role.DRAFTER)
        year.add(max(said["in_days"], assigned + 1), lambda said=said, person=person: acts.contact(year.fresh(key), said, by=person))
    for said in data["opinions"]:
        year.add(max(said["in_days"], assigned + 1), lambda said=said: acts.opinion(year.fresh(key), said))
    if data["stage"] == CaseStage.DECLINING:
        last = max([assigned + 1] + [said["in_days"] for said in data["contacts"]])
        year.add(last, lambda: acts.decline(year.fresh(key), data))


def _plan_assignment(year: Year, data: dict[str, Any], supervisor: User) -> None:
    key, assigned = data["id"], data["assigned_in_days"]
    if data["stage"] == CaseStage.FILED:
        return
    year.add(assigned, lambda: acts.assign(year.fresh(key), data, by=supervisor, today=year.today))
    if data["stage"] != CaseStage.PENDING:
        for one in data["assignments"]:
            year.add(assigned + 1, lambda unit=one["unit"]: _accept(year.fresh(key), unit))


def _accept(proposal: Proposal, unit: str) -> None:
    assigning.accept(proposal, by=acts.somebody(unit, Role.DRAFTER))


def _plan_letters(year: Year, data: dict[str, Any], by_key: dict[str, Any]) -> None:
    earliest = max([(data["assigned_in_days"] or -1) + 2] + [one["in_days"] for one in data["contacts"] + data["opinions"]])
    for letter in data["replies"]:
        # A case that rests at 已答复 was answered without a sheet.
        letter = {**letter, "with_feedback": data["stage"] != CaseStage.ANSWERED}
        keys = letter.get("answers", [data["id"]])
        earliest = max([earliest] + [(by_key[key]["assigned_in_days"] or -1) + 2 for key in keys])
        earliest = _plan_letter(year, letter, keys, earliest)
    if data["stage"] in (CaseStage.CONCLUDED, CaseStage.ARCHIVED) and not data.get("merged_into"):
        keys = data["replies"][-1].get("answers", [data["id"]]) if data["replies"] else [data["id"]]
        for key in keys:
            year.add(min(earliest + 3, 0), lambda key=key: _close(year.fresh(key), by_key[key]["stage"]))


def _plan_letter(year: Year, letter: dict[str, Any], keys: list[str], earliest: int) -> int:
    """Plan one letter's road up to its stage; returns the last day it touches."""
    made: dict[str, Reply] = {}
    signed = letter["dated_in_days"]
    days = _days(signed, earliest)

    def write() -> None:
        made["reply"] = acts.write([year.fresh(key) for key in keys], letter)

    def take(act: str) -> None:
        acts.step(Reply.objects.get(pk=made["reply"].pk), act, letter)

    year.add(days["write"], write)
    if letter["stage"] == Stage.VOID:
        year.add(days["submit"], lambda: take("void"))
        return days["submit"]
    last = days["write"]
    for act, reached in zip(STEPS, REACHED, strict=True):
        if ROAD.index(letter["stage"]) < ROAD.index(reached):
            break
        last = max(last, days[act])
        sheets = letter.get("feedbacks", []) if act == "archive" else []
        last = max([last] + [said["received_in_days"] for said in sheets])
        year.add(days[act] if act != "archive" else last, lambda act=act: take(act))
    for said in letter.get("feedbacks", []):
        year.add(
            said["received_in_days"],
            lambda said=said: acts.give_back(Reply.objects.get(pk=made["reply"].pk), _whose(year, keys, said), said, unit=letter["unit"]),
        )
        last = max(last, said["received_in_days"])
    return last


def _days(signed: int | None, earliest: int) -> dict[str, int]:
    if signed is None:  # on its way now: a step a day, ending yesterday
        start = max(earliest, -6)
        return {act: min(start + place, 0) for place, act in enumerate(("write", *STEPS))}
    before = {act: max(signed - days, min(earliest, signed)) for act, days in DAYS_BEFORE_SIGNING.items()}
    return before | {act: signed + days for act, days in DAYS_AFTER_SIGNING.items()}


def _whose(year: Year, keys: list[str], said: dict[str, Any]) -> Proposal:
    found = [year.fresh(key) for key in keys]
    return next((one for one in found if one.proposers.filter(name=said["proposer"]).exists()), found[0])


def _close(proposal: Proposal, stage: str) -> None:
    """办结 and 归档 as far as the data says; the sheets may have concluded the case already."""
    supervisor = acts.somebody("zhengfuban", Role.SUPERVISOR)
    if proposal.stage in (CaseStage.ANSWERED, CaseStage.AWAITING):
        stages.conclude(proposal, by=supervisor)
    if stage == CaseStage.ARCHIVED:
        stages.archive(proposal, by=supervisor)
