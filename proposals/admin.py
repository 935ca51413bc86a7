"""The administrator's tables of what a place decides: classes, limits, working days. No proposal is among them."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.admin import OwnRights
from accounts.services.log import record
from proposals.forms.decisions import (
    CalendarDayForm,
    HandlingRuleForm,
    OutcomeForm,
    OutcomeSchemeForm,
)
from proposals.models import CalendarDay, HandlingRule, Outcome, OutcomeScheme


class DecisionAdmin(OwnRights, admin.ModelAdmin):
    """Writes a row of the log in the transaction of each change; nothing that letters rest on is deleted."""

    is_for_administrators = True
    list_per_page = 50
    save_as = False
    actions = None

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        """Log a new row."""
        record("decision_add", by=request.user, on=obj, data={"change": _said(message)})
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        """Log a changed row with the names of the fields that changed."""
        record("decision_change", by=request.user, on=obj, data={"change": _said(message)})
        return super().log_change(request, obj, message)


def _said(message: Any) -> str:
    text = message if isinstance(message, str) else json.dumps(message)
    return str(LogEntry(change_message=text).get_change_message())


class OutcomeInline(OwnRights, admin.StackedInline):
    """The classes of a scheme, in their order."""

    model = Outcome
    form = OutcomeForm
    extra = 1


@admin.register(OutcomeScheme)
class OutcomeSchemeAdmin(DecisionAdmin):
    """分类办法 with its classes."""

    form = OutcomeSchemeForm
    list_display = ("name", "code")
    inlines = (OutcomeInline,)


@admin.register(HandlingRule)
class HandlingRuleAdmin(DecisionAdmin):
    """办理规定 of a level for one kind."""

    form = HandlingRuleForm
    list_display = ("level", "kind", "scheme", "reply_months", "opinion_days", "decline_days")
    list_select_related = ("level", "scheme")


@admin.register(CalendarDay)
class CalendarDayAdmin(DecisionAdmin):
    """工作日历: days that differ from their weekday. A wrong day may go."""

    form = CalendarDayForm
    list_display = ("day", "is_workday", "name")
    list_filter = ("is_workday",)
    date_hierarchy = "day"
    ordering = ("-day",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators take a day out again."""
        return self.has_change_permission(request, obj)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> list[LogEntry]:
        """Log the days that go."""
        for day in queryset:
            record("decision_delete", by=request.user, on=day)
        return super().log_deletions(request, queryset)
