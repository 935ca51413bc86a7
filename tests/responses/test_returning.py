"""退回, 撤回, 作废: back to an earlier step with a reason, and what falls on the way."""

import pytest

from accounts.refusal import OutOfDate, Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.services import stages
from responses import rules
from responses.enums import Purpose, Stage
from responses.models import DocNumber, Reply
from responses.services import returning, workflow
from responses.services.drafting import save_reply, start_reply
from tests.responses.factories import (
    assign,
    bring_to,
    draft_data,
    make_case,
    make_pattern,
    make_reply,
)

BACK = [
    (Stage.REVIEW, "reviewer", [Stage.DRAFT]),
    (Stage.VET, "office", [Stage.DRAFT, Stage.REVIEW]),
    (Stage.SIGN_OFF, "signatory", [Stage.DRAFT, Stage.REVIEW, Stage.VET]),
    (Stage.REGISTER, "office", [Stage.DRAFT, Stage.REVIEW, Stage.VET, Stage.SIGN_OFF]),
    (Stage.SEAL, "seal_keeper", [Stage.DRAFT, Stage.REVIEW, Stage.VET, Stage.SIGN_OFF, Stage.REGISTER]),
]


def send_back(reply, by, to, reason="请补充数据"):
    returning.send_back(reply, by=by, version=reply.version, to=to, reason=reason)
    reply.refresh_from_db()


@pytest.mark.parametrize(("stage", "who", "to"), [(stage, who, to) for stage, who, targets in BACK for to in targets])
def test_back_to_every_earlier_step(office, stage, who, to):
    reply = make_reply(office, stage=stage)
    send_back(reply, getattr(office, who), to)
    assert reply.stage == to
    step = reply.steps.last()
    assert (step.action, step.opinion, step.from_stage) == ("send_back", "请补充数据", stage)


def test_from_the_seal_to_the_draft_and_all_the_way_again(office):
    reply = make_reply(office, stage=Stage.SEAL)
    send_back(reply, office.seal_keeper, Stage.DRAFT)
    bring_to(reply, Stage.DISPATCH, office)
    assert str(reply.numbers.get(voided_at=None)).endswith("2号")


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_a_reason_is_required(office, reason):
    reply = make_reply(office, stage=Stage.REVIEW)
    with pytest.raises(Refused, match="写明理由"):
        send_back(reply, office.reviewer, Stage.DRAFT, reason)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.REVIEW


@pytest.mark.parametrize("to", [Stage.REVIEW, Stage.SIGN_OFF, Stage.COUNTERSIGN, Stage.VOID, "nowhere", ""])
def test_never_forward_never_nowhere(office, to):
    reply = make_reply(office, stage=Stage.REVIEW)
    with pytest.raises(Refused, match="只能退回到前面的环节：拟稿"):
        send_back(reply, office.reviewer, to)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED])
def test_stages_nothing_is_sent_back_from(office, stage):
    reply = make_reply(office, stage=stage)
    for actor in (office.drafter_owner, office.office, office.signatory, office.seal_keeper):
        with pytest.raises(Refused, match="不能退回"):
            send_back(reply, actor, Stage.DRAFT)


@pytest.mark.parametrize("stage", [Stage.REGISTER, Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED])
def test_what_is_locked_names_a_way_that_is_open(office, stage):
    reply = make_reply(office, stage=stage)
    why = rules.why_not_edit(office.drafter_owner, reply)
    holders = (office.office, office.seal_keeper)
    can_go_back = any(rules.why_not_send_back(actor, reply) is None for actor in holders)
    assert ("退回" in why.sentence) is can_go_back
    assert ("作废" in why.sentence) is not can_go_back
    assert can_go_back or rules.why_not_void(office.office, reply) is None


def test_a_signature_falls_and_stays_on_record(office):
    reply = make_reply(office, stage=Stage.REGISTER)
    send_back(reply, office.office, Stage.SIGN_OFF, "标题有误")
    signed = reply.signed_texts.get()
    assert signed.revoked_at is not None
    assert signed.revoke_reason == "退回签发：标题有误"
    bring_to(reply, Stage.REGISTER, office)
    assert reply.signed_texts.count() == 2
    assert reply.signed_texts.filter(revoked_at=None).count() == 1


