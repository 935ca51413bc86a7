"""The admin site: only for administrators, only with the tables of accounts, and with no door of its own."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.http import urlencode

from accounts.rules import is_administrator
from accounts.views.signing import sign_out

CLOSED = ("view_on_site", "autocomplete")
"""Addresses of Django's admin that reach beyond its tables."""


class OfficeAdminSite(AdminSite):
    """单位、用户 and what a place decides, for the administrator; letters and proposals are not taken in."""

    site_header = "复文 · 设置"
    site_title = "复文"
    index_title = "单位、用户与设置"
    site_url = "/"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take in models of accounts, and tables whose admin says is_for_administrators; no letter, proposal or queue."""
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        is_taken = getattr(admin_class, "is_for_administrators", False)
        own = [model for model in models if is_taken or model._meta.app_label == "accounts"]
        super().register(own, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person is an administrator now."""
        return is_administrator(request.user)

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Refuse a signed-in person without the role in words, instead of asking for another sign-in."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("单位、用户和各项设置只由系统管理员维护。")
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return Django's addresses without those in CLOSED."""
        return [url for url in super().get_urls() if getattr(url, "name", None) not in CLOSED]

    # Django's own view is one more door, open to everybody; this one leads to the door where wrong passwords are counted.
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Lead to the one sign-in page."""
        query = urlencode({"next": request.GET.get("next") or reverse("admin:index")})
        return redirect(f"{reverse('accounts:sign_in')}?{query}")

    def logout(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Sign out as everywhere else (POST)."""
        return sign_out(request)

    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Lead to the one page for one's own password."""
        return redirect("accounts:change_password")
