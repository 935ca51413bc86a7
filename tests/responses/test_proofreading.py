"""校核 on the desk: findings with their places, what is set aside and why, a unit's own lists and switches."""

import threading

import pytest
from django.db import connection

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from letter.content import Item, LetterContent, Paragraph, Section
from letter.proof import RULES
from responses.models import IgnoredFinding, ProofSettings
from responses.places import place_of
from responses.services import proof_settings, proofreading, signing
from tests.responses.factories import make_reply

REASON = "确系如此，已与业务科室核对。"


def suspect(reply, rule="FIL-25S"):
    [one] = [one for one in proofreading.look_over(reply).open if one.finding.rule == rule]
    return one


def set_aside(reply, one, *, by, **how):
    how.setdefault("reason", REASON)
    return proofreading.ignore(reply, by=by, rule=one.finding.rule, place=one.place.name, words=one.words, **how)


@pytest.fixture
def reply(office):
    return make_reply(office, copied_to=[])


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("", ("", "", 0, "全文")),
        ("title", ("title", "", 0, "标题")),
        ("closing[1]", ("closing", "", 1, "结尾第2项")),
        ("contact.phone", ("contact_phone", "", 0, "联系电话")),
        ("contact", ("contact_name", "", 0, "联系人")),
        ("attachments[0].name", ("attachments", "", 0, "附件第1项")),
        ("proposals[0].title", ("", "", 0, "全文")),
        ("passages", ("passages", "", 0, "正文")),
        ("passages[0]", ("p", "", 0, "第1段")),
        ("passages[1].heading", ("s", "heading", 0, "一、")),
        ("passages[1].passages[1].more[0]", ("j", "text", 1, "一、二是")),
        ("passages[1].passages[2].passages[0].text", ("q", "text", 0, "一、（一）第1段")),
        ("passages[7].text", ("passages", "", 0, "正文")),
    ],
)
def test_places(where, place):
    inner = Section("内", (Paragraph("段。", key="q"),), key="t")
    section = Section("头", (Item("领句。", "文。", key="i"), Item("领句。", "文。", ("续。",), key="j"), inner), key="s")
    found = place_of(LetterContent(passages=(Paragraph("段。", key="p"), section)), where)
    assert (found.name, found.field, found.line, found.said) == place


def test_set_aside_with_a_reason_and_kept_with_the_signature(office, reply):
    one = suspect(reply)
    row = set_aside(reply, one, by=office.drafter_owner)
    looked = proofreading.look_over(reply)
    assert [seen.ignored for seen in looked.ignored] == [row] and "FIL-25S" not in [one.rule for one in looked.findings]
    [kept] = looked.kept()
    assert (kept["rule"], kept["reason"], kept["by"]) == ("FIL-25S", REASON, office.drafter_owner.name)
    assert signing.signing_of(reply, by=office.signatory).ignored == (kept,)
    [act] = Act.objects.filter(action="ignore", result="ok")
    assert act.data["reason"] == REASON
    proofreading.take_back(reply, row.pk, by=office.drafter_owner)
    assert suspect(reply).ignored is None and Act.objects.filter(action="heed").count() == 1
    with pytest.raises(Refused, match="已经不在忽略之列"):
        proofreading.take_back(reply, row.pk, by=office.drafter_owner)


def test_refusals(office, reply):
    one = suspect(reply)
    for how, code in (({"reason": " "}, "reason"), ({"reason": "长" * 301}, "too_long"), ({"always": True}, "whole")):
        with pytest.raises(Refused) as refused:
            set_aside(reply, one, by=office.drafter_owner, **how)
        assert refused.value.code == code
    for by in (office.reviewer, office.drafter_other_unit):
        with pytest.raises(Refused):
            set_aside(reply, one, by=by)
    set_aside(reply, one, by=office.drafter_owner)
    with pytest.raises(Refused) as refused:
        set_aside(reply, one, by=office.drafter_owner)
    assert refused.value.code == "gone" and IgnoredFinding.objects.count() == 1


def test_what_is_certainly_wrong_is_mended(office):
    reply = make_reply(office, opening="收悉，，现答复如下:")
    errors = [one for one in proofreading.look_over(reply).open if one.finding.level == "error"]
    assert errors
    for one in errors:
        with pytest.raises(Refused, match="不能忽略"):
            set_aside(reply, one, by=office.drafter_owner)


def test_for_good_only_words_of_their_own(office):
    reply = make_reply(office, passages=[{"type": "paragraph", "key": "p", "text": "预计增长5—10%。"}])
    seen = [one for one in proofreading.look_over(reply).open if one.may_be_always]
    assert seen, "the rules find nothing that stands on words"
    one = seen[0]
    row = set_aside(reply, one, by=office.drafter_owner, always=True)
    other = make_reply(office, passages=[{"type": "paragraph", "key": "x", "text": "预计增长5—10%。"}])
    assert row in [seen.ignored for seen in proofreading.look_over(other).ignored]
    with pytest.raises(Refused):
        proofreading.take_back_always(office.unit, row.pk, by=office.drafter_owner)
    proofreading.take_back_always(office.unit, row.pk, by=office.office)
    assert row not in [seen.ignored for seen in proofreading.look_over(other).ignored]


def test_a_units_own_lists(office):
    ProofSettings.objects.all().delete()
    keep = {"lists": {"bodies": [{"name": "云川市教育局", "short": ["市教育局"]}]}, "off": []}
    kept = proof_settings.keep_settings(office.unit, by=office.office, version=0, **keep)
    assert set(kept.lists) == {"bodies"} and proof_settings.lists_of(kept).bodies[0].short == ("市教育局",)
    kept = proof_settings.keep_settings(office.unit, by=office.office, version=1, **keep)
    assert kept.version == 2
    for version in (0, 1):
        with pytest.raises(OutOfDate, match="没有保存"):
            proof_settings.keep_settings(office.unit, by=office.office, version=version, **keep)
    with pytest.raises(Refused, match="词表由本单位办公室维护"):
        proof_settings.keep_settings(office.unit, by=office.drafter_owner, version=2, **keep)


def test_what_the_standard_says_cannot_be_switched_off(office):
    fixed = next(one.id for one in RULES.values() if not one.may_be_off)
    with pytest.raises(Refused, match="不能停用"):
        proof_settings.keep_settings(office.unit, by=office.office, version=0, lists={}, off=[fixed])
    assert ProofSettings.objects.filter(off=[fixed]).count() == 0


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_at_once(office):
    reply = make_reply(office, copied_to=[])
    one, answers = suspect(reply), []

    def set_once():
        try:
            set_aside(reply, one, by=office.drafter_owner)
            answers.append("done")
        except Refused:
            answers.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=set_once) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["done", *["refused"] * 3] and IgnoredFinding.objects.count() == 1
