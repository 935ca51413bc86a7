"""The text of a reply: sections, items and paragraphs in their order, and the versions that were kept."""

from django.conf import settings
from django.db import models

from responses.enums import PassageKind
from responses.models.reply import Reply


class Passage(models.Model):
    """One block of the text. ``key`` stays with it when it moves: comments and answered asks hold on to it."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="passages", verbose_name="答复函")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children", verbose_name="上级")
    position = models.PositiveSmallIntegerField("次序")
    key = models.CharField("标识", max_length=36)
    kind = models.CharField("类别", max_length=10, choices=PassageKind.choices)
    heading = models.CharField("标题", max_length=120, blank=True)
    lead_in = models.TextField("领句", blank=True)
    text = models.TextField("正文", blank=True)
    more = models.JSONField("续段", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "正文"
        ordering = ["reply", "position"]
        constraints = [models.UniqueConstraint(fields=["reply", "key"], name="passage_key_once")]

    def __str__(self) -> str:
        return self.heading or self.lead_in or self.text[:20]


class ReplyVersion(models.Model):
    """The whole content as it stood at one save; ``reason`` says at which act it was kept."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="versions", verbose_name="答复函")
    version = models.PositiveIntegerField("版本")
    content = models.JSONField("内容")
    reason = models.CharField("缘由", max_length=20, blank=True)
    note = models.CharField("说明", max_length=100, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="保存人")
    saved_at = models.DateTimeField("保存时间", auto_now_add=True)
    stage = models.CharField("环节", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "版本"
        ordering = ["reply", "-version"]
        constraints = [models.UniqueConstraint(fields=["reply", "version"], name="reply_version_once")]

    def __str__(self) -> str:
        return f"第{self.version}版"


class Step(models.Model):
    """One step of the road: who took which act when, from which stage to which, with what opinion."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="steps", verbose_name="答复函")
    action = models.CharField("动作", max_length=12)
    from_stage = models.CharField("从", max_length=12)
    to_stage = models.CharField("到", max_length=12)
    version = models.PositiveIntegerField("版本")
    opinion = models.TextField("意见", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "流程记录"
        ordering = ["reply", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d}"
