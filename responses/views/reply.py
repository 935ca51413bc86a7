"""A letter's page: its pages, facts, checks, acts and road; and the acts that need no page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.answers import answers_refusals
from accounts.models import User
from accounts.refusal import Refused
from letter.clean import clean_text
from letter.content import LetterContent
from letter.finding import Finding
from proposals.models import Proposal
from responses import rules
from responses.content import proposals_of
from responses.enums import EDITABLE, Action, Disclosure, Stage
from responses.models import Reply
from responses.places import called
from responses.rules import Asked
from responses.services import issuing, returning, workflow
from responses.services.proofreading import look_over
from responses.services.versions import since_submitted
from responses.views.acts import NOTHING, NOTHING_ANY_MORE, SEALED, acts_for
from responses.views.downloads import downloads_of
from responses.views.originals import originals_of
from responses.views.scope import log_refusal, numbers_of, reply_or_404, version_of
from responses.views.voided import voided_of

LEVEL_WORDS = {"error": "必错", "suspect": "疑似", "hint": "提示"}
SIMPLE = {
    Action.SUBMIT: workflow.submit,
    Action.REVIEW: workflow.review,
    Action.COUNTERSIGN: workflow.countersign,
    Action.VET: workflow.vet,
    Action.VERIFY: workflow.verify,
}


@dataclass(frozen=True)
class Fact:
    """One line of the facts."""

    label: str
    value: str
    href: str = ""
    is_written: bool = False
    """Stands in the editor: the page to check offers 修改."""


@dataclass(frozen=True)
class Shown:
    """A finding with its level in words and the way to mend it."""

    level: str
    level_word: str
    said: str
    href: str


@dataclass(frozen=True)
class RoadStep:
    """One line of the road."""

    word: str
    state: str
    by: str = ""
    at: datetime | None = None
    opinion: str = ""


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter's page."""
    return _page(request, reply_or_404(request, pk))


