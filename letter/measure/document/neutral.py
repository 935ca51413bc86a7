"""A copy of a DOCX for the program that lays it out: only parts that are drawn, and nothing that reaches outside.

Links, embedded objects, linked pictures, templates, embedded fonts and every field but page numbers stay behind; the
words a field showed remain.
"""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree
from PIL import Image

from letter.measure.document.package import OFFICE, RELATIONSHIPS, Package, R, W

KEPT = {"styles", "settings", "fontTable", "numbering", "theme", "header", "footer", "footnotes", "endnotes", "image"}
WALKED = {"header", "footer", "footnotes", "endnotes"}
"""Parts whose own pictures are drawn."""
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
DROPPED = {"altChunk", "object", "control", "subDoc", "attachedTemplate", "mailMerge", "docVars", "OLEObject", "movie"}
REACHING = {"href", "src", "link"}
FORMATS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp"}
PIXELS_LIMIT = 40_000_000
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "numbering": "numbering", "header": "header",
         "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}  # fmt: skip
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def neutral_copy(package: Package) -> bytes:
    """Return the copy. The package's trees are changed on the way: read from it before."""
    copy = _Copy(package)
    copy.take(package.main, "document")
    return copy.packed()


class _Copy:
    """Collects parts by walking the relationships from the main part."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.files: dict[str, bytes] = {}
        self.types: dict[str, str] = {}

    def take(self, part: str, kind: str) -> None:
        """Take a part along and what it draws."""
        if part in self.files:
            return
        self.files[part] = b""
        kept: dict[str, tuple[str, str]] = {}
        if kind == "document" or kind in WALKED:
            for name, (each, target) in self.package.related(part).items():
                if each in KEPT and (kind == "document" or each == "image"):
                    kept[name] = each, target
        kept = {name: found for name, found in kept.items() if self._taken(*found)}
        tree = self.package.trees[part]
        disarm(tree, set(kept))
        self.files[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.types[part] = THEME if kind == "theme" else f"{MAIN_TYPE}.{TYPES.get(kind, 'document.main')}+xml"
        if kept:
            folder, name = posixpath.split(part)
            self.files[posixpath.join(folder, "_rels", f"{name}.rels")] = _relationships(part, kept)

    def _taken(self, kind: str, target: str) -> bool:
        if kind == "image":
            form = picture_format(self.package.files[target])
            if form:
                self.files[target], self.types[target] = self.package.files[target], f"image/{form}"
            return bool(form)
        if target not in self.package.trees:
            return False
        self.take(target, kind)
        return True

    def packed(self) -> bytes:
        """Return the ZIP."""
        root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap={None: CONTENT_TYPES})
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension="rels", ContentType=rels)
        for part, kind in self.types.items():
            etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
        head = {
            "[Content_Types].xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8"),
            "_rels/.rels": _relationships("", {"main": ("officeDocument", self.package.main)}),
        }
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in (head | self.files).items():
                archive.writestr(name, data)
        return out.getvalue()


def disarm(tree: etree._Element, kept: set[str]) -> None:
    """Take out of a part what reaches outside it: objects, links, fields. ``kept``: ids that still lead somewhere."""
    _empty_fields(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in list(element.attrib):
            space, _, local = name.rpartition("}")
            leads = f"{space}}}" == R and element.get(name) not in kept
            if leads or local.lower() in REACHING:
                del element.attrib[name]
        local = etree.QName(element).localname
        if local in DROPPED:
            _drop(element)
        elif local in ("fldSimple", "hyperlink"):
            _unwrap(element)


def _drop(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put an element's children in its place. A page number is drawn by the field, so that one stays."""
    if element.tag == f"{W}fldSimple" and _is_harmless(element.get(f"{W}instr") or ""):
        return
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)


def _empty_fields(tree: etree._Element) -> None:
    """Clear the code of every field but page numbers; the code may be spread over several runs."""
    codes: list[list[etree._Element]] = []
    for element in tree.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if codes:
                codes[-1].append(element)
            else:
                element.text = ""
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            codes.append([])
        elif codes and kind in ("separate", "end"):
            _clear(codes[-1])
            if kind == "end":
                codes.pop()
            else:
                codes[-1] = []
    for left in codes:
        _clear(left)


def _clear(code: list[etree._Element]) -> None:
    if not _is_harmless("".join(part.text or "" for part in code)):
        for part in code:
            part.text = ""


def _is_harmless(code: str) -> bool:
    return (code.split() or [""])[0].upper() in FIELDS


def picture_format(data: bytes) -> str:
    """Return the ending of a picture that may be drawn, empty for any other and for a bomb."""
    try:
        with Image.open(BytesIO(data), formats=list(FORMATS)) as picture:
            width, height = picture.size
            return FORMATS[picture.format or ""] if width * height <= PIXELS_LIMIT else ""
    except Exception:  # a picture that cannot be read is left out, whatever is wrong with it
        return ""


def _relationships(part: str, kept: dict[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for name, (kind, target) in kept.items():
        etree.SubElement(
            root, f"{{{RELATIONSHIPS}}}Relationship", Id=name, Type=f"{OFFICE}/{kind}", Target=f"/{target}" if part else target
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
