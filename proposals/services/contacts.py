"""沟通记录: notes when and how a unit met the proposers."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from proposals.models import Contact, Proposal
from proposals.rules import refuse, why_not_record_contact
from proposals.services.files import enter_file, keeping


def record_contact(
    proposal: Proposal,
    *,
    contacted_on: date,
    way: str,
    with_whom: str,
    by_whom: str,
    outcome: str,
    scan: UploadedFile | None = None,
    by: User,
) -> Contact:
    """Note one contact of the unit of ``by``, with its scan if there is one. Raises Refused."""
    refuse(why_not_record_contact(by, proposal), action="contact", on=proposal)
    if contacted_on > timezone.localdate():
        raise Refused("沟通日期不能在今天之后。", code="contacted_on", action="contact", on=proposal)
    with keeping(scan) as kept, transaction.atomic():
        contact = Contact.objects.create(
            proposal=proposal,
            unit=by.unit,
            contacted_on=contacted_on,
            way=way,
            with_whom=with_whom,
            by_whom=by_whom,
            outcome=outcome,
            scan=enter_file(kept, by=by),
            recorded_by=by,
        )
        log.record("contact", by=by, on=proposal, data={"way": way, "on": contacted_on})
    return contact
