"""A letter that will be published: how to reach somebody, and who somebody is, is pointed at before it goes out."""

from dataclasses import replace

import pytest

from letter.content import Attachment, Item, Paragraph, Proposer, Section
from letter.example import example
from responses.inspection import inspect
from responses.privacy import found_in_public

NOBODY = "990000199001010000"
MOBILE = "13800000000"


def found(text: str, **changes) -> list[str]:
    content = replace(example(), passages=(Paragraph(text),), **changes)
    return [finding.rule for finding in found_in_public(content)]


def test_a_letter_that_names_nobody_s_number():
    assert found_in_public(example()) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"请联系{MOBILE}。", ["PRV-02S"]),
        ("请联系138 0000 0000。", ["PRV-02S"]),
        ("请联系１３８００００００００。", ["PRV-02S"]),
        ("电话0000-0000108或者0000—0000109。", ["PRV-02S", "PRV-02S"]),
        ("电话：000-00000000。", ["PRV-02S"]),
        ("联系电话：0000 0001。", ["PRV-02S"]),
        ("传真为00000001，", ["PRV-02S"]),
        (f"其身份证号{NOBODY}。", ["PRV-01S"]),
        (f"其身份证号{NOBODY[:-1]}x。", ["PRV-01S"]),
        ("其身份证号９９００００１９９００１０１０００Ｘ。", ["PRV-01S"]),
        ("来信请寄a.b@example.com。", ["PRV-04S"]),
        ("来信请寄a＠example.com。", ["PRV-04S"]),
        (f"{NOBODY}，{MOBILE}，a@example.com。", ["PRV-01S", "PRV-02S", "PRV-04S"]),
    ],
)
def test_numbers_of_people(text, rules):
    assert found(text) == rules


@pytest.mark.parametrize(
    "text",
    [
        "投入1.38亿元，改造1380户，完成率100.00%。",
        "可拨打12345热线，也可拨打电话12345。",
        "依据云政发〔2026〕13号，2026年1月1日起施行。",
        "项目编号2026-000-00000000-0000A，合同号HT13800000000。",
        "流水号990000199001010000123，批次号138000000000。",
        "信用代码91990000MA00000000。",
        "面积13800000平方米，见附件1-8。",
        "@所有人，1@2，电话会议2026年6月9日召开。",
    ],
)
def test_numbers_of_nobody(text):
    assert found(text) == []


def test_where_a_proposer_lives():
    lives = Proposer("周云舒", address="云川市河东区听松路18号", lead=True)
    works = Proposer("陈知远", address="云川市第一中学")
    proposals = (replace(example().proposals[0], proposers=(lives, works)),)
    assert found("已到云川市河东区听松路18号走访。", proposals=proposals) == ["PRV-03S"]
    assert found("已到云川市第一中学走访。", proposals=proposals) == [], "where somebody works may be what the letter is about"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": f"关于{MOBILE}的\n答复函"}, "title"),
        ({"addressees": (f"周云舒委员{MOBILE}",)}, "addressees[0]"),
        ({"opening": MOBILE}, "opening"),
        ({"closing": ("谢谢。", MOBILE)}, "closing[1]"),
        ({"copied_to": (MOBILE,)}, "copied_to[0]"),
        ({"passages": (Section(MOBILE, (Paragraph("一。"),)),)}, "passages[0].heading"),
        ({"passages": (Section("一", (Item(MOBILE[:5], MOBILE[5:]),)),)}, "passages[0].passages[0]"),
        ({"passages": (Item("一", "二", ("三", MOBILE)),)}, "passages[0].more[1]"),
        ({"attachments": (Attachment(MOBILE),)}, "attachments[0].name"),
        ({"attachments": (Attachment("一", (MOBILE,)),)}, "attachments[0].paragraphs[0]"),
        ({"attachments": (Attachment("一", (), (("姓名", "电话"), ("周云舒", MOBILE))),)}, "attachments[0].rows[1]"),
    ],
)
def test_every_place_is_looked_at(changes, where):
    [finding] = found_in_public(replace(example(), **changes))
    assert (finding.rule, finding.level, finding.where) == ("PRV-02S", "suspect", where)
    assert MOBILE not in finding.said and MOBILE[-4:] in finding.said and finding.wanted


@pytest.mark.parametrize(("disclosure", "asked"), [("public", True), ("on_request", False), ("withheld", False), ("", False)])
def test_only_what_will_be_published_is_asked_about(disclosure, asked):
    content = replace(example(), opening=MOBILE, disclosure=disclosure, disclosure_reason="涉及个人事项")
    assert ("PRV-02S" in [finding.rule for finding in inspect(content)]) is asked


def test_the_contact_of_the_office_is_no_finding():
    content = example()
    assert content.contact.phone and not [one for one in inspect(content) if one.rule.startswith("PRV")]


def test_long_hostile_texts_take_no_time():
    for text in ("1" * 5_000, "a." * 2_500, "0000-" * 1_000, "电话" * 2_500, "a@" * 2_500):
        assert found(text) == []
