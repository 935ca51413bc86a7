"""The pages of the very PDF as pictures: the draft while it is written, the sealed file once there is one."""

from __future__ import annotations

import re
from base64 import b64encode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.answers import answers_refusals
from letter.finding import Finding
from responses.services import rendering
from responses.views.reply import as_shown
from responses.views.scope import reply_or_404

MARK = 12
"""Characters of a page's digest that the browser sends back: enough to tell pages apart, short enough for an address."""
KNOWN = re.compile(rf"[0-9a-f]{{{MARK}}}(?:\.[0-9a-f]{{{MARK}}})*")


@require_safe
@answers_refusals
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages' addresses, the first that changed, which passage stands where, what only the layout shows to be wrong.

    ``known`` is what the last answer said of its pages, nothing at first; whoever sends it gets the picture of the first
    changed page in this very answer.
    """
    reply = reply_or_404(request, pk)
    known = request.GET.get("known", "")
    shown = rendering.preview(reply, known=known.split(".") if KNOWN.fullmatch(known) else ())
    return JsonResponse(
        {
            "pages": [
                reverse("responses:page", args=[reply.pk, digest, number])
                for number, digest in enumerate(shown.page_digests, start=1)
            ],
            "known": ".".join(digest[:MARK] for digest in shown.page_digests),
            "first": shown.first,
            "picture": _picture(shown) if "known" in request.GET else "",
            "places": _places(shown),
            "characters": len(reply.text.replace("\n", "")),
            "uncovered": shown.uncovered,
            "findings": [as_shown(Finding(**one)).said for one in shown.facts.get("findings", [])],
        }
    )


def _picture(shown: rendering.Preview) -> str:
    """The first changed page as an address that holds the picture itself: it is seen without another request."""
    if shown.first is None:
        return ""
    picture = rendering.page_pictures(shown, pages=[shown.first])[shown.first]
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _places(shown: rendering.Preview) -> dict[str, int]:
    """On which page each field of the editor is printed: passages by their key, the head's on 1, the tail's with the seal."""
    pages = shown.facts.get("pages", {})
    last = pages.get("letter", shown.page_count)
    sheet = shown.page_count - pages["sheet"] + 1 if pages.get("sheet") else last
    tail = dict.fromkeys(("issuers", "copied_to", "contact_name", "contact_phone"), last)
    elsewhere = {"title": 1, "outcome": 1, "urgency": 1, "attachments": min(last + 1, shown.page_count), "with_feedback": sheet}
    return {**elsewhere, **tail, **shown.facts.get("places", {})}


@require_safe
@answers_refusals
def page(request: HttpRequest, pk: int, digest: str, number: int) -> HttpResponse:
    """One page. Its address holds the digest of what is on it, so the browser may keep it."""
    reply = reply_or_404(request, pk)
    shown = rendering.preview(reply)
    if not 1 <= number <= shown.page_count or shown.page_digests[number - 1] != digest:
        raise Http404
    response = HttpResponse(rendering.page_pictures(shown, pages=[number])[number], content_type="image/png")
    response["Cache-Control"] = "private, max-age=600, immutable"
    return response
