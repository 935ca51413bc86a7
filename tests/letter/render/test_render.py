"""The render process of the product: content in, checked files out."""

import dataclasses
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from letter.content import Issuer, Item, Paragraph, Section
from letter.decoding import content_to
from letter.example import example
from letter.profile import Profile, profile_to
from letter.render import Renderer, RenderFailed
from letter.render.engine import engine
from tests.letter.texts import pdf_text

RARE = "\U0003134a"
"""A character of plane 3 that no font of the set has."""


@pytest.fixture(scope="module")
def renderer():
    renderer = Renderer()
    yield renderer
    renderer.close()


@pytest.fixture(scope="module")
def seal(renderer) -> bytes:
    picture = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(picture).ellipse((10, 10, 590, 590), outline=(210, 20, 20), width=20)
    out = BytesIO()
    picture.save(out, "JPEG", quality=95)
    return renderer.reencode_seal(out.getvalue())


def letter(**changes) -> dict:
    return content_to(dataclasses.replace(example(), **changes))


def failure(renderer, content, profile=None, **more) -> RenderFailed:
    with pytest.raises(RenderFailed) as raised:
        renderer.render(content, profile or {}, **more)
    return raised.value


def test_both_files_pictures_and_facts(renderer, seal):
    made = renderer.render(letter(), profile_to(Profile()), seals=[seal], want=["pdf", "docx"], pages=[1, 3], width=600)
    assert made.pdf.startswith(b"%PDF-")
    assert "word/document.xml" in ZipFile(BytesIO(made.docx)).namelist()
    assert list(made.pictures) == [1, 3]
    for number, mode in ((1, "RGB"), (3, "RGB")):
        with Image.open(BytesIO(made.pictures[number])) as picture:
            assert (picture.width, picture.mode) == (600, mode), "red lines on page 1, the seal on page 3"
    assert made.page_count == len(pypdfium2.PdfDocument(made.pdf)) == sum(made.facts["pages"].values()) == len(made.facts["lines"])
    assert made.facts["pages"]["sheet"] == 1
    (place,) = made.facts["seals"]
    assert (place["issuer"], place["diameter_mm"]) == (0, 42.0)
    assert made.uncovered == ""
    assert made.engine == engine()
    assert 0 < made.cpu_seconds < 20


def test_the_same_letter_gives_the_same_bytes(renderer, seal):
    first, second = (renderer.render(letter(), {}, seals=[seal]).pdf for _ in range(2))
    assert first == second


def test_only_what_is_wanted_is_made(renderer):
    made = renderer.render(letter(), {}, want=["docx"])
    assert made.pdf is None
    assert made.docx
    assert made.pictures == {}


def test_pictures_of_a_finished_file(renderer):
    pdf = renderer.render(letter(), {}).pdf
    assert list(renderer.pictures(pdf, pages=[2, 99], width=300)) == [2]
    with pytest.raises(RenderFailed):
        renderer.pictures(b"no PDF at all", pages=[1])


def test_bad_content_names_its_places(renderer):
    failed = failure(renderer, letter() | {"titel": "", "kind": "x"})
    assert failed.reason == "content"
    assert failed.problems == ("kind：“x”不在可选值之内（cppcc、npc）", "titel：没有这个字段，是否为 title？")
    assert "titel" in failed.message
    assert failure(renderer, letter(), {"colour": "blue"}).reason == "content"


def test_a_sheet_that_does_not_fit_its_side_is_told(renderer):
    proposal = dataclasses.replace(example().proposals[0], title="关于改造的提案" * 300)
    failed = failure(renderer, letter(proposals=(proposal,)))
    assert failed.reason == "content"
    assert "排不下" in failed.message


def test_a_character_without_a_glyph_is_refused_with_its_place(renderer):
    failed = failure(renderer, letter(closing=(f"感谢{RARE}先生。",)))
    assert failed.reason == "uncovered"
    assert failed.message == f"以下字符没有可用的字形，不能印出：“{RARE}”（U+3134A）。"
    assert failed.problems == (f"closing[0]：“{RARE}”（U+3134A）",)
    assert failure(renderer, letter(closing=(RARE,)), want=["docx"]).reason == "uncovered"


def test_a_draft_shows_it_as_a_sign_and_says_so(renderer):
    made = renderer.render(letter(closing=(f"感谢{RARE}先生。",)), {}, draft=True)
    assert made.uncovered == RARE
    assert "感谢〓先生。" in pdf_text(made.pdf)


@pytest.mark.parametrize("count", [2, 3])
def test_a_seal_for_each_body_and_no_more(renderer, seal, count):
    failed = failure(renderer, letter(), seals=[seal] * count)
    assert failed.reason == "seal_count"
    assert failed.message == f"署名机关有 1 个，给出的印章有 {count} 枚。"


