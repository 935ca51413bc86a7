"""JSON to LetterContent and back: strict, with the place named."""

import copy
import json
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letter import content
from letter.content import Item, LetterContent, Paragraph, Section
from letter.decoding import ContentError, content_from, content_to, loads
from letter.example import example, example_json
from tests.letter.strategies import letters


def problems(data) -> tuple[str, ...]:
    with pytest.raises(ContentError) as raised:
        content_from(data)
    return raised.value.problems


@given(letters())
@settings(max_examples=150, deadline=None)
def test_a_letter_comes_back_from_json_as_it_was(letter):
    assert content_from(json.loads(json.dumps(content_to(letter)))) == letter


@given(letters(st.text(st.characters(exclude_categories=()), max_size=10)))
@settings(max_examples=100, deadline=None)
def test_whatever_comes_in_is_clean_and_stays_as_it_is(letter):
    once = content_from(content_to(letter))
    assert content_from(content_to(once)) == once
    json.dumps(content_to(once), ensure_ascii=False).encode("utf-8")  # no lone surrogate is left


def test_every_field_is_written():
    written = content_to(example())
    assert list(written) == [field.name for field in fields(LetterContent)]
    assert all(not is_dataclass(value) for value in written.values())


def test_fields_with_defaults_may_be_left_out():
    assert content_from({}) == LetterContent()
    assert content_from({"passages": [{"type": "paragraph", "text": "甲"}]}).passages == (Paragraph("甲"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "内容：应为对象，得到列表"),
        ({"title": 5}, "title：应为文字，得到数字"),
        ({"title": None}, "title：应为文字，得到空值"),
        ({"title": True}, "title：应为文字，得到是非值"),
        ({"titel": "甲"}, "titel：没有这个字段，是否为 title？"),
        ({"身份": "甲"}, "身份：没有这个字段"),
        ({"kind": "congress"}, "kind：“congress”不在可选值之内（cppcc、npc）"),
        ({"disclosure": "x"}, "disclosure：“x”不在可选值之内（空、public、on_request、withheld）"),
        ({"addressees": "张某某委员"}, "addressees：应为列表，得到文字"),
        ({"addressees": ["甲", {}]}, "addressees[1]：应为文字，得到对象"),
        ({"dated_on": "2026年6月9日"}, "dated_on：应为日期（如 2026-06-09），得到“2026年6月9日”"),
        ({"dated_on": "2026-02-30"}, "dated_on：应为日期（如 2026-06-09），得到“2026-02-30”"),
        ({"dated_on": "20260609"}, "dated_on：应为日期（如 2026-06-09），得到“20260609”"),
        ({"schema": 2}, "schema：应为 1"),
        ({"schema": 1.0}, "schema：应为整数，得到数字"),
        ({"schema": True}, "schema：应为整数，得到是非值"),
        ({"doc_number": {"issuer_code": "云函", "year": 26, "serial": 1}}, "doc_number.year：应为 1949 至 9999"),
        ({"doc_number": {"issuer_code": "云函", "year": 2026}}, "doc_number.serial：缺少这个字段"),
        ({"doc_number": {"issuer_code": "云函", "year": 2026, "serial": 10**400}}, "doc_number.serial：应为 1 至 999999"),
        ({"doc_number": {"issuer_code": "云 函", "year": 2026, "serial": 1}}, "doc_number.issuer_code：“云 函”不能用作机关代字"),
        ({"doc_number": {"issuer_code": "", "year": 2026, "serial": 1}}, "doc_number.issuer_code：“”不能用作机关代字"),
        ({"issuers": [{"name": "云川市财政局", "seal_mm": float("nan")}]}, "issuers[0].seal_mm：应为 20 至 60"),
        ({"feedback": {"title": "表", "with_definitions": 1}}, "feedback.with_definitions：应为 true 或 false，得到数字"),
        ({"passages": [{"text": "甲"}]}, "passages[0].type：应为 section、item、paragraph 之一"),
        ({"passages": [{"type": ["item"]}]}, "passages[0].type：应为 section、item、paragraph 之一"),
        ({"passages": ["甲"]}, "passages[0]：应为对象，得到文字"),
        ({"passages": [{"type": "item", "heading": "甲"}]}, "passages[0].heading：没有这个字段"),
    ],
)
def test_a_wrong_place_is_named(data, said):
    assert problems(data) == (said,)


def test_the_place_deep_in_the_letter_is_named():
    data = content_to(example())
    data["passages"][1]["passages"][1]["passages"][0]["lead_in"] = 7
    assert problems(data) == ("passages[1].passages[1].passages[0].lead_in：应为文字，得到数字",)


