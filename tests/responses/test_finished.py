"""The finished letter, made for real: its words, number, seal and sheet; its copies; a draft beside it has no seal."""

from io import BytesIO
from zipfile import ZipFile

import pdfplumber
import pytest

from letter.numerals import date_in_chinese
from responses import exports
from responses.enums import Stage
from responses.models import IssuedRecord, Reply
from responses.services import integrity, rendering
from tests.factories import make_seal
from tests.responses.factories import add_seal_picture, bring_to, make_case, make_reply

MM = 72 / 25.4


@pytest.fixture
def real(cast):
    """The cast with a seal and the true render process, which stays warm between these tests."""
    cast.seal = make_seal(unit=cast.unit)
    add_seal_picture(cast.seal, by=cast.seal_keeper)
    return cast


def pages_of(pdf: bytes):
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [("".join((page.extract_text() or "").split()), list(page.images)) for page in document.pages]


def test_the_whole_road_on_paper(real):
    reply = make_reply(real, stage=Stage.SEAL)
    draft = pages_of(exports.draft_pdf(reply).data)
    assert all(f"草稿·已编号，待用印·第{reply.version}版" in text and not images for text, images in draft)
    assert "云川财函〔" in draft[0][0]
    unsealed = rendering.preview_of(*rendering.shown(reply))
    assert not any(images for _, images in pages_of(unsealed.pdf))
    assert "草稿" not in pages_of(unsealed.pdf)[0][0]

    bring_to(reply, Stage.DISPATCHED, real)
    pdf = exports.issued(reply, by=real.drafter_owner, suffix="pdf").data
    record, signed = IssuedRecord.objects.get(), reply.signed_texts.get()
    pages = pages_of(pdf)
    words = "".join(text for text, _ in pages)
    assert len(pages) == record.page_count
    for said in (record.number, date_in_chinese(signed.dated_on), "一、改造先摸底", "一是把底数摸清。", "二是", "周云舒委员：", "A1"):
        assert said in words
    assert "征询意见表" in pages[-1][0]
    assert "草稿" not in words
    sealed = [(number, image) for number, (_, images) in enumerate(pages) for image in images]
    # One seal, on the letter's last side, where name and date stand.
    assert [number for number, _ in sealed] == [len(pages) - 2]
    assert date_in_chinese(signed.dated_on) in pages[-2][0]
    assert (sealed[0][1]["x1"] - sealed[0][1]["x0"]) / MM == pytest.approx(42, abs=0.2)

    docx = exports.issued(reply, by=real.office, suffix="docx").data
    with ZipFile(BytesIO(docx)) as package:
        body = package.read("word/document.xml").decode()
        assert [name for name in package.namelist() if name.startswith("word/media/")]
    assert "逐栋走访了" in body
    # The finished letter is what the page shows from now on.
    assert rendering.preview(Reply.objects.get(pk=reply.pk)).pdf == pdf
    assert list(integrity.problems()) == []


def test_pages_are_kept(real):
    reply = make_reply(real)
    shown = rendering.preview(reply)
    assert (shown.facts["places"]["i1"], shown.uncovered) == (1, "")
    first = rendering.page_pictures(shown, pages=[1, 2], width=600)
    assert set(first) == {1, 2}
    assert first[1].startswith(b"\x89PNG")
    rendering.renderer().close()
    again = rendering.preview(reply)
    assert again.page_digests == shown.page_digests
    assert rendering.page_pictures(again, pages=[1, 2], width=600) == first


def test_what_no_font_has_is_named_in_a_draft(real):
    reply = make_reply(real, opening="您提出的\U0010fffd收悉。")
    assert rendering.preview(reply).uncovered == "\U0010fffd"


def test_a_wet_stamp_leaves_its_place_free(real):
    reply = make_reply(real, stage=Stage.DISPATCH, is_wet_stamped=True)
    pages = pages_of(exports.issued(reply, by=real.office, suffix="pdf").data)
    assert not any(images for _, images in pages)
    assert IssuedRecord.objects.get().number in pages[0][0]


def test_copies_and_the_public_version_on_paper(real):
    proposers = (("周云舒", "member"), ("陈知远", "member"), ("林一木", "member"))
    case = make_case(real.unit, by=real.supervisor, proposers=proposers)
    case.proposers.update(address="云川市河东区听松路18号")
    lines = [f"{name}委员" for name, _ in proposers]
    reply = make_reply(real, stage=Stage.DISPATCHED, proposals=[case], copies=lines, addressees=["周云舒等3名委员"])
    record, signed = IssuedRecord.objects.get(), reply.signed_texts.get()
    whole = pages_of(exports.issued(reply, by=real.office, suffix="pdf").data)
    bodies = set()
    for place, line in enumerate(lines):
        pages = pages_of(exports.issued_copy(reply, by=real.office, place=place, suffix="pdf").data)
        words = "".join(text for text, _ in pages)
        assert f"{line}：" in words and [other for other in (*lines, "周云舒等3名委员") if f"{other}：" in words] == [line]
        assert record.number in words and date_in_chinese(signed.dated_on) in words
        assert sum(len(images) for _, images in pages) == 1, "one seal"
        # The lead has the sheet with the own address; nobody else's goes to anybody.
        assert ("征询意见表" in words, "听松路" in words) == (place == 0, place == 0)
        bodies.add(words.partition("：")[2].partition("附件：")[0].partition("云川市财政局")[0])
        docx = exports.issued_copy(reply, by=real.office, place=place, suffix="docx").data
        with ZipFile(BytesIO(docx)) as package:
            body = package.read("word/document.xml").decode()
            assert line in body and [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(bodies) == 1, "one text"
    assert "周云舒等3名委员：" in whole[0][0]

    public = pages_of(exports.public(reply, by=real.office, suffix="pdf").data)
    words = "".join(text for text, _ in public)
    assert record.number in words and "周云舒等3名委员：" in words and date_in_chinese(signed.dated_on) in words
    assert not any(images for _, images in public)
    assert [said for said in ("联系", "0000-", "听松路", "征询意见表", "草稿") if said in words] == []
    with ZipFile(BytesIO(exports.public(reply, by=real.office, suffix="docx").data)) as package:
        everything = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist() if name.endswith(".xml"))
        assert "逐栋走访了" in everything and "0000-" not in everything and real.drafter_owner.name not in everything
        assert not [name for name in package.namelist() if name.startswith("word/media/")]
    assert list(integrity.problems()) == [] and integrity.unnamed_files() == []
