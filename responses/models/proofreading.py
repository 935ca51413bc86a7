"""校核: what a person answered to a finding, and the lists and switches a unit keeps for itself."""

from django.conf import settings
from django.db import models

from accounts.models import Unit
from responses.models.reply import Reply

WORDS_LIMIT = 200
"""Characters by which a finding is known again: the words it stands on."""


class IgnoredFinding(models.Model):
    """One finding that a person set aside: in one letter (once), or in every letter of the unit (always, no letter).

    It is known again by rule, place and words: when the words change, the finding speaks again. Never deleted:
    who takes it back is written beside it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ignored_findings", verbose_name="单位")
    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="ignored_findings", verbose_name="答复函",
        help_text="空：本单位今后各件都不再提示",
    )  # fmt: skip
    rule = models.CharField("规则", max_length=12)
    level = models.CharField("级别", max_length=8)
    place = models.CharField("位置", max_length=60, blank=True)
    words = models.CharField("原文", max_length=WORDS_LIMIT, blank=True)
    said = models.CharField("提示", max_length=300)
    reason = models.CharField("理由", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经手人")
    at = models.DateTimeField("时间", auto_now_add=True)
    withdrawn_at = models.DateTimeField("收回时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收回人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "忽略的校核提示"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "rule"], name="ignored_unit_rule")]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "rule", "place", "words"],
                condition=models.Q(withdrawn_at__isnull=True, reply__isnull=False),
                name="ignored_live_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "rule", "words"],
                condition=models.Q(withdrawn_at__isnull=True, reply__isnull=True),
                name="ignored_always_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.words}"


class ProofSettings(models.Model):
    """What a unit keeps of 校核: its lists (on top of those that come with the system) and the rules it switched off."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="proof_settings", verbose_name="单位")
    lists = models.JSONField("词表", default=dict, blank=True)
    off = models.JSONField("停用的规则", default=list, blank=True)
    version = models.PositiveIntegerField("版本", default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="保存人")
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "校核设置"

    def __str__(self) -> str:
        return f"{self.unit} 校核设置"
