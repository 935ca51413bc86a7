"""The finished DOCX against its layout: the seals its record names in their size, and nothing that reaches outside."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from letter.docx.drawing import spacer_png
from letter.layout import Layout
from letter.render.failure import RenderFailed

EMU_PER_MM = 36_000
WITHIN_EMU = EMU_PER_MM // 10
DOCUMENT = "word/document.xml"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
FIELDS = {"PAGE"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def verify_docx(docx: bytes, layout: Layout, seals: Sequence[bytes]) -> None:
    """Check a finished DOCX. ``seals[n]`` is the picture of issuer n. Raises RenderFailed saying what is wrong."""
    try:
        with ZipFile(BytesIO(docx)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        parts = {name: etree.fromstring(data, PARSER) for name, data in files.items() if name.endswith((".xml", ".rels"))}
        targets = _targets(parts)
        _check_reach(parts)
        pictures = list(_anchored(parts[DOCUMENT], targets, files))
        # The one empty picture that holds the room above a carried signature is no seal; a second one would be strange.
        empty = next((one for one in pictures if one[0] == spacer_png()), None)
        _check_seals([one for one in pictures if one is not empty], layout, seals)
    except (BadZipFile, etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise RenderFailed("failed", detail=f"unreadable DOCX: {error!r}") from error


def _targets(parts: dict[str, etree._Element]) -> dict[str, str]:
    """Relationship ids of the document with the files they lead to."""
    rows = parts["word/_rels/document.xml.rels"]
    return {row.get("Id"): posixpath.join("word", row.get("Target")) for row in rows}


def _check_reach(parts: dict[str, etree._Element]) -> None:
    external = [name for name, part in parts.items() if name.endswith(".rels") and part.xpath("//*[@TargetMode='External']")]
    codes = [
        (code.text if code.text is not None else code.get(f"{{{SPACES['w']}}}instr", "")).strip().partition(" ")[0]
        for part in parts.values()
        for code in part.xpath("//w:instrText | //w:fldSimple", namespaces=SPACES)
    ]
    strange = sorted(set(codes) - FIELDS)
    if external or strange:
        raise RenderFailed("unsafe", detail=f"external {external}, fields {strange}")


def _anchored(document: etree._Element, targets: dict[str, str], files: dict[str, bytes]) -> Iterator[tuple[bytes, int]]:
    """Every picture laid over the text, with its width in EMU, in reading order."""
    for anchor in document.iterfind(".//wp:anchor", SPACES):
        blip = anchor.find(".//a:blip", SPACES)
        extent = anchor.find("wp:extent", SPACES)
        yield files[targets[blip.get(f"{{{SPACES['r']}}}embed")]], int(extent.get("cx"))


def _check_seals(found: list[tuple[bytes, int]], layout: Layout, seals: Sequence[bytes]) -> None:
    slots = [slot for _, slot in layout.seals] if seals else []
    wanted = [(seals[slot.issuer], round(slot.diameter_mm * EMU_PER_MM)) for slot in slots]
    same = len(found) == len(wanted) == len(seals) and all(
        any(data == kept and abs(width - side) <= WITHIN_EMU for data, width in found) for kept, side in wanted
    )
    if not same:
        raise RenderFailed("seal_missing", detail=f"DOCX: {len(found)} pictures, {len(wanted)} seals")
