"""Old drafts that somebody brought: the file as it was, and what it was split into."""

from django.conf import settings
from django.db import models

from proposals.models import StoredFile
from responses.models.reply import Reply


class Original(models.Model):
    """One old draft, pasted or uploaded. It stays with the letter once anything of it was taken over."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="originals", verbose_name="答复函")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="原件")
    is_pasted = models.BooleanField("粘贴的文字", default=False)
    split = models.JSONField("拆分结果")
    parts = models.JSONField("取用的部分", default=list, blank=True)
    taken_version = models.PositiveIntegerField("取用后的版本", null=True, blank=True)
    taken_at = models.DateTimeField("取用时间", null=True, blank=True)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="导入人")
    brought_at = models.DateTimeField("导入时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "旧稿"
        ordering = ["reply", "-pk"]

    def __str__(self) -> str:
        return self.file.name
