"""Every page of every role: axe finds nothing, nothing runs over the edge, nothing is in English."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Page

from responses.content import draft_of
from responses.services.drafting import save_reply
from tests.flows.conftest import Seat
from tests.flows.ground import CARE, City
from tests.flows.visits import Visit, prepare, visits

NO_PAGES = {
    # acts alone: a POST, then another page
    "accounts:sign_out", "accounts:seal_retire", "proposals:accept", "proposals:conclude", "proposals:archive", "responses:start", "responses:save", "responses:move",
    # files, pictures and what scripts ask for
    "proposals:file", "responses:preview", "responses:page", "responses:draft_pdf", "responses:draft_docx", "responses:pdf", "responses:docx", "responses:scan",
    "responses:void_pdf", "responses:original", "responses:findings", "responses:asks", "responses:comments",
    "responses:compare_pdf", "responses:presence", "responses:ignore", "responses:proof_take_back", "responses:keep_version", "responses:restore", "responses:wording", "responses:found", "responses:sources",
    "responses:copy_pdf", "responses:copy_docx", "responses:public_pdf", "responses:public_docx",
}  # fmt: skip
"""Addresses that show no page."""

FOREIGN = {"TXT", "UTF", "doc", "docx", "txt", "wps", "PDF", "DOCX", "PNG", "JPG", "JPEG", "SHA", "Ctrl", "LibreOffice", "Word", "WPS",
    "FMT", "STR", "PUN", "NUM", "CON", "REF", "CNT", "PRV", "FIL", "FNT", "GDP"}
"""Words an office knows in these letters."""
NO_WORDS = re.compile(r"\b[a-z]{2}\.[a-z]+\b|\b[0-9a-f]{16,}\b|A[123]|B[12]|C[12]|GB/T|GM/T|\bSM3\b|\bMB\b|\bKB\b")
"""User names, digests, classes, standards, sizes."""
WIDTH = 1280
RULES = {"resultTypes": ["violations"], "preload": False}
"""Without preload axe leaves the styles of the page alone, which the content policy would complain of."""


def test_every_page_of_every_role(city: City, seat) -> None:
    ground = prepare(city)
    seats: dict[str | None, Seat] = {}
    seen: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for visit in visits(ground):
        if visit.by not in seats:
            seats[visit.by] = seat(visit.by)
            seats[visit.by].allow(r"the server responded with a status of (403|404|422|400) ")
        page = seats[visit.by].open(visit.path)
        if found := look(page, visit):
            wrong[f"{visit.by} {visit.path} {visit.act.__name__ if visit.act else ''}"] = found
        page.close()
        if visit.path != "/nowhere/":
            seen.add(resolve(visit.path.partition("?")[0]).view_name)
    assert wrong == {}
    assert page_names() - seen == set()


def look(page: Page, visit: Visit) -> list[str]:
    """Return everything that is wrong with a page."""
    if visit.act:
        visit.act(page)
    if page.locator("#pages").count():  # the pictures of a letter's pages come after the page itself
        page.wait_for_function("() => document.querySelector('#page-list img') !== null")
    found = Axe().run(page, options=RULES).response["violations"]
    said = [f"{one['id']}: {', '.join(map(str, node['target']))}" for one in found for node in one["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth") > WIDTH:
        said.append("runs over the edge")
    return said + english(page, visit)


def english(page: Page, visit: Visit) -> list[str]:
    """Return the English words a page shows; the administrator's tables show codes of units, the rules their examples."""
    if visit.path.startswith(("/admin/", "/replies/proof/")):
        return []
    shown = NO_WORDS.sub("", page.locator("body").inner_text())
    return sorted(set(re.findall(r"[A-Za-z]{3,}", shown)) - FOREIGN)


def page_names() -> set[str]:
    """Return the names of all addresses that show a page of ours; of Django's tables a few stand for all."""

    def walk(patterns: list, prefix: str = "") -> set[str]:
        names = set()
        for one in patterns:
            if isinstance(one, URLResolver):
                names |= walk(one.url_patterns, f"{prefix}{one.namespace}:" if one.namespace else prefix)
            elif isinstance(one, URLPattern):
                names.add(prefix + (one.name or ""))
        return names

    return {name for name in walk(get_resolver().url_patterns) if not name.startswith("admin:")} - NO_PAGES


def test_two_texts_side_by_side(city: City, seat) -> None:
    letter = city.write(CARE)
    own = seat("mz.xuy")
    own.allow(r"409 ")
    own.allow(r"404 .*/pages/|status of 404")  # the picture of a page that a newer save has replaced
    page = own.open(f"/replies/{letter.pk}/edit/")
    page.wait_for_selector("body.is-ready")
    other = city.person("mz.xuj")
    save_reply(letter, by=other, version=letter.version, data={**draft_of(letter), "closing": ["同事改的结尾。"]})
    page.get_by_role("textbox", name="结尾", exact=True).fill("另一份结尾。")
    page.wait_for_selector("#clashes:not([hidden])")
    assert look(page, Visit("mz.xuy", page.url)) == []
