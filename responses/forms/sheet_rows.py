"""The rows of a 征询意见表 as a table to fill in: a line a row, in the order of its numbers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.template.loader import render_to_string

from letter.clean import clean_text
from letter.feedback.rules import FIELDS, ROWS_MOST

STEP = 10
"""Between the numbers of two rows: another can be put between them."""
FREE_LINES = 3
PARTS = ("order", "field", "label", "group", "options")
SEPARATORS = re.compile(r"[、，,；;\s]+")
LONGEST = 200

Kept = list[dict[str, Any]]


class SheetRowsWidget(forms.Widget):
    """A table with a line for each row of the sheet and some free ones."""

    template_name = "responses/_sheet_rows.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        """Draw the table; what was typed is shown again as it was typed."""
        lines = [_shown(row, place) for place, row in enumerate(value or [], 1)]
        free = {"order": "", "field": "", "label": "", "group": "", "options": "", "beside": False}
        lines += [free] * max(0, min(FREE_LINES, ROWS_MOST - len(lines)))
        fields = [(field, named.said) for field, named in FIELDS.items()]
        context = {"name": name, "lines": lines, "fields": fields}
        return render_to_string(self.template_name, context)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        """Return the lines that hold a row, sorted by their numbers; a line without a number comes last."""
        typed = []
        for place in range(ROWS_MOST):
            line = {part: str(data.get(f"{name}-{place}-{part}", ""))[:LONGEST] for part in PARTS}
            if line["field"]:
                typed.append({**line, "beside": f"{name}-{place}-beside" in data})
        return sorted(typed, key=lambda line: _order(line["order"]))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether no line of the table was sent."""
        return f"{name}-0-field" not in data

    def id_for_label(self, id_: str) -> str:
        """The table has no one field its label could lead to."""
        return ""


class SheetRowsField(forms.Field):
    """Rows of the sheet as the letter's reader takes them."""

    widget = SheetRowsWidget

    def clean(self, value: Any) -> Kept:
        """Return the rows with clean texts. What rows a sheet can have, the letter's own rules say."""
        rows = [_kept(line) for line in value or []]
        if not rows:
            raise forms.ValidationError("请至少选一栏。")
        if unknown := [row["field"] for row in rows if row["field"] not in FIELDS]:
            raise forms.ValidationError(
                f"没有“{clean_text(unknown[0], multiline=False)[:20]}”这样的栏。"
            )
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other rows are meant."""
        return [_kept(line) for line in data or []] != [_kept(line) for line in initial or []]


def _order(text: str) -> tuple[bool, float]:
    digits = text.strip()
    return (False, float(digits)) if digits.isascii() and digits.isdigit() else (True, 0.0)


def _kept(line: dict[str, Any]) -> dict[str, Any]:
    options = line["options"]
    if isinstance(options, str):
        options = [
            option for option in SEPARATORS.split(clean_text(options, multiline=False)) if option
        ]
    texts = {part: clean_text(line[part], multiline=False) for part in ("label", "group")}
    return {
        "field": line["field"],
        **texts,
        "beside": bool(line["beside"]),
        "options": list(options),
    }


def _shown(row: dict[str, Any], place: int) -> dict[str, Any]:
    options = row["options"]
    shown = options if isinstance(options, str) else "、".join(options)
    usual = FIELDS[row["field"]].cppcc if row["field"] in FIELDS else ""
    return {**row, "usual": usual, "options": shown, "order": row.get("order") or place * STEP}
