"""Files people hand in: judged by their content, pictures made anew, kept under a random name with their digest."""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from accounts.refusal import Refused
from letter.clean import clean_text
from proposals.models import StoredFile
from proposals.services.file_types import DOCX, JPEG, PDF, PNG, TEXT, WrongFile, judged

SUFFIXES = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", DOCX: ".docx", TEXT: ".txt"}
STEM_BYTES = 120
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


@dataclass(frozen=True)
class Kept:
    """A file that lies in its place but is not in the database yet."""

    name: str
    content_type: str
    size: int
    sha256: str
    uuid: uuid.UUID = field(default_factory=uuid.uuid4)


@contextmanager
def keeping(upload: UploadedFile | None) -> Iterator[Kept | None]:
    """Write the upload to its place for the act inside, and take it away again when the act fails.

    Raises Refused when it is too large or not what may be kept. Outside any transaction: writing takes its time.
    """
    kept = keep(upload) if upload else None
    if kept is None:
        yield None
        return
    with unless_failing(kept):
        yield kept


@contextmanager
def unless_failing(kept: Kept) -> Iterator[None]:
    """Take a kept file away again when the act inside fails."""
    try:
        yield
    except BaseException:
        path_of(kept.uuid).unlink(missing_ok=True)
        raise


def drop_file(stored: StoredFile) -> None:
    """Take away a file that no row names any more, behind the transaction in which the rows went."""
    path_of(stored.uuid).unlink(missing_ok=True)


def keep(upload: UploadedFile) -> Kept:
    """Judge the upload and write it: temporary file, fsync, rename. Raises Refused."""
    limit = settings.FUWEN_UPLOAD_MAX_BYTES
    if upload.size > limit:
        raise Refused(f"文件不能超过{limit // 1024 // 1024}MB，这个文件有{upload.size / 1024 / 1024:.1f}MB。", code="file")
    try:
        content_type, content = judged(upload.read())
    except WrongFile as problem:
        raise Refused(problem.sentence, code="file") from None
    return keep_as(content, name=upload.name or "", content_type=content_type)


def keep_as(content: bytes, *, name: str, content_type: str) -> Kept:
    """Write what somebody has judged already to its place, under the name it had."""
    digest = hashlib.sha256(content).hexdigest()
    kept = Kept(shown_name(name, content_type), content_type, len(content), digest)
    _write(path_of(kept.uuid), content)
    return kept


def enter_file(kept: Kept | None, *, by: User) -> StoredFile | None:
    """Add the row of a kept file, inside the transaction of the act it belongs to."""
    if kept is None:
        return None
    return StoredFile.objects.create(
        uuid=kept.uuid,
        name=kept.name,
        content_type=kept.content_type,
        size=kept.size,
        sha256=kept.sha256,
        stored_by=by,
    )


def content_of_file(stored: StoredFile) -> bytes:
    """Return the bytes as they were kept. Raises Refused when they are missing or no longer the same."""
    try:
        content = path_of(stored.uuid).read_bytes()
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise Refused("文件校验失败：内容与存入时不一致，请联系系统管理员。", code="file_damaged", on=stored)
    return content


def path_of(name: uuid.UUID) -> Path:
    """Return where a file lies: folders by the first two figures of its random name."""
    return Path(settings.MEDIA_ROOT) / "files" / name.hex[:2] / name.hex


def shown_name(typed: str, content_type: str) -> str:
    """Return the name people see again: cleaned, without folders, cut to size, with the suffix of its true type."""
    plain = clean_text(typed, multiline=False).replace("\\", "/").rsplit("/", 1)[-1]
    stem = plain.rsplit(".", 1)[0] if "." in plain[1:] else plain
    stem = stem.translate(FORBIDDEN_IN_NAMES).strip(" .")
    while len(stem.encode()) > STEM_BYTES:
        stem = stem[:-1]
    return (stem or "文件") + SUFFIXES[content_type]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
