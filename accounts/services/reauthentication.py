"""Asking the password again from somebody who is signed in already; wrong ones count towards the lock-out."""

import time

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from accounts.enums import ActResult
from accounts.refusal import Refused
from accounts.services.log import record

GIVEN = "fuwen_password_given"
WRONG = "密码不正确。连续输错5次，账号在本机锁定10分钟。"
LOCKED = "密码连续输错，账号在本机已锁定，请10分钟后再试。"


def reauthenticate(request: HttpRequest, password: str) -> None:
    """Make sure that the person at the keyboard knows the account's password; remember the moment in the session.

    Raises Refused (code "password") when it is wrong or the account is locked. Must not be called inside
    transaction.atomic(): a failure is counted and logged even though nothing else happens.
    """
    if is_own_password(request, password):
        request.session[GIVEN] = time.time()
        return
    request.session.pop(GIVEN, None)
    is_locked = bool(getattr(request, "axes_locked_out", False))
    raise Refused(LOCKED if is_locked else WRONG, code="password", is_logged=True)


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Whether this is the signed-in person's password; a wrong one is counted and logged."""
    if request.user.is_authenticated:
        found = authenticate(request, username=request.user.get_username(), password=password)
        if found is not None and found.pk == request.user.pk:
            return True
    is_locked = bool(getattr(request, "axes_locked_out", False))
    record(
        "reauthenticate",
        by=request.user,
        on=request.user if request.user.is_authenticated else None,
        result=ActResult.DENIED if is_locked else ActResult.FAILED,
        data={"locked": is_locked},
    )
    return False


def has_just_given_password(request: HttpRequest) -> bool:
    """Whether reauthenticate() succeeded in this session within FUWEN_REAUTH_SECONDS."""
    return time.time() - request.session.get(GIVEN, 0) <= settings.FUWEN_REAUTH_SECONDS
