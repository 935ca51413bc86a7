"""Ties: what other rooms say binds a unit to a proposal stands in the way of taking it off, and of nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from proposals import ties
from proposals.enums import AssignmentStage, Part
from proposals.facts import PartFacts
from proposals.models import Proposal
from proposals.services import assigning
from proposals.ties import Tie
from tests.proposals.factories import TODAY, make_assignment, make_handled, make_rule, rows


@pytest.fixture
def bound(cast, monkeypatch) -> Proposal:
    """A proposal led by the cast's unit, which something binds to it; the other unit assists."""
    make_rule(cast.level)
    proposal = make_handled(cast.unit, part=Part.LEAD)
    make_assignment(proposal, cast.other_unit, part=Part.ASSIST, stage=AssignmentStage.ACCEPTED)
    tie = Tie(cast.unit.pk, "财政局的函正在“审核”环节", "先撤回", "/somewhere/", "去看此件")
    monkeypatch.setattr(ties, "_finders", [])
    ties.register(lambda asked: [tie] if asked.pk == proposal.pk else [])
    return proposal


def assign(cast, proposal, *pairs):
    parts = [PartFacts(unit.pk, part) for unit, part in pairs]
    version = Proposal.objects.get(pk=proposal.pk).version
    return assigning.assign(proposal, parts, assigned_on=TODAY, version=version, by=cast.supervisor)


def test_a_finder_is_asked_once_however_often_it_registers(cast, monkeypatch):
    monkeypatch.setattr(ties, "_finders", [])
    proposal, asked = make_handled(cast.unit), []

    def finder(which):
        asked.append(which)
        return []

    ties.register(finder)
    ties.register(finder)
    assert ties.ties_of(proposal, [cast.unit.pk]) == [] and asked == [proposal]
    assert ties.ties_of(proposal, []) == [] and asked == [proposal], "nobody is taken off: nobody is asked"


def test_a_bound_unit_is_not_taken_off(cast, bound):
    sentence = "现在不能调出或改变办理方式：财政局的函正在“审核”环节，请该单位先撤回，然后再调整。"
    for pairs in (
        [(cast.other_unit, Part.SOLE)],
        [(cast.other_unit, Part.LEAD), (cast.unit, Part.ASSIST)],
        [(cast.other_unit, Part.LEAD), (cast.office_unit, Part.ASSIST)],
    ):
        with pytest.raises(Refused) as refused:
            assign(cast, bound, *pairs)
        assert (refused.value.sentence, refused.value.code, refused.value.link) == (sentence, "tied", "")
    fresh = Proposal.objects.get(pk=bound.pk)
    assert fresh.version == 1, "the claim is taken back"
    assert [(one.unit, one.part) for one in fresh.assignments.order_by("pk")] == [(cast.unit, "lead"), (cast.other_unit, "assist")]


def test_everything_else_is_still_adjusted(cast, bound):
    assign(cast, bound, (cast.unit, Part.LEAD), (cast.office_unit, Part.ASSIST))
    assign(cast, bound, (cast.unit, Part.SOLE))
    assign(cast, bound, (cast.unit, Part.SEPARATE), (cast.other_unit, Part.SEPARATE))
    assert bound.assignments.get(unit=cast.unit).part == Part.SEPARATE


def test_a_bound_unit_does_not_ask_to_be_taken_off(cast, bound):
    with pytest.raises(Refused, match="请先撤回，再申退。") as refused:
        assigning.decline(bound, reason="不属于本单位职责。", suggested_unit=None, by=cast.office)
    assert (refused.value.code, refused.value.link, refused.value.link_text) == ("tied", "/somewhere/", "去看此件")
    assert bound.assignments.get(unit=cast.unit).stage == AssignmentStage.ACCEPTED


def test_its_pages_say_so_before_anything_is_typed(cast, bound):
    page = cast.client("office").get(f"/proposals/{bound.pk}/").content.decode()
    assert "财政局的函正在“审核”环节，请先撤回，再申退。" in page and 'href="/somewhere/"' in page
    answer = cast.client("office").get(f"/proposals/{bound.pk}/decline/")
    assert answer.status_code == 403 and "请先撤回，再申退。" in answer.content.decode()
    page = cast.client("supervisor").get(f"/proposals/{bound.pk}/assign/").content.decode()
    assert "须由该单位先把函件收回" in page and "财政局的函正在“审核”环节，请该单位先撤回。" in page


def test_the_refusal_keeps_what_was_typed(cast, bound):
    due_on = (timezone.localdate() + timedelta(days=40)).isoformat()
    part = {"unit": str(cast.other_unit.pk), "part": "sole", "due_on": due_on}
    form = {"assigned_on": "2026-06-01", "version": str(bound.version), **rows("parts", [part])}
    answer = cast.client("supervisor").post(f"/proposals/{bound.pk}/assign/", form)
    text = answer.content.decode()
    assert answer.status_code == 422 and "现在不能调出或改变办理方式" in text and f'value="{due_on}"' in text
    assert (Act.objects.latest("number").action, Act.objects.latest("number").result) == ("assign", "denied")
