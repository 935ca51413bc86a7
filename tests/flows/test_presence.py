"""Who else writes: seen by each other; a page that is refused asks no more, until a save shows that it may again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Act
from responses.models import Reply
from tests.flows.ground import CARE, City
from tests.flows.writing import open_editor, wait_saved

LONG_MS = 120_000
"""Of the page's own clock: eight polls."""


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


def editor(seat, letter: Reply, username: str) -> tuple[Page, list[int]]:
    """The letter open before the person, on a clock the test moves; the answers to the polls so far."""
    own = seat(username)
    own.allow(r"40[19] |status of 40[19]|422")
    page = own.context.new_page()
    page.clock.install()
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status) if "/presence/" in answer.url else None)
    page.goto(f"{own.url}/replies/{letter.pk}/edit/")
    open_editor(page)
    return page, answers


def test_two_see_each_other_and_where(seat, letter: Reply) -> None:
    first, _ = editor(seat, letter, "mz.xuy")
    first.get_by_role("textbox", name="结尾", exact=True).focus()
    first.clock.run_for(20_000)
    second, _ = editor(seat, letter, "mz.xuj")
    expect(second.locator("#others")).to_have_text(re.compile(r"许言\d\d:\d\d起也在写（结尾）"))


def test_signed_out_it_asks_no_more_until_a_save_goes_through(seat, letter: Reply) -> None:
    page, answers = editor(seat, letter, "mz.xuy")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.clock.run_for(16_000)
    expect(page.get_by_role("link", name="在新窗口登录")).to_be_visible()
    expect(page.locator("#others")).to_contain_text("请登录")
    asked = len(answers)
    page.clock.run_for(LONG_MS)
    assert answers[-1] == 401 and len(answers) == asked
    page.context.add_cookies(cookies)
    page.get_by_role("textbox", name="结尾", exact=True).fill("感谢您的关心。")
    page.keyboard.press("Control+s")
    wait_saved(page, after=letter.version)
    expect(page.locator("#others")).to_be_empty()
    expect(page.get_by_role("link", name="在新窗口登录")).to_be_hidden()
    assert answers[-1] == 200


def test_the_letter_has_moved_on(seat, city: City, letter: Reply) -> None:
    page, answers = editor(seat, letter, "mz.xuy")
    Reply.objects.filter(pk=letter.pk).update(stage="review")
    denied = Act.objects.filter(result="denied").count()
    page.clock.run_for(16_000)
    expect(page.locator("#others")).not_to_be_empty()
    asked = len(answers)
    page.clock.run_for(LONG_MS)
    assert answers[-1] == 422 and len(answers) == asked
    assert Act.objects.filter(result="denied").count() == denied
