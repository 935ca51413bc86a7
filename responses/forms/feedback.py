"""What stands on a returned sheet."""

from __future__ import annotations

from django import forms

from proposals.models import Proposal
from responses.enums import Satisfaction
from responses.forms.office import OfficeForm


class FeedbackForm(OfficeForm):
    """征询意见 as the proposer filled it in, with the scan."""

    proposal = forms.ModelChoiceField(label="提案", queryset=Proposal.objects.none(), empty_label=None)
    proposer_name = forms.CharField(label="填表人", max_length=60)
    attitude = forms.ChoiceField(label="办理态度", choices=[("", "表上没有这一栏"), *Satisfaction.choices], required=False)
    result = forms.ChoiceField(label="办理结果", choices=[("", "请选择"), *Satisfaction.choices])
    opinion = forms.CharField(label="意见建议", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=5000)
    signed_on = forms.DateField(label="签署日期", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    received_on = forms.DateField(label="收到日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    scan = forms.FileField(label="征询意见表扫描件", help_text="PDF、PNG 或 JPEG；没有提案者签名的扫描件不能登记")

    def __init__(self, *args, proposals: list[Proposal], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset = Proposal.objects.filter(pk__in=[one.pk for one in proposals])
