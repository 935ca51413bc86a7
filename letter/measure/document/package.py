"""The ZIP of a DOCX, looked at before anything is unpacked or parsed: bombs, macros, locks and ruins are refused."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from letter.measure import BYTES_LIMIT
from letter.measure.errors import Unreadable

ENTRIES_LIMIT = 1_000
UNPACKED_LIMIT = 50 * 1024 * 1024
RATIO_LIMIT = 100
RATIO_FROM = 1024 * 1024
"""A small part may be packed as tightly as it likes."""
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = f"{{{OFFICE}}}"
RUINED = "DOCX 已损坏或不完整，打不开。"
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass
class Package:
    """The unpacked files of a DOCX, its main part, and every XML part as a tree."""

    files: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)
    main: str = ""

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relationships inside the package: id → (kind, part). What leads outside is left out."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for row in [] if tree is None else tree.iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if row.get("TargetMode") == "External":
                continue
            target = row.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if whole in self.files:
                found[row.get("Id", "")] = row.get("Type", "").rpartition("/")[2], whole
        return found

    def part_of(self, kind: str) -> etree._Element | None:
        """Return the tree of the main part's one relative of a kind: styles, settings, theme …"""
        return next((self.trees.get(part) for each, part in self.related(self.main).values() if each == kind), None)

    @property
    def body(self) -> etree._Element:
        """The body of the main part."""
        found = self.trees[self.main].find(f"{W}body")
        if found is None:
            raise Unreadable("DOCX 里没有能识别的正文。")
        return found


def opened(data: bytes) -> Package:
    """Return a DOCX unpacked and parsed. Raises Unreadable with a Chinese sentence."""
    if len(data) > BYTES_LIMIT:
        raise Unreadable(f"文件超过 {BYTES_LIMIT // 1024**2} MB，不能测量。")
    if data.startswith(COMPOUND):
        raise Unreadable("这是旧的 .doc、.wps 文件，或者加了密码。请去掉密码，另存为 DOCX 后再来。")
    if not data.startswith(ZIP):
        raise Unreadable("这不是 PDF 或 DOCX，不能测量。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _look_through(entries, len(data))
            files = {entry.filename: _unpacked(archive, entry) for entry in entries if not entry.is_dir()}
    except FAULTS as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(RUINED) from error
    return _parsed(Package(files))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack no more than the directory says: an entry that lies inflates to anything when it is read to its end."""
    with archive.open(entry) as part:
        return part.read(entry.file_size)


def _look_through(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Decide from the list of entries alone."""
    unpacked = sum(entry.file_size for entry in entries)
    names = [entry.filename for entry in entries]
    if len(entries) > ENTRIES_LIMIT or unpacked > UNPACKED_LIMIT:
        raise Unreadable("DOCX 展开后过大，拒绝打开。")
    large = [entry for entry in entries if entry.file_size > RATIO_FROM]
    if any(entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1) for entry in large) or unpacked > RATIO_LIMIT * size:
        raise Unreadable("DOCX 的压缩率异常，拒绝打开。")
    if len(set(names)) != len(names):
        raise Unreadable("DOCX 里有重名的部分，拒绝打开。")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable("DOCX 加了密码，打不开。请去掉密码后再来。")
    if any(entry.compress_type not in DEFLATED for entry in entries):
        raise Unreadable(RUINED)
    if any("vbaproject" in name.lower() or "vbadata" in name.lower() for name in names):
        raise Unreadable("文件带有宏，拒绝打开。请另存为不带宏的 DOCX。")
    if any(name.lower().endswith((".zip", ".docx", ".docm", ".jar", ".7z", ".rar")) for name in names):
        raise Unreadable("DOCX 里还有压缩文件，拒绝打开。")


def _parsed(package: Package) -> Package:
    for name, data in package.files.items():
        if data.startswith(ZIP):
            raise Unreadable("DOCX 里还有压缩文件，拒绝打开。")
        if name.endswith((".xml", ".rels")):
            package.trees[name] = _tree(data)
    kinds = package.trees.get("[Content_Types].xml")
    if kinds is not None and any("macroEnabled" in (row.get("ContentType") or "") for row in kinds.iter()):
        raise Unreadable("文件带有宏，拒绝打开。请另存为不带宏的 DOCX。")
    package.main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "")
    if package.main not in package.trees:
        raise Unreadable("文件里没有公文内容，不是 Word 的 DOCX。")
    return package


def _tree(data: bytes) -> etree._Element:
    """Parse one part: no entities, no network, no depth and no text beyond the library's own limits."""
    # UTF-16 has a nought beside every letter of the word.
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
        raise Unreadable("DOCX 里有外部定义（DOCTYPE），拒绝打开。")
    # Made anew each time: a parser keeps the names of everything it has read.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(RUINED) from error
