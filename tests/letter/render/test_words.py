"""Whatever a letter says, both files say it: the same characters as the content, no more and no fewer."""

from collections import Counter
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letter.compose import compose
from letter.content import LetterContent
from letter.docx import write_docx
from letter.layout import Layout
from letter.limits import printed_texts
from letter.pdf import write_pdf
from letter.profile import Profile
from letter.render.missing import uncovered_in
from tests.letter.strategies import letters, texts
from tests.letter.texts import docx_text, pdf_text, squeezed

PRINTED = st.characters(codec="gb2312", categories=["Lo", "Nd", "Lu", "Ll"]) | st.sampled_from("，。：；！？（）《》“”、%—…")
WORDS = letters(texts(PRINTED, max_size=20))
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def said_by(layout: Layout) -> Counter:
    return Counter(squeezed(layout.text))


def composed(content: LetterContent) -> Layout:
    layout = compose(content, Profile())
    assert uncovered_in(layout) == []
    for text in printed_texts(content):
        assert squeezed(text) in squeezed(layout.text)
    return layout


@pytest.mark.parametrize("examples", [25, pytest.param(400, marks=pytest.mark.slow)])
def test_docx(examples):
    @given(WORDS)
    @settings(CALM, max_examples=examples)
    def check(content):
        layout = composed(content)
        assert Counter(docx_text(BytesIO(write_docx(layout)))) == said_by(layout)

    check()


@pytest.mark.parametrize("examples", [12, pytest.param(150, marks=pytest.mark.slow)])
def test_pdf(examples):
    @given(WORDS)
    @settings(CALM, max_examples=examples)
    def check(content):
        layout = composed(content)
        assert Counter(pdf_text(write_pdf(layout))) == said_by(layout)

    check()
