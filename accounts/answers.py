"""Turns a refusal into an answer: a sentence on the page one came from, a page of its own, or JSON for a script."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.refusal import OutOfDate, Refused
from accounts.services.log import deny


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asked (htmx, fetch): it gets JSON instead of a page."""
    return (
        "HX-Request" in request.headers
        or request.content_type == "application/json"
        or "application/json" in request.headers.get("Accept", "")
        or request.headers.get("X-Requested-With") in ("XMLHttpRequest", "fetch")
    )


def safe_address(request: HttpRequest, address: str | None) -> str:
    """Return the path of the address when it is one of this site's pages, else ""."""
    if not address or not url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    # "https:///x" and the like may pass as a host of ours and yet leave a path that browsers read as another host.
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else ""


def answers_refusals(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Catch Refused from the view, log it (unless the service did) and answer it.

    A script gets JSON {"sentence", "link", "link_text"}: 409 when the page is out of date, else 422. A form posted from
    a page goes back to ``next`` or to that page with the sentence on top; an out-of-date page and everything without a
    page to go back to gets refused.html: 409, 422 for POST, 403 for GET.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            if not refusal.is_logged:
                _log(request, refusal)
            return answer(request, refusal)

    return wrapped


def asked_by_the_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that an open page asks every few seconds by itself, and answer its refusals without a row in the log.

    Such a request is nobody's activity: the session's idle time runs on (accounts.middleware.SessionLimits), and its
    refusal is no attempt of a person's.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return answer(request, refusal)

    wrapped.is_asked_by_the_page = True
    return wrapped


def answer(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the answer that answers_refusals describes."""
    is_late = isinstance(refusal, OutOfDate)
    if wants_json(request):
        content = {"sentence": refusal.sentence, "link": refusal.link, "link_text": refusal.link_text}
        return JsonResponse(content, status=409 if is_late else 422)
    back = safe_address(request, request.POST.get("next")) or safe_address(request, request.headers.get("Referer"))
    if request.method == "POST" and back and not is_late:
        messages.error(request, _with_link(refusal))
        return redirect(back)
    status = 409 if is_late else 422 if request.method == "POST" else 403
    return render(request, "refused.html", {"refusal": refusal, "back": back}, status=status)


def _with_link(refusal: Refused) -> str:
    if not refusal.link:
        return refusal.sentence
    return format_html('{} <a href="{}">{}</a>', refusal.sentence, refusal.link, refusal.link_text or "去办理")


def _log(request: HttpRequest, refusal: Refused) -> None:
    match = request.resolver_match
    deny(
        refusal.action or (match.url_name if match else "") or "request",
        by=request.user,
        on=refusal.on,
        sentence=refusal.sentence,
        label="" if refusal.on is not None else request.path,
    )
