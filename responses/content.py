"""Reply → LetterContent: the only bridge from the database to the letter.

In: a reply and what the register says of its proposals. Out: LetterContent (or, for the editor, its fields as plain
data), in a number of queries that does not grow with the letter.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from letter import content as say
from letter.copies import copies_to
from letter.decoding import content_from
from letter.numerals import parse_doc_number
from letter.profile import Profile, profile_from
from proposals.enums import AssignmentStage, ContactWay, Part
from proposals.labels import rule_of, session_label
from proposals.models import HandlingRule, Outcome, OutcomeScheme, Proposal
from responses.enums import PassageKind, Purpose
from responses.models import LetterPattern, Passage, Reply, ReplyIssuer, SignedText

SEAL_MM = 42.0
"""The usual diameter of a department's seal, where none is registered yet."""
CLASSED = (Purpose.REPLY, Purpose.SECOND)
"""Letters that carry a class (办理结果分类) and go out with the sheet."""


def content_of(reply: Reply, *, dated_on: date | None = None, signatory: str = "") -> say.LetterContent:
    """Say what the letter says now. ``dated_on`` and ``signatory`` are known from 签发 on; a draft has neither."""
    pattern = pattern_of(reply)
    proposals = proposals_of(reply)
    rule = rule_of(proposals[0]) if proposals else None
    scheme = _scheme(reply, rule) if reply.purpose in CLASSED else None
    said = tuple(_said_of(proposal, rule, reply) for proposal in proposals)
    return say.LetterContent(
        kind=reply.kind,
        purpose=reply.purpose,
        issuer_mark=reply.unit.issuer_mark,
        outcome=_outcome(reply, scheme),
        scheme=scheme,
        disclosure=reply.disclosure,
        disclosure_reason=reply.disclosure_reason,
        urgency=reply.urgency,
        title=reply.title,
        addressees=tuple(reply.addressees),
        copies=copies_to(reply.copies, said, sheet_to_all=bool(pattern and pattern.sheet_to_all)),
        opening=reply.opening,
        passages=_passages(reply),
        closing=tuple(reply.closing),
        attachments=_attachments(reply),
        issuers=_issuers(reply),
        dated_on=dated_on.isoformat() if dated_on else "",
        signatory=signatory,
        contact=say.ContactPerson(reply.contact_name, reply.contact_phone),
        copied_to=tuple(reply.copied_to),
        print_run=reply.print_run,
        proposals=said,
        feedback=sheet_of(pattern) if reply.with_feedback else None,
    )


def content_for_print(signed: SignedText, number: str = "") -> say.LetterContent:
    """Say what was signed, from the frozen record alone, with the 发文字号 once there is one."""
    data = dict(signed.content)
    if number:
        code, year, serial = parse_doc_number(number)
        data["doc_number"] = {"issuer_code": code, "year": year, "serial": serial}
    return content_from(data)


def profile_of(reply: Reply) -> Profile:
    """The unit's layout for this kind of letter, with the place of the seal left free where it is stamped by hand."""
    pattern = pattern_of(reply)
    chosen = dict(pattern.profile) if pattern else {}
    if reply.is_wet_stamped:
        chosen["seal"] = "wet"
    return profile_from(chosen)


def pattern_of(reply: Reply) -> LetterPattern | None:
    """The unit's pattern for this kind and purpose, read once for each reply in hand."""
    if not hasattr(reply, "_pattern"):
        reply._pattern = (
            LetterPattern.objects.select_related("feedback_sheet", "issuer_code")
            .filter(unit_id=reply.unit_id, kind=reply.kind, purpose=reply.purpose)
            .first()
        )
    return reply._pattern


def proposals_of(reply: Reply) -> list[Proposal]:
    """The answered proposals in their printed order, with proposers and parts at hand."""
    answers = reply.answers.select_related("proposal__level").prefetch_related(
        "proposal__proposers", "proposal__assignments__unit", "proposal__contacts"
    )
    return [answer.proposal for answer in answers.order_by("position", "pk")]


def outcomes_of(reply: Reply) -> list[Outcome]:
    """The classes this letter can carry: of the scheme it has, else of the one its level uses for its kind."""
    if reply.purpose not in CLASSED:
        return []
    if reply.outcome:
        scheme_id = reply.outcome.scheme_id
    else:
        answer = reply.answers.select_related("proposal").first()
        scheme_id = rule_of(answer.proposal).scheme_id if answer else None
    return list(Outcome.objects.filter(scheme_id=scheme_id).order_by("position", "pk")) if scheme_id else []


