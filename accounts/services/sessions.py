"""How long a session lasts, and what of its person must not change while it does."""

import time
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

STARTED, SEEN, STAMP = "fuwen_started", "fuwen_seen", "fuwen_stamp"

ENDINGS = {
    "idle": "您离开的时间较长，系统已自动退出，请重新登录。",
    "absolute": "本次登录已到最长时限，请重新登录。",
    "changed": "您的角色或所在单位已有变动，请重新登录。",
    "gone": "您的账号已停用或密码已更改，请重新登录；如有疑问，请联系系统管理员。",
    "out": "您已退出登录，请登录后再办。",
    "password": "密码已更改，请用新密码登录。",
}
"""Why a session ended, by the word that stands in the sign-in page's address."""


def stamp_of(user) -> str:
    """Return a short digest of what the session's rights rest on: roles and unit."""
    return sha256(f"{user.unit_id}|{','.join(sorted(user.roles))}".encode()).hexdigest()[:16]


def ending_of(request: HttpRequest, *, now: float) -> str:
    """Return the key of ENDINGS by which this session is over, or "" (``now`` in seconds since 1970)."""
    session, user = request.session, request.user
    if not user.is_authenticated:
        return "gone" if session.get(SESSION_KEY) else ""
    if now - session.get(STARTED, now) > settings.FUWEN_SESSION_ABSOLUTE_SECONDS:
        return "absolute"
    if now - session.get(SEEN, now) > settings.FUWEN_SESSION_IDLE_SECONDS:
        return "idle"
    if session.get(STAMP, stamp_of(user)) != stamp_of(user):
        return "changed"
    return ""


def begin(request: HttpRequest) -> None:
    """Fix what the new session rests on: its start, and the person's roles and unit now."""
    moment = time.time()
    request.session[STARTED] = request.session[SEEN] = moment
    request.session[STAMP] = stamp_of(request.user)


def note_request(request: HttpRequest, *, now: float) -> None:
    """Note the moment of this request; the session is written at most once a minute."""
    session = request.session
    if STAMP not in session:
        begin(request)
    grain = min(60, settings.FUWEN_SESSION_IDLE_SECONDS / 10)
    if now - session.get(SEEN, 0) > grain:
        session[SEEN] = now
