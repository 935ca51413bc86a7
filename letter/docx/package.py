"""The file: parts, their relationships and kinds in one ZIP; the same parts, the same bytes."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

from lxml import etree

from letter.docx.errors import DocxError
from letter.docx.markup import DECLARATION, escaped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer": "footer", "header": "header"}
CORE_KIND = "application/vnd.openxmlformats-package.core-properties+xml"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can name: files carry no clock."""
LEVEL = 6


def pack(parts: dict[str, str], media: dict[str, bytes], core: str) -> bytes:
    """Return the DOCX. ``parts`` maps names in word/ without their ending to XML, ``media`` names in word/media to files.

    Raises DocxError where a part is no XML.
    """
    files: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(parts).encode(),
        "_rels/.rels": _package_relationships().encode(),
        "docProps/core.xml": core.encode(),
        "word/_rels/document.xml.rels": _document_relationships(parts, media).encode(),
    }
    files |= {f"word/{name}.xml": xml.encode() for name, xml in parts.items()}
    _prove(files)
    files |= {f"word/media/{name}": data for name, data in sorted(media.items())}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0o600 << 16
            archive.writestr(entry, data, compresslevel=LEVEL)
    return buffer.getvalue()


def core_properties(*, title: str, author: str, dated_on: date | None) -> str:
    """Return docProps/core.xml: what a file manager shows. Without a 成文日期 it names no day."""
    day = f"{dated_on.isoformat()}T00:00:00Z" if dated_on else ""
    when = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified") if day
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy>{when}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _kind(name: str) -> str:
    """Return the kind of a part: footer_even is a footer."""
    return name.partition("_")[0]


def _prove(files: dict[str, bytes]) -> None:
    """Read every part once: a damaged file never leaves the house."""
    for name, data in files.items():
        try:
            etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except etree.XMLSyntaxError as error:
            raise DocxError(f"生成的文件有误，没有保存：{name}。") from error


def _content_types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{KINDS[_kind(name)]}+xml"/>' for name in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{CORE_KIND}"/></Types>'
    )


def _relationships(*entries: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _package_relationships() -> str:
    return _relationships(
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def _document_relationships(parts: dict[str, str], media: dict[str, bytes]) -> str:
    inner = [(name, f"{OFFICE}/{_kind(name)}", f"{name}.xml") for name in parts if name != "document"]
    pictures = [(name.removesuffix(".png"), f"{OFFICE}/image", f"media/{name}") for name in sorted(media)]
    return _relationships(*inner, *pictures)
