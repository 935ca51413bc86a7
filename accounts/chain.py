"""The keyed digest that binds a row of the log to the row before it."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from accounts.models import Act

COLUMNS = (
    "number",
    "at",
    "actor_id",
    "actor_name",
    "action",
    "object_type",
    "object_id",
    "object_label",
    "result",
    "ip",
    "data",
)


def keyed(text: str) -> str:
    """Return HMAC-SHA256 of the text under FUWEN_LOG_KEY, in hexadecimal."""
    return hmac.new(settings.FUWEN_LOG_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def canonical(act: "Act") -> str:
    """Return the row as one text: its columns in fixed order, time in UTC, keys sorted, no room for two spellings."""
    values = [getattr(act, column) for column in COLUMNS]
    values[1] = act.at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def mac_of(act: "Act") -> str:
    """Return the digest of this row over its ``previous``."""
    return keyed(act.previous + canonical(act))
