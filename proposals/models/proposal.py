"""Proposals with their asks and proposers."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from simple_history.models import HistoricalRecords

from accounts.models import Level, Unit
from proposals.enums import CaseStage, Kind, ProposerKind
from proposals.models.visible import ProposalQuerySet


class Proposal(models.Model):
    """A 政协提案 or 人大建议 as the register holds it.

    ``stage`` is written by services.stages alone; ``version`` grows with each change of facts or assignment.
    """

    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="proposals", verbose_name="层级")
    term = models.PositiveSmallIntegerField("届")
    session = models.PositiveSmallIntegerField("次")
    number = models.CharField("编号", max_length=12, help_text="如：088")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文", blank=True)
    field = models.CharField("领域", max_length=30, blank=True)
    is_key = models.BooleanField("重点提案", default=False)
    is_on_paper = models.BooleanField("纸质转来", default=False)
    # Not entered_by's unit: a clerk who changes units must not take the paper proposals along.
    paper_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="纸质件收件单位"
    )
    stage = models.CharField("办理状态", max_length=12, choices=CaseStage.choices, default=CaseStage.FILED)
    submitted_on = models.DateField("提出日期", null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)
    version = models.PositiveIntegerField("版本", default=1)
    history = HistoricalRecords()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提案"
        # By length first: numbers are kept as they are written, and 1000 comes after 999.
        ordering = ["-term", "-session", "kind", Length("number"), "number"]
        constraints = [
            models.UniqueConstraint(fields=["level", "kind", "term", "session", "number"], name="proposal_number_once")
        ]
        indexes = [
            models.Index(fields=["level", "stage"], name="proposal_stage"),
            models.Index(
                "level",
                models.F("term").desc(),
                models.F("session").desc(),
                "kind",
                Length("number"),
                "number",
                name="proposal_register",
            ),
        ]

    def __str__(self) -> str:
        return f"第{self.number}号 {self.title}"


class Ask(models.Model):
    """建议点: one thing the proposal asks for."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="asks", verbose_name="提案")
    position = models.PositiveSmallIntegerField("次序")
    text = models.CharField("建议点", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "建议点"
        ordering = ["proposal", "position"]

    def __str__(self) -> str:
        return self.text


class Proposer(models.Model):
    """提案者: the lead or a co-signer."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="proposers", verbose_name="提案")
    position = models.PositiveSmallIntegerField("次序")
    kind = models.CharField("身份", max_length=10, choices=ProposerKind.choices)
    name = models.CharField("姓名或名称", max_length=60)
    is_lead = models.BooleanField("领衔", default=False)
    address = models.CharField("通讯地址", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "提案者"
        ordering = ["proposal", "position"]

    def __str__(self) -> str:
        return self.name
