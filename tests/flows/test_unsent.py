"""A lost line, a closed page, a killed browser: what was typed is offered on return and joined with what is newer."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from responses.content import draft_of
from responses.models import Reply
from responses.services.drafting import save_reply
from tests.flows.conftest import _sign_in
from tests.flows.ground import CARE, City
from tests.flows.writing import open_editor, wait_saved

WORDS = "写到一半的一句话，还没有写"
KEPT = """async (words) => {
  const { left } = await import("/static/js/editor/keeping.js");
  const form = document.getElementById("letter");
  const request = indexedDB.open("fuwen");
  const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
  const all = database.transaction("unsent").objectStore("unsent").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  database.close();
  return all.result.some((one) => JSON.stringify(one.letter).includes(words));
}"""


@pytest.fixture
def letter(city: City) -> Reply:
    return city.write(CARE)


@pytest.fixture
def own(seat):
    """A drafter at a browser."""
    one = seat("mz.xuy")
    for pattern in (r"ERR_FAILED", r"409 ", r"status of 40[49]", r"404 .*/pages/"):
        one.allow(pattern)
    return one


def opening(page: Page):
    return page.get_by_role("textbox", name="开头", exact=True)


def opened(context: BrowserContext, url: str, letter: Reply) -> Page:
    page = context.new_page()
    page.goto(f"{url}/replies/{letter.pk}/edit/")
    open_editor(page)
    return page


def cut_off(page: Page) -> None:
    """The line is lost: no save gets through."""
    page.route("**/save/", lambda route: route.abort())


def type_cut_off(page: Page, words: str = WORDS) -> None:
    """Write with a lost line, and wait only until the browser has it."""
    cut_off(page)
    opening(page).press("End")
    page.keyboard.type(words)
    page.wait_for_function(KEPT, arg=words)


def offer(page: Page):
    return page.locator("#unsent")


def press(page: Page, name: str) -> None:
    offer(page).get_by_role("button", name=name).click()


def save_as_other(city: City, letter: Reply, **fields) -> None:
    now = Reply.objects.get(pk=letter.pk)
    save_reply(now, by=city.person("mz.xuj"), version=now.version, data={**draft_of(now), **fields})


def test_a_closed_page_is_offered_compared_and_restored(own, letter: Reply) -> None:
    before = letter.opening
    page = opened(own.context, own.url, letter)
    type_cut_off(page)
    page.close(run_before_unload=False)
    page = opened(own.context, own.url, letter)
    expect(offer(page)).to_contain_text("有未保存的文字（")
    expect(opening(page)).to_have_value(before)
    press(page, "对照")
    expect(page.locator("#unsent [data-now] p")).to_have_text([f"不同 开头：{before}"])
    expect(page.locator("#unsent [data-then] p")).to_have_text([f"不同 开头：{before}{WORDS}"])
    assert Reply.objects.get(pk=letter.pk).opening == before
    press(page, "恢复")
    wait_saved(page, after=letter.version)
    expect(offer(page)).to_be_hidden()
    assert Reply.objects.get(pk=letter.pk).opening == before + WORDS
    page.close()
    page = opened(own.context, own.url, letter)
    page.wait_for_timeout(600)
    expect(offer(page)).to_be_hidden()  # saved is saved


def test_restoring_joins_with_what_is_newer(own, city: City, letter: Reply) -> None:
    page = opened(own.context, own.url, letter)
    type_cut_off(page)
    page.close(run_before_unload=False)
    save_as_other(city, letter, closing=["后来改的结尾。"])
    page = opened(own.context, own.url, letter)
    press(page, "恢复")
    wait_saved(page, after=letter.version + 1)
    expect(page.locator("#merged")).to_contain_text("改动的1处：结尾")
    now = Reply.objects.get(pk=letter.pk)
    assert (now.opening, now.closing) == (letter.opening + WORDS, ["后来改的结尾。"])


def test_restoring_over_a_newer_text_asks(own, city: City, letter: Reply) -> None:
    page = opened(own.context, own.url, letter)
    type_cut_off(page)
    page.close(run_before_unload=False)
    save_as_other(city, letter, opening="后来改的开头。")
    page = opened(own.context, own.url, letter)
    press(page, "恢复")
    expect(page.locator('#clashes [data-side="theirs"]')).to_have_text("后来改的开头。")
    expect(page.locator('#clashes [data-side="mine"]')).to_have_text(letter.opening + WORDS)
    assert Reply.objects.get(pk=letter.pk).opening == "后来改的开头。"
    page.close(run_before_unload=False)  # gone before choosing: it is offered again
    page = opened(own.context, own.url, letter)
    expect(offer(page)).to_be_visible()


def test_discarded_after_a_question_and_never_shown_to_another(own, city: City, letter: Reply) -> None:
    page = opened(own.context, own.url, letter)
    type_cut_off(page)
    page.close(run_before_unload=False)
    own.context.clear_cookies()
    _sign_in(own.context, city, "mz.xuj", own.url)
    page = opened(own.context, own.url, letter)
    page.wait_for_timeout(600)
    expect(offer(page)).to_be_hidden()
    page.close()
    own.context.clear_cookies()
    _sign_in(own.context, city, "mz.xuy", own.url)
    page = opened(own.context, own.url, letter)
    page.once("dialog", lambda dialog: dialog.dismiss())
    press(page, "丢弃")
    expect(offer(page)).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "丢弃")
    expect(offer(page)).to_be_hidden()
    assert not page.evaluate(KEPT, WORDS)


def test_a_second_window_is_not_offered_what_the_first_still_holds(own, letter: Reply) -> None:
    first = opened(own.context, own.url, letter)
    type_cut_off(first)
    second = opened(own.context, own.url, letter)
    second.wait_for_timeout(600)
    expect(offer(second)).to_be_hidden()


def test_the_browser_killed_in_mid_sentence(city: City, letter: Reply, live_server, browser_type, browser_type_launch_args, tmp_path) -> None:
    def start() -> tuple[BrowserContext, Page]:
        context = browser_type.launch_persistent_context(str(tmp_path / "profile"), **browser_type_launch_args)
        _sign_in(context, city, "mz.xuy", live_server.url)
        return context, opened(context, live_server.url, letter)

    context, page = start()
    cut_off(page)
    opening(page).press("End")
    page.keyboard.type(WORDS)
    time.sleep(0.6)  # what is written within a third of a second survives; nothing is waited for
    kill(tmp_path / "profile")
    context, page = start()
    try:
        press(page, "恢复")
        wait_saved(page, after=letter.version)
        assert Reply.objects.get(pk=letter.pk).opening == letter.opening + WORDS
    finally:
        context.close()


def kill(profile: Path) -> None:
    """Kill the browser this test started, known by its own folder."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in command and not any(word.startswith(b"--type=") for word in command):
            os.kill(int(folder.name), signal.SIGKILL)
    (profile / "SingletonLock").unlink(missing_ok=True)
