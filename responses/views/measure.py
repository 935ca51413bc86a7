"""格式体检: a file goes in, its report comes out on the page with pictures of its pages; nothing is kept."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.answers import answers_refusals
from accounts.refusal import Refused
from letter.clean import clean_text
from letter.measure import VERDICTS
from letter.measure.marks import RADIUS_MM, Numbered, Sheet, numbered, sheets
from letter.measure.telling import pages_of
from letter.measure.verdict import Measurement
from letter.render import Measured
from responses import rules
from responses.forms.measure import MeasureForm
from responses.services import measuring

NAME_SHOWN = 80


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    number: int
    """0 where it is not marked."""
    measurement: Measurement
    pages: str


@dataclass(frozen=True)
class Picture:
    """One page as the browser draws it."""

    sheet: Sheet
    data: str
    """The PNG in base64; empty for a page that is not pictured."""


@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def measure(request: HttpRequest) -> HttpResponse:
    """Ask for a file; on POST measure it.

    A file that is refused is answered with 400 and the sentence, one that has to wait too long with 503.
    """
    rules.refuse(rules.why_not_measure(request.user), action="measure")
    if request.method != "POST":
        return _page(request, MeasureForm())
    form, status = MeasureForm(request.POST, request.FILES), 400
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = measuring.measure(file.read(), by=request.user)
        except Refused as refusal:
            status = {measuring.FILE: 400, measuring.BUSY: 503}.get(refusal.code, 0)
            if not status:
                raise
            form.add_error("file", refusal.sentence)
        else:
            return _page(request, MeasureForm(), found=found, name=clean_text(file.name, multiline=False)[:NAME_SHOWN])
    return _page(request, form, status=status)


def _page(
    request: HttpRequest, form: MeasureForm, *, found: Measured | None = None, name: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form}
    if found is not None:
        marked = numbered(found.report)
        context |= {
            "name": name,
            "notes": found.notes,
            "counts": [(label, len(found.report.of(verdict)), verdict) for verdict, label in VERDICTS.items()],
            "parts": {verdict: _rows(found, marked, verdict) for verdict in VERDICTS},
            "pictures": _pictures(found),
            "radius": RADIUS_MM,
        }
    return render(request, "responses/measure.html", context, status=status)


def _rows(found: Measured, marked: list[Numbered], verdict: str) -> list[Row]:
    numbers = {one.measurement.rule: one.number for one in marked}
    return [Row(numbers.get(one.rule, 0), one, pages_of(one)) for one in found.report.of(verdict)]


def _pictures(found: Measured) -> list[Picture]:
    pictures = found.pictures
    return [
        Picture(sheet, b64encode(pictures[sheet.number]).decode()) for sheet in sheets(found.report) if sheet.number in pictures
    ]
