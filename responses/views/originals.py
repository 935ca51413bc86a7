"""What a letter's page says of old drafts: those taken over, to be downloaded, and the way to bring another."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from accounts.models import User
from responses import rules
from responses.models import Reply


def originals_of(user: User, reply: Reply) -> dict[str, Any]:
    """Return what the page shows of them to this person: nothing to who may not read them."""
    may_read = rules.why_not_original(user, reply) is None
    taken = reply.originals.filter(taken_version__isnull=False).select_related("file", "brought_by").order_by("pk")
    may_bring = rules.why_not_edit(user, reply) is None
    return {
        "originals": list(taken) if may_read else [],
        "split_href": reverse("responses:split", args=[reply.pk]) if may_bring else "",
    }
