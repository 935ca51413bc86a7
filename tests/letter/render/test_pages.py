"""Pages of a PDF as pictures."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from letter.render.pages import pages_of


@pytest.fixture(scope="module")
def pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(595.276, 841.89)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_pages_asked_for_come_in_order(pdf):
    pictures = pages_of(pdf, pages=[3, 1, 3, 7, 0, -1], width=300)
    assert list(pictures) == [1, 3]
    with Image.open(BytesIO(pictures[1])) as picture:
        assert (picture.format, picture.mode) == ("PNG", "L")
        assert picture.width == 300
        assert abs(picture.height - 424) <= 1


@pytest.mark.parametrize("width", [0, 99, 2401, 100_000])
def test_a_picture_has_a_sensible_width(pdf, width):
    with pytest.raises(ValueError, match="pixels wide"):
        pages_of(pdf, pages=[1], width=width)
