"""批注 in the browser: written on the letter's page and on marked words, answered, settled; open ones hold 签发 back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from responses.models import Comment, Reply
from responses.services import commenting
from tests.flows.ground import CARE, City
from tests.flows.looking import look
from tests.flows.writing import field, open_editor, version_shown, wait_saved

WORDS = "送餐队伍163支"
"""Words of the third item of the short letter."""


def panel(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="批注")


def tab(page: Page) -> Locator:
    return page.get_by_role("tab", name="批注")


def region(page: Page) -> Locator:
    """The comments on the letter's page."""
    return page.get_by_role("region", name="批注")


def text_with(page: Page, words: str) -> Locator:
    """The text field that holds these words."""
    key = page.evaluate(
        "words => Array.from(document.querySelectorAll('.passage [data-field]'))"
        ".find((one) => one.value.indexOf(words) >= 0).closest('.passage').dataset.key",
        words,
    )
    return field(page.locator(f'.passage[data-key="{key}"]'), "text")


def mark(area: Locator, words: str) -> None:
    """Mark words in a field as a hand does."""
    area.focus()
    area.evaluate("(area, words) => { const at = area.value.indexOf(words); area.setSelectionRange(at, at + words.length); }", words)


def write(page: Page, text: str) -> None:
    panel(page).get_by_label("写批注").fill(text)
    panel(page).get_by_role("button", name="写批注", exact=True).click()
    expect(panel(page).locator(".comment-text").filter(has_text=text)).to_be_visible()


@pytest.fixture
def editor(seat, city: City):
    """Open the editor of a letter at its panel 批注."""

    def sit(username: str, letter: Reply) -> Page:
        own = seat(username)
        own.allow(r"404 .*/pages/")
        page = own.open(f"/replies/{letter.pk}/edit/?panel=comments")
        open_editor(page)
        expect(panel(page).locator(".comments-summary")).not_to_contain_text("正在读取")
        return page

    return sit


def test_from_the_letters_page_to_the_signature(seat, city: City, editor) -> None:
    letter = city.write(CARE, stage="vet")
    reader = seat("mz.zhus")  # the reviewer, who does not hold the step and reads the pages only
    reader.allow(r"422 .*/comments/")
    write_on_the_pages(reader.open(f"/replies/{letter.pk}/"))
    answer_in_the_editor(editor("mz.jians", letter))
    settle_before_signing(seat("mz.lud").open(f"/replies/{letter.pk}/"), letter)


def write_on_the_pages(page: Page) -> None:
    """On a passage, with the words it is about: words that are not there are refused, and nothing typed is lost."""
    box = region(page)
    box.get_by_text("写一条批注").click()
    where = box.get_by_label("批在哪里")
    chosen = where.locator("option").filter(has_text="给失能老人送上门").get_attribute("value")
    where.select_option(value=chosen)
    quoted = box.get_by_label("所批的原文字句（可不填）")
    quoted.fill("没有这几个字")
    box.get_by_label("写批注").fill("请核实队伍数。")
    box.get_by_role("button", name="写批注", exact=True).click()
    expect(box.get_by_text("中没有“没有这几个字”")).to_be_visible()
    expect(box.get_by_label("写批注")).to_have_value("请核实队伍数。")  # a refusal takes nothing away
    quoted.fill(WORDS)
    box.get_by_role("button", name="写批注", exact=True).click()
    expect(box.locator(".comment-words")).to_have_text(f"“{WORDS}”")
    expect(box.locator(".comments-summary")).to_have_text("1条没有处理，处理完才能签发。")
    expect(page.locator("#page-list img").first).to_be_visible()
    look(page)


def answer_in_the_editor(desk: Page) -> None:
    """The comment leads to its words; it is answered and the letter sent on, the comment still open."""
    expect(tab(desk)).to_have_text("批注 1")
    expect(text_with(desk, WORDS).locator("xpath=../..").locator(".notes-under .comment-text").first).to_have_text("请核实队伍数。")
    panel(desk).get_by_role("button", name="三是").click()
    area = text_with(desk, WORDS)
    expect(area).to_be_focused()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == WORDS
    answer(desk, "已与台账核对，无误。")
    look(desk)
    desk.get_by_role("link", name="回到审核").click()
    desk.get_by_role("button", name="同意，送签发").click()
    expect(desk.get_by_text("现在的环节是“签发”")).to_be_visible()


