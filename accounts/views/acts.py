"""操作日志: the log, for the auditor to read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.acts import shown
from accounts.answers import answers_refusals
from accounts.filters import ActFilter
from accounts.models import Act
from accounts.refusal import Refused
from accounts.rules import is_auditor

PER_PAGE = 50


@require_GET
@answers_refusals
def acts(request: HttpRequest) -> HttpResponse:
    """Show the log, newest first; there is no export and nothing to change."""
    if not is_auditor(request.user):
        raise Refused("操作日志只由审计员查阅。", action="read_log")
    filters = ActFilter(request.GET or None, queryset=Act.objects.order_by("-number"))
    page = Paginator(filters.qs, PER_PAGE).get_page(request.GET.get("page"))
    rows = [shown(act) for act in page.object_list]
    return render(request, "accounts/acts.html", {"filters": filters, "page": page, "rows": rows})
