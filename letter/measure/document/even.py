"""Lines without gaps between Chinese and figures, where a DOCX asks for none and LibreOffice does not read it.

In goes LibreOffice's own flat format of the DOCX, out comes the same with the property as the DOCX has it.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

EVERY = "*"
"""Every paragraph, whatever its style."""
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
GAPS = f"{STYLE}text-autospace"


def even_lines(flat: bytes, styles: Collection[str]) -> bytes:
    """Return a flat document whose paragraphs of the named styles, or EVERY one, have no such gaps."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    root = etree.fromstring(flat, parser)
    if EVERY in styles:
        for properties in root.iter(f"{STYLE}paragraph-properties"):
            if properties.get(GAPS) is not None:
                properties.set(GAPS, "none")
    for style in root.iter(f"{STYLE}style"):
        if {style.get(f"{STYLE}name"), style.get(f"{STYLE}display-name")} & set(styles):
            properties = style.find(f"{STYLE}paragraph-properties")
            if properties is None:
                properties = etree.Element(f"{STYLE}paragraph-properties")
                style.insert(0, properties)
            properties.set(GAPS, "none")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
