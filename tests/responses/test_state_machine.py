"""The road as a state machine: whoever tries whatever in any order, the letter's records agree with its stage."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from responses.enums import Action, Stage
from responses.models import DocNumber, IssuedRecord, Reply, SealUse
from responses.services import integrity, issuing, numbering, returning, sealing, signing, workflow
from responses.services.drafting import save_reply
from tests.cast import ACTORS
from tests.responses.factories import STEPS, draft_data, make_reply, parcels

HOLDERS = {
    "draft": {"drafter_owner", "drafter_same_unit"},
    "review": {"reviewer"},
    "vet": {"office"},
    "sign_off": {"signatory"},
    "register": {"office"},
    "seal": {"seal_keeper"},
    "dispatch": {"office"},
    "dispatched": {"office"},
}
ONWARD = {
    "submit": ("draft", "review"),
    "review": ("review", "vet"),
    "vet": ("vet", "sign_off"),
    "sign_off": ("sign_off", "register"),
    "register": ("register", "seal"),
    "seal": ("seal", "dispatch"),
    "dispatch": ("dispatch", "dispatched"),
    "archive": ("dispatched", "archived"),
}
ORDER = list(HOLDERS)
BACK_FROM = {"review", "vet", "sign_off", "register", "seal"}
VOID_FROM = {"draft", "register", "seal", "dispatch", "dispatched"}


def take(reply, action, by, to):
    """Try one act with whatever a page would send."""
    version = reply.version
    if action in ("submit", "review", "countersign", "vet", "verify"):
        getattr(workflow, action)(reply, by=by, version=version)
    elif action == "sign_off":
        digest = signing.signing_of(reply, by=by).digest.sha256
        signing.sign_off(reply, by=by, version=version, digest=digest)
    elif action == "register":
        numbering.register(reply, by=by, version=version)
    elif action == "seal":
        sealing.seal(reply, by=by, token=sealing.token_for(reply, by=by), copies=9)
    elif action == "dispatch":
        issuing.dispatch(reply, by=by, version=version, copies=5, parcels=parcels(reply))
    elif action == "archive":
        issuing.archive(reply, by=by, version=version)
    elif action == "send_back":
        returning.send_back(reply, by=by, version=version, to=to, reason="理由")
    elif action == "withdraw":
        returning.withdraw(reply, by=by, version=version)
    elif action == "void":
        returning.void(reply, by=by, version=version, reason="理由")
    else:
        save_reply(reply, by=by, version=version, data=draft_data(issuers=[reply.unit_id], opening=f"第{version}版"))


class Road(RuleBasedStateMachine):
    """One letter; ``stage`` is what the test expects of it."""

    office = None

    @initialize()
    def begin(self):
        self.reply = make_reply(self.office)
        self.stage, self.sender = "draft", None
        self.successes = self.acts()

    def acts(self):
        own = Act.objects.filter(object_type="responses.reply", object_id=str(self.reply.pk))
        return own.filter(result="ok").count()

    def expected(self, action, name, to):
        """The stage this act should lead to, or None where it should be refused: written anew, not asked of the code."""
        if action == "save":
            held = self.stage in ("draft", "review", "vet", "sign_off") and name in HOLDERS[self.stage]
            return self.stage if held else None
        if action in ONWARD:
            source, target = ONWARD[action]
            return target if self.stage == source and name in HOLDERS[source] else None
        if action == "send_back":
            earlier = self.stage in BACK_FROM and to in ORDER[: ORDER.index(self.stage)]
            return to if earlier and name in HOLDERS[self.stage] else None
        if action == "void":
            return "void" if self.stage in VOID_FROM and name in (HOLDERS["draft"] if self.stage == "draft" else {"office"}) else None
        if action == "withdraw" and self.sender == name and self.stage in ("review", "vet", "sign_off"):
            return ORDER[ORDER.index(self.stage) - 1]
        return None

    def tell(self, action, name, to):
        target = self.expected(action, name, to)
        before = Reply.objects.values().get(pk=self.reply.pk)
        letter = Reply.objects.get(pk=self.reply.pk)
        try:
            take(letter, action, getattr(self.office, name), to)
        except Refused:
            assert target is None, f"{name} was refused {action} at {self.stage}"
            assert Reply.objects.values().get(pk=self.reply.pk) == before
            return
        assert target is not None, f"{name} was allowed {action} at {self.stage}"
        self.stage = target
        self.sender = name if action in ("submit", "review", "vet") else None
        self.successes += 1

    @rule(name=st.sampled_from([name for name in ACTORS if name != "anonymous"]), action=st.sampled_from([*Action.values, "save"]), to=st.sampled_from(Stage.values))
    def anybody_anything(self, name, action, to):
        self.tell(action, name, to)

    @precondition(lambda self: self.stage in HOLDERS)
    @rule(twice=st.booleans())
    def onward(self, twice):
        letter = Reply.objects.get(pk=self.reply.pk)
        page = Reply.objects.get(pk=self.reply.pk)
        STEPS[self.stage](letter, self.office)
        self.stage = next(target for source, target in ONWARD.values() if source == self.stage)
        self.sender = str(letter.steps.last().by.username) if self.stage in ("review", "vet", "sign_off") else None
        self.successes += 1
        if twice:
            # The same page posted again: nothing more happens.
            with pytest.raises(OutOfDate):
                workflow.check(Reply.objects.get(pk=page.pk), action="submit", by=self.office.office, version=page.version)

    @precondition(lambda self: self.stage in HOLDERS)
    @rule(to=st.sampled_from(ORDER))
    def the_holder_sends_back(self, to):
        self.tell("send_back", sorted(HOLDERS[self.stage])[0], to)

    @precondition(lambda self: self.sender is not None)
    @rule()
    def the_sender_withdraws(self):
        self.tell("withdraw", self.sender, "draft")

    @invariant()
    def the_records_agree(self):
        if not hasattr(self, "reply"):
            return
        letter = Reply.objects.get(pk=self.reply.pk)
        assert letter.stage == self.stage
        signed = list(letter.signed_texts.filter(revoked_at=None))
        numbers = list(letter.numbers.filter(voided_at=None))
        seals = list(letter.seal_uses.filter(cancelled_at=None))
        assert len(signed) == (self.stage in ("register", "seal", "dispatch", "dispatched", "archived"))
        assert len(numbers) == (self.stage in ("seal", "dispatch", "dispatched", "archived"))
        assert len(seals) == (self.stage in ("dispatch", "dispatched", "archived"))
        assert all(signing.is_whole(one) for one in letter.signed_texts.all())
        if numbers:
            assert numbers[0].year == signed[0].dated_on.year
        assert self.acts() == self.successes

    def teardown(self):
        assert list(integrity.problems()) == []
        assert IssuedRecord.objects.count() == SealUse.objects.count()
        serials = sorted(DocNumber.objects.values_list("serial", flat=True))
        assert serials == list(range(1, len(serials) + 1))


def test_the_road(office):
    is_long = bool(os.environ.get("FUWEN_LONG"))
    Road.office = office
    run_state_machine_as_test(
        Road,
        settings=settings(
            max_examples=200 if is_long else 6,
            stateful_step_count=30 if is_long else 22,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
