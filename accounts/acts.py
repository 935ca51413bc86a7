"""Rows of the log as people read them: words for codes, telephone numbers masked, everything on one line."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.masking import mask_phones
from accounts.models import Act, User
from accounts.words import action_label, code_label, detail_label, type_label

SIGN_INS_SHOWN = 10
_HIDDEN = ("agent",)


@dataclass(frozen=True)
class ShownAct:
    """One row with its words."""

    act: Act
    action: str
    type: str
    label: str
    detail: str


def shown(act: Act) -> ShownAct:
    """Return the row as it is shown."""
    detail = "；".join(
        f"{detail_label(key)}：{_value(key, value)}" for key, value in act.data.items() if key not in _HIDDEN and value
    )
    return ShownAct(
        act=act,
        action=action_label(act.action),
        type=type_label(act.object_type) if act.object_type else "",
        label=mask_phones(act.object_label),
        detail=mask_phones(detail),
    )


def sign_ins_of(user: User) -> QuerySet[Act]:
    """Return the latest rows of this person's sign-ins, failed ones included."""
    rows = Act.objects.filter(object_type="accounts.user", object_id=str(user.pk), action="sign_in")
    return rows.order_by("-number")[:SIGN_INS_SHOWN]


def _value(key: str, value: Any, between: str = "、") -> str:
    if value is True:
        return "是"
    if isinstance(value, list):
        return between.join(_value(key, one, " ") for one in value if one is not None)
    return code_label(key, str(value))
