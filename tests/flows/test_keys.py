"""The editor by the keyboard alone: the list of keys, and every key on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from responses.models import Reply
from responses.services import commenting
from tests.flows.ground import CARE, City
from tests.flows.writing import field, open_editor, wait_saved

FAULTY = "我局已逐点检查,问题均已整改,群众满意。"
"""Two half-width commas: findings to go to in one field."""
WORDS = "送餐队伍163支"
"""Words of the third item of the short letter, to be commented on."""
PANELS = ("版面", "校核", "建议", "批注", "用语")


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


@pytest.fixture
def page(seat, letter: Reply) -> Page:
    own = seat("mz.xuy")
    own.allow(r"404 .*/pages/")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    return page


def cards(page: Page) -> Locator:
    return page.locator("#passages > .passage")


def words(page: Page) -> list[str]:
    return cards(page).evaluate_all("all => all.map((one) => one.querySelector('[data-field]').value)")


def holds(page: Page, text: str) -> None:
    """The field with the focus holds these words."""
    page.wait_for_function("text => (document.activeElement.value || '').indexOf(text) >= 0", arg=text)


def test_the_list_names_every_key(page: Page) -> None:
    page.keyboard.press("Control+/")
    listed = page.get_by_role("dialog", name="快捷键")
    expect(listed).to_be_visible()
    for key in ("S", "/", "回车", "↑", "↓", "删除键", "N", "P", "M", "下翻页", "上翻页", "1"):
        expect(listed.locator("kbd").get_by_text(key, exact=True)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    page.get_by_role("button", name="快捷键").click()
    expect(listed).to_be_visible()


def test_panels(page: Page) -> None:
    for number, name in enumerate(PANELS, 1):
        page.keyboard.press(f"Alt+{number}")
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tab", name=name)).to_be_focused()


def test_a_passage_is_added_moved_and_removed(page: Page, letter: Reply) -> None:
    before = words(page)
    field(cards(page).last, "text").focus()
    page.keyboard.press("Control+Enter")
    expect(cards(page)).to_have_count(len(before) + 1)
    page.keyboard.insert_text("新的一段。")
    page.keyboard.press("Alt+ArrowUp")
    holds(page, "新的一段。")
    assert words(page) == [*before[:-1], "新的一段。", before[-1]]
    page.keyboard.press("Alt+ArrowDown")
    holds(page, "新的一段。")
    assert words(page) == [*before, "新的一段。"]
    page.keyboard.press("Control+s")
    wait_saved(page, after=letter.version)
    page.once("dialog", lambda asked: asked.accept())
    page.keyboard.press("Alt+Delete")
    expect(cards(page)).to_have_count(len(before))
    assert words(page) == before


def test_from_finding_to_finding(page: Page, letter: Reply) -> None:
    text = field(cards(page).last, "text")
    text.fill(FAULTY)
    wait_saved(page, after=letter.version)
    expect(page.locator('.notes-under[data-kind="proof"] .finding-row').last).to_be_visible()
    page.get_by_role("textbox", name="开头", exact=True).focus()
    page.keyboard.press("Alt+p")
    holds(page, FAULTY)
    page.get_by_role("textbox", name="开头", exact=True).focus()
    marked = set()
    for _ in range(page.locator('.notes-under[data-kind="proof"] .finding-row').count()):
        page.keyboard.press("Alt+n")
        marked.add(page.evaluate("[document.activeElement.value, document.activeElement.selectionStart].join()"))
    assert {f"{FAULTY},{FAULTY.index(',')}", f"{FAULTY},{FAULTY.rindex(',')}"} <= marked, "each of the two is gone to"


def test_to_the_next_comment_and_part(page: Page, city: City, letter: Reply) -> None:
    key = page.evaluate(
        "words => Array.from(document.querySelectorAll('.passage [data-field]'))"
        ".find((one) => one.value.indexOf(words) >= 0).closest('.passage').dataset.key",
        WORDS,
    )
    commenting.write_comment(letter, by=city.person("mz.xuj"), text="请核对。", place=key, field="text", start=0, words=WORDS)
    page.reload()
    open_editor(page)
    expect(page.locator('.notes-under[data-kind="comments"] .comment')).to_be_visible()
    page.keyboard.press("Alt+m")
    holds(page, WORDS)
    title = page.get_by_role("textbox", name=re.compile("^标题"))
    title.focus()
    page.keyboard.press("Alt+PageDown")
    expect(title).not_to_be_focused()
    page.keyboard.press("Alt+PageUp")
    expect(title).to_be_focused()
