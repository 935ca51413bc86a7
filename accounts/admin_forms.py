"""The administrator's forms: names that read alike are one name, roles that clash are refused, passwords set unseen."""

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core.exceptions import ValidationError

from accounts.cleaning import CleanModelForm
from accounts.enums import Role
from accounts.models import IssuerCode, Level, ShortName, Unit, User
from accounts.rules import roles_clash


def as_read(name: str) -> str:
    """Return what two names that look the same to a reader have in common."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


class ReadAlikeForm(CleanModelForm):
    """Refuses a name that another row bears in other spelling: full-width letters, capitals, spaces."""

    name_field = "name"

    def clean(self) -> dict[str, Any]:
        """Compare the name with those of all other rows; these tables are small."""
        cleaned = super().clean()
        name = cleaned.get(self.name_field)
        if name:
            model = self._meta.model
            others = model.objects.exclude(pk=self.instance.pk).values_list(self.name_field, flat=True)
            if as_read(name) in {as_read(other) for other in others}:
                label = self.fields[self.name_field].label
                self.add_error(self.name_field, ValidationError(f"{label}“{name}”已有，或与已有的只差大小写、全半角、空格。"))
        return cleaned


class LevelForm(ReadAlikeForm):
    """层级."""

    class Meta:
        model = Level
        fields = ("name", "cppcc_name", "congress_name")


class UnitForm(ReadAlikeForm):
    """单位."""

    name_field = "full_name"

    class Meta:
        model = Unit
        fields = ("level", "code", "full_name", "issuer_mark", "address", "phone", "is_active")


class ShortNameForm(ReadAlikeForm):
    """规范化简称."""

    class Meta:
        model = ShortName
        fields = ("name",)


class IssuerCodeForm(ReadAlikeForm):
    """机关代字."""

    name_field = "code"

    class Meta:
        model = IssuerCode
        fields = ("code",)


class PersonForm(ReadAlikeForm):
    """用户 with the roles; a password is set here but never shown."""

    name_field = "username"
    roles = forms.MultipleChoiceField(
        label="角色", choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    new_password = forms.CharField(
        label="设置密码",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ("username", "name", "unit", "title", "phone", "is_active")
        field_classes = {"username": UsernameField}
        labels = {"is_active": "启用"}
        help_texts = {
            "username": "登录用的名字：字母、数字、汉字和 @ . + - _",
            "is_active": "离岗的人停用账号，不删除：经办过的文件上仍有其名",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_new = self.instance.pk is None
        self.fields["new_password"].required = is_new
        self.fields["new_password"].help_text = password_validators_help_text_html() + (
            "" if is_new else "留空则密码不变；设置后，此人的登录全部失效。"
        )
        if not is_new:
            self.initial["roles"] = sorted(self.instance.roles)

    def clean_new_password(self) -> str:
        """Hold the password to the rules of the settings."""
        password = self.cleaned_data["new_password"]
        if password:
            validate_password(password, self.instance)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse roles that clash, roles without a unit, and locking out the last administrator."""
        cleaned = super().clean()
        roles = set(cleaned.get("roles", []))
        if clash := roles_clash(roles):
            self.add_error("roles", clash)
        if roles - {Role.ADMINISTRATOR, Role.AUDITOR} and not cleaned.get("unit"):
            self.add_error("unit", "经办文件的角色必须属于一个单位。")
        if not (cleaned.get("is_active") and Role.ADMINISTRATOR in roles) and self._is_last_administrator():
            self.add_error("roles", "这是最后一位系统管理员，不能停用或去掉角色。")
        return cleaned

    def _is_last_administrator(self) -> bool:
        administrators = User.objects.filter(is_active=True, held_roles__role=Role.ADMINISTRATOR)
        return (
            self.instance.pk is not None
            and administrators.filter(pk=self.instance.pk).exists()
            and not administrators.exclude(pk=self.instance.pk).exists()
        )
