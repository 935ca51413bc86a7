"""Takes old rows out of the log into a signed archive; the chain goes on from an anchor that stands in itself."""

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from accounts.append_only import guard, unguard
from accounts.chain import canonical, keyed
from accounts.models import Act
from accounts.refusal import Refused
from accounts.services.log import record
from accounts.services.verification import PRUNE, verify_log

LEAST_DAYS = 180
"""《网络安全法》第二十一条: logs are kept for at least six months."""


def prune_log(archive: Path, *, keep_days: int) -> int:
    """Write the rows older than ``keep_days`` days to ``archive`` and remove them; return how many.

    The archive holds one row a line and, last, the keyed digest of all lines before it. Raises Refused when fewer than
    LEAST_DAYS days would stay, when the log is not whole, when the file is there already or cannot be written.
    """
    if keep_days < LEAST_DAYS:
        raise Refused(f"日志至少保留{LEAST_DAYS}天，不能只留{keep_days}天。", code="too_young")
    verdict = verify_log()
    if verdict.fault:
        raise Refused(f"日志不完整，先查明再清理：{verdict.fault}", code="not_whole")
    limit = timezone.now() - timedelta(days=keep_days)
    first_kept = Act.objects.filter(at__gte=limit).order_by("number").first()
    old = Act.objects.filter(number__lt=first_kept.number) if first_kept else Act.objects.all()
    last = old.order_by("number").last()
    if last is None:
        return 0
    digest = _write(archive, [f"{canonical(act)} {act.previous} {act.mac}" for act in old.order_by("number").iterator()])
    with transaction.atomic():
        anchor = {"through": last.number, "mac": last.mac, "archive": archive.name, "sha256": digest}
        record(PRUNE, by=None, data=anchor)
        unguard(connection)
        count = Act.objects.filter(number__lte=last.number)._raw_delete(using=connection.alias)
        guard(connection)
    return count


def is_archive_whole(archive: Path) -> bool:
    """Whether the archive is what prune_log() wrote, to the letter."""
    body, _, signature = archive.read_text(encoding="utf-8").rstrip("\n").rpartition("\n")
    try:
        return json.loads(signature)["mac"] == keyed(body)
    except (ValueError, TypeError, KeyError):
        return False


def _write(archive: Path, lines: list[str]) -> str:
    body = "\n".join(lines)
    text = f"{body}\n{json.dumps({'rows': len(lines), 'mac': keyed(body)})}\n"
    try:
        descriptor = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise Refused(f"文件已经在：{archive.name}，请换一个名字。", code="exists") from error
    except OSError as error:
        archive.unlink(missing_ok=True)
        raise Refused(f"归档文件写不进去：{error.strerror}。", code="disk") from error
    return hashlib.sha256(text.encode()).hexdigest()
