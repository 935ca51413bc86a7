"""What the standard leaves open, or an office may choose, is no finding: other schools of margins, other signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.docx import write_docx
from letter.layout import Layout, PlacedLine, Run, SealSlot
from letter.measure.files import measure_docx, measure_pdf
from letter.measure.verdict import Measurement, Report
from letter.pdf import write_pdf
from letter.profile import Profile
from tests.letter.measure.altering import lines, look, page, shift
from tests.letter.measure.letters import layout_of
from tests.letter.samples import full_letter, letter_of, seal_png

TALL_MM = (gb.AREA_HEIGHT_MM - gb.BODY_PT * gb.MM_PER_PT) / 21
"""Lines whose em boxes fill the type area: 22 of them, 29.6 pt apart."""


def measured(layout: Layout, *, sealed: bool = True) -> Report:
    images = {slot.issuer: seal_png() for _, slot in layout.seals} if sealed else {}
    return measure_pdf(write_pdf(layout, images=images))


def one(report: Report, rule: str) -> Measurement:
    [found] = [each for each in report.measurements if each.rule == rule]
    return found


def _taller(layout: Layout) -> Layout:
    lead = (gb.LINE_MM - gb.BODY_PT * gb.MM_PER_PT) / 2

    def bent(line: PlacedLine) -> PlacedLine:
        row = round((line.top_mm - gb.TOP_MM) / gb.LINE_MM)
        return replace(line, top_mm=gb.TOP_MM - lead + row * TALL_MM) if line.style == "body" else line

    later = [replace(each, lines=tuple(map(bent, each.lines))) for each in layout.pages[1:]]
    return replace(layout, pages=(layout.pages[0], *later))


def test_em_boxes_that_fill_the_type_area():
    report = measured(_taller(layout_of("long")))
    for rule in ("top_margin", "line_pitch", "area_foot", "lines_a_page"):
        assert one(report, rule).verdict == "right", rule
    assert "33476" in one(report, "top_margin").why
    assert report.is_clean


def test_their_margins_in_a_docx():
    data = shift("top", 34.58 - gb.TOP_MM)(write_docx(layout_of("long")))
    assert one(measure_docx(data, None), "setup_top").verdict == "right"
    data = shift("top", 2)(write_docx(layout_of("long")))
    assert one(measure_docx(data, None), "setup_top").verdict == "wrong"


def test_a_margin_off_by_two_is_not_taken_for_the_other_school():
    report = measured(lines("*", lambda line: replace(line, top_mm=line.top_mm - 2))(layout_of("long")))
    assert one(report, "top_margin").verdict == "wrong"


def test_a_place_kept_for_a_wet_stamp():
    report = measured(layout_of("everything"), sealed=False)
    assert report.is_clean
    assert one(report, "date_place").verdict == "right"
    assert "手工" in one(report, "date_place").why
    assert {one(report, rule).verdict for rule in ("seal_axis", "seal_presses", "seal_top", "seal_not_blank")} == {"unmeasured"}


def test_a_letter_without_seal():
    layout = compose(letter_of(12), Profile(seal="none"))
    report = measured(layout)
    assert report.is_clean
    assert "右移 2.0 字" in one(report, "date_place").found
    assert one(report, "plain_gap").verdict == "right"


def test_a_signature_stamp_beside_the_signers_title():
    """7.3.5.3: the title left 空二字, the red stamp to its right, the date 右空四字 below."""
    date_right = gb.RIGHT_MM - gb.DATE_RIGHT_CELLS * gb.CELL_MM

    def bent(each):
        lines = [
            replace(line, x_mm=gb.LEFT_MM + 2 * gb.CELL_MM, runs=(Run("局长", "fangsong", 16.0, spacing_pt=-0.21),))
            if line.style == "issuer_name"
            else line
            for line in each.lines
        ]
        return replace(each, lines=tuple(lines), seals=(SealSlot(0, date_right - 30, 100.0, 28.0),))

    layout = page(1, bent)(replace(layout_of("everything"), flow=()))
    layout = replace(layout, pages=(replace(layout.pages[0], seals=()), *layout.pages[1:]))
    report = measured(layout)
    assert one(report, "date_place").verdict == "right"
    assert one(report, "name_place").verdict == "beside"


@pytest.mark.parametrize("style", ["kaiti", "heiti"])
def test_lead_sentences_in_another_face_are_a_hint(style: str):
    report = measured(compose(full_letter(), Profile(lead_style=style)))
    assert one(report, "body_face").verdict == "hint"
    assert {"kaiti": "楷体", "heiti": "黑体"}[style] in one(report, "body_face").found


def test_a_mark_in_another_face_is_a_hint():
    assert one(measured(look("mark", face="heiti")(layout_of("everything"))), "mark_face").verdict == "hint"


def test_preprinted_paper_is_not_blamed():
    report = measured(compose(letter_of(12), Profile(preprinted=True)))
    assert report.is_clean
    assert "预印" in one(report, "mark_top").why
    assert one(report, "second_rule_foot").verdict == "unmeasured"


def test_a_draft_says_so_and_only_that():
    report = measured(compose(letter_of(12), Profile(draft_mark="草稿")))
    assert report.is_clean
    assert one(report, "running_heads").verdict == "hint"
    assert "草稿" in one(report, "running_heads").found
