"""What the file says for the archive and to who has it read aloud: PDF/A-2b, colours, language, bookmarks, tags."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value

from letter.compose import compose
from letter.pdf import write_pdf
from letter.pdf.colours import PROFILE
from tests.letter.samples import full_letter, seal_png


@pytest.fixture(scope="module")
def layout():
    return compose(full_letter())


@pytest.fixture(scope="module")
def pdf(layout) -> bytes:
    issuers = [slot.issuer for _, slot in layout.seals]
    return write_pdf(layout, images=dict.fromkeys(issuers, seal_png()))


@pytest.fixture(scope="module")
def document(pdf) -> PDFDocument:
    return PDFDocument(PDFParser(BytesIO(pdf)))


def test_the_metadata_name_pdf_a_2b_and_can_be_read_without_unpacking(pdf, document):
    metadata = stream_value(document.catalog["Metadata"])
    assert "Filter" not in metadata.attrs
    words = metadata.get_data().decode()
    assert re.search(r"pdfaid:part(>|=\")2\b", words) and re.search(
        r"pdfaid:conformance(>|=\")B\b", words
    )
    assert words.encode() in pdf


def test_the_only_output_intent_holds_the_unchanged_profile(document):
    (intent,) = resolve1(document.catalog["OutputIntents"])
    intent = resolve1(intent)
    assert intent["S"].name == "GTS_PDFA1"
    assert stream_value(intent["DestOutputProfile"]).get_data() == PROFILE.read_bytes()


def test_nothing_is_encrypted_and_the_file_has_an_identifier(document):
    assert document.encryption is None
    (trailer,) = (one.trailer for one in document.xrefs[:1])
    assert "Encrypt" not in trailer and len(trailer["ID"]) == 2


def test_every_font_stands_in_the_file(document):
    descriptors = [
        one
        for one in _objects(document)
        if isinstance(one, dict) and "FontName" in one and "Ascent" in one
    ]
    assert descriptors
    for one in descriptors:
        assert stream_value(one["FontFile2"]).get_data()[:4] in (b"\0\1\0\0", b"true"), one[
            "FontName"
        ]


def test_the_file_says_its_title_and_its_language(document, layout):
    assert resolve1(document.catalog["Lang"]) == b"zh-CN"
    (info,) = document.info
    assert info["Title"].decode("utf-16") == layout.title
    assert resolve1(document.catalog["ViewerPreferences"])["DisplayDocTitle"] is True


def test_the_bookmarks_are_the_headings_in_order(document, layout):
    said = [title for _, title, *_ in document.get_outlines()]
    headings = {}
    for page in layout.pages:
        for line in page.lines:
            if line.style == "heading_1":
                headings[line.block] = headings.get(line.block, "") + line.text
    assert headings and [one for one in said if one in headings.values()] == list(headings.values())


def test_headings_and_paragraphs_are_tagged(document, layout):
    assert resolve1(document.catalog["MarkInfo"])["Marked"] is True
    kinds = Counter(_kinds(resolve1(document.catalog["StructTreeRoot"])))
    blocks = {line.block: line.style for page in layout.pages for line in page.lines}
    styles = Counter(blocks.values())
    assert kinds["H1"] == styles["title"] == 1
    assert kinds["H3"] == styles["heading_2"] and kinds["H2"] >= styles["heading_1"] > 0
    assert kinds["P"] >= styles["body"] > 0


def _objects(document: PDFDocument):
    for xref in document.xrefs:
        for number in xref.get_objids():
            yield document.getobj(number)


def _kinds(entry) -> list[str]:
    entry = resolve1(entry)
    if isinstance(entry, list):
        return [kind for one in entry for kind in _kinds(one)]
    if not isinstance(entry, dict):
        return []
    own = [entry["S"].name] if "S" in entry else []
    return own + (_kinds(entry["K"]) if "K" in entry else [])
