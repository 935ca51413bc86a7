"""What a DOCX of other programs says: styles and themes resolved, text boxes once, breaks, footers, page set-up."""

from __future__ import annotations

import pytest

from letter.measure.document.package import opened
from letter.measure.document.reading import Document, read_document
from letter.measure.document.sorting import sort_document
from letter.measure.files import measure_docx
from letter.measure.verdict import Report
from tests.letter.measure.hostile import OFFICE, W, document, docx, relationships

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:majorFont>'
    '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont><a:minorFont>'
    '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="zw"><w:basedOn w:val="a"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop1"><w:basedOn w:val="loop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop2"><w:basedOn w:val="loop1"/></w:style>'
    '<w:style w:type="character" w:styleId="red"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style></w:styles>'
)


def paragraph(text: str, *, style: str = "zw", properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r>{f"<w:rPr>{run}</w:rPr>" if run else ""}'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def package(body: str, *more: tuple[str, str, str]) -> bytes:
    """Return a DOCX with styles and a theme; ``more``: kind, name and content of other parts."""
    rows = [("s", "styles", "styles.xml", False), ("t", "theme", "theme/theme1.xml", False)]
    rows += [(name, kind, f"{name}.xml", False) for kind, name, _ in more]
    parts = {"word/document.xml": document(body), "word/styles.xml": STYLES, "word/theme/theme1.xml": THEME}
    parts |= {"word/_rels/document.xml.rels": relationships(*rows)} | {f"word/{name}.xml": data for _, name, data in more}
    return docx(parts)


def read(body: str, *more: tuple[str, str, str]) -> Document:
    return read_document(opened(package(body, *more)))


def test_looks_come_from_defaults_styles_and_runs():
    plain, text, red = read(
        paragraph("一般文字1", style="a") + paragraph("正文2", style="zw") + paragraph("红字", run='<w:rStyle w:val="red"/><w:rFonts w:eastAsia="楷体"/>')
    ).lines
    assert [char.font for char in plain.chars] == ["宋体"] * 4 + ["Cambria"]
    assert (plain.size_pt, plain.align, plain.line_pt) == (pytest.approx(10.5), "both", 0.0)
    assert [char.font for char in text.chars] == ["仿宋_GB2312", "仿宋_GB2312", "Times New Roman"]
    assert (text.size_pt, text.line_pt, text.indent_cells) == (pytest.approx(16.0), 28.0, pytest.approx(2.0))
    assert (red.chars[0].font, red.chars[0].colour) == ("楷体", (255, 0, 0))


def test_styles_that_are_based_on_each_other_come_to_an_end():
    [line] = read(paragraph("收悉", style="loop1")).lines
    assert line.text == "收悉"


def test_blanks_typed_for_an_indent_count():
    [line] = read(paragraph("　　收悉", style="a")).lines
    assert (line.text, line.indent_cells) == ("收悉", 2.0)


def test_a_text_box_is_read_once_and_hidden_or_deleted_words_are_not():
    choice = f'<mc:Choice Requires="wps">{paragraph("标志", style="a")}</mc:Choice>'
    fallback = f"<mc:Fallback>{paragraph('标志', style='a')}</mc:Fallback>"
    box = f'<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{choice}{fallback}</mc:AlternateContent></w:r></w:p>'
    deleted = "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>补上</w:t></w:r></w:ins></w:p>"
    found = read(box + deleted + paragraph("看不见", run="<w:vanish/>"))
    assert [line.text for line in found.lines] == ["标志", "补上"]
    assert found.has_changes


def test_a_manual_break_begins_another_line_and_tables_are_no_text():
    title = '<w:p><w:r><w:t>关于加强</w:t><w:br/><w:t>停车管理的答复函</w:t></w:r></w:p>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph('表中')}</w:tc></w:tr></w:tbl>"
    found = read(title + table)
    assert [line.text for line in found.lines] == ["关于加强", "停车管理的答复函"]
    assert "表中" in "".join(char.text for char in found.chars)


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>{more}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/>{title}</w:sectPr>'
)
FOOTER = (
    f'<w:ftr xmlns:w="{W}" xmlns:r="{OFFICE}"><w:p><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
EMPTY = f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>'


def measured(more: str = "", title: str = "") -> Report:
    body = paragraph("您提出的提案收悉，现答复如下。") + SECTION.format(more=more, title=title)
    return measure_docx(package(body, ("footer", "footer1", FOOTER), ("footer", "footer2", EMPTY)), None)


def verdict(report: Report, rule: str) -> str:
    return next(one.verdict for one in report.measurements if one.rule == rule)


def test_page_numbers_and_margins_from_the_set_up():
    first = '<w:footerReference w:type="first" r:id="footer2"/>'
    report = measured(first, "<w:titlePg/>")
    for rule in ("no_number_on_page_1", "numbers_run_on", "number_dashes", "setup_top", "setup_sides", "paper_size"):
        assert verdict(report, rule) == "right", rule
    assert verdict(measured(), "no_number_on_page_1") == "wrong"
    assert verdict(measured(first), "no_number_on_page_1") == "wrong", "without titlePg the first footer is not used"


def test_a_letter_of_another_program_is_sorted():
    rows = (
        paragraph("云川市民政局", style="a", run='<w:color w:val="FF0000"/><w:sz w:val="90"/>')
        + paragraph("云川民函〔2026〕3号", properties='<w:jc w:val="right"/>')
        + paragraph("关于第012号提案的答复函", properties='<w:jc w:val="center"/><w:ind w:firstLine="0" w:firstLineChars="0"/>', run='<w:sz w:val="44"/>')
        + paragraph("沈青禾委员：", properties='<w:ind w:firstLine="0" w:firstLineChars="0"/>')
        + paragraph("您提出的提案收悉，现答复如下。")
        + paragraph("一、下一步打算", run='<w:rFonts w:eastAsia="黑体"/>')
        + paragraph("感谢您的支持。")
        + paragraph("附件：停车改造计划")
        + paragraph("云川市民政局", properties='<w:jc w:val="right"/>')
        + paragraph("2026年6月9日", properties='<w:jc w:val="right"/>')
        + paragraph("（联系人：许明河，联系电话：0000-0000012）")
        + paragraph("抄送：政协云川市委员会提案委员会。")
    )
    letter = sort_document(read(rows), "没有排版")
    assert [line.text for line in letter.mark] == ["云川市民政局"]
    assert letter.doc_number.text == "云川民函〔2026〕3号"
    assert [line.text for line in letter.title] == ["关于第012号提案的答复函"]
    assert [line.text for line in letter.addressee] == ["沈青禾委员："]
    assert [line.text for line in letter.body] == ["您提出的提案收悉，现答复如下。", "一、下一步打算", "感谢您的支持。"]
    assert [line.text for line in letter.note] == ["附件：停车改造计划"]
    assert [line.text for line in letter.names] == ["云川市民政局"]
    assert letter.dated.text == "2026年6月9日"
    assert letter.footnote[0].text.startswith("（联系人")
    assert [line.text for line in letter.copied] == ["抄送：政协云川市委员会提案委员会。"]
