"""登记: enters a proposal into the register, or changes what was entered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Level, User
from accounts.refusal import OutOfDate, Refused
from accounts.services import log
from proposals.enums import AssignmentStage, Kind
from proposals.facts import AskFacts, PaperReceipt, ProposalFacts, ProposerFacts, problems
from proposals.labels import rule_of, short_session
from proposals.models import Ask, Assignment, Proposal, Proposer
from proposals.rules import enters_on_paper, refuse, why_not_edit, why_not_enter
from proposals.services.deadlines import answer_due
from proposals.services.stages import settle

OWN_FIELDS = ("kind", "term", "session", "number", "title", "text", "field", "is_key", "submitted_on")


def enter(facts: ProposalFacts, *, by: User, paper: PaperReceipt | None = None) -> Proposal:
    """登记 a proposal of the level of ``by``. What an office enters is on paper: its unit has it in hand at once.

    Raises Refused: not allowed, facts that are wrong in themselves, a number that is taken (code "number_taken").
    """
    refuse(why_not_enter(by), action="enter")
    _check(facts)
    level = by.unit.level
    is_paper = enters_on_paper(by)
    with _number_once(facts, level, by), transaction.atomic():
        proposal = Proposal(level=level, entered_by=by, is_on_paper=is_paper, **_own(facts))
        proposal.paper_unit = by.unit if is_paper else None
        proposal._history_user = by
        proposal.save()
        _write_rows(Ask, proposal, facts.asks)
        _write_rows(Proposer, proposal, facts.proposers)
        if is_paper:
            _take_in_hand(proposal, paper or PaperReceipt(), by)
        log.record("enter", by=by, on=proposal, data={"on_paper": is_paper})
    return proposal


def edit(proposal: Proposal, facts: ProposalFacts, *, version: int, by: User) -> Proposal:
    """Change what was entered. ``version`` is what the page showed; raises OutOfDate when it has moved on.

    The kind stays once units handle it. Rows of asks and proposers keep their identity by ``pk``.
    """
    refuse(why_not_edit(by, proposal), action="edit", on=proposal)
    if facts.kind != proposal.kind and proposal.assignments.exists():
        raise Refused("交办以后不能再改类别。", code="kind", action="edit", on=proposal)
    _check(facts)
    with _number_once(facts, proposal.level, by), transaction.atomic():
        rows = Proposal.objects.filter(pk=proposal.pk, version=version)
        if not rows.update(version=models.F("version") + 1):
            raise OutOfDate(link=reverse("proposals:edit", args=[proposal.pk]))
        proposal.refresh_from_db()
        # Again inside: the case may have ended between the first question and the claim.
        refuse(why_not_edit(by, proposal), action="edit", on=proposal)
        changed = [name for name in OWN_FIELDS if getattr(proposal, name) != getattr(facts, name)]
        for name, value in _own(facts).items():
            setattr(proposal, name, value)
        proposal._history_user = by
        proposal.save(update_fields=OWN_FIELDS)
        changed += ["asks"] * _write_rows(Ask, proposal, facts.asks)
        changed += ["proposers"] * _write_rows(Proposer, proposal, facts.proposers)
        log.record("edit", by=by, on=proposal, data={"changed": changed})
    return proposal


def facts_of(proposal: Proposal) -> ProposalFacts:
    """Return what the register holds, as facts."""
    return ProposalFacts(
        **{name: getattr(proposal, name) for name in OWN_FIELDS},
        asks=tuple(AskFacts(ask.text, ask.pk) for ask in proposal.asks.all()),
        proposers=tuple(
            ProposerFacts(one.kind, one.name, one.address, one.phone, one.pk)
            for one in proposal.proposers.all()
        ),
    )


def number_taken(facts: ProposalFacts, *, level: Level, by: User) -> Refused | None:
    """Return the refusal for a number the session has given already; the title is named only to who may see it."""
    taken = Proposal.objects.filter(
        level=level, kind=facts.kind, term=facts.term, session=facts.session, number=facts.number
    )
    if not taken.exists():
        return None
    place = f"{Kind(facts.kind).label}{short_session(facts.term, facts.session)}会议第{facts.number}号"
    seen = taken.visible_to(by).first()
    if seen is None:
        return Refused(f"{place}已经登记过，请核对编号。", code="number_taken")
    link = reverse("proposals:detail", args=[seen.pk])
    return Refused(
        f"{place}已经登记过：《{seen.title}》。", code="number_taken", link=link, link_text="去看这一件"
    )


@contextmanager
def _number_once(facts: ProposalFacts, level: Level, by: User) -> Iterator[None]:
    """Turn the database's no to a number that is taken into a sentence; it cannot be raced, a question before could."""
    try:
        yield
    except IntegrityError:
        refusal = number_taken(facts, level=level, by=by)
        if refusal is None:
            raise
        raise refusal from None


def _check(facts: ProposalFacts) -> None:
    for field, sentence in problems(facts).items():
        raise Refused(sentence, code=f"facts.{field}")


def _own(facts: ProposalFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in OWN_FIELDS}


def _write_rows(
    model: type[Ask | Proposer], proposal: Proposal, wanted: Sequence[AskFacts | ProposerFacts]
) -> bool:
    """Make the proposal's rows those wanted, in that order. Returns whether anything changed.

    Raises Refused for a pk that is not a row of this proposal: nothing of another proposal can be reached.
    """
    kept = {row.pk: row for row in model.objects.filter(proposal=proposal)}
    pks = [one.pk for one in wanted if one.pk is not None]
    if len(set(pks)) != len(pks) or not set(pks) <= set(kept):
        raise Refused("提交的行不属于这件提案，没有改动。", code="foreign_row", on=proposal)
    gone = set(kept) - set(pks)
    model.objects.filter(pk__in=gone).delete()
    changed = bool(gone)
    for position, one in enumerate(wanted):
        values = {name: value for name, value in asdict(one).items() if name != "pk"}
        values["position"] = position
        if model is Proposer:
            values["is_lead"] = position == 0
        row = kept.get(one.pk) or model(proposal=proposal)
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
            changed = True
    return changed


def _take_in_hand(proposal: Proposal, paper: PaperReceipt, by: User) -> None:
    """Give the office's unit its part; the paper is the assignment, and it has been received."""
    assigned_on = paper.assigned_on or timezone.localdate()
    Assignment.objects.create(
        proposal=proposal,
        unit=by.unit,
        part=paper.part,
        stage=AssignmentStage.ACCEPTED,
        assigned_on=assigned_on,
        due_on=paper.due_on or answer_due(paper.part, assigned_on, rule_of(proposal)).day,
        assigned_by=by,
        accepted_at=timezone.now(),
        accepted_by=by,
    )
    settle(proposal)
