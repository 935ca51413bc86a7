"""A letter in the office's own fonts, made from outside: lines follow their widths, the PDF holds them, the list shrinks."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest

from letter import fonts
from letter.content import Paragraph
from letter.decoding import content_to
from letter.example import example
from letter.render.missing import substitutes_of_pdf
from tests.letter.fonts.made_up import put, renamed, tiny

ROOT = Path(__file__).resolve().parents[3]
FIGURES = "截至2026年6月30日，全市42个社区完成改造186个小区11240户，投入1350万元，其中本级280万元，争取上级1070万元，惠及65岁以上住户2316户3105人。"
FACTS = """
import json, sys
from letter.compose import compose
from letter.decoding import content_from, loads
from letter.profile import Profile
from letter.render.engine import engine
import letter.fonts as fonts
layout = compose(content_from(loads(open(sys.argv[1], 'rb').read())), Profile())
lines = [''.join(run.text for run in line.runs) for page in layout.pages for line in page.lines if line.style == 'body']
print(json.dumps({'lines': lines, 'fonts': engine()['fonts'], 'figure': fonts.advance('7', 'fangsong'), 'rare': fonts.file_for('喆', 'fangsong')}))
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Path:
    """A letter full of figures and one rare name, and the office's fonts: 仿宋 with wide figures, 小标宋 with a line of another height."""
    room = tmp_path_factory.mktemp("room")
    content = replace(
        example(), passages=(*example().passages, Paragraph(FIGURES * 3 + "联系人张喆。"))
    )
    (room / "letter.json").write_text(json.dumps(content_to(content)), "utf-8")
    put(
        room / "own",
        a_ttf=renamed("FuwenFangSong.ttf", "仿宋", figures=0.56),
        b_ttf=renamed("FuwenXBS.ttf", "方正小标宋简体", figures=0.5),
    )
    (room / "tmp").mkdir()
    return room


def run(
    room: Path, *command: str | Path, own: Path | str = "", **env: str
) -> subprocess.CompletedProcess:
    """Run our interpreter where the office's folder is said in the environment."""
    given = {
        "PATH": os.defpath,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(room / "tmp"),
        "FUWEN_FONTS_DIR": str(own),
        **env,
    }
    return subprocess.run(
        [sys.executable, *map(str, command)], env=given, cwd=room, capture_output=True, text=True
    )


def made(
    room: Path, name: str, own: Path | str = "", *more: str
) -> tuple[bytes, bytes, subprocess.CompletedProcess]:
    files = [room / f"{name}.pdf", room / f"{name}.docx"]
    done = run(
        room,
        "-m",
        "letter",
        "render",
        "letter.json",
        "--pdf",
        files[0],
        "--docx",
        files[1],
        *more,
        own=own,
    )
    assert done.returncode == 0, done.stderr
    return files[0].read_bytes(), files[1].read_bytes(), done


@pytest.fixture(scope="module")
def supplied(room):
    return made(room, "supplied")


@pytest.fixture(scope="module")
def owned(room):
    return made(room, "owned", room / "own")


def facts(room: Path, own: Path | str = "") -> dict:
    done = run(room, "-c", FACTS, "letter.json", own=own)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def chars(pdf: bytes) -> list[dict]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [char for page in document.pages for char in page.chars]


def names(pdf: bytes) -> set[str]:
    return {char["fontname"][7:] for char in chars(pdf)}


def test_lines_are_composed_with_the_widths_of_the_office_s_font(room):
    plain, own = facts(room), facts(room, room / "own")
    assert (plain["figure"], own["figure"]) == (0.5, 0.56)
    assert "".join(plain["lines"]) == "".join(own["lines"]) and plain["lines"] != own["lines"]
    assert len(own["lines"]) > len(plain["lines"])  # wider figures, more lines
    assert (
        own["rare"] == plain["rare"] == "FuwenRareKai.ttf"
    )  # what it has not comes from the set, and is named
    assert plain["fonts"] != own["fonts"]  # another set, another key of everything that is kept


def test_the_pdf_holds_the_office_s_fonts(supplied, owned):
    assert {"Fuwen-FangSong", "Fuwen-XBS"} <= names(supplied[0])
    assert names(owned[0]) - names(supplied[0]) == {"Fuwen-OwnFangSong", "Fuwen-OwnXBS"}
    assert names(supplied[0]) - names(owned[0]) == {"Fuwen-FangSong", "Fuwen-XBS"}
    figures = [
        char
        for char in chars(owned[0])
        if char["text"] == "7" and char["fontname"].endswith("OwnFangSong")
    ]
    assert figures and {round(char["adv"] * char["matrix"][0] / 16, 3) for char in figures} == {
        0.56
    }


