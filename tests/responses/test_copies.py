"""分送: a copy for each co-signer of one signed text, under one number: proposed, kept, signed, sealed in one go."""

from pathlib import Path

import pytest

from accounts.models import Act
from accounts.refusal import Refused
from letter.content import Copy
from letter.limits import COPIES_LIMIT, PRINT_RUN_LIMIT
from letter.render import RenderFailed
from responses import exports
from responses.content import content_of
from responses.enums import Purpose, Stage
from responses.models import IssuedCopy, IssuedRecord, LetterPattern, Reply, SealUse, SignedText
from responses.services import integrity, kept_files, signing
from responses.services.drafting import save_reply, start_reply
from responses.services.fields import UnfitDraft
from tests.responses.factories import (
    draft_data,
    make_case,
    make_pattern,
    make_reply,
    press,
    sign,
)

THREE = (("周云舒", "member"), ("陈知远", "member"), ("林一木", "member"))
LINES = ["周云舒委员", "陈知远委员", "林一木委员"]


@pytest.fixture
def case(office):
    return make_case(office.unit, by=office.supervisor, proposers=THREE)


def letter(office, case, stage=Stage.DRAFT, **values) -> Reply:
    return make_reply(office, stage=stage, proposals=[case], **{"copies": LINES, "addressees": ["周云舒等3名委员"], **values})


def start(office, *proposals, purpose=Purpose.REPLY) -> Reply:
    return start_reply(proposals, unit=office.unit, by=office.drafter_owner, purpose=purpose)


def save(office, reply, **values):
    data = draft_data(**{"issuers": [office.unit.pk], **values})
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    reply.refresh_from_db()


# --- 起稿: the pattern proposes


@pytest.mark.parametrize(
    ("proposers", "is_each", "copies", "honorific"),
    [
        (THREE, True, LINES, "您"),
        (THREE, False, [], "你们"),
        (THREE[:1], True, [], "您"),
        ((("民建云川市委员会", "party"), ("周云舒", "member")), True, ["民建云川市委员会", "周云舒委员"], "你们"),
        ((("民建云川市委员会", "party"), ("民盟云川市委员会", "party")), True, ["民建云川市委员会", "民盟云川市委员会"], "贵委"),
        ((("江映雪", "deputy"), ("周云舒", "deputy")), True, ["江映雪代表", "周云舒代表"], "您"),
        (tuple((f"委员{n}", "member") for n in range(COPIES_LIMIT + 1)), True, [], "你们"),
    ],
)
def test_what_a_new_letter_starts_with(office, proposers, is_each, copies, honorific):
    make_pattern(office.unit, copies_each=is_each, opening_pattern="〈尊称〉")
    reply = start(office, make_case(office.unit, by=office.supervisor, proposers=proposers))
    assert (reply.copies, reply.opening) == (copies, honorific)


def test_the_lead_stands_first_and_nobody_twice(office):
    make_pattern(office.unit, copies_each=True)
    cases = [make_case(office.unit, by=office.supervisor, proposers=who) for who in (THREE[:2], (THREE[2], THREE[0]))]
    assert start(office, *cases).copies == LINES


def test_letters_to_offices_have_no_copies(office, case):
    make_pattern(office.unit, purpose=Purpose.EXTENSION, copies_each=True)
    assert start(office, case, purpose=Purpose.EXTENSION).copies == []


# --- 保存


def test_copies_are_kept_as_lines(office, case):
    reply = letter(office, case, print_run=" ８ ")
    assert (reply.copies, reply.print_run) == (LINES, 8)
    save(office, reply, copies=["周云舒委员", " ", ""], print_run="")
    assert (reply.copies, reply.print_run) == (["周云舒委员"], 0)


@pytest.mark.parametrize(
    ("values", "place", "said"),
    [
        ({"copies": "周云舒委员"}, "copies", "分送：应为列表"),
        ({"copies": [3]}, "copies", "分送第1项：应为文字"),
        ({"copies": [["甲"]]}, "copies", "分送第1项：应为文字"),
        ({"copies": [{"addressee": "甲", "with_feedback": True}]}, "copies", "分送第1项：应为文字"),
        ({"copies": ["某委员"] * (COPIES_LIMIT + 1)}, "copies", f"共 {COPIES_LIMIT + 1} 项，超过 {COPIES_LIMIT} 项"),
        ({"copies": ["某" * 101]}, "copies", "共101字，最多100字"),
        ({"print_run": "八"}, "print_run", "印制份数应为1至500的整数"),
        ({"print_run": "-1"}, "print_run", "印制份数应为"),
        ({"print_run": str(PRINT_RUN_LIMIT + 1)}, "print_run", "印制份数应为"),
        ({"print_run": "9" * 30}, "print_run", "印制份数应为"),
        ({"print_run": 8}, "print_run", "印制份数：应为文字"),
    ],
)
def test_what_cannot_be_kept(office, case, values, place, said):
    reply = letter(office, case)
    with pytest.raises(UnfitDraft) as unfit:
        save(office, reply, **values)
    assert [(one.place, said in one.sentence) for one in unfit.value.problems] == [(place, True)]
    reply.refresh_from_db()
    assert reply.copies == LINES


# --- 签发: the list is part of what is signed


def test_the_list_is_signed(office, case):
    reply = letter(office, case, Stage.SIGN_OFF, print_run="8")
    before = signing.signing_of(reply, by=office.signatory).digest.sha256
    LetterPattern.objects.update(sheet_to_all=True)
    reply.__dict__.pop("_pattern", None)
    assert signing.signing_of(reply, by=office.signatory).digest.sha256 != before
    sign(reply, office.signatory)
    signed = reply.signed_texts.get()
    assert [one["addressee"] for one in signed.content["copies"]] == LINES
    assert all(one["with_feedback"] for one in signed.content["copies"])
    assert (signed.content["print_run"], signing.is_whole(signed)) == (8, True)
    signed.content["copies"].pop()
    assert not signing.is_whole(signed)


