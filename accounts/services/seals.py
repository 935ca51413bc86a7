"""Registering and retiring the seals of a unit."""

from decimal import Decimal

from django.db import transaction

from accounts.models import Seal, User
from accounts.refusal import Refused
from accounts.rules import may_keep_seal, may_keep_seals
from accounts.services.log import record

NOT_KEEPER = "印章由本单位的用印人员保管，您没有这个角色。"


def add_seal(*, name: str, diameter_mm: Decimal, by: User) -> Seal:
    """Register a seal of the keeper's own unit; its picture comes later. Raises Refused."""
    if not may_keep_seals(by):
        raise Refused(NOT_KEEPER, action="add_seal")
    with transaction.atomic():
        if Seal.objects.filter(unit=by.unit, name=name, is_active=True).exists():
            raise Refused("本单位已有同名的印章。", code="name", action="add_seal")
        seal = Seal.objects.create(unit=by.unit, name=name, diameter_mm=diameter_mm)
        record("add_seal", by=by, on=seal, data={"diameter_mm": str(diameter_mm)})
    return seal


def retire_seal(seal: Seal, *, by: User) -> None:
    """Take the seal out of use; what it has sealed keeps it. Raises Refused."""
    if not may_keep_seal(by, seal):
        raise Refused(NOT_KEEPER, action="retire_seal", on=seal)
    with transaction.atomic():
        if not Seal.objects.filter(pk=seal.pk, is_active=True).update(is_active=False):
            raise Refused("这枚印章已经停用。", action="retire_seal", on=seal)
        record("retire_seal", by=by, on=seal)
