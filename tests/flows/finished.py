"""What a finished PDF and DOCX say, and where the seal and the ticks stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import timezone
from lxml import etree

from letter.numerals import date_in_chinese, item_number, section_number
from tests.letter.measuring import Box, Measured, TextLine

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{SPACES['w']}}}"
EMU_PER_MM = 36_000
PAPER = Box(0, 0, 210, 297)
TICK_MM = 3.9
"""A tick box is a character wide and stands before its word."""
PROPOSERS_PART = "收到日期年月日办理态度满意基本满意不满意办理结果满意基本满意不满意意见建议单位盖章负责人签名：年月日"
"""The proposer's part of the sheet with nothing in it."""


def today() -> str:
    """Return the 成文日期 of a letter signed today."""
    return date_in_chinese(timezone.localdate())


class Pdf:
    """A finished PDF: its words without spaces, under the ruler."""

    def __init__(self, data: bytes) -> None:
        self.measured = Measured(data)
        self.pages = len(self.measured)

    @cached_property
    def text(self) -> str:
        """All pages in order; the page numbers between them are left out."""
        return re.sub(r"—\d+—", "", "".join(self.measured.text(page) for page in range(self.pages)))

    @property
    def signature_page(self) -> int:
        """The page (from 0) with the date: the letter's last, before the sheet."""
        return next(page for page in range(self.pages) if today() in self.measured.text(page))


class Docx:
    """A finished DOCX: its words without spaces, its XML."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.document = etree.fromstring(archive.read("word/document.xml"))

    @cached_property
    def text(self) -> str:
        return squeezed("".join(self.document.itertext(f"{W}t")))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def check_facts(text: str, letter: dict[str, Any], number: str) -> None:
    """Assert that a file says everything the letter says, in its order, numbered."""
    wanted = [
        letter["issuer_mark"],
        number,
        letter["outcome"]["code"],
        squeezed(letter["title"]),
        "、".join(letter["addressees"]) + "：",
        letter["opening"],
        *_passages(letter["passages"]),
        *letter["closing"],
        "附件：政协提案办理情况征询意见表",
        letter["issuer_mark"],
        today(),
        "抄送：" + "，".join(letter["copied_to"]) + "。",
        f"{number}附件",
        "政协提案办理情况征询意见表",
    ]
    place = 0
    for words in wanted:
        found = text.find(squeezed(words), place)
        assert found >= 0, f"missing, or not in its place: {words}"
        place = found + len(squeezed(words))


def _passages(passages: list[dict[str, Any]]) -> Iterator[str]:
    sections = items = 0
    for passage in passages:
        if passage["type"] == "section":
            sections += 1
            yield section_number(sections) + passage["heading"]
            yield from _passages(passage["passages"])
        elif passage["type"] == "item":
            items += 1
            yield item_number(items) + passage["lead_in"] + passage["text"]
        else:
            yield passage["text"]


def lead_sentences(letter: dict[str, Any]) -> list[str]:
    """Return every lead sentence as printed: 一是全面开展现状调查。"""
    return [
        item_number(place) + item["lead_in"]
        for section in letter["passages"]
        if section["type"] == "section"
        for place, item in enumerate(section["passages"], 1)
    ]


def check_bold(pdf: Pdf, docx: Docx, letter: dict[str, Any]) -> None:
    """Assert that the lead sentences, and they alone of the text, are bold in both files."""
    wanted = squeezed("".join(lead_sentences(letter)))
    lines = [line for page in range(pdf.pages) for line in pdf.measured.lines(page)]
    bold = "".join(char.text for line in lines for char in line.chars if char.font.endswith("-Bold"))
    assert squeezed(bold) == wanted
    runs = docx.document.xpath("//w:p[not(ancestor::w:tbl)]/w:r[w:rPr/w:b[not(@w:val='0')]]", namespaces=SPACES)
    assert wanted in squeezed("".join(text for run in runs for text in run.itertext(f"{W}t")))


def check_seal(pdf: Pdf, *, name: str, diameter_mm: float) -> None:
    """Assert one red seal of its true size, in the middle of the date, over name and date, beside text of the letter."""
    page = pdf.signature_page
    seal = pdf.measured.ink(page, PAPER, red=True)
    assert (seal.width, seal.height) == (pytest.approx(diameter_mm, abs=1.0), pytest.approx(diameter_mm, abs=1.0))
    signed, date = _signature(pdf, page)
    assert signed.text == name
    assert seal.centre[0] == pytest.approx(date.centre, abs=0.5)
    assert seal.top < signed.em_top
    assert date.em_bottom < seal.bottom
    above = [line for line in pdf.measured.lines(page) if line.em_bottom < seal.top]
    assert seal.top - max(line.em_bottom for line in above) < 10.3  # within a line of the text above it
    reds = [other for other in range(pdf.pages) if pdf.measured.ink(other, PAPER, red=True)]
    assert reds == [0, page]  # the mark with its lines, and the seal


def _signature(pdf: Pdf, page: int) -> tuple[TextLine, TextLine]:
    lines = pdf.measured.lines(page)
    place = next(place for place, line in enumerate(lines) if line.text == today())
    return lines[place - 1], lines[place]


def check_docx_seal(docx: Docx, *, diameter_mm: float) -> None:
    """Assert one seal, anchored to the paragraph of the name or the date, in its true size."""
    [anchor] = docx.document.xpath("//wp:anchor", namespaces=SPACES)
    extent = anchor.find("wp:extent", SPACES)
    side = round(diameter_mm * EMU_PER_MM)
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (side, side)
    [paragraph] = anchor.iterancestors(f"{W}p")
    following = "".join("".join(one.itertext(f"{W}t")) for one in (paragraph, paragraph.getnext()))
    assert today() in following


def check_sheet(pdf: Pdf, *, ticked: str, codes: list[str]) -> None:
    """Assert that the last page is the sheet: the class ticked, nothing else ticked, nothing filled in."""
    page = pdf.pages - 1
    assert PROPOSERS_PART in pdf.measured.text(page)
    words = [*codes, "满意", "基本满意", "不满意"]
    boxes = [(line.text.strip(), _is_ticked(pdf.measured, page, line)) for line in pdf.measured.lines(page) if line.text.strip() in words]
    assert boxes == [(code, code == ticked) for code in codes] + 2 * [(word, False) for word in words[-3:]]


def _is_ticked(measured: Measured, page: int, line: TextLine) -> bool:
    start = line.chars[0].left - TICK_MM
    inside = Box(start + 1.0, line.em_top + 1.0, start + TICK_MM - 1.0, line.em_bottom - 1.0)
    return measured.ink(page, inside) is not None


def check_docx_sheet(docx: Docx, *, ticked: str, codes: list[str], met: str) -> None:
    """Assert the same of the DOCX, and the way of contact: its boxes are pictures that say what they show."""
    assert PROPOSERS_PART in docx.text
    marks = []
    for run in docx.document.xpath("//w:tbl//w:r[w:drawing]", namespaces=SPACES):
        words = squeezed("".join(run.getnext().itertext(f"{W}t")))
        marks.append((words, run.find(".//wp:docPr", SPACES).get("descr") == "已勾选"))
    satisfied = [(word, False) for word in ("满意", "基本满意", "不满意")]
    ways = [(way, way == met) for way in ("面商", "走访", "座谈", "电话", "书面")]
    assert marks == ways + [(code, code == ticked) for code in codes] + 2 * satisfied
