"""Hostile files are refused with a sentence, before anything is unpacked; hostile contents lose their reach."""

from __future__ import annotations

import resource
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from letter.docx import write_docx
from letter.measure import BYTES_LIMIT
from letter.measure.document.neutral import picture_format
from letter.measure.document.package import opened
from letter.measure.errors import Unreadable
from letter.measure.files import is_docx, measure_docx, measure_pdf, prepared
from tests.letter.measure.hostile import REFUSED, W, bomb, docx, pdf, reaching
from tests.letter.measure.letters import layout_of
from tests.letter.samples import seal_png

NAMES = {"w": W, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}


def take(data: bytes) -> object:
    """Measure without the process around it."""
    return measure_docx(data, None) if is_docx(data) else measure_pdf(data)


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence(name: str):
    make, word = REFUSED[name]
    with pytest.raises(Unreadable, match=word) as refused:
        take(make())
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize("begin", [b"", b"PK\x03\x04"], ids=["pdf", "docx"])
def test_too_large_is_not_even_looked_at(begin: bytes):
    with pytest.raises(Unreadable, match="20 MB"):
        take(begin + b"%PDF-1.4"[: 8 if not begin else 0] + bytes(BYTES_LIMIT))


def test_a_bomb_takes_no_memory():
    data = bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable):
        opened(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KB


@given(st.binary(max_size=400), st.integers(0, 900))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_damage_ends_in_a_report_or_a_sentence(noise: bytes, place: int):
    for whole in (docx({"word/media/a.png": seal_png(60)}), pdf()):
        damaged = whole[:place] + noise + whole[place + len(noise) :]
        try:
            take(damaged)
        except Unreadable as refused:
            assert str(refused)


def test_a_pdf_that_would_run_something_is_only_read():
    action = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
    report = measure_pdf(pdf(catalog=action))
    assert report.page_count == 1
    assert {one.verdict for one in report.measurements} <= {"unmeasured", "beside", "right"}


def test_an_empty_page_passes_nothing_it_does_not_show():
    report = measure_pdf(pdf())
    assert {one.rule for one in report.of("right")} == {
        "paper_size", "running_heads", "no_number_on_page_1", "rules_once", "no_issuer",
    }  # fmt: skip


# --- the copy for the program that lays it out


@pytest.fixture(scope="module")
def neutral() -> dict[str, bytes]:
    copy, _ = prepared(reaching("http://127.0.0.1:9"))
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_in_the_copy_leads_outside(neutral: dict[str, bytes]):
    for data in neutral.values():
        assert b"127.0.0.1" not in data
        assert b"External" not in data
        assert b"calc" not in data


def test_only_drawn_parts_are_in_the_copy(neutral: dict[str, bytes]):
    assert set(neutral) == {
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml",
    }  # fmt: skip


def test_the_words_of_fields_and_links_stay_and_page_numbers_too(neutral: dict[str, bytes]):
    root = etree.fromstring(neutral["word/document.xml"])
    assert "".join(root.xpath("//w:t/text()", namespaces=NAMES)) == "收悉。图文表7简链接"
    assert [code.strip() for code in root.xpath("//w:instrText/text()", namespaces=NAMES) if code] == ["PAGE"]
    assert root.xpath("//w:altChunk | //w:object | //w:fldSimple | //w:hyperlink", namespaces=NAMES) == []
    assert root.xpath("//@r:link | //@r:href | //@src", namespaces=NAMES) == []


def test_our_own_docx_keeps_all_it_draws_with():
    data = write_docx(layout_of("everything"), images={0: seal_png()})
    copy, even = prepared(data)
    assert even
    with zipfile.ZipFile(BytesIO(data)) as one, zipfile.ZipFile(BytesIO(copy)) as two:
        assert set(one.namelist()) - set(two.namelist()) == {"docProps/core.xml"}
        assert one.read("word/media/seal1.png") == two.read("word/media/seal1.png")


@pytest.mark.parametrize("data", [b"", b"\xd7\xcd\xc6\x9a" + bytes(40), b"<svg/>", b"GIF89a"], ids=["nothing", "wmf", "svg", "half a gif"])
def test_strange_pictures_are_left_out(data: bytes):
    assert picture_format(data) == ""


def test_a_picture_bomb_is_left_out(monkeypatch: pytest.MonkeyPatch):
    assert picture_format(seal_png(60)) == "png"
    monkeypatch.setattr("letter.measure.document.neutral.PIXELS_LIMIT", 3_000)
    assert picture_format(seal_png(60)) == ""
