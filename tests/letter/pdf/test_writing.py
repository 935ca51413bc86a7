"""Writing PDFs: the words are the content's, nothing is fetched, nothing is markup, the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from letter.compose import compose
from letter.content import Issuer, Paragraph
from letter.fonts import embedded_names
from letter.layout import Layout
from letter.pdf import RenderError, UncoveredCharacters, write_pdf
from letter.pdf.fetcher import LetterFetcher
from tests.letter.measuring import Measured
from tests.letter.samples import full_letter, letter_of, seal_png, short_letter

HOSTILE = (
    '<img src="http://127.0.0.1:9/leak.png">',
    '<link rel="attachment" href="file:///etc/passwd">',
    "<style>@import url(http://127.0.0.1:9/x.css);</style>",
    '<svg><image xlink:href="file:///etc/passwd"/></svg>',
    '<a href="javascript:alert(1)">链接</a>',
    "</p></section><script>alert(1)</script>",
    "{{ 7|add:1 }}{% debug %}${7*7}%(x)s{0.__class__}",
    "&lt;b&gt;&amp;nbsp;&#65;",
)


def placed_text(layout: Layout, page: int) -> str:
    text = "".join(line.text for line in layout.pages[page].lines)
    return text.replace(" ", "").replace("　", "")


@pytest.mark.parametrize(
    "content", [full_letter(), short_letter(), letter_of(30)], ids=["full", "short", "plain"]
)
def test_the_text_of_the_file_is_the_contents_in_order(content):
    layout = compose(content)
    measured = Measured(write_pdf(layout))
    assert len(measured) == len(layout.pages)
    for page in range(len(measured)):
        assert measured.text(page) == placed_text(layout, page)


def test_the_same_layout_gives_the_same_bytes_here_and_in_another_process(tmp_path: Path):
    layout = compose(short_letter())
    first = write_pdf(layout, images={0: seal_png()})
    assert write_pdf(layout, images={0: seal_png()}) == first
    code = (
        "import sys; from letter.compose import compose; from letter.pdf import write_pdf;"
        "from tests.letter.samples import short_letter, seal_png;"
        "sys.stdout.buffer.write(write_pdf(compose(short_letter()), images={0: seal_png()}))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "FONTCONFIG_FILE"}
    environment |= {"TMPDIR": str(tmp_path), "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment
    )
    assert other.stdout == first


def test_markup_in_the_text_is_text():
    content = short_letter(
        title=HOSTILE[4],
        passages=tuple(Paragraph(text) for text in HOSTILE),
        issuers=(Issuer("<b>云川</b>"),),
        copied_to=HOSTILE[:2],
    )
    layout = compose(content)
    pdf = write_pdf(layout)
    measured = Measured(pdf)
    whole = "".join(measured.text(page) for page in range(len(measured)))
    for text in HOSTILE:
        assert text.replace(" ", "") in whole
    for word in (
        b"/URI",
        b"/JavaScript",
        b"/EmbeddedFile",
        b"/FileAttachment",
        b"/Launch",
        b"/Annots",
    ):
        assert word not in pdf


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "file:///etc/passwd",
        "data:text/css,a",
        "seal:7",
        "asset:fonts/../coverage.json",
        "asset:x",
        "relative.png",
        "",
    ],
)
def test_the_fetcher_refuses_and_records_everything_else(address: str):
    fetcher = LetterFetcher({0: b"seal"})
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch(address)
    assert fetcher.refused == [address]


def test_the_fetcher_serves_seals_and_fonts():
    fetcher = LetterFetcher({0: b"seal"})
    assert fetcher.fetch("seal:0").read() == b"seal"
    assert len(fetcher.fetch("asset:fonts/FuwenSong.ttf").read()) > 1_000_000
    assert fetcher.refused == []


def test_uncovered_characters_are_named_before_anything_is_rendered():
    layout = compose(short_letter(opening="提案收悉\U0010fffd\ue000。"))
    with pytest.raises(UncoveredCharacters, match=r"U\+10FFFD.*U\+E000") as refused:
        write_pdf(layout)
    assert refused.value.characters == ("\U0010fffd", "\ue000")


def test_a_space_behind_a_rare_character_is_no_missing_glyph():
    rare = "仠滣乸乄亼仧"
    text = "　".join(rare) + "　 " + " ".join(rare) + " 完"
    pdf = write_pdf(compose(short_letter(opening=text, feedback=None)))
    assert rare in Measured(pdf).text(0)
    glyphs = set(re.findall(rb"<([0-9a-f]{4})> <(?:3000|0020)>", _inflated(pdf)))
    # The blank glyphs of the main font; one of a font without blanks would be beyond its last glyph.
    assert glyphs <= {b"0001", b"0060"}


@pytest.mark.parametrize("data", [b"", b"<html>", seal_png()[:200]])
def test_a_damaged_seal_is_refused(data: bytes):
    with pytest.raises(RenderError, match="印章"):
        write_pdf(compose(short_letter()), images={0: data})


def test_a_seal_without_a_place_is_refused():
    with pytest.raises(RenderError, match="第2枚印章"):
        write_pdf(compose(short_letter()), images={1: seal_png()})


def test_several_seals_are_all_drawn():
    issuers = tuple(Issuer(name) for name in ("云川市民政局", "云川市财政局", "云川市教育局"))
    layout = compose(letter_of(5, issuers=issuers))
    measured = Measured(write_pdf(layout, images={n: seal_png() for n in range(3)}))
    for page, slot in layout.seals:
        centre, radius = (slot.centre_x_mm, slot.centre_y_mm), slot.diameter_mm / 2
        ring = [
            run
            for run in measured.red_rows(page, centre[0])
            if abs(run[0] - centre[1]) < radius + 1
        ]
        assert ring[0][0] == pytest.approx(centre[1] - radius, abs=0.2)
        assert ring[-1][1] == pytest.approx(centre[1] + radius, abs=0.2)


def test_only_fonts_of_the_set_are_embedded():
    pdf = write_pdf(compose(full_letter(opening="喆堃祎𠮷")))
    names = set(re.findall(rb"/FontName /[A-Z]{6}\+([\w-]+)", _inflated(pdf)))
    assert {name.decode() for name in names} <= embedded_names()
    assert len(names) >= 6


def test_the_files_title_and_author_are_the_letters():
    import pypdfium2

    layout = compose(short_letter())
    document = pypdfium2.PdfDocument(write_pdf(layout))
    assert document.get_metadata_value("Title") == "关于第012号提案的答复函"
    assert document.get_metadata_value("Author") == "云川市民政局"
    named = pypdfium2.PdfDocument(write_pdf(layout, title="<答复函>"))
    assert named.get_metadata_value("Title") == "<答复函>"


def test_an_unexpected_page_count_is_an_error():
    layout = compose(short_letter())
    tall = replace(layout.pages[0].lines[0], top_mm=20.0)
    assert (
        len(Measured(write_pdf(replace(layout, pages=(replace(layout.pages[0], lines=(tall,)),)))))
        == 1
    )
    with pytest.raises(RenderError):
        write_pdf(replace(layout, pages=()))


def _inflated(pdf: bytes) -> bytes:
    """Return a PDF with its compressed streams unpacked behind it."""
    whole = BytesIO()
    whole.write(pdf)
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            whole.write(zlib.decompressobj().decompress(stream))
        except zlib.error:
            continue
    return whole.getvalue()
