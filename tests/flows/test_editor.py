"""The editor under the hand: order, numbers, Enter, pasting, removing, and the page that follows."""

from __future__ import annotations

import pytest
from playwright.sync_api import ElementHandle, Locator, Page, expect

from responses.content import draft_of
from responses.models import Reply
from tests.flows.ground import CARE, DIGITAL, City
from tests.flows.writing import (
    field,
    numbers,
    open_editor,
    type_passages,
    version_shown,
    wait_saved,
)

DRAFTER = "mz.xuy"


@pytest.fixture
def letter(city: City) -> Reply:
    return city.begin(CARE)


@pytest.fixture
def page(seat, letter: Reply) -> Page:
    """The editor with an empty text."""
    own = seat(DRAFTER)
    own.allow(r"404 .*/pages/")
    own.allow(r"422 .*/save/")
    own.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    return page


def section(heading: str, *lead_ins: str) -> dict:
    items = [{"type": "item", "lead_in": f"{lead}。", "text": f"{lead}的正文。"} for lead in lead_ins]
    return {"type": "section", "heading": heading, "passages": items}


def cards(page: Page) -> Locator:
    return page.locator("#passages > .passage")


def headings(page: Page) -> list[str]:
    return [field(card, "heading").input_value() for card in cards(page).all()]


def add(page: Page, word: str) -> None:
    """Press a button under the whole text, not one of a section's."""
    page.locator("#passages + .adds").get_by_role("button", name=word).click()


TRIES = 3


def drag(page: Page, grip: Locator, onto: Locator) -> None:
    """Drag a card by its number onto the head of another, as a hand does: a grip that was missed is taken again."""
    onto.scroll_into_view_if_needed()
    held, target = grip.element_handle(), onto.element_handle()  # locators would follow the order, not the card
    for _ in range(TRIES):
        if dragged(page, held, target):
            return


def dragged(page: Page, held: ElementHandle, target: ElementHandle) -> bool:
    """Press, move, wait till room is made, let go; tell whether the card stands before the other."""
    settle(page)
    start, end = held.bounding_box(), target.bounding_box()
    x = start["x"] + start["width"] - 8
    page.mouse.move(x, start["y"] + 14)
    page.mouse.down()
    for y in (start["y"] + 20, (start["y"] + end["y"]) / 2, end["y"] + 14):
        page.mouse.move(x, y, steps=4)
        settle(page)
    for turn in range(8):
        # A hand that rests makes no room where a card was still moving: this one trembles.
        page.mouse.move(x, target.bounding_box()["y"] + 4 + turn % 2 * 4, steps=4)
        settle(page)
        if is_before(page, held, target):
            break
    page.mouse.up()
    settle(page)
    return is_before(page, held, target)


def is_before(page: Page, held: ElementHandle, target: ElementHandle) -> bool:
    return page.evaluate("([held, target]) => target.previousElementSibling === held.closest('.passage')", [held, target])


