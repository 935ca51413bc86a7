"""What is refused, as a person meets it: pages that are too late, acts of others, wrong passwords, ended sessions."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from accounts.enums import Role
from accounts.models import HeldRole
from responses.models import Reply
from tests.flows.conftest import sign_in
from tests.flows.ground import CARE, City
from tests.flows.writing import mark_asks, open_editor, wait_saved

DRAFTER, REVIEWER, OFFICE, KEEPER = "mz.xuy", "mz.zhus", "mz.jians", "mz.chengz"


def stage_of(reply: Reply) -> str:
    return Reply.objects.get(pk=reply.pk).stage


def test_a_page_that_is_out_of_date_is_told_so(city: City, seat) -> None:
    letter = city.write(CARE, stage="review")
    own = seat(REVIEWER)
    own.allow("409 ")
    reviewer = own.open(f"/replies/{letter.pk}/")
    drafter = seat(DRAFTER).open(f"/replies/{letter.pk}/")
    drafter.get_by_role("button", name="撤回").click()
    expect(drafter.get_by_text("现在的环节是“拟稿”")).to_be_visible()
    reviewer.get_by_role("button", name="同意，送下一环节").click()
    expect(reviewer.get_by_text("页面已过期：他人刚刚办理了此件，请刷新后再办。")).to_be_visible()
    assert stage_of(letter) == "draft"
    reviewer.get_by_role("link", name="刷新").click()
    expect(reviewer.locator(".title-row .stage")).to_have_text("拟稿")
    expect(reviewer.get_by_role("button", name="同意，送下一环节")).to_have_count(0)


def test_an_act_of_another_role_is_refused_with_its_reason(city: City, seat) -> None:
    letter = city.write(CARE, stage="sign_off")
    own = seat(DRAFTER)
    own.allow("403 ")
    page = own.open(f"/replies/{letter.pk}/")
    acts = page.get_by_role("region", name="办理")
    expect(acts).to_contain_text("核对并签发：“签发”由本单位持“签发”角色的人员办理，您没有这一角色。")
    expect(acts.get_by_role("link", name="核对并签发")).to_have_count(0)
    page.goto(f"{own.url}/replies/{letter.pk}/sign-off/")
    expect(page.get_by_role("heading", name="没有办成")).to_be_visible()
    expect(page.get_by_text("您没有这一角色")).to_be_visible()
    page.get_by_role("link", name="回到待办").click()
    expect(page).to_have_url(f"{own.url}/")


def test_no_seal_without_its_picture_and_the_link_leads_to_the_upload(city: City, seat) -> None:
    letter = city.write(CARE, stage="seal")
    page = seat(KEEPER).open(f"/replies/{letter.pk}/")
    why = page.get_by_role("region", name="办理").locator(".why-not").filter(has_text="用印")
    expect(why).to_contain_text("没有登记可用的印章，请先上传印章图样。")
    why.get_by_role("link", name="去上传印章").click()
    expect(page.get_by_role("heading", name="云川市民政局的印章")).to_be_visible()


def test_a_wrong_password_presses_no_seal(city: City, seat) -> None:
    city.give_seal("minzheng")
    letter = city.write(CARE, stage="seal")
    own = seat(KEEPER)
    own.allow("422 ")
    page = own.open(f"/replies/{letter.pk}/seal/")
    page.get_by_label("登录密码").fill("not-the-password")
    page.get_by_label("备注").fill("加急")
    page.get_by_role("button", name="盖章").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("登录密码：密码不正确。")
    assert stage_of(letter) == "seal"
    assert not letter.seal_uses.exists()
    expect(page.get_by_label("备注")).to_have_value("加急")  # what was typed stays, the password does not
    expect(page.get_by_label("登录密码")).to_have_value("")
    summary.get_by_role("link").click()
    expect(page.get_by_label("登录密码")).to_be_focused()


def test_who_drafted_presses_no_seal_even_as_its_keeper(city: City, seat) -> None:
    city.give_seal("minzheng")
    letter = city.write(CARE, stage="seal")
    HeldRole.objects.create(user=city.person(DRAFTER), role=Role.SEAL_KEEPER)
    own = seat(DRAFTER)
    own.allow("403 ")
    page = own.open(f"/replies/{letter.pk}/")
    expect(page.get_by_role("region", name="办理")).to_contain_text("拟稿人不能用印，请由其他印章管理人员办理")
    page.goto(f"{own.url}/replies/{letter.pk}/seal/")
    expect(page.get_by_text("拟稿人不能用印")).to_be_visible()
    expect(page.get_by_label("登录密码")).to_have_count(0)


def test_five_wrong_passwords_lock_the_account_on_this_machine(city: City, seat) -> None:
    own = seat()
    own.allow("429 ")
    page = own.open("/")
    for _ in range(5):
        expect(page.get_by_role("button", name="登录")).to_be_visible()
        sign_in(page, DRAFTER, "wrong-password")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", name="账号在本机暂时锁定")).to_be_visible()
    expect(page.get_by_text("请10分钟后再试")).to_be_visible()
    page.get_by_role("link", name="返回登录页").click()
    sign_in(page, DRAFTER, city.password)  # right, and still refused
    expect(page.get_by_role("heading", name="账号在本机暂时锁定")).to_be_visible()
    page.get_by_role("link", name="返回登录页").click()
    sign_in(page, REVIEWER, city.password)  # a colleague is not locked
    expect(page.locator(".who")).to_contain_text("祝审")


def test_a_session_that_ends_while_writing_loses_nothing(city: City, seat) -> None:
    letter = city.write(CARE)
    own = seat(DRAFTER)
    own.allow(r"(401|403) .*/save/")
    own.allow(r"401 .*/preview/")
    page = own.open(f"/replies/{letter.pk}/edit/")
    open_editor(page)
    Session.objects.all().delete()
    closing = page.get_by_role("textbox", name="结尾", exact=True)
    closing.fill("感谢您对养老服务工作的关心和监督。")
    expect(page.locator("#state")).to_contain_text("登录已过期：请在新窗口重新登录，文字仍在本页")
    assert closing.input_value() == "感谢您对养老服务工作的关心和监督。"
    with own.context.expect_page() as opened:
        page.get_by_role("link", name="在新窗口登录").click()
    sign_in(opened.value, DRAFTER, city.password)
    expect(opened.value.locator(".who")).to_contain_text("许言")
    wait_saved(page, after=letter.version)  # by itself
    assert Reply.objects.get(pk=letter.pk).closing == ["感谢您对养老服务工作的关心和监督。"]
    assert_signed_in(page)


def assert_signed_in(page: Page) -> None:
    """The page goes on as if nothing had been."""
    expect(page.get_by_role("link", name="在新窗口登录")).to_be_hidden()
    page.reload()
    open_editor(page)
    mark_asks(page)
    page.get_by_role("link", name="去送核").click()
    expect(page.get_by_role("button", name="送核")).to_be_visible()
