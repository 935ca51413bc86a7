"""Who else writes on a letter: each open page says that it is there and hears of the others."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from letter.clean import clean_text
from responses import rules
from responses.models import OpenPage, Reply
from responses.services.fields import KEY

AWAY = timedelta(seconds=75)
"""A page not heard of for so long is closed: browsers wake one in the background once a minute."""


def say_here(reply: Reply, *, by: User, page: str, place: str) -> list[OpenPage]:
    """Note that this page of the person is open, and where they write; return the other people's, a row a person.

    Raises Refused where the rule of 修改 says no: who may not write is nobody to wait for.
    """
    rules.refuse(rules.why_not_edit(by, reply), action="edit", on=reply)
    if not KEY.fullmatch(page):
        raise Refused("页面标识不对，请刷新页面。", code="page", action="edit", on=reply)
    now, place = timezone.now(), clean_text(place, multiline=False)[:60]
    mine = OpenPage.objects.filter(reply=reply, user=by, page=page)
    if not mine.update(seen_at=now, place=place):
        OpenPage.objects.filter(reply=reply, seen_at__lt=now - AWAY).delete()
        try:
            OpenPage.objects.create(reply=reply, user=by, page=page, place=place, seen_at=now)
        except IntegrityError:
            mine.update(seen_at=now, place=place)
    others = OpenPage.objects.filter(reply=reply, seen_at__gte=now - AWAY).exclude(user=by).select_related("user")
    return list({row.user_id: row for row in others.order_by("seen_at")}.values())
