"""Pages laid out by WeasyPrint, each from its own markup; what stood on a page before is not laid out again.

A file is drawn from pages in any case, whether they were laid out for it or kept from the letter before: the
same pages, the same bytes. Only what the library documents is used: HTML, CSS, render(), Document of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from letter.fonts import FACES
from letter.pdf.colours import OUTPUT_INTENT, PROFILE
from letter.pdf.environment import limit_fonts, without_library_search
from letter.pdf.errors import RenderError
from letter.pdf.kept import Kept
from letter.pdf.markup import PageMarkup, fixed_css

with without_library_search():
    from weasyprint import CSS, HTML, Document, Page
    from weasyprint.document import DocumentMetadata
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from letter.pdf.fetcher import LetterFetcher
    from letter.pdf.shelf import Shelf, opened_by

PAGES_KEPT = 32
"""Three long letters and more; a page takes about a third of a megabyte."""
CREATOR = "Fuwen"
SAMPLE = "一"

_pages: Kept[Page] = Kept(PAGES_KEPT)


def laid_out(markup: PageMarkup, images: Mapping[int, bytes]) -> Page:
    """Return the page of a markup. Raises RenderError."""
    if markup.seals:
        # A sealed page is drawn once in its life, and seals are not kept about.
        return _lay_out(markup, {issuer: images[issuer] for issuer in markup.seals})
    return _pages.get(markup, lambda: _lay_out(markup, {}))


def document_of(pages: list[Page], *, title: str, author: str) -> Document:
    """Return pages as a document that says its title, its author, its language and what made it."""
    metadata = DocumentMetadata(
        title=title, authors=[author] if author else [], generator=CREATOR, lang="zh-CN"
    )
    fonts, _, profiles = kept_style()
    document = Document(pages, metadata, LetterFetcher({}), fonts, profiles, OUTPUT_INTENT)
    document.fonts = Shelf(_opened_fonts())
    return document


def warm() -> None:
    """Read the fonts and the fixed style sheet before the first letter."""
    _opened_fonts()


@cache
def kept_style() -> tuple[FontConfiguration, CSS, dict[str, Any]]:
    """Return what every page shares: the configured fonts, the parsed fixed style sheet, the colour profile."""
    # Read with the first font: until then it is not settled which fonts this process uses.
    limit_fonts()
    fonts, profiles = FontConfiguration(), {}
    fixed = CSS(
        string=fixed_css(),
        url_fetcher=LetterFetcher({}),
        font_config=fonts,
        color_profiles=profiles,
    )
    # Having read the profile's name, the library writes it anew with other bytes; its licence allows no change.
    for profile in profiles.values():
        profile.__class__ = type("Unchanged", (type(profile),), {"content": PROFILE.read_bytes()})
    return fonts, fixed, profiles


@cache
def _opened_fonts() -> dict[int, Any]:
    """Open the main font of every face, always in the same way: a file must not depend on the letters before."""
    lines = "".join(f'<p class="{face}">{SAMPLE}</p>' for face in FACES)
    page = _lay_out(PageMarkup(f'<html lang="zh-CN"><body>{lines}</body></html>', ""), {})
    fonts, _, profiles = kept_style()
    document = Document(
        [page], DocumentMetadata(), LetterFetcher({}), fonts, profiles, OUTPUT_INTENT
    )
    return opened_by(document, Document.write_pdf)


def forget_pages() -> None:
    """Lay every page out again from now on."""
    _pages.clear()


def _lay_out(markup: PageMarkup, images: Mapping[int, bytes]) -> Page:
    fetcher = LetterFetcher(images)
    fonts, fixed, _ = kept_style()
    own = CSS(string=markup.css, url_fetcher=fetcher, font_config=fonts)
    try:
        html = HTML(string=markup.html, base_url=None, url_fetcher=fetcher)
        document = html.render(
            font_config=fonts, stylesheets=[fixed, own], presentational_hints=False
        )
    except FatalURLFetchingError as error:
        raise RenderError("内容试图引用外部资源，已停止生成。") from error
    if fetcher.refused:
        # Inside a picture the library swallows even that error.
        raise RenderError("内容试图引用外部资源，已停止生成。")
    if len(document.pages) != 1:
        raise RenderError("成品页数与版面不符，文件没有生成。")
    return document.pages[0]
