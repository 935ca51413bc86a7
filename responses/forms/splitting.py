"""What is brought to 导入旧稿: a pasted text or a file; and the parts that are to be taken over."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings

from letter.split.encoding import BYTES_LIMIT
from letter.split.files import DOCX_LIMIT
from responses.forms.office import OfficeForm
from responses.services.parts import PARTS

MIB = 1024 * 1024


class RawText(forms.CharField):
    """A text as it was pasted, tabs and page ends and all: they tell where cells and pages end. Splitting cleans it."""

    def to_python(self, value: Any) -> str:
        """Return it unchanged."""
        return value or ""


class SplitForm(forms.Form):
    """Either a text or a file; what it really is, the splitting finds out."""

    text = RawText(
        label="粘贴全文", required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-most": BYTES_LIMIT}),
        help_text="从标题到落款、抄送，连同征询意见表一起粘贴即可。",
    )  # fmt: skip
    file = forms.FileField(
        label="或者选择文件", required=False, allow_empty_file=True, widget=forms.ClearableFileInput(attrs={"accept": ".docx,.txt"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = min(settings.FUWEN_UPLOAD_MAX_BYTES, DOCX_LIMIT)
        self.fields["file"].help_text = f"DOCX 或 TXT，不超过 {self.most // MIB} MB。旧的 .doc、.wps 请先另存为 DOCX。"

    @property
    def helper(self) -> FormHelper:
        """How crispy draws it."""
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        return helper

    def clean_file(self) -> Any:
        """Refuse by size what need not be opened."""
        file = self.cleaned_data["file"]
        if file and file.size > self.most:
            raise forms.ValidationError(f"文件超过 {self.most // MIB} MB，不能拆分。")
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean()
        has_text, has_file = bool(cleaned.get("text", "").strip()), bool(cleaned.get("file"))
        if self.errors:
            return cleaned
        if not has_text and not has_file:
            raise forms.ValidationError("请粘贴旧稿的文字，或者选择一个文件。")
        if has_text and has_file:
            raise forms.ValidationError("既粘贴了文字，又选择了文件，请只留一样。")
        return cleaned


class TakeForm(OfficeForm):
    """Which parts are to be taken over."""

    parts = forms.MultipleChoiceField(
        choices=[(part, label) for part, (label, _) in PARTS.items()],
        error_messages={"invalid_choice": "没有这一部分，请刷新页面后再选。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].error_messages["required"] = "请勾选要取用的部分。"
