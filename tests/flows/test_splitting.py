"""An old draft brought to a letter: pasted, refused, uploaded, read beside the letter, taken over, found in the editor."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from responses.models import Original, Reply
from tests.flows.ground import CARE, City
from tests.flows.test_axe import look
from tests.flows.visits import Visit, unfold
from tests.flows.writing import field, open_editor
from tests.letter.split.letters import LONG
from tests.letter.split.written import BEGIN, END, p, run, written

DRAFTER, COLLEAGUE = "mz.xuy", "mz.zhus"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def split(page: Page) -> None:
    page.get_by_role("button", name="按结构拆分").click()


def refused(page: Page) -> None:
    """Bring what cannot be read: the sentence comes, and nothing typed goes."""
    # An old .doc is refused with a sentence; nothing of the letter changes.
    page.get_by_label("或者选择文件").set_input_files({"name": "旧稿.doc", "mimeType": "application/msword", "buffer": b"\xd0\xcf\x11\xe0" + bytes(600)})
    split(page)
    expect(page.get_by_role("alert")).to_contain_text("另存为 docx")
    assert look(page, Visit(DRAFTER, page.url)) == []

    # A text that is far too long does not even leave the browser.
    box = page.get_by_label("粘贴全文")
    box.evaluate("(box, count) => { box.value = '字'.repeat(count); }", 800_000)
    split(page)
    expect(page.locator("#split-note")).to_contain_text("没有提交")
    assert box.evaluate("box => box.value.length") == 800_000


def test_an_old_draft_becomes_the_letter(city: City, seat) -> None:
    letter = city.begin(CARE)
    own = seat(DRAFTER)
    own.allow(r"404 .*/pages/")
    own.allow(r"422 \(")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    page.get_by_role("link", name="导入旧稿").click()
    expect(page.get_by_role("heading", name="导入旧稿")).to_be_visible()
    assert look(page, Visit(DRAFTER, page.url)) == []

    refused(page)
    box = page.get_by_label("粘贴全文")
    box.fill(LONG.text)
    split(page)
    expect(page.get_by_role("heading", name="拆分结果")).to_be_visible()
    expect(page.get_by_label("报告")).to_contain_text("一句话被分页断开，已接成一段。")
    expect(page.get_by_label("取用正文")).to_be_checked()
    expect(page.get_by_label("取用标题")).not_to_be_checked()
    unfold(page)
    assert look(page, Visit(DRAFTER, page.url)) == []
    assert Reply.objects.get(pk=letter.pk).version == letter.version

    page.get_by_role("button", name="取用勾选的部分").click()
    expect(page).to_have_url(re.compile(rf"/replies/{letter.pk}/edit/$"))
    open_editor(page)
    expect(page.get_by_text("已从旧稿取用：开头、正文、结尾、附件")).to_be_visible()
    cards = page.locator("#passages > .passage")
    expect(cards).to_have_count(4)
    expect(field(cards.nth(1), "heading")).to_have_value("改造硬件，市场环境明显好转")
    page.goto(f"{own.url}/replies/{letter.pk}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载原件").click()
    assert download.value.suggested_filename == "粘贴的文字.txt"


def test_a_document_taken_over_while_a_colleague_saved(city: City, seat) -> None:
    letter = city.begin(CARE)
    own = seat(DRAFTER)
    own.allow(r"404 .*/pages/")
    own.allow(r"409 \(")
    page = own.open(f"/replies/{letter.pk}/split/")
    data = written(*BEGIN, p("夯实基础", style="1"), p(run("亮化街区。", bold=True), "改造路灯320盏。"), *END)
    page.get_by_label("或者选择文件").set_input_files({"name": "去年的答复.docx", "mimeType": DOCX, "buffer": data})
    split(page)
    expect(page.get_by_role("heading", name="拆分结果")).to_be_visible()
    Reply.objects.filter(pk=letter.pk).update(version=letter.version + 1, opening="同事刚写的开头，提案收悉。")
    page.get_by_role("button", name="取用勾选的部分").click()
    expect(page.get_by_role("alert")).to_contain_text("还没有取用任何部分")
    expect(page.get_by_text("同事刚写的开头，提案收悉。")).to_be_visible()
    page.get_by_label("取用开头").uncheck()
    page.get_by_role("button", name="取用勾选的部分").click()
    expect(page).to_have_url(re.compile(rf"/replies/{letter.pk}/edit/$"))
    open_editor(page)
    now = Reply.objects.get(pk=letter.pk)
    assert (now.opening, now.version) == ("同事刚写的开头，提案收悉。", letter.version + 2)
    assert Original.objects.get(reply=letter).parts == ["passages", "closing"]
