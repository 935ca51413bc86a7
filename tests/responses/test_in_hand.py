"""In hand: a letter on its way holds its unit to the proposals; one still at 拟稿 does not, and then says so."""

import pytest

from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.facts import PartFacts
from proposals.models import Proposal
from proposals.services import assigning
from proposals.ties import ties_of
from responses import rules
from responses.enums import Purpose, Stage
from responses.models import Reply
from responses.services import returning, workflow
from responses.services.drafting import start_reply
from tests.responses.factories import assign, bring_to, make_case, make_pattern, make_reply

ROAD = (Stage.REVIEW, Stage.VET, Stage.SIGN_OFF, Stage.REGISTER, Stage.SEAL, Stage.DISPATCH)


def give(cast, proposal, *pairs):
    proposal.refresh_from_db()
    parts = [PartFacts(unit.pk, part) for unit, part in pairs]
    day = proposal.assignments.order_by("pk")[0].assigned_on
    return assigning.assign(proposal, parts, assigned_on=day, version=proposal.version, by=cast.supervisor)


def undone(cast, reply) -> Reply:
    """What the tie's words tell the unit to do."""
    reply.refresh_from_db()
    holder = {Stage.REVIEW: cast.reviewer, Stage.SIGN_OFF: cast.signatory, Stage.SEAL: cast.seal_keeper}.get(reply.stage, cast.office)
    if reply.stage == Stage.DISPATCH:
        returning.void(reply, by=holder, version=reply.version, reason="改由他单位承办")
    else:
        returning.send_back(reply, by=holder, version=reply.version, to=Stage.DRAFT, reason="改由他单位承办")
    return Reply.objects.get(pk=reply.pk)


@pytest.mark.parametrize("stage", ROAD)
def test_from_sending_on_until_it_is_out_the_unit_stays(office, stage):
    reply = make_reply(office, stage=stage)
    proposal = reply.proposals.get()
    (tie,) = ties_of(proposal, [office.unit.pk])
    assert tie.said == f"云川市财政局的答复函正在“{reply.get_stage_display()}”环节"
    assert ("作废" in tie.way, "拟稿" in tie.way) == (stage in (Stage.REGISTER, Stage.SEAL, Stage.DISPATCH), stage != Stage.DISPATCH)
    with pytest.raises(Refused, match="现在不能调出或改变办理方式：云川市财政局的答复函"):
        give(office, proposal, (office.other_unit, Part.SOLE))
    with pytest.raises(Refused, match="再申退。"):
        assigning.decline(Proposal.objects.get(pk=proposal.pk), reason="不属职责。", suggested_unit=None, by=office.office)
    undone(office, reply)
    give(office, proposal, (office.other_unit, Part.SOLE))
    assert proposal.assignments.get(unit=office.unit).stage == AssignmentStage.DECLINED


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.DISPATCHED, Stage.ARCHIVED])
def test_before_and_after_nothing_is_tied(office, stage):
    reply = make_reply(office, stage=stage)
    assert ties_of(reply.proposals.get(), [office.unit.pk]) == []


def test_a_unit_no_longer_in_use_is_not_tied(office):
    """Nobody is left there who could take the letter back: its supervisor must not wait for that."""
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    type(office.unit).objects.filter(pk=office.unit.pk).update(is_active=False)
    give(office, reply.proposals.get(), (office.other_unit, Part.SOLE))
    assert reply.proposals.get().assignments.get(unit=office.unit).stage == AssignmentStage.DECLINED


def test_a_request_to_be_taken_off_does_not_stand_in_its_own_way(office):
    make_pattern(office.unit, purpose=Purpose.DECLINE)
    proposal = make_case(office.unit, by=office.supervisor)
    letter = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.DECLINE)
    proposal.assignments.update(stage=AssignmentStage.DECLINING)
    workflow.submit(letter, by=office.drafter_owner, version=letter.version)
    assert ties_of(proposal, [office.unit.pk]) == []
    give(office, proposal, (office.other_unit, Part.SOLE))
    assert bring_to(Reply.objects.get(pk=letter.pk), Stage.VET, office).stage == Stage.VET


