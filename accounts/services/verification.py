"""Checks the log from its first row to its last: every row, every link, its end, and the copy of the end outside."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from accounts.append_only import is_guarded
from accounts.chain import mac_of
from accounts.enums import ActResult
from accounts.models import Act, ActHead

PRUNE = "prune_log"
"""The action by which rows are taken out."""


@dataclass(frozen=True)
class Verdict:
    """``fault`` is the Chinese sentence of the first thing wrong at row ``number``, or "" when all is well."""

    rows: int
    last: int
    number: int = 0
    fault: str = ""


def verify_log() -> Verdict:
    """Walk the chain in order and stop at the first fault.

    The chain begins at 1, or after what prune_audit took away: that act stands in the chain itself and says up to where
    and with which digest.
    """
    kept = _kept_heads()
    rows, last, mac = 0, 0, ""
    for act, raw in _rows():
        if not rows and act.number > 1:
            pruned = _pruned()
            last, mac = act.number - 1, act.previous
            if pruned.get(last) != mac:
                missing = max((number for number in pruned if number < last), default=0) + 1
                return Verdict(0, 0, missing, f"第{missing}条至第{last}条不在，也没有清理记录。")
        fault = _row_fault(act, raw, last + 1, mac, kept.get(act.number))
        if fault:
            return Verdict(rows, last, min(act.number, last + 1), fault)
        rows, last, mac = rows + 1, act.number, act.mac
    return _end_fault(rows, last, mac, kept)


def _pruned() -> dict[int, str]:
    """Return up to where prune_audit took rows away, and the digest there; a row without the key's digest says nothing."""
    acts = Act.objects.filter(action=PRUNE, result=ActResult.OK)
    return {act.data.get("through"): act.data.get("mac") for act in acts if act.mac == mac_of(act)}


def _rows() -> Iterator[tuple[Act, str]]:
    query = Act.objects.order_by("number").annotate(raw_data=Cast("data", TextField()))
    for act in query.iterator(chunk_size=1000):
        yield act, act.raw_data


def _row_fault(act: Act, raw: str, expected: int, mac: str, kept: str | None) -> str:
    if act.number != expected:
        return f"缺少第{expected}条。" if act.number > expected else f"第{act.number}条的序号不对。"
    if act.previous != mac:
        return f"第{act.number}条与前一条接不上。"
    if act.mac != mac_of(act):
        return f"第{act.number}条被改动过。"
    # SQLite keeps JSON as text: the same value in another spelling was not written by us.
    if connection.vendor == "sqlite" and raw != json.dumps(act.data):
        return f"第{act.number}条的详情被改动过。"
    if kept is not None and kept != act.mac:
        return f"第{act.number}条与库外留存的链尾不符。"
    return ""


def _end_fault(rows: int, last: int, mac: str, kept: dict[int, str]) -> Verdict:
    head = ActHead.objects.filter(pk=1).first()
    if kept and max(kept) > last:
        return Verdict(rows, last, last + 1, f"第{last + 1}条至第{max(kept)}条不在：库外留存的链尾到第{max(kept)}条。")
    if head is None or (head.number, head.mac) != (last, mac):
        return Verdict(rows, last, last + 1, "链尾记录与最后一条不符。")
    if rows and not kept:
        return Verdict(rows, last, last, f"库外留存的链尾不在：{settings.FUWEN_LOG_HEAD.name}。")
    if not is_guarded(connection):
        return Verdict(rows, last, last, "日志表的只增保护（触发器）不在。")
    return Verdict(rows, last)


def _kept_heads() -> dict[int, str]:
    """Return number and digest of every end that was kept outside the database."""
    try:
        lines = settings.FUWEN_LOG_HEAD.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.split(" ", 1) for line in lines if " " in line)
    return {int(number): mac for number, mac in pairs if number.isdecimal()}
