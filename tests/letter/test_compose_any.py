"""Any letter the limits allow: it composes or is refused with a sentence, loses nothing and stays on the paper."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from letter.compose import LayoutError, compose
from letter.content import LetterContent
from letter.layout import Layout
from letter.pdf import UncoveredCharacters, write_pdf
from letter.profile import Profile
from tests.letter.measuring import Measured
from tests.letter.strategies import TYPED, letters, texts

ANY = settings(
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    # A letter is a large example: making it small again takes minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def composed(content: LetterContent, profile: Profile | None = None) -> Layout | None:
    try:
        return compose(content, profile)
    except LayoutError as refused:
        assert str(refused).endswith("。")
        return None


def bare(text: str) -> str:
    return "".join(text.split())


@settings(ANY, max_examples=60)
@given(letters(texts(TYPED, max_size=40)))
def test_placed_and_flowing_words_are_the_same(content: LetterContent):
    layout = composed(content)
    if layout is None:
        return
    placed = "".join(
        line.text for page in layout.pages for line in page.lines if line.style != "page_number"
    )
    assert sorted(bare(placed)) == sorted(bare(layout.text))
    for page in layout.pages:
        for line in page.lines:
            assert line.x_mm >= 20
            assert line.x_mm + line.width_mm <= 190
            assert line.em_bottom_mm <= 273


@settings(ANY, max_examples=60)
@given(letters())
def test_any_characters_compose(content: LetterContent):
    for profile in (Profile(sheet_binding="bound"), Profile(seal="none", contact_place="below_copied_to")):
        composed(content, profile)


@settings(ANY, max_examples=20)
@given(letters(texts(TYPED, max_size=40)))
def test_the_pdfs_text_is_the_layouts(content: LetterContent):
    layout = composed(content)
    if layout is None:
        return
    try:
        measured = Measured(write_pdf(layout))
    except UncoveredCharacters:
        return
    for number, page in enumerate(layout.pages):
        placed = "".join(line.text for line in page.lines)
        assert bare(measured.text(number)) == bare(placed)
