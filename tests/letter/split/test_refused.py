"""What no letter can be read from is refused with a sentence; odd texts come through with a word about them."""

from __future__ import annotations

import resource

import pytest

from letter.content import Paragraph, Section
from letter.split import Split, Unsplittable, split
from tests.bounds import comes_to_an_end, stays_small
from tests.letter.measure.hostile import REFUSED, document, docx, reaching
from tests.letter.split.letters import LETTERS
from tests.letter.split.written import BEGIN, END, p, table, written

NOT_A_PACKAGE = ("nothing", "a text", "a picture", "a web page", "a PDF", "an old")
PACKAGES = [name for name in REFUSED if not name.startswith(NOT_A_PACKAGE)]
LETTER = LETTERS["long with items"].text


def taken(text: str) -> Split:
    return split(text.encode(), "a.txt")


def said(found: Split, kind: str) -> str:
    return "\n".join(f"{note.said}{note.text}" for note in found.notes if note.kind == kind)


@pytest.mark.parametrize("name", PACKAGES)
def test_hostile_packages(name: str):
    make, word = REFUSED[name]
    data = make()
    with comes_to_an_end(), stays_small(), pytest.raises(Unsplittable, match=word) as refused:
        split(data, "a.docx")
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "a.txt", "没有文字"),
        (b" \r\n\t\n", "a.txt", "没有文字"),
        (b"\xef\xbb\xbf", "a.txt", "没有文字"),
        ("　\n　".encode("utf-16"), "a.txt", "没有文字"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧稿.doc", "另存为 docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧稿.wps", "另存为 docx"),
        ("沈青禾委员：".encode(), "旧稿.doc", "另存为 docx"),
        (b"%PDF-1.7\n", "a.pdf", "PDF"),
        (b"{\\rtf1\\ansi", "a.rtf", "另存为 docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png", "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "a.jpg", "图片"),
        (bytes(range(256)) * 40, "a.txt", "编码混乱|不是文字"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(4000), "a.txt", "不是文字"),
        (LETTER.encode("utf-8") + LETTER.encode("gb18030"), "a.txt", "编码混乱"),
        (LETTER.encode("gb18030") + LETTER.encode("utf-8"), "a.txt", "编码混乱"),
        (b"\xff\xfe" + LETTER.encode("utf-16-le") + b"\x00\xd8", "a.txt", "编码混乱|不是文字"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "不是文字"),
        (("字" * 700_000).encode(), "a.txt", "超过 2 MB"),
        (b"x" * 10 * 1024 * 1024, "a.txt", "超过 2 MB"),
        (("很长的一段。\n" * 40_000).encode(), "a.txt", "限度"),
        (b"PK\x03\x04" + bytes(20 * 1024 * 1024), "a.docx", "超过 20 MB"),
        (docx({"word/document.xml": document("<w:sectPr/>")}), "a.docx", "没有文字"),
    ],
)  # fmt: skip
def test_what_is_no_letter(data: bytes, name: str, word: str):
    with comes_to_an_end(), stays_small(), pytest.raises(Unsplittable, match=word) as refused:
        split(data, name)
    assert str(refused.value).endswith("。")


def test_random_bytes_end_in_a_sentence_or_a_letter():
    state = 1
    for length in range(2, 900, 7):
        noise = bytearray()
        for _ in range(length):
            state = (state * 1103515245 + 12345) % 2**31
            noise.append(state >> 16 & 0xFF)
        try:
            split(bytes(noise), "a.txt")
        except Unsplittable as refused:
            assert str(refused).endswith("。")


def test_damaged_packages_end_in_a_sentence_or_a_letter():
    whole = written(*BEGIN, p("已增设夜市8处。"), *END)
    for place in range(0, len(whole), 37):
        damaged = whole[:place] + b"\0\xff<x" + whole[place + 4 :]
        try:
            split(damaged, "a.docx")
        except Unsplittable as refused:
            assert str(refused).endswith("。")