def test_a_letter_to_several_holds_its_unit_to_each(office):
    first, second = (make_case(office.unit, by=office.supervisor) for _ in range(2))
    reply = make_reply(office, stage=Stage.REVIEW, proposals=[first, second])
    for proposal in (first, second):
        with pytest.raises(Refused, match="不能调出"):
            give(office, proposal, (office.other_unit, Part.SOLE))
    undone(office, reply)
    give(office, second, (office.other_unit, Part.SOLE))
    why = rules.why_not_in_hand(Reply.objects.get(pk=reply.pk))
    assert why.sentence.startswith(f"督查部门已调整第{second.number}号的承办单位，本单位不再承办")


def lose(office, proposal, how: str) -> None:
    """Take the ground from under a draft."""
    if how == "taken off":
        give(office, proposal, (office.other_unit, Part.SOLE))
    elif how == "asks":
        assigning.decline(proposal, reason="不属职责。", suggested_unit=None, by=office.office)
    elif how == "assists":
        give(office, proposal, (office.other_unit, Part.LEAD), (office.unit, Part.ASSIST))
    else:
        Proposal.objects.filter(pk=proposal.pk).update(stage=CaseStage.CONCLUDED)


LOST = {
    "taken off": "本单位不再承办，此件不能送核；请作废此件",
    "asks": "提出申退，等督查部门答复后再送核",
    "assists": "办理方式已改为会办，不再需要答复函，此件不能送核；请作废此件，另行起草",
    "ended": "已办结，此件不能送核；请作废此件",
}


@pytest.mark.parametrize("how", LOST)
def test_a_draft_that_lost_its_ground_stays_and_is_not_sent(office, how):
    reply = make_reply(office)
    assert rules.why_not(office.drafter_owner, reply, "submit") is None
    lose(office, reply.proposals.get(), how)
    assert LOST[how] in rules.why_not(office.drafter_owner, reply, "submit").sentence
    with pytest.raises(Refused, match=LOST[how]) as refused:
        workflow.submit(reply, by=office.drafter_owner, version=reply.version)
    assert refused.value.code == "not_in_hand" and Reply.objects.get(pk=reply.pk).stage == Stage.DRAFT
    assert rules.why_not(office.reviewer, reply, "submit").code == "role", "others are told whose act it is"
    returning.void(reply, by=office.drafter_owner, version=reply.version, reason="不再承办")
    assert Reply.objects.get(pk=reply.pk).stage == Stage.VOID


def test_an_opinion_is_not_sent_by_who_now_answers(office):
    make_pattern(office.unit, purpose=Purpose.OPINION)
    proposal = make_case(office.other_unit, by=office.supervisor, part=Part.LEAD)
    assign(proposal, office.unit, by=office.supervisor, part=Part.ASSIST)
    letter = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.OPINION)
    assert rules.why_not_in_hand(letter) is None
    give(office, proposal, (office.unit, Part.SOLE))
    assert "已改为独办，不再需要会办意见函" in rules.why_not_in_hand(letter).sentence


def test_what_changed_between_the_question_and_the_act_is_seen(office, monkeypatch):
    """The unit is taken off after the rule was asked and before the letter moved: the transaction asks once more."""
    reply = make_reply(office)
    inner = workflow.check

    def overtaken(*args, **how):
        inner(*args, **how)
        if reply.proposals.get().assignments.filter(unit=office.unit, stage=AssignmentStage.ACCEPTED).exists():
            lose(office, reply.proposals.get(), "taken off")

    monkeypatch.setattr(workflow, "check", overtaken)
    with pytest.raises(Refused, match="不再承办"):
        workflow.submit(reply, by=office.drafter_owner, version=reply.version)
    kept = Reply.objects.get(pk=reply.pk)
    assert (kept.stage, kept.version, kept.steps.count()) == (Stage.DRAFT, reply.version, 0)
