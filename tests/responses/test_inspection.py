"""抄送 against 署名 and 主送 and itself; 分送; what the layout shows; each with a letter that is right."""

from dataclasses import replace

import pytest

from letter.content import Copy, Issuer, Proposer
from letter.example import example
from letter.profile import Profile
from responses.inspection import inspect


def found(rule, profile=None, **changes):
    return [finding for finding in inspect(replace(example(), **changes), profile) if finding.rule == rule]


@pytest.mark.parametrize(
    ("changes", "where", "said"),
    [
        ({"copied_to": ("云川市财政局", "云川市住房和城乡建设局")}, "copied_to[1]", "又是署名机关"),
        ({"copied_to": ("云川市 住房和城乡建设局。",)}, "copied_to[0]", "又是署名机关"),
        ({"copied_to": ("云川市财政局、云川市住房和城乡建设局",)}, "copied_to[0]", "“云川市住房和城乡建设局”又是署名机关"),
        ({"copied_to": ("云川市民政局",), "issuers": (Issuer("云川市财政局"), Issuer("云川市民政局"))}, "copied_to[0]", "又是署名机关"),
        ({"copied_to": ("民建云川市委员会",), "addressees": ("林知行委员", "民建云川市委员会")}, "copied_to[0]", "又是主送"),
        ({"copied_to": ("民建云川市委员会",), "addressees": ("林知行委员、民建云川市委员会",)}, "copied_to[0]", "又是主送"),
    ],
)
def test_a_copy_to_who_has_the_letter_already(changes, where, said):
    [finding] = found("FIL-27S", **changes)
    assert (finding.level, finding.where) == ("suspect", where)
    assert said in finding.said and finding.wanted


@pytest.mark.parametrize(
    ("copied_to", "where", "said"),
    [
        (("云川市财政局", "云川市民政局", "云川市财政局"), "copied_to[0]", "“云川市财政局”列了2次"),
        (("云川市民政局", "云川市财政局、云川市财政局"), "copied_to[1]", "“云川市财政局”列了2次"),
        (("ＡＢ研究院", "AB 研究院", "AB研究院，"), "copied_to[0]", "列了3次"),
    ],
)
def test_a_copy_named_twice(copied_to, where, said):
    [finding] = found("FIL-28S", copied_to=copied_to)
    assert (finding.level, finding.where) == ("suspect", where)
    assert said in finding.said and finding.wanted


@pytest.mark.parametrize(
    "copied_to",
    [
        ("政协云川市委员会提案委员会", "云川市人民政府督查室"),
        ("云川市住房和城乡建设局执法支队", "云川市住房保障中心"),
        ("云川市民政局（办公室、信息科）", "云川市财政局（办公室、信息科）"),
        ("", " ", "、"),
        (),
    ],
)
def test_copies_that_are_right(copied_to):
    assert found("FIL-27S", copied_to=copied_to) == found("FIL-28S", copied_to=copied_to) == []


def test_the_layout_is_looked_at_in_the_unit_s_own_profile():
    many = tuple(f"沈青{n}委员" for n in "一二三四五六七八九十" * 7)
    assert [one.where for one in found("FMT-10E", addressees=many)] == ["addressees"]
    assert found("FMT-10E", Profile(title_gap_lines=0, class_mark_place="number_row"), addressees=many) == []
    assert found("FMT-10E", addressees=("沈青禾等70名委员",)) == []


def test_a_mark_nobody_can_read():
    assert [one.level for one in found("FMT-14E", issuer_mark="云" * 57)] == ["error"]
    assert found("FMT-14E", Profile(preprinted=True), issuer_mark="云" * 57) == []
    assert found("FMT-14E", issuer_mark="云" * 30) == []


def each(*lines, opening="您提出的提案收悉。", proposers=(("周云舒", "member"), ("陈知远", "member")), **changes):
    """The rules of 分送 that speak up, with their places."""
    proposals = (replace(example().proposals[0], proposers=tuple(Proposer(name, kind, lead=not n) for n, (name, kind) in enumerate(proposers))),)
    content = replace(example(), copies=tuple(map(Copy, lines)), opening=opening, proposals=proposals, **changes)
    return [(finding.rule, finding.where) for finding in inspect(content) if finding.rule.startswith("FIL-3")]


def test_copies_that_are_right_and_none_at_all():
    assert each("周云舒委员", "陈知远委员") == []
    assert each("周云舒副主席", "陈知远委员", print_run=2) == []
    assert each(opening="你们提出的提案收悉。") == []
    assert each("云川市财政局", purpose="extension") == []


@pytest.mark.parametrize(
    ("lines", "changes", "rules"),
    [
        (("周云舒委员", "陈知远委员", " 周云舒委员"), {}, [("FIL-32E", "copies[2]")]),
        (("周云舒委员", "陈知远委员"), {"print_run": 1}, [("FIL-33E", "print_run")]),
        (("周云舒委员", "陈知远委员", "林一木委员"), {}, [("FIL-34S", "copies[2]")]),
        (("周云舒委员",), {}, [("FIL-35S", "copies")]),
    ],
)
def test_copies_that_are_wrong(lines, changes, rules):
    assert each(*lines, **changes) == rules


PARTY, PERSON = ("民建云川市委员会", "party"), ("周云舒", "member")


@pytest.mark.parametrize(
    ("proposers", "opening", "is_said"),
    [
        ((PERSON, ("陈知远", "member")), "你们提出的", True),
        ((PERSON, ("陈知远", "member")), "您提出的", False),
        ((PERSON, ("陈知远", "member")), "贵委提出的", True),
        ((PERSON, ("陈知远", "member")), "政协委员提出的", False),
        ((PARTY, ("民盟云川市委员会", "party")), "贵委提出的", False),
        ((PARTY, ("民盟云川市委员会", "party")), "您提出的", True),
        ((PARTY, PERSON), "你们提出的", False),
        ((PARTY, PERSON), "您提出的", True),
        ((PARTY, PERSON), "贵委提出的", True),
    ],
)
def test_the_words_fit_whoever_opens_the_copy(proposers, opening, is_said):
    lines = [name + ("委员" if kind == "member" else "") for name, kind in proposers]
    assert each(*lines, proposers=proposers, opening=opening) == ([("FIL-36S", "opening")] if is_said else [])


def test_the_longest_copy_is_laid_out_and_every_character_looked_up():
    long = "云川市第一小学教育集团委员会" * 40
    assert [one.where for one in found("FMT-10E", copies=(Copy("周云舒委员"), Copy(long)))] == ["addressees"]
    [finding] = found("FNT-01E", copies=(Copy("\U0003134a委员"),))
    assert "U+3134A" in finding.said
