"""The pages for 400, 403, 404 and 500: one Chinese sentence and a way on."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TOO_BIG = "提交的内容超过上限，没有保存。请返回上一页（文字仍在），分成几次提交。"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when more was sent than any letter can hold."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "400.html", {"sentence": TOO_BIG}, status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the refusal's own sentence, where it has one."""
    return render(request, "403.html", {"sentence": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from this site or is too old."""
    sentence = "这个页面放得太久，或不是从本系统打开的，没有保存。请刷新页面后再试一次。"
    return render(request, "403.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what does not exist and for what this person may not see."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from a page that needs nothing else to work."""
    return HttpResponse(render_to_string("500.html"), status=500)
