"""批注: what somebody says of a passage of a draft, the answers to it, and whether it is settled."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from responses.models.reply import Reply

TEXT_LIMIT = 1_000
WORDS_LIMIT = 200


class Comment(models.Model):
    """One comment, or (with ``parent``) one answer to it.

    The place is a field's name or a passage's key, which stays with the passage wherever it is moved; ``words`` are
    what was marked, so that they are found again when the text around them changes.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="comments", verbose_name="答复函")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers", verbose_name="所答批注")
    place = models.CharField("位置", max_length=60, blank=True)
    field = models.CharField("栏", max_length=12, blank=True)
    line = models.PositiveSmallIntegerField("段", default=0)
    start = models.PositiveIntegerField("起", default=0)
    words = models.CharField("原文", max_length=WORDS_LIMIT, blank=True)
    said = models.CharField("写批注时的位置", max_length=60, blank=True)
    text = models.CharField("批注", max_length=TEXT_LIMIT)
    version = models.PositiveIntegerField("版本")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="批注人")
    at = models.DateTimeField("时间", auto_now_add=True)
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处理人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "批注"
        ordering = ["reply", "pk"]
        indexes = [models.Index(fields=["reply"], condition=Q(settled_at__isnull=True), name="comment_open")]

    def __str__(self) -> str:
        return self.text[:30]
