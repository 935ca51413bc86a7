"""Seals of a unit; their pictures lie outside every served folder."""

from django.conf import settings
from django.db import models

from accounts.models.unit import Unit


class Seal(models.Model):
    """印章: one seal of a unit with its true diameter."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="seals", verbose_name="单位")
    name = models.CharField("印章名称", max_length=60)
    diameter_mm = models.DecimalField("直径（毫米）", max_digits=4, decimal_places=1, default=42)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "印章"

    def __str__(self) -> str:
        return self.name

    @property
    def image(self) -> "SealImage | None":
        """The picture in force: the newest that was uploaded."""
        return self.images.order_by("-pk").first()


class SealImage(models.Model):
    """The re-encoded picture of a seal: a file name in the seal folder and its digest. Never served."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="images", verbose_name="印章")
    file_name = models.CharField("文件名", max_length=80, unique=True)
    sha256 = models.CharField("摘要", max_length=64)
    width_px = models.PositiveIntegerField("像素宽")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "印章图样"

    def __str__(self) -> str:
        return f"{self.seal} {self.sha256[:8]}"
