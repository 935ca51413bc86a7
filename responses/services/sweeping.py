"""Takes away what acts that broke off left in the folder of finished letters: files that no record names."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from accounts.refusal import Refused
from accounts.services import log
from accounts.services.verification import verify_log
from responses.models import IssuedRecord
from responses.services import integrity

ACTION = "sweep_issued"
LEAST_SECONDS = 24 * 3_600
"""A file is written moments before its record: one of this age has none coming."""


@dataclass(frozen=True)
class Swept:
    """Names of the files taken away, how many were left for being young, names of those that could not be removed."""

    removed: tuple[str, ...]
    young: int
    stuck: tuple[str, ...]


def sweep_issued() -> Swept:
    """Remove the files older than a day that no record names, and log their names.

    What a database does not name may be named by another: an older backup knows nothing of the letters since. So this
    asks first whether the log is whole and everything on record is in its place. Raises Refused where not.
    """
    stray = integrity.unnamed_files()
    _refuse_in_doubt(stray)
    old = [path for path in stray if time.time() - path.stat().st_mtime >= LEAST_SECONDS]
    if old:
        with transaction.atomic():
            log.record(ACTION, by=None, label=f"{len(old)}个文件", data={"files": [path.name for path in old]})
    # Logged first: what is gone cannot be put back, what stays in spite of the log is found the next time.
    stuck = tuple(path.name for path in old if not _is_removed(path))
    if stuck:
        log.fail(ACTION, by=None, sentence=f"有{len(stuck)}个文件没有删掉：{'、'.join(stuck)}。")
    return Swept(tuple(path.name for path in old if path.name not in stuck), len(stray) - len(old), stuck)


def _refuse_in_doubt(stray: list[Path]) -> None:
    if stray and not IssuedRecord.objects.exists():
        raise Refused("数据库里没有一件成文记录，请先核对所连的是不是本系统的数据库。", code="no_record")
    if fault := verify_log().fault:
        raise Refused(f"操作日志不完整，先查明再清理：{fault}", code="not_whole")
    if problem := next(integrity.problems(), ""):
        raise Refused(f"留存的记录或文件有不符，先查明再清理：{problem}", code="not_whole")


def _is_removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
