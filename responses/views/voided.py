"""A void letter: what its pages say of that, and the 作废件 to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.answers import answers_refusals
from proposals.labels import number_label
from responses import exports, rules
from responses.content import proposals_of
from responses.models import Reply
from responses.services import rendering
from responses.views.scope import reply_or_404


@dataclass(frozen=True)
class Voided:
    """Who voided the letter, when and why; its number that is not used again; what its pages show."""

    by: str
    at: datetime
    reason: str
    number: str
    shows: str
    proposals: str


def voided_of(reply: Reply) -> Voided | None:
    """What the pages of a void letter say on top; None for any other letter."""
    step = rules.void_step(reply)
    if step is None:
        return None
    record = rules.record_of(reply)
    number = str(record.number) if record and record.number else ""
    sealed = reply.seal_uses.filter(signed=record.signed).exists() if record else False
    shows = "用印成文的原件" if sealed else "签发的文稿" if record else "作废时的草稿（尚未签发）"
    named = "、".join(number_label(one) for one in proposals_of(reply))
    return Voided(str(step.by), step.at, step.opinion, number, shows, named)


@require_safe
@answers_refusals
def void_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The 作废件: the pages as they were, 作废 across each, to look at in the browser."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_void_copy(reply), action="download", on=reply)
    voided, pdf = voided_of(reply), rendering.preview(reply).pdf
    number = f"{voided.number} " if voided and voided.number else ""
    stem = exports.safe_stem(f"作废 {number}{reply.plain_title or reply.get_purpose_display()}")
    file = exports.Download(f"{stem}.pdf", f"fuwen-{reply.pk}.pdf", exports.TYPES["pdf"], pdf)
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = file.disposition(inline=True)
    return response
