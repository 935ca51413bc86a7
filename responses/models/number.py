"""发文字号: the counters and the numbers given out, which are never deleted and never reused."""

from django.conf import settings
from django.db import models

from accounts.models import IssuerCode
from responses.models.reply import Reply


class Counter(models.Model):
    """The last serial of one issuer code in one year."""

    issuer_code = models.ForeignKey(IssuerCode, on_delete=models.PROTECT, related_name="counters", verbose_name="机关代字")
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号计数"
        constraints = [models.UniqueConstraint(fields=["issuer_code", "year"], name="counter_once")]

    def __str__(self) -> str:
        return f"{self.issuer_code}〔{self.year}〕"


class DocNumber(models.Model):
    """One number of the register. A voided number stays with its reason."""

    issuer_code = models.ForeignKey(IssuerCode, on_delete=models.PROTECT, related_name="numbers", verbose_name="机关代字")
    year = models.PositiveSmallIntegerField("年")
    serial = models.PositiveIntegerField("序号")
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="numbers", verbose_name="答复函")
    is_typed = models.BooleanField("手工登记", default=False)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    registered_at = models.DateTimeField("登记时间", auto_now_add=True)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="作废人"
    )
    void_reason = models.CharField("作废理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发文字号"
        ordering = ["issuer_code", "-year", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["issuer_code", "year", "serial"], name="doc_number_once"),
            models.UniqueConstraint(
                fields=["reply"], condition=models.Q(voided_at__isnull=True), name="doc_number_live_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer_code}〔{self.year}〕{self.serial}号"
