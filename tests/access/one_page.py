"""Stands in for the render process where a test is about who may see a page: every letter is one page."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from letter.render import Rendered, RenderFailed

ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==")
"""A white dot: a PNG that browsers take."""
SLOT = {"issuer": 0, "page": 1, "centre_x_mm": 140.0, "centre_y_mm": 200.5, "diameter_mm": 42.0}


class OnePageRenderer:
    """Gives one page for everything, remembers what it was asked, or fails with ``fails``."""

    def __init__(self) -> None:
        self.fails = ""
        self.asked: list[dict[str, Any]] = []

    def render(
        self, content: Mapping, profile: Mapping, *, seals: Sequence[bytes] = (), want: Sequence[str] = ("pdf",), **how: Any
    ) -> Rendered:
        """One page with the place of its seal, and a place for each passage."""
        if self.fails:
            raise RenderFailed("fake", self.fails)
        self.asked.append({"content": content, "profile": profile, "seals": list(seals), "want": tuple(want), **how})
        title = content["title"].encode()  # other words, another file
        files = {"pdf": ONE_PAGE + b"%" + title, "docx": b"PK one page " + title}
        facts = {"seals": [SLOT], "places": {"title": 1}}
        pictures = dict.fromkeys(how.get("pages") or [1] * (how.get("known") is not None), PICTURE)
        digests = (sha256(title).hexdigest(),)
        return Rendered(page_count=1, page_digests=digests, facts=facts, pictures=pictures, **{name: files[name] for name in want})

    def traces(self, before: Mapping, after: Mapping, *, title: str, facts: Sequence[str]) -> bytes:
        """A page that says nothing of them."""
        if self.fails:
            raise RenderFailed("fake", self.fails)
        self.asked.append({"before": before, "after": after, "title": title, "facts": facts})
        return ONE_PAGE

    def pictures(self, pdf: bytes, *, pages: Sequence[int], width: int = 900) -> dict[int, bytes]:
        """A picture a page."""
        if self.fails:
            raise RenderFailed("fake", self.fails)
        return dict.fromkeys(pages, PICTURE)
