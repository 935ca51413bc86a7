"""One act of the demo year after another: what the services are asked, by whom, with which words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Unit, User
from desk.demo.ground import read
from desk.demo.pictures import draw_scan
from proposals.facts import AskFacts, PaperReceipt, PartFacts, ProposalFacts, ProposerFacts
from proposals.models import Assignment, Proposal
from proposals.services import assigning, contacts, intake, opinions
from responses import rules
from responses.content import draft_of
from responses.enums import DeliveryWay, PassageKind
from responses.models import Phrase, Reply
from responses.services import (
    asking,
    drafting,
    feedback,
    issuing,
    numbering,
    returning,
    sealing,
    signing,
    workflow,
)
from responses.services.issuing import Parcel

Data = dict[str, Any]


def somebody(unit: str, role: str) -> User:
    """Return the first person of the unit with the role."""
    return User.objects.filter(unit__code=unit, held_roles__role=role).order_by("pk")[0]


def enter(data: Data, *, by: User, today: date) -> Proposal:
    """Enter a proposal as the paper says it."""
    facts = ProposalFacts(
        **{name: data[name] for name in ("kind", "term", "session", "number", "title", "text", "field", "is_key")},
        submitted_on=today + timedelta(days=data["submitted_in_days"]),
        asks=tuple(AskFacts(text) for text in data["asks"]),
        proposers=tuple(
            ProposerFacts(one["kind"], one["name"], one["address"], one["phone"])
            for one in sorted(data["proposers"], key=lambda one: not one["lead"])
        ),
    )
    paper = None
    if data["is_on_paper"]:
        paper = PaperReceipt(due_on=today + timedelta(days=data["due_in_days"]), assigned_on=timezone.localdate())
    return intake.enter(facts, by=by, paper=paper)


def assign(proposal: Proposal, data: Data, *, by: User, today: date) -> None:
    """Give every unit its part; assisting units get the day their rule says."""
    due_on = today + timedelta(days=data["due_in_days"])
    parts = [
        PartFacts(Unit.objects.get(code=one["unit"]).pk, one["part"], due_on if one["part"] != "assist" else None)
        for one in data["assignments"]
    ]
    assigning.assign(proposal, parts, assigned_on=timezone.localdate(), version=proposal.version, by=by)


def decline(proposal: Proposal, data: Data) -> None:
    """申退 by the office of the unit."""
    said = data["decline"]
    by = somebody(data["assignments"][0]["unit"], Role.OFFICE)
    assigning.decline(proposal, reason=said["reason"], suggested_unit=Unit.objects.get(code=said["suggested_unit"]), by=by)


def contact(proposal: Proposal, said: Data, *, by: User) -> None:
    """Note one contact."""
    contacts.record_contact(
        proposal,
        contacted_on=timezone.localdate(),
        way=said["way"],
        with_whom=said["with_whom"],
        by_whom=said["by"],
        outcome=said["outcome"],
        by=by,
    )


def opinion(proposal: Proposal, said: Data) -> None:
    """Take an assisting unit's opinion."""
    part = Assignment.objects.get(proposal=proposal, unit__code=said["unit"])
    opinions.record_opinion(part, dated_on=timezone.localdate(), text=said["text"], by=somebody(said["unit"], Role.DRAFTER))


def write(proposals: list[Proposal], data: Data) -> Reply:
    """Begin the letter and write its words."""
    by = User.objects.get(username=data["drafted_by"])
    reply = drafting.start_reply(proposals, unit=by.unit, by=by, purpose=data["purpose"])
    fields = draft_of(reply)
    fields |= {"outcome": data["outcome"], "disclosure": data["disclosure"], "disclosure_reason": data.get("disclosure_reason", "")}
    if "letter" in data:
        kept = read(f"letters/{data['letter']}.json")
        for name in ("title", "addressees", "opening", "passages", "closing", "attachments", "copied_to"):
            fields[name] = kept[name]
    else:
        fields["passages"] = data.get("passages", [])
    fields["with_feedback"] &= data["with_feedback"]
    drafting.save_reply(reply, by=by, version=reply.version, data=fields, is_asked=True)
    return Reply.objects.get(pk=reply.pk)


def mark_asks(reply: Reply, *, by: User) -> None:
    """Mark for each ask the passage that speaks of it most, as the drafter would."""
    texts = {row.key: row.lead_in + row.text for row in reply.passages.exclude(kind=PassageKind.SECTION)}
    for asked in rules.asks_of(reply) if reply.purpose in rules.ANSWERING else ():
        words = set(pairwise(asked.ask.text))
        key = max(texts, key=lambda key: len(words.intersection(pairwise(texts[key]))))
        asking.tie_ask(reply, asked.ask.pk, by=by, key=key, tied=True)


def step(reply: Reply, act: str, data: Data) -> None:
    """Take one step of the road by the person whose turn it is."""
    unit = data["unit"]
    if act == "submit":
        by = User.objects.get(username=data["drafted_by"])
        mark_asks(reply, by=by)
        workflow.submit(reply, by=by, version=reply.version)
    elif act == "review":
        workflow.review(reply, by=somebody(unit, Role.REVIEWER), version=reply.version, opinion=_said("review", reply))
    elif act == "vet":
        workflow.vet(reply, by=somebody(unit, Role.OFFICE), version=reply.version, opinion=_said("vet", reply))
    elif act == "sign_off":
        by = somebody(unit, Role.SIGNATORY)
        digest = signing.signing_of(reply, by=by).digest.sha256
        signing.sign_off(reply, by=by, version=reply.version, digest=digest, opinion=_said("sign_off", reply))
    elif act == "register":
        numbering.register(reply, by=somebody(unit, Role.OFFICE), version=reply.version)
    elif act == "seal":
        by = somebody(unit, Role.SEAL_KEEPER)
        sealing.seal(reply, by=by, token=sealing.token_for(reply, by=by), copies=len(issuing.recipients_of(reply)) + 2)
    elif act == "dispatch":
        _dispatch(reply, unit)
    elif act == "archive":
        issuing.archive(reply, by=somebody(unit, Role.OFFICE), version=reply.version)
    elif act == "void":
        by = User.objects.get(username=data["drafted_by"])
        returning.void(reply, by=by, version=reply.version, reason=data["void_reason"])


def give_back(reply: Reply, proposal: Proposal, said: Data, *, unit: str) -> None:
    """Record a returned sheet with its scan."""
    lines = [f"提案第{proposal.number}号征询意见表", f"填表人：{said['proposer']}", f"意见建议：{said['opinion'] or '无'}"]
    feedback.record_feedback(
        reply,
        by=somebody(unit, Role.OFFICE),
        proposal=proposal,
        proposer_name=said["proposer"],
        attitude=said["attitude"],
        result=said["result"],
        opinion=said["opinion"],
        received_on=timezone.localdate(),
        scan=SimpleUploadedFile("征询意见表.png", draw_scan(lines), content_type="image/png"),
    )


def _said(use: str, reply: Reply) -> str:
    phrases = list(Phrase.objects.filter(use=use).order_by("pk").values_list("text", flat=True))
    return phrases[reply.pk % len(phrases)] if phrases else ""


def _dispatch(reply: Reply, unit: str) -> None:
    today = timezone.localdate()
    names = issuing.recipients_of(reply)
    ways = [DeliveryWay.HAND] * len(reply.addressees) + [DeliveryWay.COURIER] * len(reply.copied_to)
    parcels = [Parcel(name, way, today) for name, way in zip(names, ways, strict=True)]
    issuing.dispatch(reply, by=somebody(unit, Role.OFFICE), version=reply.version, copies=len(names) + 1, parcels=parcels)

