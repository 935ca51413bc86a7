"""The base document: named styles for every element, our fonts in every slot, no template's leftovers."""

from __future__ import annotations

from io import BytesIO
from typing import get_args

import docx
import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.docx import write_docx
from letter.docx.looks import STYLES
from letter.fonts import FACES, docx_names
from letter.layout import Style
from tests.letter.docx.reading import W, paragraphs, parts, said, style_of, tree
from tests.letter.samples import full_letter, seal_png


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_docx(compose(full_letter()), images={0: seal_png()})


def styles(data: bytes) -> dict[str, object]:
    return {each.get(f"{W}styleId"): each for each in tree(data, "word/styles.xml").iter(f"{W}style")}


def test_every_element_has_a_style_with_a_chinese_name(data: bytes):
    assert set(STYLES) == set(get_args(Style))
    names = [style.name for style in STYLES.values()]
    assert len(set(names)) == len(names)
    assert all(not name.isascii() for name in names)
    found = styles(data)
    for style in STYLES.values():
        aliases = found[style.id].find(f"{W}aliases")
        shown = found[style.id].find(f"{W}name") if aliases is None else aliases
        assert shown.get(f"{W}val") == style.name


def test_every_paragraph_of_the_letter_has_its_style(data: bytes):
    used = {style_of(each) for each in tree(data).iter(f"{W}p")}
    assert None not in used
    assert used <= set(styles(data))
    assert {"Mark", "DocNumber", "Title", "Addressee", "BodyText", "Heading1", "DatedOn", "CopiedTo", "SheetCell"} <= used


def test_headings_are_real_headings(data: bytes):
    found = styles(data)
    for level, style in enumerate(("Heading1", "Heading2", "Heading3")):
        assert found[style].find(f"{W}name").get(f"{W}val") == f"heading {level + 1}"
        assert found[style].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level)
        assert found[style].find(f"{W}pPr/{W}keepNext") is not None
    outline = [(each.style.name, each.text) for each in docx.Document(BytesIO(data)).paragraphs if each.style.name.startswith("Heading")]
    assert ("Heading 1", "一、全面摸排，掌握停车底数") in outline
    assert ("Heading 2", "（一）完善规划") in outline
    assert ("Heading 3", "1.近期安排") in outline


def test_fonts_stand_in_all_four_slots_with_the_chinese_hint(data: bytes):
    for name in ("word/styles.xml", "word/document.xml", "word/footer_default.xml"):
        for fonts in tree(data, name).iter(f"{W}rFonts"):
            slots = {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert len(slots) == 1
            assert slots <= {None, *(docx_names(face)[0] for face in FACES)}
            assert fonts.get(f"{W}hint") == "eastAsia"
            assert not [attribute for attribute in fonts.attrib if "heme" in attribute]
    # Every run says so: quotes, dashes and ellipses are Chinese ones.
    for run in tree(data).iter(f"{W}r"):
        if run.find(f"{W}t") is not None:
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


def test_the_font_table_names_what_to_take_instead(data: bytes):
    fonts = {each.get(f"{W}name"): each.find(f"{W}altName").get(f"{W}val") for each in tree(data, "word/fontTable.xml")}
    assert set(fonts) == {docx_names(face)[0] for face in FACES}
    assert fonts["仿宋_GB2312"].split(",")[:2] == ["仿宋", "FangSong"]


def test_defaults_and_page(data: bytes):
    document = docx.Document(BytesIO(data))
    normal = tree(data, "word/styles.xml").find(f"{W}docDefaults")
    assert normal.find(f".//{W}sz").get(f"{W}val") == "32"
    assert normal.find(f".//{W}lang").get(f"{W}eastAsia") == "zh-CN"
    assert normal.find(f".//{W}spacing").attrib == {f"{W}before": "0", f"{W}after": "0", f"{W}line": "579", f"{W}lineRule": "exact"}
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        # Characters stand 0.94 lower in an exact line of 28.99 than in the layout's line; 0.3 of it is left to tables.
        assert section.top_margin.mm == pytest.approx(37.0 - 0.94 + 0.3, abs=0.02)
        assert section.left_margin.mm == pytest.approx(28.0, abs=0.02)
        assert section.right_margin.mm == pytest.approx(26.0, abs=0.02)
        width = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
        assert width == pytest.approx(gb.AREA_WIDTH_MM, abs=0.01)
    settings = tree(data, "word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    modes = {each.get(f"{W}name"): each.get(f"{W}val") for each in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"


def test_text_stands_on_its_own_grid(data: bytes):
    normal = styles(data)["Normal"].find(f"{W}pPr")
    for switch in ("widowControl", "snapToGrid", "overflowPunct"):
        assert normal.find(f"{W}{switch}").get(f"{W}val") == "0"
    # Lines that are fitted have room for gaps between Chinese and figures; single lines have none.
    for switch in ("autoSpaceDE", "autoSpaceDN"):
        assert normal.find(f"{W}{switch}") is None
        for style in ("DocNumber", "DatedOn", "Title", "SheetTitle"):
            assert styles(data)[style].find(f"{W}pPr/{W}{switch}").get(f"{W}val") == "0"
        for style in ("BodyText", "Heading1", "CopiedTo", "SheetCell"):
            assert styles(data)[style].find(f"{W}pPr/{W}{switch}") is None
    body = styles(data)["BodyText"]
    assert body.find(f"{W}rPr/{W}spacing").get(f"{W}val") == "-5"
    # 左空二字: two characters of 15.79 pt.
    assert body.find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == str(round(2 * 15.79 * 20))


def test_lead_sentences_are_really_bold(data: bytes):
    bold = [run for run in tree(data).iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    words = "".join(run.find(f"{W}t").text for run in bold)
    assert words.startswith("一是")
    assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") for run in bold} == {"仿宋_GB2312"}
    assert all(run.find(f"{W}rPr/{W}bCs") is not None for run in bold)


def test_nothing_of_a_template_is_left(data: bytes):
    everything = b"".join(each for name, each in parts(data).items() if name.endswith(".xml")).lower()
    for leftover in (b"theme=", b"theme/", b"calibri", b"cambria", b"times new roman", b"ja-jp", b"rsid", b"python"):
        assert leftover not in everything
    assert [said(each) for each in paragraphs(tree(data), "Mark")] == ["云川市住房和城乡建设局"]
