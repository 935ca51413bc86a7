"""A letter that will be published: how to reach somebody, and who somebody is, is pointed at before it goes out."""

from dataclasses import replace

import pytest

from letter.content import Attachment, Item, Paragraph, Proposer, Section
from letter.example import example
from letter.proof import proofread

NOBODY = "990000199001010000"
MOBILE = "13800000000"


def said_of(content) -> list:
    """What is said of people and secrets."""
    return [finding for finding in proofread(content) if finding.rule.startswith("PRV")]


def found(text: str, **changes) -> list[str]:
    """What kind of thing each finding names."""
    content = replace(example(), passages=(Paragraph(text),), **changes)
    kinds = ("身份证", "电话", "邮箱", "通讯地址", "住址")
    return [kind for finding in said_of(content) for kind in kinds if kind in finding.said]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"请联系{MOBILE}。", ["电话"]),
        ("请联系138 0000 0000。", ["电话"]),
        ("请联系１３８００００００００。", ["电话"]),
        ("电话0000-0000108或者0000—0000109。", ["电话", "电话"]),
        ("电话：000-00000000。", ["电话"]),
        ("联系电话：0000 0001。", ["电话"]),
        ("传真为00000001，", ["电话"]),
        (f"其身份证号{NOBODY}。", ["身份证"]),
        (f"其身份证号{NOBODY[:-1]}x。", ["身份证"]),
        ("其身份证号９９００００１９９００１０１０００Ｘ。", ["身份证"]),
        ("来信请寄a.b@example.com。", ["邮箱"]),
        ("来信请寄a＠example.com。", ["邮箱"]),
        (f"{NOBODY}，{MOBILE}，a@example.com。", ["身份证", "电话", "邮箱"]),
    ],
)
def test_numbers_of_people(text, kinds):
    assert found(text) == kinds


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
    assert found("已到云川市河东区听松路18号走访。", proposals=proposals) == ["通讯地址"]
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
        ({"passages": (Section("一", (Item(MOBILE[:5], MOBILE[5:]),)),)}, "passages[0].passages[0].lead_in"),
        ({"passages": (Item("一", "二", ("三", MOBILE)),)}, "passages[0].more[1]"),
        ({"attachments": (Attachment(MOBILE),)}, "attachments[0].name"),
        ({"attachments": (Attachment("一", (MOBILE,)),)}, "attachments[0].paragraphs[0]"),
        ({"attachments": (Attachment("一", (), (("姓名", "电话"), ("周云舒", MOBILE))),)}, "attachments[0].rows[1][1]"),
    ],
)
def test_every_place_is_looked_at(changes, where):
    [finding] = said_of(replace(example(), **changes))
    assert (finding.rule, finding.level, finding.where) == ("PRV-01S", "suspect", where)
    assert MOBILE not in finding.said and MOBILE[-4:] in finding.said and finding.wanted


@pytest.mark.parametrize(("disclosure", "asked"), [("public", True), ("on_request", False), ("withheld", False), ("", False)])
def test_only_what_will_be_published_is_asked_about(disclosure, asked):
    content = replace(example(), opening=MOBILE, disclosure=disclosure, disclosure_reason="涉及个人事项")
    assert ("PRV-01S" in [finding.rule for finding in said_of(content)]) is asked


def test_where_somebody_is_said_to_live():
    assert found("家住清溪街36号的老人已签约。") == ["住址"]
    assert found("住在三楼以上的老人优先，居住在高层的住户占四成，听松路18号已开工。") == []


def test_a_letter_that_names_nobody_s_number():
    assert example().contact.phone and said_of(example()) == []


@pytest.mark.parametrize("mark", ["机密★1年", "内部"])
def test_a_letter_with_a_classification_is_stopped(mark):
    [finding] = said_of(replace(example(), classification=mark))
    assert (finding.rule, finding.level, finding.where) == ("PRV-03E", "error", "classification")
    assert mark in finding.said and "不处理涉密事项" in finding.wanted
    assert said_of(replace(example(), classification="  ")) == []


@pytest.mark.parametrize("changes", [{"urgency": "机密★1年"}, {"opening": "秘密"}, {"opening": "绝密 ★30年"}, {"copied_to": ("秘密★",)}])
def test_a_mark_of_classification_anywhere(changes):
    assert [finding.rule for finding in said_of(replace(example(), **changes))] == ["PRV-03E"]


@pytest.mark.parametrize("text", ["依法保守国家秘密。", "严禁泄露商业秘密", "保密工作", "机密文件的管理"])
def test_words_about_secrets_are_no_marks(text):
    assert said_of(replace(example(), opening=text)) == []


def test_an_open_choice_is_asked_for():
    assert [finding.rule for finding in said_of(replace(example(), disclosure=""))] == ["PRV-02S"]


def test_long_hostile_texts_take_no_time():
    for text in ("1" * 5_000, "a." * 2_500, "0000-" * 1_000, "电话" * 2_500, "a@" * 2_500):
        assert found(text) == []
