"""Typing a letter into the editor as a person does: buttons for sections and items, words into the fields."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

SAVED = "#state[data-state=saved]"


def open_editor(page: Page) -> None:
    """Wait until the editor of the page shows its letter."""
    page.wait_for_selector("body.is-ready")


def type_passages(page: Page, passages: list[dict[str, Any]]) -> None:
    """Type the text of a letter: each section and item by its button, then its words."""
    for passage in passages:
        if passage["type"] == "section":
            _type_section(page, passage)
        else:
            _type_into(_added(page.locator("#passages"), page.get_by_role("button", name=WORDS[passage["type"]], exact=True)), passage)


WORDS = {"section": "加一级标题", "item": "加一条（一是……）", "paragraph": "加一段"}


def _type_section(page: Page, section: dict[str, Any]) -> None:
    card = _added(page.locator("#passages"), page.get_by_role("button", name=WORDS["section"]))
    page.keyboard.insert_text(section["heading"])  # the new heading has the focus
    for passage in section["passages"]:
        word = "加一条" if passage["type"] == "item" else "加一段"
        button = card.locator(":scope > .adds").get_by_role("button", name=word, exact=True)
        _type_into(_added(card.locator(":scope > .passages"), button), passage)


def _added(passages: Locator, button: Locator) -> Locator:
    """Press a button that adds a card to a list; return the card, whose first field has the focus."""
    count = passages.locator(":scope > .passage").count()
    button.last.click()
    card = passages.locator(":scope > .passage").nth(count)
    expect(card.locator("[data-field]").first).to_be_focused()
    return card


def _type_into(card: Locator, passage: dict[str, Any]) -> None:
    if passage["type"] == "item":
        field(card, "lead_in").fill(passage["lead_in"])
    field(card, "text").fill("\n".join([passage["text"], *passage.get("more", [])]))


def field(card: Locator, name: str) -> Locator:
    """Return a field of a card."""
    return card.locator(f':scope > .passage-row [data-field="{name}"]')


def numbers(page: Page) -> list[str]:
    """Return the numbers shown at the cards, in their order."""
    return page.locator("#passages .number").all_inner_texts()


def wait_saved(page: Page, *, after: int = 0) -> int:
    """Wait until everything typed is saved as a version newer than ``after``; return its number."""
    page.wait_for_function(
        "after => { const line = document.getElementById('state');"
        " return line.dataset.state === 'saved' && Number(line.textContent.match(/第(\\d+)版/)[1]) > after; }",
        arg=after,
    )
    return version_shown(page)


def version_shown(page: Page) -> int:
    """Return the version the page says it holds."""
    return int(page.locator("#state").inner_text().partition("第")[2].partition("版")[0])


def mark_asks(page: Page) -> None:
    """Mark in the editor for each ask a passage that answers it: the first for the first, and so on."""
    page.locator("#tab-asks").click()
    rows = page.locator(".ask-row")
    expect(page.locator("#asks li").first).to_be_visible()
    for place in range(page.locator("#asks li").count()):
        mark = rows.nth(place).locator(".ask-mark").nth(place)
        mark.click()
        expect(mark).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".asks-summary")).to_contain_text("都已答复")
    page.locator("#tab-pages").click()
