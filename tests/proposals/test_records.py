"""沟通记录 and 会办意见: who notes them, what goes with them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import Contact, Opinion, StoredFile
from proposals.services.contacts import record_contact
from proposals.services.opinions import record_opinion
from tests.proposals.factories import make_assignment, make_handled, make_proposal, pdf, png, upload


def note(proposal, by, **values):
    today = timezone.localdate()
    facts = {"contacted_on": today, "way": "meeting", "with_whom": "林一木", "by_whom": "演示", "outcome": "当面沟通。"}
    return record_contact(proposal, by=by, **{**facts, **values})


def files_lying() -> int:
    return len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()])


@pytest.mark.parametrize("who", ["drafter_owner", "drafter_same_unit", "office"])
def test_a_contact(cast, who):
    proposal = make_handled(cast.unit)
    contact = note(proposal, getattr(cast, who), scan=upload(png(), "照片.png"))
    assert (contact.unit, contact.recorded_by, contact.scan.name) == (cast.unit, getattr(cast, who), "照片.png")
    assert Act.objects.filter(action="contact", result="ok").count() == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [("reviewer", "role"), ("signatory", "role"), ("drafter_other_unit", "unit"), ("supervisor", "unit"), ("auditor", "unit")],
)
def test_who_notes_no_contact(cast, who, code):
    with pytest.raises(Refused) as refused:
        note(make_handled(cast.unit), getattr(cast, who), scan=upload(png()))
    assert refused.value.code == code and Contact.objects.count() == 0 and files_lying() == 0


def test_not_before_it_is_signed_for(cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    with pytest.raises(Refused) as refused:
        note(proposal, cast.office)
    assert (refused.value.sentence, refused.value.link_text) == ("请先签收。", "去签收")
    assert refused.value.link == f"/proposals/{proposal.pk}/#accept"


def test_not_in_the_future_and_not_after_the_end(cast):
    proposal = make_handled(cast.unit)
    with pytest.raises(Refused, match="不能在今天之后"):
        note(proposal, cast.office, contacted_on=timezone.localdate() + timedelta(days=1))
    proposal.stage = CaseStage.CONCLUDED
    proposal.save()
    with pytest.raises(Refused, match="办结"):
        note(proposal, cast.office)


def test_a_wrong_file_keeps_nothing(cast):
    proposal = make_handled(cast.unit)
    with pytest.raises(Refused) as refused:
        note(proposal, cast.office, scan=upload(b"<html>"))
    assert refused.value.code == "file" and Contact.objects.count() == 0 and StoredFile.objects.count() == 0


def test_a_failing_log_leaves_neither_row_nor_file(cast, monkeypatch):
    from proposals.services import contacts

    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(contacts.log, "record", broken)
    with pytest.raises(OSError, match="No space"):
        note(make_handled(cast.unit), cast.office, scan=upload(png()))
    assert (Contact.objects.count(), StoredFile.objects.count(), files_lying()) == (0, 0, 0)


@pytest.fixture
def assisted(cast):
    """A proposal led by the cast's unit, with the other unit assisting (both have signed for it)."""
    proposal = make_handled(cast.unit, part=Part.LEAD)
    assist = make_assignment(proposal, cast.other_unit, part=Part.ASSIST, stage=AssignmentStage.ACCEPTED)
    return proposal, assist


def opine(assist, by, **values):
    return record_opinion(assist, by=by, **{"dated_on": timezone.localdate(), "text": "同意。", **values})


@pytest.mark.parametrize("who", ["drafter_other_unit", "drafter_owner", "office"])
def test_an_opinion_answers_the_part_and_not_the_case(cast, assisted, who):
    proposal, assist = assisted
    opinion = opine(assist, getattr(cast, who), file=upload(pdf(), "来函.pdf"))
    assist.refresh_from_db()
    proposal.refresh_from_db()
    assert (opinion.text, opinion.file.name) == ("同意。", "来函.pdf")
    assert (assist.stage, assist.answered_on) == (AssignmentStage.ANSWERED, timezone.localdate())
    assert proposal.stage == CaseStage.HANDLING
    assert list(Act.objects.values_list("action", flat=True)) == ["opinion"], "one act, one row"


def test_a_second_opinion_is_added(cast, assisted):
    _, assist = assisted
    first = timezone.localdate() - timedelta(days=3)
    opine(assist, cast.office, dated_on=first)
    opine(assist, cast.office, text="补充意见。")
    assist.refresh_from_db()
    assert assist.opinions.count() == 2 and assist.answered_on == first


@pytest.mark.parametrize(
    ("who", "code"), [("reviewer", "role"), ("signatory", "role"), ("supervisor", "role"), ("administrator", "role")]
)
def test_who_takes_no_opinion(cast, assisted, who, code):
    with pytest.raises(Refused) as refused:
        opine(assisted[1], getattr(cast, who))
    assert refused.value.code == code and Opinion.objects.count() == 0


def test_a_fellow_assistant_takes_no_other_units_opinion(cast):
    proposal = make_handled(cast.unit, part=Part.ASSIST)
    other = make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    with pytest.raises(Refused) as refused:
        opine(other, cast.office)
    assert refused.value.code == "unit"


def test_an_answering_part_has_no_opinion(cast):
    proposal = make_handled(cast.unit)
    with pytest.raises(Refused) as refused:
        opine(proposal.assignments.get(), cast.office)
    assert refused.value.code == "part"


def test_an_opinion_is_a_text_or_a_file(cast, assisted):
    with pytest.raises(Refused, match="请填写会办意见"):
        opine(assisted[1], cast.office, text=" ")
    opine(assisted[1], cast.office, text="", file=upload(pdf()))


def test_the_assistant_signs_for_it_first(cast):
    proposal = make_handled(cast.unit, part=Part.LEAD)
    assist = make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    with pytest.raises(Refused, match="请先签收"):
        opine(assist, cast.drafter_other_unit)
    opine(assist, cast.office)  # it came to the lead unit on paper
    assist.refresh_from_db()
    assert assist.stage == AssignmentStage.ANSWERED
