"""The form's door: unseen characters are taken out, and the person is told."""

import pytest
from django import forms

from accounts.cleaning import CleanForm, clean_json
from letter.clean import clean_text


class Sample(CleanForm):
    title = forms.CharField(label="标题", max_length=10)
    text = forms.CharField(label="正文", widget=forms.Textarea, required=False, strip=False)
    mail = forms.EmailField(label="邮箱", required=False)
    data = forms.JSONField(label="数据", required=False)
    password = forms.CharField(label="密码", required=False, strip=False, widget=forms.PasswordInput)


def filled(**data) -> Sample:
    form = Sample({"title": "标题", **data})
    form.is_valid()
    return form


@pytest.mark.parametrize("char", ["\u202a", "\u202e", "\u2066", "\u2069", "\u200b", "\u200f", "\u2060", "\ufeff", "\U000e0041", "\x00", "\x1b", "\ud800", "\uffff"])
def test_unseen_characters_go_and_the_person_is_told(char):
    form = filled(title=f"云{char}川", text=f"一{char}二\n三")
    assert form.cleaned_data["title"] == "云川"
    assert form.cleaned_data["text"] == "一二\n三"
    assert len(form.notices) == 2
    assert form.notices[0].startswith(f"标题：已删去1个看不见的字符或控制字符：U+{ord(char):04X}")


def test_only_unseen_characters_count_as_empty():
    form = filled(title="\u200b\u2060\ufeff \u202e")
    assert form.errors["title"] == ["这个字段是必填项。"]


def test_length_is_counted_after_cleaning():
    assert filled(title="一二三四五六七八九十" + "\u200b" * 90).cleaned_data["title"] == "一二三四五六七八九十"


@pytest.mark.parametrize("name", ["𠮷", "𠀀", "\U00030000", "\ufa11"])
def test_rare_characters_stay(name):
    form = filled(title=name)
    assert form.cleaned_data["title"] == name and form.notices == []


def test_compatibility_character_is_made_standard_with_a_notice():
    form = filled(title="\uf90a")
    assert form.cleaned_data["title"] == "金"
    assert "改为“金”" in form.notices[0]


def test_passwords_are_left_as_they_are():
    assert filled(password=" a\u200bb ").cleaned_data["password"] == " a\u200bb "


def test_json_is_cleaned_all_through():
    form = filled(data='{"a\\u200b": ["x\\ud800y", {"b": "\\u202ez"}], "n": 1}')
    assert form.cleaned_data["data"] == {"a": ["xy", {"b": "z"}], "n": 1}
    assert clean_json(["\x00a\nb", 1.5, None], multiline=False) == ["a b", 1.5, None]


def test_clean_stays_as_it_is():
    assert filled(text="第一行\n　　第二行").notices == []
    assert clean_text(clean_text("a\u200b\u0301")) == clean_text("a\u200b\u0301")
