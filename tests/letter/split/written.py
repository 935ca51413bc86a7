"""Builds DOCX files as Word writes them: styles, automatic numbers, changes, notes, boxes; a paragraph a line of code."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.letter.measure.hostile import OFFICE, W, document, docx, relationships

NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:{{root}} xmlns:w="{W}" xmlns:r="{OFFICE}">{{inner}}</w:{{root}}>'


def run(text: str, *, bold: bool = False, properties: str = "") -> str:
    """Return a run of text."""
    looks = ("<w:b/>" if bold else "") + properties
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", numbers: tuple[str, int] | None = None, align: str = "", properties: str = "") -> str:
    """Return a paragraph; a plain string that is no XML becomes a run."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbers:
        looks += f'<w:numPr><w:ilvl w:val="{numbers[1]}"/><w:numId w:val="{numbers[0]}"/></w:numPr>'
    looks += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{looks}{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of plain cells."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def level(place: int, form: str, text: str, start: int = 1) -> str:
    """Return a level of a list."""
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


LISTS = HEAD.format(
    root="numbering",
    inner='<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "japaneseCounting", "%1是") + level(1, "bullet", "")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)  # fmt: skip
STYLES = HEAD.format(
    root="styles",
    inner='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="标题甲"/><w:basedOn w:val="1"/></w:style>',
)  # fmt: skip


def written(*body: str, parts: dict[str, str | bytes] | None = None, related: tuple[tuple[str, str, str, bool], ...] = ()) -> bytes:
    """Return a DOCX with styles and lists."""
    rows = (("styles", "styles", "styles.xml", False), ("lists", "numbering", "numbering.xml", False), *related)
    files: dict[str, str | bytes] = {
        "word/document.xml": document("".join(body)),
        "word/_rels/document.xml.rels": relationships(*rows),
        "word/styles.xml": STYLES,
        "word/numbering.xml": LISTS,
    }
    return docx(files | (parts or {}))


BEGIN = (
    p("关于政协云川市第九届委员会第二次会议第77号提案的答复", align="center"),
    p("苏望舒委员："),
    p("您提出的《关于发展夜间经济的提案》（第77号）收悉，现答复如下："),
)
"""Title, addressee, opening."""
END = (p("感谢您的关心。"), p("云川市商务局", align="right"), p("2026年6月1日", align="right"))
"""Closing and signature."""
