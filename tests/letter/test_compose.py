"""Composing letters: what is said in which order and face, the letterhead, full pages."""

from __future__ import annotations

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.compose.letterhead import fit_mark
from letter.content import Item, LetterContent, Paragraph, Section
from letter.layout import (
    DoubleRuleBlock,
    TextBlock,
)
from letter.lines import natural_width
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import full_letter, letter_of, short_letter, text_of


def test_what_is_placed_and_what_flows_say_the_same_words():
    for content in (full_letter(), short_letter(), letter_of(40)):
        layout = compose(content)
        placed: dict[int, str] = {}
        for page in layout.pages:
            for line in page.lines:
                if line.style != "page_number":
                    placed[line.block] = placed.get(line.block, "") + line.text
        flowing = sorted(
            block.replace("\n", "").replace("\t", "") for block in layout.text.split("\n")
        )
        assert sorted("".join(placed.values())) == sorted("".join(flowing))


def test_numbers_come_from_the_order():
    content = full_letter(
        passages=(
            Section(
                "甲",
                (
                    Item("领句。", "文。"),
                    Item("领句。", "文。"),
                    Paragraph("段。"),
                    Item("", "文。"),
                ),
            ),
            Section(
                "乙",
                (
                    Section("丙", (Section("丁", (Paragraph("段。"),)),)),
                    Section("戊", (Item("领句。", "文。"),)),
                ),
            ),
        )
    )
    layout = compose(content)
    assert said(layout, "heading_1") == ["一、甲", "二、乙"]
    assert said(layout, "heading_2") == ["（一）丙", "（二）戊"]
    assert said(layout, "heading_3") == ["1.丁"]
    body = said(layout, "body")
    assert body[1:5] == ["一是领句。文。", "二是领句。文。", "段。", "三是文。"]
    assert "领句。文。" in body  # a single item needs no 一是


@pytest.mark.parametrize(
    ("style", "face"), [("bold", "fangsong_bold"), ("kaiti", "kaiti"), ("heiti", "heiti")]
)
def test_the_lead_sentence_with_its_number_has_the_face_of_the_profile(style: str, face: str):
    layout = compose(full_letter(), Profile(lead_style=style))
    leads = [
        block.inlines
        for block in layout.flow
        if isinstance(block, TextBlock) and block.text.startswith("一是摸清底数。")
    ]
    assert leads
    for lead, text in leads:
        assert (lead.text, lead.face, text.face) == ("一是摸清底数。", face, "fangsong")


def test_faces_of_headings_follow_their_level():
    layout = compose(full_letter())
    faces = {
        line.style: line.runs[0].face
        for line in lines_of(layout, "heading_1", "heading_2", "heading_3")
    }
    assert faces == {"heading_1": "heiti", "heading_2": "kaiti", "heading_3": "fangsong"}


def test_addressees_end_with_the_full_width_colon():
    layout = compose(full_letter(addressees=("民建云川市委员会", "林知行等4名委员")))
    assert said(layout, "addressee") == ["民建云川市委员会、林知行等4名委员："]
    assert lines_of(layout, "addressee")[0].x_mm == gb.LEFT_MM


def test_page_one_has_the_letterhead_and_only_page_one():
    layout = compose(full_letter())
    assert len(layout.pages[0].strokes) == 4
    assert all(stroke.colour == "red" for stroke in layout.pages[0].strokes)
    assert not any(stroke.colour == "red" for page in layout.pages[1:] for stroke in page.strokes)
    assert sum(isinstance(block, DoubleRuleBlock) for block in layout.flow) == 2


def test_a_pre_printed_letterhead_keeps_its_place():
    printed, blank = compose(full_letter()), compose(full_letter(), Profile(preprinted=True))
    assert not blank.pages[0].strokes
    assert not lines_of(blank, "mark")
    assert lines_of(blank, "title")[0].top_mm == lines_of(printed, "title")[0].top_mm


def test_class_mark_places():
    below = lines_of(compose(full_letter(urgency="")), "class_mark", "doc_number")
    assert [line.style for line in below] == ["doc_number", "class_mark"]
    assert below[1].top_mm - below[0].top_mm == pytest.approx(gb.LINE_MM)
    row = lines_of(
        compose(full_letter(urgency=""), Profile(class_mark_place="number_row")),
        "class_mark",
        "doc_number",
    )
    assert row[0].top_mm == row[1].top_mm
    assert not lines_of(compose(full_letter(), Profile(class_mark_place="none")), "class_mark")


def test_without_a_number_its_row_keeps_its_place():
    numbered, draft = compose(full_letter()), compose(full_letter(doc_number=None))
    assert not lines_of(draft, "doc_number")
    assert lines_of(draft, "title")[0].top_mm == lines_of(numbered, "title")[0].top_mm


@pytest.mark.parametrize("count", range(2, 31))
def test_the_mark_fits_whatever_its_length(count: int):
    run = fit_mark("云" * count)
    width = (natural_width([run]) - run.spacing_pt * run.scale) * gb.MM_PER_PT
    assert gb.MARK_LOWEST_PT <= run.size_pt <= gb.MARK_TALLEST_PT
    assert width <= gb.MARK_WIDTH_MM + 0.01
    assert width >= 25
    assert 0.45 < run.scale <= 1


def test_a_full_page_has_22_lines_of_28_characters():
    layout = compose(letter_of(60))
    page = [line for line in layout.pages[1].lines if line.style == "body"]
    assert len(page) == 22
    assert [len(line.text) for line in page] == [28] * 22
    tops = [line.top_mm for line in page]
    assert tops == pytest.approx([37 + n * 225 / 22 for n in range(22)])


def test_page_one_runs_down_to_272():
    bodies = [line for line in compose(letter_of(60)).pages[0].lines if line.style == "body"]
    last = bodies[-1]
    assert last.em_bottom_mm <= 272.07
    assert last.em_bottom_mm + gb.LINE_MM > 272.07


def test_headings_do_not_stand_last_on_a_page():
    sections = tuple(
        Section(f"标题{n}", (Paragraph(text_of(40 + 28 * (n % 5))),)) for n in range(40)
    )
    layout = compose(letter_of(1, passages=sections))
    for page in layout.pages[:-1]:
        bodies = [line for line in page.lines if line.style in ("body", "heading_1")]
        assert bodies[-1].style == "body"
    free = compose(letter_of(1, passages=sections), Profile(keep_headings=False))
    assert any(
        [line for line in page.lines if line.style != "page_number"][-1].style == "heading_1"
        for page in free.pages[:-1]
    )


def test_an_empty_letter_still_composes():
    layout = compose(LetterContent())
    assert len(layout.pages) == 1
    assert [line.style for line in layout.pages[0].lines] == ["dated_on"]


def test_seal_and_signature_of_the_same_content_compose_alike():
    assert compose(full_letter()) == compose(full_letter())
