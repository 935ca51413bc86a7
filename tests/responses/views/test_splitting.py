"""导入旧稿: what is asked, refused and shown; nothing is taken over without a yes, and nothing typed is lost."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from accounts.models import Act
from letter.render import RenderFailed
from proposals.models import StoredFile
from proposals.services.files import path_of
from responses.content import draft_of
from responses.enums import Stage
from responses.models import Original, Reply, ReplyVersion
from responses.services import splitting
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.letter.measure.hostile import REFUSED
from tests.letter.split.written import BEGIN, END, p, table, written
from tests.responses.factories import draft_data
from tests.responses.originals import DRAFT

STAGES = (Stage.DRAFT, Stage.REVIEW)


def address(world, more: str = "") -> str:
    return f"/replies/{world.letters['draft']}/split/{more}"


def bring(world, text: str = "", *, data: bytes | None = None, name: str = "旧稿.txt", who: str = "drafter_owner") -> HttpResponse:
    sent = {"text": text} | ({} if data is None else {"file": SimpleUploadedFile(name, data)})
    return world.client(who).post(address(world), sent)


def brought(world, text: str = DRAFT, **how) -> str:
    """Bring a draft and return the address of its report."""
    answer = bring(world, text, **how)
    assert answer.status_code == 302, Page(answer).text
    return answer["Location"]


def take(world, report: str, *parts: str, version: int | None = None, who: str = "drafter_owner") -> HttpResponse:
    reply = world.reply("draft")
    return world.client(who).post(report, {"version": version or reply.version, "parts": list(parts)})


def ticked(answer: HttpResponse) -> set[str]:
    content = answer.content.decode()
    rows = [tag for tag in content.split("<input") if 'name="parts"' in tag.partition(">")[0]]
    return {tag.partition('value="')[2].partition('"')[0] for tag in rows if "checked" in tag.partition(">")[0]}


# --- asking


def test_the_page_asks(world):
    page = Page(world.client("drafter_owner").get(address(world)))
    assert "粘贴全文" in page.text and "按结构拆分" in page.text and "另存为 DOCX" in page.text
    assert page.links["返回编辑"] == f"/replies/{world.letters['draft']}/edit/"


def test_editor_and_letter_page_lead_there(world):
    for path in ("", "edit/"):
        assert Page(world.client("drafter_owner").get(address(world).replace("split/", path))).links["导入旧稿"] == address(world)
    assert "导入旧稿" not in Page(world.client("reviewer").get(address(world).replace("split/", ""))).links


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧稿.doc", "另存为 docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧稿.wps", "另存为 docx"),
        (b"", "空.txt", "没有文字"),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (DRAFT.encode() + DRAFT.encode("gb18030"), "乱.txt", "编码混乱"),
        (b"x" * 10 * 1024 * 1024, "大.txt", "超过 2 MB"),
        (REFUSED["a bomb"][0](), "a.docx", "过大"),
        (REFUSED["an entity"][0](), "a.docx", "DOCTYPE"),
        (REFUSED["macros by their part"][0](), "a.docx", "宏"),
    ],
    ids=["doc", "wps", "empty", "pdf", "mixed", "10 MB", "bomb", "entity", "macros"],
)
def test_files_that_are_refused(world, data: bytes, name: str, word: str):
    answer = bring(world, data=data, name=name)
    assert answer.status_code == 422 and word in Page(answer).text
    assert Original.objects.filter(taken_version=None).count() == 0
    assert Act.objects.filter(action="split", result="denied").exists()


def test_a_file_too_large_is_not_even_opened(world, settings):
    settings.FUWEN_UPLOAD_MAX_BYTES = 1024 * 1024
    answer = bring(world, data=b"PK\x03\x04" + bytes(1024 * 1024), name="a.docx")
    assert answer.status_code == 422 and "超过 1 MB，不能拆分" in Page(answer).text


def test_a_refused_text_comes_back_whole(world):
    text = "\n  第一行\t有格\n" + "字" * 700_000 + "<b>&"
    answer = bring(world, text)
    page = Page(answer)
    assert answer.status_code == 422 and "超过 2 MB" in page.text
    field = next(form for form in page.forms if "text" in form.fields).fields["text"]
    assert field.strip() == text.strip() and field.endswith("<b>&")


def test_a_text_and_a_file_or_neither(world):
    answer = bring(world, "苏望舒委员：", data=b"x")
    assert answer.status_code == 422 and "只留一样" in Page(answer).text and "苏望舒委员：" in answer.content.decode()
    assert "请粘贴旧稿的文字" in Page(bring(world, "  \n")).text


def test_a_busy_machine_says_so_and_keeps_the_text(world, monkeypatch: pytest.MonkeyPatch):
    class Busy:
        def split(self, data: bytes, name: str):
            raise RenderFailed("busy", "正在拆分其他文件，请稍后再试。")

    monkeypatch.setattr(splitting, "splitter", Busy)
    answer = bring(world, DRAFT)
    assert answer.status_code == 503 and "请稍后再试" in Page(answer).text and "夜间经济" in answer.content.decode()


# --- the report


def test_nothing_is_taken_over_by_splitting(world):
    before = draft_of(world.reply("draft")), world.reply("draft").version
    brought(world)
    assert (draft_of(world.reply("draft")), world.reply("draft").version) == before


def test_the_report(world):
    answer = world.client("drafter_owner").get(brought(world))
    text = Page(answer).text
    for words in ("认出", "取用正文", "取用后，现有的", "编号时由系统给定" if "〔" in DRAFT else "以签发的日期为准", "云川市商务局", "旧稿的表", "第1行"):
        assert words in text, words
    assert ticked(answer) == {"opening", "passages", "closing"}
    # The sheet's fields beside the register's: one agrees, one does not.
    number = world.reply("draft").proposals.get().number
    assert "周云舒 周云舒 一致" in text and f"第{number}号 不一致" in text


def test_what_a_hostile_text_says_stays_text(world):
    hostile = "<script>alert(1)</script>{{ 7|add:1 }}"
    report = brought(world, f"苏望舒委员：\n提案收悉，现答复如下：\n{hostile}\n云川市商务局\n2026年6月1日\n{hostile}\n")
    page = Page(world.client("drafter_owner").get(report))
    assert "{{ 7|add:1 }}" in page.text
    assert "alert(1)" not in "".join(page.scripts.values())
    assert page.tags.count("script") == len(page.scripts)


def test_a_document_with_changes_pictures_and_tables(world):
    data = written(*BEGIN, p("增设", '<w:ins w:id="1">' + '<w:r><w:t>八</w:t></w:r></w:ins>', "处夜市。"), table(("片区", "数量"), ("河东", "5")), *END)
    text = Page(world.client("drafter_owner").get(brought(world, "", data=data, name="旧稿.docx"))).text
    assert "增设八处夜市。" in text and "原文带有修订" in text and "建议移作附件" in text


def test_another_draft_replaces_the_one_not_taken(world):
    first = Original.objects.get(pk=int(brought(world).rstrip("/").rpartition("/")[2]))
    path = path_of(first.file_id)
    assert path.exists()
    assert "还没有取用" in Page(world.client("drafter_owner").get(address(world))).text
    brought(world)
    assert not Original.objects.filter(pk=first.pk).exists() and not StoredFile.objects.filter(pk=first.file_id).exists()
    assert not path.exists()


def test_somebody_elses_waits_beside_it(world):
    one, two = brought(world), brought(world, who="drafter_same_unit")
    assert world.client("drafter_owner").get(one).status_code == 200 and world.client("drafter_owner").get(two).status_code == 200


# --- taking over


def test_the_chosen_parts_become_a_new_version(world):
    before = world.reply("draft")
    old = draft_of(before)
    report = brought(world)
    answer = take(world, report, "opening", "passages", "contact")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{before.pk}/edit/")
    reply = world.reply("draft")
    now = draft_of(reply)
    assert reply.version == before.version + 1
    assert now["opening"].startswith("您提出的《关于发展夜间经济的提案》")
    assert [one["heading"] for one in now["passages"]] == ["改造先摸底"]
    assert [one["lead_in"] for one in now["passages"][0]["passages"]] == ["把底数摸清。", "把难题分给专人。"]
    assert (now["contact_name"], now["contact_phone"]) == ("何时雨", "0000-0000555")
    for name in ("title", "addressees", "closing", "copied_to", "attachments", "issuers", "outcome", "disclosure"):
        assert now[name] == old[name], name
    # What was there before stays in the versions; what still says the same keeps its key.
    assert ReplyVersion.objects.filter(reply=reply, version=before.version).exists()
    assert (now["passages"][0]["key"], now["passages"][0]["passages"][0]["key"]) == ("s1", "i1")
    original = Original.objects.get(pk=int(report.rstrip("/").rpartition("/")[2]))
    assert (original.taken_version, original.parts) == (reply.version, ["opening", "passages", "contact"])
    assert Act.objects.filter(action="take_over", result="ok").count() == 1


def test_the_original_stays_attached_and_can_be_downloaded(world):
    take(world, brought(world, "", data=DRAFT.encode("gb18030"), name="去年的../答复.txt"), "opening")
    page = Page(world.client("reviewer").get(address(world).replace("split/", "")))
    answer = world.client("reviewer").get(page.links["下载原件"])
    assert answer.status_code == 200 and answer.content.decode("gb18030") == DRAFT
    assert answer["Content-Disposition"].startswith("attachment; ") and "sandbox" in answer["Content-Security-Policy"]
    assert "下载原件" not in Page(world.client("seal_keeper").get(address(world).replace("split/", ""))).links


def test_a_pasted_text_is_kept_as_it_was_pasted(world):
    text = "苏望舒委员：\r\n提案收悉，现答复如下：\r\n甲\t乙\r\n已办。\f\r\n"
    brought(world, text)
    original = Original.objects.latest("pk")
    assert original.is_pasted and original.file.name == "粘贴的文字.txt"
    assert path_of(original.file_id).read_bytes().decode() == text


def test_without_a_tick_nothing_happens(world):
    report, before = brought(world), world.reply("draft").version
    answer = take(world, report)
    assert answer.status_code == 422 and "请勾选要取用的部分" in Page(answer).text
    assert world.reply("draft").version == before


@pytest.mark.parametrize("part", ["attachments", "outcome", "number", "issuers", "text", "x" * 500])
def test_what_the_draft_does_not_offer_cannot_be_taken(world, part: str):
    report, before = brought(world), draft_of(world.reply("draft"))
    assert take(world, report, part).status_code == 422
    assert draft_of(world.reply("draft")) == before


def test_words_sent_along_are_not_taken(world):
    report = brought(world)
    forged = {"version": world.reply("draft").version, "parts": ["opening"], "opening": "伪造的开头", "title": "伪造的标题", "split": json.dumps({})}
    assert world.client("drafter_owner").post(report, forged).status_code == 302
    now = draft_of(world.reply("draft"))
    assert "伪造" not in json.dumps(now, ensure_ascii=False)


def test_a_newer_version_in_between_loses_nothing(world):
    report, reply = brought(world), world.reply("draft")
    shown = reply.version
    newer = draft_data(opening="同事刚写的开头，提案收悉。", issuers=[world.unit.pk])
    save_reply(reply, by=world.drafter_same_unit, version=shown, data=newer, is_asked=True)
    answer = take(world, report, "opening", version=shown)
    text = Page(answer).text
    assert answer.status_code == 409 and "还没有取用任何部分" in text and "同事刚写的开头" in text
    assert ticked(answer) == {"opening"}
    assert draft_of(world.reply("draft"))["opening"] == "同事刚写的开头，提案收悉。"
    # With the newer version before one's eyes it can be taken.
    assert take(world, report, "opening").status_code == 302


def test_pressed_twice_it_is_taken_once(world):
    report, shown = brought(world), world.reply("draft").version
    assert [take(world, report, "opening", version=shown).status_code for _ in range(2)] == [302, 302]
    assert world.reply("draft").version == shown + 1
    assert Act.objects.filter(action="take_over", result="ok").count() == 1


def test_another_part_can_be_taken_later(world):
    report = brought(world)
    take(world, report, "opening")
    assert "还可以再取用其他部分" in Page(world.client("drafter_owner").get(report)).text
    assert take(world, report, "copied_to").status_code == 302
    assert world.reply("draft").copied_to == ["市政协提案委员会", "市政府督查室"]
    assert Original.objects.latest("pk").parts == ["opening", "copied_to"]


def test_what_cannot_be_kept_is_told_and_nothing_is_lost(world):
    report = brought(world, "关于" + "夜" * 260 + "的答复\n苏望舒委员：\n提案收悉，现答复如下：\n已办。\n")
    before = world.reply("draft").version
    answer = take(world, report, "title", "opening")
    assert answer.status_code == 422 and "标题" in Page(answer).text and "没有取用" in Page(answer).text
    assert world.reply("draft").version == before and ticked(answer) == {"title", "opening"}


def test_what_no_letter_may_hold_is_refused_before(world):
    answer = bring(world, "苏望舒委员：\n提案收悉，现答复如下：\n" + "字" * 5_100 + "。\n")
    assert answer.status_code == 422 and "超过5000字" in Page(answer).text and "字" * 5_100 in answer.content.decode()


def test_once_it_has_moved_on_nothing_is_taken(world):
    report, reply = brought(world), world.reply("draft")
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.REVIEW)
    answer = take(world, report, "opening")
    assert answer.status_code == 422 and world.reply("draft").version == reply.version
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.DRAFT)


def test_a_draft_of_another_letter_is_not_found(world):
    report = brought(world)
    other = report.replace(f"/{world.letters['draft']}/", f"/{world.letters['review']}/")
    assert world.client("reviewer").get(other).status_code == 404
    assert world.client("reviewer").post(other, {"version": 1, "parts": ["opening"]}).status_code == 404


def test_a_full_disk_leaves_no_half(world, monkeypatch: pytest.MonkeyPatch):
    files = sum(1 for _ in (settings.MEDIA_ROOT / "files").rglob("*") if _.is_file())
    monkeypatch.setattr("responses.services.importing.log.record", _full)
    with pytest.raises(OSError, match="full"):
        bring(world, DRAFT)
    assert sum(1 for _ in (settings.MEDIA_ROOT / "files").rglob("*") if _.is_file()) == files


def _full(*_: object, **__: object) -> None:
    raise OSError("full")
