"""Two drafters write one letter at once: the second save shows both texts, who and when; nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from responses.models import Reply
from tests.flows.ground import CARE, City
from tests.flows.writing import open_editor, version_shown, wait_saved

FIRST_WORDS = "感谢您对养老服务工作的关心，我局将继续听取您的意见。"
SECOND_WORDS = "感谢您的关心，欢迎您到社区食堂走访监督。"


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


@pytest.fixture
def conflict(seat, letter: Reply) -> Page:
    """The second drafter's page after both have written: the first was quicker."""
    pages = []
    for username in ("mz.xuy", "mz.xuj"):
        own = seat(username)
        own.allow(r"409 .*/save/")
        own.allow(r"404 .*/pages/")
        page = own.open(f"/replies/{letter.pk}/edit/")
        open_editor(page)
        pages.append(page)
    first, second = pages
    closing(first).fill(FIRST_WORDS)
    first.keyboard.press("Control+s")
    wait_saved(first, after=letter.version)
    closing(second).fill(SECOND_WORDS)  # nobody presses anything: the autosave finds it out
    expect(panel(second)).to_be_visible()
    return second


def closing(page: Page):
    return page.get_by_role("textbox", name="结尾", exact=True)


def panel(page: Page):
    return page.get_by_role("alertdialog", name="两份改动，请选择")


def test_both_texts_are_shown_with_who_and_when(conflict: Page, letter: Reply) -> None:
    saved = Reply.objects.get(pk=letter.pk)
    shown = panel(conflict)
    expect(shown).to_contain_text(f"许言于{saved.saved_at.astimezone():%m月%d日%H:%M}保存了第{saved.version}版")
    expect(shown.locator("[data-theirs] .differs")).to_have_text([f"不同 结尾：{FIRST_WORDS}"])
    expect(shown.locator("[data-mine] .differs")).to_have_text([f"不同 结尾：{SECOND_WORDS}"])
    expect(shown.get_by_role("heading", name="两份改动，请选择")).to_be_focused()
    expect(conflict.locator("#state")).to_have_text("他人已保存较新版本，请先选择")
    assert saved.closing == [FIRST_WORDS]
    assert closing(conflict).input_value() == SECOND_WORDS
    closing(conflict).fill(SECOND_WORDS + "再见。")  # still theirs to write, still nothing overwritten
    conflict.keyboard.press("Control+s")
    expect(shown.locator("[data-mine] .differs")).to_have_text([f"不同 结尾：{SECOND_WORDS}再见。"])
    assert Reply.objects.get(pk=letter.pk).closing == [FIRST_WORDS]


def test_keeping_mine_saves_a_new_version_and_theirs_stays_in_the_record(conflict: Page, letter: Reply) -> None:
    theirs = Reply.objects.get(pk=letter.pk).version
    panel(conflict).get_by_role("button", name="以我的文字保存为新版").click()
    expect(panel(conflict)).to_be_hidden()
    assert wait_saved(conflict, after=theirs) == theirs + 1
    kept = Reply.objects.get(pk=letter.pk)
    assert (kept.closing, kept.saved_by.username) == ([SECOND_WORDS], "mz.xuj")
    conflict.goto(conflict.url.replace("/edit/", f"/versions/{theirs}/"))
    expect(conflict.get_by_text(FIRST_WORDS)).to_be_visible()


def test_taking_theirs_shows_it_and_goes_on_from_it(conflict: Page, letter: Reply) -> None:
    theirs = Reply.objects.get(pk=letter.pk).version
    panel(conflict).get_by_role("button", name="采用对方的文字").click()
    expect(closing(conflict)).to_have_value(FIRST_WORDS)
    assert version_shown(conflict) == theirs
    assert Reply.objects.get(pk=letter.pk).version == theirs  # their version stands: nothing to save
    closing(conflict).fill(FIRST_WORDS + "并及时回复。")
    assert wait_saved(conflict, after=theirs) == theirs + 1
    assert Reply.objects.get(pk=letter.pk).closing == [FIRST_WORDS + "并及时回复。"]