def test_fewer_printed_than_to_be_sent_blocks_the_signature(office, case):
    reply = letter(office, case, Stage.SIGN_OFF, print_run="2")
    with pytest.raises(Refused, match="印制2份，少于分送的3份"):
        sign(reply, office.signatory)


def test_the_sheet_goes_with_the_lead_s_copy(office, case):
    assert content_of(letter(office, case)).copies == (Copy(LINES[0], True), Copy(LINES[1], False), Copy(LINES[2], False))


# --- 用印: one sealing, all files or none


@pytest.fixture
def ready(office, case):
    return letter(office, case, Stage.SEAL)


def test_each_copy_is_made_of_the_records_with_number_date_and_seal(office, ready):
    Reply.objects.filter(pk=ready.pk).update(copies=["改"], opening="改")
    office.renderer.asked.clear()
    press(ready, office.seal_keeper)
    signed, record = ready.signed_texts.get(), IssuedRecord.objects.get()
    whole, *copies = office.renderer.asked
    assert [one["content"]["addressees"] for one in copies] == [[line] for line in LINES]
    for asked in copies:
        assert (asked["want"], asked["profile"], len(asked["seals"])) == (("pdf", "docx"), signed.profile, 1)
        changed = {name for name in whole["content"] if asked["content"][name] != whole["content"][name]}
        assert changed <= {"addressees", "copies", "feedback", "proposals"}
    assert [one["content"]["feedback"] is not None for one in copies] == [True, False, False]
    phones = [[who["phone"] for who in one["content"]["proposals"][0]["proposers"]] for one in copies]
    assert [[bool(phone) for phone in row] for row in phones] == [[True, False, False], [False, True, False], [False, False, True]]
    assert [(copy.position, copy.addressee, copy.page_count) for copy in record.copies.all()] == [(n, line, 3) for n, line in enumerate(LINES)]
    assert list(integrity.problems()) == [] and integrity.unnamed_files() == []
    assert Act.objects.get(action="seal").data["copies_sha256"]


def failing_at(office, monkeypatch, call: int) -> None:
    """Let the render process fail with its ``call``-th letter from here."""
    render, calls = office.renderer.render, []

    def sometimes(*args, **how):
        calls.append(1)
        if len(calls) == call:
            raise RenderFailed("timeout")
        return render(*args, **how)

    monkeypatch.setattr(office.renderer, "render", sometimes)


@pytest.mark.parametrize("call", [1, 2, 4])
def test_one_copy_that_cannot_be_made_leaves_nothing(office, ready, settings, monkeypatch, call):
    failing_at(office, monkeypatch, call)
    with pytest.raises(Refused):
        press(ready, office.seal_keeper)
    nothing_done(ready, settings)
    press(ready, office.seal_keeper)
    assert IssuedCopy.objects.count() == 3


@pytest.mark.parametrize("file", [3, 8])
def test_a_full_disk_on_the_way_leaves_nothing(office, ready, settings, monkeypatch, file):
    write, calls = kept_files.write, []

    def full(path, data):
        calls.append(path)
        if len(calls) == file:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(kept_files, "write", full)
    with pytest.raises(Refused, match="文件没有存下来"):
        press(ready, office.seal_keeper)
    nothing_done(ready, settings)


def test_a_failed_transaction_takes_all_files_away(office, ready, settings, monkeypatch):
    monkeypatch.setattr(IssuedCopy.objects.__class__, "bulk_create", lambda *args, **how: (_ for _ in ()).throw(RuntimeError("rows")))
    with pytest.raises(RuntimeError, match="rows"):
        press(ready, office.seal_keeper)
    nothing_done(ready, settings)


def nothing_done(reply, settings):
    fresh = Reply.objects.get(pk=reply.pk)
    assert (fresh.stage, fresh.version) == (Stage.SEAL, reply.version)
    assert not (SealUse.objects.exists() or IssuedRecord.objects.exists() or IssuedCopy.objects.exists())
    assert list(Path(settings.FUWEN_ISSUED_DIR).iterdir()) == []


@pytest.mark.parametrize(
    ("print_run", "copies", "said"),
    [("", 2, "每位一份，用印份数不能少于3，现为2"), ("8", 9, "签发批准印制8份，用印份数不能多于此数，现为9"), ("8", 2, "不能少于3")],
)
def test_how_many_may_be_sealed(office, case, print_run, copies, said):
    reply = letter(office, case, Stage.SEAL, print_run=print_run)
    with pytest.raises(Refused, match=said):
        press(reply, office.seal_keeper, copies=copies)
    press(reply, office.seal_keeper, copies=8)


def test_a_letter_signed_before_there_were_copies_is_sealed(office):
    reply = make_reply(office, stage=Stage.SEAL)
    signed = reply.signed_texts.get()
    for name in ("copies", "print_run"):
        del signed.content[name]
    signed.profile["draft_mark"] = False
    digest = signing.digest_of_signed(signed.content, signed.profile, signed.dated_on)
    SignedText.objects.update(content=signed.content, profile=signed.profile, sha256=digest.sha256, sm3=digest.sm3)
    press(reply, office.seal_keeper)
    assert list(integrity.problems()) == [] and not IssuedCopy.objects.exists()
    assert exports.public(reply, by=office.office, suffix="pdf").data == b"%PDF-fake"
