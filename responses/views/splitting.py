"""导入旧稿: bring a draft, read the report beside what stands in the letter now, take over what is wanted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.content import DocNumber
from letter.numerals import date_in_chinese, doc_number
from letter.split import KINDS, Split, split_from
from proposals.exports import attachment
from responses import rules
from responses.content import content_of, proposals_of
from responses.forms.splitting import SplitForm, TakeForm
from responses.models import Original, Reply
from responses.services import splitting
from responses.services.fields import UnfitDraft
from responses.services.importing import read_original, take_over
from responses.services.parts import PARTS, compared
from responses.services.sheet_facts import sheet_rows
from responses.views.scope import log_refusal, numbers_of, reply_or_404, version_of

ORDER = ("doubtful", "dropped", "joined", "noted", "recognised")
"""Kinds of notes as the page tells them: first what a person should read before saying yes."""
OPEN_KINDS = ORDER[:3]
BUSY_STATUS = 503


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a draft; on POST split it. A refusal comes back with everything that was typed."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="split", on=reply)
    if request.method != "POST":
        return _ask(request, reply, SplitForm())
    form, status = SplitForm(request.POST, request.FILES), 422
    if form.is_valid():
        text, file = form.cleaned_data["text"], form.cleaned_data["file"]
        try:
            original = read_original(reply, by=request.user, text=text, upload=file or None)
        except Refused as refused:
            if refused.code not in (splitting.FILE, splitting.BUSY):
                raise
            log_refusal(request, refused, action="split", on=reply)
            form.add_error("file" if file else "text", refused.sentence)
            status = BUSY_STATUS if refused.code == splitting.BUSY else 422
        else:
            return redirect("responses:split_result", pk, original.pk)
    return _ask(request, reply, form, status=status)


def _ask(request: HttpRequest, reply: Reply, form: SplitForm, *, status: int = 200) -> HttpResponse:
    pending = reply.originals.filter(brought_by=request.user, taken_version__isnull=True).select_related("file").first()
    context = {"reply": reply, "numbers": numbers_of(proposals_of(reply)), "form": form, "pending": pending}
    return render(request, "responses/split.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def result(request: HttpRequest, pk: int, original: int) -> HttpResponse:
    """The report and both texts; on POST take over what is ticked."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="take_over", on=reply)
    brought = get_object_or_404(Original.objects.select_related("file"), pk=original, reply=reply)
    brought.reply = reply
    if request.method != "POST":
        return _report(request, brought)
    form = TakeForm(request.POST)
    ticked = [part for part in request.POST.getlist("parts") if part in PARTS]
    if not form.is_valid():
        return _report(request, brought, problems=form.errors["parts"], ticked=ticked, status=422)
    try:
        saved = take_over(brought, by=request.user, version=version_of(request), parts=form.cleaned_data["parts"])
    except UnfitDraft as unfit:
        return _report(request, brought, problems=[one.sentence for one in unfit.problems], ticked=ticked, status=422)
    except Refused as refused:
        now = reply_or_404(request, pk)
        if rules.why_not_edit(request.user, now) is not None:
            raise
        status = log_refusal(request, refused, action="take_over", on=reply)
        brought.reply = now
        return _report(request, brought, problems=[_what_now(refused, status)], ticked=ticked, status=status)
    for notice in saved.notices:
        messages.warning(request, notice.sentence)
    labels = "、".join(PARTS[part][0] for part in form.cleaned_data["parts"])
    messages.success(request, f"已从旧稿取用：{labels}，形成第{saved.version}版。原来的文字在版本记录里，原件附在此件之下。")
    return redirect("responses:edit", pk)


def _what_now(refused: Refused, status: int) -> str:
    if status != 409:
        return refused.sentence
    return f"{refused.sentence.partition('；')[0]}；还没有取用任何部分，下面已换成最新的一版，请对照后再取用。"


def _report(
    request: HttpRequest, brought: Original, *, problems: Any = (), ticked: list[str] | None = None, status: int = 200
) -> HttpResponse:
    reply, found = brought.reply, split_from(brought.split)
    rows = compared(found, reply)
    chosen = [row.part for row in rows if row.is_proposed] if ticked is None else ticked
    registered = content_of(reply).proposals
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals_of(reply)),
        "original": brought,
        "rows": rows,
        "chosen": chosen,
        "has_any": any(row.is_found and not row.is_same for row in rows),
        "kinds": [(kind, KINDS[kind], found.of(kind), kind in OPEN_KINDS) for kind in ORDER if found.of(kind)],
        "left_alone": _left_alone(found),
        "sheets": [(sheet.title, sheet_rows(sheet, registered)) for sheet in found.sheets],
        "problems": list(problems),
    }
    return render(request, "responses/split_result.html", context, status=status)


def _left_alone(found: Split) -> list[tuple[str, str, str]]:
    """What was recognised and is not taken over, each with its reason."""
    content = found.content
    number = content.doc_number
    rows = [
        ("发文机关标志", content.issuer_mark, "由承办单位的设置排印"),
        ("发文字号", _number(number) if number else "", "编号时由系统给定"),
        ("署名", "、".join(one.name for one in content.issuers), "在编辑页选择单位"),
        ("成文日期", _day(content.dated_on), "以签发的日期为准"),
        ("紧急程度", content.urgency, "在编辑页选择"),
    ]
    return [row for row in rows if row[1]]


def _number(number: DocNumber) -> str:
    return doc_number(number.issuer_code, number.year, number.serial)


def _day(iso: str) -> str:
    return date_in_chinese(date.fromisoformat(iso)) if iso else ""


@require_safe
@answers_refusals
def original(request: HttpRequest, pk: int, original: int) -> HttpResponse:
    """The draft as it was brought, as a download."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_original(request.user, reply), action="split", on=reply)
    found = get_object_or_404(Original.objects.select_related("file"), pk=original, reply=reply)
    return attachment(found.file)
