"""征询意见表样 as a form: the title, the rows, who signs, the notes. No file format is shown to anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from accounts.cleaning import CleanModelForm
from letter.content import FeedbackTemplate, LetterContent
from letter.decoding import ContentError, content_from, content_to
from letter.feedback.rules import problems, traditional_rows, usual_template
from responses.forms.entries import Lines
from responses.forms.sheet_rows import SheetRowsField
from responses.models import FeedbackSheet
from responses.services import samples

PLAIN = (
    "title",
    "person_signature",
    "joint_signature",
    "joint_signs",
    "body_signature",
    "body_signer",
)
LISTED = ("notes", "kept_by")
SIGNERS = (("lead", "只由领衔者签"), ("all", "每一位都签（表上列出各人姓名）"))


class FeedbackSheetForm(CleanModelForm):
    """征询意见表样. What is kept is the template the letter reads."""

    title = forms.CharField(label="表名", max_length=60, widget=forms.TextInput(attrs={"size": 50}))
    rows = SheetRowsField(
        label="各栏",
        help_text="一行一栏，按次序排列；改次序的数字就换位置，“填什么”选空就去掉这一栏。",
    )
    person_signature = forms.CharField(
        label="个人签名处", max_length=14, help_text="如：提案者签名"
    )
    joint_signature = forms.CharField(
        label="联名签名处", max_length=14, required=False, help_text="几人联名时用；空着则同上"
    )
    joint_signs = forms.ChoiceField(label="联名由谁签", choices=SIGNERS)
    body_signature = forms.CharField(
        label="集体盖章处",
        max_length=14,
        help_text="党派、团体、界别、专门委员会用，如：单位（盖章）",
    )
    body_signer = forms.CharField(
        label="集体另由谁签",
        max_length=14,
        required=False,
        help_text="如：负责人签名；空着则只盖章",
    )
    notes = Lines(label="说明", required=False, help_text="一行一条，印时自动编号")
    kept_by = Lines(
        label="一式几份，各由谁留存",
        required=False,
        help_text="一行一个单位；印作“本表一式三份，……各存一份。”",
    )

    class Meta:
        model = FeedbackSheet
        fields = ("code", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        template = _kept_template(self.instance, self.initial.pop("base", "cppcc"))
        plain = {name: getattr(template, name) for name in PLAIN}
        listed = {name: list(getattr(template, name)) for name in LISTED}
        self.initial = {**plain, **listed, "rows": _as_lines(template), **self.initial}

    def clean(self) -> dict[str, Any]:
        """Let the letter's own rules say what is wrong, then lay the sheet out once with the example's words."""
        values = super().clean()
        if self.errors:
            return values
        data = {name: values[name] for name in (*PLAIN, *LISTED, "rows")} | {
            "with_definitions": False
        }
        try:
            template = content_from({"feedback": data}).feedback
        except ContentError as error:
            raise forms.ValidationError(
                [problem.removeprefix("feedback.") for problem in error.problems]
            ) from error
        if wrong := problems(template):
            self.add_error("rows", wrong)
        elif refused := samples.sheet_problem(template):
            self.add_error(None, f"按示例试排：{refused}")
        else:
            self.instance.template = content_to(LetterContent(feedback=template))["feedback"]
        return values


def _kept_template(sheet: FeedbackSheet, base: str) -> FeedbackTemplate:
    """Return the sheet as it is kept; of a new one, and in place of one that cannot be read, the usual."""
    if not sheet.pk:
        return usual_template("npc" if base == "npc" else "cppcc")
    try:
        return samples.template_of(sheet)
    except ContentError:
        return usual_template("cppcc")


def _as_lines(template: FeedbackTemplate) -> list[dict[str, Any]]:
    """Return the rows to be shown; those of an older sheet, which named none, as it draws them."""
    rows = template.rows
    if not rows:
        rows = traditional_rows(template)
        if template.with_definitions:
            rows = tuple(row for row in rows if row.field != "notes")
            rows = (
                *rows,
                replace(rows[-1], field="definitions", label=""),
                replace(rows[-1], field="notes", label=""),
            )
    return [
        {
            "field": row.field,
            "label": row.label,
            "beside": row.beside,
            "group": row.group,
            "options": list(row.options),
        }
        for row in rows
    ]
