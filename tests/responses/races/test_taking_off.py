"""A letter is sent on while its unit is taken off: one of both, never a letter on the road that cannot go out."""

import pytest

from accounts.refusal import Refused
from proposals.enums import AssignmentStage, Part
from proposals.facts import PartFacts
from proposals.models import Proposal
from proposals.services import assigning
from responses.enums import Stage
from responses.models import Reply
from responses.services import workflow
from tests.responses.factories import make_reply
from tests.responses.races.crowd import crowd

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def sent_while_taken_off(office) -> tuple[list[str], str, str]:
    """Both at the same moment: what came of each, where the letter is, where the unit's part is."""
    reply = make_reply(office)
    proposal = reply.proposals.get()
    parts, day = [PartFacts(office.other_unit.pk, Part.SOLE)], proposal.assignments.get().assigned_on

    def send():
        workflow.submit(Reply.objects.get(pk=reply.pk), by=office.drafter_owner, version=reply.version)

    def take_off():
        case = Proposal.objects.get(pk=proposal.pk)
        assigning.assign(case, parts, assigned_on=day, version=case.version, by=office.supervisor)

    def work(number, together):
        together()
        try:
            (send if number == 0 else take_off)()
        except Refused as refused:
            return refused.code
        return "done"

    ends = crowd(2, work)
    return ends, Reply.objects.get(pk=reply.pk).stage, proposal.assignments.get(unit=office.unit).stage


@pytest.mark.parametrize("turn", range(8))
def test_one_of_both(office, turn):
    ends, letter, part = sent_while_taken_off(office)
    assert (ends, letter, part) in (
        (["done", "tied"], Stage.REVIEW, AssignmentStage.ACCEPTED),
        (["not_in_hand", "done"], Stage.DRAFT, AssignmentStage.DECLINED),
    )
