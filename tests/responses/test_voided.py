"""A void letter: its pages stay what was printed, 作废 across each; which record that is, wherever it was voided from."""

from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from responses import rules
from responses.enums import Stage
from responses.models import IssuedRecord, Reply
from responses.services import integrity, kept_files, rendering, returning, striking
from tests.factories import make_seal
from tests.responses.factories import add_seal_picture, bring_to, make_reply

FROM = ((Stage.REGISTER, False), (Stage.SEAL, True), (Stage.DISPATCH, True), (Stage.DISPATCHED, True))


def voided(reply, by, reason="印错") -> Reply:
    returning.void(reply, by=by, version=reply.version, reason=reason)
    return Reply.objects.get(pk=reply.pk)


def spoil_rows(reply) -> None:
    """What stands in the rows says something else from now on."""
    reply.passages.all().delete()
    Reply.objects.filter(pk=reply.pk).update(title="改过的标题", opening="改过的开头。")
    type(reply.unit).objects.filter(pk=reply.unit_id).update(issuer_mark="改名后的机关")


@pytest.mark.parametrize(("stage", "has_number"), FROM, ids=str)
def test_the_record_is_what_it_was_when_it_was_voided(office, stage, has_number):
    reply = make_reply(office, stage=stage)
    before = rendering.shown(reply)
    signed, number = reply.signed_texts.get(), reply.numbers.first()
    reply = voided(reply, office.office)
    spoil_rows(reply)
    reply = Reply.objects.get(pk=reply.pk)
    record = rules.record_of(reply)
    assert (record.signed, record.number) == (signed, number if has_number else None)
    assert rendering.shown(reply) == before
    assert (before[0]["doc_number"] is not None) is has_number
    assert list(integrity.problems()) == []


def test_a_signature_that_fell_before_is_not_brought_back(office):
    """Signed and numbered, sent back to the draft, written anew and voided there: the draft is what was voided."""
    reply = make_reply(office, stage=Stage.SEAL)
    returning.send_back(reply, by=office.seal_keeper, version=reply.version, to=Stage.DRAFT, reason="重写")
    reply = voided(Reply.objects.get(pk=reply.pk), office.drafter_owner)
    Reply.objects.filter(pk=reply.pk).update(title="最后的草稿")
    reply = Reply.objects.get(pk=reply.pk)
    assert rules.record_of(reply) is None
    content, _ = rendering.shown(reply)
    assert content["title"] == "最后的草稿" and content["doc_number"] is None


def test_the_number_of_an_earlier_signature_is_not_printed(office):
    reply = make_reply(office, stage=Stage.SEAL)
    returning.send_back(reply, by=office.seal_keeper, version=reply.version, to=Stage.DRAFT, reason="重写")
    reply = voided(bring_to(Reply.objects.get(pk=reply.pk), Stage.REGISTER, office), office.office)
    assert reply.numbers.count() == 1 and reply.signed_texts.count() == 2
    record = rules.record_of(reply)
    assert (record.signed, record.number) == (reply.signed_texts.order_by("-pk")[0], None)


def test_letters_in_force_have_the_record_in_force(office):
    assert rules.record_of(make_reply(office, stage=Stage.SIGN_OFF)) is None
    reply = make_reply(office, stage=Stage.DISPATCHED)
    assert rules.record_of(reply) == rules.Record(reply.signed_texts.get(), reply.numbers.get())


def test_the_same_pages_give_the_same_file():
    pages = []
    for colour in ("white", "lightgrey"):
        page = BytesIO()
        Image.new("RGB", (900, 1273), colour).save(page, "PNG")
        pages.append(page.getvalue())
    first = striking.struck(pages)
    assert first == striking.struck(pages) and first.startswith(b"%PDF")
    with pdfplumber.open(BytesIO(first)) as document:
        sizes = [(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in document.pages]
    assert sizes == [(210, 297)] * 2


def redness(png: bytes) -> float:
    """The share of clearly red pixels in the middle third of the page."""
    page = Image.open(BytesIO(png)).convert("RGB")
    width, height = page.size
    middle = page.crop((width // 4, height // 3, width * 3 // 4, height * 2 // 3))
    red = sum(count for count, (r, g, b) in middle.getcolors(2**24) if r - g > 60 and r - b > 60)
    return red / (middle.width * middle.height)


def test_on_paper(cast):
    """The true pages of an issued letter after it was voided: all of them struck, the kept file untouched."""
    cast.seal = make_seal(unit=cast.unit)
    add_seal_picture(cast.seal, by=cast.seal_keeper)
    reply = make_reply(cast, stage=Stage.DISPATCHED)
    issued = rendering.preview(reply)
    plain = rendering.page_pictures(issued, pages=range(1, issued.page_count + 1))
    reply = voided(reply, cast.office)
    spoil_rows(reply)
    shown = rendering.preview(Reply.objects.get(pk=reply.pk))
    assert shown.page_count == issued.page_count == len(plain) >= 2 and shown.page_digests != issued.page_digests
    struck = rendering.page_pictures(shown, pages=range(1, shown.page_count + 1))
    for number, picture in plain.items():
        assert redness(struck[number]) > redness(picture) + 0.05, f"page {number}"
    with pdfplumber.open(BytesIO(shown.pdf)) as document:
        assert "".join(page.extract_text() or "" for page in document.pages).strip() == "", "pictures: nothing to lift out"
    assert rendering.preview(Reply.objects.get(pk=reply.pk)).page_digests == shown.page_digests
    record = IssuedRecord.objects.get()
    assert kept_files.read_issued(record.pdf_name, record.pdf_sha256) == issued.pdf
    assert list(integrity.problems()) == []


def test_a_draft_voided_on_paper(cast):
    make_seal(unit=cast.unit)
    reply = voided(make_reply(cast), cast.drafter_owner)
    shown = rendering.preview(reply)
    assert redness(rendering.page_pictures(shown, pages=[1])[1]) > 0.05
