"""Two drafters write one letter at once: different places are joined on both pages, the same place is asked of the second."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from responses.models import Reply
from tests.flows.ground import CARE, City
from tests.flows.writing import open_editor, wait_saved

FIRST_WORDS = "感谢您对养老服务工作的关心，我局将继续听取您的意见。"
SECOND_WORDS = "感谢您的关心，欢迎您到社区食堂走访监督。"
OPENING = "您提出的关于养老服务的提案收悉。"


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


@pytest.fixture
def pages(seat, letter: Reply) -> list[Page]:
    """Both drafters have the letter open."""
    opened = []
    for username in ("mz.xuy", "mz.xuj"):
        own = seat(username)
        own.allow(r"409 .*/save/|status of 409")
        own.allow(r"404 .*/pages/|status of 404")
        page = own.open(f"/replies/{letter.pk}/edit/")
        open_editor(page)
        opened.append(page)
    return opened


@pytest.fixture
def asked(pages: list[Page], letter: Reply) -> Page:
    """The second drafter's page after both have rewritten the ending: the first was quicker."""
    first, second = pages
    closing(first).fill(FIRST_WORDS)
    first.keyboard.press("Control+s")
    wait_saved(first, after=letter.version)
    opening(second).fill(OPENING)
    closing(second).fill(SECOND_WORDS)  # nobody presses anything: the autosave finds it out
    expect(panel(second)).to_be_visible()
    return second


def closing(page: Page):
    return page.get_by_role("textbox", name="结尾", exact=True)


def opening(page: Page):
    return page.get_by_role("textbox", name="开头", exact=True)


def panel(page: Page):
    return page.locator("#clashes")


def pick(page: Page, word: str) -> None:
    panel(page).get_by_label(word).check()
    panel(page).get_by_role("button", name="按所选保存").click()


def test_different_places_are_joined(pages: list[Page], letter: Reply) -> None:
    first, second = pages
    closing(first).fill(FIRST_WORDS)
    first.keyboard.press("Control+s")
    saved = wait_saved(first, after=letter.version)
    opening(second).fill(OPENING)
    opening(second).press("ArrowLeft")
    caret = opening(second).evaluate("field => field.selectionStart")
    top = opening(second).evaluate("field => field.getBoundingClientRect().top")
    expect(second.locator("#merged")).to_contain_text("已并入许言于")
    expect(second.locator("#merged")).to_contain_text("改动的1处：结尾")
    expect(closing(second)).to_have_value(FIRST_WORDS)
    assert wait_saved(second, after=saved) == saved + 1
    expect(opening(second)).to_be_focused()
    assert opening(second).evaluate("field => field.selectionStart") == caret
    assert abs(opening(second).evaluate("field => field.getBoundingClientRect().top") - top) < 40
    expect(panel(second)).to_be_hidden()
    kept = Reply.objects.get(pk=letter.pk)
    assert (kept.closing, kept.opening) == ([FIRST_WORDS], OPENING)


def test_cards_added_moved_and_removed_come_onto_the_other_page(pages: list[Page], letter: Reply) -> None:
    first, second = pages
    before = Reply.objects.get(pk=letter.pk).passages.count()
    first.get_by_role("button", name="加一段", exact=True).last.click()
    first.keyboard.insert_text("另加的一段。")
    first.locator("#passages > .passage").last.get_by_role("button", name="上移").click()
    first.keyboard.press("Control+s")
    saved = wait_saved(first, after=letter.version)
    field = second.locator('#passages [data-field="text"]').first
    field.focus()
    second.keyboard.press("End")
    second.keyboard.type("我在写。")
    wait_saved(second, after=saved)
    expect(field).to_be_focused()
    second.keyboard.type("接着写。")
    wait_saved(second, after=saved + 1)
    rows = "() => Array.from(document.querySelectorAll('#passages .passage'), (card) => card.dataset.key)"
    first.reload()
    open_editor(first)
    assert second.evaluate(rows) == first.evaluate(rows)
    assert len(second.evaluate(rows)) == before + 1
    assert any("我在写。接着写。" in row.text for row in letter.passages.all())


def test_the_same_place_is_asked_with_both_texts(asked: Page, letter: Reply) -> None:
    saved = Reply.objects.get(pk=letter.pk)
    shown = panel(asked)
    expect(shown).to_contain_text(f"许言于{saved.saved_at.astimezone():%m月%d日%H:%M}保存了第{saved.version}版")
    expect(shown.locator("legend")).to_have_text(["结尾"])
    expect(shown.locator('[data-side="theirs"]')).to_have_text(FIRST_WORDS)
    expect(shown.locator('[data-side="mine"]')).to_have_text(SECOND_WORDS)
    expect(asked.locator("#state")).to_have_text("有1处两人都改了，尚未保存")
    expect(closing(asked)).to_be_focused()  # whoever writes is not torn away
    asked.get_by_role("button", name="去选择").click()
    expect(shown.get_by_role("heading")).to_be_focused()
    shown.get_by_role("button", name="按所选保存").click()
    expect(shown.locator("[data-say]")).to_have_text("还有没选的：结尾。")
    assert saved.closing == [FIRST_WORDS]
    closing(asked).fill(SECOND_WORDS + "再见。")  # still theirs to write, still nothing overwritten
    asked.keyboard.press("Control+s")
    expect(shown.locator('[data-side="mine"]')).to_have_text(SECOND_WORDS + "再见。")
    assert Reply.objects.get(pk=letter.pk).closing == [FIRST_WORDS]


@pytest.mark.parametrize(("word", "kept"), [
    ("用我的", [SECOND_WORDS]), ("用对方的", [FIRST_WORDS]), ("两段都留", [FIRST_WORDS, SECOND_WORDS]),
])  # fmt: skip
def test_the_choice_is_kept_and_the_rest_joined(asked: Page, letter: Reply, word: str, kept: list[str]) -> None:
    theirs = Reply.objects.get(pk=letter.pk).version
    pick(asked, word)
    expect(panel(asked)).to_be_hidden()
    wait_saved(asked, after=theirs)
    expect(closing(asked)).to_have_value("\n".join(kept))
    now = Reply.objects.get(pk=letter.pk)
    assert (now.closing, now.opening, now.version, now.saved_by.username) == (kept, OPENING, theirs + 1, "mz.xuj")
    asked.goto(asked.url.replace("/edit/", f"/versions/{theirs}/"))
    expect(asked.get_by_text(FIRST_WORDS)).to_be_visible()
