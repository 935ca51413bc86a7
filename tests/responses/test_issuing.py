"""印发, 归档: copies and deliveries recorded, the case told, second rounds and opinions among them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from responses.enums import DeliveryWay, Purpose, Stage
from responses.models import Dispatch, Reply
from responses.services import issuing
from responses.services.drafting import save_reply, start_reply
from responses.services.issuing import Parcel
from tests.responses.factories import (
    assign,
    bring_to,
    draft_data,
    make_case,
    make_pattern,
    make_reply,
    press,
)


def send(reply, by, *, copies=5, parcels=None):
    today = timezone.localdate()
    parcels = [Parcel("周云舒委员", DeliveryWay.HAND, today, 2)] if parcels is None else parcels
    issuing.dispatch(reply, by=by, version=reply.version, copies=copies, parcels=parcels)
    reply.refresh_from_db()


@pytest.fixture
def ready(office):
    return make_reply(office, stage=Stage.DISPATCH)


def test_each_recipient_how_and_when(office, ready):
    today = timezone.localdate()
    parcels = [
        Parcel("周云舒委员", DeliveryWay.HAND, today, 2),
        Parcel("政协云川市委员会提案委员会", DeliveryWay.COURIER, today, 1),
        Parcel("云川市人民政府督查室", DeliveryWay.SYSTEM, today),
    ]
    send(ready, office.office, copies=6, parcels=parcels)
    row = Dispatch.objects.get(reply=ready)
    assert (row.copies, row.dispatched_on, row.dispatched_by) == (6, today, office.office)
    kept = list(row.deliveries.values_list("recipient", "way", "delivered_on", "copies"))
    assert kept == [(one.recipient, one.way, one.delivered_on, one.copies) for one in parcels]
    assert Act.objects.get(action="dispatch").data["recipients"] == 3


def test_recipients_are_proposed(ready):
    assert issuing.recipients_of(ready) == ["周云舒委员", "政协云川市委员会提案委员会"]


@pytest.mark.parametrize(
    ("copies", "parcels", "sentence"),
    [
        (5, [], "至少一个收件人"),
        (0, None, "1至用印份数10"),
        (11, None, "1至用印份数10"),
        (1, None, "寄送共2份，多于印制的1份"),
        (5, [Parcel("", DeliveryWay.POST, timezone.localdate())], "收件人应为"),
        (5, [Parcel("\u200b", DeliveryWay.POST, timezone.localdate())], "收件人应为"),
        (5, [Parcel("长" * 101, DeliveryWay.POST, timezone.localdate())], "收件人应为"),
        (5, [Parcel("甲", "pigeon", timezone.localdate())], "请选寄送方式"),
        (5, [Parcel("甲", DeliveryWay.POST, timezone.localdate(), 0)], "份数至少为1"),
        (5, [Parcel("甲", DeliveryWay.POST, timezone.localdate() + timedelta(days=1))], "成文日期.*与今天之间"),
        (5, [Parcel("甲", DeliveryWay.POST, timezone.localdate() - timedelta(days=1))], "成文日期.*与今天之间"),
    ],
)
def test_what_is_refused(office, ready, copies, parcels, sentence):
    with pytest.raises(Refused, match=sentence):
        send(ready, office.office, copies=copies, parcels=parcels)
    assert Reply.objects.get(pk=ready.pk).stage == Stage.DISPATCH
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize("who", ["drafter_owner", "signatory", "seal_keeper", "supervisor", "administrator"])
def test_only_the_office(office, ready, who):
    with pytest.raises(Refused):
        send(ready, getattr(office, who))


def test_without_a_sheet_the_case_is_answered_and_awaits_nothing(office):
    reply = make_reply(office, stage=Stage.DISPATCHED, with_feedback=False)
    assert reply.proposals.get().stage == CaseStage.ANSWERED


def test_several_proposals_hear_of_one_letter(office):
    make_pattern(office.unit)
    proposals = [make_case(office.unit, by=office.supervisor) for _ in range(3)]
    reply = make_reply(office, stage=Stage.DISPATCHED, proposals=proposals)
    assert set(reply.proposals.values_list("stage", flat=True)) == {CaseStage.AWAITING}


def test_with_separate_answers_the_case_waits_for_the_last(office):
    make_pattern(office.unit)
    proposal = make_case(office.unit, by=office.supervisor, part=Part.SEPARATE)
    assign(proposal, office.other_unit, by=office.supervisor, part=Part.SEPARATE)
    make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.HANDLING
    assert proposal.assignments.get(unit=office.unit).stage == AssignmentStage.ANSWERED


def test_an_opinion_answers_for_the_assisting_unit_only(office):
    make_pattern(office.unit, purpose=Purpose.OPINION)
    proposal = make_case(office.other_unit, by=office.supervisor, part=Part.LEAD)
    assign(proposal, office.unit, by=office.supervisor, part=Part.ASSIST)
    reply = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.OPINION)
    data = draft_data(issuers=[office.unit.pk], outcome="", with_feedback=False, addressees=["云川市教育局"])
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    reply.refresh_from_db()
    bring_to(reply, Stage.SEAL, office)
    press(reply, office.seal_keeper)
    bring_to(Reply.objects.get(pk=reply.pk), Stage.DISPATCHED, office)
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.HANDLING
    assert proposal.assignments.get(unit=office.unit).stage == AssignmentStage.ANSWERED
    assert proposal.assignments.get(unit=office.other_unit).stage == AssignmentStage.ACCEPTED


def test_a_case_that_cannot_be_answered_stops_the_dispatch(office, ready):
    ready.proposals.get().assignments.update(stage=AssignmentStage.DECLINING)
    with pytest.raises(Refused, match="申退"):
        send(ready, office.office)
    assert Reply.objects.get(pk=ready.pk).stage == Stage.DISPATCH
    assert not Dispatch.objects.exists()


def test_the_file_is_closed(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    issuing.archive(reply, by=office.office, version=reply.version)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.ARCHIVED
    with pytest.raises(Refused, match="不能归档"):
        issuing.archive(reply, by=office.office, version=reply.version)
