"""花脸稿 on screen: two versions compared; and the acts on versions: keep one, bring one back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.answers import answers_refusals
from letter.traces import Row, Traces
from responses import exports, rules
from responses.content import proposals_of
from responses.models import Reply, ReplyVersion
from responses.services import versions
from responses.views.scope import numbers_of, version_of
from responses.views.versions import own_reply, row_of

WORDS = {"changed": "改动", "added": "新增", "removed": "删去", "moved": "移动", "same": ""}
AROUND = 1
"""Unchanged texts that stay open beside a changed one."""


@dataclass(frozen=True)
class Stretch:
    """Texts that are shown, or (``is_folded``) unchanged ones behind a line that opens them."""

    rows: tuple[tuple[Row, str, int], ...]
    is_folded: bool = False


@require_safe
@answers_refusals
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Every text of both versions with what was struck out and put in."""
    reply = own_reply(request, pk)
    first, second, traced = _compared(request, reply)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "first": row_of(first),
        "second": row_of(second),
        "stretches": _stretches(traced),
        "count": len(traced.changed),
        "inserted": traced.inserted,
        "deleted": traced.deleted,
        "may_restore": rules.why_not_edit(request.user, reply) is None,
    }
    return render(request, "responses/compare.html", context)


@require_safe
@answers_refusals
def compare_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same to be printed."""
    reply = own_reply(request, pk)
    first, second, _ = _compared(request, reply)
    file = exports.traces_pdf(reply, first, second)
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = file.disposition(inline=True)
    return response


def _compared(request: HttpRequest, reply: Reply) -> tuple[ReplyVersion, ReplyVersion, Traces]:
    """The two versions the address names, the older first, and what changed."""
    numbers = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
        raise Http404
    older, newer = sorted(int(number) for number in numbers)
    found = versions.compare_versions(reply, older, newer)
    if found is None:
        raise Http404
    return found


def _stretches(traced: Traces) -> list[Stretch]:
    """Changed texts with their neighbours, the rest folded; each changed one numbered."""
    rows = traced.rows
    changed = [place for place, row in enumerate(rows) if row.change != "same"]
    shown = {near for place in changed for near in range(place - AROUND, place + AROUND + 1)}
    numbers = {place: number for number, place in enumerate(changed, 1)}
    found: list[Stretch] = []
    for place, row in enumerate(rows):
        is_folded = place not in shown
        one = (row, WORDS[row.change], numbers.get(place, 0))
        if found and found[-1].is_folded == is_folded:
            found[-1] = Stretch((*found[-1].rows, one), is_folded)
        else:
            found.append(Stretch((one,), is_folded))
    return found


@require_POST
@answers_refusals
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """存为一版."""
    reply = own_reply(request, pk)
    row = versions.keep_version(reply, by=request.user, version=version_of(request), note=request.POST.get("note", ""))
    messages.success(request, f"第{row.version}版已留存。")
    return redirect("responses:versions", pk)


@require_POST
@answers_refusals
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """恢复."""
    reply = own_reply(request, pk)
    saved = versions.restore_version(reply, number, by=request.user, version=version_of(request))
    messages.success(request, f"已恢复第{number}版的文字，存为第{saved.version}版；恢复之前的各版都还在。")
    return redirect("responses:edit", pk)
