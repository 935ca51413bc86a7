"""用印: by the right keeper, on the frozen words, once; whatever fails leaves the letter as it was."""

import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from django.core import signing as signatures

from accounts.enums import Role
from accounts.models import Act, HeldRole, SealImage
from accounts.refusal import OutOfDate, Refused
from letter.digest import digest_of
from responses.enums import Stage
from responses.models import IssuedRecord, Reply, SealUse
from responses.services import integrity, kept_files, numbering, returning, sealing, workflow
from tests.factories import make_seal, make_user
from tests.responses.factories import add_seal_picture, bring_to, make_pattern, make_reply, press


@pytest.fixture
def ready(office):
    return make_reply(office, stage=Stage.SEAL)


def unchanged(reply, settings):
    fresh = Reply.objects.get(pk=reply.pk)
    assert (fresh.stage, fresh.version) == (Stage.SEAL, reply.version)
    assert not SealUse.objects.filter(reply=reply).exists()
    assert not IssuedRecord.objects.exists()
    assert list(Path(settings.FUWEN_ISSUED_DIR).iterdir()) == []


def test_the_record_covers_words_number_and_seal(office, ready):
    use = press(ready, office.seal_keeper, copies=12)
    record = IssuedRecord.objects.get()
    signed = ready.signed_texts.get()
    assert record.sha256 == digest_of({"signed": signed.sha256, "number": record.number, "seals": record.seals}).sha256
    assert record.seals[0]["image_sha256"] == office.seal.image.sha256
    assert (use.copies, use.document_title, use.is_wet) == (12, signed.content["title"], False)
    assert kept_files.read_issued(record.pdf_name, record.pdf_sha256) == b"%PDF-fake"
    asked = office.renderer.asked[-1]
    assert asked["content"]["doc_number"]["serial"] == 1
    assert asked["want"] == ("pdf", "docx")
    assert len(asked["seals"]) == 1
    assert asked["profile"] == signed.profile
    act = Act.objects.get(action="seal")
    assert (act.data["issued_sha256"], act.data["copies"]) == (record.sha256, 12)
    assert not integrity.problems_of_record(record)


def test_the_words_printed_are_the_words_signed(office, ready):
    Reply.objects.filter(pk=ready.pk).update(title="改", opening="改")
    ready.passages.all().delete()
    press(ready, office.seal_keeper)
    assert office.renderer.asked[-1]["content"]["opening"] == ready.signed_texts.get().content["opening"]


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.REVIEW, Stage.SIGN_OFF, Stage.REGISTER, Stage.DISPATCH, Stage.ARCHIVED])
def test_only_at_its_step(office, stage):
    reply = make_reply(office, stage=stage)
    with pytest.raises(Refused, match="不能用印"):
        sealing.token_for(reply, by=office.seal_keeper)


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "office", "signatory", "supervisor", "administrator", "auditor"])
def test_only_the_keeper(office, ready, who):
    with pytest.raises(Refused, match="“用印”角色"):
        sealing.token_for(ready, by=getattr(office, who))


def test_a_keeper_of_another_unit(office, ready):
    stranger = make_user(roles=[Role.SEAL_KEEPER], unit=office.other_unit)
    with pytest.raises(Refused, match="不是此件署名机关"):
        sealing.token_for(ready, by=stranger)


def test_who_drafted_does_not_seal(office):
    HeldRole.objects.create(user=office.drafter_owner, role=Role.SEAL_KEEPER)
    vars(office.drafter_owner).pop("_roles", None)
    reply = make_reply(office, stage=Stage.SEAL)
    with pytest.raises(Refused, match="拟稿人不能用印"):
        sealing.token_for(reply, by=office.drafter_owner)


