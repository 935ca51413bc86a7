"""Pages and files from the render process: one Renderer for the site, previews kept by what stands on each page.

Never called inside a transaction: a render may take seconds, and SQLite has one writer.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.refusal import Refused
from letter.compose import compose
from letter.decoding import content_from, content_to
from letter.layout import LayoutError
from letter.profile import profile_from, profile_to
from letter.render import Rendered, Renderer, RenderFailed
from letter.render.cache import Cache, render_cached
from letter.render.engine import engine
from letter.render.missing import substitutes_in, substitutes_of_pdf
from letter.render.paged import first_changed
from letter.render.previews import composed_cached, pictures_cached
from letter.render.turns import Turns
from responses import rules
from responses.content import content_for_print, content_of, profile_of
from responses.enums import Stage
from responses.models import IssuedRecord, Reply
from responses.services import kept_files, striking

PAGE_WIDTH_PX = 900
AT_ONCE = 2
"""Letters made at one time on this machine, whoever asks: the rest of it stays quick."""

_lock = threading.Lock()


@dataclass(frozen=True)
class Preview:
    """The pages of a letter: as it stands, without a seal, or those of the finished file once it is issued."""

    page_digests: tuple[str, ...]
    """What stands on each page: a page can be kept by it. Of the finished file, the file's own digest."""
    facts: dict[str, Any]
    """What the layout knows: pages by kind, lines, places."""
    uncovered: str = ""
    """Characters no font has, printed as 〓."""
    first: int | None = None
    """The first page, from 1, that is not as the one who asks knows it."""
    pdf: bytes = field(default=b"", repr=False)
    """The finished file."""
    letter: tuple[dict[str, Any], dict[str, Any]] = field(default=({}, {}), repr=False)
    """Words and profile of a draft."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.page_digests)


def renderer() -> Renderer:
    """The site's one renderer; its process starts with the first letter and stays warm."""
    with _lock:
        return _renderer(settings.FUWEN_RENDER_DIR)


@cache
def _renderer(folder: Path) -> Renderer:
    return Renderer(turns=Turns(folder / "turns", at_most=AT_ONCE))


@cache
def _cache(folder: Path) -> Cache:
    return Cache(folder)


def engine_versions() -> dict[str, str]:
    """The engine's and the font set's digests, as 签发 notes them: ``engine`` and ``fonts``."""
    return engine()


def shown(reply: Reply) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is printed of the letter now, as JSON: the rows while it is written, the signed record once it is signed.

    A void letter stays what it was when it was voided.
    """
    return _shown(reply, rules.record_of(reply))


def preview(reply: Reply, *, known: Sequence[str] = ()) -> Preview:
    """The pages of the letter as it stands, composed; those of the issued PDF once it is finished.

    Of a void letter: its pages as they were, with 作废 across each. ``known`` are the digests of the pages that who asks
    has already, or their beginnings: of the others the first is drawn at once. Raises Refused with the renderer's
    sentence.
    """
    record = rules.record_of(reply)
    issued = IssuedRecord.objects.filter(signed=record.signed).first() if record else None
    if issued is not None:
        pdf = kept_files.read_issued(issued.pdf_name, issued.pdf_sha256)
        found = _of_file(pdf, issued.pdf_sha256, issued.page_count, known)
    else:
        found = _composed(*_shown(reply, record), known)
    return _struck(found, known) if reply.stage == Stage.VOID else found


def substitutes(reply: Reply) -> list[str]:
    """The fonts that stand in for others in the letter, a line each: those in the finished file once there is one.

    Raises Refused where they cannot be told.
    """
    record = rules.record_of(reply)
    issued = IssuedRecord.objects.filter(signed=record.signed).first() if record else None
    if issued is not None:
        return _substitutes_of_file(issued)
    content, profile = _shown(reply, record)
    try:
        return [one.said for one in substitutes_in(compose(content_from(content), profile_from(profile)))]
    except (LayoutError, ValueError) as error:
        raise Refused(str(error), code="render_content") from error


def _substitutes_of_file(issued: IssuedRecord) -> list[str]:
    """Read them from the file once: what it holds does not change."""
    store, key = _cache(settings.FUWEN_RENDER_DIR), hashlib.sha256(f"substitutes {issued.pdf_sha256}".encode()).hexdigest()
    if (kept := store.get(key)) is not None:
        return json.loads(kept)
    try:
        found = [one.said for one in substitutes_of_pdf(kept_files.read_issued(issued.pdf_name, issued.pdf_sha256))]
    except RenderFailed as failed:
        raise as_refusal(failed) from failed
    with suppress(OSError):  # a full disk loses the copy, not the list
        store.put(key, json.dumps(found).encode())
    return found


def preview_of(content: dict[str, Any], profile: dict[str, Any]) -> Rendered:
    """The PDF of these words in this layout, without seals. Raises Refused with the renderer's sentence."""
    try:
        return render_cached(renderer(), _cache(settings.FUWEN_RENDER_DIR), content, profile, draft=True)
    except RenderFailed as failed:
        raise as_refusal(failed) from failed


