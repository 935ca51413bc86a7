"""Every address of this room × twelve actors × GET and POST: one table, and nothing missing from it."""

import pytest
from django.utils import timezone

from accounts.models import Act
from proposals.enums import CaseStage, Part
from proposals.models import Proposal
from proposals.services.contacts import record_contact
from proposals.urls import urlpatterns
from tests.cast import ACTORS
from tests.proposals.factories import (
    entry_data,
    make_assignment,
    make_handled,
    make_proposal,
    pdf,
    upload,
)

# anonymous and deactivated are led to the sign-in page (302); who does not see the proposal gets 404;
# who sees it but may not act is told why (403 for a page, 422 for a sent form); a wrong form is 422 as well.
UNIT = ("drafter_owner", "drafter_same_unit", "reviewer", "office", "signatory", "seal_keeper")
HANDS_ON = ("drafter_owner", "drafter_same_unit", "office")
OUT = dict.fromkeys(("anonymous", "deactivated"), 302)
BLIND = dict.fromkeys(("drafter_other_unit", "administrator", "auditor"), 404)


def table(allowed: tuple[str, ...], *, yes: int, no: int, everybody: bool = False) -> dict[str, int]:
    """Return actor → status: ``yes`` for the allowed, ``no`` for who sees it but may not."""
    others = dict.fromkeys(ACTORS, no) if everybody else {**dict.fromkeys((*UNIT, "supervisor"), no), **BLIND}
    return {**others, **OUT, **dict.fromkeys(allowed, yes)}


SEES = (*UNIT, "supervisor")
ENTERS = ("office", "supervisor")
GET = {
    "register": table(ACTORS[1:-1], yes=200, no=200, everybody=True),
    "enter": table(ENTERS, yes=200, no=403, everybody=True),
    "detail": table(SEES, yes=200, no=200),
    "edit": table(("supervisor",), yes=200, no=403),
    "assign": table(("supervisor",), yes=200, no=403),
    "accept": {**dict.fromkeys(ACTORS, 405), **OUT},
    "conclude": {**dict.fromkeys(ACTORS, 405), **OUT},
    "archive": {**dict.fromkeys(ACTORS, 405), **OUT},
    "decline": table(("office",), yes=200, no=403),
    "contact": table(HANDS_ON, yes=200, no=403),
    "opinion": table(HANDS_ON, yes=200, no=403),
    "file": table(SEES, yes=200, no=200),
}
POST = {
    "register": {**dict.fromkeys(ACTORS, 405), **OUT},
    "enter": table(ENTERS, yes=422, no=422, everybody=True),
    "detail": {**dict.fromkeys(ACTORS, 405), **OUT},
    "edit": table(("supervisor",), yes=409, no=422),  # a form without its version is an old page
    "assign": table(("supervisor",), yes=422, no=422),
    "accept": table((), yes=302, no=422),  # signed for already
    "conclude": table((), yes=302, no=422),  # not answered yet
    "archive": table((), yes=302, no=422),
    "decline": table(("office",), yes=422, no=422),
    "contact": table(HANDS_ON, yes=422, no=422),
    "opinion": table(HANDS_ON, yes=422, no=422),
    "file": {**dict.fromkeys(ACTORS, 405), **OUT},
}


@pytest.fixture
def addresses(cast) -> dict[str, str]:
    """One proposal that the cast's unit leads, with an assisting unit of its own and a contact with a scan."""
    proposal = make_handled(cast.unit, part=Part.LEAD)
    third = make_proposal(level=cast.level).entered_by.unit
    make_assignment(proposal, third, part=Part.ASSIST)
    contact = record_contact(
        proposal, by=cast.office, contacted_on=timezone.localdate(), way="phone", with_whom="林一木", by_whom="演示",
        outcome="通话。", scan=upload(pdf()),
    )  # fmt: skip
    named = {name: f"/proposals/{proposal.pk}/{name}/" for name in GET}
    named |= {"register": "/proposals/", "enter": "/proposals/enter/", "detail": f"/proposals/{proposal.pk}/"}
    return named | {"file": f"/proposals/files/{contact.scan_id}/"}


def test_no_address_is_missing():
    names = {pattern.name for pattern in urlpatterns}
    assert set(GET) == set(POST) == names
    assert all(set(row) == set(ACTORS) for row in (*GET.values(), *POST.values()))


@pytest.mark.parametrize("who", ACTORS)
def test_the_table(cast, addresses, who):
    client = cast.client(who)
    before = Proposal.objects.order_by("pk").values_list("pk", "stage", "version", "title")
    stood = list(before)
    got = {name: client.get(address).status_code for name, address in addresses.items()}
    assert got == {name: row[who] for name, row in GET.items()}
    sent = {name: client.post(address, {"x": "1"}).status_code for name, address in addresses.items()}
    assert sent == {name: row[who] for name, row in POST.items()}
    assert list(before.all()) == stood, "looking and wrong forms change nothing"
    for name in ("accept", "assign", "edit", "detail"):
        for method in (client.put, client.delete, client.patch):
            assert method(addresses[name]).status_code in (302, 405)


@pytest.mark.parametrize("who", ["drafter_other_unit", "administrator", "auditor", "supervisor", "office"])
def test_foreign_is_missing(cast, who):
    """Another level's proposal answers in every address as one that does not exist."""
    foreign = make_handled(make_proposal().entered_by.unit)
    client = cast.client(who)
    for name in ("", "edit/", "assign/", "accept/", "conclude/", "archive/", "decline/", "contact/", "opinion/"):
        for call in (client.get, client.post):
            there = call(f"/proposals/{foreign.pk}/{name}").status_code
            assert there == call(f"/proposals/{10**6}/{name}").status_code and there in (404, 405)


def test_losing_the_role_counts_at_once(cast):
    proposal = make_handled(cast.unit)
    client = cast.client("office")
    assert client.get(f"/proposals/{proposal.pk}/").status_code == 200
    cast.office.held_roles.all().delete()
    assert client.get(f"/proposals/{proposal.pk}/").status_code in (302, 404)


def test_a_form_without_its_token_is_refused(cast, addresses):
    client = cast.client("supervisor", enforce_csrf_checks=True)
    for name in ("enter", "edit", "assign", "accept", "conclude", "archive"):
        assert client.post(addresses[name], entry_data()).status_code == 403
    assert not Act.objects.filter(action__in=("enter", "edit", "assign", "accept"), result="ok").exists()


def test_one_row_an_act(cast):
    """Each act that changes something leaves one row of the log."""
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    start = Act.objects.count()
    cast.client("office").post(f"/proposals/{proposal.pk}/accept/")
    cast.client("supervisor").post("/proposals/enter/", entry_data())
    rows = list(Act.objects.filter(number__gt=start).exclude(action="sign_in"))
    assert [(row.action, row.result) for row in rows] == [("accept", "ok"), ("enter", "ok")]
    assert all(row.ip and row.actor_id for row in rows)
