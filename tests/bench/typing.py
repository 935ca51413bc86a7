"""How soon the page shows what was typed: in Chromium, from the end of the typing pause to the new picture on screen."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.bench import people
from tests.bench.changing import CARRIED, _passages
from tests.bench.table import Row
from tests.bench.words import letter
from tests.responses.factories import make_reply

RUNS = 40
SCRIPT = Path(__file__).parents[2] / "static/js/editor/saving.js"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WATCH = """(pause) => {
  window.pause = pause;
  window.shownAt = 0;
  // What comes before the pause is over was asked for by the change before.
  const late = () => performance.now() > window.typedAt + window.pause && performance.now();
  document.querySelector("#preview img").addEventListener("load", () => requestAnimationFrame(() => { window.shownAt = late() || window.shownAt; }));
}"""
TYPE = """(number) => {
  const area = document.querySelectorAll('#passages [data-field="text"]')[2];
  area.focus();
  area.value = area.value.replace(/。(\\d*)$/, "") + "。" + number;
  window.shownAt = 0;
  window.typedAt = performance.now();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def rows() -> Iterator[Row | str]:
    """The figure; told in words where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        yield "没有装 Chromium，没有测从停止输入到新页上屏的时间。"
        return
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    seconds = _measured(chromium)
    yield Row("停止输入（停顿之后）到新页图片上屏，Chromium，9页的函", seconds, "≤ 0.4", p95_aim="≤ 0.8")


def _measured(chromium: str) -> list[float]:
    from playwright.sync_api import sync_playwright
    from pytest_django.live_server_helper import LiveServer

    cast = people.office()
    words = {name: letter()[name] for name in CARRIED}
    reply = make_reply(cast, **words, passages=_passages(letter(), 0))
    client = Client()
    client.force_login(cast.drafter_owner)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    settings.ALLOWED_HOSTS = ["*"]
    server = LiveServer("127.0.0.1")
    pause = int(re.search(r"PAUSE_MS = (\d+)", SCRIPT.read_text(encoding="utf-8"))[1])
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}])
            page = context.new_page()
            page.goto(f"{server.url}/replies/{reply.pk}/edit/")
            page.wait_for_selector("#preview img:not([hidden])")
            page.wait_for_timeout(2_000)
            page.evaluate(WATCH, pause)
            return [_one(page, number, pause) for number in range(1, RUNS + 1)]
    finally:
        server.stop()


def _one(page: object, number: int, pause: int) -> float:
    page.evaluate(TYPE, number)
    page.wait_for_function("() => window.shownAt > 0", timeout=30_000)
    taken = page.evaluate("() => window.shownAt - window.typedAt") - pause
    page.wait_for_timeout(300)
    return taken / 1000
