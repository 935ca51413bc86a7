"""The pages of a void letter: that it is void, by whom, why, its number; the struck pages; no other file."""

import pytest

from responses.enums import Stage
from responses.models import IssuedRecord
from responses.services import returning
from tests.access.one_page import PICTURE
from tests.access.reading import Page

STAGES = (Stage.DRAFT, Stage.REGISTER, Stage.DISPATCHED)
BY = {"draft": "drafter_owner"}


def void(world, stage):
    reply = world.reply(stage)
    returning.void(reply, by=getattr(world, BY.get(stage, "office")), version=reply.version, reason="收件人有误，\n另行行文。")
    return world.reply(stage)


def look(world, stage, path="", who="drafter_owner", **how):
    return world.client(who).get(f"/replies/{world.letters[stage]}/{path}", **how)


@pytest.mark.parametrize(
    ("stage", "shows"), [("draft", "作废时的草稿（尚未签发）"), ("register", "签发的文稿"), ("dispatched", "用印成文的原件")]
)
def test_its_page_says_that_it_is_void(world, stage, shows):
    reply = void(world, stage)
    answer = look(world, stage)
    page = Page(answer)
    by = world.office if stage != "draft" else world.drafter_owner
    for words in ("此件已作废，不得使用", "收件人有误， 另行行文。", by.name, shows, f"请打开提案第{reply.proposals.get().number}号另行起草"):
        assert words in page.text
    number = reply.numbers.first()
    assert ("发文字号" in page.text) is (number is not None)
    if number is not None:
        assert f"<s>{number}</s>" in answer.content.decode() and "（作废）" in page.text
    assert page.links["打开PDF（作废件）"] == f"/replies/{reply.pk}/void.pdf"
    assert not {"下载PDF", "下载DOCX", "打开PDF（草稿）", "下载DOCX（草稿）"} & set(page.links)
    assert "替代字体" not in page.text, "nothing is looked up for files that are not handed out"
    assert "作废件" in page.text.partition(" 下载 ")[2].partition(" 事实 ")[0]
    assert [href for href in page.links.values() if href.endswith((".pdf", ".docx"))] == [f"/replies/{reply.pk}/void.pdf"] * 2


def test_others_do_not_say_so(world):
    for path in ("", "versions/", "versions/1/"):
        assert "作废，不得使用" not in Page(look(world, "dispatched", path)).text


def test_its_versions_say_so_too(world):
    void(world, "dispatched")
    for path in ("versions/", "versions/2/"):
        assert "此件已作废，不得使用" in Page(look(world, "dispatched", path)).text
    assert "WORDS.dispatched." in Page(look(world, "dispatched", "versions/2/")).text


def test_its_pages_are_not_those_that_are_in_force(world):
    headers = {"accept": "application/json"}
    before = look(world, "dispatched", "preview/", headers=headers).json()["pages"]
    void(world, "dispatched")
    after = look(world, "dispatched", "preview/", headers=headers).json()["pages"]
    assert len(before) == len(after) == 1 and before != after
    client = world.client("drafter_owner")
    assert client.get(before[0]).status_code == 404, "the page without the mark is gone"
    assert client.get(after[0]).content == PICTURE


@pytest.mark.parametrize("stage", ["draft", "register", "dispatched"])
@pytest.mark.parametrize("path", ["letter.pdf", "letter.docx", "draft.pdf", "draft.docx"])
def test_no_file_without_the_mark(world, stage, path):
    reply = void(world, stage)
    answer = look(world, stage, path)
    assert answer.status_code == 403 and "此件已作废，不再提供草稿或成文下载" in answer.content.decode()
    assert Page(answer).links["打开作废件"] == f"/replies/{reply.pk}/void.pdf"


def test_the_void_copy(world, settings):
    reply = void(world, "dispatched")
    answer = look(world, "dispatched", "void.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith(f'inline; filename="fuwen-{reply.pk}.pdf"')
    assert "%E4%BD%9C%E5%BA%9F%20" in answer["Content-Disposition"], "作废 stands in the file's name"
    record = IssuedRecord.objects.get(signed__reply=reply)
    assert answer.content != (settings.FUWEN_ISSUED_DIR / record.pdf_name).read_bytes()


def test_of_a_letter_in_force_there_is_no_void_copy(world):
    answer = look(world, "register", "void.pdf")
    assert answer.status_code == 403 and "此件没有作废。" in answer.content.decode()
    assert look(world, "draft", "void.pdf", who="drafter_other_unit").status_code == 404


def test_it_is_found_by_its_number(world):
    number = str(world.reply("dispatched").numbers.get())
    reply = void(world, "dispatched")
    answer = world.client("office").get("/replies/", {"q": number})
    assert [one.pk for one in answer.context["page"]] == [reply.pk]
    assert f"<s>{number}</s>" in answer.content.decode()
