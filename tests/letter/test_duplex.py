"""The 抄送 on an even side, where an office prints on both sides of the paper (7.5)."""

from __future__ import annotations

import pytest

from letter.compose import compose
from letter.content import Attachment
from letter.layout import Layout, PageBreak
from letter.profile import Profile
from tests.letter.placed import lines_of, said
from tests.letter.samples import full_letter, letter_of, short_letter

DUPLEX = Profile(duplex_imprint=True)
FILLING = Attachment("小区名单", (), (("小区",), ("临江苑" * 350,)))
"""A row that fills its page and leaves the 抄送 no room."""


def imprint_sides(layout: Layout) -> list[int]:
    """On which sides, from 1, an 抄送 stands."""
    return [
        number for number, page in enumerate(layout.pages, 1) if any(line.style == "copied_to" for line in page.lines)
    ]


def breaks(layout: Layout) -> list[tuple[str, bool]]:
    return [(block.kind, block.numbered) for block in layout.flow if isinstance(block, PageBreak)]


@pytest.mark.parametrize("lines", range(1, 67))
def test_it_stands_on_the_last_side_and_that_is_even(lines: int):
    layout, plain = compose(letter_of(lines), DUPLEX), compose(letter_of(lines))
    assert imprint_sides(layout) == [len(layout.pages)]
    assert len(layout.pages) % 2 == 0
    assert len(layout.pages) == len(plain.pages) + len(plain.pages) % 2, "never a sheet more"
    assert all(page.lines for page in layout.pages), "text is rather carried over than a side left blank"
    assert [page.number for page in layout.pages] == [0, *range(2, len(layout.pages) + 1)]
    assert said(layout, "body") == said(plain, "body")


def test_a_letter_of_one_side_has_it_on_the_back():
    layout = compose(short_letter(proposals=(), feedback=None), DUPLEX)
    assert imprint_sides(layout) == [2]
    assert breaks(layout) == [("imprint", True)]
    assert [line.style for line in layout.pages[1].lines] == ["copied_to", "page_number"]


def test_a_bound_sheet_has_it_on_its_back():
    layout = compose(letter_of(30, proposals=short_letter().proposals, feedback=short_letter().feedback), Profile(duplex_imprint=True, sheet_binding="bound"))
    assert [page.kind for page in layout.pages][-1] == "sheet"
    assert imprint_sides(layout) == [len(layout.pages)] and len(layout.pages) % 2 == 0


def test_a_sheet_to_tear_off_comes_behind_it():
    layout = compose(short_letter(), DUPLEX)
    assert imprint_sides(layout) == [2]
    assert breaks(layout) == [("imprint", True), ("sheet", False)]
    assert [page.number for page in layout.pages] == [0, 2, 0]


def test_a_blank_side_before_it_takes_the_numbers_from_both():
    layout = compose(short_letter(attachments=(FILLING,)), DUPLEX)
    assert breaks(layout) == [("attachment", True), ("blank", False), ("imprint", False), ("sheet", False)]
    assert [page.number for page in layout.pages] == [0, 2, 0, 0, 0]
    assert layout.pages[2].lines == ()
    assert imprint_sides(layout) == [4]


def test_without_the_choice_it_goes_to_the_next_side():
    layout = compose(short_letter(attachments=(FILLING,)))
    assert breaks(layout) == [("attachment", True), ("imprint", True), ("sheet", False)]
    assert imprint_sides(layout) == [3] and layout.pages[2].number == 3


def test_without_copies_there_is_no_side_for_them():
    layout = compose(full_letter(copied_to=()), DUPLEX)
    assert not lines_of(layout, "copied_to")
    assert breaks(layout) == breaks(compose(full_letter(copied_to=())))
