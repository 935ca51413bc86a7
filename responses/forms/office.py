"""What the office, the signatory and the seal keeper fill in: number, opinion, copies, password, deliveries."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from accounts.cleaning import CleanForm
from proposals.forms.fields import name_missing
from responses.enums import DeliveryWay

COPIES_MOST = 500
ROWS_MOST = 200


def _helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class OfficeForm(CleanForm):
    """A form of one letter's page: fields only, the buttons stand in the template."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_missing(self)

    @property
    def helper(self) -> FormHelper:
        """How crispy draws it."""
        return _helper()


class SignOffForm(OfficeForm):
    """签发: the opinion that stands on the 发文处理单."""

    opinion = forms.CharField(
        label="签发意见", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), required=False, help_text="如：同意。"
    )


class NumberForm(OfficeForm):
    """编号 where the office keeps its register elsewhere: the whole number."""

    typed = forms.CharField(label="发文字号", max_length=60, help_text="照登记簿填写全称，如：云川财函〔2026〕12号")


class SealForm(OfficeForm):
    """用印: copies and the password once more."""

    copies = forms.IntegerField(label="用印份数", min_value=1, max_value=COPIES_MOST)
    note = forms.CharField(label="备注", max_length=200, required=False)
    password = forms.CharField(
        label="登录密码", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), help_text="用印前请再次输入您的登录密码"
    )


class DispatchForm(OfficeForm):
    """印发: how many copies were printed."""

    copies = forms.IntegerField(label="印制份数", min_value=1, max_value=COPIES_MOST)
    note = forms.CharField(label="备注", max_length=200, required=False)


class DeliveryForm(OfficeForm):
    """One recipient: to whom, how, when, how many."""

    recipient = forms.CharField(label="收件人", max_length=100, widget=forms.TextInput(attrs={"class": "form-control wide"}))
    way = forms.ChoiceField(
        label="方式", choices=[("", "请选择"), *DeliveryWay.choices], widget=forms.Select(attrs={"class": "form-select"})
    )
    delivered_on = forms.DateField(
        label="日期", widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    )
    copies = forms.IntegerField(
        label="份数", min_value=1, max_value=COPIES_MOST, widget=forms.NumberInput(attrs={"class": "form-control"})
    )


def deliveries(recipients: list[str], data: object = None) -> forms.BaseFormSet:
    """The rows of recipients: those of the letter proposed, with room for two more; an empty row is left out."""
    today = timezone.localdate()
    initial = [{"recipient": name, "delivered_on": today, "copies": 1} for name in recipients]
    factory = forms.formset_factory(DeliveryForm, extra=2, max_num=ROWS_MOST, absolute_max=ROWS_MOST + 20, can_delete=True)
    told = {"too_many_forms": f"收件人最多{ROWS_MOST}个。", "missing_management_form": "收件人的表格不完整，请刷新页面后再填。"}
    return factory(data, initial=initial, prefix="deliveries", error_messages=told)
