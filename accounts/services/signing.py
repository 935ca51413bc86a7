"""Signing in and out, each with its row in the log."""

from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from accounts.enums import ActResult, Role
from accounts.models import User
from accounts.services.log import record
from accounts.services.sessions import begin

UNKNOWN = "（没有这个账号）"


def sign_in(request: HttpRequest, *, user: User) -> None:
    """Start a session of its own key for a person who has just given the right password."""
    with transaction.atomic():
        login(request, user)
        begin(request)
        record("sign_in", by=user, on=user)


def refuse_sign_in(request: HttpRequest, *, username: str) -> None:
    """Log a sign-in that failed, or one refused while locked; the name is kept only when somebody bears it.

    People type passwords into the wrong field: an unknown name must not stand in a log that others read.
    """
    user = User.objects.filter(username=username).first()
    is_locked = bool(getattr(request, "axes_locked_out", False))
    record(
        "sign_in",
        by=None,
        on=user,
        label=user.username if user else UNKNOWN,
        result=ActResult.DENIED if is_locked else ActResult.FAILED,
        data={"locked": is_locked},
    )


def sign_out(request: HttpRequest) -> None:
    """End the session; the row names who left."""
    with transaction.atomic():
        if request.user.is_authenticated:
            record("sign_out", by=request.user, on=request.user)
        logout(request)


def first_page(user: User) -> str:
    """Return the name of the address where this person's day begins: letters are not for those who run the accounts."""
    if user.holds(Role.ADMINISTRATOR):
        return "admin:index"
    if user.holds(Role.AUDITOR):
        return "accounts:acts"
    return "desk:home"
