"""The administrator's tables: levels, units with their names and codes, people. No letter, no proposal, no log."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.admin_forms import IssuerCodeForm, LevelForm, PersonForm, ShortNameForm, UnitForm
from accounts.models import IssuerCode, Level, ShortName, Unit, User
from accounts.rules import is_administrator
from accounts.services.log import record
from accounts.services.people import put_roles


class OwnRights:
    """Permissions by role instead of Django's permission table; rows are switched off, never deleted."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the section is shown."""
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators read."""
        return is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators add."""
        return is_administrator(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators change."""
        return is_administrator(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes: letters point here."""
        return False


class _LoggedAdmin(OwnRights, admin.ModelAdmin):
    """Writes a row of the log in the transaction of each change."""

    list_per_page = 50
    save_as = False
    actions = None

    def what_happened(self, obj: Model) -> tuple[str, dict[str, str]]:
        """Return the action's code and what the log says beside the names of the fields."""
        return "account_change", {}

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        """Log a new row."""
        record("account_add", by=request.user, on=obj, data={"change": _said(message), **self.what_happened(obj)[1]})
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        """Log a changed row with the names of the fields that changed."""
        action, more = self.what_happened(obj)
        record(action, by=request.user, on=obj, data={"change": _said(message), **more})
        return super().log_change(request, obj, message)


def _said(message: Any) -> str:
    text = message if isinstance(message, str) else json.dumps(message)
    return str(LogEntry(change_message=text).get_change_message())


class ShortNameInline(OwnRights, admin.StackedInline):
    """规范化简称 of a unit."""

    model = ShortName
    form = ShortNameForm
    extra = 1

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A short name may go: letters keep what they printed."""
        return is_administrator(request.user)


class IssuerCodeInline(OwnRights, admin.StackedInline):
    """机关代字 of a unit: added, never changed, because numbers were given out under it."""

    model = IssuerCode
    form = IssuerCodeForm
    extra = 1

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Existing codes are read only."""
        return False


@admin.register(Level)
class LevelAdmin(_LoggedAdmin):
    """层级."""

    form = LevelForm
    list_display = ("name", "cppcc_name", "congress_name")


@admin.register(Unit)
class UnitAdmin(_LoggedAdmin):
    """单位."""

    form = UnitForm
    list_display = ("full_name", "code", "level", "is_active")
    list_filter = ("level", "is_active")
    list_select_related = ("level",)
    search_fields = ("full_name", "short_names__name", "code")
    inlines = (ShortNameInline, IssuerCodeInline)


@admin.register(User)
class PersonAdmin(_LoggedAdmin):
    """用户 with roles and password."""

    form = PersonForm
    fields = ("username", "new_password", "name", "unit", "title", "phone", "roles", "is_active", "last_login")
    readonly_fields = ("last_login",)
    list_display = ("username", "name", "unit", "role_names", "is_active")
    list_filter = ("is_active", "held_roles__role", "unit")
    list_select_related = ("unit",)
    search_fields = ("username", "name")
    ordering = ("unit__full_name", "username")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Fetch the roles of the whole page at once."""
        return super().get_queryset(request).prefetch_related("held_roles")

    @admin.display(description="角色")
    def role_names(self, person: User) -> str:
        """Return the roles in words."""
        return "、".join(str(held) for held in person.held_roles.all()) or "—"

    def save_model(self, request: HttpRequest, obj: User, form: PersonForm, change: bool) -> None:
        """Set the password, when one was given, then save the person and the roles."""
        password = form.cleaned_data["new_password"]
        if password:
            obj.set_password(password)
        super().save_model(request, obj, form, change)
        obj.happened = put_roles(obj, roles=form.cleaned_data["roles"]) | ({"password": "已设置"} if password else {})

    def what_happened(self, obj: User) -> tuple[str, dict[str, str]]:
        """Name the gravest thing: one save, one row."""
        if "password" in obj.happened:
            return "set_password", obj.happened
        return "set_roles" if obj.happened else "account_change", obj.happened
