"""校核 as a unit keeps it: its lists on top of those delivered, and the rules it switched off."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from accounts.models import Unit, User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from letter.proof import RULES, Lists, lists_from
from letter.proof.lists import DEFAULT
from letter.proof.own_lists import changes_in, lists_with
from responses import rules
from responses.models import ProofSettings
from responses.services.writing import writing


def settings_of(unit: Unit) -> ProofSettings | None:
    """What the unit keeps of its own; None where it uses what comes with the system."""
    return ProofSettings.objects.filter(unit=unit).first()


def lists_of(kept: ProofSettings | None) -> Lists:
    """The lists a unit's letters are read with."""
    return lists_with(kept.lists) if kept and kept.lists else DEFAULT


def off_of(kept: ProofSettings | None) -> frozenset[str]:
    """The rules a unit switched off."""
    return frozenset(kept.off if kept else ())


def keep_settings(unit: Unit, *, by: User, version: int, lists: dict[str, Any], off: list[str]) -> ProofSettings:
    """Keep lists and switches; ``version`` is the one the page showed, 0 for none yet.

    Only what differs from the lists as delivered is kept, so that they grow with the program. Raises Refused where the rule says
    no or a rule may not be switched off, OutOfDate where a colleague saved meanwhile.
    """
    rules.refuse(rules.why_not_keep_lists(by, unit), action="keep_lists", on=unit)
    wrong = [one for one in off if one not in RULES or not RULES[one].may_be_off]
    if wrong:
        raise Refused(f"规则{'、'.join(wrong[:5])}出自国家标准或条例，不能停用。", code="fixed", action="keep_lists", on=unit)
    own = changes_in(lists_from(lists))
    try:
        with writing():
            kept = _write(unit, by, version, own, sorted(set(off)))
            data = {"lists": sorted(own), "off": kept.off, "version": kept.version}
            log.record("keep_lists", by=by, on=unit, data=data)
    except IntegrityError:
        raise _late(unit) from None
    return kept


def _write(unit: Unit, by: User, version: int, own: dict[str, Any], off: list[str]) -> ProofSettings:
    if not version:
        return ProofSettings.objects.create(unit=unit, lists=own, off=off, saved_by=by)
    same = ProofSettings.objects.filter(unit=unit, version=version)
    if not same.update(lists=own, off=off, saved_by=by, saved_at=timezone.now(), version=F("version") + 1):
        raise _late(unit)
    return ProofSettings.objects.get(unit=unit)


def _late(unit: Unit) -> OutOfDate:
    late = OutOfDate("他人刚刚保存了校核词表，您的改动没有保存；请对照最新的词表再改。")
    late.on, late.action = unit, "keep_lists"
    return late
