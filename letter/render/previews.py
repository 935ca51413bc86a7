"""Letters looked at while they are written: composed, not printed; a picture a page, kept by what stands on the page.

A word changed on one page of nine leaves eight pictures as they are, wherever they were made.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from letter.render.cache import Cache, keep_under, kept_under, key_of
from letter.render.client import Renderer
from letter.render.engine import engine
from letter.render.rendered import Rendered

WIDTH_PX = 900


def composed_cached(
    renderer: Renderer,
    cache: Cache,
    content: Mapping[str, Any],
    profile: Mapping[str, Any] | None = None,
    *,
    known: Sequence[str] = (),
    width: int = WIDTH_PX,
) -> Rendered:
    """What the composition of a draft knows: pages, their digests, places, lines. No file is made. Raises RenderFailed.

    The first page that is not among the ``known`` digests is drawn in the same go and its picture kept.
    """
    key = key_of(content, profile, made_by=engine(), job="composed")
    kept = kept_under(cache, key)
    if kept is not None:
        return kept
    made = renderer.render(content, profile, want=(), known=known, width=width, draft=True)
    for number, picture in made.pictures.items():
        _keep_picture(cache, made.page_digests[number - 1], width, picture)
    made = replace(made, pictures={})
    keep_under(cache, key, made)
    return made


def pictures_cached(
    renderer: Renderer,
    cache: Cache,
    content: Mapping[str, Any],
    profile: Mapping[str, Any] | None = None,
    *,
    digests: Sequence[str],
    pages: Sequence[int],
    width: int = WIDTH_PX,
) -> dict[int, bytes]:
    """Pages of a draft as PNG, by number from 1. ``digests`` are its pages'. Raises RenderFailed."""
    found = {}
    for number in pages:
        picture = cache.get(_picture_key(digests[number - 1], width))
        if picture is not None:
            found[number] = picture
    missing = [number for number in pages if number not in found]
    if not missing:
        return found
    made = renderer.render(content, profile, want=(), pages=missing, width=width, draft=True)
    for number, picture in made.pictures.items():
        _keep_picture(cache, digests[number - 1], width, picture)
    return found | dict(made.pictures)


def _keep_picture(cache: Cache, digest: str, width: int, picture: bytes) -> None:
    with contextlib.suppress(OSError):  # a full disk loses the copy, not the page
        cache.put(_picture_key(digest, width), picture)


def _picture_key(digest: str, width: int) -> str:
    return hashlib.sha256(f"page {digest} {width}".encode()).hexdigest()