def test_ten_megabytes_of_text_in_a_document():
    body = "".join(p("很长的一段文字，没有尽头。" * 60) for _ in range(4_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unsplittable, match=r"限度|压缩率"):
        split(written(body), "a.docx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000  # KB


def test_tables_nested_as_deep_as_the_reader_allows():
    inner = p("最里面")
    for _ in range(40):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    found = split(written(*BEGIN, inner, *END), "a.docx")
    assert found.content.passages == (Paragraph("最里面"),)


def test_styles_and_lists_that_lead_in_circles():
    circle = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    styles = f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{circle.format("x", "y")}{circle.format("y", "x")}</w:styles>'
    found = split(written(*BEGIN, p("已增设夜市8处。", style="x", numbers=("99", 12)), *END, parts={"word/styles.xml": styles}), "a.docx")
    assert found.content.passages == (Paragraph("已增设夜市8处。"),)


def test_nothing_is_fetched_and_no_field_code_is_text():
    found = split(reaching("http://127.0.0.1:9"), "a.docx")
    text = str(found.content)
    assert "127.0.0.1" not in text
    assert "DDEAUTO" not in text
    assert "图片" in said(found, "dropped")


# --- odd texts


def test_html_is_read_for_its_visible_words():
    page = (
        "<html><head><style>p{color:red}</style><script>alert('x')</script></head><body><!-- 批注 -->"
        "<h1>关于九届二次会议第9号提案的答复</h1><p><b>尊敬的</b>李清照委员：</p><p style='display:none'>看不见</p>"
        "<p>您的提案收悉，现答复如下：</p><h2>一、已做的&nbsp;工作</h2><p>建成书屋<img src='http://127.0.0.1:9/a.png' onerror='alert(1)'>6个，<br>藏书&lt;12&gt;万册。</p>"
        "<table><tr><td>书屋</td><td>藏书</td></tr><tr><td>河东</td><td>2万册</td></tr></table><p>感谢您的关心。</p>"
        "<p align=right>云川市文化局</p><p align=right>2026年3月5日</p></body></html>"
    )
    found = taken(page)
    assert found.content.addressees == ("李清照委员",)
    (section,) = found.content.passages
    assert section == Section("已做的 工作", (Paragraph("建成书屋6个，藏书<12>万册。"), Paragraph("书屋　藏书"), Paragraph("河东　2万册")))
    whole = str(found.content)
    for word in ("alert", "看不见", "color", "批注", "127.0.0.1"):
        assert word not in whole
    for word in ("图片1幅", "隐藏的文字1处", "脚本"):
        assert word in said(found, "dropped")
    assert "网页格式" in said(found, "noted")


def test_a_thousand_tags_that_never_close():
    found = taken("<div><table><td>" * 1_000 + "<p>李清照委员：</p><p>提案收悉。</p></p>")
    assert "提案收悉" in str(found.content)


def test_less_than_signs_are_no_html():
    found = taken("李清照委员：\n提案收悉，现答复如下：\n指标<5且>3的，予以通过。\n")
    assert found.content.passages == (Paragraph("指标<5且>3的，予以通过。"),)


def test_emoji_and_strange_characters():
    found = taken("李清照委员：\n提案收悉，现答复如下：\n办好\U0001f600实事\u200b\u202e8件\x07，𠮷祥。\n")
    assert found.content.passages == (Paragraph("办好\U0001f600实事8件，𠮷祥。"),)
    assert "表情或特殊符号（\U0001f600）" in said(found, "noted")
    assert "已删去3个看不见的字符" in said(found, "noted")


def test_stray_blanks_and_half_width_marks_are_told_and_left():
    line = "我局 高度重视,已完成 12 项(其中3项提前)."
    found = taken(f"李清照委员：\n提案收悉，现答复如下：\n{line}\n感谢您的关心。\n")
    assert found.content.passages == (Paragraph(line),)
    noted = said(found, "noted")
    assert "多余的空格3处" in noted
    assert "半角标点" in noted


def test_the_same_remark_a_hundred_times_becomes_a_number():
    lines = "\n".join(f"我局 完成第{number}项工作。" for number in range(100))
    found = taken(f"李清照委员：\n提案收悉，现答复如下：\n{lines}\n")
    assert "另有70处" in said(found, "noted")


def test_what_stands_behind_the_signature_is_never_lost():
    found = taken("李清照委员：\n提案收悉，现答复如下：\n已办。\n云川市文化局\n2026年3月5日\n另附一句话。\n")
    assert "另附一句话。" in said(found, "dropped")


def test_a_table_behind_the_signature_is_told_whole():
    found = split(written(*BEGIN, p("已办。"), *END, table(("甲", "乙"), ("丙", "丁"))), "a.docx")
    assert "甲　乙；丙　丁" in said(found, "dropped")


@pytest.mark.parametrize("text", ["李清照委员：", "2026年3月5日", "抄送：", "附件：", "附件", "一、", "# ", "**", "|a|b|", "征询意见表", "：", "<p></p>x", "。", "\t\t", "1."])
def test_scraps_end_in_a_letter_or_a_sentence(text: str):
    try:
        assert isinstance(taken(text), Split)
    except Unsplittable as refused:
        assert str(refused).endswith("。")


HEAD = "李清照委员：\n提案收悉，现答复如下：\n"
TOO_MUCH = {
    "50 001 characters": (HEAD + ("字" * 100 + "。\n") * 600, "超过50000字"),
    "a paragraph of 5001": (HEAD + "字" * 5_000 + "。", "超过5000字"),
    "201 headings": (HEAD + "".join(f"{number % 99 + 1}、标题\n正文。\n" for number in range(201)), "超过200个"),
    "201 copies": (HEAD + "已办。\n云川市文化局\n2026年3月5日\n抄送：" + "，".join(f"第{number}局" for number in range(201)) + "。\n", "项数超过"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_no_letter_may_hold_is_refused(name: str):
    text, word = TOO_MUCH[name]
    with pytest.raises(Unsplittable, match=word):
        taken(text)


def test_exactly_at_the_limits_it_is_split():
    text = HEAD + ("字" * 4_999 + "。\n") * 9
    assert sum(len(one.text) for one in taken(text).content.passages) == 45_000


N = 150_000
SLOW = {
    "blanks": HEAD + "a" + " " * N + "b。\n云川市文化局\n2026年6月1日\n",
    "lines that never end": HEAD + ("字" * 18 + "，\n") * 8_000,
    "one word a line": HEAD + "字，\n" * 9_000,
    "stars": HEAD + "**a" * (N // 3),
    "brackets": HEAD + "（" * N,
    "headings": HEAD + "一、甲\n（一）乙\n" * 4_500,
    "copies": HEAD + "已办。\n市局\n2026年6月1日\n抄送：" + "，" * N,
    "labels": HEAD + "联系人：" * (N // 4),
    "dates": HEAD + "2026年6月1日\n" * 9_000,
    "pages": HEAD + ("x" * 30 + "\n1\n") * 4_500,
    "tables in tables": "<table><tr><td>" * 20_000 + "</td></p>",
}


@pytest.mark.parametrize("name", SLOW)
def test_no_text_takes_long(name: str):
    """Far inside the ten seconds of the process, whatever comes of it."""
    with comes_to_an_end():
        try:
            taken(SLOW[name])
        except Unsplittable as refused:
            assert str(refused).endswith("。")
