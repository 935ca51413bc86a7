"""The list of letters, and beginning one."""

from __future__ import annotations

from collections import defaultdict

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.answers import answers_refusals
from accounts.models import Unit
from accounts.refusal import Refused
from accounts.rules import is_supervisor
from proposals.models import Proposal
from responses.enums import Purpose
from responses.forms.filters import ReplyFilter
from responses.models import Answer, Reply
from responses.services.drafting import start_reply

ROWS_A_PAGE = 30
STEPS_SHOWN = 200


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The letters this person may read; a supervisor also sees where every unsigned one stands, without its words."""
    user = request.user
    units = Unit.objects.filter(level_id=user.unit.level_id) if user.unit else Unit.objects.none()
    filters = ReplyFilter(request.GET, queryset=Reply.objects.visible_to(user), units=units)
    is_valid = filters.form.is_valid()
    replies = filters.qs if is_valid else Reply.objects.none()
    replies = replies.select_related("unit", "outcome").prefetch_related("proposals", "numbers__issuer_code")
    page = Paginator(replies.defer("text", "opening", "closing").order_by("-pk"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    chosen = request.GET.copy()
    chosen.pop("page", None)
    context = {
        "filters": filters,
        "page": page,
        "query": chosen.urlencode(),
        "is_narrowed": any(chosen.values()),
        "steps": _steps(request) if is_supervisor(user) else None,
        "steps_most": STEPS_SHOWN,
    }
    return render(request, "responses/register.html", context, status=200 if is_valid else 400)


def _steps(request: HttpRequest) -> list[dict]:
    """Where each letter of the level that is still on its way stands, and for how many days."""
    hidden = Reply.objects.visible_to(request.user).values("pk")
    rows = list(Reply.objects.steps_visible_to(request.user).exclude(pk__in=hidden).order_by("stage_since")[:STEPS_SHOWN])
    answered = defaultdict(list)
    for answer in Answer.objects.filter(reply__in=[row["pk"] for row in rows]).select_related("proposal").defer("proposal__text"):
        answered[answer.reply_id].append(answer.proposal)
    labels = dict(Reply._meta.get_field("stage").flatchoices)
    purposes = dict(Purpose.choices)
    now = timezone.now()
    return [
        {
            "proposals": answered[row["pk"]],
            "unit": row["unit__full_name"],
            "purpose": purposes[row["purpose"]],
            "stage": labels[row["stage"]],
            "days": (now - row["stage_since"]).days,
            "created_at": row["created_at"],
        }
        for row in rows
    ]


@require_POST
@answers_refusals
def start(request: HttpRequest) -> HttpResponse:
    """Begin a letter to the chosen proposals (several: 并案) and open the editor."""
    purpose = request.POST.get("purpose", Purpose.REPLY)
    if purpose not in Purpose.values:
        raise Http404
    chosen = [int(one) for one in request.POST.getlist("proposal") if one.isascii() and one.isdigit() and len(one) < 18]
    found = {one.pk: one for one in Proposal.objects.visible_to(request.user).select_related("level").filter(pk__in=chosen)}
    if not chosen or set(chosen) != set(found):
        raise Http404
    if request.user.unit is None:
        raise Refused("您不属于任何承办单位，不能拟稿。", code="unit", action="start")
    reply = start_reply([found[pk] for pk in chosen], unit=request.user.unit, by=request.user, purpose=purpose)
    return redirect("responses:edit", reply.pk)
