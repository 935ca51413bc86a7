"""The table of letters as PDF under the ruler: every line where it was composed, nothing else, nothing off its clause."""

from __future__ import annotations

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.layout import Layout, Page, PlacedLine
from letter.pdf import write_pdf
from tests.letter.measuring import Measured, TextLine
from tests.letter.samples import seal_png
from tests.letter.table import LONG, SHORT, Row

WITHIN = 0.3
BODY_STYLES = ("addressee", "body", "heading_1", "heading_2", "heading_3")


def words(text: str) -> str:
    return text.replace(" ", "").replace("　", "")


def found_at(line: PlacedLine, drawn: list[TextLine]) -> TextLine:
    """The characters that stand where a line was composed, cells that nearly touch taken apart."""
    chars = [char for one in drawn for char in one.chars if abs(one.em_top - line.em_top_mm) <= WITHIN and words(char.text)]
    chars.sort(key=lambda char: char.left)
    said = words(line.text)
    found = [chars[n : n + len(said)] for n in range(len(chars)) if "".join(char.text for char in chars[n : n + len(said)]) == said]
    assert found, (line.text, line.em_top_mm, [(one.text, one.em_top) for one in drawn])
    return min((TextLine(tuple(one)) for one in found), key=lambda one: abs(one.left - line.x_mm))


def check_lines(page: Page, drawn: list[TextLine]) -> None:
    for line in page.lines:
        if not words(line.text) or any(run.scale != 1 for run in line.runs):
            continue  # empty places; a scaled line is measured by its ink
        one = found_at(line, drawn)
        if words(line.text[0]):
            assert abs(one.left - line.x_mm) <= WITHIN, line.text
        if line.full:
            assert one.ends_at(line.x_mm + line.width_mm, WITHIN), line.text
            if line.style in BODY_STYLES:
                assert one.ends_at(gb.RIGHT_MM, WITHIN), line.text
    said = "".join(words(line.text) for line in page.lines)
    assert sorted(said) == sorted("".join(words(one.text) for one in drawn)), "no word lost, none added"


def check_signature(layout: Layout) -> None:
    """7.3.5: the signature with text on its page, each seal over its name, inside the type area, none touching."""
    place, page = next((n, one) for n, one in enumerate(layout.pages) if any(line.style == "dated_on" for line in one.lines))
    assert any(line.style in BODY_STYLES for line in page.lines), "the signature stands alone"
    date = next(line for line in page.lines if line.style == "dated_on")
    slots = [slot for index, slot in layout.seals if index == place]
    for slot in slots:
        assert slot.centre_x_mm - slot.diameter_mm / 2 >= gb.LEFT_MM - 0.01
        assert slot.centre_x_mm + slot.diameter_mm / 2 <= gb.RIGHT_MM + 0.01
    for index, one in enumerate(slots):
        for other in slots[index + 1 :]:
            apart = ((one.centre_x_mm - other.centre_x_mm) ** 2 + (one.centre_y_mm - other.centre_y_mm) ** 2) ** 0.5
            assert apart > (one.diameter_mm + other.diameter_mm) / 2, "seals touch"
    if slots:
        assert slots[-1].centre_x_mm == pytest.approx(date.x_mm + date.width_mm / 2, abs=0.1)


def check_row(row: Row) -> None:
    layout = compose(row.content, row.profile)
    seals = {slot.issuer: seal_png() for _, slot in layout.seals}
    measured = Measured(write_pdf(layout, images=seals))
    assert len(measured) == len(layout.pages)
    for number, page in enumerate(layout.pages):
        check_lines(page, measured.lines(number))
    check_signature(layout)


@pytest.mark.parametrize("row", SHORT, ids=lambda row: row.name)
def test_every_line_stands_where_it_was_composed(row: Row):
    check_row(row)


@pytest.mark.slow
@pytest.mark.parametrize("row", LONG, ids=lambda row: row.name)
def test_every_line_of_the_long_table(row: Row):
    check_row(row)
