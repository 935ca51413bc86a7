"""A sheet whose rows are data: fields, shared lines, vertical labels, who signs, and one side whatever it says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import (
    SheetField,
    SheetRow,
)
from letter.decoding import content_from
from letter.docx import write_docx
from letter.feedback.cells import copies_said
from letter.feedback.rules import FIELDS, problems, traditional_rows, usual_template
from letter.pdf import write_pdf
from tests.letter.docx.reading import W, tree
from tests.letter.measuring import Measured
from tests.letter.samples import SHEET
from tests.letter.sheets import (
    JOINED,
    MEMBER,
    USUAL,
    cells_of,
    letter_with,
    page_of,
    said,
    table_of,
    ticked,
    with_rows,
)


def test_the_usual_sheets_are_in_order_and_say_what_the_register_knows():
    assert problems(USUAL) == problems(usual_template("npc")) == []
    found = said(letter_with())
    assert found["提案者"] == "沈青禾"
    assert (found["通讯地址"], found["联系电话"]) == ("云川市临江区示范路11号", "0000-0000001")
    assert found["提案编号"] == "政协云川市第九届委员会第二次会议第012号"
    assert found["联 系 人"] == "许明河　0000-0000012"
    assert found["承办单位"] == "主办：云川市住房和城乡建设局会办：云川市财政局、云川市公安局"
    assert found["收到日期"] == found["提案者签名"] == "　　　年　　月　　日"
    assert found["意见建议"] == ""


def test_deputies_have_the_words_of_theirs():
    deputy = replace(MEMBER, kind="deputy")
    content = letter_with(usual_template("npc"), proposers=(deputy,), kind="npc")
    content = replace(content, proposals=(replace(content.proposals[0], kind="npc"),))
    assert {"代表姓名", "建议标题", "建议编号", "代表意见", "代表签名"} <= set(said(content))
    assert not any("提案" in text for row in cells_of(content) for text in row[:-1])


def test_rows_stand_in_their_order_under_their_labels():
    rows = (
        SheetRow("title", "件名"),
        SheetRow("leader"),
        SheetRow("doc_number", "来函字号"),
        SheetRow("opinion"),
    )
    assert [row[0] for row in cells_of(letter_with(with_rows(*rows)))] == [
        "件名",
        "第一提案者",
        "来函字号",
        "意见建议",
    ]
    assert said(letter_with(with_rows(*rows)))["来函字号"] == "云川民函〔2026〕3号"


def test_what_has_nothing_to_say_is_left_out_and_its_neighbour_takes_the_line():
    rows = (
        SheetRow("cosigners"),
        SheetRow("outcome"),
        SheetRow("definitions"),
        SheetRow("copies"),
        SheetRow("notes"),
    )
    template = with_rows(SheetRow("title"), *rows, notes=(), kept_by=())
    assert [row[0] for row in cells_of(letter_with(template, scheme=None, outcome=None))] == [
        "提案标题"
    ]
    assert "联名提案者" in said(letter_with(template, proposers=JOINED))


def test_the_ways_of_contact_are_ticked_as_they_are_recorded():
    assert ticked(letter_with(ways=("面商", "电话")), "沟通方式") == [
        True,
        False,
        False,
        True,
        False,
    ]
    assert ticked(letter_with(), "沟通方式") == [False] * 5
    rows = (SheetRow("title"), SheetRow("contact_ways", options=("电话", "其他")))
    assert ticked(letter_with(with_rows(*rows), ways=("面商", "电话")), "沟通方式") == [True, False]


@pytest.mark.parametrize("count", [1, 2])
def test_one_question_or_two_and_none_is_answered(count: int):
    questions = (
        SheetRow("question", "办理结果"),
        SheetRow("question", "办理态度", options=("好", "差")),
    )[:count]
    content = letter_with(with_rows(SheetRow("title"), *questions))
    assert ticked(content, "办理结果") == [False] * 3
    assert len(page_of(content).ticks) == 3 + (2 if count == 2 else 0)


def test_definitions_come_from_the_scheme():
    [text] = [row[0] for row in cells_of(letter_with()) if row[0].startswith("分类说明")]
    assert text == (
        "分类说明：A：所提问题已经解决或者采纳；B：所提问题正在解决或者列入计划；C：因条件所限暂时难以解决；D：所提建议留作工作参考。"
    )
    assert not any("办理结果分类：A" in row[0] for row in cells_of(letter_with())), "once is enough"


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ((), ""),
        (("承办单位",), "本表一份，由承办单位留存。"),
        (("甲", "乙"), "本表一式两份，甲、乙各存一份。"),
        (("甲", "", "乙", "丙"), "本表一式三份，甲、乙、丙各存一份。"),
    ],
)
def test_how_many_copies_and_where_they_go(kept: tuple[str, ...], sentence: str):
    assert copies_said(kept) == sentence
    in_notes = cells_of(letter_with(replace(USUAL, kept_by=kept)))[-1][0]
    assert in_notes.endswith(sentence or "寄回承办单位。")
    rows = (SheetRow("title"), SheetRow("copies"), SheetRow("notes"))
    texts = [
        row[0]
        for row in cells_of(letter_with(with_rows(*rows, kept_by=kept, notes=("只此一条。",))))
    ]
    assert [text for text in texts if "份数" in text] == ([f"份数：{sentence}"] if sentence else [])
    assert texts[-1].startswith("说明：") and "只此一条。" in texts[-1]
    assert not sentence or sentence not in texts[-1], "once is enough"


def test_a_vertical_label_is_one_cell_over_its_rows():
    content = letter_with()
    table = table_of(content)
    merged = [(row, cell) for row in table.rows for cell in row.cells if cell.rows > 1]
    labels = ["".join(block.text for block in cell.blocks) for _, cell in merged]
    assert labels == ["承办单位填写", "提案者填写"]
    assert [cell.rows for _, cell in merged] == [8, 5]
    page = page_of(content)
    for label in labels:
        places = [
            line
            for line in page.lines
            if line.x_mm + line.width_mm < gb.LEFT_MM + table.columns_mm[0] and line.text in label
        ]
        assert {line.text for line in places} >= set(label), "a character a line"
    edge = gb.LEFT_MM + table.columns_mm[0]
    tops = sorted(
        {
            round(stroke.top_mm, 2)
            for stroke in page.strokes
            if stroke.width_mm > 1 and stroke.x_mm < edge - 1
        }
    )
    rows = [row.height_mm for row in table.rows]
    heights = [sum(rows[:8]), sum(rows[8:13]), *rows[13:]]
    assert [round(low - high, 1) for high, low in pairwise(tops)] == pytest.approx(heights, abs=0.1)


def test_the_docx_has_real_merged_cells_and_the_same_words():
    layout = compose(letter_with(ways=("电话",)))
    root = tree(write_docx(layout))
    merges = [each.get(f"{W}val") for each in root.iter(f"{W}vMerge")]
    assert merges.count("restart") == 2
    assert len(merges) == 8 + 5
    [table] = root.iter(f"{W}tbl")
    columns = len(list(table.iterfind(f"{W}tblGrid/{W}gridCol")))
    for row in table.iterfind(f"{W}tr"):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
        assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns
    texts = "".join(each.text or "" for each in table.iter(f"{W}t"))
    for row in cells_of(letter_with(ways=("电话",))):
        assert all(text.replace("\u3000", "") in texts.replace("\u3000", "") for text in row)


def test_the_pdf_says_what_the_table_says():
    content = letter_with(ways=("面商",))
    measured = Measured(write_pdf(compose(content)))
    drawn = sorted(
        measured.text(len(measured) - 1).replace(" ", "").replace("\u3000", "").replace("\n", "")
    )
    meant = (
        "".join(text for row in cells_of(content) for text in row)
        .replace(" ", "")
        .replace("\u3000", "")
    )
    assert drawn == sorted(meant + "云川民函〔2026〕3号附件" + USUAL.title)


def test_a_template_without_rows_stays_the_form_it_was():
    older = {
        "title": "表",
        "proposer_label": "提出人",
        "questions": [{"label": "总体评价"}],
        "notes": ["一。"],
    }
    template = content_from({"feedback": older}).feedback
    assert template is not None and template.rows == ()
    labels = list(said(letter_with(template)))
    assert labels == [
        "提出人",
        "通讯地址",
        "联系电话",
        "提案标题",
        "提案编号",
        "办理结果分类",
        "承办单位",
        "总体评价",
        "意见建议",
        "提案者签名",
        "说　　明",
    ]
    drawn = with_rows(*traditional_rows(SHEET))
    assert problems(replace(drawn, title=SHEET.title)) == []


def test_every_field_has_its_words():
    assert list(FIELDS) and set(FIELDS) == set(get_args(SheetField))
    for field in FIELDS:
        content = letter_with(
            with_rows(SheetRow("title", "件名"), SheetRow(field)) if field != "title" else USUAL,
            proposers=JOINED,
        )
        assert page_of(content).lines
