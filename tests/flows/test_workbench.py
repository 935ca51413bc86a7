"""The workbench from end to end: pasted, split, proofread, mended, sent on, corrected, compared, commented, signed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from responses.models import Reply, SignedText
from tests.flows.ground import CARE, City
from tests.flows.looking import look
from tests.flows.writing import mark_asks, open_editor, version_shown, wait_saved

TEXT = """许言委员：
您的提案收悉，现答复如下：
一、扩大服务供给
一是增加站点。2026年新增社区养老服务站6个，覆盖老年居民较多的社区。
二是延长时间。站点服务时间延长到晚上八点，方便子女下班后接送老人。
二、提高服务质量
一是培训人员。组织护理员培训12期，培训合格后上岗。
二是畅通渠道。居民可以拨打服务热线反映问题,逐件办理,逐件回访。
"""
CORRECTED = "组织护理员培训14期，培训合格后上岗。"
COMMENT = "期数请与培训台账核对。"


def test_from_an_old_draft_to_the_signature(city: City, seat) -> None:
    letter = city.write(CARE)
    drafter = _seated(seat, "mz.xuy", f"/replies/{letter.pk}/split/")
    _paste_and_split(drafter)
    _mend_and_submit(drafter)
    reviewer = _seated(seat, "mz.zhus", f"/replies/{letter.pk}/edit/")
    _correct(reviewer)
    _compare_and_comment(reviewer, letter)
    office = _seated(seat, "mz.jians", f"/replies/{letter.pk}/")
    _settle_and_pass(office)
    _sign(_seated(seat, "mz.lud", f"/replies/{letter.pk}/sign-off/"))
    signed = SignedText.objects.get(reply=letter)
    assert CORRECTED in str(signed.content) and signed.version == Reply.objects.get(pk=letter.pk).version


def _seated(seat, username: str, path: str) -> Page:
    own = seat(username)
    for pattern in (r"404 .*/pages/", r"status of 404", r"422 "):
        own.allow(pattern)
    return own.open(path)


def _paste_and_split(page: Page) -> None:
    page.get_by_label("粘贴全文").fill(TEXT)
    page.get_by_role("button", name="按结构拆分").click()
    expect(page.get_by_role("heading", name="拆分结果")).to_be_visible()
    page.get_by_label("取用正文").check()
    page.get_by_label("取用开头").uncheck()  # the register's own opening names the proposal
    page.get_by_role("button", name="取用勾选的部分").click()
    expect(page).to_have_url(re.compile(r"/edit/$"))
    open_editor(page)
    expect(page.locator("#passages > .passage")).to_have_count(2)


def _mend_and_submit(page: Page) -> None:
    page.locator("#proof-badge").click()
    rows = page.locator('#proof [data-open] [data-rule="PUN-01E"]')
    expect(rows).to_have_count(2)
    before = version_shown(page)
    rows.first.get_by_role("button", name=re.compile("同类2处全改")).click()
    wait_saved(page, after=before)
    expect(rows).to_have_count(0)
    mark_asks(page)
    look(page)
    page.get_by_role("link", name="去送核").click()
    page.get_by_role("button", name="送核").click()
    expect(page.get_by_text("现在的环节是“核稿”")).to_be_visible()


def _correct(page: Page) -> None:
    open_editor(page)
    before = version_shown(page)
    page.locator('#passages [data-field="text"]').nth(2).fill(CORRECTED)
    wait_saved(page, after=before)
    page.get_by_role("link", name="回到核稿").click()


def _compare_and_comment(page: Page, letter: Reply) -> None:
    expect(page.get_by_role("region", name="送核以来的改动")).to_contain_text("改了1处")
    page.get_by_role("link", name="看花脸稿").click()
    expect(page.locator(".traces del")).to_have_text("删12")
    expect(page.locator(".traces ins")).to_have_text("增14")
    look(page)
    page.goto(re.sub(r"/replies/.*", f"/replies/{letter.pk}/", page.url))
    box = page.locator("#comments")
    box.get_by_text("写一条批注").click()
    box.get_by_label("写批注").fill(COMMENT)
    box.get_by_role("button", name="写批注", exact=True).click()
    expect(box.locator(".comment-text")).to_have_text(COMMENT)
    page.get_by_role("button", name="同意，送下一环节").click()
    expect(page.get_by_text("现在的环节是“审核”")).to_be_visible()


def _settle_and_pass(page: Page) -> None:
    box = page.locator("#comments")
    expect(box.locator(".comments-summary")).to_contain_text("1条没有处理")
    box.get_by_role("button", name=re.compile("已处理")).click()
    expect(box.locator(".comments-summary")).to_have_text("都已处理。")
    page.get_by_role("button", name="同意，送签发").click()
    expect(page.get_by_text("现在的环节是“签发”")).to_be_visible()


def _sign(page: Page) -> None:
    expect(page.get_by_role("region", name="送核以来的改动")).to_contain_text("改了1处")
    assert page.locator("#checks .finding-error").all_inner_texts() == []
    page.get_by_label("签发意见").fill("同意。")
    page.get_by_role("button", name="签发并锁定").click()
    expect(page.get_by_text("已签发，文字已锁定")).to_be_visible()
