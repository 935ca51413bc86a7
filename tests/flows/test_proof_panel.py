"""校核 in the browser: found beside the passage, jumped to, mended by one click or all at once, set aside with a reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from responses.content import draft_of
from responses.models import IgnoredFinding, Reply
from tests.flows.ground import CARE, City
from tests.flows.looking import look
from tests.flows.writing import field, open_editor, version_shown, wait_saved

WRITTEN = "截止2026年6月,我局已逐点检查,问题均已整改。"
"""Two half-width commas (必错, mended by a click), and 截止 before a date (疑似)."""
MENDED = "截止2026年6月，我局已逐点检查，问题均已整改。"


@pytest.fixture
def page(seat, city: City) -> Page:
    """The draft in the editor, its panel 校核 open."""
    letter = city.write(CARE)
    own = seat("mz.xuy")
    own.allow(r"404 .*/pages/")
    own.allow(r"422 .*/ignore/")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    page.locator("#proof-badge").click()
    expect(summary(page)).not_to_have_text("正在校核……")
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="校核")


def summary(page: Page) -> Locator:
    return panel(page).locator(".proof-summary")


def rows(page: Page, rule: str) -> Locator:
    return panel(page).locator(f'[data-open] [data-rule="{rule}"]')


def last_text(page: Page) -> Locator:
    """The text of the letter's last paragraph."""
    return field(page.locator("#passages > .passage").last, "text")


def type_faults(page: Page) -> None:
    before = version_shown(page)
    last_text(page).fill(WRITTEN)
    wait_saved(page, after=before)
    expect(rows(page, "PUN-01E")).to_have_count(2)


def test_found_jumped_to_mended_all_at_once(page: Page) -> None:
    type_faults(page)
    expect(page.locator("#proof-badge")).to_contain_text("2必错")
    expect(page.locator("#proof-badge")).to_have_attribute("data-level", "error")
    first = rows(page, "PUN-01E").first
    expect(first.locator("mark")).to_have_text(",")
    first.get_by_role("button").first.click()
    expect(last_text(page)).to_be_focused()
    at = WRITTEN.index(",")
    assert last_text(page).evaluate("area => [area.selectionStart, area.selectionEnd]") == [at, at + 1]
    under = last_text(page).locator("xpath=ancestor::*[contains(@class, 'passage-fields')]").locator(".notes-under .finding-error")
    expect(under).to_have_count(2)  # beside the passage as well
    look(page)
    first.get_by_role("button", name="同类2处全改").click()
    expect(last_text(page)).to_have_value(MENDED)
    expect(rows(page, "PUN-01E")).to_have_count(0)
    expect(under).to_have_count(0)
    wait_saved(page)
    kept = draft_of(Reply.objects.get())["passages"]
    assert kept[-1]["text"] == MENDED


def test_one_mended_by_its_own_click(page: Page) -> None:
    type_faults(page)
    rows(page, "PUN-01E").last.get_by_role("button", name="改为“，”").click()
    expect(last_text(page)).to_have_value(WRITTEN.replace("检查,", "检查，"))
    expect(rows(page, "PUN-01E")).to_have_count(1)
    expect(rows(page, "PUN-01E").get_by_role("button", name="忽略")).to_have_count(0)  # 必错 is mended, never set aside


def test_set_aside_with_a_reason_and_heard_again(page: Page) -> None:
    type_faults(page)
    row = rows(page, "TXT-03S").filter(has_text="截止")
    row.get_by_role("button", name="忽略").click()
    reason = row.get_by_label("忽略的理由（随版本留存，签发人可见）")
    expect(reason).to_be_focused()
    row.get_by_role("button", name="本件忽略").click()
    expect(reason).to_have_attribute("aria-invalid", "true")
    reason.press_sequentially("依照上级文件")
    before = version_shown(page)
    last_text(page).evaluate("area => { area.value += '请审。'; area.dispatchEvent(new Event('input', { bubbles: true })); }")
    wait_saved(page, after=before)
    expect(summary(page)).to_contain_text("必错")
    expect(reason).to_have_value("依照上级文件")  # a save takes nothing typed away
    look(page)
    reason.press_sequentially("原文")
    row.get_by_role("button", name="本件忽略").click()
    expect(row).to_have_count(0)
    aside = panel(page).locator("[data-set-aside]")
    aside.get_by_text("已忽略 1 条").click()
    expect(aside).to_contain_text("依照上级文件原文")
    assert IgnoredFinding.objects.get().reason == "依照上级文件原文"
    look(page)
    aside.get_by_role("button", name="重新提示").click()
    expect(row).to_have_count(1)
    expect(aside).to_be_hidden()


def test_the_help_and_the_lists(page: Page, seat) -> None:
    help_link = panel(page).get_by_role("link", name="校核规则和依据")
    rules = page.context.new_page()
    rules.goto(page.url.split("/replies")[0] + help_link.get_attribute("href"))
    expect(rules.locator("#PUN-01E")).to_be_visible()
    look(rules)
    lists = seat("mz.jians").open("/replies/proof/lists/")
    look(lists)
    lists.get_by_role("button", name="保存").click()
    expect(lists.get_by_text("校核词表已保存，今后各件照此校核。")).to_be_visible()