def settle(page: Page) -> None:
    """Wait till the cards have made room, however busy the machine: two frames, and every movement at its end."""
    page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            await frame();
            await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)));
            await frame();
        }"""
    )


def test_numbers_follow_the_order_by_buttons(page: Page, letter: Reply) -> None:
    begun = version_shown(page)
    type_passages(page, [section("甲", "子", "丑", "寅"), section("乙"), section("丙", "卯")])
    assert numbers(page) == ["一、", "一是", "二是", "三是", "二、", "三、", "条"]  # one item alone bears no number
    last = cards(page).nth(2)
    last.get_by_role("button", name="上移 三、").click()
    last = cards(page).nth(1)
    expect(last.get_by_role("button", name="上移 二、")).to_be_focused()  # the button goes along: press again
    page.keyboard.press("Enter")
    assert headings(page) == ["丙", "甲", "乙"]
    assert numbers(page) == ["一、", "条", "二、", "一是", "二是", "三是", "三、"]
    cards(page).nth(1).get_by_role("button", name="下移 一是").click()
    wait_saved(page, after=begun)
    page.wait_for_timeout(1500)
    wait_saved(page)
    kept = draft_of(Reply.objects.get(pk=letter.pk))["passages"]
    assert [one["heading"] for one in kept] == ["丙", "甲", "乙"]
    assert [one["lead_in"] for one in kept[1]["passages"]] == ["丑。", "子。", "寅。"]
    expect(page.locator("#outline li")).to_have_text(["一、丙 1条", "二、甲 3条", "三、乙"])


def test_numbers_follow_the_order_by_dragging(page: Page, letter: Reply) -> None:
    begun = version_shown(page)
    type_passages(page, [section("甲", "子", "丑"), section("乙", "寅"), section("丙")])
    drag(page, cards(page).nth(2).locator(".grip").first, cards(page).nth(0))
    assert headings(page) == ["丙", "甲", "乙"]
    assert numbers(page) == ["一、", "二、", "一是", "二是", "三、", "条"]
    moved = cards(page).nth(2).locator(".passages .passage").first
    drag(page, moved.locator(".grip"), cards(page).nth(1).locator(".passages .passage").first)
    assert numbers(page) == ["一、", "二、", "一是", "二是", "三是", "三、"]
    page.keyboard.press("Control+s")
    wait_saved(page, after=begun)
    kept = draft_of(Reply.objects.get(pk=letter.pk))["passages"]
    assert [one["lead_in"] for one in kept[1]["passages"]] == ["寅。", "子。", "丑。"]


def test_headings_go_three_levels_down_and_no_further(page: Page) -> None:
    add(page, "加一级标题")
    page.keyboard.insert_text("上")
    for words in ("中", "下"):
        page.locator(".passage-section").last.get_by_role("button", name="加下级标题").click()
        page.keyboard.insert_text(words)
    assert numbers(page) == ["一、", "（一）", "1."]
    lowest = page.locator(".passage-section").last
    expect(lowest.get_by_role("button", name="加下级标题")).to_have_count(0)
    expect(lowest.get_by_role("button", name="加一条", exact=True)).to_have_count(1)


def test_enter_is_safe_in_one_line_fields_and_while_words_are_composed(page: Page) -> None:
    add(page, "加一级标题")
    heading = page.get_by_label("一、 标题")
    heading.press_sequentially("抓落实")
    page.keyboard.press("Enter")
    assert heading.input_value() == "抓落实"
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "jian'cheng'xiao", "selectionStart": 15, "selectionEnd": 15})
    ime.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229})
    ime.send("Input.insertText", {"text": "见成效"})
    assert heading.input_value() == "抓落实见成效"
    was_stopped = page.evaluate(
        """() => {
            const key = new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
            return !document.activeElement.dispatchEvent(key);
        }"""
    )
    assert not was_stopped  # the input method's own Enter is left to it
    contact = page.get_by_role("textbox", name="联系人", exact=True)
    contact.fill("许言")
    contact.press("Enter")
    expect(page).to_have_url(page.url)
    assert heading.input_value() == "抓落实见成效"


def test_pasted_lines_become_paragraphs_of_their_own(page: Page, letter: Reply) -> None:
    begun = version_shown(page)
    add(page, "加一段")
    page.evaluate("() => navigator.clipboard.writeText('第一段。\\r\\n\\r\\n　　第二段。\\r\\n第三段。')")
    page.keyboard.press("Control+v")
    page.get_by_role("textbox", name="联系人", exact=True).focus()
    expect(cards(page)).to_have_count(3)
    assert [field(card, "text").input_value() for card in cards(page).all()] == ["第一段。", "第二段。", "第三段。"]
    wait_saved(page, after=begun)
    kept = draft_of(Reply.objects.get(pk=letter.pk))["passages"]
    assert [(one["type"], one["text"]) for one in kept] == [("paragraph", f"第{n}段。") for n in "一二三"]


def test_removing_asks_with_the_number_and_what_would_go(page: Page) -> None:
    type_passages(page, [section("甲", "子"), section("乙")])
    said: list[str] = []
    page.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="删除 一、").click()
    assert said == ["删除“一、”及其下共 8 字？"]
    assert headings(page) == ["甲", "乙"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="删除 一、").click()
    assert headings(page) == ["乙"]
    add(page, "加一段")
    page.get_by_role("button", name="删除 段").click()  # empty: nothing to ask
    assert headings(page) == ["乙"]


def test_what_cannot_be_kept_is_named_and_stays(page: Page) -> None:
    begun = version_shown(page)
    add(page, "加一段")
    text = page.get_by_label("段 正文")
    text.fill("长" * 5001)
    page.keyboard.press("Control+s")
    problems = page.locator("#problems")
    expect(problems).to_contain_text("5001")
    assert version_shown_or_none(page) is None
    problems.get_by_role("button").first.click()
    expect(text).to_be_focused()
    assert len(text.input_value()) == 5001
    text.fill("短‮‬了。")
    wait_saved(page, after=begun)
    expect(problems).to_contain_text("保存时作了整理")


def version_shown_or_none(page: Page) -> int | None:
    return version_shown(page) if page.locator("#state[data-state=saved]").count() else None


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_page_follows_the_field_and_nothing_runs_over_the_edge(city: City, seat, size: tuple[int, int]) -> None:
    letter = city.write(DIGITAL)
    page = seat("gx.zhouw").open(f"/replies/{letter.pk}/edit/")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_editor(page)
    place = page.locator(".preview-place")
    expect(place).to_have_text("第 1 页 / 共 9 页")
    field(cards(page).last, "heading").focus()
    expect(place).to_have_text("第 7 页 / 共 9 页")
    expect(page.locator("#preview img")).to_have_attribute("alt", "第 7 页的版面")
    page.get_by_role("textbox", name="标题", exact=True).focus()
    expect(place).to_have_text("第 1 页 / 共 9 页")
    page.get_by_role("textbox", name="抄送", exact=True).focus()
    expect(place).to_have_text("第 8 页 / 共 9 页")
    page.get_by_label("附征询意见表").focus()
    expect(place).to_have_text("第 9 页 / 共 9 页")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    picture = page.locator("#preview img").bounding_box()
    assert picture["x"] + picture["width"] <= size[0]
    assert picture["height"] > size[1] * 0.6
