"""Downloads of scans and opinions, for whoever may see the proposal they belong to."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.answers import answers_refusals
from proposals.exports import attachment
from proposals.models import Contact, Opinion, Proposal, StoredFile


@require_safe
@answers_refusals
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One file as a download; 404 for a foreign one exactly as for a missing one."""
    visible = Proposal.objects.visible_to(request.user).values("pk")
    scans = Contact.objects.filter(proposal__in=visible).values("scan_id")
    opinions = Opinion.objects.filter(assignment__proposal__in=visible).values("file_id")
    found = StoredFile.objects.filter(Q(pk__in=scans) | Q(pk__in=opinions)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return attachment(found)
