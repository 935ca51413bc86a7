"""The signature block: seals in rows, names under them, without seal, without date, forms stamped by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import Issuer
from letter.layout import Layout, PlacedLine
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import full_letter, letter_of, short_letter


def check_seals(layout: Layout) -> None:
    """Every seal inside the type area, none touching another, each over its own name and no name beside another's."""
    for page, slot in layout.seals:
        radius = slot.diameter_mm / 2
        assert slot.centre_x_mm - radius >= gb.LEFT_MM - 0.01
        assert slot.centre_x_mm + radius <= gb.RIGHT_MM + 0.01
        assert slot.centre_y_mm + radius <= (gb.FIRST_PAGE_BOTTOM_MM if page == 0 else gb.BOTTOM_MM) + 0.01
        # No empty seal: every one presses a name.
        assert any(
            line.style == "issuer_name"
            and abs(line.x_mm + line.width_mm / 2 - slot.centre_x_mm) < 0.1
            and abs(line.top_mm + line.height_mm / 2 - slot.centre_y_mm) < radius
            for line in layout.pages[page].lines
        )
        copied = [line.em_top_mm for line in layout.pages[page].lines if line.style == "copied_to"]
        assert slot.centre_y_mm + radius <= min(copied, default=297)
    for (page, one), (other_page, two) in combinations(layout.seals, 2):
        across, down = one.centre_x_mm - two.centre_x_mm, one.centre_y_mm - two.centre_y_mm
        apart = (across**2 + down**2) ** 0.5 - (one.diameter_mm + two.diameter_mm) / 2
        assert page != other_page or apart >= gb.SEAL_APART_MM - 0.01
    [day] = lines_of(layout, "dated_on")
    *_, (_, last) = layout.seals
    assert day.x_mm + day.width_mm / 2 == pytest.approx(last.centre_x_mm, abs=0.01)
    names = lines_of(layout, "issuer_name")
    for one, two in combinations(names, 2):
        beside = abs(one.top_mm - two.top_mm) < 1 and abs(one.x_mm - two.x_mm) > 1
        assert not beside or one.x_mm + one.width_mm <= two.x_mm or two.x_mm + two.width_mm <= one.x_mm
    for line in (*names, day):
        assert line.x_mm >= gb.LEFT_MM - 0.01
        assert line.x_mm + line.width_mm <= gb.RIGHT_MM + 0.01


@pytest.mark.parametrize("diameter", [30, 38, 42, 45, 50, 58])
def test_the_gap_above_the_name_follows_from_the_seal(diameter: float):
    layout = compose(letter_of(10, issuers=(Issuer("云川市民政局", diameter),)))
    [(page, slot)] = layout.seals
    text = [line for line in layout.pages[page].lines if line.style == "body"][-1]
    assert 0 <= slot.centre_y_mm - diameter / 2 - text.em_bottom_mm <= 10.23


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, 9, 20])
@pytest.mark.parametrize(
    ("name", "diameter"),
    [("云川市民政局", 42), ("云川市人力资源和社会保障局", 42), ("云川市民政局", 50)],
)
def test_several_seals_stand_in_rows_and_never_touch(count: int, name: str, diameter: float):
    layout = compose(letter_of(30, issuers=(Issuer(name, diameter),) * count))
    assert [slot.issuer for _, slot in layout.seals] == list(range(count))
    check_seals(layout)
    for page, slot in layout.seals:
        row = [other for where, other in layout.seals if where == page and other.centre_y_mm == slot.centre_y_mm]
        assert len(row) <= 3


@settings(deadline=None, max_examples=150, suppress_health_check=(HealthCheck.too_slow,))
@given(
    st.lists(st.tuples(st.integers(3, 30), st.sampled_from([38, 40, 42, 45, 50])), min_size=1, max_size=6),
    st.integers(1, 40),
    st.sampled_from(["2026-06-09", "2026-12-31", ""]),
)
@example([(20, 38), (3, 38)], 1, "")
def test_any_bodies_under_any_seals(bodies: list[tuple[int, int]], lines: int, day: str):
    issuers = tuple(Issuer(("云川市人力资源和社会保障局" * 3)[:length], diameter) for length, diameter in bodies)
    layout = compose(letter_of(lines, issuers=issuers, dated_on=day))
    check_seals(layout)
    assert len({page for page, _ in layout.seals}) == 1, "never parted"
    assert "".join(said(layout, "issuer_name")) == "".join(issuer.name for issuer in issuers)
    [page] = {page for page, _ in layout.seals}
    text = [line for line in layout.pages[page].lines if line.style == "body"]
    assert text
    first = [slot for _, slot in layout.seals if slot.centre_y_mm == min(each.centre_y_mm for _, each in layout.seals)]
    for slot in first:
        below = slot.centre_y_mm - slot.diameter_mm / 2 - text[-1].em_bottom_mm
        assert below >= gb.SEAL_CLEAR_MM - 0.01
        assert below <= gb.SEAL_TOP_WITHIN_MM + 0.01 or len({each.diameter_mm for each in first}) > 1


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("diameter", [38, 42, 50])
def test_names_and_date_stand_slightly_below_the_centre(count: int, diameter: float):
    layout = compose(letter_of(12, issuers=(Issuer("云川市民政局", diameter),) * count))
    [day] = lines_of(layout, "dated_on")
    names = lines_of(layout, "issuer_name")
    slots = [slot for _, slot in layout.seals]
    pair = (names[-1].em_top_mm + day.em_bottom_mm) / 2
    assert pair - slots[-1].centre_y_mm == pytest.approx(3.0)
    for name, slot in zip(names, slots, strict=True):
        if slot.centre_y_mm != slots[-1].centre_y_mm:
            assert (name.em_top_mm + name.em_bottom_mm) / 2 - slot.centre_y_mm == pytest.approx(3.0)
    # Rows stand at one distance, columns above each other.
    heights = sorted({slot.centre_y_mm for slot in slots})
    assert len({round(lower - upper, 3) for upper, lower in pairwise(heights)}) <= 1
    assert len({round(slot.centre_x_mm, 3) for slot in slots}) == min(count, 3 if count != 4 else 2)


