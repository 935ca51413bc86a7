"""Assignments to units, contacts with the proposers, opinions of assisting units."""

from django.conf import settings
from django.db import models

from accounts.models import Unit
from proposals.enums import AssignmentStage, ContactWay, Part
from proposals.models.proposal import Proposal
from proposals.models.stored import StoredFile


class Assignment(models.Model):
    """交办: one unit's part in one proposal, with its days."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="assignments", verbose_name="提案")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name="承办单位")
    part = models.CharField("办理方式", max_length=10, choices=Part.choices)
    stage = models.CharField("状态", max_length=12, choices=AssignmentStage.choices, default=AssignmentStage.PENDING)
    assigned_on = models.DateField("交办日期")
    due_on = models.DateField("办理期限")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="交办人")
    accepted_at = models.DateTimeField("签收时间", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签收人"
    )
    answered_on = models.DateField("答复日期", null=True, blank=True)
    second_due_on = models.DateField("再次答复期限", null=True, blank=True)
    decline_reason = models.TextField("申退理由", blank=True)
    suggested_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="建议承办单位"
    )

    class Meta:
        verbose_name = verbose_name_plural = "交办"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "unit"], condition=~models.Q(stage="declined"), name="assignment_live_once"
            )
        ]
        indexes = [models.Index(fields=["unit", "stage"], name="assignment_unit_stage")]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_part_display()}"

    @property
    def has_answered(self) -> bool:
        """Whether the unit's answer (of an assisting unit: its opinion) has gone out once, a second round or not."""
        return self.stage == AssignmentStage.ANSWERED or self.answered_on is not None


class Contact(models.Model):
    """沟通记录: when, how, with whom, by whom, with what outcome."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="contacts", verbose_name="提案")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="单位")
    contacted_on = models.DateField("日期")
    way = models.CharField("方式", max_length=10, choices=ContactWay.choices)
    with_whom = models.CharField("沟通对象", max_length=100)
    by_whom = models.CharField("沟通人", max_length=60)
    outcome = models.TextField("沟通情况")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="扫描件")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "沟通记录"
        ordering = ["-contacted_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.contacted_on} {self.get_way_display()}"


class Opinion(models.Model):
    """The opinion an assisting unit sent to the lead unit (会办意见): text, a file, or both."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="opinions", verbose_name="会办交办")
    dated_on = models.DateField("日期")
    text = models.TextField("会办意见", blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="来函")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "会办意见"
        ordering = ["-dated_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.assignment.unit} {self.dated_on}"
