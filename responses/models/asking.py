"""Which passage of a letter answers which 建议点, and why one stays without an answer."""

from django.conf import settings
from django.db import models

from proposals.models import Ask
from responses.models.reply import Reply


class AskTie(models.Model):
    """One passage answers one ask. The passage is named by its key, which stays with it wherever it is moved."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="ask_ties", verbose_name="答复函")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="ties", verbose_name="建议点")
    key = models.CharField("段落标识", max_length=36)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经手人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "建议点的答复"
        ordering = ["reply", "ask", "pk"]
        constraints = [models.UniqueConstraint(fields=["reply", "ask", "key"], name="ask_tie_once")]

    def __str__(self) -> str:
        return f"{self.ask_id} ← {self.key}"


class AskReason(models.Model):
    """Why this letter leaves an ask without an answer."""

    class Kind(models.TextChoices):
        """What may be said; ``other`` is written out."""

        OTHER_UNIT = "other_unit", "由其他承办单位答复"
        OUT_OF_SCOPE = "out_of_scope", "不属本单位职责"
        BEFORE = "before", "前次答复已说明"
        OTHER = "other", "其他"

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="ask_reasons", verbose_name="答复函")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="reasons", verbose_name="建议点")
    kind = models.CharField("理由", max_length=12, choices=Kind.choices)
    text = models.CharField("说明", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经手人")
    at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "不答复建议点的理由"
        ordering = ["reply", "ask"]
        constraints = [models.UniqueConstraint(fields=["reply", "ask"], name="ask_reason_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.text}）" if self.text else self.get_kind_display()
