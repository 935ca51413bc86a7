"""Reading a finished DOCX in tests: its parts, its paragraphs in order, what they say."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_OF_THE_LETTER = {"DoubleRule", "Tail", None}


def parts(data: bytes) -> dict[str, bytes]:
    """Return every file of the package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return one part as a tree."""
    return etree.fromstring(parts(data)[name])


def style_of(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")


def said(paragraph: etree._Element) -> str:
    """Return what a paragraph says, a line break as \\n and a tab as \\t."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(each.tag, each.text or "")
        for each in paragraph.iterfind(f"{W}r/*")
        if each.tag in signs or each.tag == f"{W}t"
    )


def paragraphs(root: etree._Element, *styles: str) -> list[etree._Element]:
    """Return the letter's paragraphs in their order, of some styles or all."""
    return [
        each
        for each in root.iter(f"{W}p")
        if (style_of(each) in styles if styles else style_of(each) not in NOT_OF_THE_LETTER)
    ]


def text(data: bytes) -> str:
    """Return what the document says, a line a paragraph; the word 草稿 stands in the head and comes first."""
    found = parts(data)
    heads = [tree(data, "word/header_default.xml")] if "word/header_default.xml" in found else []
    return "\n".join(said(each) for root in [*heads, tree(data)] for each in paragraphs(root))
