"""What was signed and what was issued: records that are never rewritten."""

from django.conf import settings
from django.db import models

from accounts.models import Seal, SealImage
from responses.models.number import DocNumber
from responses.models.reply import Reply


class SignedText(models.Model):
    """The words, layout profile, scheme and 成文日期 as signed, with their digests. Revoked, never changed."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="signed_texts", verbose_name="答复函")
    version = models.PositiveIntegerField("版本")
    content = models.JSONField("内容")
    profile = models.JSONField("版式")
    dated_on = models.DateField("成文日期")
    sha256 = models.CharField("SHA-256", max_length=64)
    sm3 = models.CharField("SM3", max_length=64, blank=True)
    opinion = models.TextField("签发意见", blank=True)
    ignored = models.JSONField("忽略的疑似", default=list, blank=True, help_text="签发时校核提示中已忽略的疑似，连同理由")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="签发人")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    signed_at = models.DateTimeField("签发时间", auto_now_add=True)
    engine_version = models.CharField("引擎版本", max_length=20)
    font_set = models.CharField("字体集", max_length=64)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    revoke_reason = models.CharField("撤销理由", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "签发稿"
        ordering = ["reply", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["reply"], condition=models.Q(revoked_at__isnull=True), name="signed_live_once"),
            models.CheckConstraint(
                condition=~models.Q(signed_by=models.F("drafted_by")), name="signatory_is_not_drafter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.sha256[:8]}"


class SealUse(models.Model):
    """用印登记: which seal pressed which body's name on which signed words."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="seal_uses", verbose_name="答复函")
    signed = models.ForeignKey(SignedText, on_delete=models.PROTECT, related_name="seal_uses", verbose_name="签发稿")
    number = models.ForeignKey(DocNumber, on_delete=models.PROTECT, related_name="seal_uses", verbose_name="发文字号")
    issuer_position = models.PositiveSmallIntegerField("署名次序")
    issuer_name = models.CharField("署名", max_length=60)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, null=True, related_name="uses", verbose_name="印章")
    image = models.ForeignKey(SealImage, on_delete=models.PROTECT, null=True, related_name="uses", verbose_name="印章图样")
    image_sha256 = models.CharField("图样摘要", max_length=64, blank=True)
    is_wet = models.BooleanField("手工盖章", default=False)
    document_title = models.CharField("文件标题", max_length=250)
    copies = models.PositiveSmallIntegerField("份数", default=1)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="批准人")
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="监印人")
    sealed_at = models.DateTimeField("用印时间", auto_now_add=True)
    note = models.CharField("备注", max_length=200, blank=True)
    cancelled_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "用印登记"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "issuer_position"], condition=models.Q(cancelled_at__isnull=True), name="seal_use_live_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer_name} {self.sealed_at:%Y-%m-%d}"


class IssuedRecord(models.Model):
    """The second record: number and seals over the first digest. The print is both."""

    signed = models.OneToOneField(SignedText, on_delete=models.PROTECT, related_name="issued", verbose_name="签发稿")
    number = models.CharField("发文字号", max_length=60)
    seals = models.JSONField("印章", default=list)
    sha256 = models.CharField("SHA-256", max_length=64)
    sm3 = models.CharField("SM3", max_length=64, blank=True)
    pdf_name = models.CharField("PDF 文件", max_length=80)
    pdf_sha256 = models.CharField("PDF 摘要", max_length=64)
    docx_name = models.CharField("DOCX 文件", max_length=80)
    docx_sha256 = models.CharField("DOCX 摘要", max_length=64)
    page_count = models.PositiveSmallIntegerField("页数")
    issued_at = models.DateTimeField("成文时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "成文记录"

    def __str__(self) -> str:
        return self.number


class IssuedCopy(models.Model):
    """The finished files of one co-signer's copy: the two records printed once more, with this addressee alone."""

    record = models.ForeignKey(IssuedRecord, on_delete=models.PROTECT, related_name="copies", verbose_name="成文记录")
    position = models.PositiveSmallIntegerField("次序")
    addressee = models.CharField("主送", max_length=100)
    pdf_name = models.CharField("PDF 文件", max_length=80)
    pdf_sha256 = models.CharField("PDF 摘要", max_length=64)
    docx_name = models.CharField("DOCX 文件", max_length=80)
    docx_sha256 = models.CharField("DOCX 摘要", max_length=64)
    page_count = models.PositiveSmallIntegerField("页数")

    class Meta:
        verbose_name = verbose_name_plural = "分送件"
        ordering = ["record", "position"]
        constraints = [models.UniqueConstraint(fields=["record", "position"], name="issued_copy_once")]

    def __str__(self) -> str:
        return self.addressee
