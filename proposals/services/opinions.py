"""会办意见: takes what an assisting unit sends to the lead unit."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from proposals.models import Assignment, Opinion
from proposals.rules import refuse, why_not_record_opinion
from proposals.services.files import enter_file, keeping
from proposals.services.stages import answer_part


def record_opinion(
    assignment: Assignment,
    *,
    dated_on: date,
    text: str = "",
    file: UploadedFile | None = None,
    by: User,
) -> Opinion:
    """Take the opinion of an assisting unit: text, a file, or both. Its part is answered by that. Raises Refused."""
    proposal = assignment.proposal
    refuse(why_not_record_opinion(by, proposal, assignment), action="opinion", on=proposal)
    if not text.strip() and not file:
        raise Refused("请填写会办意见，或附上来函文件。", code="text", action="opinion", on=proposal)
    if dated_on > timezone.localdate():
        raise Refused("日期不能在今天之后。", code="dated_on", action="opinion", on=proposal)
    with keeping(file) as kept, transaction.atomic():
        opinion = Opinion.objects.create(
            assignment=assignment,
            dated_on=dated_on,
            text=text,
            file=enter_file(kept, by=by),
            recorded_by=by,
        )
        answer_part(proposal, unit_id=assignment.unit_id, on=dated_on)
        log.record("opinion", by=by, on=proposal, data={"unit": assignment.unit_id, "on": dated_on})
    return opinion
