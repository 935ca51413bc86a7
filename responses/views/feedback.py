"""征询意见: recording a returned sheet, with the sheets that are back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from responses import rules
from responses.content import proposals_of
from responses.forms.feedback import FeedbackForm
from responses.services.feedback import ACTION, record_feedback
from responses.views.scope import numbers_of, reply_or_404, show_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one returned sheet."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_record_feedback(request.user, reply), action=ACTION, on=reply)
    proposals = proposals_of(reply)
    initial = {"received_on": timezone.localdate()}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FeedbackForm(*sent, proposals=proposals, initial=initial)
    status = 422 if sent else 200
    if sent and form.is_valid():
        try:
            record_feedback(reply, by=request.user, **form.cleaned_data)
        except Refused as refused:
            field = "scan" if refused.code in ("file", "no_scan") else None
            reply, status = show_refusal(
                request, form, refused, action=ACTION, on=reply, why_not=rules.why_not_record_feedback, field=field
            )
        else:
            messages.success(request, f"已登记{form.cleaned_data['proposer_name']}的征询意见。")
            return redirect("responses:detail", pk)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals),
        "form": form,
        "sheets": reply.feedbacks.select_related("proposal", "scan").order_by("pk"),
    }
    return render(request, "responses/feedback.html", context, status=status)
