"""Ends sessions that are too old or whose person has changed, and notes where each request comes from."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts import origin
from accounts.answers import safe_address, wants_json
from accounts.enums import ActResult
from accounts.services.log import record
from accounts.services.sessions import ENDINGS, ending_of, note_request


class ActContext:
    """Hand the request's origin (address, browser) to whatever writes the log while it lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on between enter() and leave()."""
        token = origin.enter(origin.origin_of(request))
        try:
            return self.get_response(request)
        finally:
            origin.leave(token)


class SessionLimits:
    """End a session after the idle or the absolute limit, or when the person's account, roles or unit changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the way to the sign-in page when the session has ended; else note the moment and pass on."""
        ending = ending_of(request, now=time.time())
        if not ending:
            return self.get_response(request)
        person = request.user if request.user.is_authenticated else None
        label = str(request.session.get(SESSION_KEY, ""))
        record("session_end", by=person, result=ActResult.DENIED, label=label, data={"ending": ending})
        request.session.flush()
        if wants_json(request):
            return JsonResponse({"sentence": ENDINGS[ending], "link": sign_in_page()}, status=401)
        query = {"ended": ending}
        if request.method == "GET":
            query["next"] = request.get_full_path()
        return redirect(f"{sign_in_page()}?{urlencode(query)}")

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        """Note the moment of what a person did; tell an anonymous script or form that its person is signed out.

        What a page asks by itself is no act of the person's (``accounts.answers.asked_by_the_page``). A redirect would hand a script the sign-in page as its answer; and an address that takes POST only is no place
        to come back to after signing in, the page it was posted from is.
        """
        if request.user.is_authenticated:
            if not getattr(view, "is_asked_by_the_page", False):
                note_request(request, now=time.time())
            return None
        if not getattr(view, "login_required", True):
            return None
        if wants_json(request):
            return JsonResponse({"sentence": ENDINGS["out"], "link": sign_in_page()}, status=401)
        if request.method != "POST":
            return None
        query = {"ended": "out", "next": safe_address(request, request.headers.get("Referer"))}
        return redirect(f"{sign_in_page()}?{urlencode(query)}")


def sign_in_page() -> str:
    """Return the address of the sign-in page."""
    return reverse(settings.LOGIN_URL)
