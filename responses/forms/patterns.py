"""The administrator's forms for how letters are written: patterns, stock phrases."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from accounts.cleaning import CleanModelForm
from accounts.models import IssuerCode
from responses.enums import Purpose
from responses.forms.entries import Lines
from responses.forms.layout import LayoutFields, chosen_layout, initial_layout
from responses.models import LetterPattern, Phrase

MARKS = ("〈单位〉", "〈会议〉", "〈编号〉", "〈提案标题〉", "〈提案〉", "〈类别〉", "〈尊称〉", "〈主办单位〉", "〈原发文字号〉")
"""The marks a pattern may hold; services.proposing fills them from the register."""
MARK = re.compile("〈[^〈〉]*〉")
PATTERNS = ("title_pattern", "opening_pattern", "closing_pattern")
COPIES_MOST, COPY_LONGEST = 20, 60


class UnitsCode(forms.ModelChoiceField):
    """机关代字 with the unit it belongs to."""

    def label_from_instance(self, obj: IssuerCode) -> str:
        """云川财函（云川市财政局）."""
        return f"{obj.code}（{obj.unit}）"


class LetterPatternForm(CleanModelForm, LayoutFields):
    """行文样式 of a unit for one kind and purpose; what it is for is fixed once it is there."""

    issuer_code = UnitsCode(label="机关代字", queryset=IssuerCode.objects.select_related("unit").order_by("unit__full_name", "code"))
    copied_to = Lines(label="抄送", required=False, help_text="每行一个机关；会办单位自动加，不必写")

    class Meta:
        model = LetterPattern
        fields = (
            "unit",
            "kind",
            "purpose",
            "issuer_code",
            "is_numbered_elsewhere",
            "title_pattern",
            "opening_pattern",
            "closing_pattern",
            "copied_to",
            "copies_each",
            "feedback_sheet",
            "sheet_to_all",
        )
        widgets = {
            "title_pattern": forms.Textarea(attrs={"rows": 3, "cols": 60}),
            "opening_pattern": forms.Textarea(attrs={"rows": 3, "cols": 60}),
            "closing_pattern": forms.Textarea(attrs={"rows": 3, "cols": 60}),
        }
        error_messages = {NON_FIELD_ERRORS: {"unique_together": "这个单位已有同一类别、同一文种的行文样式，请直接修改它。"}}
        help_texts = {
            "title_pattern": f"可用的标记：{''.join(MARKS)}；在某处断行就另起一行",
            "closing_pattern": "每行一段",
            "feedback_sheet": "只有答复函和再次答复函附表",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layout, self.layout_problem = initial_layout(self.instance.profile)
        self.initial = {**layout, **self.initial}
        if self.instance.pk:
            codes = self.fields["issuer_code"].queryset
            self.fields["issuer_code"].queryset = codes.filter(unit_id=self.instance.unit_id)

    def clean_copied_to(self) -> list[str]:
        """Hold the list to what an 抄送 can be."""
        names = self.cleaned_data["copied_to"]
        if len(names) > COPIES_MOST:
            raise forms.ValidationError(f"抄送共{len(names)}个，最多{COPIES_MOST}个。")
        for name in names:
            if len(name) > COPY_LONGEST:
                raise forms.ValidationError(f"“{name[:12]}……”共{len(name)}字，最多{COPY_LONGEST}字。")
        return names

    def clean(self) -> dict[str, Any]:
        """The code is the unit's own, the marks are ours, the sheet goes with answers."""
        values = super().clean()
        unit = values.get("unit") or (self.instance.unit if self.instance.pk else None)
        code = values.get("issuer_code")
        if unit and code and code.unit_id != unit.pk:
            self.add_error("issuer_code", f"“{code}”是{code.unit}的机关代字，请选{unit}自己的。")
        for name in PATTERNS:
            if unknown := [mark for mark in MARK.findall(values.get(name) or "") if mark not in MARKS]:
                self.add_error(name, f"没有{'、'.join(unknown)}这样的标记；可用的有{''.join(MARKS)}。")
        purpose = values.get("purpose") or self.instance.purpose
        if values.get("feedback_sheet") and purpose not in (Purpose.REPLY, Purpose.SECOND):
            self.add_error("feedback_sheet", f"{Purpose(purpose).label}不附征询意见表。")
        if values.get("copies_each") and purpose not in (Purpose.REPLY, Purpose.SECOND):
            self.add_error("copies_each", f"{Purpose(purpose).label}不寄提案者，没有联名分送。")
        self.instance.profile = chosen_layout(values)
        return values


class PhraseForm(CleanModelForm):
    """常用语 of everybody, of a unit, or of a person."""

    class Meta:
        model = Phrase
        fields = ("use", "text", "unit", "user")
        help_texts = {"unit": "单位和个人都不选，就给所有人用", "user": "只给一个人用"}

    def clean(self) -> dict[str, Any]:
        """A person's own phrase needs no unit, and surely not another one."""
        values = super().clean()
        unit, user = values.get("unit"), values.get("user")
        if unit and user and user.unit_id != unit.pk:
            self.add_error("user", f"{user}不是{unit}的人。")
        return values
