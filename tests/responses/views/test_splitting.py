"""导入旧稿: what is asked, refused and shown; nothing is taken over without a yes, and nothing typed is lost."""

from __future__ import annotations

import pytest

from accounts.models import Act
from letter.render import RenderFailed
from proposals.models import StoredFile
from proposals.services.files import path_of
from responses.content import draft_of
from responses.enums import Stage
from responses.models import Original
from responses.services import splitting
from tests.access.reading import Page
from tests.letter.measure.hostile import REFUSED
from tests.letter.split.written import BEGIN, END, p, table, written
from tests.responses.bringing import address, bring, brought, ticked
from tests.responses.originals import DRAFT

STAGES = (Stage.DRAFT, Stage.REVIEW)


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
