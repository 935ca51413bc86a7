"""Writes rows into the log of acts: numbered, chained with a keyed digest, in the transaction of the act itself."""

import json
import logging
import os
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from accounts import origin
from accounts.chain import mac_of
from accounts.enums import ActResult
from accounts.masking import mask_phones
from accounts.models import Act, ActHead, User
from letter.clean import clean_text

logger = logging.getLogger(__name__)
LABEL_LENGTH = 200
TEXT_LENGTH = 500


def record(
    action: str,
    *,
    by: User | None,
    on: models.Model | None = None,
    label: str = "",
    result: str = ActResult.OK,
    data: dict[str, Any] | None = None,
) -> Act:
    """Write one row; ``label`` names the object as people know it (str(on) when empty).

    Raises RuntimeError when a finished act is logged outside its transaction: either both are kept or neither.
    Call it last in the transaction: from here to the commit every other act waits for the head row.
    """
    if result == ActResult.OK and not _in_transaction():
        raise RuntimeError(f"record({action!r}) outside transaction.atomic(): the act and its row must commit together")
    with transaction.atomic():
        return _append(action, by, on, label, str(result), data or {})


def deny(action: str, *, by: User | None, on: models.Model | None = None, sentence: str, label: str = "") -> Act:
    """Write a refused act in a transaction of its own; raises RuntimeError inside another, which would take it back."""
    with transaction.atomic(durable=True):
        return _append(action, by, on, label, ActResult.DENIED.value, {"sentence": sentence})


def fail(action: str, *, by: User | None, on: models.Model | None = None, sentence: str, label: str = "") -> Act:
    """Write an act that broke (a render, a file) in a transaction of its own."""
    with transaction.atomic(durable=True):
        return _append(action, by, on, label, ActResult.FAILED.value, {"sentence": sentence})


def _in_transaction() -> bool:
    # The transaction a TestCase wraps around each test is not the act's own; Django's durable=True looks the same way.
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


def _append(action: str, by: User | None, on: models.Model | None, label: str, result: str, data: dict) -> Act:
    head = ActHead.objects.select_for_update().get(pk=1)
    who = by if by is not None and by.is_authenticated else None
    where = origin.current()
    if where.agent:
        data = {**data, "agent": where.agent}
    act = Act(
        number=head.number + 1,
        at=timezone.now(),
        actor_id=who.pk if who else None,
        actor_name=_line(f"{who.name}（{who.username}）" if who else "")[:80],
        action=_line(action)[:40],
        object_type=on._meta.label_lower[:40] if on is not None else "",
        object_id=str(on.pk)[:40] if on is not None else "",
        object_label=_line(label or (str(on) if on is not None else ""))[:LABEL_LENGTH],
        result=result,
        ip=_line(where.ip)[:45],
        data=_plain(json.loads(json.dumps(data, cls=DjangoJSONEncoder))),
        previous=head.mac,
    )
    act.mac = mac_of(act)
    act.save(force_insert=True)
    ActHead.objects.filter(pk=1).update(number=act.number, mac=act.mac)
    transaction.on_commit(lambda: _keep_head(act.number, act.mac), robust=True)
    return act


def _line(text: str) -> str:
    return mask_phones(clean_text(text, multiline=False))


def _plain(value: Any) -> Any:
    """Return the value as both databases give it back unchanged: clean single lines, no fractions of binary numbers."""
    if isinstance(value, str):
        return _line(value)[:TEXT_LENGTH]
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {_line(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _keep_head(number: int, mac: str) -> None:
    """Append the chain's end to the file outside the database: by it a cut tail is seen.

    The act is done when this runs: a full disk may cost the outside copy, never the act.
    """
    try:
        settings.FUWEN_LOG_HEAD.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(settings.FUWEN_LOG_HEAD, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{number} {mac}\n")
    except OSError:
        logger.exception("the log's end %s was not kept in %s", number, settings.FUWEN_LOG_HEAD)
