"""How the case goes on after the assignment, as letters and sheets move it."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import (
    CASE_MOVES,
    UNDER_ASSIGNMENT,
    AssignmentStage,
    CaseAction,
    CaseStage,
    Part,
)
from proposals.models import Proposal
from proposals.services import stages
from tests.proposals.factories import make_assignment, make_handled, make_proposal, make_rule

DAY = date(2026, 6, 1)


@pytest.fixture
def proposal(cast) -> Proposal:
    make_rule(cast.level)
    return make_handled(cast.unit)


def test_the_whole_road(cast, proposal):
    assert stages.mark_answered(proposal, by=cast.office, on=DAY) is True
    part = proposal.assignments.get()
    assert (part.stage, part.answered_on) == (AssignmentStage.ANSWERED, DAY)
    assert stages.mark_awaiting_feedback(proposal, by=cast.office) is True
    assert proposal.stage == CaseStage.AWAITING
    stages.start_second_round(proposal, by=cast.office, on=date(2026, 6, 20))
    part.refresh_from_db()
    assert proposal.stage == CaseStage.SECOND
    assert (part.stage, part.second_due_on, part.answered_on) == (AssignmentStage.ACCEPTED, date(2026, 7, 20), DAY)
    assert stages.mark_answered(proposal, by=cast.office, on=date(2026, 7, 1)) is True
    part.refresh_from_db()
    assert part.answered_on == DAY, "the first answer's day stays"
    stages.mark_awaiting_feedback(proposal, by=cast.office)
    stages.conclude(proposal, by=cast.office)
    stages.archive(proposal, by=cast.office)
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.ARCHIVED
    logged = list(Act.objects.filter(object_id=str(proposal.pk)).values_list("action", flat=True))
    assert logged == [
        "mark_answered", "mark_awaiting_feedback", "start_second_round", "mark_answered",
        "mark_awaiting_feedback", "conclude", "archive_case",
    ]  # fmt: skip


def test_separate_answers_are_all_waited_for(cast):
    proposal = make_handled(cast.unit, part=Part.SEPARATE)
    make_assignment(proposal, cast.other_unit, part=Part.SEPARATE, stage=AssignmentStage.ACCEPTED)
    assert stages.mark_answered(proposal, by=cast.office) is False
    assert proposal.stage == CaseStage.HANDLING
    assert stages.mark_awaiting_feedback(proposal, by=cast.office) is False
    assert stages.mark_answered(proposal, by=cast.office, unit=cast.other_unit) is True
    assert proposal.stage == CaseStage.ANSWERED


def test_an_opinion_does_not_answer_the_case(cast):
    proposal = make_handled(cast.unit, part=Part.LEAD)
    make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    assert stages.mark_answered(proposal, by=cast.drafter_other_unit) is False
    assert proposal.stage == CaseStage.HANDLING
    assert stages.mark_answered(proposal, by=cast.office) is True


def test_a_letter_answers_although_nobody_pressed_accept(cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    assert stages.mark_answered(proposal, by=cast.office) is True


def test_a_unit_without_a_part_answers_nothing(cast, proposal):
    with pytest.raises(Refused) as refused:
        stages.mark_answered(proposal, by=cast.drafter_other_unit)
    assert refused.value.code == "unit"
    proposal.assignments.update(stage=AssignmentStage.DECLINING)
    with pytest.raises(Refused) as refused:
        stages.mark_answered(proposal, by=cast.office)
    assert refused.value.code == "stage"


def test_a_voided_letter_is_owed_again(cast, proposal):
    stages.mark_answered(proposal, by=cast.office)
    stages.mark_awaiting_feedback(proposal, by=cast.office)
    stages.reopen(proposal, by=cast.office, unit=cast.unit, reason="文号有误")
    part = proposal.assignments.get()
    assert (proposal.stage, part.stage, part.answered_on) == (CaseStage.HANDLING, AssignmentStage.ACCEPTED, None)
    assert Act.objects.get(action="reopen").data["reason"] == "文号有误"


def test_a_voided_second_letter_leaves_the_first(cast, proposal):
    stages.mark_answered(proposal, by=cast.office, on=DAY)
    stages.start_second_round(proposal, by=cast.office)
    stages.mark_answered(proposal, by=cast.office)
    stages.reopen(proposal, by=cast.office, unit=cast.unit, reason="文号有误")
    assert proposal.stage == CaseStage.SECOND and proposal.assignments.get().answered_on == DAY


def test_a_second_round_for_one_of_two(cast):
    make_rule(cast.level)
    proposal = make_handled(cast.unit, part=Part.SEPARATE)
    make_assignment(proposal, cast.other_unit, part=Part.SEPARATE, stage=AssignmentStage.ACCEPTED)
    stages.mark_answered(proposal, by=cast.office)
    stages.mark_answered(proposal, by=cast.office, unit=cast.other_unit)
    stages.start_second_round(proposal, by=cast.office, unit=cast.unit)
    assert proposal.assignments.get(unit=cast.other_unit).stage == AssignmentStage.ANSWERED
    with pytest.raises(Refused, match="没有已经答复"):
        stages.start_second_round(proposal, by=cast.office, unit=cast.unit)
    stages.start_second_round(proposal, by=cast.office, unit=cast.other_unit)
    assert stages.mark_answered(proposal, by=cast.office) is False
    assert stages.mark_answered(proposal, by=cast.office, unit=cast.other_unit) is True


def test_a_second_round_while_the_other_unit_has_not_answered(cast):
    """The proposer of a 分办 need not wait for the slower unit to say that the first answer is not enough."""
    make_rule(cast.level)
    proposal = make_handled(cast.unit, part=Part.SEPARATE)
    make_assignment(proposal, cast.other_unit, part=Part.SEPARATE, stage=AssignmentStage.ACCEPTED)
    with pytest.raises(Refused, match="没有已经答复"):
        stages.start_second_round(proposal, by=cast.office)
    stages.mark_answered(proposal, by=cast.office, on=DAY)
    stages.start_second_round(proposal, by=cast.office, unit=cast.unit, on=DAY)
    part = proposal.assignments.get(unit=cast.unit)
    assert (proposal.stage, part.stage, part.answered_on) == (CaseStage.HANDLING, AssignmentStage.ACCEPTED, DAY)
    assert part.second_due_on is not None
    assert stages.mark_answered(proposal, by=cast.office, unit=cast.other_unit) is False, "the second answer is owed"
    assert stages.mark_answered(proposal, by=cast.office) is True


def test_a_late_sheet_opens_a_concluded_case_again(cast, proposal):
    stages.mark_answered(proposal, by=cast.office, on=DAY)
    stages.conclude(proposal, by=cast.office)
    stages.start_second_round(proposal, by=cast.office, on=date(2026, 6, 20))
    assert (proposal.stage, proposal.assignments.get().stage) == (CaseStage.SECOND, AssignmentStage.ACCEPTED)
    stages.mark_answered(proposal, by=cast.office)
    stages.conclude(proposal, by=cast.office)
    stages.archive(proposal, by=cast.office)
    with pytest.raises(Refused, match="归档"):
        stages.start_second_round(proposal, by=cast.office)


ACTS = {
    CaseAction.SECOND: lambda proposal, by: stages.start_second_round(proposal, by=by),
    CaseAction.CONCLUDE: lambda proposal, by: stages.conclude(proposal, by=by),
    CaseAction.ARCHIVE: lambda proposal, by: stages.archive(proposal, by=by),
}


@pytest.mark.parametrize("action", ACTS)
@pytest.mark.parametrize("stage", CaseStage)
def test_only_the_tables_moves(cast, action, stage):
    proposal = make_proposal(level=cast.level, stage=stage)
    answered = {"stage": AssignmentStage.ANSWERED, "answered_on": timezone.localdate()}
    make_assignment(proposal, cast.unit, **answered)
    sources, target = CASE_MOVES[action]
    # A unit of a 分办 has its second round while the others still answer: the case goes on as they do.
    stays = {CaseStage.SECOND: CaseStage.SECOND, **dict.fromkeys(UNDER_ASSIGNMENT, CaseStage.HANDLING)}
    may_stay = action == CaseAction.SECOND and stage in stays
    if stage in sources or may_stay:
        ACTS[action](proposal, cast.office)
        expected, rows = stays[stage] if may_stay else target, 1
    else:
        with pytest.raises(Refused) as refused:
            ACTS[action](proposal, cast.office)
        assert refused.value.code == "stage" and proposal.get_stage_display() in refused.value.sentence
        expected, rows = stage, 0
    proposal.refresh_from_db()
    assert proposal.stage == expected
    assert Act.objects.filter(object_id=str(proposal.pk)).count() == rows


@pytest.mark.parametrize("stage", [CaseStage.CONCLUDED, CaseStage.ARCHIVED, CaseStage.SECOND])
def test_settling_never_turns_a_later_stage_back(cast, stage):
    proposal = make_proposal(level=cast.level, stage=stage)
    make_assignment(proposal, cast.unit)
    stages.settle(proposal)
    assert proposal.stage == stage
