"""What a place decides, as data: classification schemes, limits and session names, the calendar."""

from django.db import models

from accounts.models import Level
from proposals.enums import Kind


class OutcomeScheme(models.Model):
    """办理结果分类办法: an ordered list of classes."""

    code = models.SlugField("代码", max_length=30, unique=True)
    name = models.CharField("名称", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "分类办法"

    def __str__(self) -> str:
        return self.name


class Outcome(models.Model):
    """办理结果分类: one class of a scheme."""

    scheme = models.ForeignKey(OutcomeScheme, on_delete=models.PROTECT, related_name="outcomes", verbose_name="分类办法")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("代码", max_length=8)
    label = models.CharField("名称", max_length=40)
    definition = models.TextField("定义", blank=True)
    group = models.CharField("统计归类", max_length=8, blank=True)
    needs_follow_up = models.BooleanField("需跟踪落实", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "办理结果分类"
        ordering = ["scheme", "position"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="outcome_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class HandlingRule(models.Model):
    """The limits, session name and scheme that a level uses for one kind."""

    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="handling_rules", verbose_name="层级")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    scheme = models.ForeignKey(OutcomeScheme, on_delete=models.PROTECT, related_name="+", verbose_name="分类办法")
    session_pattern = models.CharField(
        "会议名称", max_length=80, help_text="〈届〉〈次〉处填入中文数字，如：政协云川市第〈届〉届委员会第〈次〉次会议"
    )
    decline_days = models.PositiveSmallIntegerField("申退期限（工作日）", default=5)
    contact_days = models.PositiveSmallIntegerField("首次联系期限（工作日）", default=15)
    opinion_days = models.PositiveSmallIntegerField("会办意见期限（日）", default=30)
    reply_months = models.PositiveSmallIntegerField("答复期限（月）", default=3)
    feedback_days = models.PositiveSmallIntegerField("征询意见表寄回期限（工作日）", default=15)
    second_months = models.PositiveSmallIntegerField("再次答复期限（月）", default=1)
    yellow_days = models.PositiveSmallIntegerField("黄灯：剩余不多于（日）", default=15)
    orange_days = models.PositiveSmallIntegerField("橙灯：剩余不多于（日）", default=5)

    class Meta:
        verbose_name = verbose_name_plural = "办理规定"
        constraints = [models.UniqueConstraint(fields=["level", "kind"], name="handling_rule_once")]

    def __str__(self) -> str:
        return f"{self.level} {self.get_kind_display()}"


class CalendarDay(models.Model):
    """A day that differs from its weekday: a holiday on a weekday, or a working Saturday (调休)."""

    day = models.DateField("日期", unique=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("说明", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {'上班' if self.is_workday else '放假'}"
