"""A look at a page as it stands: axe finds nothing, nothing runs over the edge."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"], "preload": False}
"""Without preload axe leaves the styles of the page alone, which the content policy would complain of."""
STILL = "() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))).then(() => true)"
"""A button that is just changing its colour has for a moment too little contrast."""


def look(page: Page) -> None:
    """Assert that nothing is wrong with the page."""
    page.evaluate(STILL)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
