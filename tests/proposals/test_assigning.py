"""交办, 签收, 申退, 调整: which parts go together, who acts, how the case follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.facts import PartFacts
from proposals.models import Proposal
from proposals.services import assigning, stages
from tests.factories import make_unit
from tests.proposals.factories import make_assignment, make_handled, make_proposal, make_rule

DAY = date(2026, 3, 9)


@pytest.fixture
def proposal(cast) -> Proposal:
    make_rule(cast.level)
    return make_proposal(level=cast.level)


def parts(*pairs) -> list[PartFacts]:
    return [PartFacts(unit.pk, part) for unit, part in pairs]


def assign(proposal, cast, *pairs, day=DAY, version=None) -> Proposal:
    version = Proposal.objects.get(pk=proposal.pk).version if version is None else version
    return assigning.assign(proposal, parts(*pairs), assigned_on=day, version=version, by=cast.supervisor)


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        ([], "至少选一个"),
        (["sole"], ""),
        (["sole", "assist"], "独办只能有一个"),
        (["sole", "sole"], "独办只能有一个"),
        (["lead"], "主办之外要有会办"),
        (["assist"], "要有一个主办"),
        (["lead", "assist"], ""),
        (["lead", "assist", "assist"], ""),
        (["lead", "lead", "assist"], "只能有一个"),
        (["separate"], "至少要有两个"),
        (["separate", "separate"], ""),
        (["separate", "separate", "assist"], "分办不能与"),
        (["separate", "lead"], "分办不能与"),
    ],
)
def test_which_parts_go_together(kinds, word):
    problem = assigning.parts_problem([PartFacts(unit, part) for unit, part in enumerate(kinds)])
    assert (problem == "") if word == "" else (word in problem)


def test_one_unit_twice():
    assert "填了两次" in assigning.parts_problem([PartFacts(1, "lead"), PartFacts(1, "assist")])


def test_assigning_computes_the_days(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.LEAD), (cast.other_unit, Part.ASSIST))
    lead, assist = proposal.assignments.order_by("pk")
    assert (lead.due_on, assist.due_on) == (date(2026, 6, 9), DAY + timedelta(days=30))
    assert {lead.stage, assist.stage} == {AssignmentStage.PENDING}
    assert lead.assigned_by == cast.supervisor and proposal.stage == CaseStage.PENDING
    row = Act.objects.get(action="assign")
    assert row.data["parts"] == [[cast.unit.pk, "lead", None], [cast.other_unit.pk, "assist", None]]


def test_a_day_set_by_hand_wins(cast, proposal):
    wanted = [PartFacts(cast.unit.pk, Part.SOLE, date(2026, 6, 30))]
    assigning.assign(proposal, wanted, assigned_on=DAY, version=1, by=cast.supervisor)
    assert proposal.assignments.get().due_on == date(2026, 6, 30)


def test_wrong_sets_change_nothing(cast, proposal):
    stranger = make_unit()
    idle = make_unit(level=cast.level, is_active=False)
    for pairs, code in (
        ([(cast.unit, Part.LEAD)], "parts"),
        ([(stranger, Part.SOLE)], "unit"),
        ([(idle, Part.SOLE)], "unit"),
    ):
        with pytest.raises(Refused) as refused:
            assign(proposal, cast, *pairs)
        assert refused.value.code == code
    proposal.refresh_from_db()
    assert proposal.assignments.count() == 0 and proposal.version == 1


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "office", "signatory", "seal_keeper", "administrator", "auditor"])
def test_only_supervisors_assign(cast, proposal, who):
    make_assignment(proposal, cast.unit)
    with pytest.raises(Refused) as refused:
        assigning.assign(proposal, parts((cast.unit, Part.SOLE)), assigned_on=DAY, version=1, by=getattr(cast, who))
    assert refused.value.code == "role"


@pytest.mark.parametrize("stage", [CaseStage.ANSWERED, CaseStage.AWAITING, CaseStage.SECOND, CaseStage.CONCLUDED, CaseStage.ARCHIVED])
def test_not_after_the_answer(cast, stage):
    proposal = make_proposal(level=cast.level, stage=stage)
    with pytest.raises(Refused) as refused:
        assign(proposal, cast, (cast.unit, Part.SOLE))
    assert refused.value.code == "stage"


def test_an_older_page_assigns_nothing(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    with pytest.raises(OutOfDate):
        assign(proposal, cast, (cast.other_unit, Part.SOLE), version=1)
    assert [one.unit for one in proposal.assignments.all()] == [cast.unit]


@pytest.mark.parametrize("who", ["drafter_owner", "office"])
def test_accepting(cast, proposal, who):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    part = assigning.accept(proposal, by=getattr(cast, who))
    assert part.stage == AssignmentStage.ACCEPTED and part.accepted_by == getattr(cast, who)
    assert proposal.stage == CaseStage.HANDLING
    assert Act.objects.filter(action="accept", result="ok").count() == 1
    with pytest.raises(Refused) as refused:
        assigning.accept(Proposal.objects.get(pk=proposal.pk), by=cast.office)
    assert refused.value.sentence == "已经签收，不必再签。"


@pytest.mark.parametrize(
    ("who", "code"),
    [("reviewer", "role"), ("signatory", "role"), ("seal_keeper", "role"), ("drafter_other_unit", "unit"), ("supervisor", "unit")],
)
def test_who_may_not_accept(cast, proposal, who, code):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    with pytest.raises(Refused) as refused:
        assigning.accept(proposal, by=getattr(cast, who))
    assert refused.value.code == code


def test_a_second_acceptance_of_the_same_page_is_out_of_date(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    page = Proposal.objects.prefetch_related("assignments").get(pk=proposal.pk)
    assert len(page.assignments.all()) == 1
    assigning.accept(Proposal.objects.get(pk=proposal.pk), by=cast.office)
    with pytest.raises(OutOfDate):
        assigning.accept(page, by=cast.drafter_owner)
    assert Act.objects.filter(action="accept", result="ok").count() == 1


def test_the_case_waits_for_all_who_answer_and_for_no_assistant(cast, proposal):
    third = make_unit(level=cast.level)
    assign(proposal, cast, (cast.unit, Part.LEAD), (third, Part.ASSIST))
    assigning.accept(proposal, by=cast.office)
    assert proposal.stage == CaseStage.HANDLING
    apart = make_proposal(level=cast.level)
    assign(apart, cast, (cast.unit, Part.SEPARATE), (cast.other_unit, Part.SEPARATE))
    assigning.accept(apart, by=cast.office)
    assert apart.stage == CaseStage.PENDING
    assigning.accept(Proposal.objects.get(pk=apart.pk), by=cast.drafter_other_unit)
    apart.refresh_from_db()
    assert apart.stage == CaseStage.HANDLING


def declined(cast, proposal) -> Proposal:
    assign(proposal, cast, (cast.unit, Part.SOLE), day=timezone.localdate())
    assigning.decline(proposal, reason="不属于本单位职责。", suggested_unit=cast.other_unit, by=cast.office)
    return Proposal.objects.get(pk=proposal.pk)


def test_declining(cast, proposal):
    case = declined(cast, proposal)
    part = case.assignments.get()
    assert (case.stage, part.stage) == (CaseStage.DECLINING, AssignmentStage.DECLINING)
    assert (part.decline_reason, part.suggested_unit) == ("不属于本单位职责。", cast.other_unit)
    assert Act.objects.get(action="decline").data["reason"] == "不属于本单位职责。"
    with pytest.raises(Refused) as refused:
        assigning.accept(case, by=cast.office)
    assert "等督查部门答复" in refused.value.sentence


def test_agreeing_to_a_decline(cast, proposal):
    case = assign(declined(cast, proposal), cast, (cast.other_unit, Part.SOLE))
    old, new = case.assignments.order_by("pk")
    assert (old.stage, old.decline_reason) == (AssignmentStage.DECLINED, "不属于本单位职责。")
    assert (new.unit, new.stage, case.stage) == (cast.other_unit, AssignmentStage.PENDING, CaseStage.PENDING)
    assert not Proposal.objects.visible_to(cast.office).filter(pk=case.pk).exists()
    assert Act.objects.filter(action="reassign").count() == 1


def test_upholding_a_decline(cast, proposal):
    case = assign(declined(cast, proposal), cast, (cast.unit, Part.SOLE))
    part = case.assignments.get()
    assert (part.stage, part.decline_reason, part.suggested_unit) == (AssignmentStage.PENDING, "", None)
    assert case.stage == CaseStage.PENDING


def test_a_unit_taken_off_may_be_given_it_again(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    assign(proposal, cast, (cast.other_unit, Part.SOLE))
    assign(proposal, cast, (cast.unit, Part.SOLE))
    assert [one.stage for one in proposal.assignments.order_by("pk")] == ["declined", "declined", "pending"]
    assert proposal.assignments.first().decline_reason == assigning.ADJUSTED


def test_adjusting_keeps_what_was_signed_for(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE))
    assigning.accept(proposal, by=cast.office)
    assign(proposal, cast, (cast.unit, Part.LEAD), (cast.other_unit, Part.ASSIST), day=date(2026, 4, 1))
    lead = proposal.assignments.get(unit=cast.unit)
    assert (lead.stage, lead.part, lead.assigned_on) == (AssignmentStage.ACCEPTED, Part.LEAD, DAY)
    assert proposal.assignments.get(unit=cast.other_unit).assigned_on == date(2026, 4, 1)
    assert proposal.stage == CaseStage.HANDLING


def test_an_assistant_that_becomes_the_lead_owes_an_answer(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.LEAD), (cast.other_unit, Part.ASSIST))
    assigning.accept(proposal, by=cast.office)
    stages.mark_answered(proposal, by=cast.drafter_other_unit, on=date(2026, 4, 1))
    assign(proposal, cast, (cast.unit, Part.ASSIST), (cast.other_unit, Part.LEAD))
    lead = proposal.assignments.get(unit=cast.other_unit)
    assert (lead.stage, lead.answered_on, lead.due_on) == (AssignmentStage.ACCEPTED, None, date(2026, 6, 9))


def test_a_unit_whose_answer_is_out_is_not_taken_off(cast, proposal):
    third = make_unit(level=cast.level)
    assign(proposal, cast, (cast.unit, Part.SEPARATE), (cast.other_unit, Part.SEPARATE))
    stages.mark_answered(proposal, by=cast.office)
    with pytest.raises(Refused) as refused:
        assign(proposal, cast, (cast.other_unit, Part.SEPARATE), (third, Part.SEPARATE))
    assert refused.value.sentence == "云川市财政局已经答复，不能再调出。"
    assert proposal.assignments.filter(stage="declined").count() == 0


@pytest.mark.parametrize(("who", "code"), [("drafter_owner", "role"), ("reviewer", "role"), ("drafter_other_unit", "unit")])
def test_who_may_not_decline(cast, proposal, who, code):
    assign(proposal, cast, (cast.unit, Part.SOLE), day=timezone.localdate())
    with pytest.raises(Refused) as refused:
        assigning.decline(proposal, reason="理由", suggested_unit=None, by=getattr(cast, who))
    assert refused.value.code == code


def test_declining_too_late(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE), day=date(2026, 3, 9))
    with pytest.raises(Refused) as refused:
        assigning.decline(proposal, reason="理由", suggested_unit=None, by=cast.office)
    # Five working days after Monday 9 March 2026.
    assert refused.value.code == "late" and "2026-03-16" in refused.value.sentence


def test_declining_needs_a_reason_and_another_unit(cast, proposal):
    assign(proposal, cast, (cast.unit, Part.SOLE), day=timezone.localdate())
    for values, code in (
        ({"reason": " ", "suggested_unit": None}, "reason"),
        ({"reason": "理由", "suggested_unit": cast.unit}, "unit"),
        ({"reason": "理由", "suggested_unit": make_unit()}, "unit"),
    ):
        with pytest.raises(Refused) as refused:
            assigning.decline(proposal, by=cast.office, **values)
        assert refused.value.code == code
    assert proposal.assignments.get().stage == AssignmentStage.PENDING


def test_declining_where_the_calendar_cannot_tell(cast, proposal, monkeypatch):
    """An unpublished year never turns into a refusal."""
    assign(proposal, cast, (cast.unit, Part.SOLE), day=timezone.localdate())
    monkeypatch.setattr(assigning, "decline_last_day", lambda *args: None)
    assert assigning.decline(proposal, reason="理由", suggested_unit=None, by=cast.office).stage == "declining"


def test_an_answered_part_is_not_declined(cast):
    proposal = make_handled(cast.unit)
    stages.mark_answered(proposal, by=cast.office)
    with pytest.raises(Refused) as refused:
        assigning.decline(proposal, reason="理由", suggested_unit=None, by=cast.office)
    assert refused.value.code == "stage"


def test_a_failing_log_takes_the_assignment_back(cast, proposal, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(assigning.log, "record", broken)
    with pytest.raises(OSError, match="No space"):
        assign(proposal, cast, (cast.unit, Part.SOLE))
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.version, proposal.assignments.count()) == (CaseStage.FILED, 1, 0)
