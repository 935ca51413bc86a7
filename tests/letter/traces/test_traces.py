"""花脸稿: what stays, goes and comes; readable; the older and the newer text both read back; bounded in work."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letter.content import Item, LetterContent, Paragraph, Section
from letter.traces import compare, traces
from tests.bounds import comes_to_an_end

OLD = "今年以来，我局投入资金1200万元，新建养老服务站12个，惠及老人3.2万人次。"


def read(pieces, without):
    return "".join(piece.text for piece in pieces if piece.kind != without)


def said(pieces):
    marks = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (OLD, OLD, OLD),
        ("2025年完成5%。", "2026年完成8%。", "[-2025-][+2026+]年完成[-5%-][+8%+]。"),
        ("加快推进建设。", "加快推进项目建设。", "加快推进[+项目+]建设。"),
        ("已经全部建成并投入使用。", "已投入使用。", "已[-经全部建成并-]投入使用。"),
        ("", "新写的。", "[+新写的。+]"),
        ("删去的。", "", "[-删去的。-]"),
        ("甲乙丙丁", "戊己庚辛", "[-甲乙丙丁-][+戊己庚辛+]"),
        ("第一句。第二句不变。", "第二句不变。第三句。", "[-第一句。-]第二句不变。[+第三句。+]"),
    ],
)
def test_what_a_reader_sees(before, after, shown):
    assert said(compare(before, after)) == shown


def test_no_confetti():
    pieces = compare("建立了由分管领导牵头的工作机制", "形成了以主要领导负责的协调机制")
    between = [piece.text for piece in pieces[1:-1] if piece.kind == "same"]
    assert all(len(text) >= 2 for text in between), said(pieces)


@settings(max_examples=200)
@given(st.text("甲乙丙丁，。12a \n", max_size=60), st.text("甲乙丙丁，。12a \n", max_size=60))
def test_both_texts_read_back(before, after):
    pieces = compare(before, after)
    assert (read(pieces, "ins"), read(pieces, "del")) == (before, after)
    assert all(one.kind != other.kind or one.kind == "same" for one, other in itertools.pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲" * 6000, "乙" * 6000),
        ("甲" * 6000, "甲" * 5000),
        ("甲乙" * 3000, "乙甲丙" * 2000),
        ("".join(chr(0x4E00 + place % 5000) for place in range(6000)), "".join(chr(0x4E00 + place * 7 % 5000) for place in range(6000))),
    ],
)
def test_hostile_texts_come_to_an_end(before, after):
    with comes_to_an_end():
        pieces = compare(before, after)
    assert (read(pieces, "ins"), read(pieces, "del")) == (before, after)


def letter(*passages, **values):
    return LetterContent(title="标题", addressees=("某委员",), opening="收悉。", passages=passages, **values)


A = Section("打造平台", (Item("建平台。", "已建成三个平台，入驻企业百家。", key="i"), Item("引人才。", "引进人才二十名。", key="j")), key="a")
B = Section("优化服务", (Paragraph("服务事项全部网上办理。", key="p"),), key="b")


def test_nothing_changed():
    assert traces(letter(A, B), letter(A, B)).changed == ()


def test_moved_changed_added_removed():
    new = replace(B, passages=(Paragraph("服务事项全部网上办理，平均用时两天。", key="p"), Paragraph("设立服务专窗。", key="q")))
    found = traces(letter(A, B), letter(new, replace(A, passages=(A.passages[1],))))
    assert [(row.change, row.label, row.was) for row in found.changed] == [
        ("moved", "一、标题", "二、标题"), ("moved", "一、段落", "二、段落"), ("added", "一、段落", ""),
        ("removed", "一、一是领句", ""), ("removed", "一、一是", ""),
    ]  # fmt: skip
    assert found.inserted >= len("，平均用时两天") + len("设立服务专窗。")


def test_a_passage_retyped_under_another_key_is_a_change():
    found = traces(letter(Paragraph(OLD, key="x")), letter(Paragraph(OLD.replace("12个", "15个"), key="y")))
    [row] = found.changed
    assert row.change == "changed" and "[-12-][+15+]" in said(row.pieces)


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"disclosure": "public"}, "公开属性"),
        ({"copied_to": ("市政府督查室",)}, "抄送"),
        ({"print_run": 6}, "印制份数"),
        ({"urgency": "特急"}, "紧急程度"),
    ],
)
def test_what_is_chosen_counts_too(values, label):
    [row] = traces(letter(A), letter(A, **values)).changed
    assert (row.change, row.label) == ("added", label)


@settings(max_examples=60)
@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_reading_back_whole_letters(order, changed):
    rows = [Paragraph(f"第{place}段写了一些话。", key=f"k{place}") for place in range(6)]
    new = [replace(rows[place], text=rows[place].text + "补充。") if place in changed else rows[place] for place in order]
    found = traces(letter(*rows), letter(*new)).rows
    texts = [read(row.pieces, "del") for row in found if row.kind == "paragraph" and row.change != "removed"]
    assert texts == [row.text for row in new]
    assert sorted(read(row.pieces, "ins") for row in found if row.kind == "paragraph") == sorted(row.text for row in rows)
