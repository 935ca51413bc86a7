"""建议点 in the browser: marked at the passage by a click, left out with a reason, none forgotten at 送核."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from responses.models import AskReason, AskTie, Reply
from tests.flows.ground import CARE, City
from tests.flows.looking import look
from tests.flows.writing import field, open_editor, wait_saved

ASKS = 4
"""How many asks the proposal of the short letter has."""


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


@pytest.fixture
def page(seat, letter: Reply) -> Page:
    """The draft in the editor; no ask is answered yet."""
    own = seat("mz.xuy")
    own.allow(r"404 .*/pages/")
    own.allow(r"422 .*/asks/")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="建议")


def tab(page: Page) -> Locator:
    return page.get_by_role("tab", name="建议")


def card(page: Page, words: str) -> Locator:
    """The card whose text holds these words."""
    key = page.evaluate(
        "words => Array.from(document.querySelectorAll('.passage [data-field]'))"
        ".find((one) => one.value.indexOf(words) >= 0).closest('.passage').dataset.key",
        words,
    )
    return page.locator(f'.passage[data-key="{key}"]')


def mark(card: Locator, sign: str) -> Locator:
    return card.locator(":scope > .passage-row .ask-row").get_by_role("button", name=sign)


def test_forgotten_then_marked_then_submitted(page: Page, letter: Reply) -> None:
    tab(page).click()
    expect(tab(page)).to_have_text(f"建议 {ASKS}未答")
    expect(panel(page).get_by_text("未答复", exact=True)).to_have_count(ASKS)
    look(page)
    page.get_by_role("link", name="去送核").click()
    why = page.locator("#acts .why-not").filter(has_text="送核")
    expect(why).to_contain_text(f"还有{ASKS}个建议点没有答复：①“在没有老年食堂的社区增设助餐网点”②")
    why.get_by_role("link", name="去标明").click()
    open_editor(page)
    expect(panel(page)).to_be_visible()  # the link leads to the very panel
    for sign, words in (("①", "把网点建到家门口"), ("②", "让价格稳得住"), ("③", "给失能老人送上门")):
        mark(card(page, words), sign).click()
        expect(mark(card(page, words), sign)).to_have_attribute("aria-pressed", "true")
        expect(mark(card(page, words), sign)).to_be_focused()
    expect(tab(page)).to_have_text("建议 1未答")
    last = panel(page).locator(".ask").nth(3)
    last.get_by_role("button", name="写明不答复的理由").click()
    last.get_by_label("④不答复的理由").select_option(label="其他")
    last.get_by_role("button", name="记下理由").click()
    expect(last.get_by_label("④不答复的说明")).to_be_focused()  # 其他 wants words
    look(page)
    last.get_by_label("④不答复的说明").fill("已由市场监管部门另行答复")
    last.get_by_role("button", name="记下理由").click()
    expect(last).to_contain_text("不答复：其他（已由市场监管部门另行答复）")
    expect(tab(page)).to_have_text("建议")
    expect(panel(page).locator(".asks-summary")).to_have_text("建议点都已答复，或已写明理由。")
    look(page)
    assert AskTie.objects.count() == 3 and AskReason.objects.get().text == "已由市场监管部门另行答复"
    page.get_by_role("link", name="去送核").click()
    asked = page.locator(".asked")
    expect(asked).to_contain_text("答复于一是")
    expect(asked).to_contain_text("不答复：其他（已由市场监管部门另行答复）")
    expect(page.locator("#page-list img").first).to_be_visible()
    look(page)
    page.get_by_role("button", name="送核").click()
    expect(page.get_by_text("现在的环节是“核稿”")).to_be_visible()


def test_the_mark_goes_with_its_passage(page: Page, letter: Reply) -> None:
    first = card(page, "把网点建到家门口")
    mark(first, "①").click()
    tab(page).click()
    where = panel(page).locator(".ask").first
    expect(where.get_by_role("button", name="答复于一是")).to_be_visible()
    first.get_by_role("button", name="下移 一是").click()
    wait_saved(page, after=letter.version)
    expect(where.get_by_role("button", name="答复于二是")).to_be_visible()
    page.reload()
    open_editor(page)
    tab(page).click()
    where.get_by_role("button", name="答复于二是").click()
    moved = card(page, "把网点建到家门口")
    expect(field(moved, "text")).to_be_focused()  # the jump
    expect(mark(moved, "①")).to_have_attribute("aria-pressed", "true")
    mark(moved, "①").press("Enter")  # and back, by the keyboard
    expect(mark(moved, "①")).to_have_attribute("aria-pressed", "false")
    expect(where).to_contain_text("未答复")


def test_a_passage_taken_out_answers_nothing(page: Page, letter: Reply) -> None:
    tab(page).click()
    gone = card(page, "给失能老人送上门")
    mark(gone, "③").click()
    expect(tab(page)).to_have_text("建议 3未答")
    page.once("dialog", lambda dialog: dialog.accept())
    gone.get_by_role("button", name="删除 三是").click()
    wait_saved(page, after=letter.version)
    expect(tab(page)).to_have_text("建议 4未答")
    page.locator("#passages + .adds").get_by_role("button", name="加一段").click()
    added = page.locator("#passages > .passage").last
    expect(added.locator(".ask-row .ask-mark")).to_have_count(ASKS)  # a new card has its row at once
