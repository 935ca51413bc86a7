"""What old drafts do besides: text copied from a PDF, names set apart by blanks, dates and notes in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from letter.compose import compose
from letter.content import Item, LetterContent, Paragraph, Section
from letter.decoding import content_from
from letter.example import example_json
from letter.pdf import write_pdf
from letter.split import Split, split
from tests.letter.split.test_docx import printed_alone

ROOT = Path(__file__).resolve().parents[3]
OPENING = "提案收悉，现答复如下：\n"


def taken(text: str) -> Split:
    return split(text.encode(), "a.txt")


def letter(body: str, *, to: str = "苏望舒委员：", end: str = "云川市商务局\n2026年6月1日\n") -> LetterContent:
    """Return what a small letter is split into."""
    return taken(f"{to}\n{OPENING}{body}\n{end}").content


def said(found: Split, kind: str) -> str:
    return "\n".join(f"{note.said}{note.text}" for note in found.notes if note.kind == kind)


@pytest.mark.parametrize("name", ["example", "short", "long"])
def test_text_copied_out_of_a_pdf(name: str):
    path = ROOT / "fixtures" / "letters" / f"{name}.json"
    content = content_from(json.loads(example_json() if name == "example" else path.read_text(encoding="utf-8")))
    pages = pypdfium2.PdfDocument(write_pdf(compose(content)))
    found = taken("\f".join(page.get_textpage().get_text_range() for page in pages))
    wanted = printed_alone(content)
    for field in ("title", "addressees", "opening", "passages", "closing", "issuers", "dated_on", "contact", "copied_to", "doc_number"):
        assert getattr(found.content, field) == getattr(wanted, field), field
    assert "页码" in said(found, "dropped")
    assert found.sheets[0].value("title") == content.proposals[0].title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("沈青禾　陈 卓　欧阳若水委员：", ("沈青禾委员", "陈卓委员", "欧阳若水委员")),
        ("沈青禾、陈卓 委员:", ("沈青禾委员", "陈卓委员")),
        ("欧阳 修委员：", ("欧阳修委员",)),
        ("尊敬的周 舒代表、林深代表：", ("周舒代表", "林深代表")),
        ("民革云川市委，沈青禾等3名委员：", ("民革云川市委", "沈青禾等3名委员")),
        ("政协云川市委员会提案委员会：", ("政协云川市委员会提案委员会",)),
        ("九三学社云川市委员会、沈青禾委员：", ("九三学社云川市委员会", "沈青禾委员")),
        ("沈青禾（领衔）、陈卓代表：", ("沈青禾（领衔）代表", "陈卓代表")),
        ("各位委员：", ("各位委员",)),
        ("沈青禾委员：\n陈卓委员：", ("沈青禾委员", "陈卓委员")),
    ],
)  # fmt: skip
def test_addressees(line: str, names: tuple[str, ...]):
    assert letter("已办。", to=line).addressees == names


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026年6月1日", "2026-06-01"), ("２０２６年６月１日", "2026-06-01"), ("二〇二六年六月一日", "2026-06-01"), ("二O二六年十二月三十一日", "2026-12-31"),
        ("二○二六年十月二十日", "2026-10-20"), ("2026.06.01", "2026-06-01"), ("2026-6-1", "2026-06-01"), ("2026 年 6 月 1 日", "2026-06-01"),
        ("2026年  月  日", ""), ("　年　月　日", ""), ("2026年×月×日", ""), ("2026年2月30日", ""),
    ],
)  # fmt: skip
def test_dates(written: str, iso: str):
    content = letter("已办。", end=f"云川市商务局\n{written}\n")
    assert content.dated_on == iso


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("附件：名单", ("名单",)), ("附件：1.甲表\n2.乙表", ("甲表", "乙表")), ("附件：1、甲表；2、乙表。", ("甲表", "乙表")),
        ("附件1：甲表\n附件2：乙表", ("甲表", "乙表")), ("附：名单", ("名单",)), ("附　件：\n1．甲表\n2．乙表", ("甲表", "乙表")),
        ("附件：2.8亿元资金安排表", ("2.8亿元资金安排表",)), ("附件：1.2026年计划 2.2025年总结", ("2026年计划", "2025年总结")),
        ("附件：3份", ()), ("附件3份", ()), ("附件：（略）", ()), ("附件：共2件", ()), ("附件：征询意见表", ()),
        ("附件 1 甲表\n附件 2 乙表", ("甲表", "乙表")),
    ],
)  # fmt: skip
def test_notes_of_attachments(note: str, names: tuple[str, ...]):
    content = letter(f"已办。\n{note}")
    assert tuple(one.name for one in content.attachments) == names
    assert content.passages == (Paragraph("已办。"),)


@pytest.mark.parametrize(
    ("line", "name", "phone"),
    [
        ("（联系人：何时雨，联系电话：0000-0000555）", "何时雨", "0000-0000555"),
        ("联系人：何 时　电话：00000000555", "何时", "00000000555"),
        ("联系人及电话：何时雨 0000-0000555", "何时雨", "0000-0000555"),
        ("承办单位：市场科　联系人：何时雨　联系电话：0000-0000555转8", "何时雨", "0000-0000555转8"),
        ("联系人：何时雨", "何时雨", ""),
        ("联系人：何时雨\n联系电话：0000-0000555", "何时雨", "0000-0000555"),
        ("经办人：何时雨；办公电话：0000-0000555。", "何时雨", "0000-0000555"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [True, False], ids=["before the copies", "behind them"])
def test_contact_lines(line: str, name: str, phone: str, before: bool):
    copies = "抄送：市政协提案委员会、市政府办公室（督查科、秘书科）。"
    lines = [line, copies] if before else [copies, line]
    content = letter("已办。", end="\n".join(["云川市商务局", "2026年6月1日", *lines]))
    assert (content.contact.name, content.contact.phone) == (name, phone)
    assert content.copied_to == ("市政协提案委员会", "市政府办公室（督查科、秘书科）")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("云川商函〔2026〕7号", ("云川商函", 2026, 7)), ("云川商函[2026]7号", ("云川商函", 2026, 7)), ("云川商函（2026）第 007 号", ("云川商函", 2026, 7)),
        ("云川商函【2026】12 号", ("云川商函", 2026, 12)), ("云川商函〔2026〕　号", None), ("云川商函〔2026〕__号", None),
    ],
)  # fmt: skip
def test_numbers(line: str, number: tuple[str, int, int] | None):
    found = taken(f"{line}\n关于第7号提案的答复\n苏望舒委员：\n{OPENING}已办。\n").content
    assert found.title == "关于第7号提案的答复"
    assert (found.doc_number and (found.doc_number.issuer_code, found.doc_number.year, found.doc_number.serial)) == number


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("2.8亿元资金已到位。", (Paragraph("2.8亿元资金已到位。"),)),
        ("1.2亿元资金已到位。\n3.6万人受益。", (Paragraph("1.2亿元资金已到位。"), Paragraph("3.6万人受益。"))),
        ("2. 8亿元资金已到位。", (Paragraph("2. 8亿元资金已到位。"),)),
        ("1.2026年新建8处。已建成。\n2.2027年再建4处。已立项。", (Section("2026年新建8处", (Paragraph("已建成。"),)), Section("2027年再建4处", (Paragraph("已立项。"),)))),
        ("一是建机制；二是抓落实；三是强监督。", (Paragraph("一是建机制；二是抓落实；三是强监督。"),)),
        ("第一季度已完成。\n第二产业增长8%。", (Paragraph("第一季度已完成。"), Paragraph("第二产业增长8%。"))),
        ("二是抓落实。已落实。", (Paragraph("二是抓落实。已落实。"),)),
        ("一要建机制。已建立。\n二要抓落实。已落实。", (Item("建机制。", "已建立。"), Item("抓落实。", "已落实。"))),
        ("一、现状\n已办。\n三、打算\n再办。", (Section("现状", (Paragraph("已办。"),)), Section("打算", (Paragraph("再办。"),)))),
        ("一．现状：\n已办。\n二．打算：\n再办。", (Section("现状", (Paragraph("已办。"),)), Section("打算", (Paragraph("再办。"),)))),
        ("一、现状\n1、硬件\n甲。\n(1)路灯\n乙。\n①灯杆320根。", (Section("现状", (Section("硬件", (Paragraph("甲。"), Section("路灯", (Paragraph("乙。"), Paragraph("①灯杆320根。"))))),)),)),
    ],
)  # fmt: skip
def test_what_is_a_heading_and_what_is_none(body: str, passages: tuple):
    assert letter(body).passages == passages


def test_numbers_that_skip_are_doubtful():
    found = taken(f"苏望舒委员：\n{OPENING}一、现状\n已办。\n三、打算\n再办。\n")
    assert "序号不连续" in said(found, "doubtful")


def test_running_heads_beside_page_numbers():
    page = "云川市商务局答复函稿\n"
    found = taken(f"{page}苏望舒委员：\n{OPENING}我局已在河东、河西增设\n- 1 -\n{page}夜市8处，年底再增\n- 2 -\n{page}设4处。\n云川市商务局\n2026年6月1日\n")
    assert found.content.passages == (Paragraph("我局已在河东、河西增设夜市8处，年底再增设4处。"),)
    assert "每页重复的页眉" in said(found, "dropped")


def test_an_answer_to_a_question_ends_the_items():
    content = letter("一是建机制。已建立。\n二是抓落实。已落实。\n已通过验收。\n关于您提出的停车问题，已划线320处。")
    assert content.passages == (
        Item("建机制。", "已建立。"), Item("抓落实。", "已落实。", ("已通过验收。",)), Paragraph("关于您提出的停车问题，已划线320处。"),
    )  # fmt: skip


def test_a_letter_without_date_keeps_its_signature():
    content = letter("已办。\n感谢您的关心。", end="云川市商务局\n抄送：市政协提案委员会\n")
    assert ([one.name for one in content.issuers], content.closing, content.copied_to) == (["云川市商务局"], ("感谢您的关心。",), ("市政协提案委员会",))


@pytest.mark.parametrize(
    ("title", "purpose"),
    [("关于第7号提案的再次答复函", "second"), ("关于第7号提案的会办意见", "opinion"), ("关于第7号提案的答复函", "reply")],
)
def test_purposes(title: str, purpose: str):
    assert taken(f"{title}\n苏望舒委员：\n{OPENING}已办。\n").content.purpose == purpose


TEXT = "新增站点6个，已经开放使用两年。"


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("一、扩大供给\n", Section("扩大供给", (Paragraph(TEXT),))),
        ("（一）扩大供给\n", Section("扩大供给", (Paragraph(TEXT),))),
        ("1. 关于扩大供给的建议\n", Section("关于扩大供给的建议", (Paragraph(TEXT),))),
        ("# 扩大供给\n", Section("扩大供给", (Paragraph(TEXT),))),
        ("扩大供给\n", Paragraph("扩大供给")),
    ],
)
def test_a_piece_without_a_head_loses_nothing(head: str, kept: Section | Paragraph):
    found = taken(f"{head}{TEXT}\n")
    assert found.content.passages[0] == kept
    assert (found.content.title, found.content.issuer_mark, said(found, "dropped")) == ("", "", "")


def test_a_head_without_an_addressee_is_one():
    found = taken(f"云川市民政局\n关于政协第136号提案的答复\n一、扩大供给\n{TEXT}\n").content
    assert (found.issuer_mark, found.title) == ("云川市民政局", "关于政协第136号提案的答复")
    assert found.passages == (Section("扩大供给", (Paragraph(TEXT),)),)