@pytest.mark.parametrize("change", ["twice", "other_letter", "other_person", "later_version", "cancelled", "expired", "forged", "signed_anew"])
def test_a_permit_is_for_one_sealing(office, ready, settings, monkeypatch, change):
    other = make_reply(office, stage=Stage.SEAL)
    token = sealing.token_for(ready, by=office.seal_keeper)
    keeper, reply = office.seal_keeper, ready
    if change == "twice":
        sealing.seal(ready, by=keeper, token=token, copies=1)
        reply = Reply.objects.get(pk=ready.pk)
    elif change == "other_letter":
        reply = other
    elif change == "other_person":
        keeper = make_user(roles=[Role.SEAL_KEEPER], unit=office.unit)
    elif change in ("later_version", "cancelled", "signed_anew"):
        to = Stage.SIGN_OFF if change == "signed_anew" else Stage.REGISTER
        returning.send_back(ready, by=keeper, version=ready.version, to=to, reason="x")
        if change != "cancelled":
            bring_to(ready, Stage.SEAL, office)
    elif change == "expired":
        settings.FUWEN_REAUTH_SECONDS = 0
        later = time.time() + 2
        monkeypatch.setattr(time, "time", lambda: later)
    elif change == "forged":
        claim = signatures.loads(token, salt=sealing.SALT)
        token = json.dumps({**claim, "version": 99})
    uses = SealUse.objects.filter(cancelled_at=None).count()
    with pytest.raises((Refused, OutOfDate)):
        sealing.seal(reply, by=keeper, token=token, copies=1)
    assert SealUse.objects.filter(cancelled_at=None).count() == uses


@pytest.mark.parametrize("copies", [0, -1, 1000])
def test_copies(office, ready, settings, copies):
    with pytest.raises(Refused, match="用印份数"):
        press(ready, office.seal_keeper, copies=copies)
    unchanged(ready, settings)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("timeout", "超时"), ("seal_missing", "用印记录不符"), ("memory", "内存"), ("crashed", "意外退出"), ("fonts", "字体"), ("busy", "稍后再试")],
)
def test_a_failed_render_changes_nothing(office, ready, settings, reason, sentence):
    office.renderer.fails = reason
    with pytest.raises(Refused, match=sentence) as caught:
        press(ready, office.seal_keeper)
    assert caught.value.is_logged
    unchanged(ready, settings)
    assert Act.objects.filter(action="seal", result="failed", object_id=str(ready.pk)).count() == 1
    office.renderer.fails = ""
    press(ready, office.seal_keeper)


def test_a_full_disk_changes_nothing(office, ready, settings, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_files, "write", full)
    with pytest.raises(Refused, match="文件没有存下来"):
        press(ready, office.seal_keeper)
    unchanged(ready, settings)


def test_the_second_file_failing_takes_the_first_away(office, ready, settings, monkeypatch):
    write, calls = kept_files.write, []

    def second_fails(path, data):
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(kept_files, "write", second_fails)
    with pytest.raises(Refused):
        press(ready, office.seal_keeper)
    unchanged(ready, settings)


def test_a_failed_transaction_takes_the_files_away(office, ready, settings, monkeypatch):
    monkeypatch.setattr(workflow.log, "record", lambda *args, **kwargs: (_ for _ in ()).throw(RuntimeError("log")))
    with pytest.raises(RuntimeError, match="log"):
        press(ready, office.seal_keeper)
    unchanged(ready, settings)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:200]),
        lambda path: path.write_bytes(b"<html></html>"),
        lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    ],
)
def test_a_damaged_seal_is_never_printed(office, ready, settings, damage):
    damage(Path(settings.FUWEN_SEAL_DIR) / office.seal.image.file_name)
    with pytest.raises(Refused, match="图样"):
        press(ready, office.seal_keeper)
    unchanged(ready, settings)
    assert not office.renderer.asked or office.renderer.asked[-1]["want"] != ("pdf", "docx")


def test_without_a_picture(office, ready):
    SealImage.objects.all().delete()
    with pytest.raises(Refused, match="没有登记可用的印章") as caught:
        press(ready, office.seal_keeper)
    assert caught.value.link == "/accounts/seals/" or "seals" in caught.value.link


def test_a_seal_of_another_size_than_signed(office, ready, settings):
    office.seal.diameter_mm = Decimal("45.0")
    office.seal.save()
    with pytest.raises(Refused, match=r"直径45\.0毫米，签发时为42毫米"):
        press(ready, office.seal_keeper)
    unchanged(ready, settings)


