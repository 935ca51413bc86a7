"""Files: judged by content, pictures made anew, kept whole or not at all, handed out as downloads only."""

import hashlib
import io
import os
import zlib
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.conf import settings
from PIL import Image

from accounts.refusal import Refused
from proposals.exports import attachment, disposition
from proposals.models import StoredFile
from proposals.services import file_types, files
from proposals.services.files import content_of_file, enter_file, keep, keeping, path_of, shown_name
from tests.proposals.factories import docx, pdf, png, upload

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF = b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)//"


def lying() -> list[str]:
    return [path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def huge_png() -> bytes:
    """12 000 × 12 000 pixels in about 60 KB."""
    import struct

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 12000, 12000, 1, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * (12000 * 1501), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), file_types.PDF), (png(), file_types.PNG), (png(form="JPEG"), file_types.JPEG), (docx(), file_types.DOCX)],
)
def test_what_is_kept(content, kind):
    found, kept = file_types.judged(content)
    assert found == kind and kept[:4] == content[:4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SVG,
        GIF,
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.4\ncut off",
        png()[:40],
        b"\x89PNG\r\n\x1a\n" + b"rubbish" * 50,
        b"\xff\xd8\xff\xe0" + b"rubbish" * 50,
        b"PK\x03\x04rubbish",
        docx()[:60],
        b"MZ\x90\x00",
        "﻿只是文字".encode(),
    ],
    ids=lambda content: content[:8],  # a zip's head goes on with the time
)
def test_what_is_not(content):
    with pytest.raises(file_types.WrongFile) as wrong:
        file_types.judged(content)
    assert wrong.value.sentence.endswith("。")


def test_a_bomb_of_pixels():
    content = huge_png()
    assert len(content) < 200_000
    with pytest.raises(file_types.WrongFile, match="图片太大"):
        file_types.judged(content)


def test_packages_that_are_no_document():
    from zipfile import ZIP_DEFLATED, ZipFile

    def packed(parts: list[tuple[str, bytes]]) -> bytes:
        target = io.BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            for name, content in parts:
                package.writestr(name, content)
        return target.getvalue()

    base = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<document/>")]
    for parts, word in (
        ([("a.txt", b"hello")], "不是DOCX"),
        ([*base, ("word/vbaProject.bin", b"macro")], "宏或嵌入"),
        ([*base, ("word/embeddings/inner.docx", b"PK")], "宏或嵌入"),
        ([*base, ("word/media/big.png", b"\0" * 60_000_000)], "结构不正常"),
        ([*base, *((f"word/part{n}.xml", b"x") for n in range(1000))], "结构不正常"),
    ):
        with pytest.raises(file_types.WrongFile, match=word):
            file_types.judged(packed(parts))
    locked = bytearray(packed(base))
    for place in (locked.find(b"PK\x03\x04") + 6, locked.find(b"PK\x01\x02") + 8):
        locked[place] |= 1
    with pytest.raises(file_types.WrongFile, match="密码"):
        file_types.judged(bytes(locked))


def test_a_picture_loses_place_and_second_content():
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6  # turned by 90 degrees
    content = png(60, 20, form="JPEG", exif=exif) + b"<script>alert(1)</script>"
    assert b"secret place" in content
    _, kept = file_types.judged(content)
    assert b"secret place" not in kept and b"<script>" not in kept
    assert Image.open(io.BytesIO(kept)).size == (20, 60), "upright as the camera meant it"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_kind_are_made_anew(mode):
    _, kept = file_types.judged(png(mode=mode))
    assert Image.open(io.BytesIO(kept)).mode in ("L", "RGB", "RGBA")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("来函.PDF", "来函.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\boot.ini", "boot.pdf"),
        ("C:\\我的文件\\来函.docx", "来函.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("来\u202e函\u200b.pdf", "来函.pdf"),
        ("", "文件.pdf"),
        (".pdf", "pdf.pdf"),
        ("\0", "文件.pdf"),
        ("字" * 300, "字" * 40 + ".pdf"),
        ("a" * 300, "a" * 120 + ".pdf"),
        ("𠮷" * 100, "𠮷" * 30 + ".pdf"),
        ('引"号<>|?*.pdf', "引_号_____.pdf"),
        ("〔2026〕12号.pdf", "〔2026〕12号.pdf"),
    ],
)
def test_names(typed, shown):
    assert shown_name(typed, file_types.PDF) == shown
    header = disposition(shown)
    assert "\r" not in header and "\n" not in header and header.isascii()
    assert unquote(header.partition("filename*=utf-8''")[2]) == shown
    assert 'filename="file.pdf"' in header


def test_keeping_and_reading_back(cast):
    kept = keep(upload(pdf(), "来函.pdf"))
    path = path_of(kept.uuid)
    assert path.is_relative_to(settings.MEDIA_ROOT) and path.name == kept.uuid.hex
    assert path.stat().st_mode & 0o777 == 0o600
    stored = enter_file(kept, by=cast.office)
    assert (stored.name, stored.content_type, stored.size) == ("来函.pdf", file_types.PDF, len(pdf()))
    assert content_of_file(stored) == pdf() and stored.sha256 == hashlib.sha256(pdf()).hexdigest()
    assert lying() == [kept.uuid.hex], "no temporary file stays"


def test_too_large(settings):
    settings.FUWEN_UPLOAD_MAX_BYTES = 1024 * 1024
    content = pdf() + b" " * (1024 * 1024 - len(pdf()))
    content = content[:-8] + b"%%EOF\n\n\n"
    assert keep(upload(content)).size == 1024 * 1024
    with pytest.raises(Refused, match="不能超过1MB"):
        keep(upload(content + b" "))


def test_a_failed_act_leaves_no_file(db):
    with pytest.raises(ZeroDivisionError), keeping(upload(png())) as kept:
        assert lying() == [kept.uuid.hex]
        1 / 0  # noqa: B018
    assert lying() == []


def test_a_failed_write_leaves_no_file(monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(upload(png()))
    assert lying() == []


@pytest.mark.parametrize("fault", ["flip", "missing", "swap"])
def test_what_changed_on_disk_is_not_handed_out(cast, fault):
    stored = enter_file(keep(upload(pdf())), by=cast.office)
    path = path_of(stored.uuid)
    if fault == "flip":
        content = bytearray(path.read_bytes())
        content[20] ^= 1
        path.write_bytes(bytes(content))
    elif fault == "missing":
        path.unlink()
    else:
        path.write_bytes(path_of(keep(upload(png())).uuid).read_bytes())
    with pytest.raises(Refused, match="文件校验失败"):
        attachment(stored)


def test_a_download_is_no_page(cast):
    stored = enter_file(keep(upload(png(), "<b>.png")), by=cast.office)
    answer = attachment(stored)
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_database_names_no_folder(cast):
    stored = enter_file(keep(upload(png(), "../../../etc/passwd")), by=cast.office)
    assert stored.name == "passwd.png"
    assert files.path_of(StoredFile(uuid=uuid4()).uuid).parent.parent == settings.MEDIA_ROOT / "files"


def test_every_content_type_fits_its_column():
    """SQLite does not mind the length of a text; PostgreSQL does."""
    longest = StoredFile._meta.get_field("content_type").max_length
    assert [kind for kind in files.SUFFIXES if len(kind) > longest] == []
