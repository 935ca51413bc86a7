"""A sheet takes one side whatever it says, or is refused by the name of what is too long."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letter import gbt9704 as gb
from letter.check.layout import findings_of
from letter.compose import LayoutError, compose, refused_sheets
from letter.content import (
    LetterContent,
    Outcome,
    OutcomeScheme,
    SheetField,
    SheetRow,
)
from letter.decoding import content_from, content_to
from letter.profile import Profile
from tests.letter.samples import text_of
from tests.letter.sheets import (
    EIGHT,
    JOINED,
    MEMBER,
    PARTY,
    TWENTY,
    USUAL,
    cells_of,
    letter_with,
    page_of,
    size_of,
    with_rows,
)


@pytest.mark.parametrize("binding", ["separate", "bound"])
@pytest.mark.parametrize(
    "content",
    [
        letter_with(),
        letter_with(title=text_of(80)),
        letter_with(replace(USUAL, joint_signs="all"), proposers=TWENTY, copied_to=()),
        letter_with(scheme=EIGHT, outcome=EIGHT.outcomes[0], copied_to=()),
        letter_with(
            title=text_of(80),
            proposers=TWENTY,
            scheme=EIGHT,
            outcome=EIGHT.outcomes[7],
            copied_to=(),
        ),
        letter_with(proposers=(replace(MEMBER, address="", phone=""),)),
        letter_with(proposers=(PARTY,)),
        letter_with(proposers=(), scheme=None, outcome=None, title="　"),
    ],
    ids=[
        "plain",
        "title80",
        "twenty_sign",
        "eight_classes",
        "all_at_once",
        "no_phone",
        "party",
        "empty",
    ],
)
def test_one_side_in_either_binding_with_its_label(content: LetterContent, binding: str):
    page = page_of(content, Profile(sheet_binding=binding))
    assert page.lines[0].text == ("附件" if binding == "bound" else "云川民函〔2026〕3号附件")
    assert gb.TABLE_SMALLEST_PT <= size_of(page) <= gb.TABLE_LARGEST_PT
    assert max(stroke.top_mm + stroke.height_mm for stroke in page.strokes) <= gb.BOTTOM_MM + 0.3
    assert all(
        line.x_mm >= gb.LEFT_MM and line.x_mm + line.width_mm <= gb.RIGHT_MM + 0.01
        for line in page.lines
    )
    assert bool(page.number) == (binding == "bound")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": text_of(3000)}, r"“提案标题”（3000字）"),
        ({"template": replace(USUAL, notes=(text_of(2000),))}, r"“说明”（2\d\d\d字）"),
        (
            {"scheme": OutcomeScheme("x", "x", (Outcome("A", "", text_of(3000)),))},
            r"“分类说明”（3\d\d\d字）",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_its_name(changes: dict, named: str):
    with pytest.raises(
        LayoutError,
        match=rf"^第012号的《政协提案办理情况征询意见表》.*一面A4纸排不下：字号已缩到9磅，仍高出\d+毫米；占地方最多的是{named}，请精简。$",
    ):
        compose(letter_with(**changes))


@pytest.mark.parametrize("binding", ["separate", "bound"])
@pytest.mark.parametrize("length", [80, 700, 900, 1100, 3000])
def test_the_check_knows_beforehand_what_will_be_refused(length: int, binding: str):
    content, profile = letter_with(title=text_of(length)), Profile(sheet_binding=binding)
    said = refused_sheets(content, profile)
    try:
        compose(content, profile)
    except LayoutError as error:
        assert said == [str(error)]
        assert [f"{finding.said}。" for finding in findings_of(content, profile)] == said
    else:
        assert said == [] and findings_of(content, profile) == []


def test_each_sheet_that_is_refused_is_told():
    content = letter_with(title=text_of(3000))
    twice = replace(
        content, proposals=(*content.proposals, replace(content.proposals[0], number="013"))
    )
    assert [said[:5] for said in refused_sheets(twice)] == ["第012号", "第013号"]
    assert refused_sheets(replace(twice, feedback=None)) == []


def test_too_many_rows_are_told_as_such():
    rows = tuple(SheetRow("question", f"问题{place}") for place in range(60))
    with pytest.raises(LayoutError, match="栏目过多，请减少"):
        compose(letter_with(with_rows(*rows)))


ROWS = st.lists(
    st.builds(
        SheetRow,
        st.sampled_from(get_args(SheetField)),
        st.sampled_from(("", "栏名", "很长很长的一个栏名")),
        beside=st.booleans(),
        group=st.sampled_from(("", "", "甲方填", "乙")),
        options=st.sampled_from(((), ("是", "否"))),
    ),
    max_size=14,
).map(tuple)


@given(
    ROWS,
    st.sampled_from([(MEMBER,), JOINED, (PARTY,), ()]),
    st.sampled_from(["lead", "all"]),
    st.integers(1, 120),
)
@settings(max_examples=60, deadline=None)
def test_any_rows_make_one_side_or_a_sentence(rows, proposers, signs, length):
    content = letter_with(
        with_rows(*rows, joint_signs=signs), proposers=proposers, title=text_of(length)
    )
    assert content_from(content_to(content)) == content
    try:
        page = page_of(content)
    except LayoutError as error:
        assert str(error).endswith("。")
        return
    assert all(stroke.top_mm + stroke.height_mm <= gb.BOTTOM_MM + 0.3 for stroke in page.strokes)
    drawn = sorted(
        "".join(line.text for line in page.lines if line.style in ("sheet_cell", "sheet_note"))
        .replace(" ", "")
        .replace("\u3000", "")
    )
    meant = sorted(
        "".join(text for row in cells_of(content) for text in row)
        .replace(" ", "")
        .replace("\u3000", "")
    )
    assert drawn == meant, "no word is lost"