def draft_of(reply: Reply) -> dict[str, Any]:
    """The letter as the editor's fields: what save_reply takes back."""
    plain = ("title", "opening", "disclosure", "disclosure_reason", "urgency", "contact_name", "contact_phone")
    kept = ("addressees", "copies", "closing", "copied_to", "with_feedback", "is_wet_stamped")
    return {
        **{name: getattr(reply, name) for name in (*plain, *kept)},
        "print_run": str(reply.print_run or ""),
        "outcome": reply.outcome.code if reply.outcome else "",
        "issuers": list(reply.issuers.order_by("position", "pk").values_list("unit_id", flat=True)),
        "attachments": list(reply.attachments.order_by("position", "pk").values("name", "paragraphs", "rows")),
        "passages": [as_data(passage) for passage in _passages(reply)],
    }


def as_data(passage: say.Passage) -> dict[str, Any]:
    """One passage as the editor reads and sends it."""
    if isinstance(passage, say.Section):
        inner = [as_data(one) for one in passage.passages]
        return {"type": passage.type, "key": passage.key, "heading": passage.heading, "passages": inner}
    if isinstance(passage, say.Item):
        item = {"lead_in": passage.lead_in, "text": passage.text, "more": list(passage.more)}
        return {"type": passage.type, "key": passage.key, **item}
    return {"type": passage.type, "key": passage.key, "text": passage.text}


def _passages(reply: Reply) -> tuple[say.Passage, ...]:
    under: dict[int | None, list[Passage]] = defaultdict(list)
    for row in reply.passages.order_by("position", "pk"):
        under[row.parent_id].append(row)

    def said(row: Passage) -> say.Passage:
        if row.kind == PassageKind.SECTION:
            return say.Section(row.heading, tuple(said(child) for child in under[row.pk]), row.key)
        if row.kind == PassageKind.ITEM:
            return say.Item(row.lead_in, row.text, tuple(row.more), row.key)
        return say.Paragraph(row.text, row.key)

    return tuple(said(row) for row in under[None])


def _attachments(reply: Reply) -> tuple[say.Attachment, ...]:
    return tuple(
        say.Attachment(row.name, tuple(row.paragraphs), tuple(tuple(cells) for cells in row.rows))
        for row in reply.attachments.order_by("position", "pk")
    )


def _issuers(reply: Reply) -> tuple[say.Issuer, ...]:
    rows = reply.issuers.select_related("seal").prefetch_related("unit__seals").order_by("position", "pk")
    return tuple(say.Issuer(row.name, _diameter_mm(row)) for row in rows)


def _diameter_mm(row: ReplyIssuer) -> float:
    """Of the seal chosen with the draft; where that is retired or none was there yet, of the body's first in use."""
    if row.seal is not None and row.seal.is_active:
        return float(row.seal.diameter_mm)
    in_use = sorted((seal for seal in row.unit.seals.all() if seal.is_active), key=lambda seal: seal.pk)
    return float(in_use[0].diameter_mm) if in_use else SEAL_MM


def _scheme(reply: Reply, rule: HandlingRule | None) -> say.OutcomeScheme | None:
    scheme: OutcomeScheme | None = reply.outcome.scheme if reply.outcome else rule.scheme if rule and rule.scheme_id else None
    if scheme is None:
        return None
    rows = scheme.outcomes.order_by("position", "pk")
    outcomes = tuple(say.Outcome(row.code, row.label, row.definition) for row in rows)
    return say.OutcomeScheme(scheme.code, scheme.name, outcomes)


def _outcome(reply: Reply, scheme: say.OutcomeScheme | None) -> say.Outcome | None:
    if scheme is None or reply.outcome is None:
        return None
    return say.Outcome(reply.outcome.code, reply.outcome.label, reply.outcome.definition)


def _said_of(proposal: Proposal, rule: HandlingRule | None, reply: Reply) -> say.Proposal:
    parts = [one for one in proposal.assignments.all() if one.stage != AssignmentStage.DECLINED]
    leads = [one.unit.full_name for one in parts if one.part in (Part.SOLE, Part.LEAD)]
    return say.Proposal(
        number=proposal.number,
        title=proposal.title,
        session=session_label(proposal, rule=rule),
        kind=proposal.kind,
        proposers=tuple(
            say.Proposer(one.name, one.kind, one.is_lead, one.address, one.phone)
            for one in sorted(proposal.proposers.all(), key=lambda one: (one.position, one.pk))
        ),
        # With 分办 no unit leads: each letter's sheet names the unit that answers in it.
        lead_unit=leads[0] if leads else reply.unit.full_name,
        assisting_units=tuple(one.unit.full_name for one in parts if one.part == Part.ASSIST),
        contact_ways=tuple(way.label for way in ContactWay if way in _ways_met(proposal, reply)),
    )


def _ways_met(proposal: Proposal, reply: Reply) -> set[str]:
    """How the letter's own unit met the proposer, by its 沟通记录."""
    return {one.way for one in proposal.contacts.all() if one.unit_id == reply.unit_id}


def sheet_of(pattern: LetterPattern | None) -> say.FeedbackTemplate | None:
    """The 征询意见表 that goes with the letters of a pattern."""
    if pattern is None or pattern.feedback_sheet is None:
        return None
    return content_from({"feedback": pattern.feedback_sheet.template}).feedback
