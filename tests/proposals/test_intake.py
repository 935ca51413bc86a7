"""Entering and editing: who may, what is kept, what is refused, what the log says."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from proposals.enums import AssignmentStage, CaseStage, Kind, Part
from proposals.facts import AskFacts, PaperReceipt, ProposerFacts
from proposals.models import Assignment, Proposal
from proposals.services import intake
from tests.factories import make_unit
from tests.proposals.factories import make_assignment, make_facts, make_proposal, make_rule


def acts(action: str) -> list[Act]:
    return list(Act.objects.filter(action=action, result="ok"))


def test_a_supervisor_enters_for_the_level(cast):
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    assert proposal.level == cast.level and proposal.stage == CaseStage.FILED
    assert not proposal.is_on_paper and proposal.paper_unit is None
    assert [ask.text for ask in proposal.asks.all()] == ["加大财政投入", "建立联席会议制度"]
    assert [(one.name, one.is_lead) for one in proposal.proposers.all()] == [("林一木", True), ("何二水", False)]
    assert proposal.entered_by == cast.supervisor
    row = acts("enter")[-1]
    assert (row.object_id, row.actor_id) == (str(proposal.pk), cast.supervisor.pk)
    assert "0000-0000001" not in str(row.data), "phones stay out of the log"


def test_an_office_enters_what_came_on_paper_and_has_it_in_hand(cast):
    make_rule(cast.level)
    paper = PaperReceipt(part=Part.LEAD, assigned_on=date(2026, 3, 9))
    proposal = intake.enter(make_facts(), by=cast.office, paper=paper)
    part = proposal.assignments.get()
    assert proposal.is_on_paper and proposal.paper_unit == cast.unit
    assert (part.unit, part.part, part.stage) == (cast.unit, Part.LEAD, AssignmentStage.ACCEPTED)
    assert (part.assigned_on, part.due_on) == (date(2026, 3, 9), date(2026, 6, 9))
    assert part.accepted_by == cast.office and proposal.stage == CaseStage.HANDLING


def test_a_due_day_on_the_paper_wins(cast):
    paper = PaperReceipt(assigned_on=date(2026, 3, 9), due_on=date(2026, 6, 30))
    proposal = intake.enter(make_facts(), by=cast.office, paper=paper)
    assert proposal.assignments.get().due_on == date(2026, 6, 30)


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "signatory", "seal_keeper", "administrator", "auditor", "deactivated"])
def test_others_enter_nothing(cast, who):
    with pytest.raises(Refused) as refused:
        intake.enter(make_facts(), by=getattr(cast, who))
    assert refused.value.code == "role" and Proposal.objects.count() == 0


def test_a_number_is_given_once_a_session(cast):
    intake.enter(make_facts(), by=cast.supervisor)
    with pytest.raises(Refused) as refused:
        intake.enter(make_facts(title="另一件"), by=cast.supervisor)
    assert refused.value.code == "number_taken"
    assert refused.value.sentence == "政协提案九届二次会议第088号已经登记过：《关于完善养老服务体系的提案》。"
    assert refused.value.link == f"/proposals/{Proposal.objects.get().pk}/"
    assert len(acts("enter")) == 1, "what was not kept is not logged as done"
    for values in ({"session": 3}, {"term": 10}, {"number": "089"}):
        intake.enter(make_facts(**values), by=cast.supervisor)
    people = (ProposerFacts("deputy", "江三石"),)
    intake.enter(make_facts(kind=Kind.NPC, proposers=people), by=cast.supervisor)
    assert Proposal.objects.count() == 5


def test_a_taken_number_tells_a_stranger_no_title(cast):
    intake.enter(make_facts(), by=cast.supervisor)
    with pytest.raises(Refused) as refused:
        intake.enter(make_facts(), by=cast.office)
    assert "养老" not in refused.value.sentence and refused.value.link == ""


def test_facts_are_checked_by_the_service_too(cast):
    for values, code in (
        ({"number": "8 8"}, "facts.number"),
        ({"number": ""}, "facts.number"),
        ({"number": "<b>"}, "facts.number"),
        ({"term": 0}, "facts.term"),
        ({"session": 100}, "facts.session"),
        ({"title": " "}, "facts.title"),
        ({"text": "字" * 5001}, "facts.text"),
        ({"text": "字\n" * 25001}, "facts.text"),
        ({"asks": (AskFacts("一"),) * 51}, "facts.asks"),
        ({"proposers": ()}, "facts.proposers"),
        ({"proposers": (ProposerFacts("deputy", "江三石"),)}, "facts.proposers"),
        ({"proposers": (ProposerFacts("member", "甲"), ProposerFacts("member", "甲"))}, "facts.proposers"),
    ):
        with pytest.raises(Refused) as refused:
            intake.enter(make_facts(**values), by=cast.supervisor)
        assert refused.value.code == code, values
    assert Proposal.objects.count() == 0


def test_exactly_at_the_limits(cast):
    facts = make_facts(text="\n".join(["字" * 4999] * 10), asks=(AskFacts("一" * 300),) * 50)
    assert len(facts.text) == 49999
    assert intake.enter(facts, by=cast.supervisor).asks.count() == 50


def test_editing_keeps_the_rows_that_stay(cast):
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    first, second = proposal.asks.all()
    facts = intake.facts_of(proposal)
    wanted = replace(
        facts,
        title="改过的标题",
        asks=(AskFacts("新的一条"), AskFacts("建立联席会议制度（改）", second.pk)),
        proposers=facts.proposers[::-1],
    )
    intake.edit(proposal, wanted, version=1, by=cast.supervisor)
    proposal.refresh_from_db()
    assert (proposal.title, proposal.version) == ("改过的标题", 2)
    asks = list(proposal.asks.all())
    assert [ask.text for ask in asks] == ["新的一条", "建立联席会议制度（改）"]
    assert asks[1].pk == second.pk and not proposal.asks.filter(pk=first.pk).exists()
    assert [(one.name, one.is_lead) for one in proposal.proposers.all()] == [("何二水", True), ("林一木", False)]
    row = acts("edit")[-1]
    assert set(row.data["changed"]) == {"title", "asks", "proposers"}
    assert proposal.history.first().title == "改过的标题" and proposal.history.count() == 2


def test_an_edit_of_an_older_page_changes_nothing(cast):
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    stale = Proposal.objects.get(pk=proposal.pk)
    intake.edit(proposal, make_facts(title="先保存的"), version=1, by=cast.supervisor)
    with pytest.raises(OutOfDate):
        intake.edit(stale, make_facts(title="后保存的"), version=1, by=cast.supervisor)
    proposal.refresh_from_db()
    assert (proposal.title, proposal.version) == ("先保存的", 2)


def test_an_edit_does_not_turn_the_stage_back(cast):
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    old = Proposal.objects.get(pk=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(stage=CaseStage.HANDLING)
    intake.edit(old, make_facts(title="改"), version=1, by=cast.supervisor)
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.title) == (CaseStage.HANDLING, "改")


def test_the_kind_stays_once_assigned(cast):
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    people = (ProposerFacts("deputy", "江三石"),)
    npc = make_facts(kind=Kind.NPC, proposers=people)
    make_assignment(proposal, cast.unit)
    with pytest.raises(Refused) as refused:
        intake.edit(proposal, npc, version=1, by=cast.supervisor)
    assert refused.value.code == "kind"


def test_rows_of_another_proposal_are_out_of_reach(cast):
    other = make_proposal(level=cast.level, asks=("别件的",))
    proposal = intake.enter(make_facts(), by=cast.supervisor)
    foreign = other.asks.get()
    for asks in ((AskFacts("抢来的", foreign.pk),), (AskFacts("甲", 10**9),)):
        with pytest.raises(Refused) as refused:
            intake.edit(proposal, make_facts(asks=asks), version=1, by=cast.supervisor)
        assert refused.value.code == "foreign_row"
    foreign.refresh_from_db()
    proposal.refresh_from_db()
    assert foreign.text == "别件的" and proposal.version == 1 and proposal.asks.count() == 2


def test_who_may_edit(cast):
    entered = intake.enter(make_facts(), by=cast.supervisor)
    paper = intake.enter(make_facts(number="090"), by=cast.office)
    make_assignment(entered, cast.unit)
    for who, proposal, code in (
        ("office", entered, "role"),
        ("drafter_owner", paper, "role"),
        ("drafter_other_unit", paper, "role"),
        ("administrator", paper, "role"),
    ):
        with pytest.raises(Refused) as refused:
            intake.edit(proposal, make_facts(number=proposal.number), version=1, by=getattr(cast, who))
        assert refused.value.code == code
    intake.edit(paper, make_facts(number="090", title="改"), version=1, by=cast.office)
    intake.edit(entered, make_facts(title="改"), version=1, by=cast.supervisor)


def test_another_levels_supervisor_may_not(cast):
    from accounts.enums import Role
    from tests.factories import make_user

    proposal = intake.enter(make_facts(), by=cast.supervisor)
    stranger = make_user(roles=[Role.SUPERVISOR], unit=make_unit())
    with pytest.raises(Refused):
        intake.edit(proposal, make_facts(title="改"), version=1, by=stranger)


@pytest.mark.parametrize("stage", [CaseStage.CONCLUDED, CaseStage.ARCHIVED])
def test_what_has_ended_stays(cast, stage):
    proposal = make_proposal(level=cast.level, stage=stage)
    with pytest.raises(Refused) as refused:
        intake.edit(proposal, make_facts(), version=1, by=cast.supervisor)
    assert refused.value.code == "stage"


def test_a_number_moved_onto_a_taken_one_is_refused_whole(cast):
    intake.enter(make_facts(), by=cast.supervisor)
    other = intake.enter(make_facts(number="089"), by=cast.supervisor)
    with pytest.raises(Refused) as refused:
        intake.edit(other, make_facts(number="088", title="改"), version=1, by=cast.supervisor)
    assert refused.value.code == "number_taken"
    other.refresh_from_db()
    assert (other.number, other.title, other.version) == ("089", "关于完善养老服务体系的提案", 1)


def test_a_failing_log_takes_the_entry_back(cast, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(intake.log, "record", broken)
    with pytest.raises(OSError, match="No space"):
        intake.enter(make_facts(), by=cast.office)
    assert Proposal.objects.count() == 0 and Assignment.objects.count() == 0
