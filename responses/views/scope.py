"""What the pages of one letter share: finding it among those this person may see, and how it is called."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest

from accounts.models import User
from accounts.refusal import OutOfDate, Refused
from accounts.services.log import deny
from proposals.labels import case_label, number_label
from proposals.models import Proposal
from responses.models import Reply
from responses.rules import Why


def reply_or_404(request: HttpRequest, pk: int) -> Reply:
    """The letter, if this person may see it; a foreign one answers like a missing one."""
    try:
        return (
            Reply.objects.visible_to(request.user)
            .select_related("unit__level", "outcome__scheme", "created_by", "saved_by")
            .get(pk=pk)
        )
    except (Reply.DoesNotExist, OverflowError):
        raise Http404 from None


def numbers_of(proposals: list[Proposal]) -> str:
    """九届二次会议第088号、第112号: the session once, every number."""
    if not proposals:
        return "答复函"
    first, *others = proposals
    return "、".join([case_label(first), *(number_label(other) for other in others)])


def version_of(request: HttpRequest) -> int:
    """The version the page showed, as its form sends it; 0 (always out of date) for anything else."""
    shown = request.POST.get("version", "")
    return int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 10 else 0


def log_refusal(request: HttpRequest, refusal: Refused, *, action: str, on: Reply) -> int:
    """Log the refusal, unless the service did, and return its status: 409 for a page that is out of date, else 422."""
    if not refusal.is_logged:
        deny(action, by=request.user, on=on, sentence=refusal.sentence)
        refusal.is_logged = True
    return 409 if isinstance(refusal, OutOfDate) else 422


def show_refusal(
    request: HttpRequest,
    form: forms.Form,
    refusal: Refused,
    *,
    action: str,
    on: Reply,
    why_not: Callable[[User, Reply], Why | None],
    field: str | None = None,
) -> tuple[Reply, int]:
    """Put the refusal on the form, so that nothing typed is lost; return the letter as it stands now, and the status.

    Where the act has become another's or is done, there is no form to show again: the refusal is raised.
    """
    status = log_refusal(request, refusal, action=action, on=on)
    now = reply_or_404(request, on.pk)
    if why_not(request.user, now) is not None:
        raise refusal
    form.add_error(field, refusal.sentence)
    return now, status
