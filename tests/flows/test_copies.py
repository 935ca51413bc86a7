"""分送 by hand: the drafter lists the co-signers, the keeper seals once, the office takes each one's copy and the public version."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from desk.demo import acts
from proposals.models import Proposer
from responses.models import IssuedCopy, Reply
from tests.flows import finished
from tests.flows.ground import DIGITAL, STEPS, City, letter_of
from tests.flows.writing import open_editor, version_shown, wait_saved

DRAFTER, OFFICE, KEEPER = "gx.zhouw", "gx.meil", "gx.zhongy"


def test_a_copy_for_each_and_one_for_everybody(city: City, seat, tmp_path: Path) -> None:
    city.give_seal()
    reply = city.write(DIGITAL)
    lines = list_the_copies(seat(DRAFTER).open(f"/replies/{reply.pk}/edit/"))
    assert len(lines) == Proposer.objects.filter(proposal__answers__reply=reply).count() == 5
    to_the_seal(reply)
    keeper = seat(KEEPER)
    keeper.allow(r"422 .*/seal/")  # more copies than were approved
    seal(keeper.open(f"/replies/{reply.pk}/seal/"), lines, city.password)
    page = seat(OFFICE).open(f"/replies/{reply.pk}/")
    check_copies(page, lines, tmp_path)
    check_public(page, tmp_path)
    dispatch(page, lines)


def list_the_copies(page: Page) -> list[str]:
    """按提案者逐一列出, and how many are to be printed; saved without a word lost."""
    open_editor(page)
    before = version_shown(page)
    page.get_by_role("button", name="按提案者逐一列出（5位）").click()
    page.get_by_role("textbox", name="印制份数", exact=True).fill("12")
    wait_saved(page, after=before)
    page.reload()
    open_editor(page)
    lines = page.get_by_role("textbox", name="分送（每位一份）", exact=True).input_value().split("\n")
    assert page.get_by_role("textbox", name="印制份数", exact=True).input_value() == "12"
    page.goto(page.url.replace("edit/", ""))
    downloads = page.get_by_role("region", name="下载")
    expect(downloads).to_contain_text("每位一份，主送只写其一人")
    expect(downloads.get_by_role("link", name="正式件 PDF")).to_have_count(0)
    return lines


def to_the_seal(reply: Reply) -> None:
    """The road in between is another flow's."""
    for step in STEPS[: STEPS.index("seal")]:
        acts.step(Reply.objects.get(pk=reply.pk), step, letter_of(DIGITAL))


def seal(page: Page, lines: list[str], password: str) -> None:
    """用印: more than was approved is refused, then all are made at once."""
    expect(page.get_by_role("region", name="用印登记")).to_contain_text("每位一份，共5份")
    page.get_by_label("用印份数").fill("13")
    page.get_by_label("登录密码").fill(password)
    page.get_by_role("button", name="盖章").click()
    expect(page.get_by_role("alert").first).to_contain_text("签发批准印制12份")
    page.get_by_label("用印份数").fill("12")
    page.get_by_label("登录密码").fill(password)
    page.get_by_role("button", name="盖章").click()
    expect(page.get_by_text("已用印，已记入用印登记")).to_be_visible()
    assert list(IssuedCopy.objects.values_list("addressee", flat=True)) == lines


def taken(page: Page, name: str, folder: Path) -> tuple[str, bytes]:
    """Take a file of the list as the browser keeps it."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=name, exact=True).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path.name, path.read_bytes()


def check_copies(page: Page, lines: list[str], folder: Path) -> None:
    """Each copy names its one addressee, has the seal, and is called by its name."""
    for line in (lines[0], lines[-1]):
        name, data = taken(page, f"{line} PDF", folder)
        pdf = finished.Pdf(data)
        assert line in name and f"{line}：" in pdf.text and "林知行等4名委员" not in pdf.text
        finished.check_seal(pdf, name="云川市工业和信息化局", diameter_mm=42.0)
        assert ("征询意见表" in pdf.text) == (line == lines[0])


def check_public(page: Page, folder: Path) -> None:
    """The public version: the same letter to all, nobody's telephone, no seal, no sheet."""
    for kind in ("PDF", "DOCX"):
        name, data = taken(page, f"公开版 {kind}", folder)
        text = finished.Pdf(data).text if kind == "PDF" else finished.Docx(data).text
        assert name.startswith("公开版 云川工信提") and "民建云川市委员会、林知行等4名委员：" in text
        assert [said for said in ("联系人", "联系电话", "0000-", "征询意见表") if said in text] == []


def dispatch(page: Page, lines: list[str]) -> None:
    """印发: each co-signer is a recipient, and the page says how each copy went."""
    page.get_by_role("link", name="印发登记").click()
    recipients = page.get_by_label("收件人")
    assert [recipients.nth(place).input_value() for place in range(5)] == lines
    for place in range(sum(bool(recipients.nth(place).input_value()) for place in range(recipients.count()))):
        page.get_by_label("方式").nth(place).select_option(label="邮寄")
    page.get_by_role("button", name="登记印发").click()
    expect(page.get_by_text("已登记印发。")).to_be_visible()
    expect(page.get_by_role("region", name="下载").get_by_text("邮寄")).to_have_count(5)
