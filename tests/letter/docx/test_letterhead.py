"""The elements of the letterhead and the 抄送 on an even side, as LibreOffice prints them from the DOCX."""

from __future__ import annotations

import pytest

from letter.compose import compose
from letter.content import Attachment
from letter.docx import write_docx
from letter.layout import Layout
from letter.profile import Profile
from tests.letter.docx.converting import converted
from tests.letter.docx.reading import W, paragraphs, tree
from tests.letter.measuring import Measured
from tests.letter.samples import full_letter, letter_of, short_letter

WITHIN_MM = 0.5
EVERY = {"copy_number": 12, "classification": "机密★1年", "urgency": "特急", "signatory": "沈亦川", "disclosure": "public"}
ROWS = ("copy_number", "classification", "urgency", "doc_number", "class_mark", "signatory", "disclosure")
FILLING = Attachment("小区名单", (), (("小区",), ("临江苑" * 350,)))
LETTERS = {
    "below": (full_letter(**EVERY), Profile(signatory_place="below_number", disclosure_place="below_number")),
    "row": (
        full_letter(**EVERY),
        Profile(signatory_place="number_row", class_mark_place="upper_right", disclosure_place="above_imprint", margins="ink"),
    ),
    "back": (short_letter(), Profile(duplex_imprint=True)),
    "even": (letter_of(60), Profile(duplex_imprint=True)),
    "blank": (short_letter(attachments=(FILLING,)), Profile(duplex_imprint=True)),
    "next": (short_letter(attachments=(FILLING,)), Profile()),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Layout, Measured]]:
    layouts = {name: compose(*letter) for name, letter in LETTERS.items()}
    pdfs = converted({name: write_docx(layout) for name, layout in layouts.items()}, tmp_path_factory.mktemp("letterhead"))
    return {name: (layouts[name], Measured(pdfs[name])) for name in LETTERS}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["below", "row"])
def test_every_element_stands_as_composed(printed, name: str):
    layout, measured = printed[name]
    placed = [line for line in layout.pages[0].lines if line.style in ROWS]
    assert len(placed) == len(ROWS) - (name == "row")
    for line in placed:
        drawn = measured.line(0, line.text)
        assert drawn.baseline == pytest.approx(line.baseline_mm, abs=WITHIN_MM), line.text
        # LibreOffice puts a gap between hanzi and figures: the edge an element is flush with is the one to measure.
        if line.x_mm == 28.0:
            assert drawn.left == pytest.approx(line.x_mm, abs=WITHIN_MM), line.text
        else:
            assert drawn.right == pytest.approx(line.x_mm + line.width_mm, abs=WITHIN_MM), line.text


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["back", "even", "blank", "next"])
def test_the_imprint_stands_on_its_side(printed, name: str):
    layout, measured = printed[name]
    assert len(measured) == len(layout.pages)
    wanted = [number for number, page in enumerate(layout.pages) if any(line.style == "copied_to" for line in page.lines)]
    drawn = ["".join(line.text for line in measured.lines(number)).replace(" ", "") for number in range(len(measured))]
    assert [number for number, text in enumerate(drawn) if "抄送：" in text] == wanted
    for number, page in enumerate(layout.pages):
        assert (f"—{page.number}—" in drawn[number]) == bool(page.number), number
    if name == "blank":
        assert drawn[2] == ""


def test_a_page_of_its_own_is_a_paragraph_that_begins_one():
    root = tree(write_docx(compose(*LETTERS["back"])))
    tails = paragraphs(root, "Tail")
    begins = [tail for tail in tails if tail.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(begins) == 1
    assert begins[0].find(f"{W}pPr/{W}sectPr") is not None, "the letter's section ends with its 抄送"
    assert len(list(root.iter(f"{W}sectPr"))) == 2