def test_tampered_words_get_no_seal(office, ready, settings):
    signed = ready.signed_texts.get()
    token = sealing.token_for(ready, by=office.seal_keeper)
    signed.content = {**signed.content, "opening": "篡改"}
    signed.save()
    with pytest.raises(Refused, match="签发稿校验失败"):
        sealing.seal(ready, by=office.seal_keeper, token=token, copies=1)
    unchanged(ready, settings)


def test_a_new_picture_leaves_issued_letters_alone(office, ready):
    press(ready, office.seal_keeper)
    before = IssuedRecord.objects.get()
    add_seal_picture(office.seal, by=office.seal_keeper, side=260)
    assert not integrity.problems_of_record(before)
    assert SealUse.objects.get().image != office.seal.image


def test_a_wet_stamp_needs_no_picture(office):
    SealImage.objects.all().delete()
    reply = make_reply(office, stage=Stage.SEAL, is_wet_stamped=True)
    use = press(reply, office.seal_keeper)
    assert (use.is_wet, use.image, use.image_sha256) == (True, None, "")
    asked = office.renderer.asked[-1]
    assert (asked["seals"], asked["profile"]["seal"]) == ([], "wet")
    assert IssuedRecord.objects.get().seals[0]["is_wet"] is True
    assert Reply.objects.get(pk=reply.pk).stage == Stage.DISPATCH


def test_nor_does_a_unit_that_stamps_everything_by_hand(office):
    SealImage.objects.all().delete()
    make_pattern(office.unit, profile={"seal": "wet"})
    use = press(make_reply(office, stage=Stage.SEAL), office.seal_keeper)
    assert (use.is_wet, use.image) == (True, None)


class TestJoint:
    @pytest.fixture
    def keeper(self, office):
        return make_user(roles=[Role.SEAL_KEEPER], unit=office.other_unit)

    @pytest.fixture
    def joint(self, office, keeper):
        add_seal_picture(make_seal(unit=office.other_unit), by=keeper, side=260)
        return make_reply(office, stage=Stage.SEAL, issuers=[office.unit.pk, office.other_unit.pk])

    @pytest.mark.parametrize("is_other_first", [False, True])
    def test_each_body_s_keeper_for_its_own(self, office, joint, keeper, is_other_first):
        order = [office.seal_keeper, keeper]
        first, second = reversed(order) if is_other_first else order
        press(joint, first)
        waiting = Reply.objects.get(pk=joint.pk)
        assert (waiting.stage, IssuedRecord.objects.count()) == (Stage.SEAL, 0)
        assert [use is not None for _, use in sealing.seals_needed(waiting)] == ([False, True] if is_other_first else [True, False])
        with pytest.raises(Refused, match="本机关已在此件上用印"):
            press(waiting, first)
        press(waiting, second)
        assert Reply.objects.get(pk=joint.pk).stage == Stage.DISPATCH
        record = IssuedRecord.objects.get()
        assert [seal["issuer_name"] for seal in record.seals] == ["云川市财政局", "云川市教育局"]
        assert len({seal["image_sha256"] for seal in record.seals}) == 2
        assert len(office.renderer.asked[-1]["seals"]) == 2

    def test_the_other_body_s_keeper_sees_it_only_once_signed(self, office, joint, keeper):
        assert Reply.objects.visible_to(keeper).filter(pk=joint.pk).exists()
        Reply.objects.filter(pk=joint.pk).update(stage=Stage.SIGN_OFF)
        assert not Reply.objects.visible_to(keeper).filter(pk=joint.pk).exists()

    def test_going_back_cancels_the_first_seal(self, office, joint, keeper):
        press(joint, office.seal_keeper)
        joint.refresh_from_db()
        returning.send_back(joint, by=keeper, version=joint.version, to=Stage.REGISTER, reason="字号有误")
        assert SealUse.objects.get().cancelled_at is not None
        joint.refresh_from_db()
        numbering.register(joint, by=office.office, version=joint.version)
        press(Reply.objects.get(pk=joint.pk), keeper)
        press(Reply.objects.get(pk=joint.pk), office.seal_keeper)
        assert Reply.objects.get(pk=joint.pk).stage == Stage.DISPATCH
        assert SealUse.objects.filter(cancelled_at=None).count() == 2
