"""A letter page by page: what stands on each, as a digest, and the pictures of single pages without the whole file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from letter.digest import canonical
from letter.layout import Layout
from letter.pdf import Print
from letter.render.engine import engine
from letter.render.pages import pages_of
from letter.render.verify import verify


def digests_of(printed: Print) -> tuple[str, ...]:
    """SHA-256 of what stands on each page, with the engine and the fonts that draw it: equal digests, equal pictures."""
    made_by = canonical(engine())
    return tuple(hashlib.sha256(made_by + digest.encode()).hexdigest() for digest in printed.digests)


def first_changed(digests: Sequence[str], known: Sequence[str]) -> int | None:
    """The first page (from 1) that is not as it was known, None where nothing on the pages is new.

    A known digest may be cut short: its beginning tells.
    """
    for number, digest in enumerate(digests, start=1):
        if number > len(known) or not known[number - 1] or not digest.startswith(known[number - 1]):
            return number
    return None


def pictures_of(printed: Print, layout: Layout, *, pages: Sequence[int], width: int) -> dict[int, bytes]:
    """Pages as PNG by number from 1, each drawn by itself as it stands in the whole file. Without seals.

    Pages the letter does not have are left out. Raises RenderFailed, RenderError.
    """
    found = {}
    for number in sorted({number for number in pages if 1 <= number <= len(layout.pages)}):
        pdf = printed.page(number)
        verify(pdf, replace(layout, pages=(layout.pages[number - 1],)), [])
        found[number] = pages_of(pdf, pages=[1], width=width)[1]
    return found
