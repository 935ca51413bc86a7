"""The filters over the log."""

from datetime import date, datetime, time, timedelta

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone

from accounts.cleaning import CleanForm
from accounts.enums import ActResult
from accounts.models import Act
from accounts.words import action_choices

_BOUNDS = [
    MinValueValidator(date(2000, 1, 1), "日期太早，请填 2000 年以后的日期。"),
    MaxValueValidator(date(2100, 12, 31), "日期太晚，请填 2100 年以前的日期。"),
]


def _day(label: str, method: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label, method=method, validators=_BOUNDS, widget=forms.DateInput(attrs={"type": "date"})
    )


class ActFilter(django_filters.FilterSet):
    """When, who, what, to what, with what end."""

    since = _day("从", "from_day")
    until = _day("到", "to_day")
    actor = django_filters.CharFilter(label="用户", field_name="actor_name", lookup_expr="icontains", max_length=80)
    action = django_filters.ChoiceFilter(label="动作", choices=action_choices, empty_label="全部")
    object = django_filters.CharFilter(label="对象", field_name="object_label", lookup_expr="icontains", max_length=200)
    result = django_filters.ChoiceFilter(label="结果", choices=ActResult.choices, empty_label="全部")

    class Meta:
        model = Act
        form = CleanForm
        fields = ()

    def from_day(self, queryset: QuerySet[Act], name: str, value: date) -> QuerySet[Act]:
        """Rows of this day and later."""
        return queryset.filter(at__gte=_midnight(value))

    def to_day(self, queryset: QuerySet[Act], name: str, value: date) -> QuerySet[Act]:
        """Rows of this day and earlier."""
        return queryset.filter(at__lt=_midnight(value + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
