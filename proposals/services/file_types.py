"""Tells what a file is by its content: PDF, PNG, JPEG or DOCX, and nothing else."""

from __future__ import annotations

import io
import zipfile

from PIL import Image, ImageOps

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
"""An old draft as text, in whatever encoding it came."""

PIXELS_AT_MOST = 40_000_000
"""A4 at 600 dpi is 34.8 million; a small file that unfolds to more is a bomb."""
JPEG_QUALITY = 90
ENTRIES_AT_MOST = 1_000
UNPACKED_AT_MOST = 50 * 1024 * 1024
RATIO_AT_MOST = 100


class WrongFile(Exception):
    """The file cannot be kept; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def judged(content: bytes) -> tuple[str, bytes]:
    """Return the content type and what may be kept: a picture is made anew, so nothing hidden in it stays.

    Raises WrongFile.
    """
    if not content:
        raise WrongFile("文件是空的，请重新选择。")
    if content.startswith(b"%PDF-"):
        return PDF, _pdf(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG, _picture(content, "PNG")
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG, _picture(content, "JPEG")
    if content.startswith(b"PK\x03\x04"):
        return DOCX, _docx(content)
    raise WrongFile("只收PDF、PNG、JPEG和DOCX文件；按内容看，这个文件不是其中一种。")


def _pdf(content: bytes) -> bytes:
    if b"%%EOF" not in content[-2048:]:
        raise WrongFile("这个PDF不完整，请重新扫描或另存。")
    return content


def _picture(content: bytes, form: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[form]) as picture:  # reads the head only
            if picture.width * picture.height > PIXELS_AT_MOST:
                raise WrongFile(f"图片太大（{picture.width}×{picture.height}像素），请按300dpi重新扫描。")
            return _made_anew(picture, form)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise WrongFile("图片太大，请按300dpi重新扫描。") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise WrongFile("图片打不开，可能已损坏，请重新扫描。") from None


def _made_anew(picture: Image.Image, form: str) -> bytes:
    """Draw the pixels into a new file: no place, camera or second content goes along."""
    upright = ImageOps.exif_transpose(picture)
    mode = "L" if upright.mode in ("1", "L") else "RGB"
    if form == "PNG" and ("A" in upright.getbands() or "transparency" in upright.info):
        mode = "RGBA"
    made = Image.frombytes(mode, upright.size, upright.convert(mode).tobytes())
    target = io.BytesIO()
    made.save(target, form, **({"quality": JPEG_QUALITY} if form == "JPEG" else {"optimize": False}))
    return target.getvalue()


def _docx(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise WrongFile("这个文件不完整或已损坏，请重新另存为DOCX。") from None
    names = [entry.filename for entry in entries]
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise WrongFile("这个文件不是DOCX文档。")
    unpacked = sum(entry.file_size for entry in entries)
    too_much = len(entries) > ENTRIES_AT_MOST or unpacked > UNPACKED_AT_MOST
    if too_much or unpacked > RATIO_AT_MOST * len(content) or len(set(names)) != len(names):
        raise WrongFile("这个DOCX的结构不正常，不能收。请另存后再传。")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise WrongFile("这个DOCX加了密码，请去掉密码后再传。")
    if any(name.lower().endswith((".bin", ".exe", ".dll", ".zip", ".docx")) for name in names):
        raise WrongFile("这个DOCX带有宏或嵌入的文件，请去掉后再传。")
    return content
