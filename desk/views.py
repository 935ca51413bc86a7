"""What is mine: the home page with 待办, 已办 and 办结, and the state of all for a supervisor."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.models import User
from desk import figures
from desk.frame import OFFICE_ROLES
from desk.todo import todo_of
from proposals.models import Proposal
from responses.enums import Stage
from responses.models import Reply

ENDED = (Stage.DISPATCHED, Stage.ARCHIVED, Stage.VOID)
ROWS_A_PAGE = 30
TODO_A_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """待办 of the signed-in person; a supervisor also sees counts by state, class and unit."""
    user = request.user
    todo = todo_of(user)
    page = Paginator(todo, TODO_A_PAGE).get_page(request.GET.get("page"))
    context = {"todo": todo, "page": page, "tab": "todo", "handles_letters": bool(user.roles & OFFICE_ROLES), **_counts(user)}
    if user.holds(Role.SUPERVISOR):
        today = timezone.localdate()
        context["stages"] = figures.by_stage(user)
        context["kinds"] = figures.by_kind(user)
        context["outcomes"] = figures.by_outcome(user)
        context["units"] = figures.by_unit(user, today=today)
    return render(request, "desk/home.html", context)


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """已办: letters this person has acted on that are still on the road."""
    return _letters(request, "done", _handled(request.user).exclude(stage__in=ENDED))


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """办结: letters this person has acted on that have gone out or were voided."""
    return _letters(request, "ended", _handled(request.user).filter(stage__in=ENDED))


def _letters(request: HttpRequest, tab: str, replies: QuerySet[Reply]) -> HttpResponse:
    proposals = Prefetch("proposals", Proposal.objects.defer("text").order_by("answers__position"))
    replies = replies.select_related("unit").defer("text", "opening", "closing").prefetch_related(proposals)
    replies = replies.order_by("-stage_since", "-pk")
    page = Paginator(replies, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"tab": tab, "page": page, "todo_count": len(todo_of(request.user)), **_counts(request.user)}
    return render(request, "desk/letters.html", context)


def _handled(user: User) -> QuerySet[Reply]:
    return Reply.objects.visible_to(user).filter(steps__by=user).distinct()


def _counts(user: User) -> dict[str, int]:
    handled = _handled(user)
    return {
        "done_count": handled.exclude(stage__in=ENDED).count(),
        "ended_count": handled.filter(stage__in=ENDED).count(),
    }
