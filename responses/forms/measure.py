"""What is brought to 格式体检: one file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from letter.measure import BYTES_LIMIT
from responses.forms.office import OfficeForm

MIB = 1024 * 1024


class MeasureForm(OfficeForm):
    """A PDF or a DOCX; what it really is, the measuring finds out."""

    file = forms.FileField(
        label="要体检的文件",
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"required": "请选择要体检的文件。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = min(settings.FUWEN_UPLOAD_MAX_BYTES, BYTES_LIMIT)
        self.fields["file"].help_text = f"PDF 或 DOCX，不论由什么软件生成，不超过 {self.most // MIB} MB；只测量，不保存"

    def clean_file(self) -> Any:
        """Refuse by size what need not be opened."""
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError("文件是空的。")
        if file.size > self.most:
            raise forms.ValidationError(f"文件超过 {self.most // MIB} MB，不能测量。")
        return file