def composed(content: dict[str, Any], profile: dict[str, Any]) -> Preview:
    """The pages of any words in any layout, as preview() gives a letter's. Raises Refused."""
    return _composed(content, profile, ())


def page_pictures(of: Preview, *, pages: Sequence[int], width: int = PAGE_WIDTH_PX) -> dict[int, bytes]:
    """Pages of a preview as PNG, by number from 1; each kept by what stands on it. Raises Refused."""
    store = _cache(settings.FUWEN_RENDER_DIR)
    try:
        if of.pdf:
            return _pictures_of_file(of, store, pages, width)
        return pictures_cached(renderer(), store, *of.letter, digests=of.page_digests, pages=pages, width=width)
    except RenderFailed as failed:
        raise as_refusal(failed) from failed


def _pictures_of_file(of: Preview, store: Cache, pages: Sequence[int], width: int) -> dict[int, bytes]:
    keys = {number: _picture_key(of.page_digests[number - 1], number, width) for number in pages}
    found = {number: picture for number, key in keys.items() if (picture := store.get(key)) is not None}
    missing = [number for number in pages if number not in found]
    drawn = renderer().pictures(of.pdf, pages=missing, width=width) if missing else {}
    for number, picture in drawn.items():
        with suppress(OSError):  # a full disk loses the copy, not the page
            store.put(keys[number], picture)
    return found | drawn


def render(content: dict[str, Any], profile: dict[str, Any], **wanted: Any) -> Rendered:
    """Ask the render process (arguments as Renderer.render). Raises Refused with its sentence."""
    try:
        return renderer().render(content, profile, **wanted)
    except RenderFailed as failed:
        raise as_refusal(failed) from failed


def traces_pdf(before: dict[str, Any], after: dict[str, Any], *, title: str, facts: Sequence[str]) -> bytes:
    """花脸稿 of two contents as PDF. Raises Refused with the renderer's sentence."""
    try:
        return renderer().traces(before, after, title=title, facts=facts)
    except RenderFailed as failed:
        raise as_refusal(failed) from failed


def as_refusal(failed: RenderFailed) -> Refused:
    """The renderer's failure as a sentence for the person."""
    return Refused(failed.message, code=f"render_{failed.reason}")


def _shown(reply: Reply, record: rules.Record | None) -> tuple[dict[str, Any], dict[str, Any]]:
    if record is None:
        return content_to(content_of(reply)), profile_to(profile_of(reply))
    number = str(record.number) if record.number else ""
    return content_to(content_for_print(record.signed, number)), dict(record.signed.profile)


def _composed(content: dict[str, Any], profile: dict[str, Any], known: Sequence[str]) -> Preview:
    try:
        made = composed_cached(renderer(), _cache(settings.FUWEN_RENDER_DIR), content, profile, known=known, width=PAGE_WIDTH_PX)
    except RenderFailed as failed:
        raise as_refusal(failed) from failed
    first = first_changed(made.page_digests, known)
    return Preview(made.page_digests, dict(made.facts), made.uncovered, first, letter=(content, profile))


def _of_file(pdf: bytes, digest: str, page_count: int, known: Sequence[str]) -> Preview:
    digests = (digest,) * page_count
    return Preview(digests, {}, first=first_changed(digests, known), pdf=pdf)


def _struck(of: Preview, known: Sequence[str]) -> Preview:
    """The same pages with 作废 across each, made once and kept."""
    store = _cache(settings.FUWEN_RENDER_DIR)
    key = hashlib.sha256(f"struck {'.'.join(of.page_digests)}".encode()).hexdigest()
    pdf = store.get(key)
    if pdf is None:
        pages = range(1, of.page_count + 1)
        pictures = page_pictures(of, pages=pages, width=striking.WIDTH_PX)
        pdf = striking.struck([pictures[number] for number in pages])
        with suppress(OSError):  # a full disk loses the copy, not the page
            store.put(key, pdf)
    struck = _of_file(pdf, hashlib.sha256(pdf).hexdigest(), of.page_count, known)
    return replace(struck, facts=of.facts, uncovered=of.uncovered)


def _picture_key(digest: str, number: int, width: int) -> str:
    return hashlib.sha256(f"page {digest} {number} {width}".encode()).hexdigest()
