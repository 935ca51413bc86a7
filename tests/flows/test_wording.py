"""用语 in the browser: a phrase at the caret, a past reply found, its paragraph taken over with its source and a warning."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from responses.models import PassageSource, Phrase, Reply
from tests.flows.ground import CARE, City
from tests.flows.writing import field, open_editor, version_shown, wait_saved

DRAFT = "cppcc-9-2-132"
RULES = {"resultTypes": ["violations"], "preload": False}


@pytest.fixture
def old(city: City) -> Reply:
    """A letter of the unit that has gone out."""
    city.give_seal("minzheng")
    return city.write(CARE, stage="dispatched")


@pytest.fixture
def page(seat, city: City, old: Reply) -> Page:
    """The draft of the same unit, its panel 用语 open."""
    letter = city.write(DRAFT)
    own = seat(letter.created_by.username)
    own.allow(r"404 .*/pages/")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    page.get_by_role("tab", name="用语").click()
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="用语")


def look(page: Page) -> None:
    """Nothing for axe to find, nothing over the edge."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def search(page: Page, words: str) -> None:
    box = panel(page).get_by_label("查以往答复")
    box.fill(words)
    box.press("Enter")


def test_a_phrase_goes_in_at_the_caret(page: Page) -> None:
    Phrase.objects.all().delete()
    Phrase.objects.create(use="text", text="特此说明。")
    Phrase.objects.create(use="text", text="请予支持。")
    page.reload()
    open_editor(page)
    page.get_by_role("tab", name="用语").click()
    button = panel(page).get_by_role("button", name="特此说明。")
    button.click()
    expect(panel(page).locator(".wording-note")).to_have_text("请先点正文中要放入的位置。")
    panel(page).get_by_label("筛选常用语").fill("说明")
    expect(panel(page).get_by_role("button", name="请予支持。")).to_be_hidden()
    expect(page.locator("#state")).to_contain_text("已保存")
    text = field(page.locator(".passage:not(.passage-section)").first, "text")
    text.fill("前一句。后一句。")
    text.evaluate("area => area.setSelectionRange(4, 4)")
    button.click()
    expect(text).to_have_value("前一句。特此说明。后一句。")
    expect(text).to_be_focused()
    page.keyboard.type("再写。")
    expect(text).to_have_value("前一句。特此说明。再写。后一句。")
    wait_saved(page)


def test_found_taken_over_noted_and_warned_of(page: Page, old: Reply) -> None:
    number = str(old.numbers.get())
    panel(page).get_by_text("相近的提案").click()
    expect(panel(page).locator("[data-alike] li").first).to_be_visible()
    panel(page).get_by_text("相近的提案").click()
    search(page, "助")
    expect(panel(page).locator(".wording-note")).to_contain_text("只有一个字")
    search(page, "助餐 老年")
    hit = panel(page).locator("[data-hits] > li")
    expect(hit).to_have_count(1)
    expect(hit.get_by_role("link", name=number)).to_have_attribute("href", f"/replies/{old.pk}/")
    expect(hit.locator("mark").first).to_be_visible()
    look(page)
    text = field(page.locator(".passage:not(.passage-section)").first, "text")
    text.click()
    cards = page.locator("#passages .passage")
    count, before = cards.count(), version_shown(page)
    words = hit.locator(".hit-paragraph > p").first
    expect(words).to_be_visible()
    hit.get_by_role("button", name="加在本段之后").first.click()
    expect(cards).to_have_count(count + 1)
    note = page.locator(".source-note")
    expect(note).to_contain_text(f"取自{number}（不打印）")
    expect(panel(page).locator(".wording-note")).to_contain_text(f"已放入，取自{number}。")
    wait_saved(page, after=before)
    look(page)
    page.reload()
    open_editor(page)
    expect(note).to_contain_text(number)
    assert PassageSource.objects.count() == 1
    note.get_by_role("button", name="去掉来源").click()
    expect(note).to_have_count(0)
    assert not PassageSource.objects.exists()


def test_the_page_of_phrases(seat, city: City) -> None:
    page = seat("mz.xuy").open("/replies/phrases/")
    look(page)
    page.get_by_label("内容").fill("本句只有我用。")
    page.get_by_role("button", name="存为常用语").click()
    expect(page.get_by_role("cell", name="本句只有我用。", exact=True)).to_be_visible()
    page.get_by_role("row").filter(has_text="本句只有我用。").get_by_role("link", name="修改").click()
    page.get_by_label("内容").fill("本句改过。")
    page.get_by_role("button", name="保存修改").click()
    expect(page.get_by_role("cell", name="本句改过。", exact=True)).to_be_visible()
    page.get_by_role("row").filter(has_text="本句改过。").get_by_role("button", name="删去").click()
    expect(page.get_by_text("已删去一条常用语。")).to_be_visible()
