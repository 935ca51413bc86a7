"""Keeps and reads the pictures of seals: files outside every served folder, read by nobody but the renderer."""

import hashlib
import os
import uuid
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction
from PIL import Image

from accounts.models import Seal, SealImage, User
from accounts.refusal import Refused
from accounts.rules import may_keep_seal
from accounts.services.log import record
from accounts.services.seals import NOT_KEEPER
from letter.seal import SealError, check, reencode


def store_seal_image(seal: Seal, *, data: bytes, by: User) -> SealImage:
    """Check an uploaded picture, keep it re-encoded and make it the one in force.

    Raises Refused: code "picture" when the picture cannot serve as a seal, with the reason in the sentence. The file is
    on the disk before the row that names it; a row without its file cannot come about.
    """
    if not may_keep_seal(by, seal):
        raise Refused(NOT_KEEPER, action="store_seal_image", on=seal)
    if not seal.is_active:
        raise Refused("这枚印章已经停用，不能再上传图样。", action="store_seal_image", on=seal)
    try:
        picture = reencode(data)
    except SealError as error:
        raise Refused(str(error), code="picture", action="store_seal_image", on=seal) from error
    digest = hashlib.sha256(picture).hexdigest()
    with Image.open(BytesIO(picture)) as opened:
        width = opened.width
    path = _kept(picture)
    try:
        with transaction.atomic():
            image = SealImage.objects.create(
                seal=seal, file_name=path.name, sha256=digest, width_px=width, uploaded_by=by
            )
            record("store_seal_image", by=by, on=seal, data={"sha256": digest, "width_px": width})
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return image


def read_seal_image(image: SealImage) -> bytes:
    """Return the picture's bytes when they are the very ones that were uploaded and still a red seal.

    Raises Refused (code "seal_picture") when the file is missing, was changed or cannot serve.
    """
    try:
        data = (settings.FUWEN_SEAL_DIR / Path(image.file_name).name).read_bytes()
    except OSError as error:
        raise _unusable(image, "的图样文件不在或读不出") from error
    if hashlib.sha256(data).hexdigest() != image.sha256:
        raise _unusable(image, "的图样文件与上传时不一致")
    try:
        check(data)
    except SealError as error:
        raise _unusable(image, f"的图样不能使用（{error}）") from error
    return data


def _unusable(image: SealImage, why: str) -> Refused:
    return Refused(f"印章“{image.seal}”{why}，请由用印人员重新上传。", code="seal_picture", on=image.seal)


def _kept(picture: bytes) -> Path:
    """Write the bytes under a random name: complete and on the disk, or not there at all."""
    folder = settings.FUWEN_SEAL_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{uuid.uuid4().hex}.png"
    draft = path.with_suffix(".part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(picture)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refused("印章图样没有存下来：磁盘写不进去，请联系系统管理员。", code="disk") from error
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)  # the new name itself must survive a power cut
    finally:
        os.close(entry)
    return path
