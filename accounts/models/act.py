"""The log of acts: append-only rows in a keyed chain."""

from django.db import models

from accounts.enums import ActResult


class Act(models.Model):
    """One act of one person. Plain ids, no foreign keys: nothing cascades into the log. The database refuses change."""

    number = models.BigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    actor_id = models.BigIntegerField("用户编号", null=True)
    actor_name = models.CharField("用户", max_length=80)
    action = models.CharField("动作", max_length=40, db_index=True)
    object_type = models.CharField("对象类别", max_length=40, blank=True)
    object_id = models.CharField("对象编号", max_length=40, blank=True)
    object_label = models.CharField("对象", max_length=200, blank=True)
    result = models.CharField("结果", max_length=10, choices=ActResult.choices)
    ip = models.CharField("地址", max_length=45, blank=True)
    data = models.JSONField("详情", default=dict, blank=True)
    previous = models.CharField("前一摘要", max_length=64)
    mac = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "操作日志"
        ordering = ["number"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="act_object")]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class ActHead(models.Model):
    """The chain's end, one row: locked while the next act is written."""

    number = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = verbose_name_plural = "日志链尾"

    def __str__(self) -> str:
        return str(self.number)
