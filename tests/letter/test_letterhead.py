"""What stands under the first red double line, and above it: order, places, what shares a row (clause 10.1)."""

from __future__ import annotations

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import Outcome
from letter.layout import FrameBlock, PlacedLine
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import full_letter

ROW = ("copy_number", "classification", "urgency", "doc_number", "class_mark", "signatory", "disclosure")


def rows(content, profile: Profile | None = None) -> list[tuple[str, str]]:
    """What stands above the title, left and right, from the top down."""
    layout = compose(content, profile)
    found: dict[float, dict[str, str]] = {}
    for line in lines_of(layout, *ROW):
        side = "left" if line.x_mm == gb.LEFT_MM else "right"
        found.setdefault(round(line.top_mm, 2), {})[side] = line.text
    return [(row.get("left", ""), row.get("right", "")) for _, row in sorted(found.items())]


def line(content, style: str, profile: Profile | None = None) -> PlacedLine:
    (found,) = lines_of(compose(content, profile), style)
    return found


def test_three_elements_stand_in_their_order_under_the_first_line():
    letter = full_letter(copy_number=12, classification="机密★1年", urgency="特急")
    assert rows(letter) == [("000012", "云川建函〔2026〕12号"), ("机密★1年", "A"), ("特急", "")]
    first = line(letter, "copy_number")
    rule_foot = max(stroke.top_mm + stroke.height_mm for stroke in compose(letter).pages[0].strokes[:2])
    assert first.em_top_mm - rule_foot == pytest.approx(4.94, abs=0.01)
    assert first.em_top_mm == pytest.approx(line(letter, "doc_number").em_top_mm)
    faces = {style: line(letter, style).runs[0].face for style in ("copy_number", "classification", "urgency")}
    assert faces == {"copy_number": "fangsong", "classification": "heiti", "urgency": "heiti"}
    title = lines_of(compose(letter), "title")[0]
    assert title.top_mm - line(letter, "urgency").top_mm == pytest.approx(3 * gb.LINE_MM), "two lines below the last element"


@pytest.mark.parametrize("number", [1, 999_999])
def test_the_copy_number_has_six_digits(number: int):
    assert line(full_letter(copy_number=number), "copy_number").text == f"{number:06d}"


def test_none_of_them_is_printed_unasked():
    assert rows(full_letter(urgency="")) == [("", "云川建函〔2026〕12号"), ("", "A")]


def test_the_class_mark_above_the_mark_stands_clear_of_it():
    profile = Profile(class_mark_place="upper_right")
    mark = line(full_letter(), "class_mark", profile)
    assert mark.x_mm + mark.width_mm == pytest.approx(gb.RIGHT_MM)
    assert mark.em_top_mm == pytest.approx(gb.CLASS_MARK_TOP_MM)
    assert mark.em_bottom_mm < gb.MARK_INK_TOP_MM - 2
    assert mark.em_top_mm >= gb.DRAFT_TOP_MM + gb.DRAFT_PT * gb.MM_PER_PT, "it stands clear of the word 草稿"
    assert rows(full_letter(urgency=""), profile) == [("", "A"), ("", "云川建函〔2026〕12号")]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("below_number", [("急件", "云川建函〔2026〕12号"), ("", "A"), ("", "签发人：沈亦川")]),
        ("number_row", [("急件", "云川建函〔2026〕12号"), ("签发人：沈亦川", "A")]),
    ],
)
def test_the_signatory_where_an_office_wants_him(place: str, wanted: list):
    letter = full_letter(signatory="沈亦川")
    profile = Profile(signatory_place=place)
    assert rows(letter, profile) == wanted
    assert [run.face for run in line(letter, "signatory", profile).runs] == ["fangsong", "kaiti"]
    assert not lines_of(compose(letter), "signatory")


def test_a_draft_keeps_the_places_of_signatory_and_disclosure():
    profile = Profile(signatory_place="below_number", disclosure_place="below_number")
    draft = full_letter(signatory="", disclosure="")
    signed = full_letter(signatory="沈亦川", disclosure="public")
    assert rows(draft, profile)[2:] == [("", "签发人："), ("", "公开属性：")]
    assert rows(signed, profile)[2:] == [("", "签发人：沈亦川"), ("", "公开属性：主动公开")]
    tops = [lines_of(compose(letter, profile), "title")[0].top_mm for letter in (draft, signed)]
    assert tops[0] == tops[1]


@pytest.mark.parametrize(("value", "said_as"), [("public", "主动公开"), ("on_request", "依申请公开"), ("withheld", "不予公开")])
def test_the_disclosure_above_the_imprint(value: str, said_as: str):
    layout = compose(full_letter(disclosure=value, attachments=()), Profile(disclosure_place="above_imprint"))
    assert said(layout, "copied_to")[0] == f"公开属性：{said_as}"
    lines = lines_of(layout, "copied_to")
    assert lines[-1].em_bottom_mm == pytest.approx(gb.BOTTOM_MM), "the 抄送 stays at the foot"
    assert lines[0].x_mm == pytest.approx(gb.LEFT_MM + gb.COPIED_TO_PT * gb.MM_PER_PT)
    alone = compose(full_letter(disclosure=value, copied_to=()), Profile(disclosure_place="above_imprint"))
    assert said(alone, "copied_to") == [f"公开属性：{said_as}"]


@pytest.mark.parametrize("left", ["特急", "急" * 30, "急" * 60])
def test_two_elements_of_a_row_never_touch(left: str):
    layout = compose(full_letter(urgency=left, outcome=Outcome("类" * 40)), Profile(class_mark_place="below_number"))
    (urgency,), (number,) = lines_of(layout, "urgency"), lines_of(layout, "doc_number")
    assert number.x_mm - (urgency.x_mm + urgency.width_mm) >= gb.CELL_MM - 0.01
    assert number.x_mm + number.width_mm == pytest.approx(gb.RIGHT_MM)
    (mark,) = lines_of(layout, "class_mark")
    assert mark.x_mm >= gb.LEFT_MM - 0.01


def test_the_flow_holds_every_element_at_its_place():
    profile = Profile(signatory_place="below_number", disclosure_place="below_number", class_mark_place="upper_right")
    layout = compose(full_letter(copy_number=1, classification="秘密", signatory="沈亦川", disclosure="public"), profile)
    frames = {block.blocks[0].style: block for block in layout.flow if isinstance(block, FrameBlock)}
    for style in ROW:
        (placed,) = lines_of(layout, style)
        assert frames[style].top_mm == placed.top_mm
        assert frames[style].blocks[0].text == placed.text


@pytest.mark.parametrize(
    ("choice", "clause"),
    [
        ({"class_mark_place": "upper_right"}, "10.1"), ({"signatory_place": "below_number"}, "7.2.6"),
        ({"signatory_place": "number_row"}, "7.2.6"), ({"disclosure_place": "below_number"}, "10.1"),
        ({"disclosure_place": "above_imprint"}, "10.1"),
    ],
)  # fmt: skip
def test_what_leaves_the_standard_is_named(choice: dict, clause: str):
    assert [deviation.clause for deviation in Profile(**choice).deviations()] == [clause]
