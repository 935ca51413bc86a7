"""One 常用语 as it is written down or changed."""

from __future__ import annotations

from typing import Any

from django import forms

from responses.forms.office import OfficeForm
from responses.models import Phrase
from responses.services.phrases import TEXT_LIMIT

WHOSE = (("own", "个人的，只有本人用"), ("unit", "本单位的，各人都能用"))


class KeptPhraseForm(OfficeForm):
    """Use, words and whose; with ``may_unit`` the office may write for its unit."""

    use = forms.ChoiceField(label="用处", choices=Phrase.Use.choices, initial=Phrase.Use.TEXT)
    text = forms.CharField(label="内容", max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 2}))
    whose = forms.ChoiceField(label="归谁", choices=WHOSE, initial="own")

    def __init__(self, *args: Any, may_unit: bool, is_change: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_change or not may_unit:
            del self.fields["whose"]