def settle_before_signing(signatory: Page, letter: Reply) -> None:
    """签发 waits, says why and where; once it is settled the way is free."""
    why = signatory.locator("#acts .why-not").filter(has_text="签发")
    expect(why).to_contain_text("还有1条批注没有处理")
    expect(why.get_by_role("link", name="看批注")).to_have_attribute("href", f"/replies/{letter.pk}/#comments")
    shown = region(signatory).locator(".comment")
    expect(shown).to_contain_text("已与台账核对，无误。")
    shown.get_by_role("button", name="已处理").click()
    expect(region(signatory).locator(".comments-summary")).to_have_text("都已处理。")
    signatory.reload()
    expect(signatory.get_by_role("link", name="核对并签发")).to_be_visible()


def answer(page: Page, text: str) -> None:
    """Answer the only comment in the panel; the box goes once the answer stands."""
    row = panel(page).locator(".comment")
    row.get_by_role("button", name="答复").first.click()
    row.get_by_label("答复这条批注").fill(text)
    row.get_by_role("button", name="答复", exact=True).click()
    expect(row.locator(".comment-answer")).to_contain_text(text)
    expect(row.get_by_label("答复这条批注")).to_have_count(0)


def test_it_stays_with_its_words_while_the_text_changes(city: City, editor) -> None:
    letter = city.write(CARE)
    page = editor("mz.xuy", letter)
    mark(text_with(page, WORDS), WORDS)
    expect(panel(page).locator(".comment-target")).to_have_text(f"批在：三是“{WORDS}”")
    write(page, "此数待定。")
    row = panel(page).locator(".comment")
    area = text_with(page, WORDS)
    area.fill("截至六月底，" + area.input_value())
    wait_saved(page, after=letter.version)
    row.get_by_role("button", name="三是").click()
    expect(area).to_be_focused()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == WORDS
    area.fill(area.input_value().replace(WORDS, "送餐队伍若干"))
    expect(row.locator(".comment-words")).to_have_text(f"“{WORDS}”（原文已改）")
    wait_saved(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="删除 三是").click()
    expect(row.locator(".comment-words")).to_have_text(f"“{WORDS}”（原在“三是”，该段已删去）")
    expect(page.locator('.notes-under[data-kind="comments"] .comment')).to_have_count(0)
    row.get_by_role("button", name="已处理").click()
    expect(tab(page)).to_have_text("批注")
    row.get_by_role("button", name="重新打开").click()
    expect(tab(page)).to_have_text("批注 1")
    look(page)


def test_an_answer_being_typed_outlives_a_save(city: City, editor) -> None:
    letter = city.write(CARE)
    commenting.write_comment(letter, by=city.person("mz.zhus"), text="请补充数据。")
    page = editor("mz.xuy", letter)
    row = panel(page).locator(".comment")
    row.get_by_role("button", name="答复").click()
    before = version_shown(page)
    box = row.get_by_label("答复这条批注")
    box.press_sequentially("正在核")
    page.wait_for_timeout(2500)  # longer than the pause after which the letter would be saved
    assert version_shown(page) == before, "an answer is no text of the letter"
    Comment.objects.filter(reply=letter).update(text="请补充全年数据。")
    page.keyboard.press("Control+s")
    page.get_by_role("textbox", name="结尾", exact=True).evaluate("area => { area.value += '另述。'; area.dispatchEvent(new Event('input', { bubbles: true })); }")
    wait_saved(page, after=before)
    expect(row).to_contain_text("请补充全年数据。")  # drawn anew
    expect(box).to_be_focused()
    box.press_sequentially("实。")
    row.get_by_role("button", name="答复", exact=True).click()
    expect(row.locator(".comment-answer")).to_contain_text("正在核实。")
    assert Comment.objects.get(parent__isnull=False).text == "正在核实。"
