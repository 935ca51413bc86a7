"""What stands around the text: attachments, page numbers, sheets, 抄送, and nothing off the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter import gbt9704 as gb
from letter.compose import LayoutError, compose
from letter.compose.body import attachment_names
from letter.compose.title import title_lines
from letter.content import Attachment, DocNumber, Paragraph
from letter.layout import (
    FrameBlock,
    PageBreak,
    TableBlock,
)
from letter.lines import natural_width
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import full_letter, short_letter, text_of


def test_one_attachment_and_several_in_the_attachment_note():
    one = compose(short_letter())
    assert said(one, "attachment_note") == ["附件：政协提案办理情况征询意见表"]
    several = compose(full_letter())
    assert said(several, "attachment_note") == [
        "附件：1.2026年老旧小区停车改造计划",
        "2.政协提案办理情况征询意见表",
    ]
    first, second = lines_of(several, "attachment_note")
    number = natural_width([replace(first.runs[0], text="附件：")]) * gb.MM_PER_PT
    assert second.x_mm - first.x_mm == pytest.approx(number, abs=0.05)


def test_wrapped_attachment_names_align_with_the_names_first_character():
    content = full_letter(
        attachments=(Attachment("云川市老旧小区停车改造实施方案" * 4),), feedback=None
    )
    first, second, *_ = lines_of(compose(content), "attachment_note")
    assert second.x_mm - first.x_mm == pytest.approx(3 * gb.CELL_MM, abs=0.02)
    assert first.full
    assert first.x_mm + first.width_mm == pytest.approx(gb.RIGHT_MM, abs=0.02)


def test_attachments_have_pages_of_their_own_before_the_copied_to():
    content = full_letter(feedback=None)
    layout = compose(content)
    page = layout.pages[-1]
    assert page.kind == "attachment"
    assert page.number == len(layout.pages)
    label = next(line for line in page.lines if line.style == "attachment_label")
    title = next(line for line in page.lines if line.style == "attachment_title")
    assert (label.text, label.runs[0].face, label.top_mm) == ("附件", "heiti", 37.0)
    assert title.text == attachment_names(content)[0]
    assert title.top_mm == pytest.approx(37 + 2 * gb.LINE_MM)
    assert any(line.style == "copied_to" for line in page.lines)
    assert any(isinstance(block, TableBlock) for block in layout.flow)


def test_a_long_attachment_title_is_broken_like_a_title():
    """Its last line is no leftover of one character (7.3.1)."""
    name = "云川市先进制造业集群2026年度重点项目一览表"
    layout = compose(full_letter(attachments=(Attachment(name, ("正文。",)),), feedback=None))
    lines = lines_of(layout, "attachment_title")
    assert tuple(line.text for line in lines) == title_lines(name)
    assert "".join(line.text for line in lines) == name
    assert len(lines) == 2
    assert min(len(line.text) for line in lines) >= 6
    assert lines[0].top_mm == pytest.approx(37 + 2 * gb.LINE_MM)


def test_a_long_attachment_table_repeats_its_head():
    rows = (
        ("序号", "小区名称", "改造内容"),
        *((str(n), f"示范小区{n}", text_of(30)) for n in range(1, 120)),
    )
    layout = compose(full_letter(attachments=(Attachment("清单", (), rows),), feedback=None))
    pages = [page for page in layout.pages if page.kind == "attachment"]
    assert len(pages) > 3
    for page in pages:
        assert sum(line.style == "table_head" for line in page.lines) == 3
    cells = [line.text for page in pages for line in page.lines if line.style == "table_cell"]
    assert all(f"示范小区{n}" in cells for n in range(1, 120))


def test_a_cell_higher_than_a_page_is_cut_and_not_lost():
    text = text_of(4000)
    layout = compose(
        full_letter(
            attachments=(Attachment("清单", (), (("甲", "乙"), ("丙", text))),), feedback=None
        )
    )
    cells = [line for page in layout.pages for line in page.lines if line.style == "table_cell"]
    assert "".join(line.text for line in cells if line.text != "丙") == text
    assert max(line.em_bottom_mm for line in cells) < 262


def test_tables_of_too_many_columns_are_refused():
    with pytest.raises(LayoutError, match="列"):
        compose(full_letter(attachments=(Attachment("清单", (), (("甲",) * 40,)),)))


def test_page_numbers_stand_by_parity_and_not_on_page_one_or_a_separate_sheet():
    layout = compose(full_letter())
    numbers = {page.number for page in layout.pages if page.kind != "sheet"}
    assert numbers == {0, *range(2, len(layout.pages))}
    for page in layout.pages:
        texts = [line.text for line in page.lines if line.style == "page_number"]
        assert texts == ([f"— {page.number} —"] if page.number else [])
    assert layout.pages[-1].kind == "sheet"


def test_sheet_binding():
    separate = compose(full_letter())
    assert separate.pages[-1].lines[0].text == "云川建函〔2026〕12号附件2"
    assert not any(line.style == "copied_to" for line in separate.pages[-1].lines)
    assert any(line.style == "copied_to" for line in separate.pages[-2].lines)
    bound = compose(full_letter(), Profile(sheet_binding="bound"))
    last = bound.pages[-1]
    assert last.lines[0].text == "附件2"
    assert last.number == len(bound.pages)
    copied = [line for line in last.lines if line.style == "copied_to"]
    table_foot = max(stroke.top_mm + stroke.height_mm for stroke in last.strokes)
    assert copied[-1].em_bottom_mm == pytest.approx(262.0)
    assert table_foot < copied[0].em_top_mm
    assert [block.numbered for block in bound.flow if isinstance(block, PageBreak)] == [True, True]


def test_contact_as_footnote_or_below_the_copied_to():
    layout = compose(short_letter())
    assert said(layout, "footnote") == ["（联系人：许明河，联系电话：0000-0000012）"]
    day, note = lines_of(layout, "dated_on", "footnote")
    assert note.top_mm - day.top_mm == pytest.approx(gb.LINE_MM)
    below = compose(short_letter(), Profile(contact_place="below_copied_to"))
    assert not said(below, "footnote")
    assert lines_of(below, "copied_to")[-1].text == "联系人：许明河，联系电话：0000-0000012"


def test_the_word_draft_stands_on_every_page():
    layout = compose(full_letter(), Profile(draft_mark="草稿"))
    assert all(page.lines[0].text == "草稿" for page in layout.pages)
    assert isinstance(layout.flow[0], FrameBlock)


def test_too_many_copies_are_refused_with_a_sentence():
    with pytest.raises(LayoutError, match="抄送"):
        compose(short_letter(copied_to=("云川市人民政府办公室督查室",) * 200))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "长" * 200},
        {"title": "ABC" * 60},
        {"issuer_mark": "云" * 60},
        {"addressees": ("林知行委员",) * 200},
        {"urgency": "急" * 60},
        {"passages": (Paragraph("https://" + "a/" * 400),)},
        {"closing": (text_of(5000),)},
        {"attachments": (Attachment("名" * 300, (text_of(3000),)),)},
    ],
)
def test_nothing_leaves_the_paper(changes: dict[str, object]):
    layout = compose(short_letter(**changes))
    for page in layout.pages:
        for line in page.lines:
            assert line.x_mm >= 20
            assert line.x_mm + line.width_mm <= 190
            assert line.top_mm >= 15
            assert line.em_bottom_mm <= 273


def test_what_cannot_be_written_is_refused_with_a_sentence():
    with pytest.raises(LayoutError, match="发文字号"):
        compose(short_letter(doc_number=DocNumber("云川 民函", 2026, 3)))


def test_a_mark_no_font_has_still_composes():
    layout = compose(short_letter(issuer_mark="云\ue000川"))
    assert said(layout, "mark") == ["云\ue000川"]
    assert said(compose(short_letter(issuer_mark="\ue000")), "mark") == ["\ue000"]


def test_the_characters_of_a_side_reach_the_edges_of_the_type_area_in_the_other_school():
    """GB/T 33476.2 as public tools quote it: 34.58 above, 32.58 below, so that the ink of 22 lines fills 37–262."""
    text = tuple(Paragraph("云川市财政局" * 40) for _ in range(9))
    layout = compose(full_letter(passages=text), Profile(margins="ink"))
    rows = [line for line in layout.pages[1].lines if line.style == "body"]
    assert len(rows) == 22
    assert rows[0].em_top_mm == pytest.approx(37.0, abs=0.2)
    assert rows[-1].em_bottom_mm == pytest.approx(262.0, abs=0.2)
    assert rows[1].top_mm - rows[0].top_mm == pytest.approx(229.84 / 22)
    first = [line for line in layout.pages[0].lines if line.style == "body"]
    assert first[-1].em_bottom_mm <= gb.FIRST_PAGE_BOTTOM_MM + 0.01
