"""The frame: what is read, what is masked, where things stand, what a fix does, how fast it all is."""

from dataclasses import replace

import pytest

from letter.content import Item, LetterContent, Paragraph, Section
from letter.decoding import content_from, content_to
from letter.example import example
from letter.finding import Finding
from letter.limits import printed_texts
from letter.proof import RULES, Facts, fixed, proofread, text_at, with_text
from letter.proof.reading import FILL, Read, masked
from letter.proof.rule import Example, Rule, register
from tests.bounds import comes_to_an_end
from tests.letter.samples import full_letter, text_of


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("他说“好。”我们照办", "他说“##”我们照办"),
        ("印发《关于落实〈条例〉的通知》", "印发《###########》"),
        ("《办法》（云川政办发〔2025〕18号）", "《##》（##############）"),
        ("提出“让‘一老’有依靠”", "提出“########”"),
        ("补助（3万元）", "补助（3万元）"),
        ("见https://a.example/b,c。", "见#####################。"),
        ("写信到zf@yc.example，谢谢", "写信到#############，谢谢"),
        ("没有另一半的“引号。", "没有另一半的“引号。"),
    ],
)
def test_masked(text, hidden):
    """Marks stay, and so do all places."""
    assert masked(text) == hidden.replace("#", FILL)
    assert len(masked(text)) == len(text)


def test_every_text_is_read_once_in_its_place():
    letter = example()
    read = Read(letter)
    assert len({region.where for region in read.regions}) == len(read.regions)
    for region in read.regions:
        assert text_at(letter, region.where) == region.text
    joined = "".join(region.text for region in read.regions)
    for text in filter(None, (*printed_texts(letter), *letter.addressees, *letter.copied_to)):
        assert text in joined


def test_reading_order_is_the_order_of_print():
    order = [region.kind for region in Read(example()).regions]
    places = [order.index(kind) for kind in ("issuer_mark", "title", "addressee", "opening", "heading", "closing", "issuer", "copied_to", "table")]
    assert places == sorted(places)


def test_a_lead_and_its_text_are_one_paragraph():
    flow = next(Read(replace(example(), passages=(Item("摸清底数。", "逐户登记。"),))).paragraphs({"item"}))
    assert flow.text == "摸清底数。逐户登记。"
    assert flow.hit(5, 7, "")[0] == "passages[0].text"
    assert flow.hit(5, 7, "").span == (0, 2)
    crossing = flow.hit(4, 6, "", fix="x")
    assert (crossing.where, crossing.span, crossing.fix) == ("passages[0].lead_in", (4, 5), None)


PLACES = [
    "title", "opening", "closing[0]", "addressees[1]", "passages[0].heading", "passages[0].passages[0].lead_in",
    "passages[0].passages[1].more[0]", "passages[1].passages[1].passages[0].text", "attachments[0].name",
    "attachments[0].rows[1][2]", "issuers[0].name", "contact.phone", "proposals[0].proposers[0].name", "doc_number.issuer_code",
]  # fmt: skip


@pytest.mark.parametrize("where", PLACES)
def test_a_text_is_replaced_and_nothing_else(where):
    letter = example()
    changed = with_text(letter, where, "改过的文字")
    assert text_at(changed, where) == "改过的文字"
    assert with_text(changed, where, text_at(letter, where)) == letter
    assert content_from(content_to(changed)) == changed


@pytest.mark.parametrize("where", ["", "nothing", "passages[99].text", "closing", "closing[0].text", "title[0]", "title.x", "a b", "issuers[0]", "schema"])
def test_a_place_that_is_none(where):
    with pytest.raises(LookupError):
        text_at(example(), where)
    with pytest.raises(LookupError):
        with_text(example(), where, "文字")


def _fix(span, fix, where="opening"):
    return Finding("PUN-01E", "error", where, "", span=span, fix=fix)


def test_fixes_go_in_from_right_to_left():
    letter = replace(example(), opening="甲,乙,丙")
    assert fixed(letter, [_fix((1, 2), "，"), _fix((3, 4), "，")]).opening == "甲，乙，丙"
    assert fixed(letter, [_fix((1, 2), ""), _fix((3, 4), "……")]).opening == "甲乙……丙"


def test_a_fix_is_left_out_where_the_text_has_changed():
    old = replace(example(), opening="甲,乙,丙")
    new = replace(old, opening="甲，乙,丙")
    assert fixed(new, [_fix((1, 2), "x"), _fix((3, 4), "，")], found_in=old).opening == "甲，乙，丙"
    assert fixed(replace(old, passages=()), [_fix((0, 1), "x", "passages[0].heading")]).passages == ()


def test_of_overlapping_fixes_one_is_kept():
    letter = replace(example(), opening="甲,,乙")
    assert fixed(letter, [_fix((1, 3), "，"), _fix((2, 3), "")]).opening == "甲,乙"


def test_what_has_no_fix_stays():
    letter = example()
    assert fixed(letter, [Finding("PUN-04E", "error", "opening", "", span=(0, 1))]) is letter


def test_findings_come_in_reading_order():
    letter = replace(example(), title="标题,函", closing=("结束，。",), passages=(Section("标题。", (Paragraph("甲,乙;丙。"),)),), dated_on="2026-02-30")
    found = [one for one in proofread(letter) if one.rule.startswith(("FMT", "STR", "PUN"))]
    order = [one.where for one in found]
    assert order == ["title", "passages[0].heading", "passages[0].passages[0].text", "passages[0].passages[0].text", "closing[0]", "dated_on"]
    assert found[2].span < found[3].span


def test_a_rule_has_an_id_of_the_list():
    example_of = Example("文字")
    for wrong in ("XYZ-01E", "PUN-1E", "PUN-01X", "PUN-01E"):
        with pytest.raises(ValueError, match=wrong):
            register(Rule(wrong, "名", "实务", "实务", example_of, example_of))


def test_only_hints_and_rules_of_practice_may_be_off():
    assert not RULES["PUN-01E"].may_be_off
    assert not RULES["FMT-08S"].may_be_off
    assert RULES["FMT-09H"].may_be_off
    assert RULES["NUM-04S"].may_be_off


def test_an_empty_letter_and_a_full_one():
    empty = replace(example(), title="", addressees=(), opening="", passages=(), closing=(), attachments=(), issuers=(), copied_to=())
    for letter in (LetterContent(), empty):
        assert [one for one in proofread(letter, Facts()) if one.rule.startswith(("FMT", "STR", "PUN", "NUM"))] == []
    assert {one.rule for one in proofread(full_letter()) if one.level == "error"} == {"PUN-04E"}


def test_five_thousand_characters_come_to_an_end():
    """How fast is told by the benchmark."""
    letter = replace(example(), passages=tuple(Section("全面摸排", (Paragraph(text_of(250)), Item("摸清底数。", text_of(250)))) for _ in range(10)))
    assert sum(map(len, printed_texts(letter))) > 5_000
    with comes_to_an_end():
        proofread(letter)
