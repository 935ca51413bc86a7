"""花脸稿 as PDF: every text of both versions is there, hostile words stay words, long ones come to an end."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from letter.content import LetterContent, Paragraph
from letter.decoding import content_to
from letter.example import example
from letter.pdf.traced import write_traces_pdf
from letter.render import Renderer
from letter.traces import traces

FACTS = ["旧稿：第3版，演示甲", "新稿：第5版，演示乙"]


def text_of(pdf: bytes) -> tuple[str, int]:
    with pdfplumber.open(BytesIO(pdf)) as file:
        return "".join(page.extract_text() for page in file.pages).replace("\n", ""), len(file.pages)


def test_both_versions_are_on_paper():
    before = example()
    after = replace(before, opening=before.opening.replace("收悉", "已经收悉"), closing=("感谢您的支持。",))
    text, pages = text_of(write_traces_pdf(traces(before, after), title="花脸稿　某函", facts=FACTS))
    assert pages >= 2 and f"第1页 共{pages}页" in text
    for words in ("已经", "感谢您的支持", "删去", "新增", "加下划线的是增加的字", *FACTS):
        assert words in text, words


def test_it_reads_like_the_letter():
    before = example()
    text, _ = text_of(write_traces_pdf(traces(before, before), title="花脸稿　某函", facts=FACTS))
    numbers = [row.number for row in traces(before, before).rows if row.number]
    assert {"一、", "二、", "一是", "二是"} <= set(numbers)
    for row in traces(before, before).rows:
        start = row.number + row.pieces[0].text[:6]
        assert start in text, start


@pytest.mark.parametrize("words", ["<img src='http://example.invalid/x.png'>", "<style>*{display:none}</style>", "\U0001f600"])
def test_words_stay_words(words):
    before = LetterContent(title="标题", passages=(Paragraph("原文。", key="p"),))
    after = replace(before, passages=(Paragraph(f"原文{words}。", key="p"),))
    text, _ = text_of(write_traces_pdf(traces(before, after), title="花脸稿", facts=FACTS))
    assert ("〓" if len(words) == 1 else words.replace(" ", "")) in text.replace(" ", "")


def test_in_the_render_process():
    renderer = Renderer()
    try:
        content = content_to(example())
        pdf = renderer.traces(content, {**content, "title": "另一个标题"}, title="花脸稿", facts=FACTS)
    finally:
        renderer.close()
    assert pdf.startswith(b"%PDF") and "另一个标题" in text_of(pdf)[0]
