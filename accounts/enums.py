"""The roles a person can hold in a unit, and the words of the log."""

from django.db import models


class Role(models.TextChoices):
    """What a user may do on the road of a letter. One user may hold several."""

    DRAFTER = "drafter", "承办"
    REVIEWER = "reviewer", "核稿"
    OFFICE = "office", "办公室"
    SIGNATORY = "signatory", "签发"
    SEAL_KEEPER = "seal_keeper", "用印"
    SUPERVISOR = "supervisor", "督查"
    ADMINISTRATOR = "administrator", "系统管理员"
    AUDITOR = "auditor", "审计员"


class ActResult(models.TextChoices):
    """How an act ended."""

    OK = "ok", "完成"
    DENIED = "denied", "拒绝"
    FAILED = "failed", "失败"
