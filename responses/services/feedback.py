"""征询意见: what came back on the signed sheet, kept with its scan; 不满意 opens the second round."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from accounts.services import log
from letter.clean import PARAGRAPH_LIMIT, clean_text
from proposals.enums import CaseStage
from proposals.models import Proposal
from proposals.services import stages
from proposals.services.files import Kept, enter_file, keeping
from responses import rules
from responses.content import CLASSED
from responses.enums import Satisfaction
from responses.models import Feedback, Reply
from responses.models.visible import ISSUED
from responses.services.locking import lock_cases
from responses.services.writing import writing

NAME_LIMIT = 60
ACTION = "record_feedback"


def record_feedback(
    reply: Reply,
    *,
    by: User,
    proposal: Proposal,
    proposer_name: str,
    result: str,
    received_on: date,
    scan: UploadedFile | None,
    attitude: str = "",
    opinion: str = "",
    signed_on: date | None = None,
) -> Feedback:
    """Record one returned sheet as the proposer filled it; staff never rate without the scan of what was signed.

    不满意 with the result opens the second round for this unit; the lead proposers' sheets being all in and content,
    the case is 办结. Raises Refused.
    """
    rules.refuse(rules.why_not_record_feedback(by, reply), action=ACTION, on=reply)
    name = clean_text(proposer_name, multiline=False)
    opinion = clean_text(opinion).strip()
    _check(reply, proposal, name, result, attitude, opinion)
    _check_days(reply, signed_on, received_on)
    if scan is None:
        raise Refused("请上传提案者签名的征询意见表扫描件；没有扫描件不能代为登记。", code="no_scan", action=ACTION, on=reply)
    said = {"attitude": attitude, "result": result, "opinion": opinion, "signed_on": signed_on}
    with keeping(scan) as kept, writing():
        lock_cases(reply)
        sheet = Feedback(reply=reply, proposal=proposal, proposer_name=name, received_on=received_on, **said)
        _enter(sheet, kept, by=by)
        _tell_case(reply, proposal, sheet, by=by)
        log.record(ACTION, by=by, on=reply, data={"proposal": proposal.pk, "result": result, "sha256": kept.sha256})
    return sheet


def _enter(sheet: Feedback, kept: Kept, *, by: User) -> None:
    """Add the row with its scan, once for each proposer."""
    same = Feedback.objects.filter(reply=sheet.reply, proposal=sheet.proposal, proposer_name=sheet.proposer_name)
    if same.exists():
        raise Refused(f"{sheet.proposer_name}的征询意见表已经登记过。", code="twice", action=ACTION, on=sheet.reply)
    sheet.scan, sheet.recorded_by = enter_file(kept, by=by), by
    sheet.save(force_insert=True)


def _tell_case(reply: Reply, proposal: Proposal, feedback: Feedback, *, by: User) -> None:
    proposal.refresh_from_db(fields=["stage"])
    if feedback.result == Satisfaction.DISSATISFIED:
        stages.start_second_round(proposal, by=by, unit=reply.unit, on=feedback.received_on)
    elif proposal.stage in (CaseStage.ANSWERED, CaseStage.AWAITING) and _all_are_back(proposal):
        stages.conclude(proposal, by=by)


def _all_are_back(proposal: Proposal) -> bool:
    """Whether the lead proposer's sheet is back, and not dissatisfied, for the last letter of every unit that answered."""
    leads = set(proposal.proposers.filter(is_lead=True).values_list("name", flat=True))
    last: dict[int, Reply] = {}
    letters = Reply.objects.filter(answers__proposal=proposal, purpose__in=CLASSED, stage__in=ISSUED, with_feedback=True)
    for letter in letters.order_by("round", "pk").prefetch_related("feedbacks"):
        last[letter.unit_id] = letter
    return all(
        any(
            one.proposal_id == proposal.pk
            and one.result != Satisfaction.DISSATISFIED
            and (not leads or one.proposer_name in leads)
            for one in letter.feedbacks.all()
        )
        for letter in last.values()
    )


def _check(reply: Reply, proposal: Proposal, name: str, result: str, attitude: str, opinion: str) -> None:
    sentence = ""
    if not reply.answers.filter(proposal=proposal).exists():
        sentence = "此件答复的不是这件提案。"
    elif not name or len(name) > NAME_LIMIT:
        sentence = f"填表人应为1至{NAME_LIMIT}字。"
    elif result not in Satisfaction.values:
        sentence = "请选“办理结果”一栏的意见。"
    elif attitude and attitude not in Satisfaction.values:
        sentence = "“办理态度”一栏只有满意、基本满意、不满意。"
    elif len(opinion) > PARAGRAPH_LIMIT:
        sentence = f"意见建议共{len(opinion)}字，最多{PARAGRAPH_LIMIT}字。"
    if sentence:
        raise Refused(sentence, code="feedback", action=ACTION, on=reply)


def _check_days(reply: Reply, signed_on: date | None, received_on: date) -> None:
    issued_on = reply.dispatch.dispatched_on
    for day, word in ((signed_on, "签署日期"), (received_on, "收到日期")):
        if day is not None and not issued_on <= day <= timezone.localdate():
            said = f"{word}应在印发日期{issued_on}与今天之间，现为{day}。"
            raise Refused(said, code="day", action=ACTION, on=reply)
    if signed_on is not None and signed_on > received_on:
        raise Refused("签署日期不能晚于收到日期。", code="day", action=ACTION, on=reply)
