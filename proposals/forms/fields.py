"""Fields that several forms of the register share."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

DAYS = [
    MinValueValidator(date(2000, 1, 1), "日期不能早于2000年。"),
    MaxValueValidator(date(2100, 12, 31), "日期不能晚于2100年。"),
]
ACCEPTED = ".pdf,.png,.jpg,.jpeg,.docx"


def day_field(label: str, *, required: bool = True, **options: Any) -> forms.DateField:
    """Return a day to be chosen or typed, within a century."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, validators=DAYS, **options)


def past_day(day: date | None) -> date | None:
    """Return the day. Raises ValidationError when it is still to come."""
    if day is not None and day > timezone.localdate():
        raise forms.ValidationError("日期不能在今天之后。")
    return day


def file_field(label: str) -> forms.FileField:
    """Return an optional file; what it is is judged by its content when it is kept."""
    size = settings.FUWEN_UPLOAD_MAX_BYTES // 1024 // 1024
    return forms.FileField(
        label=label,
        required=False,
        allow_empty_file=True,  # the service says it in our words
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=f"可不附。PDF、PNG、JPEG或DOCX，不超过{size}MB；页面报错后要重新选择文件。",
    )


def plain_helper() -> FormHelper:
    """Return crispy's helper for fields alone: form tag, buttons and help stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


def name_missing(form: forms.BaseForm) -> None:
    """Let each field that is left empty say what it wants: 请填写标题。"""
    for field in form.fields.values():
        verb = "选择" if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField) else "填写"
        field.error_messages["required"] = f"请{verb}{field.label}。"