def test_a_number_falls_and_is_never_given_again(office):
    reply = make_reply(office, stage=Stage.SEAL)
    send_back(reply, office.seal_keeper, Stage.REGISTER, "代字用错")
    number = DocNumber.objects.get()
    assert (number.serial, number.voided_by, number.void_reason) == (1, office.seal_keeper, "退回编号：代字用错")
    assert reply.signed_texts.filter(revoked_at=None).exists()
    bring_to(reply, Stage.SEAL, office)
    assert [(one.serial, one.voided_at is None) for one in DocNumber.objects.order_by("serial")] == [(1, False), (2, True)]


def test_withdrawing_what_nobody_touched(office):
    reply = make_reply(office, stage=Stage.REVIEW)
    returning.withdraw(reply, by=office.drafter_owner, version=reply.version)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.DRAFT
    bring_to(reply, Stage.VET, office)
    returning.withdraw(reply, by=office.reviewer, version=reply.version)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.REVIEW


def test_only_the_sender_withdraws(office):
    reply = make_reply(office, stage=Stage.REVIEW)
    for actor in (office.drafter_same_unit, office.reviewer, office.office):
        with pytest.raises(Refused, match="只有送件人可以撤回"):
            returning.withdraw(reply, by=actor, version=reply.version)
    for actor in (office.drafter_other_unit, office.supervisor, office.deactivated):
        with pytest.raises(Refused):
            returning.withdraw(reply, by=actor, version=reply.version)


def test_not_once_somebody_acted(office):
    reply = make_reply(office, stage=Stage.REVIEW)
    save_reply(reply, by=office.reviewer, version=reply.version, data=draft_data(issuers=[office.unit.pk], opening="改"))
    reply.refresh_from_db()
    with pytest.raises(Refused, match="已经开始办理"):
        returning.withdraw(reply, by=office.drafter_owner, version=reply.version)
    bring_to(reply, Stage.VET, office)
    with pytest.raises(Refused, match=r"由.*送出"):
        returning.withdraw(reply, by=office.drafter_owner, version=reply.version)


def test_what_was_sent_back_is_not_withdrawn(office):
    reply = make_reply(office, stage=Stage.VET)
    send_back(reply, office.office, Stage.REVIEW)
    with pytest.raises(Refused, match="不是由您送出的"):
        returning.withdraw(reply, by=office.office, version=reply.version)


def test_an_old_page_is_told_so(office):
    reply = make_reply(office, stage=Stage.REVIEW)
    page = Reply.objects.get(pk=reply.pk)
    workflow.review(reply, by=office.reviewer, version=reply.version)
    with pytest.raises(OutOfDate):
        returning.withdraw(page, by=office.drafter_owner, version=page.version - 1)
    with pytest.raises(Refused):
        returning.withdraw(page, by=office.drafter_owner, version=page.version)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.VET


@pytest.mark.parametrize(
    ("stage", "who"),
    [
        (Stage.DRAFT, "drafter_owner"),
        (Stage.REGISTER, "office"),
        (Stage.SEAL, "office"),
        (Stage.DISPATCH, "office"),
        (Stage.DISPATCHED, "office"),
    ],
)
def test_voiding(office, stage, who):
    reply = make_reply(office, stage=stage)
    with pytest.raises(Refused, match="写明理由"):
        returning.void(reply, by=getattr(office, who), version=reply.version, reason="")
    returning.void(reply, by=getattr(office, who), version=reply.version, reason="重复发文")
    reply.refresh_from_db()
    assert reply.stage == Stage.VOID
    assert not reply.numbers.filter(voided_at=None).exists()
    assert not reply.seal_uses.filter(cancelled_at=None).exists()
    assert not reply.signed_texts.filter(revoked_at=None).exists()
    assert all(number.void_reason == "作废：重复发文" for number in reply.numbers.all())
    for action in ("submit", "review", "vet", "sign_off", "register", "seal", "dispatch", "archive", "void", "withdraw"):
        with pytest.raises(Refused):
            workflow.move(reply, action=action, by=getattr(office, who), version=reply.version, to=Stage.DRAFT, opinion="x")


