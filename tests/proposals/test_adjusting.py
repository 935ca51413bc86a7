"""调整 once an answer is out: what is answered stays answered, and nobody asks off what is no longer adjusted."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import Proposal
from proposals.services import assigning, stages
from tests.factories import make_user
from tests.proposals.factories import make_proposal, make_rule
from tests.proposals.test_assigning import assign


@pytest.fixture
def proposal(cast) -> Proposal:
    make_rule(cast.level)
    return make_proposal(level=cast.level)


def test_a_unit_that_answered_stays_an_answering_one(cast, proposal):
    """Nor would it be made to assist: what is out cannot be owed once more. In a second round neither."""
    assign(proposal, cast, (cast.unit, Part.SEPARATE), (cast.other_unit, Part.SEPARATE))
    stages.mark_answered(proposal, by=cast.office)
    for is_second in (False, True):
        if is_second:
            stages.start_second_round(proposal, by=cast.office, unit=cast.unit)
        for pairs, words in (
            ([(cast.other_unit, Part.LEAD), (cast.unit, Part.ASSIST)], "不能再改为会办"),
            ([(cast.other_unit, Part.SOLE)], "不能再调出"),
        ):
            with pytest.raises(Refused, match=words):
                assign(proposal, cast, *pairs)
        proposal.refresh_from_db()
        assert proposal.stage == CaseStage.PENDING, "the other has not signed for it yet"


def test_what_is_left_of_a_shared_handling_is_still_answered(cast, proposal):
    """The slower unit is taken off, or the assisting one: the answer that is out is not owed again."""
    assign(proposal, cast, (cast.unit, Part.SEPARATE), (cast.other_unit, Part.SEPARATE))
    stages.mark_answered(proposal, by=cast.office, on=date(2026, 4, 1))
    case = assign(proposal, cast, (cast.unit, Part.SOLE))
    part = case.assignments.get(unit=cast.unit)
    assert (case.stage, part.stage, part.answered_on) == (CaseStage.ANSWERED, AssignmentStage.ANSWERED, date(2026, 4, 1))


def test_an_assistant_that_left_after_the_answer(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.LEAD), (cast.other_unit, Part.ASSIST), day=timezone.localdate())
    other_office = make_user(roles=["office"], unit=cast.other_unit)
    assigning.decline(Proposal.objects.get(pk=proposal.pk), reason="不属职责。", suggested_unit=None, by=other_office)
    stages.mark_answered(proposal, by=cast.office)
    assert proposal.stage == CaseStage.DECLINING
    case = assign(proposal, cast, (cast.unit, Part.SOLE))
    assert (case.stage, case.assignments.get(unit=cast.unit).stage) == (CaseStage.ANSWERED, AssignmentStage.ANSWERED)


@pytest.mark.parametrize("stage", [CaseStage.ANSWERED, CaseStage.AWAITING, CaseStage.SECOND, CaseStage.CONCLUDED])
def test_nobody_asks_off_a_case_that_is_no_longer_adjusted(cast, proposal, stage):
    """The assisting unit would wait for ever: its supervisor could not take it off any more."""
    assign(proposal, cast, (cast.other_unit, Part.LEAD), (cast.unit, Part.ASSIST), day=timezone.localdate())
    Proposal.objects.filter(pk=proposal.pk).update(stage=stage)
    case = Proposal.objects.get(pk=proposal.pk)
    with pytest.raises(Refused, match=f"提案已到“{case.get_stage_display()}”，不能再申退。"):
        assigning.decline(case, reason="不属职责。", suggested_unit=None, by=cast.office)
    case.stage = CaseStage.HANDLING  # a page from before: the transaction asks again
    with pytest.raises(Refused, match="不能再申退"):
        assigning.decline(case, reason="不属职责。", suggested_unit=None, by=cast.office)
    assert case.assignments.get(unit=cast.unit).stage == AssignmentStage.PENDING
