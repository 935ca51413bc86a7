"""The form's door for text: every field of text passes clean_text(), and the person is told what was removed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from letter.clean import clean_text, notices

TOLD_AT_MOST = 5


def clean_json(value: Any, *, multiline: bool = True) -> Any:
    """Return the decoded JSON with every string in it cleaned, keys included."""
    if isinstance(value, str):
        return clean_text(value, multiline=multiline)
    if isinstance(value, dict):
        return {clean_text(key, multiline=False): clean_json(one, multiline=multiline) for key, one in value.items()}
    if isinstance(value, list):
        return [clean_json(one, multiline=multiline) for one in value]
    return value


class _Cleaned:
    """Wraps to_python of the form's text fields, so that a text of unseen characters alone counts as empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._notices: dict[str, list[str]] = {}
        for name, field in self.fields.items():
            if isinstance(field, forms.JSONField):
                self._wrap_json(field)
            elif isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
                self._wrap_text(name, field)

    def _wrap_text(self, name: str, field: forms.CharField) -> None:
        to_python = field.to_python
        is_multiline = isinstance(field.widget, forms.Textarea)

        def cleaned(value: Any) -> Any:
            if isinstance(value, str) and value not in field.empty_values:
                self._notices[name] = notices(value)
                value = clean_text(value, multiline=is_multiline)
            return to_python(value)

        field.to_python = cleaned

    def _wrap_json(self, field: forms.JSONField) -> None:
        to_python = field.to_python
        field.to_python = lambda value: clean_json(to_python(value))

    @property
    def notices(self) -> list[str]:
        """What cleaning changed, one Chinese sentence a field: 标题：已删去2个看不见的字符……"""
        return [
            f"{self.fields[name].label or name}：{''.join(said)}" for name, said in self._notices.items() if said
        ]

    def tell(self, request: HttpRequest) -> None:
        """Show the notices as messages on the next page."""
        for sentence in self.notices[:TOLD_AT_MOST]:
            messages.warning(request, sentence)


class CleanForm(_Cleaned, forms.Form):
    """A form whose text fields are cleaned."""


class CleanModelForm(_Cleaned, forms.ModelForm):
    """A model form whose text fields are cleaned."""