@require_POST
@answers_refusals
def move(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Take one of the acts that need only an opinion or a reason."""
    reply = reply_or_404(request, pk)
    if action not in Action.values:
        raise Http404
    opinion = request.POST.get("opinion", "")
    said = {"by": request.user, "version": version_of(request), "opinion": opinion}
    try:
        _take(reply, Action(action), said, to=request.POST.get("to", ""))
    except Refused as refused:
        if not opinion.strip():
            raise
        # What was typed comes back with the page, in the act's own field where it can still be taken.
        status = log_refusal(request, refused, action=action, on=reply)
        messages.error(request, refused.sentence)
        return _page(request, reply_or_404(request, pk), status=status, typed={action: clean_text(opinion)})
    messages.success(request, f"“{reply}”已{Action(action).label}，现在的环节是“{reply.get_stage_display()}”。")
    return redirect("responses:detail", pk)


def _page(
    request: HttpRequest, reply: Reply, *, status: int = 200, typed: dict[str, str] | None = None
) -> HttpResponse:
    proposals = proposals_of(reply)
    record = rules.record_of(reply)
    acts = acts_for(request.user, reply, typed=typed)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals),
        "number": record.number if record else None,
        "voided": voided_of(reply),
        "facts": facts_of(reply, proposals, user=request.user),
        **looked_over(request, reply),
        "since": since_submitted(reply) if rules.holds_any_part(request.user, reply) else None,
        "page_acts": acts,
        "no_acts": NOTHING_ANY_MORE.get(Stage(reply.stage), NOTHING),
        "not_sent": "" if any(act.typed for act in acts) else "".join((typed or {}).values()),
        "road": road_of(reply),
        "downloads": downloads_of(reply, user=request.user),
        "issued": reply.stage in SEALED,
        **originals_of(request.user, reply),
        "reply_versions_href": reverse("responses:versions", args=[reply.pk])
        if rules.holds_any_part(request.user, reply)
        else "",
    }
    return render(request, "responses/detail.html", context, status=status)


def _take(reply: Reply, action: Action, said: dict, *, to: str) -> None:
    opinion = said.pop("opinion")
    if action in SIMPLE:
        SIMPLE[action](reply, opinion=opinion, **said)
    elif action == Action.SEND_BACK:
        returning.send_back(reply, to=to, reason=opinion, **said)
    elif action == Action.WITHDRAW:
        returning.withdraw(reply, **said)
    elif action == Action.VOID:
        returning.void(reply, reason=opinion, **said)
    elif action == Action.ARCHIVE:
        issuing.archive(reply, opinion=opinion, **said)
    else:
        raise Http404


def facts_of(reply: Reply, proposals: list[Proposal], *, user: User) -> list[Fact]:
    """What a reader wants to know first, each fact once; a proposal is linked where its page opens for this person."""
    open_to = Proposal.objects.visible_to(user).filter(answers__reply=reply)
    seen = set(open_to.values_list("pk", flat=True))
    disclosure = Disclosure(reply.disclosure).label if reply.disclosure else ""
    if reply.disclosure_reason:
        disclosure += f"（{reply.disclosure_reason}）"
    return [
        *[Fact("提案", str(one), reverse("proposals:detail", args=[one.pk]) if one.pk in seen else "") for one in proposals],
        Fact("文种", reply.get_purpose_display() + (f"（第{reply.round}轮）" if reply.round > 1 else "")),
        Fact("承办单位", reply.unit.full_name),
        Fact("主送", "、".join(reply.addressees), is_written=True),
        *([Fact("分送", f"{'、'.join(reply.copies)}（{len(reply.copies)}份）", is_written=True)] if reply.copies else []),
        Fact("办理结果", str(reply.outcome) if reply.outcome else "", is_written=True),
        Fact("公开属性", disclosure, is_written=True),
        Fact("抄送", "，".join(reply.copied_to), is_written=True),
        *([Fact("印制份数", f"{reply.print_run}份", is_written=True)] if reply.print_run else []),
        Fact("拟稿人", f"{reply.created_by}　{timezone.localtime(reply.created_at):%Y-%m-%d}"),
    ]


def looked_over(request: HttpRequest, reply: Reply) -> dict[str, Any]:
    """What the page says of the words while they can still be changed: findings, 疑似 set aside, asks, comments."""
    if reply.stage not in EDITABLE:
        return {"findings": None}
    href = "" if rules.why_not_edit(request.user, reply) else reverse("responses:edit", args=[reply.pk])
    looked = look_over(reply)
    return {
        "findings": [as_shown(finding, href) for finding in looked.findings],
        "set_aside": looked.kept(),
        "asked": asked_in(reply, looked.content),
        "may_comment": rules.why_not_comment(request.user, reply) is None,
    }


def asked_in(reply: Reply, content: LetterContent) -> list[tuple[Asked, list[str]]]:
    """Each ask with how the passages that answer it are called."""
    names = called(content)
    return [(one, [names[key] for key in one.keys if key in names]) for one in rules.asks_of(reply)]


def as_shown(finding: Finding, href: str = "") -> Shown:
    """A finding for the page: what is wrong and what should be done, as sentences."""
    said = f"{finding.said}。{finding.wanted}。" if finding.wanted else f"{finding.said}。"
    return Shown(finding.level, LEVEL_WORDS[finding.level], said, href)


def road_of(reply: Reply) -> list[RoadStep]:
    """What happened, where it is now, what is still to come."""
    past = [
        RoadStep(_word(step), "back" if step.action in (Action.SEND_BACK, Action.WITHDRAW, Action.VOID) else "done", str(step.by), step.at, step.opinion)
        for step in reply.steps.select_related("by").order_by("pk")
    ]
    start = RoadStep("拟稿", "done", str(reply.created_by), reply.created_at)
    if reply.stage == Stage.VOID:
        return [start, *past]
    road = rules.enabled_road()
    now = RoadStep(reply.get_stage_display(), "now")
    later = [RoadStep(stage.label, "later") for stage in road[road.index(reply.stage) + 1 :]] if reply.stage in road else []
    return [start, *past, now, *later]


def _word(step) -> str:
    word = Action(step.action).label
    if step.action in (Action.SEND_BACK, Action.WITHDRAW):
        return f"{word}到{Stage(step.to_stage).label}"
    return word

