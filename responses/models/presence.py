"""Who has a letter open to write on it: a row an open page, kept fresh by the page itself."""

from django.conf import settings
from django.db import models

from responses.models.reply import Reply


class OpenPage(models.Model):
    """One open editor. It is forgotten when it has not been heard of for a while; no act of the road, so not logged."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="open_pages", verbose_name="答复函")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="使用人")
    page = models.CharField("页面标识", max_length=36)
    place = models.CharField("位置", max_length=60, blank=True)
    since = models.DateTimeField("打开时间", auto_now_add=True)
    seen_at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = verbose_name_plural = "打开的编辑页"
        ordering = ["reply", "pk"]
        constraints = [models.UniqueConstraint(fields=["reply", "user", "page"], name="open_page_once")]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.user_id}"
