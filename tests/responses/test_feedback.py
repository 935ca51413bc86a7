"""征询意见: only with the scan of the signed sheet; 不满意 opens the second round, content sheets conclude the case."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import StoredFile
from proposals.services.files import content_of_file
from responses.enums import Purpose, Satisfaction, Stage
from responses.models import Feedback
from responses.services.drafting import save_reply, start_reply
from responses.services.feedback import record_feedback
from tests.responses.factories import (
    assign,
    bring_to,
    draft_data,
    make_case,
    make_pattern,
    make_reply,
    scan,
)


@pytest.fixture
def out(office):
    return make_reply(office, stage=Stage.DISPATCHED)


def record(reply, by, **values):
    today = timezone.localdate()
    defaults = {
        "proposal": reply.proposals.first(),
        "proposer_name": "周云舒",
        "attitude": Satisfaction.SATISFIED,
        "result": Satisfaction.SATISFIED,
        "opinion": "办理认真。",
        "signed_on": today,
        "received_on": today,
        "scan": scan(),
    }
    return record_feedback(reply, by=by, **{**defaults, **values})


def test_a_dissatisfied_one_does_not_wait_for_the_other_unit(office):
    """分办: the sheet to the first answer is recorded, and the second answer begun, while the other unit still writes."""
    proposal = make_case(office.unit, by=office.supervisor, part=Part.SEPARATE)
    assign(proposal, office.other_unit, by=office.supervisor, part=Part.SEPARATE)
    first = make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    record(first, office.office, result=Satisfaction.DISSATISFIED)
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.assignments.get(unit=office.unit).stage) == (CaseStage.HANDLING, AssignmentStage.ACCEPTED)
    make_pattern(office.unit, purpose=Purpose.SECOND)
    second = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.SECOND)
    data = draft_data(issuers=[office.unit.pk])
    save_reply(second, by=office.drafter_owner, version=second.version, data=data)
    second.refresh_from_db()
    bring_to(second, Stage.DISPATCHED, office)
    proposal.refresh_from_db()
    assert (proposal.stage, second.round) == (CaseStage.HANDLING, 2), "the other unit's answer is still owed"


@pytest.mark.parametrize("result", [Satisfaction.SATISFIED, Satisfaction.MOSTLY])
def test_a_content_proposer_concludes_the_case(office, out, result):
    feedback = record(out, office.drafter_owner, result=result)
    assert out.proposals.get().stage == CaseStage.CONCLUDED
    assert (feedback.recorded_by, feedback.scan.stored_by) == (office.drafter_owner, office.drafter_owner)
    assert content_of_file(feedback.scan).startswith(b"%PDF")
    assert Act.objects.get(action="record_feedback").data["result"] == result


def test_a_dissatisfied_one_opens_the_second_round(office, out):
    record(out, office.office, result=Satisfaction.DISSATISFIED, attitude=Satisfaction.MOSTLY)
    proposal = out.proposals.get()
    part = proposal.assignments.get()
    assert (proposal.stage, part.stage) == (CaseStage.SECOND, AssignmentStage.ACCEPTED)
    assert part.second_due_on is not None
    make_pattern(office.unit, purpose=Purpose.SECOND)
    second = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.SECOND)
    save_reply(second, by=office.drafter_owner, version=second.version, data=draft_data(issuers=[office.unit.pk]))
    second.refresh_from_db()
    bring_to(second, Stage.DISPATCHED, office)
    assert second.round == 2
    second.refresh_from_db()
    record(second, office.drafter_owner)
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.CONCLUDED


def test_a_late_dissatisfied_sheet_opens_a_concluded_case_again(office):
    make_pattern(office.unit)
    proposal = make_case(office.unit, by=office.supervisor, proposers=(("周云舒", "member"), ("陈知远", "member")))
    reply = make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    record(reply, office.drafter_owner)
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.CONCLUDED
    record(reply, office.drafter_owner, proposer_name="陈知远", result=Satisfaction.DISSATISFIED)
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.assignments.get().stage) == (CaseStage.SECOND, AssignmentStage.ACCEPTED)
    make_pattern(office.unit, purpose=Purpose.SECOND)
    assert start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.SECOND).round == 2


def test_a_late_content_sheet_leaves_the_case_concluded(office):
    make_pattern(office.unit)
    proposal = make_case(office.unit, by=office.supervisor, proposers=(("周云舒", "member"), ("陈知远", "member")))
    reply = make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    record(reply, office.drafter_owner)
    record(reply, office.drafter_owner, proposer_name="陈知远")
    proposal.refresh_from_db()
    assert (proposal.stage, Feedback.objects.count()) == (CaseStage.CONCLUDED, 2)


def test_a_bad_attitude_alone_opens_none(office, out):
    record(out, office.drafter_owner, attitude=Satisfaction.DISSATISFIED)
    assert out.proposals.get().stage == CaseStage.CONCLUDED


def test_a_cosigner_s_sheet_does_not_conclude(office):
    make_pattern(office.unit)
    proposal = make_case(office.unit, by=office.supervisor, proposers=(("周云舒", "member"), ("陈知远", "member")))
    reply = make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    record(reply, office.drafter_owner, proposer_name="陈知远")
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.AWAITING
    record(reply, office.drafter_owner, proposer_name="周云舒")
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.CONCLUDED


def test_one_sheet_a_proposal(office):
    make_pattern(office.unit)
    proposals = [make_case(office.unit, by=office.supervisor) for _ in range(2)]
    reply = make_reply(office, stage=Stage.DISPATCHED, proposals=proposals)
    record(reply, office.drafter_owner, proposal=proposals[0])
    record(reply, office.drafter_owner, proposal=proposals[1])
    assert Feedback.objects.count() == 2


def test_never_without_the_scan(office, out):
    with pytest.raises(Refused, match="没有扫描件不能代为登记"):
        record(out, office.drafter_owner, scan=None)
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"proposer_name": ""}, "填表人应为"),
        ({"proposer_name": "长" * 61}, "填表人应为"),
        ({"result": ""}, "请选“办理结果”"),
        ({"result": "great"}, "请选“办理结果”"),
        ({"attitude": "great"}, "“办理态度”"),
        ({"opinion": "长" * 5001}, "5001字，最多5000字"),
        ({"received_on": timezone.localdate() + timedelta(days=1)}, "收到日期应在印发日期"),
        ({"received_on": timezone.localdate() - timedelta(days=1)}, "收到日期应在印发日期"),
        ({"scan": SimpleUploadedFile("x.pdf", b"<html></html>")}, "只收PDF、PNG"),
    ],
)
def test_what_is_refused(office, out, values, sentence):
    with pytest.raises(Refused, match=sentence):
        record(out, office.drafter_owner, **values)
    assert not Feedback.objects.exists()
    assert not StoredFile.objects.exists()
    assert out.proposals.get().stage == CaseStage.AWAITING


def test_the_same_sheet_twice(office, out, settings):
    record(out, office.drafter_owner, result=Satisfaction.DISSATISFIED)
    with pytest.raises(Refused, match="已经登记过"):
        record(out, office.drafter_owner)
    assert StoredFile.objects.count() == 1


def test_of_another_proposal(office, out):
    with pytest.raises(Refused, match="不是这件提案"):
        record(out, office.drafter_owner, proposal=make_case(office.unit, by=office.supervisor))


@pytest.mark.parametrize("who", ["reviewer", "signatory", "seal_keeper", "supervisor", "drafter_other_unit", "administrator"])
def test_only_the_unit_s_drafter_or_office(office, out, who):
    with pytest.raises(Refused):
        record(out, getattr(office, who))


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SEAL, Stage.DISPATCH])
def test_not_before_the_letter_is_out(office, stage):
    with pytest.raises(Refused, match="印发之后"):
        record(make_reply(office, stage=stage), office.drafter_owner)
