"""Signing in and out: the only pages open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.answers import safe_address
from accounts.forms import SignInForm
from accounts.services import signing
from accounts.services.sessions import ENDINGS


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; five wrong ones are answered by axes with accounts/locked.html."""
    target = safe_address(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return redirect(target or signing.first_page(request.user))
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        signing.sign_in(request, user=form.get_user())
        return redirect(target or signing.first_page(request.user))
    if form.is_bound and form.cleaned_data.get("password"):
        signing.refuse_sign_in(request, username=form.cleaned_data.get("username", ""))
    ending = ENDINGS.get(request.GET.get("ended", ""), "")
    return render(request, "accounts/sign_in.html", {"form": form, "next": target, "ending": ending})


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and lead to the sign-in page."""
    signing.sign_out(request)
    return redirect("accounts:sign_in")