def test_all_problems_come_at_once():
    assert problems({"title": 5, "kind": "x", "copied_to": [1, "甲", None]}) == (
        "title：应为文字，得到数字",
        "kind：“x”不在可选值之内（cppcc、npc）",
        "copied_to[0]：应为文字，得到数字",
        "copied_to[2]：应为文字，得到空值",
    )


def test_a_flood_of_problems_is_cut():
    assert len(problems({"closing": [1] * 2000})) == 50


def nested(depth: int) -> dict:
    section: dict = {"type": "section", "heading": f"第{depth}层"}
    return section if depth == 1 else {"type": "section", "heading": "上层", "passages": [nested(depth - 1)]}


def test_three_levels_of_headings_and_no_more():
    assert content_from({"passages": [nested(3)]}).passages[0].passages[0].passages[0] == Section("第1层")
    assert problems({"passages": [nested(4)]}) == ("passages[0].passages[0].passages[0].passages[0]：标题超过 3 级",)


def test_endless_nesting_is_refused_without_ado():
    data: dict = {"type": "section", "heading": "底"}
    for _ in range(100_000):
        data = {"type": "section", "heading": "层", "passages": [data]}
    assert len(problems({"passages": [data]})) == 1


@pytest.mark.parametrize("text", ["长" * 5001, "字" * 6000])
def test_a_paragraph_over_the_limit(text):
    said = problems({"passages": [{"type": "item", "text": text}]})
    assert said == (f"passages[0].text：共 {len(text)} 字，超过 5000 字",)


def test_exactly_at_the_limits():
    paragraphs = [{"type": "paragraph", "text": "满" * 5000}] * 10
    assert len(content_from({"passages": paragraphs}).passages) == 10
    assert problems({"passages": paragraphs, "title": "多"}) == ("全文：共 50001 字，超过 50000 字",)
    headings = [{"type": "section", "heading": "题"}] * 200
    assert len(content_from({"passages": headings}).passages) == 200
    assert problems({"passages": headings + headings[:1]}) == ("passages：共 201 个标题，超过 200 个",)
    names = ["名" * 50] * 100
    assert content_from({"addressees": names, "copied_to": names}).copied_to[-1] == names[-1]
    assert problems({"addressees": [*names, "多"]}) == ("addressees：共 5001 字，超过 5000 字",)
    assert problems({"copied_to": [*names, "多"]}) == ("copied_to：共 5001 字，超过 5000 字",)


def test_lists_have_their_limits():
    assert problems({"issuers": [{"name": "甲"}] * 21}) == ("issuers：共 21 项，超过 20 项",)


def test_texts_pass_the_door():
    letter = content_from(
        {"title": "一\r\n二\x00\u202e", "opening": "您\ud800好\u200b\n再见", "passages": [{"type": "item", "text": "e\u0301"}]}
    )
    assert letter.title == "一\n二"
    assert letter.opening == "您好再见"
    assert letter.passages == (Item(text="é"),)


def test_a_name_from_outside_cannot_break_the_message():
    (said,) = problems({"甲\n\u202e" + "乙" * 100: 1})
    assert said == f"甲{'乙' * 39}…：没有这个字段"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff{}", "不是 UTF-8 文本（第 1 字节）"),
        ('{"title": }', "不是合法的 JSON：第 1 行第 11 列"),
        ('{"title": "a", "title": "b"}', "字段“title”出现了两次"),
        ('{"schema": NaN}', "数字不能是 NaN"),
        ('{"schema": -Infinity}', "数字不能是 -Infinity"),
        ("[" * 100_000, "层次过深"),
        ('{"schema": ' + "9" * 5000 + "}", "数字过长"),
        ('"' + "a" * (4 * 1024 * 1024) + '"', "文件过大：最多 4 MB"),
    ],
)
def test_json_that_is_refused(text, said):
    with pytest.raises(ContentError) as raised:
        loads(text)
    assert raised.value.problems == (said,)


def test_a_byte_order_mark_does_no_harm():
    assert loads(b"\xef\xbb\xbf{}") == {}


def test_the_example_shows_everything():
    letter = example()
    kinds = {type(passage) for passage, _ in content.walk(letter.passages)}
    assert kinds == {Section, Item, Paragraph}
    assert max(depth for passage, depth in content.walk(letter.passages) if isinstance(passage, Section)) == 2
    assert len(letter.proposals[0].proposers) == 2
    assert len(letter.proposals[0].assisting_units) == 2
    assert letter.attachments[0].rows
    assert letter.feedback and letter.doc_number and letter.outcome and letter.dated_on
    assert letter.outcome in letter.scheme.outcomes


def test_the_example_file_leaves_no_field_to_guess():
    assert json.loads(example_json()).keys() == content_to(example()).keys()


def test_reading_does_not_change_the_data():
    data = json.loads(example_json())
    before = copy.deepcopy(data)
    content_from(data)
    assert data == before
