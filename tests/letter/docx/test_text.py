"""What a DOCX says: the layout's text, word for word and in its order, whatever the letter holds."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from letter.compose import compose
from letter.content import Paragraph
from letter.decoding import content_from
from letter.docx import write_docx
from letter.layout import LayoutError
from letter.pdf import UncoveredCharacters, write_pdf
from letter.profile import Profile
from tests.letter.docx.comparing import words
from tests.letter.docx.reading import W, paragraphs, said, style_of, text, tree
from tests.letter.measuring import Measured
from tests.letter.samples import full_letter, short_letter
from tests.letter.strategies import TYPED, letters, texts

LETTERS = sorted((Path(__file__).parents[3] / "fixtures" / "letters").glob("*.json"))


@pytest.mark.parametrize("profile", [
    Profile(),
    Profile(sheet_binding="bound", draft_mark="草稿"),
    Profile(seal="none", contact_place="below_copied_to", class_mark_place="number_row", lead_style="kaiti"),
], ids=["plain", "bound-draft", "other-places"])  # fmt: skip
def test_the_document_says_what_the_layout_says(profile: Profile):
    layout = compose(full_letter(), profile)
    assert text(write_docx(layout)) == layout.text


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_demo_letters_say_what_their_layouts_say(path: Path):
    layout = compose(content_from(json.loads(path.read_text("utf-8"))))
    assert text(write_docx(layout)) == layout.text


def test_rare_characters_come_back_whole():
    rare = "𠮷𠀀𰻞𫠆㐀龥﨑"
    layout = compose(short_letter(passages=(Paragraph(rare * 30),), addressees=(rare,)))
    data = write_docx(layout)
    assert text(data) == layout.text
    assert rare * 30 in text(data).split("\n")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(letters())
def test_any_letter_says_what_its_layout_says(content):
    try:
        layout = compose(content)
    except LayoutError:
        assume(False)
    assert text(write_docx(layout)) == layout.text


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(letters(texts(TYPED)))
def test_any_letter_says_the_same_words_in_both_files(content):
    try:
        layout = compose(content)
        pdf = Measured(write_pdf(layout))
    except (LayoutError, UncoveredCharacters):
        assume(False)
    drawn = Counter(words("".join(pdf.text(page) for page in range(len(pdf)))))
    numbers = Counter(words("".join(f"—{page.number}—" for page in layout.pages if page.number)))
    assert drawn - numbers == Counter(words(text(write_docx(layout))))


def test_paragraphs_are_whole_and_unbroken():
    data = write_docx(compose(full_letter()))
    for paragraph in paragraphs(tree(data)):
        breaks = paragraph.findall(f".//{W}br")
        # A title has the lines its meaning gives it; nothing else is broken by hand.
        assert not breaks or style_of(paragraph) == "Title"
        assert all(each.get(f"{W}type") is None for each in breaks)
    titles = [said(each) for each in paragraphs(tree(data), "Title")]
    assert titles == ["关于政协云川市第九届委员会第二次会议\n第012号提案的答复函"]
