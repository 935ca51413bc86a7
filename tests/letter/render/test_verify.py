"""The check of the finished PDF: each thing it must find is put there, and it is found."""

import dataclasses
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image, ImageDraw

from letter.compose import compose
from letter.content import Issuer
from letter.example import example
from letter.layout import Layout
from letter.pdf import write_pdf
from letter.profile import Profile
from letter.render import streams
from letter.render.failure import RenderFailed
from letter.render.verify import verify
from letter.seal import reencode


def seal(ink=(210, 20, 20), side: int = 400) -> bytes:
    picture = Image.new("RGBA", (side, side))
    ImageDraw.Draw(picture).ellipse((0, 0, side - 1, side - 1), outline=ink, width=side // 25)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


RED = reencode(seal())


@pytest.fixture(scope="module")
def layout() -> Layout:
    return compose(example(), Profile())


@pytest.fixture(scope="module")
def sealed(layout) -> bytes:
    return write_pdf(layout, images={0: RED})


@pytest.fixture(scope="module")
def plain(layout) -> bytes:
    return write_pdf(layout, images={})


def reason(pdf: bytes, layout: Layout, seals: list[bytes]) -> str:
    with pytest.raises(RenderFailed) as raised:
        verify(pdf, layout, seals)
    assert raised.value.message
    return raised.value.reason


def with_slot(layout: Layout, **changes) -> Layout:
    """The layout with its one seal's place changed."""
    pages = []
    for page in layout.pages:
        slots = tuple(dataclasses.replace(slot, **{name: change(getattr(slot, name)) for name, change in changes.items()}) for slot in page.seals)
        pages.append(dataclasses.replace(page, seals=slots))
    return dataclasses.replace(layout, pages=tuple(pages))


def changed(pdf: bytes, change) -> bytes:
    """The file opened, changed and saved by another library."""
    document = pypdfium2.PdfDocument(pdf)
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_good_files_pass(layout, sealed, plain):
    verify(sealed, layout, [RED])
    verify(plain, layout, [])


def test_a_letter_of_two_bodies_has_both_seals():
    content = dataclasses.replace(example(), issuers=(Issuer("云川市住房和城乡建设局"), Issuer("云川市民政局")))
    layout = compose(content, Profile())
    other = reencode(seal(ink=(190, 30, 30)))
    assert len(list(layout.seals)) == 2
    pdf = write_pdf(layout, images={0: RED, 1: other})
    verify(pdf, layout, [RED, other])
    assert reason(pdf, layout, [other, RED]) == "seal_missing", "each body its own seal"
    assert reason(write_pdf(layout, images={1: other}), layout, [RED, other]) == "seal_missing"


def test_a_letter_without_its_seal(layout, plain):
    assert reason(plain, layout, [RED]) == "seal_missing"


def test_a_seal_nobody_recorded(layout, sealed):
    assert reason(sealed, layout, []) == "seal_missing"


def test_more_seals_than_places(layout, sealed):
    assert reason(sealed, layout, [RED, RED]) == "seal_missing"


def test_no_place_for_a_seal(sealed):
    wet = compose(example(), Profile(seal="none"))
    assert list(wet.seals) == []
    assert reason(write_pdf(wet, images={}), wet, [RED]) == "seal_missing"


@pytest.mark.parametrize("name", ["centre_x_mm", "centre_y_mm", "diameter_mm"])
@pytest.mark.parametrize("by", [-1.3, 1.3])
def test_a_seal_beside_its_place(layout, sealed, name, by):
    assert reason(sealed, with_slot(layout, **{name: lambda value: value + by}), [RED]) == "seal_missing"
    verify(sealed, with_slot(layout, **{name: lambda value: value + by / 2}), [RED])


def test_another_seal_of_the_same_size(layout):
    pdf = write_pdf(layout, images={0: seal(ink=(200, 20, 20))})
    assert reason(pdf, layout, [seal(ink=(190, 20, 20))]) == "seal_missing"


@pytest.mark.parametrize("ink", [(0, 0, 0, 0), (255, 255, 255), (20, 20, 20), (20, 20, 200), (210, 20, 20, 20)])
def test_a_seal_that_is_not_seen_red(layout, ink):
    picture = seal(ink=ink)
    assert reason(write_pdf(layout, images={0: picture}), layout, [picture]) == "seal_missing"


def test_a_seal_behind_a_white_sheet(layout, sealed):
    def cover(document):
        sheet = pdfium_c.FPDFPageObj_CreateNewRect(0, 0, 600, 850)
        pdfium_c.FPDFPageObj_SetFillColor(sheet, 255, 255, 255, 255)
        pdfium_c.FPDFPath_SetDrawMode(sheet, pdfium_c.FPDF_FILLMODE_WINDING, 0)
        page = document[next(layout.seals)[0]]
        pdfium_c.FPDFPage_InsertObject(page, sheet)
        page.gen_content()

    assert reason(changed(sealed, cover), layout, [RED]) == "seal_missing"


def test_a_file_inside_the_file(layout, plain):
    def attach(document):
        document.new_attachment("secret.txt").set_data(b"something else")

    assert reason(changed(plain, attach), layout, []) == "unsafe"


def annotate(document):
    page = document[0]
    note = pdfium_c.FPDFPage_CreateAnnot(page, pdfium_c.FPDF_ANNOT_TEXT)
    pdfium_c.FPDFPage_CloseAnnot(note)


def test_an_annotation(layout, plain):
    assert reason(changed(plain, annotate), layout, []) == "unsafe"


@pytest.mark.parametrize(
    "entry",
    [
        b"<</Type /Action/S /URI/URI (http://127.0.0.1/)>>",
        b"<</S /JavaScript/JS (app.alert)>>",
        b"<</S /Launch/F (calc.exe)>>",
        b"<</Type /EmbeddedFile>>",
    ],
)
def test_what_stands_in_the_dictionaries(layout, plain, entry):
    with_entry = plain.replace(b"startxref", b"999 0 obj\n" + entry + b"\nendobj\nstartxref")
    assert with_entry != plain
    assert reason(with_entry, layout, []) == "unsafe"


def test_a_foreign_font(layout, plain):
    def write(document):
        page = document[0]
        text = pdfium_c.FPDFPageObj_NewTextObj(document, b"Helvetica", 12.0)
        pdfium_c.FPDFText_SetText(text, (pdfium_c.FPDF_WCHAR * 2)(65, 0))
        pdfium_c.FPDFPage_InsertObject(page, text)
        page.gen_content()

    with pytest.raises(RenderFailed) as raised:
        verify(changed(plain, write), layout, [])
    assert raised.value.reason == "fonts"
    assert "Helvetica" in raised.value.message


def test_a_page_more_or_less(layout, plain):
    fewer = dataclasses.replace(layout, pages=layout.pages[:-1])
    assert reason(plain, fewer, []) == "failed"


def test_paper_of_another_size(layout, plain):
    assert reason(changed(plain, lambda document: document[1].set_mediabox(0, 0, 612, 792)), layout, []) == "failed"


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_damaged_file(layout, plain, cut):
    assert reason(plain[:cut], layout, []) in {"failed", "unsafe"}




def boxed(text: str) -> bytes:
    """A PDF of our fonts made past the check of characters, as a library alone makes it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from letter.fonts import face_css, family
    from letter.pdf.fetcher import LetterFetcher

    fonts, fetcher = FontConfiguration(), LetterFetcher({})
    css = CSS(string=face_css() + f"p {{ font-family: {family('fangsong')} }}", url_fetcher=fetcher, font_config=fonts)
    return HTML(string=f"<p>{text}</p>").write_pdf(stylesheets=[css], font_config=fonts)


def test_a_box_is_found():
    """The canary: the library prints a box without a word, and its text even reads right."""
    good, box = boxed("云川市"), boxed("云川市\U0003134a")
    assert "\U0003134a" in pypdfium2.PdfDocument(box)[0].get_textpage().get_text_range()
    assert not streams.has_missing_glyph(streams.split(good)[1])
    assert streams.has_missing_glyph(streams.split(box)[1])


def test_a_plainer_writers_box_is_found():
    assert streams.has_missing_glyph([b"BT /F1 16 Tf [<12340000>0<0001>] TJ ET"])
    assert not streams.has_missing_glyph([b"BT /F1 16 Tf [<12000034>0<0001>] TJ ET"])
