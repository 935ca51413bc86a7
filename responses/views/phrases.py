"""常用语: the page where each person keeps the own ones and the office those of the unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.models import User
from accounts.refusal import Refused
from accounts.services.log import deny
from responses import rules
from responses.forms.phrases import KeptPhraseForm
from responses.models import Phrase
from responses.services import phrases as keeping

GROUPS = ((0, "个人的"), (1, "本单位的"), (2, "全系统的"))


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def phrases(request: HttpRequest) -> HttpResponse:
    """Show them; on POST keep one, change one, take one out, or take the starting set in."""
    user = request.user
    rules.refuse(rules.why_not_keep_phrases(user), action="keep_phrase")
    if request.method == "POST" and request.POST.get("act") == "drop":
        keeping.drop_phrase(_number(request.POST.get("phrase")), by=user)
        messages.success(request, "已删去一条常用语。")
        return redirect("responses:phrases")
    if request.method == "POST" and request.POST.get("act") == "take":
        count = keeping.take_starting_set(by=user)
        messages.success(request, f"已装入{count}条。" if count else "随系统的常用语都已经在了。")
        return redirect("responses:phrases")
    change = _changed(request, user)
    is_post, may_unit = request.method == "POST", rules.why_not_keep_unit_phrases(user) is None
    form = KeptPhraseForm(
        request.POST if is_post else None,
        may_unit=may_unit,
        is_change=change is not None,
        initial={"use": change.use, "text": change.text} if change else None,
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            _keep(form, change, user)
        except Refused as refused:
            deny("keep_phrase", by=user, on=change or user, sentence=refused.sentence)
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "常用语已改好。" if change else "已存为常用语。")
            return redirect("responses:phrases")
    return render(request, "responses/phrases.html", _context(user, form, change, may_unit), status=status)


def _context(user: User, form: KeptPhraseForm, change: Phrase | None, may_unit: bool) -> dict[str, object]:
    rows = list(keeping.phrases_for(user).order_by("whose", "use", "pk"))
    there = {(row.use, row.text) for row in rows}
    return {
        "form": form,
        "change": change,
        "may_unit": may_unit,
        "groups": [(whose, word, [row for row in rows if row.whose == whose]) for whose, word in GROUPS],
        "missing": sum(one not in there for one in keeping.starting_set()) if may_unit else 0,
    }


def _keep(form: KeptPhraseForm, change: Phrase | None, user: User) -> None:
    said = form.cleaned_data
    for_unit = change.user_id is None if change else said.get("whose") == "unit"
    number = change.pk if change else None
    keeping.keep_phrase(by=user, use=said["use"], text=said["text"], for_unit=for_unit, phrase=number)


def _changed(request: HttpRequest, user: User) -> Phrase | None:
    """The phrase that is being changed; none where a new one is written."""
    number = _number(request.POST.get("phrase") or request.GET.get("phrase"))
    return keeping.phrases_for(user).filter(pk=number, whose__lt=2).first() if number else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
