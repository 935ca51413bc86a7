"""Layout in, PDF/A bytes out, drawn by WeasyPrint from absolutely placed lines; the same layout, the same bytes.

Law: WeasyPrint is imported in this package only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from letter.layout import Layout
from letter.pdf.checks import check_characters, check_images, check_objects
from letter.pdf.colours import OUTPUT_INTENT
from letter.pdf.errors import RenderError, UncoveredCharacters
from letter.pdf.markup import markup_of
from letter.pdf.packing import pack
from letter.pdf.pages import document_of, forget_pages, laid_out, warm

__all__ = ["Print", "RenderError", "UncoveredCharacters", "forget_pages", "warm", "write_pdf"]

# For the archive: PDF/A-2b, and tagged, so that headings and paragraphs can be told apart when read aloud.
OPTIONS = {
    "pdf_variant": "pdf/a-2b",
    "pdf_tags": True,
    "output_intent": OUTPUT_INTENT,
    "full_fonts": False,
}

# To be looked at: what is told the archive and the reader is not in the picture, and costs a tenth of the drawing.
LOOKED_AT = {"full_fonts": False}


def write_pdf(
    layout: Layout, *, images: Mapping[int, bytes] | None = None, title: str | None = None
) -> bytes:
    """Write a layout as PDF/A-2b.

    ``images`` holds the seals' pictures by issuer; without them the places stay free. ``title`` is the file's
    title, else the letter's. Raises UncoveredCharacters, or RenderError with a Chinese sentence.
    """
    return Print(layout, images=images, title=title).whole()


class Print:
    """A layout about to be drawn: whole, or one page of it by itself. Raises as write_pdf does."""

    def __init__(
        self,
        layout: Layout,
        *,
        images: Mapping[int, bytes] | None = None,
        title: str | None = None,
    ) -> None:
        self._layout, self._images = layout, dict(images or {})
        self._title = title if title is not None else layout.title
        check_characters(layout)
        check_images(layout, self._images)

    @cached_property
    def _pages(self):
        return markup_of(self._layout, self._images)

    @property
    def digests(self) -> list[str]:
        """What stands on each page, as SHA-256: equal digests, equal pages (drawn by one engine with one font set)."""
        return [page.digest for page in self._pages]

    def whole(self) -> bytes:
        """Return the whole letter as PDF."""
        return self._drawn(range(len(self._pages)), OPTIONS, packed=True)

    def page(self, number: int) -> bytes:
        """Return one page (from 1) as a PDF of its own: drawn as in the whole, and nothing else drawn for it.

        It is made to be looked at, not to be kept: neither packed nor tagged nor PDF/A.
        """
        return self._drawn([number - 1], LOOKED_AT, packed=False)

    def _drawn(
        self, indexes: range | list[int], options: Mapping[str, object], *, packed: bool
    ) -> bytes:
        wanted = [self._pages[index] for index in indexes]
        if not wanted:
            raise RenderError("成品页数与版面不符，文件没有生成。")
        pages = [laid_out(page, self._images) for page in wanted]
        document = document_of(pages, title=self._title, author=self._layout.author)
        seals = sum(len(page.seals) for page in wanted)

        def finish(_, pdf) -> None:
            check_objects(pdf.objects, images=seals)
            if packed:
                pack(pdf.objects)

        return document.write_pdf(finisher=finish, uncompressed_pdf=not packed, **options)
