"""The forms of what happens on the way: contacts with the proposers, opinions of assisting units."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from accounts.cleaning import CleanForm
from letter.clean import LETTER_LIMIT
from proposals.enums import LIVE, ContactWay, Part
from proposals.forms.fields import day_field, file_field, name_missing, past_day, plain_helper
from proposals.models import Assignment, Proposal

WORDS_OF_A_CONTACT = 5_000


class ContactForm(CleanForm):
    """沟通记录."""

    contacted_on = day_field("日期")
    way = forms.ChoiceField(label="方式", choices=ContactWay.choices)
    with_whom = forms.CharField(label="沟通对象", max_length=100)
    by_whom = forms.CharField(label="沟通人", max_length=60)
    outcome = forms.CharField(
        label="沟通情况", max_length=WORDS_OF_A_CONTACT, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)
        self.fields["scan"] = file_field("扫描件")

    def clean_contacted_on(self) -> date | None:
        """A contact that is noted has been."""
        return past_day(self.cleaned_data["contacted_on"])


class OpinionForm(CleanForm):
    """会办意见 of one assisting unit: text, a file, or both."""

    assignment = forms.ModelChoiceField(label="会办单位", queryset=Assignment.objects.none(), empty_label=None)
    dated_on = day_field("日期", help_text="来函或提出意见的日期")
    text = forms.CharField(
        label="会办意见",
        max_length=LETTER_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, proposal: Proposal, own: Assignment | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        name_missing(self)
        assisting = proposal.assignments.filter(part=Part.ASSIST, stage__in=LIVE).select_related("unit")
        if own is not None and own.part == Part.ASSIST:
            assisting = assisting.filter(pk=own.pk)
        self.fields["assignment"].queryset = assisting
        self.fields["assignment"].label_from_instance = lambda one: str(one.unit)
        self.fields["file"] = file_field("来函文件")

    def clean_dated_on(self) -> date | None:
        """An opinion that is there has been written."""
        return past_day(self.cleaned_data["dated_on"])

    def clean(self) -> dict[str, Any]:
        """Text or file."""
        values = super().clean()
        if not values.get("text", "").strip() and not values.get("file"):
            self.add_error("text", "请填写会办意见，或附上来函文件。")
        return values
