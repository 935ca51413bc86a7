"""Who else has the letter open, asked by the editor's page every few seconds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.answers import asked_by_the_page
from letter.decoding import ContentError, loads
from responses.services.presence import say_here
from responses.views.scope import reply_or_404


@asked_by_the_page
@require_POST
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this page is open; hear who else is there."""
    reply = reply_or_404(request, pk)
    try:
        said = loads(request.body[:2_000])
    except ContentError:
        said = None
    said = said if isinstance(said, dict) else {}
    others = say_here(reply, by=request.user, page=str(said.get("page", "")), place=str(said.get("place", "")))
    rows = [
        {"name": row.user.name, "since": f"{timezone.localtime(row.since):%H:%M}", "place": row.place} for row in others
    ]
    return JsonResponse({"others": rows})
