"""Nobody is ever stuck: whatever two units and their supervisor do to a case, the work that is left brings it to its end.

Random acts first, as people do them (refused ones change nothing); then only what everybody's next duty is. A case that
does not come to 归档 by that stands where no one has a way on.
"""

import os
import random
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import Refused
from proposals.enums import ANSWERING, LIVE, AssignmentStage, CaseStage, Part
from proposals.facts import PartFacts
from proposals.models import Assignment, Proposal
from proposals.services import assigning, closing, opinions
from responses import rules
from responses.enums import Purpose, Satisfaction, Stage
from responses.models import Reply
from responses.services import returning
from responses.services.drafting import save_reply, start_reply
from responses.services.feedback import record_feedback
from tests.factories import make_seal, make_user
from tests.responses.factories import (
    STEPS,
    add_seal_picture,
    draft_data,
    make_case,
    make_pattern,
    scan,
)

ROADS = 200 if os.environ.get("FUWEN_LONG") else 10
ACTS = 260
OFF = (Stage.DISPATCHED, Stage.ARCHIVED, Stage.VOID)
DUTIES = 25
"""Rounds of duties within which every case must end: five would do for two answers each."""


@dataclass
class Staff:
    """A unit with one person for each step, and its seal."""

    unit: Unit
    drafter_owner: User = field(init=False)
    reviewer: User = field(init=False)
    office: User = field(init=False)
    signatory: User = field(init=False)
    seal_keeper: User = field(init=False)

    def __post_init__(self) -> None:
        for name in ("reviewer", "office", "signatory", "seal_keeper"):
            setattr(self, name, make_user(roles=[name], unit=self.unit))
        self.drafter_owner = make_user(roles=["drafter"], unit=self.unit)
        add_seal_picture(make_seal(unit=self.unit), by=self.seal_keeper)
        for purpose in (Purpose.REPLY, Purpose.OPINION, Purpose.SECOND):
            make_pattern(self.unit, purpose=purpose)


class Road:
    """One case between two units and their supervisor."""

    def __init__(self, office, seed: int) -> None:
        self.chance, self.supervisor = random.Random(seed), office.supervisor
        self.staff = {unit.pk: Staff(unit) for unit in (office.unit, office.other_unit)}
        self.pk = make_case(office.unit, by=office.supervisor).pk
        Assignment.objects.all().delete()
        Proposal.objects.update(stage=CaseStage.FILED)
        self.said: list[str] = []

    @property
    def case(self) -> Proposal:
        """The case as it stands now."""
        return Proposal.objects.get(pk=self.pk)

    def letters(self) -> list[Reply]:
        """Every letter of the case."""
        return list(Reply.objects.filter(answers__proposal=self.pk).order_by("pk"))

    def tried(self, name: str, act) -> bool:
        """Do the act, or note why not."""
        try:
            act()
        except Refused as refused:
            self.said.append(f"{name}: {refused.sentence}")
            return False
        self.said.append(name)
        return True

    def assign(self, *pairs) -> None:
        """Give the case to these units."""
        case, parts = self.case, [PartFacts(unit.pk, part) for unit, part in pairs]
        assigning.assign(case, parts, assigned_on=timezone.localdate(), version=case.version, by=self.supervisor)

    def begin(self, staff: Staff, purpose: str) -> None:
        """Begin a letter and write it."""
        reply = start_reply([self.case], unit=staff.unit, by=staff.drafter_owner, purpose=purpose)
        outcome = "" if purpose == Purpose.OPINION else "A1"
        data = draft_data(issuers=[staff.unit.pk], outcome=outcome)
        save_reply(reply, by=staff.drafter_owner, version=reply.version, data=data)

    def void(self, reply: Reply) -> None:
        """By who may at this stage."""
        staff = self.staff[reply.unit_id]
        by = staff.drafter_owner if reply.stage == Stage.DRAFT else staff.office
        returning.void(reply, by=by, version=reply.version, reason="有误")


def anything(road: Road) -> None:
    """One act of somebody's, sensible or not."""
    staff = road.chance.choice(list(road.staff.values()))
    acts = [on_a_letter] * 17 + [sheet, sheet, opinion]
    acts += [lambda road: road.tried("签收", lambda: assigning.accept(road.case, by=staff.office))] * 3
    acts += [lambda road: road.tried("申退", lambda: assigning.decline(road.case, reason="不属职责", suggested_unit=None, by=staff.office))]
    acts += [lambda road: road.tried("办结", lambda: closing.conclude(road.case, by=road.supervisor))]
    acts += [shuffled, shuffled]
    purpose = road.chance.choice([Purpose.REPLY, Purpose.OPINION, Purpose.SECOND])
    acts += [lambda road: road.tried(f"拟稿 {staff.unit} {purpose}", lambda: road.begin(staff, purpose))] * 3
    road.chance.choice(acts)(road)


def shuffled(road: Road) -> None:
    """交办 or 调整, in any way that makes one handling."""
    first, second = road.chance.sample([staff.unit for staff in road.staff.values()], 2)
    pairs = road.chance.choice(
        [[(first, Part.SOLE)], [(first, Part.LEAD), (second, Part.ASSIST)], [(first, Part.SEPARATE), (second, Part.SEPARATE)]]
    )
    road.tried(f"交办 {[(str(unit), part.value) for unit, part in pairs]}", lambda: road.assign(*pairs))


