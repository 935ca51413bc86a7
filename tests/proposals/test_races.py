"""Several people at once: one number, one signature, one case that knows all its answers."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.facts import PartFacts
from proposals.models import Proposal
from proposals.services import assigning, intake, stages
from tests.proposals.factories import (
    TODAY,
    make_assignment,
    make_facts,
    make_handled,
    make_proposal,
)

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def together(*acts: Callable[[], object]) -> list[str]:
    """Do all acts at the same moment, each in a thread with a connection of its own. Returns "ok" or the refusal's code."""
    start, ends = Barrier(len(acts)), ["crashed"] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            act()
            ends[place] = "ok"
        except Refused as refusal:
            ends[place] = refusal.code
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(ends)


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)


def test_one_number_for_eight_who_enter_it(cast):
    ends = together(*[lambda: intake.enter(make_facts(), by=cast.supervisor)] * 8)
    assert ends == ["number_taken"] * 7 + ["ok"]
    assert Proposal.objects.count() == 1 and Proposal.objects.get().asks.count() == 2
    assert Act.objects.filter(action="enter").count() == 1


def test_one_signature_for_eight_who_press_the_button(cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    # All eight have the same page before them: what they read is from before anybody acted.
    pages = [Proposal.objects.prefetch_related("assignments").get(pk=proposal.pk) for _ in range(8)]
    ends = together(*[lambda page=page: assigning.accept(page, by=cast.office) for page in pages])
    assert ends == ["ok"] + ["out_of_date"] * 7
    assert Act.objects.filter(action="accept", result="ok").count() == 1


def test_one_assignment_for_eight_who_send_it(cast):
    proposal = make_proposal(level=cast.level)
    parts = [PartFacts(cast.unit.pk, Part.SOLE)]
    ends = together(
        *[lambda: assigning.assign(fresh(proposal), parts, assigned_on=TODAY, version=1, by=cast.supervisor)] * 8
    )
    assert ends == ["ok"] + ["out_of_date"] * 7
    assert proposal.assignments.count() == 1 and fresh(proposal).version == 2


def two_answers_at_once(cast) -> str:
    """Let the two units of a 分办 answer in the same moment. Returns where the case stands then."""
    proposal = make_handled(cast.unit, part=Part.SEPARATE)
    make_assignment(proposal, cast.other_unit, part=Part.SEPARATE, stage=AssignmentStage.ACCEPTED)
    ends = together(
        lambda: stages.mark_answered(fresh(proposal), by=cast.office),
        lambda: stages.mark_answered(fresh(proposal), by=cast.office, unit=cast.other_unit),
    )
    assert ends == ["ok", "ok"]
    return fresh(proposal).stage


def test_two_last_answers_at_once_answer_the_case(cast):
    assert {two_answers_at_once(cast) for _ in range(10)} == {CaseStage.ANSWERED}


def test_what_holding_the_case_is_for(cast, monkeypatch):
    """The canary: without hold() each unit sees the other still owing, and the case waits for ever.

    SQLite's writers wait for each other, so there nothing shows.
    """
    monkeypatch.setattr(stages, "hold", lambda proposal: None)
    ends = {two_answers_at_once(cast) for _ in range(30)}
    assert (CaseStage.HANDLING in ends) == (connection.vendor == "postgresql")


@pytest.mark.parametrize("turn", range(5))
def test_signing_while_being_taken_off_ends_in_one_order(cast, turn):
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    parts = [PartFacts(cast.other_unit.pk, Part.SOLE)]
    ends = together(
        lambda: assigning.accept(fresh(proposal), by=cast.office),
        lambda: assigning.assign(fresh(proposal), parts, assigned_on=TODAY, version=1, by=cast.supervisor),
    )
    live = list(proposal.assignments.exclude(stage=AssignmentStage.DECLINED))
    assert [one.unit for one in live] in ([cast.other_unit], [cast.unit]), "never both, never none"
    assert "ok" in ends and "crashed" not in ends
    expected = {AssignmentStage.PENDING: CaseStage.PENDING, AssignmentStage.ACCEPTED: CaseStage.HANDLING}
    assert fresh(proposal).stage == expected[live[0].stage]
