"""The editor: the page to write on, and the save it sends."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.answers import answers_refusals
from accounts.models import Unit
from accounts.services.log import deny
from letter.clean import LETTER_LIMIT
from letter.decoding import ContentError, loads
from letter.limits import JSON_LIMIT
from proposals.models import Proposal
from responses import rules
from responses.content import CLASSED, draft_of, outcomes_of, proposals_of
from responses.enums import Disclosure, Stage
from responses.models import Reply
from responses.services.drafting import SaveConflict, save_reply
from responses.services.fields import Problem, UnfitDraft
from responses.services.joining import Joined, join_reply
from responses.services.proposing import each_proposer
from responses.views.scope import numbers_of, reply_or_404

TOO_BIG = f"内容过大，一份答复函最多{LETTER_LIMIT}字"
NEXT_WORDS = {Stage.DRAFT: "去送核", Stage.REVIEW: "回到核稿", Stage.VET: "回到审核", Stage.SIGN_OFF: "回到签发"}


@require_safe
@answers_refusals
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The page to write on, for the holder of the step; everybody else is told why not."""
    reply = reply_or_404(request, pk)
    rules.refuse(rules.why_not_edit(request.user, reply), action="edit", on=reply)
    proposals = proposals_of(reply)
    context = {
        "reply": reply,
        "numbers": numbers_of(proposals),
        "letter": draft_of(reply),
        "outcomes": outcomes_of(reply),
        "disclosures": Disclosure.choices,
        "units": Unit.objects.filter(level=reply.unit.level, is_active=True),
        "each_proposer": _each_proposer(reply, proposals),
        "next_word": NEXT_WORDS[Stage(reply.stage)],
        "not_in_hand": rules.why_not_in_hand(reply),
    }
    return render(request, "responses/editor.html", context)


def _each_proposer(reply: Reply, proposals: list[Proposal]) -> list[str]:
    """Whom a copy each could go to; nobody where one person or body gets the letter anyhow."""
    lines = each_proposer(proposals) if reply.purpose in CLASSED else []
    return lines if len(lines) > 1 else []


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the editor sent: the new version, or every problem at its place, or both texts."""
    reply = reply_or_404(request, pk)
    try:
        if len(request.body) > JSON_LIMIT:
            raise RequestDataTooBig
        sent = loads(request.body)
        if not isinstance(sent, dict) or type(sent.get("version")) is not int:
            raise ContentError(["缺少版本号，请刷新页面。"])
    except RequestDataTooBig:
        return _not_read([TOO_BIG], status=413)
    except ContentError as error:
        return _not_read(error.problems, status=400)
    return _saved(request, reply, sent)


def _not_read(sentences: Iterable[str], *, status: int) -> JsonResponse:
    """What came is no letter at all; the page keeps what was typed."""
    rows = [{"place": "", "sentence": f"没有保存：{sentence.rstrip('。')}。"} for sentence in sentences]
    return JsonResponse({"problems": rows}, status=status)


@answers_refusals
def _saved(request: HttpRequest, reply: Reply, sent: dict) -> HttpResponse:
    how = {"by": request.user, "version": sent["version"], "data": sent.get("letter"), "is_asked": sent.get("is_asked") is True}
    try:
        if "base" in sent:
            return _joined(join_reply(reply, **how, base=sent["base"], choices=_choices(sent)))
        saved = save_reply(reply, **how)
    except UnfitDraft as unfit:
        return JsonResponse({"problems": _rows(unfit.problems)}, status=422)
    except SaveConflict as conflict:
        if sent.get("merges") is True and "base" not in sent:
            return JsonResponse({"base_wanted": True}, status=409)  # the page asks again, with the letter it began from
        deny("save", by=request.user, on=reply, sentence=conflict.sentence)
        return JsonResponse(_conflict(conflict), status=409)
    when = timezone.localtime(saved.saved_at)
    return JsonResponse({"version": saved.version, "saved_at": f"{when:%H:%M}", "notices": _rows(saved.notices)})


def _choices(sent: dict) -> dict[str, object]:
    choices = sent.get("choices")
    return choices if isinstance(choices, dict) else {}


def _joined(joined: Joined) -> JsonResponse:
    saved_at, taken_at = timezone.localtime(joined.saved_at), timezone.localtime(joined.taken_at)
    merged = {"letter": joined.letter, "names": joined.names, "at": f"{taken_at:%H:%M}", "places": joined.taken}
    return JsonResponse(
        {"version": joined.version, "saved_at": f"{saved_at:%H:%M}", "notices": _rows(joined.notices), "merged": merged}
    )


def _rows(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"place": one.place, "sentence": one.sentence} for one in problems]


def _conflict(conflict: SaveConflict) -> dict[str, object]:
    return {
        "conflict": True,
        "sentence": conflict.sentence,
        "places": conflict.places,
        "letter": conflict.draft,
        "version": conflict.version,
        "saved_by": str(conflict.saved_by),
        "saved_at": f"{timezone.localtime(conflict.saved_at):%m月%d日%H:%M}",
    }
