"""Files out: only the very file that was issued; drafts say so; names are clean. And verify_integrity."""

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.refusal import Refused
from responses import exports
from responses.enums import Stage
from responses.models import DocNumber, IssuedRecord, Reply, SealUse, SignedText
from responses.services import integrity, rendering
from tests.responses.factories import make_reply


@pytest.fixture
def out(office):
    return make_reply(office, stage=Stage.DISPATCHED)


def test_the_issued_files(office, out):
    pdf = exports.issued(out, by=office.drafter_owner, suffix="pdf")
    docx = exports.issued(out, by=office.supervisor, suffix="docx")
    number = DocNumber.objects.get()
    assert (pdf.data, pdf.content_type) == (b"%PDF-fake", "application/pdf")
    assert pdf.name == f"{number} 关于政协云川市第九届委员会第二次会议第001号提案的答复函.pdf"
    assert docx.data == b"PK-fake"
    header = pdf.disposition()
    assert header.startswith(f'attachment; filename="fuwen-{out.pk}.pdf"; filename*=utf-8\'\'%E4%BA%91')
    assert "\n" not in header
    assert pdf.disposition(inline=True).startswith("inline;")


@pytest.mark.parametrize("who", ["administrator", "auditor", "drafter_other_unit", "deactivated"])
def test_who_may_not_have_them(office, out, who):
    with pytest.raises(Refused):
        exports.issued(out, by=getattr(office, who), suffix="pdf")


def test_not_before_the_seal(office):
    with pytest.raises(Refused, match="尚未用印成文"):
        exports.issued(make_reply(office, stage=Stage.SEAL), by=office.drafter_owner, suffix="pdf")


def file_of(settings, name):
    return Path(settings.FUWEN_ISSUED_DIR) / name


def flip(path):
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(bytes(data))


DAMAGES = {
    "flipped pdf": lambda record, settings: flip(file_of(settings, record.pdf_name)),
    "deleted pdf": lambda record, settings: file_of(settings, record.pdf_name).unlink(),
    "swapped": lambda record, settings: file_of(settings, record.docx_name).replace(file_of(settings, record.pdf_name)),
    "words": lambda record, settings: SignedText.objects.update(content={**record.signed.content, "opening": "篡改"}),
    "number": lambda record, settings: IssuedRecord.objects.update(number="云川财函〔2026〕99号"),
    "seals": lambda record, settings: IssuedRecord.objects.update(seals=[]),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_out_of_step(office, out, settings, damage):
    assert list(integrity.problems()) == []
    DAMAGES[damage](IssuedRecord.objects.select_related("signed").get(), settings)
    with pytest.raises(Refused, match="文件校验失败"):
        exports.issued(out, by=office.drafter_owner, suffix="pdf")
    assert list(integrity.problems())
    with pytest.raises(SystemExit) as ended:
        call_command("verify_integrity")
    assert ended.value.code == 1


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda out: SignedText.objects.update(revoked_at=out.created_at), "没有有效的签发稿"),
        (lambda out: DocNumber.objects.update(voided_at=out.created_at), "没有有效的发文字号"),
        (lambda out: SealUse.objects.update(cancelled_at=out.created_at), "没有有效的用印登记"),
        (lambda out: Reply.objects.filter(pk=make_other(out).pk).update(stage="archived"), "没有成文记录"),
        (lambda out: DocNumber.objects.update(serial=3), "缺"),
    ],
)
def test_records_that_say_less_than_the_stage(office, out, damage, said):
    damage(out)
    assert [sentence for sentence in integrity.problems() if said in sentence]


def make_other(out):
    return Reply.objects.create(
        unit=out.unit, kind=out.kind, created_by=out.created_by, saved_by=out.saved_by
    )


def test_all_well(office, out, capsys):
    call_command("verify_integrity")
    assert "没有不符" in capsys.readouterr().out


def test_files_nobody_names(office, out, settings):
    (Path(settings.FUWEN_ISSUED_DIR) / "stray.pdf").write_bytes(b"x")
    assert [path.name for path in integrity.unnamed_files()] == ["stray.pdf"]


def test_the_seal_s_picture(office, out, settings):
    flip(Path(settings.FUWEN_SEAL_DIR) / office.seal.image.file_name)
    assert "图样" in next(integrity.problems())


def test_a_draft_says_so(office, monkeypatch):
    reply = make_reply(office)
    docx = exports.draft_docx(reply)
    asked = office.renderer.asked[-1]
    mark = f"草稿·拟稿中·第{reply.version}版"
    assert (asked["profile"]["draft_mark"], asked["seals"], docx.name[:2]) == (mark, [], "草稿")
    seen = {}
    monkeypatch.setattr(rendering, "preview_of", lambda content, profile: seen.update(profile) or FakePreview)
    assert exports.draft_pdf(reply).data == b"%PDF"
    assert seen["draft_mark"] == mark


class FakePreview:
    pdf = b"%PDF"


def test_a_draft_of_a_sealed_letter_carries_no_seal_and_says_draft(office, out):
    """Never the sealed file itself under the name of a draft."""
    for draft in (exports.draft_docx, exports.draft_pdf):
        made = draft(out)
        asked = office.renderer.asked[-1]
        assert (asked["seals"], asked["profile"]["draft_mark"], made.name[:2]) == ([], f"草稿·已印发·第{out.version}版", "草稿")


def test_people_of_a_second_issuer_have_the_joint_letter(office, out):
    out.issuers.create(unit=office.other_unit, position=1)
    assert exports.issued(out, by=office.drafter_other_unit, suffix="pdf").data == b"%PDF-fake"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("关于\r\n某事", "关于某事"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a"b\\c:d*e?f<g>h|i', "a_b_c_d_e_f_g_h_i"),
        ("\u202efdp.exe", "fdp.exe"),
        ("。" * 300, "。" * 40),
        ("\x00\ud800", "答复函"),
        (". .", "答复函"),
        ("😀云川财函〔2026〕12号", "😀云川财函〔2026〕12号"),
        ("100%", "100_"),
    ],
)
def test_clean_names(title, stem):
    assert exports.safe_stem(title) == stem
    assert len(exports.safe_stem(title).encode()) <= 120
