"""交办、签收、申退: who answers, and whether the unit takes it; 办结、归档: when it is over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.answers import answers_refusals
from accounts.refusal import OutOfDate, Refused
from proposals.forms.assignment import AssignEntry, DeclineForm
from proposals.labels import number_label, rule_of
from proposals.models import Proposal
from proposals.rules import live_assignments, own_assignment, refuse, why_not_assign
from proposals.services import assigning, closing
from proposals.services.deadlines import decline_due
from proposals.ties import ties_of
from proposals.views.case import case_of, decline_reason, proposal_for
from proposals.views.forms import sent, show_refusal, told

OUT_OF_DATE = "他人刚刚办理了这件提案，您填的还在；请对照右边现在的情况，核对后再次提交。"


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """交办 or 调整承办单位: the whole set of units at once."""
    proposal = proposal_for(request, pk)
    refuse(why_not_assign(request.user, proposal), action="assign", on=proposal)
    entry = AssignEntry(sent(request), proposal=proposal)
    status = 200
    if entry.is_valid():
        values = entry.form.cleaned_data
        try:
            assigning.assign(
                proposal,
                entry.wanted(),
                assigned_on=values["assigned_on"],
                version=values["version"],
                by=request.user,
            )
        except OutOfDate:
            proposal = proposal_for(request, pk)
            fresh = request.POST.copy()
            fresh["version"] = str(proposal.version)
            entry = AssignEntry(fresh, proposal=proposal)
            status = show_refusal(request, entry.form, OutOfDate(OUT_OF_DATE))
        except Refused as refusal:
            status = show_refusal(request, entry.form, refusal)
        else:
            told(request, f"{number_label(proposal)}已交办。")
            return redirect("proposals:detail", proposal.pk)
    elif entry.is_sent:
        status = 422
    return _assign_page(request, proposal, entry, status)


@require_POST
@answers_refusals
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """签收."""
    proposal = proposal_for(request, pk)
    assigning.accept(proposal, by=request.user)
    told(request, f"{number_label(proposal)}已签收。")
    return redirect("proposals:detail", proposal.pk)


@require_POST
@answers_refusals
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """办结."""
    proposal = proposal_for(request, pk)
    closing.conclude(proposal, by=request.user)
    told(request, f"{number_label(proposal)}已办结。")
    return redirect("proposals:detail", proposal.pk)


@require_POST
@answers_refusals
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """归档."""
    proposal = proposal_for(request, pk)
    closing.archive(proposal, by=request.user)
    told(request, f"{number_label(proposal)}已归档。")
    return redirect("proposals:detail", proposal.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """申退, with its reason."""
    proposal = proposal_for(request, pk)
    part = own_assignment(request.user, proposal)
    due = decline_due(part.assigned_on, rule_of(proposal)) if part else None
    last_day, today = due.day if due else None, timezone.localdate()
    problem = decline_reason(request.user, proposal, part, last_day=last_day, today=today)
    refuse(problem, action="decline", on=proposal)
    form = DeclineForm(sent(request), part=part)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            assigning.decline(proposal, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            status = show_refusal(request, form, refusal)
        else:
            told(request, "申退已提出，等督查部门答复。", *form.notices)
            return redirect("proposals:detail", proposal.pk)
    context = {"form": form, "proposal": proposal, "due": due, "number": number_label(proposal)}
    return render(request, "proposals/decline.html", context, status=status)


def _assign_page(
    request: HttpRequest, proposal: Proposal, entry: AssignEntry, status: int
) -> HttpResponse:
    context = {
        "entry": entry,
        "case": case_of(proposal, user=request.user),
        "rule": rule_of(proposal),
        "ties": ties_of(proposal, [one.unit_id for one in live_assignments(proposal)]),
    }
    return render(request, "proposals/assign.html", context, status=status)
