"""The office's pages: 编号 and 印发."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from responses import rules
from responses.content import proposals_of
from responses.enums import Action
from responses.forms.office import DispatchForm, NumberForm, deliveries
from responses.services import issuing, numbering
from responses.services.issuing import Parcel
from responses.views.scope import numbers_of, reply_or_404, show_refusal, version_of


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """编号: what the number will be, the last of the register, the act."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_register(request.user, reply), action=Action.REGISTER, on=reply)
    is_typed, status = numbering.next_number(reply).is_typed, 200
    form = NumberForm(request.POST if request.method == "POST" else None) if is_typed else None
    if request.method == "POST" and (form is None or form.is_valid()):
        typed = form.cleaned_data["typed"] if form else ""
        try:
            given = numbering.register(reply, by=request.user, version=version_of(request), typed=typed)
        except Refused as refused:
            if form is None:
                raise
            field = None if refused.code == "out_of_date" else "typed"
            reply, status = show_refusal(
                request, form, refused, action=Action.REGISTER, on=reply, why_not=rules.why_not_register, field=field
            )
        else:
            messages.success(request, f"已编号：{given}。下一环节是用印。")
            return redirect("responses:detail", pk)
    elif request.method == "POST":
        status = 422
    shown = numbering.next_number(reply)
    context = {"reply": reply, "numbers": numbers_of(proposals_of(reply)), "shown": shown, "form": form}
    return render(request, "responses/number.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    """印发: copies printed and, for each recipient, how and when it went."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_dispatch(request.user, reply), action=Action.DISPATCH, on=reply)
    recipients, sealed, status = issuing.recipients_of(reply), issuing.sealed_copies(reply), 200
    if request.method == "POST":
        form, rows, status = DispatchForm(request.POST), deliveries(recipients, request.POST), 422
        if form.is_valid() and rows.is_valid():
            try:
                issuing.dispatch(
                    reply,
                    by=request.user,
                    version=version_of(request),
                    copies=form.cleaned_data["copies"],
                    parcels=_parcels(rows),
                    note=form.cleaned_data["note"],
                )
            except Refused as refused:
                reply, status = show_refusal(
                    request, form, refused, action=Action.DISPATCH, on=reply, why_not=rules.why_not_dispatch
                )
            else:
                messages.success(request, "已登记印发。")
                return redirect("responses:detail", pk)
    else:
        form, rows = DispatchForm(initial={"copies": min(len(recipients) + 1, sealed)}), deliveries(recipients)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "form": form,
        "rows": rows,
        "rows_wrong": [rows] if rows.is_bound else [],
        "sealed": sealed,
        "recipients": len(recipients),
    }
    return render(request, "responses/dispatch.html", context, status=status)


def _parcels(rows: BaseFormSet) -> list[Parcel]:
    """The rows that are filled and not struck out."""
    filled = [row.cleaned_data for row in rows if row.cleaned_data.get("recipient") and not row.cleaned_data.get("DELETE")]
    return [Parcel(one["recipient"], one["way"], one["delivered_on"], one["copies"]) for one in filled]
