"""The words of a proposal's life: kinds, proposers, parts, stages of the case, ways of contact."""

from django.db import models


class Kind(models.TextChoices):
    """政协提案 or 人大建议."""

    CPPCC = "cppcc", "政协提案"
    NPC = "npc", "人大建议"


class ProposerKind(models.TextChoices):
    """Who proposes."""

    MEMBER = "member", "政协委员"
    DEPUTY = "deputy", "人大代表"
    PARTY = "party", "民主党派"
    BODY = "body", "人民团体"
    SECTOR = "sector", "界别"
    COMMITTEE = "committee", "专门委员会"


class Part(models.TextChoices):
    """A unit's part in the answer."""

    SOLE = "sole", "独办"
    LEAD = "lead", "主办"
    ASSIST = "assist", "会办"
    SEPARATE = "separate", "分办"


ANSWERING = (Part.SOLE, Part.LEAD, Part.SEPARATE)
"""Parts that answer the proposer; 会办 sends its opinion to the lead unit."""


class CaseStage(models.TextChoices):
    """Where the case stands. 提出 and 审查 happen before the register; a merged proposal goes on with its reply."""

    SUBMITTED = "submitted", "提出"
    EXAMINED = "examined", "审查"
    FILED = "filed", "待交办"
    PENDING = "pending", "待签收"
    DECLINING = "declining", "申退中"
    HANDLING = "handling", "办理中"
    ANSWERED = "answered", "已答复"
    AWAITING = "awaiting", "待反馈"
    SECOND = "second", "二次办理"
    CONCLUDED = "concluded", "办结"
    ARCHIVED = "archived", "归档"


UNDER_ASSIGNMENT = (CaseStage.FILED, CaseStage.PENDING, CaseStage.DECLINING, CaseStage.HANDLING)
"""Stages in which units may still be given to the case or taken from it; which of them it is follows from them."""

ENDED = (CaseStage.CONCLUDED, CaseStage.ARCHIVED)
"""Stages in which nothing of the proposal changes any more."""


class CaseAction(models.TextChoices):
    """The acts on letters and sheets that move the case."""

    ANSWER = "answer", "答复"
    AWAIT = "await", "征询意见"
    SECOND = "second", "重新办理"
    REOPEN = "reopen", "收回答复"
    CONCLUDE = "conclude", "办结"
    ARCHIVE = "archive", "归档"


CASE_MOVES: dict[CaseAction, tuple[tuple[CaseStage, ...], CaseStage]] = {
    CaseAction.ANSWER: ((CaseStage.HANDLING, CaseStage.SECOND), CaseStage.ANSWERED),
    CaseAction.AWAIT: ((CaseStage.ANSWERED,), CaseStage.AWAITING),
    CaseAction.SECOND: ((CaseStage.ANSWERED, CaseStage.AWAITING, CaseStage.CONCLUDED), CaseStage.SECOND),
    CaseAction.REOPEN: ((CaseStage.ANSWERED, CaseStage.AWAITING, CaseStage.CONCLUDED), CaseStage.HANDLING),
    CaseAction.CONCLUDE: ((CaseStage.ANSWERED, CaseStage.AWAITING), CaseStage.CONCLUDED),
    CaseAction.ARCHIVE: ((CaseStage.CONCLUDED,), CaseStage.ARCHIVED),
}
"""The one table of case moves after the assignment: from which stages to which.

办结 is not the end where the answer falls or a late sheet says 不满意: both open the case again.
"""


class AssignmentStage(models.TextChoices):
    """Where one unit's part stands."""

    PENDING = "pending", "待签收"
    DECLINING = "declining", "申退中"
    DECLINED = "declined", "已调出"
    ACCEPTED = "accepted", "办理中"
    ANSWERED = "answered", "已答复"


class ContactWay(models.TextChoices):
    """How the proposer was met (沟通方式)."""

    MEETING = "meeting", "面商"
    VISIT = "visit", "走访"
    SYMPOSIUM = "symposium", "座谈"
    PHONE = "phone", "电话"
    WRITTEN = "written", "书面"


LIVE = (
    AssignmentStage.PENDING,
    AssignmentStage.DECLINING,
    AssignmentStage.ACCEPTED,
    AssignmentStage.ANSWERED,
)
"""Stages of an assignment that still counts."""

OPEN = (AssignmentStage.PENDING, AssignmentStage.DECLINING, AssignmentStage.ACCEPTED)
"""Stages of an assignment whose answer is still owed: its lamp burns."""
