"""Files nobody should bring: built by code, each with a word of the sentence that refuses it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def document(body: str = "<w:p><w:r><w:t>收悉。</w:t></w:r></w:p>", *, head: str = "") -> str:
    """Return a main part."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'


def relationships(*rows: tuple[str, str, str, bool]) -> str:
    """Return a relationships part: id, kind, target, whether it leads outside."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for name, kind, target, outside in rows
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELS}">{inner}</Relationships>'


def docx(parts: dict[str, str | bytes] | None = None, *, kind: str = MAIN, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a small DOCX with some parts added or replaced."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(kind=kind),
        "_rels/.rels": relationships(("main", "officeDocument", "word/document.xml", False)),
        "word/document.xml": document(),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in (files | (parts or {})).items():
            archive.writestr(name, data)
    return out.getvalue()


@cache
def bomb() -> bytes:
    """Return 300 MB of one letter in a part."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(kind=MAIN))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"a" * 1024 * 1024)
    return out.getvalue()


def lying_bomb() -> bytes:
    """Return a bomb whose directory says that it is small."""
    data = bytearray(bomb())
    while (place := data.find(struct.pack("<L", 300 * 1024 * 1024))) >= 0:
        data[place : place + 4] = struct.pack("<L", 1000)
    return bytes(data)


def many_entries() -> bytes:
    return docx({f"word/part{number}.xml": "<a/>" for number in range(1_001)})


def doubled() -> bytes:
    """Return a package with the same name twice."""
    out = BytesIO(docx({"word/aaaa.xml": "<a/>", "word/bbbb.xml": "<b/>"}))
    return out.getvalue().replace(b"word/bbbb.xml", b"word/aaaa.xml")


def locked() -> bytes:
    """Return a package whose entries say that they are encrypted."""
    data = bytearray(docx())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(sign, place + 4)
    return bytes(data)


def deep() -> bytes:
    return docx({"word/document.xml": document("<w:p>" * 5_000 + "</w:p>" * 5_000)})


def pdf_with_password() -> bytes:
    """Return a PDF that opens with a password only: a standard security handler nobody has the key of."""
    return pdf(
        trailer="/Encrypt 9 0 R /ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]",
        extra="9 0 obj<</Filter/Standard/V 1/R 2/P -4/O <" + "41" * 32 + ">/U <" + "42" * 32 + ">>>endobj\n",
    )


def pdf(*, pages: int = 1, box: str = "0 0 595 842", trailer: str = "", extra: str = "", catalog: str = "") -> bytes:
    """Return a PDF of empty pages."""
    kids = " ".join(f"{number + 10} 0 R" for number in range(pages))
    body = f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R{catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj\n{extra}"
    body += "".join(f"{number + 10} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>endobj\n" for number in range(pages))
    return f"{body}trailer<</Root 1 0 R {trailer}>>\n%%EOF\n".encode()


DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="a"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:link="picture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def field(*codes: str, shown: str) -> str:
    """Return a field whose code is spread over runs, with what it shows."""
    parts = "".join(f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>' for code in codes)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def reaching(address: str) -> bytes:
    """Return a DOCX that reaches for an address in every way a document can."""
    body = (
        "<w:p><w:r><w:t>收悉。</w:t></w:r></w:p>"
        + DRAWING
        + field(f'INCLUDEPICTURE "{address}/field.png"', shown="图")
        + field("INCLUDE", f'TEXT "{address}/text.docx"', shown="文")
        + field('DDEAUTO cmd "/c calc"', shown="表")
        + field(" PAGE ", shown="7")
        + f'<w:p><w:fldSimple w:instr="INCLUDEPICTURE {address}/simple.png"><w:r><w:t>简</w:t></w:r></w:fldSimple></w:p>'
        + '<w:p><w:hyperlink r:id="link"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
        + '<w:altChunk r:id="chunk"/>'
        + '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" r:id="ole"/></w:object></w:r></w:p>'
        + '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:href="picture" src="'
        + address
        + '/vml.png"/></v:shape></w:pict></w:r></w:p>'
        + "<w:sectPr/>"
    )
    outside = relationships(
        ("picture", "image", f"{address}/picture.png", True),
        ("link", "hyperlink", f"{address}/link", True),
        ("chunk", "aFChunk", f"{address}/chunk.html", True),
        ("ole", "oleObject", f"{address}/ole.bin", True),
        ("settings", "settings", "settings.xml", False),
    )
    settings = f'<w:settings xmlns:w="{W}" xmlns:r="{OFFICE}"><w:attachedTemplate r:id="template"/></w:settings>'
    template = relationships(("template", "attachedTemplate", f"{address}/template.dotx", True))
    parts = {"word/document.xml": document(body), "word/_rels/document.xml.rels": outside}
    return docx(parts | {"word/settings.xml": settings, "word/_rels/settings.xml.rels": template, "customXml/item1.xml": "<a/>"})


DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w SYSTEM "file:///etc/passwd">'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (bomb, "过大"),
    "a bomb that lies": (lying_bomb, "损坏"),
    "1001 entries": (many_entries, "过大"),
    "45 MB of noughts": (lambda: docx({"word/zeros.bin": b"\0" * 45_000_000}), "压缩率"),
    "a nested zip": (lambda: docx({"word/embeddings/inner.bin": docx()}), "压缩文件"),
    "a nested zip by its name": (lambda: docx({"word/inner.zip": b"no"}), "压缩文件"),
    "a name twice": (doubled, "重名"),
    "an encrypted entry": (locked, "密码"),
    "nothing at all": (lambda: b"", "不是 PDF"),
    "a text": (lambda: "沈青禾委员：\n".encode(), "不是 PDF"),
    "an old .doc or .wps": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为"),
    "an old .doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
    "cut in half": (lambda: docx()[:200], "损坏"),
    "without its directory": (lambda: docx()[:-40], "损坏"),
    "macros by their part": (lambda: docx({"word/vbaProject.bin": b"macro"}), "宏"),
    "macros by their kind": (lambda: docx(kind=MACROS), "宏"),
    "an entity": (lambda: docx({"word/document.xml": document(head=DOCTYPE)}), "DOCTYPE"),
    "a definition from outside": (lambda: docx({"word/styles.xml": f"{OUTSIDE}<a/>"}), "DOCTYPE"),
    "a definition in UTF-16": (lambda: docx({"word/styles.xml": f"{OUTSIDE}<a/>".encode("utf-16")}), "DOCTYPE"),
    "5000 deep": (deep, "损坏"),
    "no XML": (lambda: docx({"word/document.xml": b"<w:document"}), "损坏"),
    "no main part": (lambda: docx({"_rels/.rels": relationships()}), "公文内容"),
    "another schema": (lambda: docx({"word/document.xml": "<a/>"}), "正文"),
    "a strange compression": (lambda: docx(compression=zipfile.ZIP_LZMA), "损坏"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "不是 PDF"),
    "a web page": (lambda: b"<html><script>alert(1)</script></html>", "不是 PDF"),
    "a PDF's first line": (lambda: b"%PDF-1.7\n", "PDF"),
    "a PDF cut in half": (lambda: pdf(pages=3)[:80], "PDF"),
    "a PDF with a password": (pdf_with_password, "密码"),
    "a PDF of 61 pages": (lambda: pdf(pages=61), "61 页"),
    "a PDF of a huge page": (lambda: pdf(box="0 0 14400 14400"), "尺寸"),
}
