"""What leaves of a finished letter with copies: each one by its place, the public version, drafts that say how far it is."""

import json
from pathlib import Path

import pytest

from accounts.refusal import Refused
from responses import exports
from responses.enums import AT_STAGE, Stage
from responses.models import IssuedCopy, Reply, SignedText
from responses.services import integrity, issuing, returning
from tests.responses.factories import bring_to, make_case, make_reply, press

THREE = (("周云舒", "member"), ("陈知远", "member"), ("林一木", "member"))
LINES = ["周云舒委员", "陈知远委员", "林一木委员"]


@pytest.fixture
def ready(office):
    case = make_case(office.unit, by=office.supervisor, proposers=THREE)
    return make_reply(office, stage=Stage.SEAL, proposals=[case], copies=LINES, addressees=["周云舒等3名委员"])


@pytest.fixture
def out(office, ready):
    return bring_to(ready, Stage.DISPATCHED, office)


def test_each_copy_is_taken_by_its_place(office, out):
    for place, line in enumerate(LINES):
        file = exports.issued_copy(out, by=office.drafter_owner, place=place, suffix="pdf")
        assert (file.data, file.ascii_name) == (b"%PDF-fake", f"fuwen-{out.pk}-copy{place + 1}.pdf")
        assert file.name.startswith(f"云川财函〔{out.signed_texts.get().dated_on.year}〕1号 {line} 关于") and file.name.endswith(".pdf")
        assert exports.issued_copy(out, by=office.supervisor, place=place, suffix="docx").data == b"PK-fake"
    assert exports.issued_copy(out, by=office.drafter_owner, place=3, suffix="pdf") is None
    assert exports.issued_copy(out, by=office.drafter_owner, place=-1, suffix="pdf") is None


@pytest.mark.parametrize("who", ["administrator", "auditor", "drafter_other_unit", "deactivated"])
def test_who_may_not_have_them(office, out, who):
    for take in (lambda by: exports.issued_copy(out, by=by, place=0, suffix="pdf"), lambda by: exports.public(out, by=by, suffix="pdf")):
        with pytest.raises(Refused):
            take(getattr(office, who))


def test_nothing_before_the_seal(office, ready):
    with pytest.raises(Refused, match="尚未用印成文"):
        exports.issued_copy(ready, by=office.drafter_owner, place=0, suffix="pdf")
    with pytest.raises(Refused, match="在用印成文之后提供"):
        exports.public(ready, by=office.drafter_owner, suffix="pdf")


def kept(copy: IssuedCopy, settings) -> Path:
    return Path(settings.FUWEN_ISSUED_DIR) / copy.pdf_name


DAMAGES = {
    "gone": (lambda copy, settings: kept(copy, settings).unlink(), "不在"),
    "changed": (lambda copy, settings: kept(copy, settings).write_bytes(b"%PDF-other"), "与成文时不一致"),
    "digest": (lambda copy, settings: IssuedCopy.objects.filter(pk=copy.pk).update(pdf_sha256="0" * 64), "与成文时不一致"),
    "addressee": (lambda copy, settings: IssuedCopy.objects.filter(pk=copy.pk).update(addressee="他人"), "与签发的分送名单不符"),
    "row": (lambda copy, settings: IssuedCopy.objects.exclude(pk=copy.pk).delete(), "与签发的分送名单不符"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_copy_that_is_not_what_was_kept_is_not_handed_out(office, out, settings, damage):
    harm, said = DAMAGES[damage]
    harm(IssuedCopy.objects.get(position=1), settings)
    with pytest.raises(Refused, match="文件校验失败"):
        exports.issued_copy(out, by=office.drafter_owner, place=1, suffix="pdf")
    assert any(said in sentence for sentence in integrity.problems())


def test_who_gets_the_letter(office, out):
    assert issuing.recipients_of(out) == [*LINES, "政协云川市委员会提案委员会"]
    joint = make_reply(office)
    assert issuing.recipients_of(joint) == ["周云舒委员", "政协云川市委员会提案委员会"]


def test_after_voiding_nothing_is_handed_out(office, out):
    returning.void(out, by=office.office, version=out.version, reason="有误")
    with pytest.raises(Refused):
        exports.issued_copy(out, by=office.drafter_owner, place=0, suffix="pdf")
    with pytest.raises(Refused):
        exports.public(out, by=office.drafter_owner, suffix="pdf")


# --- 公开版


def test_the_public_version_is_made_of_the_record(office, out):
    Reply.objects.filter(pk=out.pk).update(disclosure="withheld", opening="改", contact_phone="改")
    out.refresh_from_db()
    for suffix, data in (("pdf", b"%PDF-fake"), ("docx", b"PK-fake")):
        file = exports.public(out, by=office.office, suffix=suffix)
        asked = office.renderer.asked[-1]
        assert (file.data, asked["want"], asked["seals"]) == (data, (suffix,), [])
        assert asked["content"]["opening"] == out.signed_texts.get().content["opening"]
        assert asked["content"]["doc_number"] is not None
        assert (asked["content"]["contact"], asked["content"]["feedback"]) == ({"name": "", "phone": ""}, None)
        assert "0000-0000" not in json.dumps(asked["content"])
        assert (asked["profile"]["seal"], asked["profile"]["draft_mark"]) == ("none", "")
        assert file.name.startswith("公开版 云川财函") and file.ascii_name == f"fuwen-{out.pk}-public.{suffix}"


@pytest.mark.parametrize(("disclosure", "word"), [("on_request", "依申请公开"), ("withheld", "不予公开")])
def test_only_what_was_signed_as_public(office, disclosure, word):
    out = make_reply(office, stage=Stage.DISPATCHED, disclosure=disclosure, disclosure_reason="涉及个人事项")
    Reply.objects.filter(pk=out.pk).update(disclosure="public")
    out.refresh_from_db()
    with pytest.raises(Refused, match=f"签发的公开属性是“{word}”"):
        exports.public(out, by=office.office, suffix="pdf")


def test_a_tampered_record_is_not_published(office, out):
    SignedText.objects.update(content={**out.signed_texts.get().content, "opening": "篡改"})
    with pytest.raises(Refused, match="文件校验失败"):
        exports.public(out, by=office.office, suffix="pdf")


# --- 草稿


def test_every_stage_has_its_words():
    assert set(AT_STAGE) == set(Stage)


def test_the_mark_of_a_draft_never_enters_what_is_signed(office, ready):
    exports.draft_docx(ready)
    assert office.renderer.asked[-1]["profile"]["draft_mark"] == f"草稿·已编号，待用印·第{ready.version}版"
    assert ready.signed_texts.get().profile["draft_mark"] == ""
    press(ready, office.seal_keeper)
    assert {asked["profile"]["draft_mark"] for asked in office.renderer.asked[-4:]} == {""}
