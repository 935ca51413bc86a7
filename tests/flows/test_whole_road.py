"""The whole road by hand of each role: a proposal in, a sealed letter out, a sheet back, the case concluded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from desk.demo.ground import read
from desk.demo.pictures import draw_scan
from proposals.enums import CaseStage, Kind, Part, ProposerKind
from proposals.models import Proposal
from responses.models import Reply
from tests.flows import finished
from tests.flows.conftest import sign_in
from tests.flows.ground import DIGITAL, UNIT, City, said
from tests.flows.writing import mark_asks, open_editor, type_passages, version_shown, wait_saved

UNITS = {one["code"]: one["full_name"] for one in read("demo/units.json")["units"]}
LETTER = read("letters/long.json")


@pytest.fixture
def arrive(seat, city: City):
    """Let a person sign in by hand and arrive at 待办."""

    def come(username: str) -> Page:
        own = seat()
        own.allow(r"404 .*/pages/")  # a page's picture whose letter was saved meanwhile; the editor asks again
        page = own.open("/")
        sign_in(page, username, city.password)
        expect(page.get_by_role("link", name="退出")).to_have_count(0)
        expect(page.locator(".who")).to_contain_text(city.person(username).name)
        return page

    return come


def test_from_proposal_to_concluded_case(city: City, arrive, tmp_path: Path) -> None:
    city.give_seal()
    data = said(DIGITAL)
    supervisor = arrive("zf.duc")
    enter_proposal(supervisor, data)
    assign(supervisor, data)
    drafter = arrive("gx.zhouw")
    sign_for(drafter, data)
    record_contact(drafter, data["contacts"][1])
    write_letter(drafter)
    take_on(arrive("gx.hex"), "去核稿", "同意，送下一环节", "已核，事实、数字无误。")
    take_on(arrive("gx.meil"), "去审核", "同意，送签发", "")
    sign_off(arrive("gx.yanm"))
    office = arrive("gx.meil")
    number = register(office)
    press_seal(arrive("gx.zhongy"), number, city.password)
    dispatch(office)
    files = download(office, tmp_path)
    check_files(files, number)
    record_feedback(office)
    assert Proposal.objects.get().stage == CaseStage.CONCLUDED


def enter_proposal(page: Page, data: dict[str, Any]) -> None:
    """登记 by the supervising office: facts, asks, proposers."""
    page.get_by_role("link", name="提案", exact=True).click()
    page.get_by_role("link", name="新提案登记").click()
    page.get_by_label("类别").select_option(label=Kind(data["kind"]).label)
    for name in ("term", "session", "number", "title", "field", "text"):
        page.locator(f"#id_{name}").fill(str(data[name]))
    page.get_by_label("重点提案").check()
    for place, ask in enumerate(data["asks"]):
        if place:
            page.get_by_role("button", name="加一条建议点").click()
        page.locator("[data-rows=asks] [data-line]").nth(place).get_by_label("建议点").fill(ask)
    for place, one in enumerate(data["proposers"]):
        if place:
            page.get_by_role("button", name="加一名提案者").click()
        row = page.locator("[data-rows=proposers] [data-line]").nth(place)
        row.get_by_label("身份").select_option(label=ProposerKind(one["kind"]).label)
        row.get_by_label("姓名或名称").fill(one["name"])
        row.get_by_label("通讯地址").fill(one["address"])
        row.get_by_label("联系电话").fill(one["phone"])
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("第088号已登记。")).to_be_visible()


def assign(page: Page, data: dict[str, Any]) -> None:
    """交办: the lead unit and those that assist."""
    page.get_by_role("link", name="交办", exact=True).click()
    for place, one in enumerate(data["assignments"]):
        if place:
            page.get_by_role("button", name="加一个单位").click()
        row = page.locator("[data-rows=parts] [data-line]").nth(place)
        row.get_by_label("承办单位").select_option(label=UNITS[one["unit"]])
        row.get_by_label("办理方式").select_option(label=Part(one["part"]).label)
    page.get_by_role("button", name="交办", exact=True).last.click()
    expect(page.get_by_text("第088号已交办。")).to_be_visible()


def sign_for(page: Page, data: dict[str, Any]) -> None:
    """签收 by the drafter of the lead unit, from 待办."""
    row = page.get_by_role("row").filter(has_text=data["title"])
    expect(row).to_contain_text("主办")
    row.get_by_role("link", name="去签收").click()
    page.get_by_role("button", name="签收").click()
    expect(page.get_by_text("第088号已签收。")).to_be_visible()


def record_contact(page: Page, contact: dict[str, Any]) -> None:
    """记录沟通: the visit to the proposers."""
    page.get_by_role("link", name="记录沟通").click()
    page.get_by_label("方式").select_option(label="走访")
    page.get_by_label("沟通对象").fill(contact["with_whom"])
    page.get_by_label("沟通情况").fill(contact["outcome"])
    page.get_by_role("button", name="保存记录").click()
    expect(page.locator("#contacts")).to_contain_text(contact["outcome"])


def write_letter(page: Page) -> None:
    """写答复函: the proposed head stands, the text is typed, class and 公开属性 are chosen, pages are shown, 送核."""
    page.get_by_role("button", name="写答复函").click()
    open_editor(page)
    assert page.get_by_role("textbox", name="标题", exact=True).input_value() == LETTER["title"]
    assert page.get_by_role("textbox", name="主送", exact=True).input_value() == "\n".join(LETTER["addressees"])
    assert page.get_by_role("textbox", name="开头", exact=True).input_value() == LETTER["opening"]
    begun = version_shown(page)
    type_passages(page, LETTER["passages"])
    saved = wait_saved(page, after=begun)  # autosave: nobody pressed anything
    page.get_by_role("combobox", name="办理结果分类", exact=True).select_option(label="A1 已经解决或者采纳")
    page.get_by_role("combobox", name="公开属性", exact=True).select_option(label="主动公开")
    page.get_by_role("textbox", name="结尾", exact=True).fill("\n".join(LETTER["closing"]))
    page.get_by_role("textbox", name="抄送", exact=True).fill("\n".join(LETTER["copied_to"]))
    page.keyboard.press("Control+s")
    wait_saved(page, after=saved)
    expect(page.locator("#measure")).to_contain_text("9页")
    expect(page.locator("#preview img")).to_be_visible()
    mark_asks(page)
    page.get_by_role("link", name="去送核").click()
    page.get_by_role("button", name="送核").click()
    expect(page.get_by_text("现在的环节是“核稿”")).to_be_visible()


def take_on(page: Page, verb: str, word: str, opinion: str) -> None:
    """核稿 or 审核 from 待办, with an opinion or a stock one."""
    page.get_by_role("link", name=verb).click()
    form = page.locator("form.act-form").filter(has=page.get_by_role("button", name=word))
    if opinion:
        form.get_by_role("textbox").fill(opinion)
    else:
        form.locator(".phrases button").first.click()
    expect(page.locator("#page-list img")).to_have_count(9)
    form.get_by_role("button", name=word).click()
    expect(page.get_by_text("现在的环节是")).to_be_visible()


def sign_off(page: Page) -> None:
    """签发: check the facts on the page, then sign and lock."""
    page.get_by_role("link", name="去签发").click()
    page.get_by_role("link", name="核对并签发").click()
    facts = page.get_by_role("region", name="将要签发的内容")
    expect(facts).to_contain_text("主动公开")
    expect(facts).to_contain_text(finished.today())
    expect(page.locator("#checks .finding-error")).to_have_count(0)
    page.get_by_label("签发意见").fill("同意。")
    page.get_by_role("button", name="签发并锁定").click()
    expect(page.get_by_text("已签发，文字已锁定")).to_be_visible()


def register(page: Page) -> str:
    """编号: the number shown is the number given."""
    page.get_by_role("link", name="去编号").click()
    page.get_by_role("link", name="编号", exact=True).click()
    number = page.locator(".next-number").inner_text()
    assert number == f"云川工信提〔{timezone.localdate().year}〕1号"
    page.get_by_role("button", name="编号").click()
    expect(page.get_by_text(f"已编号：{number}")).to_be_visible()
    return number


def press_seal(page: Page, number: str, password: str) -> None:
    """用印: the place is shown as an outline, the password is asked again."""
    page.get_by_role("link", name="去用印").click()
    page.get_by_role("link", name="用印", exact=True).click()
    expect(page.locator("svg.paper circle")).to_have_count(1)
    expect(page.get_by_role("region", name="用印登记")).to_contain_text(number)
    page.get_by_label("登录密码").fill(password)
    page.get_by_role("button", name="盖章").click()
    expect(page.get_by_text("已用印，已记入用印登记")).to_be_visible()


def dispatch(page: Page) -> None:
    """印发: copies printed and how each went."""
    page.goto(page.url.split("/replies")[0] + "/")
    page.get_by_role("link", name="去印发").click()
    page.get_by_role("link", name="印发登记").click()
    ways = page.get_by_label("方式")
    recipients = len(LETTER["addressees"]) + len(LETTER["copied_to"])
    for place in range(recipients):
        ways.nth(place).select_option(label="面交" if place < len(LETTER["addressees"]) else "机要交换")
    page.get_by_role("button", name="登记印发").click()
    expect(page.get_by_text("已登记印发。")).to_be_visible()


def download(page: Page, folder: Path) -> dict[str, bytes]:
    """下载: the issued PDF and DOCX, as the browser keeps them."""
    files = {}
    for kind in ("PDF", "DOCX"):
        with page.expect_download() as coming:
            page.get_by_role("link", name=f"下载{kind}").click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        files[kind.lower()] = path.read_bytes()
    return files


def check_files(files: dict[str, bytes], number: str) -> None:
    """Both files say the same facts; the seal stands on its date, the sheet waits for its proposer."""
    pdf, docx = finished.Pdf(files["pdf"]), finished.Docx(files["docx"])
    finished.check_facts(pdf.text, LETTER, number)
    finished.check_facts(docx.text, LETTER, number)
    assert pdf.pages == 9  # eight of the letter, one of the sheet
    finished.check_seal(pdf, name=LETTER["issuer_mark"], diameter_mm=42.0)
    finished.check_docx_seal(docx, diameter_mm=42.0)
    finished.check_bold(pdf, docx, LETTER)
    codes = [one["code"] for one in LETTER["scheme"]["outcomes"]]
    finished.check_sheet(pdf, ticked="A1", codes=codes)
    finished.check_docx_sheet(docx, ticked="A1", codes=codes, met="走访")


def record_feedback(page: Page) -> None:
    """登记征询意见: the lead proposer's signed sheet, with its scan."""
    page.get_by_role("link", name="登记征询意见").click()
    lead = said(DIGITAL)["proposers"][0]["name"]
    page.get_by_label("填表人").fill(lead)
    page.get_by_label("办理态度").select_option(label="满意")
    page.get_by_label("办理结果").select_option(label="基本满意")
    page.get_by_label("意见建议").fill("希望继续关注南岭、石桥两个园区。")
    scan = {"name": "征询意见表.png", "mimeType": "image/png", "buffer": draw_scan([f"填表人：{lead}"])}
    page.get_by_label("征询意见表扫描件").set_input_files([scan])
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text(f"已登记{lead}的征询意见。")).to_be_visible()
    assert Reply.objects.get(unit__code=UNIT).feedbacks.get().scan.size > 0
