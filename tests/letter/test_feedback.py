"""The feedback sheet: filled by the unit, empty for the proposer, always one side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter import gbt9704 as gb
from letter.compose import LayoutError, compose
from letter.content import FeedbackQuestion, LetterContent, Outcome, Proposer
from letter.layout import Page, TableBlock, Tick
from letter.profile import Profile
from tests.letter.samples import PROPOSAL, SCHEME, SHEET, short_letter, text_of


def sheet_of(content: LetterContent, profile: Profile | None = None) -> Page:
    [page] = [page for page in compose(content, profile).pages if page.kind == "sheet"]
    return page


def rows_of(content: LetterContent) -> dict[str, str]:
    """Return label → text of the sheet's table."""
    [table] = [block for block in compose(content).flow if isinstance(block, TableBlock)]
    rows = {}
    for row in table.rows:
        texts = ["".join(block.text for block in cell.blocks) for cell in row.cells]
        rows |= dict(zip(texts[::2], texts[1::2], strict=True))
    return rows


def test_the_units_part_comes_from_the_proposal():
    rows = rows_of(short_letter())
    assert rows["提案者"] == "沈青禾（领衔）、陆闻笛"
    assert rows["通讯地址"] == "云川市临江区示范路11号"
    assert rows["联系电话"] == "0000-0000001"
    assert rows["提案标题"] == PROPOSAL.title
    assert rows["提案编号"] == "政协云川市第九届委员会第二次会议第012号"
    assert rows["承办单位"] == "主办：云川市住房和城乡建设局会办：云川市财政局、云川市公安局"


def test_the_proposers_part_is_empty():
    rows = rows_of(short_letter())
    assert rows["意见建议"] == ""
    assert rows["提案者签名"] == "　　　年　　月　　日"
    assert rows["办理态度"].split() == ["满意", "基本满意", "不满意"]


def test_the_letters_class_is_ticked_and_nothing_else():
    page = sheet_of(short_letter(outcome=SCHEME.outcomes[1]))
    # Four classes, two questions of three answers.
    assert len(page.ticks) == 4 + 2 * 3
    assert [tick.ticked for tick in page.ticks] == [False, True, False, False] + [False] * 6
    codes = [line for line in page.lines if line.text.strip() in ("A", "B", "C", "D")]
    for tick, code in zip(page.ticks[:4], codes, strict=True):
        assert 0 < code.x_mm - (tick.x_mm + tick.side_mm) < 2
        assert abs(tick.top_mm + tick.side_mm / 2 - (code.top_mm + code.height_mm / 2)) < 0.1


def test_a_body_stamps_and_a_person_signs():
    body = replace(PROPOSAL, proposers=(Proposer("民建云川市委员会", "party", lead=True),))
    rows = rows_of(short_letter(proposals=(body,)))
    assert "单位（盖章）" in rows
    assert rows["提案者"] == "民建云川市委员会"


def test_a_single_unit_needs_no_word_lead():
    rows = rows_of(short_letter(proposals=(replace(PROPOSAL, assisting_units=()),)))
    assert rows["承办单位"] == "云川市住房和城乡建设局"


def test_labels_questions_and_notes_are_data():
    sheet = replace(
        SHEET,
        title="代表建议办理情况征求意见表",
        proposer_label="代表姓名",
        title_label="建议标题",
        number_label="建议编号",
        opinion_label="代表意见",
        person_signature="代表签名",
        questions=(FeedbackQuestion("总体评价", ("好", "差")),),
        notes=("只此一条。",),
        with_definitions=False,
    )
    content = short_letter(feedback=sheet)
    rows = rows_of(content)
    assert {"代表姓名", "建议标题", "建议编号", "代表意见", "代表签名", "总体评价"} <= set(rows)
    assert rows["说　　明"] == "只此一条。"
    assert any(line.text == sheet.title for line in sheet_of(content).lines)


def test_notes_carry_the_schemes_definitions():
    note = rows_of(short_letter())["说　　明"]
    assert "A：所提问题已经解决或者采纳；B：" in note
    assert note.endswith("D：所提建议留作工作参考。")


def test_one_sheet_a_proposal():
    second = replace(PROPOSAL, number="045", title="关于增设充电设施的提案")
    layout = compose(short_letter(proposals=(PROPOSAL, second)))
    sheets = [page for page in layout.pages if page.kind == "sheet"]
    assert len(sheets) == 2
    assert [
        any(proposal.title == line.text for line in page.lines)
        for proposal, page in zip((PROPOSAL, second), sheets, strict=True)
    ] == [True, True]


def test_the_sheet_of_an_unnumbered_draft_is_labelled_without_a_number():
    assert sheet_of(short_letter(doc_number=None)).lines[0].text == "附件"


@pytest.mark.parametrize("length", [10, 100, 200, 300])
@pytest.mark.parametrize("binding", ["separate", "bound"])
def test_always_one_side_and_inside_the_type_area(length: int, binding: str):
    proposal = replace(PROPOSAL, title=text_of(length))
    content = short_letter(proposals=(proposal,))
    page = sheet_of(content, Profile(sheet_binding=binding))
    assert all(stroke.top_mm + stroke.height_mm <= gb.BOTTOM_MM + 0.3 for stroke in page.strokes)
    assert all(
        line.x_mm >= gb.LEFT_MM and line.x_mm + line.width_mm <= gb.RIGHT_MM for line in page.lines
    )
    foot = max(stroke.top_mm + stroke.height_mm for stroke in page.strokes)
    if binding == "separate":
        assert foot == pytest.approx(gb.BOTTOM_MM, abs=0.2)


def test_type_shrinks_before_the_sheet_is_refused():
    def size(length: int) -> float:
        page = sheet_of(short_letter(proposals=(replace(PROPOSAL, title=text_of(length)),)))
        return next(line.size_pt for line in page.lines if line.text == "提案者")

    assert size(20) == gb.TABLE_LARGEST_PT
    assert gb.TABLE_SMALLEST_PT <= size(300) < gb.TABLE_LARGEST_PT
    with pytest.raises(LayoutError, match=r"第012号.*一面A4纸排不下"):
        sheet_of(short_letter(proposals=(replace(PROPOSAL, title=text_of(4000)),)))


def test_texts_stay_inside_their_cells():
    page = sheet_of(short_letter())
    uprights = sorted(
        {round(stroke.x_mm, 2) for stroke in page.strokes if stroke.height_mm > stroke.width_mm}
    )
    assert len(uprights) == 5
    tops = sorted(
        {round(stroke.top_mm, 2) for stroke in page.strokes if stroke.width_mm > stroke.height_mm}
    )
    for line in page.lines:
        if line.style in ("sheet_cell", "sheet_note"):
            assert not any(top - 0.01 < line.em_bottom_mm and line.em_top_mm < top for top in tops)


def test_the_flow_holds_the_same_tick_boxes():
    [table] = [block for block in compose(short_letter()).flow if isinstance(block, TableBlock)]
    ticks = [
        inline
        for row in table.rows
        for cell in row.cells
        for block in cell.blocks
        for inline in block.inlines
        if isinstance(inline, Tick)
    ]
    assert [tick.ticked for tick in ticks] == [True] + [False] * 9


def test_without_a_template_there_is_no_sheet():
    layout = compose(short_letter(feedback=None))
    assert all(page.kind == "letter" for page in layout.pages)


def test_a_class_outside_the_scheme_ticks_nothing():
    page = sheet_of(short_letter(outcome=Outcome("Z")))
    assert not any(tick.ticked for tick in page.ticks)
