"""格式体检: what the page tells of a file, what it refuses, and that it keeps nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from accounts.models import Act
from letter.docx import write_docx
from letter.layout import Layout
from letter.pdf import write_pdf
from letter.render import Measurer, RenderFailed
from letter.render import measuring as site
from responses.models import Reply
from responses.services import measuring
from tests.access.reading import Page
from tests.bounds import comes_to_an_end
from tests.letter.measure.altering import say
from tests.letter.measure.hostile import REFUSED
from tests.letter.measure.letters import layout_of
from tests.letter.measure.planted import bent_letter
from tests.letter.samples import seal_png

STAGES = ()
ADDRESS = "/replies/measure/"


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure in earnest."""
    monkeypatch.setattr(measuring, "measurer", Measurer)


def pdf_of(layout: Layout) -> bytes:
    return write_pdf(layout, images={slot.issuer: seal_png() for _, slot in layout.seals})


def bring(world, data: bytes, *, name: str = "公文.pdf", who: str = "drafter_owner", **headers: str) -> HttpResponse:
    return world.client(who).post(ADDRESS, {"file": SimpleUploadedFile(name, data)}, headers=headers)


def rows_of(answer: HttpResponse, kind: str) -> str:
    """Return the words of one part of the report."""
    found = re.search(rf'<section aria-labelledby="part-{kind}">(.*?)</section>', answer.content.decode(), re.DOTALL)
    return found[1] if found else ""


def test_the_page_asks_for_a_file_and_the_head_leads_there(world):
    answer = world.client("reviewer").get(ADDRESS)
    page = Page(answer)
    assert "要体检的文件" in page.text and "不保存" in page.text
    assert page.links["格式体检"] == ADDRESS
    here = re.findall(r'aria-current="page">(\w+)<', answer.content.decode())
    assert here == ["格式体检"]
    assert "格式体检" not in Page(world.client("administrator").get("/")).links


def test_our_own_letter_is_clean(world, real):
    answer = bring(world, pdf_of(layout_of("everything")))
    assert answer.status_code == 200
    text = Page(answer).text
    assert "没有发现不合格的项目" in text and "不合格 0" in text.replace("不合格0", "不合格 0")
    assert rows_of(answer, "wrong") == ""
    assert "电子文件看不出印刷和装订" in rows_of(answer, "unmeasured")
    assert answer.content.decode().count("data:image/png;base64,") == 4


def test_a_wrong_letter_is_told_clause_by_clause_with_marks_on_its_pages(world, real):
    answer = bring(world, pdf_of(bent_letter()))
    content, wrong = answer.content.decode(), rows_of(answer, "wrong")
    for clause, said in (("7.2.5", "六角括号"), ("7.3.1", "以“。”结尾"), ("7.3.3", "为仿宋"), ("7.3.5.4", "2026年06月09日"), ("7.3.7", "充电")):
        assert clause in wrong and said in wrong
    assert '<a href="#page-1">1</a>' in wrong and 'id="page-1"' in content
    numbers = [int(number) for number in re.findall(r'class="number number-wrong">(\d+)<', wrong)]
    assert numbers == list(range(1, len(numbers) + 1))
    marked = {int(number) for number in re.findall(r'dy="1.5">(\d+)</text>', content)}
    assert marked == set(numbers)
    # What is wrong comes first, then what was not measured; what is right is folded away.
    order = [content.index(f'part-{kind}"') for kind in ("wrong", "unmeasured", "right")]
    assert order == sorted(order) and "<details" in content[order[1] : order[2]]


def test_what_a_file_says_and_is_called_is_only_text(world, real):
    evil = say("doc_number", "云川建函", "<img src=x onerror=alert(1)>")(layout_of("everything"))
    answer = bring(world, pdf_of(evil), name="<script>alert(1)</script>.pdf")
    page = Page(answer)
    assert answer.status_code == 200
    assert page.tags.count("script") == Page(world.client("reviewer").get(ADDRESS)).tags.count("script")
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert [value for name, value in page.attributes if name == "src" and value == "x"] == []


@pytest.mark.parametrize("name", ["a bomb", "cut in half", "macros by their kind", "a definition in UTF-16", "a PDF with a password", "a web page"])
def test_refused_with_400_and_a_sentence_and_nothing_kept(world, real, name: str):
    make, word = REFUSED[name]
    data = make()
    before = kept()
    with comes_to_an_end():
        answer = bring(world, data, name="公文.docx")
    assert answer.status_code == 400
    assert word in Page(answer).text
    assert kept() == before


def kept() -> set[Path]:
    """Return every file in the site's folders."""
    folders = [settings.MEDIA_ROOT, settings.FUWEN_ISSUED_DIR, settings.FUWEN_SEAL_DIR, settings.FUWEN_RENDER_DIR]
    return {path for folder in folders for path in Path(folder).rglob("*") if path.is_file()}


def test_nothing_of_a_measured_file_is_kept(world, real):
    before, letters, acts = kept(), Reply.objects.count(), Act.objects.count()
    answer = bring(world, pdf_of(layout_of("everything")))
    assert answer.status_code == 200
    assert (kept(), Reply.objects.count(), Act.objects.count()) == (before, letters, acts)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("sent", [{}, {"file": SimpleUploadedFile("公文.pdf", b"")}, {"file": "公文.pdf"}], ids=["nothing", "empty", "text"])
def test_without_a_file(world, sent):
    answer = world.client("drafter_owner").post(ADDRESS, sent)
    assert answer.status_code == 400
    assert "有1处需要改正" in Page(answer).text


def test_too_large(world, settings):
    settings.FUWEN_UPLOAD_MAX_BYTES = 1024 * 1024
    answer = bring(world, b"%PDF" + bytes(1024 * 1024))
    assert answer.status_code == 400
    assert "超过 1 MB" in Page(answer).text


def test_too_many_at_once(world, monkeypatch: pytest.MonkeyPatch):
    class Busy:
        def measure(self, data: bytes, *, width: int) -> None:
            raise RenderFailed("busy", site.BUSY)

    monkeypatch.setattr(measuring, "measurer", Busy)
    answer = bring(world, b"%PDF")
    assert answer.status_code == 503
    assert "请稍后再试" in Page(answer).text


def test_for_the_people_of_a_unit(world):
    before = Act.objects.count()
    answer = bring(world, b"%PDF", who="auditor")
    assert answer.status_code == 422
    assert "没有这些角色" in Page(answer).text
    row = Act.objects.order_by("-number")[0]
    assert (Act.objects.count() - before, row.action, row.result) == (1, "measure", "denied")


def test_a_docx_on_a_machine_without_libreoffice(world, real, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("letter.render.office.program", lambda: None)
    answer = bring(world, write_docx(layout_of("everything")), name="公文.docx")
    text = Page(answer).text
    assert "apt-get install -y --no-install-recommends libreoffice-writer-nogui" in text
    assert "data:image/png" not in answer.content.decode()
    assert "发文机关标志上边缘至上页边" in rows_of(answer, "unmeasured")