def test_two_bodies_two_seals(renderer, seal):
    bodies = (Issuer("云川市住房和城乡建设局"), Issuer("云川市民政局"))
    made = renderer.render(letter(issuers=bodies), {}, seals=[seal, seal], want=["pdf", "docx"])
    assert [place["issuer"] for place in made.facts["seals"]] == [0, 1]
    assert failure(renderer, letter(issuers=bodies), seals=[seal]).reason == "seal_count"


def png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"<html>",
        png(Image.new("RGBA", (300, 300))),
        png(Image.new("RGB", (300, 300), "white")),
        png(Image.new("RGB", (300, 300), "black")),
        png(Image.new("1", (12_000, 12_000))),
        png(Image.new("RGB", (300, 300), "red"))[:300],
    ],
)
def test_a_blank_or_broken_seal_is_refused(renderer, picture):
    failed = failure(renderer, letter(), seals=[picture])
    assert failed.reason == "seal_image"
    assert failed.message.startswith("第 1 枚印章不能使用：")
    with pytest.raises(RenderFailed) as raised:
        renderer.reencode_seal(picture) if picture[:4] != b"\x89PNG" else renderer.reencode_seal(picture[:200])
    assert raised.value.reason == "seal_image"


def test_a_letter_without_a_place_for_the_seal(renderer, seal):
    for mode in ("none", "wet"):
        failed = failure(renderer, letter(), {"seal": mode}, seals=[seal])
        assert (failed.reason, failed.message) == ("seal_count", "版面上有 0 处印章位置，给出的印章有 1 枚。")
        assert renderer.render(letter(), {"seal": mode}).pdf


def test_a_kind_of_file_nobody_makes(renderer):
    assert failure(renderer, letter(), want=["odt"]).reason == "failed"


def test_eight_threads_on_the_real_thing(renderer):
    def make(number: int) -> str:
        return pdf_text(renderer.render(letter(closing=(f"这是第{number}件。",)), {}).pdf)

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(make, range(8)))
    assert all(f"这是第{number}件。" in text for number, text in enumerate(texts))


def test_nothing_is_left_in_the_temporary_folder(renderer):
    renderer.render(letter(), {})
    child = renderer._child
    before = sorted(path.name for path in child.home.rglob("*"))
    for _ in range(3):
        renderer.render(letter(), {}, want=["pdf", "docx"], pages=[1])
    assert sorted(path.name for path in child.home.rglob("*")) == before
    assert len(list(Path(f"/proc/{child.pid}/fd").iterdir())) < 20


def test_an_empty_letter_is_still_a_page(renderer):
    made = renderer.render({}, {}, want=["pdf", "docx"])
    assert made.page_count == 1


def full_letter() -> dict:
    paragraph = Paragraph("政务服务" * 1_249 + "办好实事")
    assert len(paragraph.text) == 5_000
    return content_to(dataclasses.replace(example(), title="题" * 20, opening="", closing=(), attachments=(), passages=(paragraph,) * 9))


@pytest.mark.slow
def test_the_largest_letter_stays_within_its_time(renderer):
    pdf = renderer.render(full_letter(), {})
    docx = renderer.render(full_letter(), {}, want=["docx"])
    print(f"{pdf.page_count} pages, PDF {pdf.cpu_seconds:.1f} s, DOCX {docx.cpu_seconds:.1f} s")
    assert pdf.cpu_seconds <= 8
    assert docx.cpu_seconds <= 2


@pytest.mark.parametrize(
    "passage",
    [
        Paragraph("http://127.0.0.1/" + "a" * 300),
        Paragraph("甲" + "\u0301" * 2_000),
        Paragraph("，" * 500),
        Paragraph("（" * 500),
        Item(lead_in="很长的领句" * 100 + "。", text="文"),
        Section("很长的标题" * 40, (Paragraph("文"),)),
    ],
)
def test_awkward_text_stays_on_the_paper(renderer, passage):
    made = renderer.render(letter(passages=(passage,)), {}, draft=True)
    for page in pypdfium2.PdfDocument(made.pdf):
        text = page.get_textpage()
        width, height = page.get_size()
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number)
            assert -1 <= left <= right <= width + 1
            assert -1 <= bottom <= top <= height + 1


def test_no_system_font_is_there(renderer):
    """fontconfig in the process sees the set and nothing else."""
    renderer.render(letter(), {})
    environment = Path(f"/proc/{renderer._child.pid}/environ").read_text().rstrip("\0").split("\0")
    environ = dict(entry.split("=", 1) for entry in environment)
    listed = subprocess.run(
        ["fc-list", ":", "family"], env=environ | {"PATH": os.defpath}, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert {name.split(",")[0].split(" ")[0] for name in listed if name} == {"Fuwen"}
