"""What each form of the site sends when it is filled in rightly: url name → data for this object."""

import json
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from responses.models import IgnoredFinding, Reply
from responses.services import proofreading, sealing, signing
from tests.access.world import World
from tests.factories import PASSWORD, draw_seal
from tests.proposals.factories import entry_data, pdf, rows, upload
from tests.responses.factories import draft_data, scan

REASON = "原因如下。"
NEW_PASSWORD = "another-Yunchuan-77"


def today() -> str:
    """Today as a form writes it."""
    return timezone.localdate().isoformat()


def save(world: World, reply: Reply) -> dict[str, Any]:
    """What the editor sends: JSON, not a form."""
    letter = draft_data(issuers=[world.unit.pk])
    sent = {"version": reply.version, "is_asked": True, "letter": letter}
    return {"data": json.dumps(sent), "content_type": "application/json"}


def move(world: World, reply: Reply) -> dict[str, Any]:
    """An act with its reason, back to the drafter where it goes back."""
    return {"data": {"version": reply.version, "opinion": REASON, "to": "draft"}}


def sign_off(world: World, reply: Reply) -> dict[str, Any]:
    """The digest of what the signatory was shown."""
    digest = signing.signing_of(reply, by=world.signatory).digest.sha256
    return {"data": {"version": reply.version, "digest": digest, "opinion": "同意。"}}


def seal(world: World, reply: Reply) -> dict[str, Any]:
    """The keeper's own permit, whoever sends it."""
    token = sealing.token_for(reply, by=world.seal_keeper)
    return {"data": {"token": token, "copies": "5", "password": PASSWORD}}


def dispatch_rows(*recipients: str, **values: str) -> dict[str, str]:
    """The rows of deliveries as the page sends them."""
    one = {"way": "post", "delivered_on": today(), "copies": "1", **values}
    data = rows("deliveries", [{"recipient": name, **one} for name in recipients])
    return {**data, "deliveries-INITIAL_FORMS": str(len(recipients))}


def dispatch(world: World, reply: Reply) -> dict[str, Any]:
    """Two copies, one sent."""
    return {"data": {"version": reply.version, "copies": "2", **dispatch_rows(*reply.addressees)}}


def feedback(world: World, reply: Reply) -> dict[str, Any]:
    """A returned sheet with its scan."""
    proposal = reply.proposals.get()
    values = {"proposal": proposal.pk, "proposer_name": "周云舒", "attitude": "satisfied", "result": "satisfied"}
    return {"data": {**values, "received_on": today(), "scan": scan()}}


def ignore(world: World, reply: Reply) -> dict[str, Any]:
    """The first 疑似 of the letter set aside, with its reason."""
    Reply.objects.filter(pk=reply.pk).update(copied_to=[])
    reply.refresh_from_db()
    one = next(one for one in proofreading.look_over(reply).open if one.finding.rule == "FIL-25S")
    named = {"rule": one.finding.rule, "place": one.place.name, "words": one.words}
    return {"data": json.dumps({**named, "reason": REASON}), "content_type": "application/json"}


def asks(world: World, reply: Reply) -> dict[str, Any]:
    """One ask of the letter's proposal, answered by its first passage."""
    ask = reply.proposals.get().asks.create(position=0, text="加大财政投入")
    return {"data": json.dumps({"ask": ask.pk, "key": "p1", "tied": True}), "content_type": "application/json"}


def comments(world: World, reply: Reply) -> dict[str, Any]:
    """A comment on the whole letter."""
    return {"data": json.dumps({"text": "此处请再核实。"}), "content_type": "application/json"}


def take_back(world: World, thing: None) -> dict[str, Any]:
    """A word that the unit never wants to hear of again, and now does."""
    row = IgnoredFinding.objects.create(
        unit=world.unit, rule="TXT-03S", level="suspect", words="截止", said="易混", reason=REASON, by=world.office
    )
    return {"data": {"row": str(row.pk)}}


def proof_lists(world: World, thing: None) -> dict[str, Any]:
    """One list of the unit's own, for the first time."""
    return {"data": {"version": "1", "bodies": "云川市教育局＝市教育局"}}


def version(world: World, reply: Reply) -> dict[str, Any]:
    """The version alone."""
    return {"data": {"version": reply.version}}


def edit(world: World, proposal: Any) -> dict[str, Any]:
    """The entry form of a proposal, with the version shown."""
    return {"data": entry_data(version=str(proposal.version), number=proposal.number)}


def assign(world: World, proposal: Any) -> dict[str, Any]:
    """The whole proposal to one unit."""
    parts = rows("parts", [{"unit": str(world.unit.pk), "part": "sole", "due_on": ""}])
    return {"data": {"assigned_on": today(), "version": str(proposal.version), **parts}}


def opinion(world: World, proposal: Any) -> dict[str, Any]:
    """The opinion of the assisting unit, handed over on paper."""
    part = proposal.assignments.get(part="assist")
    return {"data": {"assignment": part.pk, "dated_on": today(), "text": "同意。"}}


def plain(**data: str) -> Callable[..., dict[str, Any]]:
    """The same data whoever sends it."""
    return lambda world, thing: {"data": dict(data)}


POSTS: dict[str, Callable[[World, Any], dict[str, Any]]] = {
    "accounts:sign_in": plain(username="drafter_owner", password=PASSWORD),
    "accounts:change_password": plain(old_password=PASSWORD, new_password1=NEW_PASSWORD, new_password2=NEW_PASSWORD),
    "accounts:seal_new": plain(name="新刻的印章", diameter_mm="42"),
    "accounts:seal": lambda world, thing: {"data": {"picture": upload(draw_seal(), "seal.png")}},
    "proposals:enter": lambda world, thing: {"data": entry_data(number="777", **{"paper-part": "sole", "paper-assigned_on": today()})},
    "proposals:edit": edit,
    "proposals:assign": assign,
    "proposals:decline": plain(reason=REASON, suggested_unit=""),
    "proposals:contact": lambda world, thing: {
        "data": {"contacted_on": today(), "way": "phone", "with_whom": "周云舒", "by_whom": "演示", "outcome": "通话。"}
    },
    "proposals:opinion": opinion,
    "responses:measure": lambda world, thing: {"data": {"file": upload(pdf(), "公文.pdf")}},
    "responses:asks": asks,
    "responses:comments": comments,
    "responses:ignore": ignore,
    "responses:proof_lists": proof_lists,
    "responses:proof_take_back": take_back,
    "responses:presence": lambda world, reply: {"data": json.dumps({"page": "a1", "place": "p1"}), "content_type": "application/json"},
    "responses:keep_version": version,
    "responses:restore": version,
    "responses:phrases": plain(use="text", text="特此函复。", whose="own"),
    "responses:sources": lambda world, reply: {"data": json.dumps({"drop": 1}), "content_type": "application/json"},
    "responses:start": lambda world, thing: {"data": {"purpose": "reply", "proposal": str(thing.pk)}},
    "responses:save": save,
    "responses:split": plain(text="苏望舒委员：\n提案收悉，现答复如下：\n已增设夜市8处。\n"),
    "responses:split_result": lambda world, reply: {"data": {"version": reply.version, "parts": ["copied_to"]}},
    "responses:move": move,
    "responses:sign_off": sign_off,
    "responses:number": version,
    "responses:seal": seal,
    "responses:dispatch": dispatch,
    "responses:feedback": feedback,
}
"""Addresses that are not here take no data."""
