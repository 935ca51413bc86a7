"""Levels, units, their registered short names and their issuer codes."""

from django.db import models


class Level(models.Model):
    """A jurisdiction (云川市): its proposals, units and supervisors belong together."""

    name = models.CharField("层级名称", max_length=60, unique=True)
    cppcc_name = models.CharField("政协全称", max_length=60, help_text="如：政协云川市委员会")
    congress_name = models.CharField("人大全称", max_length=60, help_text="如：云川市人民代表大会")

    class Meta:
        verbose_name = verbose_name_plural = "层级"

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A handling unit (承办单位): the body whose mark, number and seal stand on its letters."""

    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="units", verbose_name="层级")
    code = models.SlugField("单位代码", max_length=30, unique=True)
    full_name = models.CharField("全称", max_length=60, unique=True)
    issuer_mark = models.CharField("发文机关标志", max_length=30, help_text="全称或规范化简称，不加“文件”二字")
    address = models.CharField("地址", max_length=120, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class ShortName(models.Model):
    """A registered short name (规范化简称) of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="short_names", verbose_name="单位")
    name = models.CharField("简称", max_length=30, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "规范化简称"

    def __str__(self) -> str:
        return self.name


class IssuerCode(models.Model):
    """机关代字: 云川财函. Each has its own number series a year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issuer_codes", verbose_name="单位")
    code = models.CharField("机关代字", max_length=20, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关代字"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
