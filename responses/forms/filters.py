"""The filters of the list of letters; the same will drive its Excel file."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from accounts.cleaning import CleanForm
from accounts.models import Unit
from letter.clean import clean_text
from letter.numerals import parse_doc_number
from proposals.enums import Kind
from proposals.search import NUMBER, WORDS_AT_MOST
from responses.enums import Purpose, Stage
from responses.models import Answer, DocNumber, Reply
from responses.models.visible import ReplyQuerySet

SEARCH_LONGEST = 60
SERIAL_MOST = 2**31 - 1
LAST_ISSUED = "last"


class ReplyFilter(django_filters.FilterSet):
    """Words, stage, purpose, kind, unit, class, and whether it is the last word on a proposal."""

    q = django_filters.CharFilter(
        label="查找",
        method="search",
        field_name="q",
        max_length=SEARCH_LONGEST,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "标题、正文、字号、提案编号"}),
    )
    stage = django_filters.ChoiceFilter(label="环节", choices=Stage.choices, empty_label="全部", widget=forms.Select(attrs={"class": "form-select"}))
    purpose = django_filters.ChoiceFilter(label="文种", choices=Purpose.choices, empty_label="全部", widget=forms.Select(attrs={"class": "form-select"}))
    kind = django_filters.ChoiceFilter(label="类别", choices=Kind.choices, empty_label="全部", widget=forms.Select(attrs={"class": "form-select"}))
    unit = django_filters.ModelChoiceFilter(
        label="单位", queryset=Unit.objects.none(), empty_label="全部", widget=forms.Select(attrs={"class": "form-select"})
    )
    outcome = django_filters.CharFilter(
        label="分类", field_name="outcome__code", max_length=8, widget=forms.TextInput(attrs={"class": "form-control short"})
    )

    issued = django_filters.ChoiceFilter(
        label="印发",
        method="by_issued",
        choices=[(LAST_ISSUED, "最近一次答复")],
        empty_label="全部",
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    class Meta:
        model = Reply
        form = CleanForm
        fields: tuple[str, ...] = ()

    def __init__(self, *args, units: QuerySet[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.filters["unit"].queryset = units

    def search(self, replies: ReplyQuerySet, name: str, value: str) -> ReplyQuerySet:
        """Every word must be found, in the title, the text, a proposal's title or number, or the 发文字号."""
        for word in clean_text(value, multiline=False).split()[:WORDS_AT_MOST]:
            replies = replies.filter(_holds(word))
        return replies

    def by_issued(self, replies: ReplyQuerySet, name: str, value: str) -> ReplyQuerySet:
        """Keep the last answer that went out to each proposal: what the counts by class are made of."""
        return replies.last_issued()


def _holds(word: str) -> Q:
    """`icontains`, because PostgreSQL's `contains` minds case and SQLite's does not."""
    found = NUMBER.fullmatch(word)
    number = found["number"] if found else word
    answers = Answer.objects.filter(Q(proposal__title__icontains=word) | Q(proposal__number__icontains=number))
    # A number fallen by 退回 is no longer the letter's; one fallen with the letter is what a void letter is found by.
    numbers = DocNumber.objects.filter(_of_number(word)).filter(Q(voided_at__isnull=True) | Q(reply__stage=Stage.VOID))
    return (
        Q(title__icontains=word)
        | Q(text__icontains=word)
        | Q(pk__in=answers.values("reply"))
        | Q(pk__in=numbers.values("reply"))
    )


def _of_number(word: str) -> Q:
    """云川财函〔2026〕12号 as a whole, or a piece of the 机关代字."""
    try:
        code, year, serial = parse_doc_number(word)
    except ValueError:
        return Q(issuer_code__code__icontains=word)
    return Q(issuer_code__code=code, year=min(year, 9999), serial=min(serial, SERIAL_MOST))
