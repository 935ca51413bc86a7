"""印发: copies printed and how each recipient's went."""

from django.conf import settings
from django.db import models

from responses.enums import DeliveryWay
from responses.models.reply import Reply


class Dispatch(models.Model):
    """印发登记 of one reply."""

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="dispatch", verbose_name="答复函")
    copies = models.PositiveSmallIntegerField("印制份数")
    dispatched_on = models.DateField("印发日期")
    dispatched_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="印发人")

    class Meta:
        verbose_name = verbose_name_plural = "印发登记"

    def __str__(self) -> str:
        return f"{self.reply_id} {self.dispatched_on}"


class Delivery(models.Model):
    """One recipient: how and when the letter went."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="deliveries", verbose_name="印发登记")
    recipient = models.CharField("收件人", max_length=100)
    way = models.CharField("方式", max_length=10, choices=DeliveryWay.choices)
    delivered_on = models.DateField("日期")
    copies = models.PositiveSmallIntegerField("份数", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "寄送"
        ordering = ["dispatch", "pk"]

    def __str__(self) -> str:
        return self.recipient