def test_nothing_moves_but_what_the_widths_move(room, supplied, owned):
    """The fonts' own line heights (1.5 em) move no baseline, and every clause is measured as right as before."""

    def tops(pdf: bytes) -> list[float]:
        return sorted(
            {round(char["matrix"][5], 1) for char in chars(pdf) if char["page_number"] == 1}
        )

    assert tops(owned[0]) == tops(supplied[0])
    done = run(room, "-m", "letter", "measure", room / "owned.pdf")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_export_lists_what_stands_in_for_another_font(room, supplied, owned):
    def listed(done: subprocess.CompletedProcess) -> list[str]:
        return [line.strip() for line in done.stderr.splitlines() if "→" in line]

    assert listed(supplied[2]) == [
        "方正小标宋简体 → 以复文小标宋代替",
        "仿宋_GB2312 → 以复文仿宋代替",
        "复文仿宋没有的字“喆” → 以复文补字楷体补",
        "仿宋_GB2312（加粗） → 以复文仿宋（加粗）代替",
        "楷体_GB2312 → 以复文楷体代替",
        "黑体 → 以复文黑体代替",
        "宋体 → 以复文宋体代替",
    ]
    assert listed(owned[2]) == ["仿宋没有的字“喆” → 以复文补字楷体补", *listed(supplied[2])[3:]]
    assert "FUWEN_FONTS_DIR" in owned[2].stderr
    *_, done = made(room, "told", room / "own", "--json")
    told = json.loads(done.stdout)
    assert [one["said"] for one in told["substitutes"]] == listed(owned[2])
    assert (
        told["files"] == {"pdf": str(room / "told.pdf"), "docx": str(room / "told.docx")}
        and told["pages"] >= 5
    )


def test_a_finished_pdf_tells_its_substitutes_whatever_is_installed(supplied, owned):
    said = [one.said for one in substitutes_of_pdf(supplied[0])]
    assert said[:2] == [
        "方正小标宋简体 → 以复文小标宋代替",
        "仿宋_GB2312 → 以复文仿宋代替",
    ]
    assert said[-1] == "复文补字楷体（补其他字体没有的字）"
    assert [one.said for one in substitutes_of_pdf(owned[0])] == said[2:]


def test_the_docx_names_what_the_pdf_is_drawn_with(supplied, owned):
    def styles(docx: bytes) -> str:
        with ZipFile(BytesIO(docx)) as parts:
            return (
                parts.read("word/styles.xml").decode() + parts.read("word/fontTable.xml").decode()
            )

    assert 'w:eastAsia="仿宋_GB2312"' in styles(supplied[1])
    assert 'w:eastAsia="仿宋"' in styles(owned[1]) and 'w:eastAsia="仿宋_GB2312"' not in styles(
        owned[1]
    )
    assert '<w:font w:name="仿宋"><w:altName w:val="仿宋_GB2312,FangSong' in styles(owned[1])
    assert 'w:eastAsia="方正小标宋简体"' in styles(
        owned[1]
    ) and 'w:eastAsia="方正小标宋简体"' in styles(supplied[1])


def test_the_same_letter_the_same_bytes(room, supplied, owned):
    assert made(room, "again", room / "own")[:2] == owned[:2]
    assert made(room, "option", "", "--fonts", str(room / "own"))[:2] == owned[:2]
    assert owned[0] != supplied[0]


def test_a_folder_with_a_bad_font_makes_no_letter(room, tmp_path):
    put(tmp_path / "bad", hei_ttf=tiny(permission=2))
    done = run(
        room,
        "-m",
        "letter",
        "render",
        "letter.json",
        "--pdf",
        tmp_path / "x.pdf",
        own=tmp_path / "bad",
    )
    assert done.returncode == 2 and not (tmp_path / "x.pdf").exists()
    assert (
        "hei.ttf：“黑体”的厂商不许把它嵌入文件（fsType 2）" in done.stderr
        and "Traceback" not in done.stderr
    )
    code = "from letter.render import Renderer, RenderFailed\ntry: Renderer().render({})\nexcept RenderFailed as failed: print(failed.reason, failed.message)"
    said = run(room, "-c", code, own=tmp_path / "bad").stdout
    assert said.startswith("unavailable 本单位字体不能使用") and "hei.ttf" in said


def test_another_programs_fonts_conf_leads_to_the_office_s_font(room, tmp_path):
    """LibreOffice lays a DOCX out with the fonts the PDF is drawn with."""
    write = "import sys, pathlib, letter.fonts as f; pathlib.Path(sys.argv[1]).write_text(f.fontconfig(sys.argv[2]))"
    done = run(room, "-c", write, tmp_path / "fonts.conf", tmp_path / "cache", own=room / "own")
    assert done.returncode == 0, done.stderr
    env = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    for asked, file in {
        "仿宋": "FuwenOwnFangSong.ttf",
        "仿宋_GB2312": "FuwenOwnFangSong.ttf",
        "方正小标宋简体": "FuwenOwnXBS.ttf",
        "黑体": "FuwenHei.ttf",
    }.items():
        found = subprocess.run(
            ["fc-match", "-f", "%{file}", asked],
            env=env,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert Path(found).name == file, asked


def test_fonts_are_settled_before_the_first_letter():
    assert dict(fonts.installed()) == {}
    with pytest.raises(RuntimeError):
        fonts.use("/another/folder")
    assert dict(fonts.installed()) == {}
