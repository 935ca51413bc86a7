"""Who sees which letters: the unit its own, the supervisor the issued ones and, of the others, only where they stand."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Role
from accounts.models import HeldRole
from proposals.enums import Part
from responses.enums import Purpose, Stage
from responses.models import Reply
from responses.rules import why_not_download
from responses.services import returning
from tests.cast import ACTORS
from tests.factories import make_level, make_unit, make_user
from tests.responses.factories import assign, make_reply

OWN = {"drafter_owner", "drafter_same_unit", "reviewer", "office", "signatory", "seal_keeper"}


def seen_in(office, reply: Reply) -> set[str]:
    shown = Reply.objects.filter(pk=reply.pk)
    return {name for name in ACTORS if shown.visible_to(getattr(office.actors, name) or AnonymousUser()).exists()}


@pytest.mark.parametrize(
    ("stage", "seen_by"),
    [
        (Stage.DRAFT, OWN),
        (Stage.REVIEW, OWN),
        (Stage.SIGN_OFF, OWN),
        (Stage.SEAL, OWN),
        (Stage.DISPATCH, OWN),
        (Stage.DISPATCHED, OWN | {"supervisor"}),
        (Stage.ARCHIVED, OWN | {"supervisor"}),
    ],
)
def test_the_twelve(office, stage, seen_by):
    reply = make_reply(office, stage=stage)
    assert seen_in(office, reply) == seen_by


def test_a_supervisor_of_another_level_sees_nothing(office):
    make_reply(office, stage=Stage.DISPATCHED)
    other = make_user(roles=[Role.SUPERVISOR], unit=make_unit(level=make_level()))
    assert not Reply.objects.visible_to(other).exists()
    assert not list(Reply.objects.steps_visible_to(other))


def test_where_unsigned_letters_stand_without_a_word_of_them(office):
    reply = make_reply(office, stage=Stage.REVIEW)
    (row,) = Reply.objects.steps_visible_to(office.supervisor)
    assert (row["pk"], row["stage"], row["unit__full_name"]) == (reply.pk, "review", "云川市财政局")
    words = {reply.title, reply.opening, reply.text, *reply.addressees}
    assert not words & {value for value in row.values() if isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(set(ACTORS) - {"supervisor", "anonymous"}))
def test_steps_are_for_supervisors_alone(office, name):
    make_reply(office)
    assert not list(Reply.objects.steps_visible_to(getattr(office, name)))


def test_a_role_given_up_counts_at_once(office):
    reply = make_reply(office)
    HeldRole.objects.filter(user=office.reviewer).delete()
    vars(office.reviewer).pop("_roles", None)
    assert not Reply.objects.visible_to(office.reviewer).filter(pk=reply.pk).exists()


def test_a_joint_letter_is_listed_once(office):
    reply = make_reply(office, stage=Stage.REGISTER, issuers=[office.unit.pk, office.other_unit.pk])
    assert Reply.objects.visible_to(office.office).count() == 1
    assert Reply.objects.visible_to(office.drafter_other_unit).get() == reply


@pytest.mark.parametrize(
    ("stage", "purpose", "part", "seen"),
    [
        (Stage.DISPATCHED, Purpose.OPINION, Part.LEAD, True),
        (Stage.ARCHIVED, Purpose.OPINION, Part.LEAD, True),
        (Stage.SEAL, Purpose.OPINION, Part.LEAD, False),
        (Stage.DISPATCHED, Purpose.OPINION, Part.ASSIST, False),
        (Stage.DISPATCHED, Purpose.REPLY, Part.LEAD, False),
    ],
)
def test_the_lead_unit_reads_an_opinion_once_it_is_out(office, stage, purpose, part, seen):
    reply = make_reply(office, stage=stage)
    Reply.objects.filter(pk=reply.pk).update(purpose=purpose)
    reply.refresh_from_db()
    assign(reply.proposals.get(), office.other_unit, by=office.supervisor, part=part)
    reader = office.drafter_other_unit
    assert Reply.objects.visible_to(reader).filter(pk=reply.pk).exists() is seen
    if seen:
        assert why_not_download(reader, reply) is None


@pytest.mark.parametrize(("stage", "seen_by"), [(Stage.REGISTER, OWN), (Stage.DISPATCHED, OWN | {"supervisor"})])
def test_a_void_letter_is_seen_by_who_could_read_it(office, stage, seen_by):
    reply = make_reply(office, stage=stage)
    returning.void(reply, by=office.office, version=reply.version, reason="收件人有误，另行行文。")
    assert reply.stage == Stage.VOID
    assert seen_in(office, reply) == seen_by


def test_a_void_letter_of_two_bodies_is_seen_by_both(office):
    other = make_user(roles=[Role.DRAFTER], unit=make_unit(level=office.unit.level))
    for stage, seen in ((Stage.DRAFT, False), (Stage.REGISTER, True)):
        reply = make_reply(office, stage=stage)
        reply.issuers.create(unit=other.unit, position=1)
        by = office.drafter_owner if stage == Stage.DRAFT else office.office
        returning.void(reply, by=by, version=reply.version, reason="收件人有误，另行行文。")
        assert Reply.objects.visible_to(other).filter(pk=reply.pk).exists() is seen
