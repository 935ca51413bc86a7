"""The whole road by the services: each step by its holder, with its row, its log entry and its effect on the case."""

from itertools import pairwise

import pytest

from accounts.models import Act
from proposals.enums import AssignmentStage, CaseStage
from responses.enums import Stage
from responses.models import IssuedRecord, ReplyVersion, SealUse
from tests.responses.factories import STEPS, bring_to, make_reply

ROAD = ["draft", "review", "vet", "sign_off", "register", "seal", "dispatch", "dispatched", "archived"]


def test_every_step_to_the_archive(office):
    reply = make_reply(office)
    seen = [reply.stage]
    while reply.stage != Stage.ARCHIVED:
        before = reply.version
        acts = Act.objects.count()
        STEPS[reply.stage](reply, office)
        reply.refresh_from_db()
        assert reply.version == before + 1
        assert Act.objects.filter(object_type="responses.reply", object_id=str(reply.pk)).count() == len(seen) + 2
        assert Act.objects.count() > acts
        seen.append(reply.stage)
    assert seen == ROAD
    steps = list(reply.steps.values_list("action", "from_stage", "to_stage", "by__username"))
    assert [(start, end) for _, start, end, _ in steps] == list(pairwise(ROAD))
    assert [who for *_, who in steps] == [
        "drafter_owner", "reviewer", "office", "signatory", "office", "seal_keeper", "office", "office",
    ]  # fmt: skip


def test_what_stands_at_the_end(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    signed = reply.signed_texts.get()
    record = IssuedRecord.objects.get(signed=signed)
    use = SealUse.objects.get(reply=reply)
    assert record.number == f"云川财函〔{signed.dated_on.year}〕1号"
    assert (use.sealed_by, use.approved_by, use.issuer_name) == (office.seal_keeper, office.signatory, "云川市财政局")
    assert use.image_sha256 == office.seal.image.sha256
    assert record.seals[0]["image_sha256"] == use.image_sha256
    assert reply.dispatch.copies == 5
    assert [one.recipient for one in reply.dispatch.deliveries.all()] == ["周云舒委员"]
    proposal = reply.proposals.get()
    assert proposal.stage == CaseStage.AWAITING
    assert proposal.assignments.get().stage == AssignmentStage.ANSWERED


def test_the_rows_that_tests_lay_down_are_those_of_the_services(office):
    laid, walked = make_reply(office, stage=Stage.SEAL), make_reply(office)
    bring_to(walked, Stage.SEAL, office)
    assert (laid.stage, laid.version) == (walked.stage, walked.version)
    for rows, names in (
        ("steps", ("action", "from_stage", "to_stage", "version", "by")),
        ("versions", ("version", "reason", "saved_by", "stage")),
        ("signed_texts", ("version", "dated_on", "signed_by", "drafted_by", "revoked_at")),
        ("numbers", ("issuer_code", "year", "is_typed", "registered_by", "voided_at")),
    ):
        assert list(getattr(laid, rows).order_by("pk").values(*names)) == list(getattr(walked, rows).order_by("pk").values(*names))


def test_a_version_is_kept_at_every_act_on_the_words(office):
    reply = make_reply(office)
    bring_to(reply, Stage.REGISTER, office)
    kept = list(ReplyVersion.objects.filter(reply=reply).order_by("version").values_list("reason", "stage", "saved_by__username"))
    assert kept == [
        ("start", "draft", "drafter_owner"),
        ("save", "draft", "drafter_owner"),
        ("submit", "draft", "drafter_owner"),
        ("review", "review", "reviewer"),
        ("vet", "vet", "office"),
        ("sign_off", "sign_off", "signatory"),
    ]


@pytest.mark.parametrize(
    ("countersign", "verify", "stages"),
    [
        (True, False, ["draft", "review", "countersign", "vet", "sign_off", "register"]),
        (False, True, ["draft", "review", "vet", "sign_off", "verify", "register"]),
        (True, True, ["draft", "review", "countersign", "vet", "sign_off", "verify", "register"]),
    ],
)
def test_countersigning_and_verifying_stand_in_the_road_where_they_are_switched_on(
    office, settings, countersign, verify, stages
):
    settings.FUWEN_COUNTERSIGN, settings.FUWEN_VERIFY = countersign, verify
    reply = make_reply(office)
    bring_to(reply, Stage.REGISTER, office)
    assert [*reply.steps.values_list("from_stage", flat=True), reply.stage] == stages
