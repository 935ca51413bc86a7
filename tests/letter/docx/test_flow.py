"""The DOCX's structure: sections and page numbers, frames, seals, tables, what stays together."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from PIL import Image

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import Attachment, Paragraph
from letter.docx import write_docx
from letter.docx.drawing import tick_png
from letter.layout import Cell, Layout, Row, Run, TableBlock, TextBlock
from letter.profile import Profile
from tests.letter.docx.conftest import joint_letter
from tests.letter.docx.reading import W, paragraphs, parts, said, style_of, tree
from tests.letter.samples import PROPOSAL, full_letter, letter_of, seal_png, short_letter

EMU_A_MM = 36_000
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def sections(data: bytes) -> list:
    return list(tree(data).iter(f"{W}sectPr"))


def references(section: object, kind: str) -> dict[str, str]:
    return {each.get(f"{W}type"): each.get(f"{R}id") for each in section.iter(f"{W}{kind}Reference")}


def test_a_sheet_of_its_own_has_its_own_section_without_numbers():
    data = write_docx(compose(full_letter(proposals=(PROPOSAL, replace(PROPOSAL, number="013")))))
    letter, sheets = sections(data)
    assert references(letter, "footer") == {kind: f"footer_{kind}" for kind in ("first", "default", "even")}
    assert letter.find(f"{W}titlePg") is not None
    assert references(sheets, "footer") == {kind: f"footer_sheet_{kind}" for kind in ("default", "even")}
    assert sheets.find(f"{W}titlePg") is None
    assert b"PAGE" not in parts(data)["word/footer_sheet_default.xml"]
    # The second sheet begins a page of the same section; the first one's section does.
    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in paragraphs(tree(data), "SheetLabel")]
    assert breaks == [False, True]


def test_attachments_and_a_bound_sheet_stay_in_the_letters_section():
    data = write_docx(compose(full_letter(), Profile(sheet_binding="bound")))
    assert len(sections(data)) == 1
    for style in ("AttachmentLabel", "SheetLabel"):
        [label] = paragraphs(tree(data), style)
        assert label.find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.mark.parametrize("attachment", [
    Attachment("计划", ("正文。",)),
    Attachment("计划", (), (("小区", "车位"), ("临江苑", "120"))),
], ids=["text", "table"])  # fmt: skip
def test_a_section_ends_in_a_paragraph_whatever_comes_last(attachment: Attachment):
    data = write_docx(compose(full_letter(attachments=(attachment,), copied_to=())))
    letter, _ = sections(data)
    assert letter.getparent().tag == f"{W}pPr"
    owner = letter.getparent().getparent()
    assert style_of(owner) == ("Tail" if attachment.rows else "AttachmentBody")
    assert owner.find(f"{W}pPr/{W}framePr") is None


def test_page_numbers_stand_between_dashes_odd_right_even_left():
    data = write_docx(compose(full_letter()))
    for name, align in (("default", "right"), ("even", "left")):
        [number] = paragraphs(tree(data, f"word/footer_{name}.xml"), "PageNumber")
        assert said(number) == "— 2 —"
        assert number.find(f"{W}pPr/{W}jc").get(f"{W}val") == align
        indent = number.find(f"{W}pPr/{W}ind")
        assert indent.get(f"{W}{align}") == str(round(gb.CELL_PT * 20))
    assert paragraphs(tree(data, "word/footer_first.xml"), "PageNumber") == []


def test_the_letterhead_stands_in_frames_at_its_place():
    data = write_docx(compose(full_letter()))
    frames = {}
    for paragraph in tree(data).iter(f"{W}p"):
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            assert (frame.get(f"{W}vAnchor"), frame.get(f"{W}hAnchor")) == ("page", "page")
            frames.setdefault(style_of(paragraph), []).append(frame)
    assert {style: len(found) for style, found in frames.items()} == {
        "Mark": 1, "DoubleRule": 2, "DocNumber": 1, "Urgency": 1, "ClassMark": 1, "CopiedTo": 1,
    }  # fmt: skip
    first, second = (int(frame.get(f"{W}y")) / 20 * gb.MM_PER_PT for frame in frames["DoubleRule"])
    assert second == pytest.approx(297 - 20 - gb.DOUBLE_RULE_MM, abs=0.03)
    assert first == pytest.approx(48.0, abs=3.0)
    # Nothing stands below the place where the text begins, so nothing is ever wrapped around a frame.
    spacing = tree(data, "word/header_first.xml").find(f".//{W}spacing")
    text_top = gb.DRAFT_TOP_MM + int(spacing.get(f"{W}line")) / 20 * gb.MM_PER_PT
    mark = frames["ClassMark"][0]
    assert int(mark.get(f"{W}y")) / 20 * gb.MM_PER_PT + gb.LINE_MM < text_top - gb.LINE_MM


def test_double_rules_are_two_single_borders_in_red():
    data = write_docx(compose(full_letter()))
    rules = [
        [(side.tag.removeprefix(W), side.get(f"{W}val"), side.get(f"{W}sz"), side.get(f"{W}color")) for side in each.find(f"{W}pPr/{W}pBdr")]
        for each in paragraphs(tree(data), "DoubleRule")
    ]
    thick, thin = ("single", "18", "E60012"), ("single", "6", "E60012")
    assert rules == [[("top", *thick), ("bottom", *thin)], [("top", *thin), ("bottom", *thick)]]


def test_preprinted_paper_gets_no_letterhead():
    data = write_docx(compose(full_letter(), Profile(preprinted=True)))
    assert paragraphs(tree(data), "Mark", "DoubleRule") == []
    assert len(paragraphs(tree(data), "DocNumber")) == 1


def test_a_seal_lies_behind_its_name_in_its_true_size():
    layout = compose(full_letter())
    [(_, slot)] = layout.seals
    [anchor] = tree(write_docx(layout, images={0: seal_png()})).iter(f"{WP}anchor")
    assert anchor.get("behindDoc") == "1"
    assert anchor.find(f"{WP}wrapNone") is not None
    assert {anchor.find(f"{WP}extent").get(side) for side in ("cx", "cy")} == {str(42 * EMU_A_MM)}
    across = anchor.find(f"{WP}positionH")
    assert across.get("relativeFrom") == "page"
    assert int(across[0].text) / EMU_A_MM + 21 == pytest.approx(slot.centre_x_mm, abs=0.001)
    down = anchor.find(f"{WP}positionV")
    assert down.get("relativeFrom") == "paragraph"
    host = next(each for each in anchor.iterancestors(f"{W}p"))
    assert style_of(host) == "IssuerName"
    # Measured from the top of the name's line: no program counts space above it differently.
    assert host.find(f"{W}pPr/{W}spacing") is None


def test_every_issuers_seal_stands_once():
    layout = compose(joint_letter())
    data = write_docx(layout, images={issuer: seal_png(300 + issuer) for issuer in range(3)})
    assert len(list(tree(data).iter(f"{WP}anchor"))) == 3
    assert {f"word/media/seal{number}.png" for number in (1, 2, 3)} <= set(parts(data))
    numbers = [each.get("id") for each in tree(data).iter(f"{WP}docPr")]
    assert len(set(numbers)) == len(numbers)


def test_tables_give_their_widths_twice():
    data = write_docx(compose(full_letter()))
    for each in tree(data).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in each.iter(f"{W}gridCol")]
        assert sum(grid) == round(gb.AREA_WIDTH_MM * gb.PT_PER_MM * 20)
        for row in each.iter(f"{W}tr"):
            place = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns = 1 if span is None else int(span.get(f"{W}val"))
                assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == sum(grid[place : place + columns])
                place += columns
            assert place == len(grid)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_an_attachments_head_row_is_repeated():
    rows = (("小区", "车位（个）"), *((f"第{number}小区", str(number)) for number in range(60)))
    data = write_docx(compose(full_letter(attachments=(Attachment("清单", (), rows),))))
    first = next(tree(data).iter(f"{W}tbl"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in first.iter(f"{W}tr")]
    assert heads == [True] + [False] * 60


def test_cells_merged_downwards_are_continued():
    def cell(text: str, **merged: int) -> Cell:
        return Cell((TextBlock("table_cell", (Run(text, size_pt=12.0),), "left", line_pt=16.0),), **merged)

    block = TableBlock((50.0, 50.0, 56.0), (
        Row((cell("甲", rows=2, columns=2), cell("乙")), 9.0),
        Row((cell("丙"),), 9.0),
        Row((cell("丁"), cell("戊"), cell("己")), 9.0),
    ), 1.5, 0.75)  # fmt: skip
    layout = Layout((TextBlock("title", (Run("标题"),)), block), ())
    found = docx.Document(BytesIO(write_docx(layout))).tables[0]
    assert [[each.text for each in row.cells] for row in found.rows] == [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["丁", "戊", "己"]]


def test_headings_and_the_signature_stay_with_what_they_belong_to():
    data = write_docx(compose(full_letter()))
    order = paragraphs(tree(data))
    last_text = max(place for place, each in enumerate(order) if style_of(each) == "BodyText")
    assert order[last_text].find(f"{W}pPr/{W}keepNext") is not None
    # A long last paragraph is left alone where it need not be parted.
    long_last = write_docx(compose(letter_of(24)))
    [text] = paragraphs(tree(long_last), "BodyText")
    assert text.find(f"{W}pPr/{W}keepNext") is None


def test_the_word_draft_stands_in_the_head_of_every_page():
    data = write_docx(compose(full_letter(), Profile(draft_mark="草稿")))
    for section in sections(data):
        kinds = {"first", "default", "even"} if section.find(f"{W}titlePg") is not None else {"default", "even"}
        assert set(references(section, "header")) == kinds
    for kind in ("first", "default", "even"):
        assert [said(each) for each in paragraphs(tree(data, f"word/header_{kind}.xml"), "DraftMark")] == ["草稿"]


def test_tick_boxes_are_pictures_and_say_what_they_are():
    data = write_docx(compose(full_letter()))
    boxes = [each.find(f"{WP}docPr").get("descr") for each in tree(data).iter(f"{WP}inline")]
    assert boxes == ["已勾选"] + ["空格"] * 9
    for ticked in (False, True):
        picture = Image.open(BytesIO(tick_png(ticked))).convert("L")
        assert picture.width / picture.height == pytest.approx(1 / gb.TICK_SIDE_EM, abs=0.01)
        ink = picture.point(lambda value: 255 - value).getbbox()
        assert ink[2] - ink[0] == ink[3] - ink[1] == picture.height
        dark = picture.histogram()[0] / (picture.height**2)
        assert 0.2 < dark < 0.35 if ticked else dark < 0.25


def test_an_empty_letter_can_be_written():
    data = write_docx(compose(short_letter(
        title="", issuer_mark="", doc_number=None, outcome=None, addressees=(), opening="", passages=(Paragraph(""),),
        issuers=(), dated_on="", copied_to=(), proposals=(), feedback=None,
    )))  # fmt: skip
    assert docx.Document(BytesIO(data)).sections[0].page_height.mm == pytest.approx(297, abs=0.1)
