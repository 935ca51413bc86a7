"""What a DOCX says without saying it: styles, automatic numbers, bold, boxes; and what must not be taken for text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from letter.compose import compose
from letter.content import Item, LetterContent, Outcome, Paragraph, Passage, Section
from letter.decoding import content_from
from letter.docx import write_docx
from letter.example import example_json
from letter.profile import profile_from
from letter.split import Split, split
from letter.split.numbering import _written
from tests.letter.split.written import BEGIN, END, p, run, table, written

ROOT = Path(__file__).resolve().parents[3]
DRAWN = '<w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r>'


def taken(*body: str, **more) -> Split:
    """Split a letter with this text in it."""
    return split(written(*BEGIN, *body, *END, **more), "稿.docx")


def said(found: Split, kind: str) -> str:
    """Return all a report says of a kind."""
    return "\n".join(f"{note.said}{note.text}" for note in found.notes if note.kind == kind)


# --- our own letters


def without_keys(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    inner = lambda one: {"passages": without_keys(one.passages)} if isinstance(one, Section) else {}  # noqa: E731
    return tuple(replace(one, key="", **inner(one)) for one in passages)


def printed_alone(content: LetterContent) -> LetterContent:
    """Return what of a letter its print shows, with the title on one line as it is told again."""
    outcome = Outcome(content.outcome.code) if content.outcome else None
    return replace(
        content, passages=without_keys(content.passages), outcome=outcome, scheme=None, disclosure="", signatory="",
        proposals=(), feedback=None, title=content.title.replace("\n", ""),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["example", "short", "long", "deputy"])
@pytest.mark.parametrize("lead_style", ["bold", "kaiti", "heiti"])
def test_our_own_letter_splits_back_to_itself(name: str, lead_style: str):
    path = ROOT / "fixtures" / "letters" / f"{name}.json"
    content = content_from(json.loads(example_json() if name == "example" else path.read_text(encoding="utf-8")))
    found = split(write_docx(compose(content, profile_from({"lead_style": lead_style}))), "letter.docx")
    assert found.content == printed_alone(content)
    assert [sheet.title for sheet in found.sheets] == [content.feedback.title]
    sheet, proposal = found.sheets[0], content.proposals[0]
    assert sheet.value("title") == proposal.title
    assert sheet.value("number") == f"{proposal.session}第{proposal.number}号"
    assert sheet.value("outcome").count("☑") == 1
    assert f"☑ {content.outcome.code}" in sheet.value("outcome")


# --- numbers and styles


def test_numbered_styles_and_lists():
    found = taken(
        p("夯实基础", style="1"),
        p("先建机制", style="2", numbers=("1", 1)),
        p("建立联席会议。"),
        p("后定标准", style="2", numbers=("1", 1)),
        p("出台标准6项。"),
        p("办好实事", style="b1"),
        p(run("亮化街区。", bold=True), "改造路灯320盏。", numbers=("2", 0)),
        p(run("延时经营。", bold=True), "26家商场延长营业至22时。", numbers=("2", 0)),
        p("做好保障", style="1"),
        p("增加警力。夜间执勤增加60人。", numbers=("3", 0)),
        p("增开公交。夜间线路延长至23时。", numbers=("3", 0)),
    )
    assert found.content.passages == (
        Section("夯实基础", (
            Section("先建机制", (Paragraph("建立联席会议。"),)), Section("后定标准", (Paragraph("出台标准6项。"),)),
        )),
        Section("办好实事", (Item("亮化街区。", "改造路灯320盏。"), Item("延时经营。", "26家商场延长营业至22时。"))),
        Section("做好保障", (Item("增加警力。", "夜间执勤增加60人。"), Item("增开公交。", "夜间线路延长至23时。"))),
    )  # fmt: skip
    assert "自动编号9处" in said(found, "recognised")


def test_numbered_styles_through_a_print():
    once = taken(p("夯实基础", style="1"), p("建立机制。"), p("办好实事", style="1"), p("改造路灯320盏。")).content
    assert split(write_docx(compose(once)), "a.docx").content == once


def test_bold_paragraphs_are_headings_and_bold_beginnings_are_leads():
    found = taken(
        p(run("关于增加夜市点位", bold=True)), p("已增设夜市8处。"),
        p(run("关于", bold=True), run("规范管理", bold=True)), p(run("定点。", bold=True), "划定经营区12个。"), p(run("定时。", bold=True), "18时至23时经营。"),
    )  # fmt: skip
    assert found.content.passages == (
        Section("关于增加夜市点位", (Paragraph("已增设夜市8处。"),)),
        Section("关于规范管理", (Item("定点。", "划定经营区12个。"), Item("定时。", "18时至23时经营。"))),
    )
    assert "加粗的段落" in said(found, "noted")
    assert "没有序词" in said(found, "noted")


def test_a_text_all_in_bold_has_no_headings():
    body = [p(run(text, bold=True)) for text in ("我局已增设夜市8处", "下步再增设4处，年底完成。", "经费已落实，人员已到位。")]
    found = split(written(p(run("苏望舒委员：", bold=True)), p(run("提案收悉，现答复如下：", bold=True)), *body), "a.docx")
    assert not any(isinstance(one, Section) for one in found.content.passages)


@pytest.mark.parametrize(
    ("form", "number", "written_as"),
    [
        ("chineseCounting", 12, "十二"), ("japaneseCounting", 1, "一"), ("decimal", 3, "3"), ("decimalZero", 3, "03"), ("none", 3, ""),
        ("decimalFullWidth", 12, "１２"), ("decimalEnclosedCircle", 3, "③"), ("upperRoman", 4, "IV"), ("lowerRoman", 9, "ix"),
        ("lowerLetter", 27, "aa"), ("upperLetter", 2, "B"), ("somethingNew", 5, "5"), ("chineseCounting", 10**9, "九千九百九十九"),
    ],
)  # fmt: skip
def test_numbers_in_their_forms(form: str, number: int, written_as: str):
    assert _written(number, form) == written_as


def test_line_breaks_inside_a_paragraph():
    broken = p(run("我局已在河东、河西两区增设夜市点位8处，"), "<w:r><w:br/></w:r>", run("年底前再增设4处。"), "<w:r><w:br/></w:r>", run("经费已经落实。"))
    found = taken(broken)
    assert found.content.passages == (Paragraph("我局已在河东、河西两区增设夜市点位8处，年底前再增设4处。"), Paragraph("经费已经落实。"))
    assert "换行断开" in said(found, "joined")


def test_a_sentence_cut_by_a_page_number_typed_into_the_text():
    found = taken(p("我局已在河东、河西两区增设"), p("— 3 —", align="center"), p("夜市点位8处。"))
    assert found.content.passages == (Paragraph("我局已在河东、河西两区增设夜市点位8处。"),)
    assert "分页断开" in said(found, "joined")
    assert "页码" in said(found, "dropped")


# --- what is not text


def test_tracked_changes_leave_what_is_seen():
    found = taken(
        p("增设", f'<w:del w:id="1" w:author="a">{run("六").replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>")}</w:del>',
          f'<w:ins w:id="2" w:author="a">{run("八")}</w:ins>', "处夜市。")
    )  # fmt: skip
    assert found.content.passages == (Paragraph("增设八处夜市。"),)
    assert "插入的1处已保留，删除的1处没有收入" in said(found, "dropped")


def test_moved_text_stands_where_it_is_seen():
    found = taken(p("甲。", f"<w:moveFrom>{run('乙。')}</w:moveFrom>"), p(f"<w:moveTo>{run('乙。')}</w:moveTo>"))
    assert found.content.passages == (Paragraph("甲。"), Paragraph("乙。"))


def test_pictures_hidden_text_and_comments_are_dropped_and_said():
    comments = f'<w:comments xmlns:w="{W_NAME}"><w:comment w:id="0">{p("这里再核一下")}</w:comment></w:comments>'
    notes = f'<w:footnotes xmlns:w="{W_NAME}"><w:footnote w:type="separator">{p("线")}</w:footnote><w:footnote w:id="1">{p("见统计年鉴")}</w:footnote></w:footnotes>'
    header = f'<w:hdr xmlns:w="{W_NAME}">{p("内部资料")}</w:hdr>'
    found = taken(
        p("增设夜市", DRAWN, run("（勿外传）", properties="<w:vanish/>"), "8处。"),
        parts={"word/comments.xml": comments, "word/footnotes.xml": notes, "word/header1.xml": header},
        related=(("c", "comments", "comments.xml", False), ("f", "footnotes", "footnotes.xml", False), ("h", "header", "header1.xml", False)),
    )
    assert found.content.passages == (Paragraph("增设夜市8处。"),)
    dropped = said(found, "dropped")
    for words in ("图片1幅", "隐藏的文字1处", "批注没有收入。这里再核一下", "脚注没有收入。见统计年鉴", "页眉、页脚里的文字没有收入。内部资料"):
        assert words in dropped
    assert "线" not in dropped


def test_fields_show_their_result_only():
    found = taken(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "a.docx"</w:instrText></w:r>',
                    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "共8处。", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))  # fmt: skip
    assert found.content.passages == (Paragraph("共8处。"),)


def test_a_text_box_is_read_once_and_said():
    box = f"<w:txbxContent>{p('夜市名录见商务局网站。')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = taken(p("已增设夜市8处。", both))
    assert found.content.passages == (Paragraph("已增设夜市8处。"), Paragraph("夜市名录见商务局网站。"))
    assert "文本框1个" in said(found, "doubtful")


def test_a_table_in_the_text_becomes_lines_and_is_doubtful():
    found = taken(p("点位如下："), table(("片区", "点位"), ("河东", "5"), ("河西", "3")))
    assert found.content.passages == (Paragraph("点位如下："), Paragraph("片区　点位"), Paragraph("河东　5"), Paragraph("河西　3"))
    assert "建议移作附件" in said(found, "doubtful")


def test_tables_that_only_lay_out_head_and_foot():
    found = split(
        written(
            table(("云川商函〔2026〕9号", "签发人：何时雨")), *BEGIN, p("已增设夜市8处。"), *END,
            table(("抄送：市政协提案委员会。",), ("云川市商务局办公室　2026年6月1日印发",)),
        ),
        "a.docx",
    )  # fmt: skip
    assert (found.content.doc_number.serial, found.content.copied_to) == (9, ("市政协提案委员会",))
    assert found.content.title == "关于政协云川市第九届委员会第二次会议第77号提案的答复"


def test_a_sheet_as_a_table_is_read_into_fields():
    found = split(
        written(
            *BEGIN, p("已增设夜市8处。"), *END, p("附件"), p("提案办理情况征询意见表", align="center"),
            table(("提案者", "苏望舒", "联系电话", "0000-0000333"), ("提案标题", "关于发展夜间经济的提案"), ("办理态度", "□满意 □基本满意 □不满意"), ("意见建议", "")),
        ),
        "a.docx",
    )  # fmt: skip
    (sheet,) = found.sheets
    assert (sheet.value("proposers"), sheet.value("phone"), sheet.value("title")) == ("苏望舒", "0000-0000333", "关于发展夜间经济的提案")
    assert found.content.attachments == ()
    assert found.content.closing == ("感谢您的关心。",)


W_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
