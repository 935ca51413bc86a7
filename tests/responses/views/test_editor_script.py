"""What the editor's script keeps: a heading's level wherever a card is dragged, cells with strokes, what the preview says."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from responses.services import rendering
from tests.access.one_page import OnePageRenderer
from tests.cast import make_cast
from tests.responses.factories import make_reply

DEPTHS = "() => Array.from(document.querySelectorAll('#passages .passages'), (list) => Number(list.dataset.depth))"
MAY = """async ([card, list]) => {
  const { mayEnter } = await import("/static/js/editor/sorting.js");
  const at = (key) => document.querySelector(`.passage[data-key="${key}"]`);
  return mayEnter(list ? at(list).querySelector(":scope > .passages") : document.getElementById("passages"), at(card));
}"""
MOVE = """async ([card, list]) => {
  const passages = await import("/static/js/editor/passages.js");
  const at = (key) => document.querySelector(`.passage[data-key="${key}"]`);
  at(list).querySelector(":scope > .passages").appendChild(at(card));
  passages.settle();
}"""
HIDDEN = """(key) => document.querySelector(`.passage[data-key="${key}"] > .adds [data-add="section"]`).hidden"""


def section(key: str, *passages: dict) -> dict:
    return {"type": "section", "key": key, "heading": key, "passages": list(passages)}


@pytest.fixture
def own_folders(tmp_path, settings):
    """Folders of this test's own: it writes for real."""
    for name in ("FUWEN_SEAL_DIR", "FUWEN_ISSUED_DIR", "MEDIA_ROOT", "FUWEN_RENDER_DIR"):
        setattr(settings, name, tmp_path / name.lower())
    settings.FUWEN_LOG_HEAD = tmp_path / "log-head"


@pytest.fixture
def editor(own_folders, transactional_db, live_server, new_context, monkeypatch):
    """The editor with headings three levels deep, a table with a stroke in a cell, and a character that no font has."""
    fake = OnePageRenderer()
    monkeypatch.setattr(rendering, "renderer", lambda: fake)
    real = fake.render
    fake.render = lambda *args, **how: _lacking(real(*args, **how))
    cast = make_cast()
    deep = section("a", section("b", section("c", {"type": "paragraph", "key": "p", "text": "段。"})))
    table = [{"name": "表", "paragraphs": [], "rows": [["甲|乙", "丙"], ["丁", "戊"]]}]
    reply = make_reply(cast, passages=[deep, section("d"), section("e", section("f"))], attachments=table)
    client = Client()
    client.force_login(cast.drafter_owner, backend="django.contrib.auth.backends.ModelBackend")
    context = new_context()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/replies/{reply.pk}/edit/")
    page.wait_for_selector("body.is-ready")
    page.reply = reply
    yield page
    page.close()


def _lacking(made):
    one = {"rule": "FMT-10E", "level": "error", "where": "title", "said": "首页没有正文", "wanted": "请精简标题"}
    return type(made)(**{**vars(made), "uncovered": "\U0003106c", "facts": {**made.facts, "findings": [one]}})


def test_the_script(editor):
    assert editor.evaluate(DEPTHS) == [2, 3, 4, 2, 2, 3]
    for card, into, may in (
        ("a", "", True), ("a", "d", False), ("b", "d", True), ("b", "f", False), ("c", "f", True), ("d", "c", False),
        ("d", "b", False), ("c", "d", False), ("b", "", False), ("p", "c", True), ("p", "", True),
    ):  # fmt: skip
        assert editor.evaluate(MAY, [card, into]) is may, (card, into)
    assert [editor.evaluate(HIDDEN, key) for key in "abcd"] == [False, False, True, False]
    editor.evaluate(MOVE, ["d", "b"])
    editor.evaluate(MOVE, ["c", "e"])
    assert editor.evaluate(DEPTHS) == [2, 3, 4, 2, 3, 3], "each list knows its new depth"
    assert [editor.evaluate(HIDDEN, key) for key in "cd"] == [False, True]
    # The answer comes when the page is ready, not when its script is.
    expect(editor.locator(".preview-note")).to_have_text("字库中没有这些字：“\U0003106c”，印作“〓”，请改用其他写法。首页没有正文。请精简标题。")
    with editor.expect_response("**/save/") as saved:
        editor.keyboard.press("Control+s")
    assert saved.value.status == 200
    editor.reply.refresh_from_db()
    assert editor.reply.attachments.get().rows == [["甲|乙", "丙"], ["丁", "戊"]]
    assert [row.key for row in editor.reply.passages.filter(parent__key="b").order_by("position")] == ["d"]
