"""登记 and 修改登记内容: one page with rows that are added, removed and moved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import OutOfDate, Refused
from proposals.forms.entry import Entry
from proposals.labels import number_label
from proposals.models import Proposal
from proposals.rules import enters_on_paper, refuse, why_not_edit, why_not_enter
from proposals.services import intake
from proposals.views.case import proposal_for
from proposals.views.forms import sent, show_refusal, told

OUT_OF_DATE = "他人刚刚改过这件提案，您填的内容都还在；下面标出了与现在登记不同的地方，核对后可以再次保存。"


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def enter(request: HttpRequest) -> HttpResponse:
    """新提案登记."""
    refuse(why_not_enter(request.user), action="enter")
    entry = Entry(sent(request), proposal=None, on_paper=enters_on_paper(request.user))
    status = 200
    if entry.is_valid():
        try:
            proposal = intake.enter(entry.facts(), by=request.user, paper=entry.receipt())
        except Refused as refusal:
            status = show_refusal(request, entry.form, refusal, field=_field(refusal))
        else:
            told(request, f"{number_label(proposal)}已登记。", *entry.notices())
            return redirect("proposals:detail", proposal.pk)
    return _page(request, entry, status)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """修改登记内容. A page that is out of date shows both, what was typed and what stands."""
    proposal = proposal_for(request, pk)
    refuse(why_not_edit(request.user, proposal), action="edit", on=proposal)
    entry = Entry(sent(request), proposal=proposal, on_paper=False)
    status = 200
    is_valid = entry.is_valid()
    if entry.is_stale:
        return _page(request, entry, _show_conflict(request, entry, proposal))
    if is_valid:
        version = entry.form.cleaned_data["version"]
        try:
            intake.edit(proposal, entry.facts(), version=version, by=request.user)
        except OutOfDate:
            proposal = proposal_for(request, pk)
            entry = Entry(sent(request), proposal=proposal, on_paper=False)
            entry.is_valid()
            return _page(request, entry, _show_conflict(request, entry, proposal))
        except Refused as refusal:
            status = show_refusal(request, entry.form, refusal, field=_field(refusal))
        else:
            told(request, "登记内容已修改。", *entry.notices())
            return redirect("proposals:detail", proposal.pk)
    return _page(request, entry, status)


def _page(request: HttpRequest, entry: Entry, status: int) -> HttpResponse:
    if entry.is_sent and status == 200:
        status = 422
    return render(request, "proposals/entry.html", {"entry": entry}, status=status)


def _field(refusal: Refused) -> str | None:
    return "number" if refusal.code == "number_taken" else None


def _show_conflict(request: HttpRequest, entry: Entry, proposal: Proposal) -> int:
    """Mark each field in which the page and the register differ, with what stands there now."""
    last = proposal.history.select_related("history_user").first()
    who = f"（{last.history_user}，{timezone.localtime(last.history_date):%m-%d %H:%M}）" if last else ""
    status = show_refusal(request, entry.form, OutOfDate(f"{OUT_OF_DATE}{who}"))
    if entry.form.is_bound:
        typed = {name: entry.form.cleaned_data.get(name) for name in intake.OWN_FIELDS}
        for name, value in typed.items():
            stands = getattr(proposal, name)
            if value != stands and not entry.form.has_error(name):
                entry.form.add_error(name, f"现在登记的是：{_shown(stands)}")
    for rows, name, stand in (
        (entry.asks, "text", [one.text for one in proposal.asks.all()]),
        (entry.proposers, "name", [one.name for one in proposal.proposers.all()]),
    ):
        if rows.is_valid() and [row[name] for row in rows.filled()] != stand:
            rows.non_form_errors().append(f"现在登记的是：{'；'.join(stand) or '（空）'}")
    return status


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if value not in (None, "") else "（空）"
