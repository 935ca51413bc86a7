"""The road of a proposal: what is done, where it stands, what is missing."""

from datetime import date

import pytest
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.road import road_of
from tests.proposals.factories import make_assignment, make_handled, make_proposal


def road(proposal, **values) -> dict[str, tuple[str, list[str]]]:
    parts = list(proposal.assignments.order_by("pk"))
    steps = road_of(proposal, parts, **{"has_contact": False, "has_opinion": frozenset(), **values})
    return {step.label: (step.state, list(step.missing)) for step in steps}


def test_before_the_assignment(cast):
    steps = road(make_proposal(level=cast.level))
    assert steps["登记"][0] == "done"
    assert steps["交办"] == ("now", ["督查部门交办给承办单位"])
    assert steps["签收"] == ("todo", [])


def test_waiting_for_signatures(cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit, part=Part.LEAD)
    make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    assert road(proposal)["签收"] == ("now", ["云川市财政局签收"])


def test_what_the_answer_waits_for(cast):
    proposal = make_handled(cast.unit, part=Part.LEAD)
    make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    missing = ["与提案者的沟通记录", "云川市教育局的会办意见", "云川市财政局的答复函"]
    assert road(proposal)["办理"] == ("now", missing)
    seen = {"has_contact": True, "has_opinion": frozenset({cast.other_unit.pk})}
    assert road(proposal, **seen)["办理"] == ("now", ["云川市财政局的答复函"])


def test_a_decline_stands_on_the_road(cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.DECLINING)
    make_assignment(proposal, cast.unit, stage=AssignmentStage.DECLINING, decline_reason="不属本单位")
    steps = road(proposal)
    assert steps["申退"] == ("back", ["督查部门调整，或维持原交办"])


@pytest.mark.parametrize(
    ("stage", "now", "missing"),
    [
        (CaseStage.ANSWERED, "征询意见", ["寄出征询意见表，或办结"]),
        (CaseStage.AWAITING, "征询意见", ["提案者寄回征询意见表"]),
    ],
)
def test_after_the_answer(cast, stage, now, missing):
    proposal = make_proposal(level=cast.level, stage=stage)
    make_assignment(proposal, cast.unit, stage=AssignmentStage.ANSWERED, answered_on=date(2026, 6, 9))
    steps = road(proposal)
    assert steps["答复"][0] == "done" and steps[now] == ("now", missing)


def test_the_second_round_has_its_word(cast):
    proposal = make_handled(cast.unit)
    proposal.stage = CaseStage.SECOND
    assert road(proposal)["二次办理"] == ("now", ["与提案者的沟通记录", "云川市财政局的答复函"])


@pytest.mark.parametrize("stage", CaseStage)
def test_every_stage_has_a_road(cast, stage):
    steps = road_of(make_proposal(level=cast.level, stage=stage), [], has_contact=True, has_opinion=frozenset())
    assert sum(step.state == "now" for step in steps) == (stage not in (CaseStage.CONCLUDED, CaseStage.ARCHIVED))
    states = [step.state for step in steps]
    assert states == sorted(states, key=["done", "now", "todo"].index), "done, then now, then to do"


def test_who_and_when(cast):
    proposal = make_handled(cast.unit)
    parts = list(proposal.assignments.all())
    steps = {step.label: step for step in road_of(proposal, parts, has_contact=True, has_opinion=frozenset())}
    today = timezone.localdate().isoformat()
    assert list(steps["登记"].notes) == [f"{today} {proposal.entered_by}"]
    assert list(steps["交办"].notes) == [f"{today} 独办 云川市财政局"]
    assert list(steps["签收"].notes) == [f"{today} {proposal.entered_by}（云川市财政局）"]
