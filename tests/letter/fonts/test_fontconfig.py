"""What programs see of the set: fc-match, WeasyPrint and LibreOffice."""

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from letter import fonts
from letter.fonts import catalogue

SUBSET_TAG = re.compile("^[A-Z]{6}\\+")


@pytest.fixture
def configured(tmp_path):
    """Return the environment of a program that sees the set only."""
    path = tmp_path / "fonts.conf"
    path.write_text(fonts.fontconfig(tmp_path / "cache"), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(path)}


def matched(pattern: str, environment: dict) -> str:
    escaped = pattern.replace("-", "\\-")  # a bare hyphen begins a size
    done = subprocess.run(["fc-match", "-f", "%{file}", escaped], env=environment, check=True, capture_output=True, text=True)
    return Path(done.stdout).name


@pytest.mark.parametrize("face", fonts.FACES)
def test_the_name_a_docx_uses_leads_to_the_face(face, configured):
    name, alternatives = fonts.docx_names(face)
    weight = ":bold" if face == "fangsong_bold" else ""
    for asked in (name, *alternatives):
        assert matched(asked + weight, configured) == fonts.FACES[face][0], asked


@pytest.mark.parametrize("file", fonts.FILES)
def test_the_css_name_of_a_file_leads_to_it(file, configured):
    assert matched(catalogue.css_family(file), configured) == file


def test_nothing_else_is_seen(configured):
    listed = subprocess.run(["fc-list", "-f", "%{file}\n"], env=configured, check=True, capture_output=True, text=True).stdout
    assert sorted(Path(line).name for line in listed.split()) == sorted(fonts.FILES)
    assert matched("DejaVu Sans", configured) in fonts.FILES


def font_names(pdf: bytes) -> dict[str, str]:
    """Return character → font name without its subset tag."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        chars = [char for page in document.pages for char in page.chars]
    return {char["text"]: SUBSET_TAG.sub("", char["fontname"]) for char in chars}


@pytest.mark.libreoffice
def test_libreoffice_draws_a_docx_with_the_set_and_bold_with_the_emboldened_file(configured, tmp_path):
    document = Document()
    wanted = {"云": ("仿宋_GB2312", False, "FuwenFangSong-Regular"), "川": ("仿宋_GB2312", True, "FuwenFangSong-Bold"),
              "喆": ("仿宋_GB2312", False, "FuwenRareKai-Regular"), "财": ("楷体_GB2312", False, "FuwenKai-Regular"),
              "政": ("黑体", False, "FuwenHei-Regular"), "市": ("方正小标宋简体", False, "FuwenXBS-Regular"),
              "页": ("宋体", False, "FuwenSong-Regular")}  # fmt: skip
    for text, (name, bold, _) in wanted.items():
        run = document.add_paragraph().add_run(text)
        run.bold, run.font.name = bold, name
        run.element.rPr.rFonts.set(qn("w:eastAsia"), name)
    document.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, env=configured, check=True, capture_output=True, timeout=180)
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert font_names(pdf) == {text: font for text, (_, _, font) in wanted.items()}
    assert set(font_names(pdf).values()) <= fonts.embedded_names()
    # A synthetic bold is drawn by filling and stroking (text render mode 2); none of that here.
    with pdfplumber.open(BytesIO(pdf)) as opened:
        content = b"".join(stream.get_data() for page in opened.pages for stream in page.page_obj.contents)
    assert b" Tr" not in content
