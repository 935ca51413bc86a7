"""The DOCX as a file: nothing in it but the letter, the same letter the same bytes, no way out."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

import docx
import pytest

from letter.compose import compose
from letter.docx import DocxError, write_docx
from letter.profile import Profile
from tests.letter.docx.reading import W, parts, tree
from tests.letter.samples import full_letter, seal_png, short_letter

ALWAYS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/header_first.xml",
    *(f"word/footer_{kind}.xml" for kind in ("first", "default", "even", "sheet_default", "sheet_even")),
}
HEADERS = {f"word/header_{kind}.xml" for kind in ("default", "even")}
TICKS = {"word/media/box.png", "word/media/ticked.png"}


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return write_docx(compose(full_letter()), images={0: seal_png()})


def test_the_package_holds_only_what_the_letter_needs(sealed: bytes):
    assert set(parts(sealed)) == ALWAYS | TICKS | {"word/media/seal1.png"}
    plain = compose(full_letter(proposals=(), feedback=None))
    assert set(parts(write_docx(plain))) == ALWAYS
    draft = compose(full_letter(proposals=(), feedback=None), Profile(draft_mark="草稿"))
    assert set(parts(write_docx(draft))) == ALWAYS | HEADERS


def test_the_same_letter_gives_the_same_bytes(sealed: bytes):
    assert write_docx(compose(full_letter()), images={0: seal_png()}) == sealed
    assert write_docx(compose(full_letter(title="关于另一件提案的答复函")), images={0: seal_png()}) != sealed


def test_no_clock_and_no_machine_in_the_package(sealed: bytes):
    with zipfile.ZipFile(BytesIO(sealed)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr, entry.extra, entry.comment) == (0, 0o600 << 16, b"", b"")


def test_properties_are_the_letters_own(sealed: bytes):
    properties = docx.Document(BytesIO(sealed)).core_properties
    assert properties.title == "关于政协云川市第九届委员会第二次会议第012号提案的答复函"
    assert properties.author == properties.last_modified_by == "云川市住房和城乡建设局"
    # The 成文日期, not the day the file was made.
    assert properties.created.date() == properties.modified.date() == datetime.fromisoformat("2026-06-09").date()
    assert properties.language == "zh-CN"
    assert b"python-docx" not in sealed


def test_an_undated_draft_names_no_day():
    core = parts(write_docx(compose(full_letter(dated_on=""))))["docProps/core.xml"].decode()
    assert "created" not in core and "modified" not in core and "20" not in re.sub("xmlns[^>]*>", ">", core)


def test_nothing_leads_out_of_the_file(sealed: bytes):
    for name, data in parts(sealed).items():
        if name.endswith(".rels"):
            assert b"TargetMode" not in data
            assert b"://" not in re.sub(rb'(?:xmlns|Type)="[^"]*"', b"", data), name
    assert not tree(sealed).xpath("//*[local-name()='hyperlink' or local-name()='altChunk' or local-name()='object']")


def test_every_relationship_has_its_part_and_every_part_its_kind(sealed: bytes):
    found = parts(sealed)
    relations = tree(sealed, "word/_rels/document.xml.rels")
    targets = {each.get("Target") for each in relations}
    assert {f"word/{target}" for target in targets} == {
        name for name in found if name.startswith("word/") and "_rels" not in name and name != "word/document.xml"
    }
    used = set(re.findall(r'r:(?:id|embed)="([^"]*)"', found["word/document.xml"].decode()))
    assert used <= {each.get("Id") for each in relations}
    kinds = {each.get("PartName") for each in tree(sealed, "[Content_Types].xml") if each.get("PartName")}
    assert kinds == {f"/{name}" for name in found if name.endswith(".xml") and name != "[Content_Types].xml"}


def test_the_only_field_is_the_page_number(sealed: bytes):
    codes = [
        each.text.strip()
        for name, data in parts(sealed).items()
        if name.endswith(".xml")
        for each in tree(sealed, name).iter(f"{W}instrText")
        if data
    ]
    assert codes == ["PAGE", "PAGE"]
    assert b"fldSimple" not in b"".join(parts(sealed).values())


def test_text_with_markup_stays_text():
    nasty = '<w:p>&amp;"\'</w:t>'
    data = write_docx(compose(short_letter(opening=nasty, title=nasty, issuer_mark=nasty)))
    document = docx.Document(BytesIO(data))
    assert document.core_properties.title == nasty
    assert [each.text for each in document.paragraphs].count(nasty) == 3


def test_a_control_character_is_refused_rather_than_written():
    with pytest.raises(DocxError, match="没有保存"):
        write_docx(compose(short_letter(opening="停车\x08难")))


def test_a_seal_without_a_place_is_refused():
    layout = compose(short_letter())
    with pytest.raises(DocxError, match="第2枚印章"):
        write_docx(layout, images={0: seal_png(), 1: seal_png()})
    with pytest.raises(DocxError, match="PNG"):
        write_docx(layout, images={0: b"GIF89a"})
