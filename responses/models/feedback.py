"""征询意见 as it came back on the signed sheet."""

from django.conf import settings
from django.db import models

from proposals.models import Proposal, StoredFile
from responses.enums import Satisfaction
from responses.models.reply import Reply


class Feedback(models.Model):
    """One returned sheet: what the proposer ticked, with its scan."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="feedbacks", verbose_name="答复函")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="feedbacks", verbose_name="提案")
    proposer_name = models.CharField("填表人", max_length=60)
    attitude = models.CharField("办理态度", max_length=12, choices=Satisfaction.choices, blank=True)
    result = models.CharField("办理结果", max_length=12, choices=Satisfaction.choices)
    opinion = models.TextField("意见建议", blank=True)
    signed_on = models.DateField("签署日期", null=True, blank=True)
    received_on = models.DateField("收到日期")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="扫描件")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "征询意见"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "proposal", "proposer_name"], name="feedback_sheet_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposer_name} {self.get_result_display()}"
