"""The forms of signing in, of one's own password and of the seals."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.cleaning import CleanForm, CleanModelForm
from accounts.models import Seal
from accounts.services.reauthentication import is_own_password


def fields_only() -> FormHelper:
    """Return the helper by which crispy draws fields and nothing around them."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = True
    return helper


class SignInForm(AuthenticationForm):
    """用户名 and 密码; one sentence for every failure, whether or not somebody bears the name."""

    error_messages = {
        "invalid_login": "用户名或密码不正确。连续输错5次，该账号在本机锁定10分钟。",
        "inactive": "用户名或密码不正确。连续输错5次，该账号在本机锁定10分钟。",
    }

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(request, data)
        self.fields["username"].label = "用户名"
        self.fields["username"].error_messages["required"] = "请输入用户名。"
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages["required"] = "请输入密码。"
        self.helper = fields_only()


class ChangePasswordForm(PasswordChangeForm):
    """The old password, and the new one twice. A wrong old one counts towards the lock-out."""

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(request.user, data)
        self.request = request
        for name, label in (
            ("old_password", "当前密码"),
            ("new_password1", "新密码"),
            ("new_password2", "再输一次新密码"),
        ):
            self.fields[name].label = label
        self.helper = fields_only()

    def clean_old_password(self) -> str:
        """Return the old password when it is right."""
        password = self.cleaned_data["old_password"]
        if not is_own_password(self.request, password):
            raise ValidationError("当前密码不正确。", code="password_incorrect")
        return password


class SealForm(CleanModelForm):
    """登记印章: its name and true diameter."""

    diameter_mm = forms.DecimalField(
        label="直径（毫米）",
        min_value=20,
        max_value=70,
        max_digits=3,
        decimal_places=1,
        initial=42,
        help_text="实物印章的直径，打印出来就是这个尺寸",
    )

    class Meta:
        model = Seal
        fields = ("name", "diameter_mm")
        help_texts = {"name": "如“云川市财政局印章”"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class SealImageForm(CleanForm):
    """上传印章图样."""

    picture = forms.FileField(
        label="印章图样",
        allow_empty_file=False,
        help_text="透明或白底的 PNG、JPG，红色印迹，正面平放，四边裁到印章边缘；不超过 5 MB",
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()
