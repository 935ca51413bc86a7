"""版本记录: every version that was kept, by whom and at which act; one of them as text."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letter.content import Item, Passage, Section
from letter.decoding import content_from
from letter.numerals import item_number, section_number, subsection_number, third_number
from responses import rules
from responses.content import proposals_of
from responses.enums import Action, Kept, Stage
from responses.models import Reply, ReplyVersion
from responses.views.scope import numbers_of, reply_or_404
from responses.views.voided import voided_of

REASONS = dict(Kept.choices) | dict(Action.choices)
NUMBERS = {1: section_number, 2: subsection_number, 3: third_number}


@dataclass(frozen=True)
class VersionRow:
    """One version as a line of the list, and as the head of a comparison."""

    row: ReplyVersion
    reason: str
    stage: str


def row_of(row: ReplyVersion) -> VersionRow:
    """The version with its reason and stage in words."""
    return VersionRow(row, REASONS.get(row.reason, ""), Stage(row.stage).label)


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, the newest first."""
    reply = own_reply(request, pk)
    rows = [row_of(row) for row in reply.versions.select_related("saved_by").defer("content")]
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "rows": rows,
        "voided": voided_of(reply),
        "may_keep": rules.why_not_edit(request.user, reply) is None,
    }
    return render(request, "responses/versions.html", context)


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as text."""
    reply = own_reply(request, pk)
    row = get_object_or_404(ReplyVersion.objects.select_related("saved_by"), reply=reply, version=number)
    content = content_from(row.content)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "row": row,
        "content": content,
        "lines": text_lines(content.passages),
        "voided": voided_of(reply),
    }
    return render(request, "responses/version.html", context)


def text_lines(passages: tuple[Passage, ...], depth: int = 1) -> list[tuple[str, str]]:
    """The text as lines with their kind, numbered as printed."""
    lines: list[tuple[str, str]] = []
    several = sum(isinstance(passage, Item) for passage in passages) > 1
    sections = items = 0
    for passage in passages:
        if isinstance(passage, Section):
            sections += 1
            lines.append(("heading", NUMBERS[depth](sections) + passage.heading))
            lines += text_lines(passage.passages, depth + 1)
        elif isinstance(passage, Item):
            items += 1
            number = item_number(items) if several else ""
            lines.append(("item", number + passage.lead_in + passage.text))
            lines += [("paragraph", text) for text in passage.more]
        else:
            lines.append(("paragraph", passage.text))
    return lines


def own_reply(request: HttpRequest, pk: int) -> Reply:
    """Drafts and corrections are the unit's own business: a supervisor reads the issued letter only."""
    reply = reply_or_404(request, pk)
    if not rules.holds_any_part(request.user, reply):
        raise Http404
    return reply
