"""The reply letter and the proposals it answers."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from accounts.models import Seal, Unit
from letter.clean import clean_text
from proposals.enums import Kind
from proposals.models import Outcome, Proposal
from responses.enums import Disclosure, Purpose, Stage
from responses.models.visible import ReplyQuerySet


class Reply(models.Model):
    """答复函. ``stage`` is written by workflow.move() alone.

    ``version`` grows with each save of the words and with each act on the road: a page that shows an older one is out
    of date, whatever happened since.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="replies", verbose_name="承办单位")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    purpose = models.CharField("文种", max_length=10, choices=Purpose.choices, default=Purpose.REPLY)
    round = models.PositiveSmallIntegerField("轮次", default=1, validators=[MinValueValidator(1), MaxValueValidator(9)])
    stage = models.CharField("环节", max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    stage_since = models.DateTimeField("进入环节时间", auto_now_add=True)
    version = models.PositiveIntegerField("版本", default=1)
    proposals = models.ManyToManyField(Proposal, through="Answer", related_name="replies", verbose_name="提案")

    title = models.CharField("标题", max_length=250, blank=True)
    addressees = models.JSONField("主送", default=list, blank=True)
    copies = models.JSONField("分送", default=list, blank=True, help_text="每位提案者一份，主送只写其一人；空则合送一份")
    opening = models.TextField("开头", blank=True)
    closing = models.JSONField("结尾", default=list, blank=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理结果分类")
    disclosure = models.CharField("公开属性", max_length=12, choices=Disclosure.choices, blank=True)
    disclosure_reason = models.CharField("不公开理由", max_length=200, blank=True)
    urgency = models.CharField("紧急程度", max_length=8, blank=True)
    contact_name = models.CharField("联系人", max_length=30, blank=True)
    contact_phone = models.CharField("联系电话", max_length=40, blank=True)
    copied_to = models.JSONField("抄送", default=list, blank=True)
    print_run = models.PositiveSmallIntegerField("印制份数", default=0, help_text="随签发批准；0为未定")
    with_feedback = models.BooleanField("附征询意见表", default=True)
    is_wet_stamped = models.BooleanField("手工盖章", default=False, help_text="留出盖章位置，打印后加盖实物印章")
    text = models.TextField("检索文本", blank=True, editable=False)

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    created_at = models.DateTimeField("拟稿时间", auto_now_add=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="最后保存人")
    saved_at = models.DateTimeField("最后保存时间", auto_now_add=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "答复函"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "stage"], name="reply_unit_stage")]

    def __str__(self) -> str:
        return self.plain_title or f"答复函 {self.pk}"

    @property
    def plain_title(self) -> str:
        """The title on one line, without the breaks a person set for the print, without a stray space."""
        return clean_text(self.title, multiline=False)


class Answer(models.Model):
    """Which proposals a reply answers, in the order they are printed (并案 has several)."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="answers", verbose_name="答复函")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers", verbose_name="提案")
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "所答提案"
        ordering = ["reply", "position"]
        constraints = [models.UniqueConstraint(fields=["reply", "proposal"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.reply_id} ← {self.proposal_id}"


class ReplyIssuer(models.Model):
    """署名 of a reply: one row an issuing body, in order, with the seal it will bear."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="issuers", verbose_name="答复函")
    position = models.PositiveSmallIntegerField("次序", default=0)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="发文机关")
    name = models.CharField("署名", max_length=60)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="印章")

    class Meta:
        verbose_name = verbose_name_plural = "署名"
        ordering = ["reply", "position"]
        constraints = [models.UniqueConstraint(fields=["reply", "unit"], name="reply_issuer_once")]

    def __str__(self) -> str:
        return self.name


class ReplyAttachment(models.Model):
    """附件: its name and what stands on its own pages."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="attachments", verbose_name="答复函")
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = models.CharField("附件名称", max_length=120)
    paragraphs = models.JSONField("正文", default=list, blank=True)
    rows = models.JSONField("表格", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["reply", "position"]

    def __str__(self) -> str:
        return self.name
