"""用语: which letters can be searched, and from which letter a passage took its words."""

from django.conf import settings
from django.db import models

from responses.models.reply import Reply


class SearchedLetter(models.Model):
    """A letter that has left the house, as the index knows it. The index itself is the database's own:
    see services.search_index, which alone writes this row.
    """

    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, related_name="searched", verbose_name="答复函")
    row = models.BigIntegerField("索引号", unique=True, help_text="成文日期在高位，件号在低位：由大到小即由新到旧")
    scope = models.JSONField("范围", default=list, help_text="单位与层级的标记，与正文的字对一同入索引")
    number = models.CharField("发文字号", max_length=60)
    dated_on = models.DateField("成文日期")

    class Meta:
        verbose_name = verbose_name_plural = "可检索的答复函"

    def __str__(self) -> str:
        return self.number


class PassageSource(models.Model):
    """取自: the letter a passage took words from. Kept beside the passage by its key; never printed.

    ``words`` are the years, figures and times of the words taken: as long as they stand there, the page warns of them.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="passage_sources", verbose_name="答复函")
    place = models.CharField("位置", max_length=36, help_text="段落标识或栏目名")
    source = models.ForeignKey(
        Reply, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="来源", help_text="来源件"
    )
    number = models.CharField("来源字号", max_length=60)
    title = models.CharField("来源标题", max_length=250)
    dated_on = models.DateField("来源日期")
    words = models.JSONField("应核对的字词", default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经手人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "段落的来源"
        ordering = ["reply", "pk"]
        constraints = [models.UniqueConstraint(fields=["reply", "place", "number"], name="passage_source_once")]

    def __str__(self) -> str:
        return f"{self.place} ← {self.number}"