def on_a_letter(road: Road) -> None:
    """Mostly onward, sometimes back, void or withdrawn."""
    letters = [reply for reply in road.letters() if reply.stage not in (Stage.VOID, Stage.ARCHIVED)]
    if not letters:
        return
    reply = road.chance.choice(letters)
    staff = road.staff[reply.unit_id]
    holder = {Stage.REVIEW: staff.reviewer, Stage.SIGN_OFF: staff.signatory, Stage.SEAL: staff.seal_keeper}.get(reply.stage, staff.office)
    what = road.chance.choice(["onward"] * 14 + ["back", "void", "withdraw"])
    if what == "onward" and reply.stage != Stage.DISPATCHED:
        road.tried(f"{reply.pk} {reply.stage}", lambda: STEPS[reply.stage](reply, staff))
    elif what == "back" and (targets := rules.earlier_stages(reply.stage)):
        to = road.chance.choice(targets)
        road.tried(f"{reply.pk} 退回{to}", lambda: returning.send_back(reply, by=holder, version=reply.version, to=to, reason="有误"))
    elif what == "void":
        road.tried(f"{reply.pk} 作废", lambda: road.void(reply))
    elif what == "withdraw":
        road.tried(f"{reply.pk} 撤回", lambda: returning.withdraw(reply, by=staff.drafter_owner, version=reply.version))


def sheet(road: Road) -> None:
    """A signed sheet comes back for one of the letters that are out."""
    out = [reply for reply in road.letters() if reply.stage == Stage.DISPATCHED]
    if not out:
        return
    reply, result = road.chance.choice(out), road.chance.choice(Satisfaction.values)
    said = {"proposer_name": "周云舒", "result": result, "received_on": timezone.localdate(), "scan": scan()}
    office = road.staff[reply.unit_id].office
    road.tried(f"{reply.pk} {result}", lambda: record_feedback(reply, by=office, proposal=road.case, **said))


def opinion(road: Road) -> None:
    """The assisting unit hands its opinion over on paper."""
    part = Assignment.objects.filter(proposal=road.pk, part=Part.ASSIST, stage__in=LIVE).first()
    if part is not None:
        office = road.chance.choice(list(road.staff.values())).office
        road.tried("会办意见", lambda: opinions.record_opinion(part, dated_on=timezone.localdate(), text="同意。", by=office))


def everybody_does_the_next_thing(road: Road) -> None:
    """One round of duties: letters onward, parts signed for and answered, the supervisor's decisions."""
    for reply in road.letters():
        if reply.stage not in OFF and reply.purpose != Purpose.OPINION:
            finish(road, reply)
    for part in list(road.case.assignments.filter(stage__in=LIVE).select_related("unit")):
        answer(road, part)
    case = road.case
    live = [(part.unit, part.part) for part in case.assignments.filter(stage__in=LIVE)]
    if case.stage == CaseStage.FILED:
        road.tried("交办", lambda: road.assign((next(iter(road.staff.values())).unit, Part.SOLE)))
    elif case.stage == CaseStage.DECLINING:
        road.tried("维持原交办", lambda: road.assign(*live))
    elif case.stage in (CaseStage.ANSWERED, CaseStage.AWAITING):
        road.tried("办结", lambda: closing.conclude(case, by=road.supervisor))
    elif case.stage == CaseStage.CONCLUDED:
        road.tried("归档", lambda: closing.archive(case, by=road.supervisor))


def finish(road: Road, reply: Reply) -> None:
    """Bring the letter out; void the draft that has lost its ground, as its page says."""
    if reply.stage == Stage.DRAFT and (why := rules.why_not_in_hand(reply)):
        if "作废" in why.sentence:
            road.tried(f"{reply.pk} 作废", lambda: road.void(reply))
        return
    while (now := Reply.objects.get(pk=reply.pk)).stage != Stage.DISPATCHED:
        if not road.tried(f"{now.pk} {now.stage}", partial(STEPS[now.stage], now, road.staff[now.unit_id])):
            return


def answer(road: Road, part: Assignment) -> None:
    """Sign for the part; begin the answer it owes."""
    staff = road.staff[part.unit_id]
    if part.stage == AssignmentStage.PENDING:
        road.tried("签收", lambda: assigning.accept(road.case, by=staff.office))
    elif part.stage == AssignmentStage.ACCEPTED and part.part in ANSWERING:
        purpose = Purpose.SECOND if part.second_due_on else Purpose.REPLY
        if not any(reply.unit_id == part.unit_id and reply.purpose == purpose and reply.stage not in OFF for reply in road.letters()):
            road.tried(f"拟稿 {staff.unit} {purpose}", lambda: road.begin(staff, purpose))


@pytest.mark.parametrize("seed", range(ROADS))
def test_every_road_ends(office, seed):
    road = Road(office, seed)
    for _ in range(ACTS):
        anything(road)
    road.said.append("—— 只办分内事 ——")
    for _ in range(DUTIES):
        if road.case.stage == CaseStage.ARCHIVED:
            break
        everybody_does_the_next_thing(road)
    parts = list(road.case.assignments.values_list("unit__full_name", "part", "stage"))
    assert road.case.stage == CaseStage.ARCHIVED, "\n".join([*road.said[-80:], str(parts)])
