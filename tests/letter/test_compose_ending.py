"""The signature shares its page with text (7.3.5.5): spacing adjusted first, then lines carried over, no page too many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.compose.body import attachment_note
from letter.compose.imprint import CopiedTo, copied_to_blocks, footnote
from letter.compose.signature import compose_signature
from letter.content import (
    Attachment,
    ContactPerson,
    Issuer,
    Item,
    LetterContent,
    Paragraph,
    Section,
)
from letter.layout import Layout, PageBreak, PlacedLine, TextBlock
from letter.placing import Composed
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import letter_of

NOTE = (Attachment("云川市老旧小区停车改造计划"),)
NOTES = tuple(Attachment(f"云川市第{number}批老旧小区停车改造计划" * number) for number in (1, 2, 3))
COPIES = tuple(f"云川市第{number}区人民政府办公室" for number in range(1, 21))
SIX = (Issuer("云川市民政局", 50.0),) * 6
STAMP = (Issuer("云川市民政局", signer_title="云川市民政局局长"),)

LETTERS: dict[str, tuple[dict[str, object], Profile]] = {
    "plain": ({}, Profile()),
    "nothing below": ({"copied_to": (), "contact": ContactPerson()}, Profile()),
    "no 附注": ({"contact": ContactPerson()}, Profile()),
    "附件说明": ({"attachments": NOTE}, Profile()),
    "three 附件": ({"attachments": NOTES, "copied_to": ()}, Profile()),
    "long 抄送": ({"copied_to": COPIES}, Profile()),
    "no seal": ({}, Profile(seal="none")),
    "wet, contact below": ({"attachments": NOTE}, Profile(seal="wet", contact_place="below_copied_to")),
    "six seals": ({"issuers": SIX}, Profile()),
    "six seals, long 抄送": ({"issuers": SIX, "copied_to": COPIES}, Profile()),
    "stamp": ({"issuers": STAMP}, Profile(seal="signature_stamp")),
    "other margins": ({}, Profile(margins="ink")),
}
SIGNED = {"issuer_name", "signer_title", "dated_on", "footnote"}


def paragraphs_of(lines: int) -> tuple[Paragraph, ...]:
    """Return paragraphs of 4, 1, 6, 3, 2 … lines that have so many together, some with a nearly empty last line."""
    texts, sizes = [], (4, 1, 6, 3, 2)
    while lines:
        count = min(lines, sizes[len(texts) % len(sizes)])
        first = "子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸"[len(texts)]
        text = first + ("云川市老旧小区停车改造" * 30)[: 28 * (count - 1) + (2 if len(texts) % 2 else 14)]
        texts.append(Paragraph(text + "。"))
        lines -= count
    return tuple(texts)


def page_of_date(layout: Layout) -> int:
    [page] = [number for number, page in enumerate(layout.pages) for line in page.lines if line.style == "dated_on"]
    return page


def check_ending(layout: Layout, lines: int) -> None:
    """The signature whole on one page, with text, everything inside the type area and clear of the 抄送."""
    page = page_of_date(layout)
    assert {number for number, each in enumerate(layout.pages) for line in each.lines if line.style in SIGNED} == {page}
    assert {number for number, _ in layout.seals} <= {page}
    placed = layout.pages[page].lines
    assert [line for line in placed if line.style == "body"]
    assert any(line.style == "body" for line in layout.pages[0].lines), "page 1 shows text (7.3.3)"
    assert len(lines_of(layout, "body")) in range(lines - gb.TIGHTENED_PARAGRAPHS, lines + 1)
    grid = layout.grid
    for number, each in enumerate(layout.pages):
        foot = grid.first_page_bottom_mm if number == 0 else grid.bottom_mm
        inside = [line for line in each.lines if line.style not in ("page_number", "copied_to", "mark")]
        assert all(line.top_mm + line.height_mm <= foot + 0.02 for line in inside)
        copied = [line.em_top_mm for line in each.lines if line.style == "copied_to"]
        ends = [line.em_bottom_mm for line in inside] + [slot.centre_y_mm + slot.size_mm[1] / 2 for slot in each.seals]
        assert not copied or max(ends, default=0) < min(copied)


def check_flow(layout: Layout) -> None:
    """The paragraphs of the flow say what the pages show: pitch, gaps above the names, what stays together."""
    blocks = {block.text.replace("\n", "").replace("\t", ""): block for block in layout.flow if isinstance(block, TextBlock)}
    placed: dict[int, list[PlacedLine]] = {}
    for line in lines_of(layout, "body", "attachment_note", *SIGNED):
        placed.setdefault(line.block, []).append(line)
    previous: tuple[PlacedLine, TextBlock] | None = None
    for lines in placed.values():
        block = blocks["".join(line.text for line in sorted(lines, key=lambda line: line.block))]
        assert {round(line.height_mm, 4) for line in lines} == {round(block.line_pt * gb.MM_PER_PT, 4)}
        if previous and lines[0].top_mm > previous[0].top_mm and lines[0].style not in ("signer_title", "dated_on"):
            gap = lines[0].top_mm - previous[0].top_mm - previous[0].height_mm
            assert gap == pytest.approx(block.before_pt * gb.MM_PER_PT, abs=0.01)
        if lines[0].style in SIGNED and previous:
            assert previous[1].keep_with_next
        previous = lines[-1], block


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("text", ["one", "several"])
def test_the_signature_stands_with_text_whatever_the_texts_length(name: str, text: str):
    changes, profile = LETTERS[name]
    for lines in range(1, 67):
        content = letter_of(lines, **changes)
        if text == "several":
            content = replace(content, passages=paragraphs_of(lines))
        layout = compose(content, profile)
        check_ending(layout, lines)
        if len(content.issuers) == 1:
            check_flow(layout)
        fewest, most = pages_needed(content, profile, lines)
        assert fewest <= len(layout.pages) <= most, (lines, fewest, most)


def pages_needed(content: LetterContent, profile: Profile, lines: int) -> tuple[int, int]:
    """Return the pages that such a letter needs at least, and those it may take.

    The least: as if two lines of the text were saved, and one line were enough to go along with the signature. The
    most: with no line saved, only the gaps and the pitch of the last page's lines adjusted.
    """
    grid = profile.grid
    long = compose(replace(content, passages=letter_of(60).passages), profile)
    first = sum(line.style == "body" for line in long.pages[0].lines)
    top = next(line.top_mm for line in long.pages[0].lines if line.style == "body")
    return tuple(
        _pages(content, profile, lines - saved, first, top, grid) for saved in (min(gb.TIGHTENED_PARAGRAPHS, lines - 1), 0)
    )


def _pages(content: LetterContent, profile: Profile, lines: int, first: int, top: float, grid: gb.Grid) -> int:
    page, here = (1, lines) if lines <= first else (2 + (lines - first - 1) // 22, (lines - first - 1) % 22 + 1)
    reserve = CopiedTo(copied_to_blocks(content, profile), 0).reserve_mm
    signature = compose_signature(content, profile, 0)
    note = [Composed(block, 0) for block in attachment_note(content, grid.line_pt)]
    below = footnote(content, profile)
    end = sum(part.before_mm + part.height_mm for part in signature.parts) - signature.give_mm
    reach = end + signature.parts[-1].reach_mm
    end = max(end + (grid.line_mm if below else 0.0), reach)
    note_lines = sum(len(each.lines) for each in note)
    least_mm = gb.LINE_PT_LEAST * gb.MM_PER_PT
    # A seal may reach lower than a line of text on page 1, by half the space between lines: less than the slack here.
    foot = gb.BOTTOM_MM - reserve if reserve else grid.first_page_bottom_mm - 3 if page == 1 else grid.bottom_mm
    start = top if page == 1 else grid.top_mm
    needed = start + (here + note_lines) * (least_mm + 0.02) + (grid.line_mm if note else 0.0) + end
    return page if needed <= foot else page + 1


def test_spacing_is_adjusted_before_lines_are_carried_over():
    fits, gap, pitch, characters, carried = (compose(letter_of(lines)) for lines in (29, 30, 31, 32, 33))
    assert [len(each.pages) for each in (fits, gap, pitch, characters, carried)] == [2, 2, 2, 2, 3]

    def above_name(layout: Layout) -> float:
        return lines_of(layout, "issuer_name")[0].top_mm - lines_of(layout, "body")[-1].top_mm

    def pitches(layout: Layout) -> set[float]:
        tops = [line.top_mm for line in layout.pages[1].lines if line.style == "body"]
        return {round((below - above) * gb.PT_PER_MM, 2) for above, below in pairwise(tops)}

    assert above_name(fits) == pytest.approx(3 * gb.LINE_MM)
    assert above_name(gap) < 3 * gb.LINE_MM
    assert pitches(fits) == pitches(gap) == {round(gb.LINE_PT, 2)}
    [closer] = pitches(pitch)
    assert gb.LINE_PT_LEAST <= closer < gb.LINE_PT
    assert len(lines_of(characters, "body")) == 31, "a line is pulled back"
    assert pitches(carried) == {round(gb.LINE_PT, 2)}
    assert above_name(carried) == pytest.approx(3 * gb.LINE_MM)
    assert [line.style for line in carried.pages[2].lines].count("body") == 2


def test_characters_are_set_closer_within_a_bound_and_lines_stay_full():
    layout = compose(letter_of(32))
    [block] = [block for block in layout.flow if isinstance(block, TextBlock) and block.style == "body"]
    spacing = block.inlines[0].spacing_pt
    assert gb.CELL_TIGHTEST_PT - gb.BODY_PT <= spacing < gb.BODY_SPACING_PT
    assert round(spacing * 20, 6) == round(spacing * 20), "a document can say it"
    for line in lines_of(layout, "body")[:-1]:
        assert line.x_mm + line.width_mm == pytest.approx(gb.RIGHT_MM, abs=0.02)
        assert len(line.text) <= 29


@pytest.mark.parametrize(
    ("sizes", "along"),
    [((30, 1), 3), ((30, 2), 2), ((30, 3), 3), ((33,), 2), ((26, 2, 1), 3), ((26, 3, 1), 4), ((28, 5), 2)],
)
def test_short_paragraphs_go_along_whole_and_no_line_stays_alone(sizes: tuple[int, ...], along: int):
    passages = tuple(Paragraph(("云川市老旧小区停车改造" * 90)[: 28 * (count - 1) + 20] + "。") for count in sizes)
    for extra in range(8):
        layout = compose(letter_of(0, passages=(*(Paragraph("云川。"),) * extra, *passages)))
        page = page_of_date(layout)
        on_page = [line for line in layout.pages[page].lines if line.style == "body"]
        before = [line for line in layout.pages[page - 1].lines if line.style == "body"]
        if len(before) < 20 and page > 1:
            assert len(on_page) == along
            return
    pytest.fail("no length at which lines are carried over")


def test_a_heading_goes_along_with_its_lines():
    for lines in range(20, 34):
        text = Section("下一步打算", (Paragraph("云川市老旧小区停车改造" * 4),))
        layout = compose(letter_of(lines, passages=(*letter_of(lines).passages, text)))
        page = page_of_date(layout)
        styles = [line.style for line in layout.pages[page].lines]
        assert "heading_1" in styles
        assert [line.style for line in layout.pages[page - 1].lines if line.style in ("body", "heading_1")][-1] == "body"


def test_what_was_carried_over_whole_is_kept_together_in_the_flow():
    layout = compose(letter_of(0, passages=(*letter_of(31).passages, Paragraph("云川市。"), Paragraph("云川。"))))
    page = page_of_date(layout)
    assert [line.text for line in layout.pages[page].lines if line.style == "body"] == ["云川市。", "云川。"]
    kept = {block.text: block.keep_with_next for block in layout.flow if isinstance(block, TextBlock) and block.style == "body"}
    assert kept["云川市。"]
    assert kept["云川。"]
    assert not next(iter(kept.values()))


def test_this_page_has_no_text_only_where_it_is_switched_on():
    profile = Profile(no_text_page=True)
    assert [deviation.clause for deviation in profile.deviations()] == ["7.3.5.5"]
    for lines in range(1, 67):
        plain, alone = compose(letter_of(lines)), compose(letter_of(lines), profile)
        assert not said(plain, "no_text")
        assert len(alone.pages) == len(plain.pages)
        page = alone.pages[page_of_date(alone)]
        first = page.lines[0]
        if said(alone, "no_text"):
            assert (first.text, first.x_mm) == ("（此页无正文）", gb.LEFT_MM + 2 * gb.CELL_MM)
            assert not [line for line in page.lines if line.style == "body"]
            place = alone.flow.index(PageBreak("letter"))
            assert [block.style for block in alone.flow[place + 1 : place + 3]] == ["no_text", "issuer_name"]
            assert not alone.flow[place - 1].keep_with_next
            [(_, slot)] = alone.seals
            assert 0 < slot.centre_y_mm - slot.diameter_mm / 2 - first.em_bottom_mm <= gb.SEAL_TOP_WITHIN_MM
        else:
            assert [line for line in page.lines if line.style == "body"]
    assert said(compose(letter_of(33), profile), "no_text") == ["（此页无正文）"]


def test_more_bodies_than_a_page_holds_are_parted_and_lose_nothing():
    names = tuple(f"云川市第{number}人力资源和社会保障局" for number in range(1, 21))
    layout = compose(letter_of(10, issuers=tuple(map(Issuer, names))))
    assert said(layout, "issuer_name") and "".join(line.text for line in lines_of(layout, "issuer_name")) == "".join(names)
    [day] = lines_of(layout, "dated_on")
    page = page_of_date(layout)
    assert [slot.issuer for number, slot in layout.seals if number == page][-1] == 19, "the last seal presses the date"
    assert day.top_mm > max(line.top_mm for line in layout.pages[page].lines if line.style == "issuer_name")


def test_a_letter_of_items_keeps_its_lead_sentences_when_it_is_tightened():
    item = Item("摸清底数。", "云川市老旧小区停车改造" * 12)
    for lines in range(24, 34):
        layout = compose(letter_of(lines, passages=(*letter_of(lines - 6).passages, item, item)))
        assert said(layout, "body")[-1].endswith("云川市老旧小区停车改造")
        leads = [run.text for line in lines_of(layout, "body") for run in line.runs if run.face == "fangsong_bold"]
        assert leads == ["一是摸清底数。", "二是摸清底数。"]
