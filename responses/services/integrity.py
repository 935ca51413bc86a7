"""Is everything still as it was signed and issued? Digests, files, seals, numbers, recomputed from what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path

from django.conf import settings

from accounts.models import IssuerCode, SealImage
from accounts.refusal import Refused
from proposals.models import StoredFile
from proposals.services.files import content_of_file
from responses.enums import Stage
from responses.models import DocNumber, IssuedCopy, IssuedRecord, Reply, SignedText
from responses.services import finishing, numbering, signing

SIGNED_STAGES = (Stage.VERIFY, Stage.REGISTER, Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED)
NUMBERED_STAGES = (Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED)
ISSUED_STAGES = (Stage.DISPATCH, Stage.DISPATCHED, Stage.ARCHIVED)


def problems() -> Iterator[str]:
    """Yield one Chinese sentence for each thing that is not as it was kept."""
    for signed in SignedText.objects.order_by("pk").iterator():
        if not signing.is_whole(signed):
            yield f"签发稿 {signed.pk}（答复函 {signed.reply_id}）：内容与签发时的摘要不符。"
    for record in IssuedRecord.objects.select_related("signed").prefetch_related("copies").order_by("pk").iterator(chunk_size=500):
        yield from problems_of_record(record)
        yield from _files_of(record)
    yield from _letters()
    yield from _numbers()
    yield from _seals()
    yield from _scans()


def problems_of_record(record: IssuedRecord) -> list[str]:
    """What is wrong with the two records of one finished letter, its files aside."""
    found = []
    if not signing.is_whole(record.signed):
        found.append(f"{record.number}：签发的内容与摘要不符。")
    digest = finishing.digest_of_issued(record.signed, record.number, record.seals)
    if digest.sha256 != record.sha256 or (digest.sm3 and record.sm3 and digest.sm3 != record.sm3):
        found.append(f"{record.number}：字号或印章记录与摘要不符。")
    copies = record.copies.all()
    if [copy.addressee for copy in copies] != [one["addressee"] for one in record.signed.content.get("copies", [])]:
        found.append(f"{record.number}：分送件的登记与签发的分送名单不符。")
    return found


def unnamed_files() -> list[Path]:
    """Files in the folder of finished letters that no record names: left behind by an act that broke off."""
    folder = Path(settings.FUWEN_ISSUED_DIR)
    rows = [model.objects.values_list("pdf_name", "docx_name") for model in (IssuedRecord, IssuedCopy)]
    named = {name for names in chain(*rows) for name in names}
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in there if path.name not in named and path.is_file() and not path.is_symlink())


def _files_of(record: IssuedRecord) -> Iterator[str]:
    for row in (record, *record.copies.all()):
        for name, digest in ((row.pdf_name, row.pdf_sha256), (row.docx_name, row.docx_sha256)):
            path = Path(settings.FUWEN_ISSUED_DIR) / name
            if not path.is_file():
                yield f"{record.number}：文件 {name} 不在。"
            elif sha256(path.read_bytes()).hexdigest() != digest:
                yield f"{record.number}：文件 {name} 与成文时不一致。"


def _letters() -> Iterator[str]:
    """Letters whose stage says more than their records do."""
    wanted = (
        (SIGNED_STAGES, {"signed_texts__revoked_at__isnull": True, "signed_texts__isnull": False}, "没有有效的签发稿"),
        (NUMBERED_STAGES, {"numbers__voided_at__isnull": True, "numbers__isnull": False}, "没有有效的发文字号"),
        (ISSUED_STAGES, {"seal_uses__cancelled_at__isnull": True, "seal_uses__isnull": False}, "没有有效的用印登记"),
        (ISSUED_STAGES, {"signed_texts__issued__isnull": False}, "没有成文记录"),
    )
    for stages, kept, said in wanted:
        there = Reply.objects.filter(stage__in=stages, **kept).values("pk")
        for pk in Reply.objects.filter(stage__in=stages).exclude(pk__in=there).order_by("pk").values_list("pk", flat=True):
            yield f"答复函 {pk}：{said}。"


def _numbers() -> Iterator[str]:
    years = DocNumber.objects.order_by("issuer_code", "year").values_list("issuer_code", "year").distinct()
    for code_id, year in years:
        code = IssuerCode.objects.get(pk=code_id)
        for serial in numbering.gaps(code, year):
            yield f"发文字号登记缺 {code}〔{year}〕{serial}号。"


def _seals() -> Iterator[str]:
    for image in SealImage.objects.select_related("seal").order_by("pk").iterator():
        path = Path(settings.FUWEN_SEAL_DIR) / image.file_name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != image.sha256:
            yield f"印章“{image.seal}”的图样 {image.pk} 不在，或与上传时不一致。"


def _scans() -> Iterator[str]:
    for stored in StoredFile.objects.order_by("pk").iterator():
        try:
            content_of_file(stored)
        except Refused:
            yield f"扫描件“{stored.name}”（{stored.pk}）不在，或与存入时不一致。"
