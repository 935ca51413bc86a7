"""沟通记录 and 会办意见: what is noted on the way to the answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from proposals.forms.records import ContactForm, OpinionForm
from proposals.labels import number_label
from proposals.rules import own_assignment, refuse, why_not_record_contact, why_not_record_opinion
from proposals.services.contacts import record_contact
from proposals.services.opinions import record_opinion
from proposals.views.case import assist_for, proposal_for
from proposals.views.forms import sent, show_refusal, told


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """记录沟通."""
    proposal = proposal_for(request, pk)
    refuse(why_not_record_contact(request.user, proposal), action="contact", on=proposal)
    lead = next((one.name for one in proposal.proposers.all()), "")
    shown = {"contacted_on": timezone.localdate(), "with_whom": lead, "by_whom": request.user.name}
    form = ContactForm(sent(request), request.FILES or None, initial=shown)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            record_contact(proposal, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            status = show_refusal(request, form, refusal, field=_field(refusal, "scan"))
        else:
            told(request, "沟通记录已保存。", *form.notices)
            return redirect("proposals:detail", proposal.pk)
    context = {"form": form, "proposal": proposal, "number": number_label(proposal)}
    return render(request, "proposals/contact.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """录入会办意见: one's own unit's, or for the lead unit one that came on paper."""
    proposal = proposal_for(request, pk)
    assist = assist_for(request.user, proposal)
    refuse(why_not_record_opinion(request.user, proposal, assist), action="opinion", on=proposal)
    own = own_assignment(request.user, proposal)
    shown = {"assignment": assist, "dated_on": timezone.localdate()}
    form = OpinionForm(
        sent(request), request.FILES or None, initial=shown, proposal=proposal, own=own
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            record_opinion(values.pop("assignment"), by=request.user, **values)
        except Refused as refusal:
            status = show_refusal(request, form, refusal, field=_field(refusal, "file"))
        else:
            told(request, "会办意见已录入。", *form.notices)
            return redirect("proposals:detail", proposal.pk)
    context = {"form": form, "proposal": proposal, "number": number_label(proposal)}
    return render(request, "proposals/opinion.html", context, status=status)


def _field(refusal: Refused, name: str) -> str | None:
    return name if refusal.code == "file" else None
