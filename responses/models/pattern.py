"""What a unit settled for its letters: patterns, issuer code, sheet, layout profile, stock phrases."""

from django.conf import settings
from django.db import models

from accounts.models import IssuerCode, Unit
from proposals.enums import Kind
from responses.enums import Purpose


class FeedbackSheet(models.Model):
    """征询意见表 as a place words it; ``template`` has the fields of letter.content.FeedbackTemplate."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=60)
    template = models.JSONField("表样")

    class Meta:
        verbose_name = verbose_name_plural = "征询意见表样"

    def __str__(self) -> str:
        return self.name


class LetterPattern(models.Model):
    """How a unit opens its letters of one kind and purpose. 〈提案〉-style marks are filled from the register."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="letter_patterns", verbose_name="单位")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    purpose = models.CharField("文种", max_length=10, choices=Purpose.choices)
    issuer_code = models.ForeignKey(IssuerCode, on_delete=models.PROTECT, related_name="+", verbose_name="机关代字")
    is_numbered_elsewhere = models.BooleanField("字号在别处登记", default=False, help_text="由办公室填入已登记的字号")
    title_pattern = models.CharField("标题", max_length=200)
    opening_pattern = models.TextField("开头")
    closing_pattern = models.TextField("结尾", blank=True)
    copied_to = models.JSONField("抄送", default=list, blank=True)
    feedback_sheet = models.ForeignKey(
        FeedbackSheet, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="征询意见表样"
    )
    copies_each = models.BooleanField(
        "联名分送", default=False, help_text="几位提案者联名的，起稿时列为每位一份（同一正文、同一字号），承办人可改为合送"
    )
    sheet_to_all = models.BooleanField(
        "分送时每份附表", default=False, help_text="不勾则征询意见表只随第一提案者的一份，其余各份不附"
    )
    profile = models.JSONField("版式", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行文样式"
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "purpose"], name="letter_pattern_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_kind_display()} {self.get_purpose_display()}"


class Phrase(models.Model):
    """常用语 and 常用意见 of a unit (user empty) or a person."""

    class Use(models.TextChoices):
        """Where the phrase is offered."""

        REVIEW = "review", "核稿意见"
        VET = "vet", "审核意见"
        SIGN_OFF = "sign_off", "签发意见"
        SEND_BACK = "send_back", "退回理由"
        TEXT = "text", "正文常用语"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="phrases", verbose_name="单位")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="phrases", verbose_name="个人"
    )
    use = models.CharField("用处", max_length=10, choices=Use.choices)
    text = models.CharField("内容", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "常用语"
        ordering = ["use", "pk"]

    def __str__(self) -> str:
        return self.text