def test_seals_of_several_sizes_stand_at_one_distance():
    layout = compose(letter_of(5, issuers=(Issuer("云川市财政局", 50), Issuer("云川市民政局", 42), Issuer("云川市教育局", 38))))
    slots = [slot for _, slot in layout.seals]
    for left, right in pairwise(slots):
        assert right.centre_x_mm - left.centre_x_mm - (left.diameter_mm + right.diameter_mm) / 2 == pytest.approx(2.0)
    text = lines_of(layout, "body")[-1]
    assert all(slot.centre_y_mm - slot.diameter_mm / 2 - text.em_bottom_mm <= 10.23 for slot in slots)


def test_a_long_name_is_broken_between_its_words_and_pressed_with_the_date():
    name = "云川市人民政府推进政府职能转变和简政放权协调小组办公室综合协调处"
    layout = compose(letter_of(4, issuers=(Issuer(name),)))
    lines = lines_of(layout, "issuer_name")
    assert [line.text for line in lines] == ["云川市人民政府推进政府职能转变和", "简政放权协调小组办公室综合协调处"]
    [day] = lines_of(layout, "dated_on")
    [(_, slot)] = layout.seals
    assert (lines[0].em_top_mm + day.em_bottom_mm) / 2 - slot.centre_y_mm == pytest.approx(3.0)
    joint = compose(letter_of(3, issuers=(Issuer("云川市人力资源和社会保障局劳动关系与权益保护处"),) * 4))
    assert {line.text for line in lines_of(joint, "issuer_name")} == {"云川市人力资源和社会保障局", "劳动关系与权益保护处"}
    assert len({slot.centre_y_mm for _, slot in joint.seals}) == 2, "two rows instead of four"


def test_wet_stamp_keeps_the_place_and_draws_no_seal():
    printed, wet = compose(short_letter()), compose(short_letter(), Profile(seal="wet"))
    assert not list(wet.seals)
    assert [page.lines for page in wet.pages] == [page.lines for page in printed.pages]


@pytest.mark.parametrize("name", ["云川市民政局", "云川局", "云川市人力资源和社会保障局", "云川市" * 10])
@pytest.mark.parametrize("day", ["2026-06-09", "2026-12-31"])
def test_signature_without_a_seal(name: str, day: str):
    layout = compose(short_letter(issuers=(Issuer(name),), dated_on=day), Profile(seal="none"))
    names = lines_of(layout, "issuer_name")
    [dated] = lines_of(layout, "dated_on")
    text = lines_of(layout, "body", "attachment_note")[-1]
    assert names[0].top_mm - text.top_mm == pytest.approx(2 * gb.LINE_MM), "one line free"
    assert dated.top_mm - names[-1].top_mm == pytest.approx(gb.LINE_MM), "the next line"
    assert {round(dated.x_mm - line.x_mm, 2) for line in names} == {round(2 * gb.CELL_MM, 2)}
    edge = gb.RIGHT_MM - 2 * gb.CELL_MM
    assert max(line.x_mm + line.width_mm for line in (*names, dated)) == pytest.approx(edge, abs=0.01)
    assert min(line.x_mm for line in names) >= gb.LEFT_MM - 0.01
    assert not list(layout.seals)


def test_a_joint_letter_without_seals_lists_its_bodies_downwards():
    names = ("云川市民政局", "云川市教育局", "云川市人力资源和社会保障局")
    layout = compose(short_letter(issuers=tuple(map(Issuer, names))), Profile(seal="none"))
    lines = lines_of(layout, "issuer_name")
    assert [line.text for line in lines] == list(names)
    assert len({line.x_mm for line in lines}) == 1
    assert [round(below.top_mm - above.top_mm, 3) for above, below in pairwise(lines)] == [round(gb.LINE_MM, 3)] * 2


@pytest.mark.parametrize("profile", [Profile(preprinted=True), Profile(seal="wet", preprinted=True), Profile(seal="wet")])
def test_forms_printed_and_stamped_by_hand_keep_every_place(profile: Profile):
    def places(layout: Layout) -> list[list[PlacedLine]]:
        return [[replace(line, block=0) for line in page.lines if line.style != "mark"] for page in layout.pages]

    form = compose(full_letter(), profile)
    assert places(form) == places(compose(full_letter()))
    red = [stroke for page in form.pages for stroke in page.strokes if stroke.colour == "red"]
    assert bool(red) is not profile.preprinted
    marks = [run for page in form.pages for line in page.lines for run in line.runs if run.colour == "red"]
    assert bool(marks) is not profile.preprinted
    assert bool(list(form.seals)) is (profile.seal == "print")


def test_without_a_date_its_place_is_kept():
    layout = compose(short_letter(dated_on=""))
    [day] = lines_of(layout, "dated_on")
    assert day.text == "　　　　年　月　日"


def test_a_name_as_long_as_the_page_stays_in_the_type_area():
    layout = compose(short_letter(issuers=(Issuer("云川" * 30),)))
    for line in lines_of(layout, "issuer_name"):
        assert line.x_mm >= gb.LEFT_MM - 0.01
        assert line.x_mm + line.width_mm <= gb.RIGHT_MM + 0.01
