"""Two or sixteen at once on one letter: exactly one wins, nothing is lost, nothing is half done."""

import os
import random
import time

import pytest

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from responses.content import draft_of
from responses.enums import Stage
from responses.models import DocNumber, IssuedRecord, Reply, SealUse, SignedText, Step
from responses.services import (
    integrity,
    kept_files,
    numbering,
    returning,
    sealing,
    signing,
    workflow,
)
from responses.services.drafting import SaveConflict, save_reply, start_reply
from tests.responses.factories import draft_data, make_case, make_pattern, make_reply, press
from tests.responses.races.crowd import be_careless, crowd, killed_after

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

ROUNDS = 60 if os.environ.get("FUWEN_LONG") else 8


def tried(act):
    """What came of an act: done, late or refused."""
    try:
        act()
    except OutOfDate:
        return "late"
    except Refused:
        return "refused"
    return "done"


def test_sixteen_sign_the_same_page(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    shown = signing.signing_of(reply, by=office.signatory)

    def work(number, together):
        letter = Reply.objects.get(pk=reply.pk)
        together()
        return tried(
            lambda: signing.sign_off(letter, by=office.signatory, version=reply.version, digest=shown.digest.sha256)
        )

    assert sorted(crowd(16, work)) == ["done"] + ["late"] * 15
    assert SignedText.objects.count() == Act.objects.filter(action="sign_off").count() == 1
    assert Step.objects.filter(action="sign_off").count() == 1


def submitted_by_many(office, reply, *, careless):
    def work(number, together):
        if careless:
            be_careless()
        letter = Reply.objects.get(pk=reply.pk)
        together()
        try:
            return tried(lambda: workflow.submit(letter, by=office.drafter_owner, version=reply.version))
        except Exception as error:
            return repr(error)

    return crowd(16, work)


def test_sixteen_submit_the_same_page(office):
    reply = make_reply(office)
    assert sorted(submitted_by_many(office, reply, careless=False)) == ["done"] + ["late"] * 15
    assert Step.objects.filter(action="submit").count() == 1


def test_canary_submitting_without_the_condition(office):
    """Only the kept version's unique number stops some of them; the rest act on a letter that was gone."""
    reply = make_reply(office)
    answers = submitted_by_many(office, reply, careless=True)
    assert answers.count("done") > 1 or any("IntegrityError" in answer for answer in answers)


def edited_by_six(office, reply, *, careless, each=40):
    """Each editor adds its own paragraphs, one a save; returns what came of every save."""

    def work(number, together):
        if careless:
            be_careless()
        pick, results = random.Random(number), []
        by = (office.drafter_owner, office.drafter_same_unit)[number % 2]
        together()
        for turn in range(each):
            letter = Reply.objects.select_related("outcome").get(pk=reply.pk)
            data = draft_of(letter)
            data["passages"].append({"type": "paragraph", "key": f"e{number}t{turn}", "text": f"第{number}人第{turn}次"})
            time.sleep(pick.random() / 100)
            try:
                save_reply(letter, by=by, version=letter.version, data=data, is_asked=False)
                results.append("saved")
            except SaveConflict as conflict:
                assert conflict.saved_by is not None
                assert conflict.draft["passages"]
                results.append("conflict")
            except Exception as error:
                results.append(type(error).__name__)
        return results

    return [result for results in crowd(6, work) for result in results]


def test_no_save_is_lost(office):
    reply = make_reply(office)
    results = edited_by_six(office, reply, careless=False)
    letter = Reply.objects.get(pk=reply.pk)
    saved = results.count("saved")
    assert set(results) <= {"saved", "conflict"}
    assert saved == letter.version - reply.version
    assert letter.passages.filter(key__startswith="e").count() == saved
    assert results.count("conflict") > 0


def test_canary_saving_without_the_condition(office):
    reply = make_reply(office)
    results = edited_by_six(office, reply, careless=True, each=10)
    letter = Reply.objects.get(pk=reply.pk)
    assert letter.passages.filter(key__startswith="e").count() < results.count("saved") or "IntegrityError" in results


def test_eight_stamp_with_one_permit(office, settings):
    reply = make_reply(office, stage=Stage.SEAL)
    token = sealing.token_for(reply, by=office.seal_keeper)

    def work(number, together):
        letter = Reply.objects.select_related("unit").get(pk=reply.pk)
        together()
        return tried(lambda: sealing.seal(letter, by=office.seal_keeper, token=token, copies=3))

    answers = crowd(8, work)
    assert answers.count("done") == 1
    assert set(answers) <= {"done", "late", "refused"}
    assert SealUse.objects.count() == Act.objects.filter(action="seal", result="ok").count() == 1
    # The slower ones took their files away again.
    assert len(list(settings.FUWEN_ISSUED_DIR.iterdir())) == 2
    assert list(integrity.problems()) == []


def test_killed_while_stamping(office, settings):
    """kill -9 between render, files and rows: a record never names a file that is not there, whole."""
    letters = [make_reply(office, stage=Stage.SEAL).pk for _ in range(6)]
    write = kept_files.write

    def slow(path, data):
        time.sleep(0.01)
        digest = write(path, data)
        time.sleep(0.01)
        return digest

    def press_all():
        kept_files.write = slow
        for letter in Reply.objects.filter(pk__in=letters, stage=Stage.SEAL).order_by("pk"):
            press(letter, office.seal_keeper)

    for round_ in range(8):
        killed_after(0.02 + 0.017 * round_, press_all)
        assert list(integrity.problems()) == []
        done = Reply.objects.filter(pk__in=letters, stage=Stage.DISPATCH).count()
        assert done == SealUse.objects.count() == IssuedRecord.objects.count()
        assert done == Act.objects.filter(action="seal", result="ok").count()
    for letter in Reply.objects.filter(pk__in=letters, stage=Stage.SEAL):
        press(letter, office.seal_keeper)
    assert IssuedRecord.objects.count() == 6
    assert list(integrity.problems()) == []


def test_eight_begin_the_same_letter(office):
    make_pattern(office.unit)
    proposal = make_case(office.unit, by=office.supervisor)

    def work(number, together):
        together()
        return tried(lambda: start_reply([proposal], unit=office.unit, by=office.drafter_owner))

    assert sorted(crowd(8, work)) == ["done"] + ["refused"] * 7
    assert Reply.objects.count() == 1


PAIRS = {
    "edit while signing": Stage.SIGN_OFF,
    "send back while signing": Stage.SIGN_OFF,
    "withdraw while signing": Stage.SIGN_OFF,
    "void while stamping": Stage.SEAL,
    "send back while numbering": Stage.REGISTER,
}


@pytest.mark.parametrize("pair", PAIRS)
def test_either_the_one_or_the_other(office, pair):
    """The outcome is that of one act after the other, never a mixture."""
    for round_ in range(ROUNDS):
        reply = make_reply(office, stage=PAIRS[pair])
        shown = signing.signing_of(reply, by=office.signatory).digest.sha256
        token = sealing.token_for(reply, by=office.seal_keeper) if reply.stage == Stage.SEAL else ""

        def work(number, together, reply=reply, shown=shown, token=token, round_=round_):
            letter = Reply.objects.get(pk=reply.pk)
            together()
            time.sleep(random.Random(round_ * 2 + number).random() / 100)
            return tried(lambda: act(office, pair, number, letter, shown, token))

        answers = crowd(2, work)
        assert answers.count("done") == 1
        letter = Reply.objects.get(pk=reply.pk)
        assert letter.version == reply.version + 1
        saves = letter.versions.filter(version__gt=reply.version, reason="autosave").count()
        assert letter.steps.filter(version__gt=reply.version).count() + saves == 1
        live = letter.signed_texts.filter(revoked_at=None).count()
        assert live == (letter.stage in (Stage.REGISTER, Stage.SEAL, Stage.DISPATCH))
    assert list(integrity.problems()) == []
    assert DocNumber.objects.filter(voided_at=None).count() == Reply.objects.filter(stage__in=(Stage.SEAL, Stage.DISPATCH)).count()


def act(office, pair, number, letter, shown, token):
    version = letter.version
    if pair == "void while stamping":
        if number:
            return sealing.seal(letter, by=office.seal_keeper, token=token, copies=1)
        return returning.void(letter, by=office.office, version=version, reason="x")
    if pair == "send back while numbering":
        if number:
            return numbering.register(letter, by=office.office, version=version)
        return returning.send_back(letter, by=office.office, version=version, to=Stage.VET, reason="x")
    if number:
        return signing.sign_off(letter, by=office.signatory, version=version, digest=shown)
    if pair == "edit while signing":
        return save_reply(letter, by=office.signatory, version=version, data=draft_data(issuers=[office.unit.pk], opening="改。"))
    if pair == "withdraw while signing":
        return returning.withdraw(letter, by=office.office, version=version)
    return returning.send_back(letter, by=office.signatory, version=version, to=Stage.VET, reason="x")
