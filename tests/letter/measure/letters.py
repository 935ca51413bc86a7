"""The letters that deviations are planted in: a long one for its full pages, a short one with everything else."""

from __future__ import annotations

from functools import cache

from letter.compose import compose
from letter.content import Attachment, Item, LetterContent, Paragraph, Section
from letter.layout import Layout
from tests.letter.samples import full_letter, letter_of, text_of


def everything() -> LetterContent:
    """Return a letter of two pages with headings, two attachments and a sheet."""
    section = Section(
        "全面摸排，掌握停车底数",
        (Section("完善规划", (Paragraph(text_of(80)), Item("落实资金。", text_of(60)))),),
    )
    attachment = Attachment("2026年老旧小区停车改造计划", (text_of(80),))
    return full_letter(passages=(Paragraph(text_of(110)), section), attachments=(attachment,))


def long() -> LetterContent:
    """Return a letter of text only, four pages."""
    return letter_of(64, closing=("感谢您对我市工作的关心和支持。",))


LETTERS = {"everything": everything, "long": long}


@cache
def layout_of(name: str) -> Layout:
    """Return one of the letters composed, as the standard has it."""
    return compose(LETTERS[name]())