def test_the_case_is_owed_again_when_its_answer_is_voided(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    returning.void(reply, by=office.office, version=reply.version, reason="印错")
    proposal = reply.proposals.get()
    assert (proposal.stage, proposal.assignments.get().stage) == (CaseStage.HANDLING, AssignmentStage.ACCEPTED)


def second_round(office) -> tuple[Reply, Reply]:
    """The first letter, out and 不满意, and the second one begun."""
    first = make_reply(office, stage=Stage.DISPATCHED)
    proposal = first.proposals.get()
    stages.start_second_round(proposal, by=office.drafter_owner, unit=office.unit)
    make_pattern(office.unit, purpose=Purpose.SECOND)
    second = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.SECOND)
    save_reply(second, by=office.drafter_owner, version=second.version, data=draft_data(issuers=[office.unit.pk]))
    second.refresh_from_db()
    return first, second


@pytest.mark.parametrize(("second_stage", "case", "part"), [
    (Stage.DRAFT, CaseStage.SECOND, AssignmentStage.ACCEPTED),
    (Stage.DISPATCHED, CaseStage.AWAITING, AssignmentStage.ANSWERED),
])  # fmt: skip
def test_voiding_a_letter_that_was_answered_again_leaves_the_case(office, second_stage, case, part):
    first, second = second_round(office)
    bring_to(second, second_stage, office)
    returning.void(first, by=office.office, version=first.version, reason="发错")
    proposal = first.proposals.get()
    assert Reply.objects.get(pk=first.pk).stage == Stage.VOID
    assert (proposal.stage, proposal.assignments.get().stage) == (case, part)


def test_voiding_an_opinion_leaves_the_answer_that_came_after_it(office):
    """The unit assisted first and answers now: what it once sent to the lead unit is not its answer."""
    proposal = make_case(office.other_unit, by=office.supervisor, part=Part.LEAD)
    assign(proposal, office.unit, by=office.supervisor, part=Part.ASSIST)
    make_pattern(office.unit, purpose=Purpose.OPINION)
    opinion = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.OPINION)
    save_reply(opinion, by=office.drafter_owner, version=opinion.version, data=draft_data(issuers=[office.unit.pk], outcome=""))
    opinion = bring_to(Reply.objects.get(pk=opinion.pk), Stage.DISPATCHED, office)
    own = proposal.assignments.filter(unit=office.unit)
    own.update(part=Part.SOLE, stage=AssignmentStage.ACCEPTED, answered_on=None)
    proposal.assignments.filter(unit=office.other_unit).update(stage=AssignmentStage.DECLINED)
    make_reply(office, stage=Stage.DISPATCHED, proposals=[proposal])
    returning.void(opinion, by=office.office, version=opinion.version, reason="不再需要")
    proposal.refresh_from_db()
    assert (proposal.stage, own.get().stage) == (CaseStage.AWAITING, AssignmentStage.ANSWERED)


def test_voiding_the_answer_of_a_concluded_case_opens_it_again(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    stages.conclude(reply.proposals.get(), by=office.supervisor)
    returning.void(reply, by=office.office, version=reply.version, reason="印错")
    proposal = reply.proposals.get()
    assert (proposal.stage, proposal.assignments.get().stage) == (CaseStage.HANDLING, AssignmentStage.ACCEPTED)
    assert start_reply([proposal], unit=office.unit, by=office.drafter_owner).stage == Stage.DRAFT


def test_the_answer_of_an_archived_case_stays(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    stages.conclude(reply.proposals.get(), by=office.supervisor)
    stages.archive(reply.proposals.get(), by=office.supervisor)
    with pytest.raises(Refused, match="已经归档"):
        returning.void(reply, by=office.office, version=reply.version, reason="印错")
    assert Reply.objects.get(pk=reply.pk).stage == Stage.DISPATCHED


@pytest.mark.parametrize("stage", [Stage.REVIEW, Stage.VET, Stage.SIGN_OFF, Stage.ARCHIVED])
def test_stages_nothing_is_voided_from(office, stage):
    reply = make_reply(office, stage=stage)
    for actor in (office.drafter_owner, office.office):
        with pytest.raises(Refused, match="不能作废"):
            returning.void(reply, by=actor, version=reply.version, reason="x")
