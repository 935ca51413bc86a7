"""签发: what is signed is what was shown; never by who drafted it; frozen from then on."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import Act, HeldRole
from accounts.refusal import OutOfDate, Refused
from letter.content import DocNumber
from letter.digest import digest_of
from responses.content import content_for_print
from responses.enums import Stage
from responses.models import LetterPattern, Reply, SignedText
from responses.services import returning, signing, workflow
from responses.services.drafting import save_reply
from tests.factories import make_user
from tests.responses.factories import (
    add_seal_picture,
    bring_to,
    draft_data,
    make_reply,
    sign,
    use_fake_renderer,
)


def give(user, *roles):
    HeldRole.objects.bulk_create(HeldRole(user=user, role=role) for role in roles)
    vars(user).pop("_roles", None)
    return user


def test_what_is_frozen(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    shown = signing.signing_of(reply, by=office.signatory, on=date(2026, 6, 9))
    sign(reply, office.signatory, on=date(2026, 6, 9))
    signed = reply.signed_texts.get()
    assert signed.content == shown.content
    assert (signed.content["dated_on"], signed.content["signatory"]) == ("2026-06-09", office.signatory.name)
    assert [one["code"] for one in signed.content["scheme"]["outcomes"]] == ["A1", "B1", "C1"]
    assert signed.sha256 == digest_of({"content": signed.content, "profile": signed.profile, "dated_on": "2026-06-09"}).sha256
    assert len(signed.sm3) == 64
    assert len(signed.font_set) == 64
    assert signed.engine_version
    assert (signed.signed_by, signed.drafted_by) == (office.signatory, office.drafter_owner)
    data = Act.objects.get(action="sign_off").data
    assert (data["sha256"], data["sm3"]) == (signed.sha256, signed.sm3)


def test_the_digest_signed_is_the_digest_shown(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    version = reply.version
    shown = signing.signing_of(reply, by=office.signatory)
    reply.proposals.update(title="页面显示之后改过的标题")
    with pytest.raises(OutOfDate, match="又有变动"):
        signing.sign_off(reply, by=office.signatory, version=version, digest=shown.digest.sha256)
    assert not SignedText.objects.exists()


def test_what_cannot_be_printed_is_not_signed(office, monkeypatch):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    use_fake_renderer(monkeypatch, fails="timeout")
    with pytest.raises(Refused) as refused:
        sign(reply, office.signatory)
    assert refused.value.code == "render_timeout"
    assert not SignedText.objects.exists()
    assert Reply.objects.get(pk=reply.pk).stage == Stage.SIGN_OFF


def test_midnight_between_page_and_act(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    shown = signing.signing_of(reply, by=office.signatory, on=date(2026, 12, 31))
    with pytest.raises(OutOfDate):
        signing.sign_off(
            reply, by=office.signatory, version=reply.version, digest=shown.digest.sha256, on=date(2027, 1, 1)
        )


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-12-31T15:59:59", date(2026, 12, 31)), ("2026-12-31T16:00:00", date(2027, 1, 1)), ("2028-02-29T03:00:00", date(2028, 2, 29))],
)
def test_the_date_is_the_place_s_own_day(office, monkeypatch, moment, day):
    """The server's clock runs in UTC; the letter's day begins at midnight in Shanghai."""
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.fromisoformat(moment).replace(tzinfo=UTC))
    sign(reply, office.signatory)
    assert reply.signed_texts.get().dated_on == day
    bring_to(reply, Stage.SEAL, office)
    assert reply.numbers.get().year == day.year


def test_a_save_in_between(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    seen = Reply.objects.get(pk=reply.pk)
    shown = signing.signing_of(seen, by=office.signatory)
    other = give(make_user(roles=[], unit=office.unit), Role.SIGNATORY)
    data = draft_data(issuers=[office.unit.pk], opening="改了。")
    save_reply(reply, by=other, version=reply.version, data=data)
    late = Reply.objects.get(pk=reply.pk)
    with pytest.raises(OutOfDate):
        signing.sign_off(late, by=office.signatory, version=seen.version, digest=shown.digest.sha256)
    # Also where the request read the letter before the save was there: the UPDATE itself finds nothing.
    with pytest.raises(OutOfDate):
        signing.sign_off(seen, by=office.signatory, version=seen.version, digest=shown.digest.sha256)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.SIGN_OFF


@pytest.mark.parametrize("how", ["began", "saved_at_draft", "submitted", "resubmitted"])
def test_who_drafted_does_not_sign(office, how):
    reply = make_reply(office)
    actor = {"began": office.drafter_owner}.get(how, office.drafter_same_unit)
    give(actor, Role.SIGNATORY)
    if how == "saved_at_draft":
        data = draft_data(issuers=[office.unit.pk])
        save_reply(reply, by=actor, version=reply.version, data=data, is_asked=False)
        save_reply(reply, by=office.drafter_owner, version=reply.version, data=data, is_asked=False)
    elif how == "submitted":
        workflow.submit(reply, by=actor, version=reply.version)
    elif how == "resubmitted":
        bring_to(reply, Stage.VET, office)
        returning.send_back(reply, by=office.office, version=reply.version, to=Stage.DRAFT, reason="补充数据")
        workflow.submit(reply, by=actor, version=reply.version)
    reply.refresh_from_db()
    bring_to(reply, Stage.SIGN_OFF, office)
    with pytest.raises(Refused, match="不能是同一人") as caught:
        sign(reply, actor)
    assert caught.value.code == "drafter"
    assert not SignedText.objects.exists()
    sign(reply, office.signatory)


def test_corrections_at_one_s_own_step_make_nobody_a_drafter(office):
    give(office.signatory, Role.REVIEWER)
    reply = make_reply(office, stage=Stage.REVIEW)
    data = draft_data(issuers=[office.unit.pk], opening="核稿人改过。")
    save_reply(reply, by=office.signatory, version=reply.version, data=data)
    workflow.review(reply, by=office.signatory, version=reply.version)
    bring_to(reply, Stage.SIGN_OFF, office)
    save_reply(reply, by=office.signatory, version=reply.version, data={**data, "opening": "签发人改过。"})
    sign(reply, office.signatory)
    assert reply.signed_texts.get().content["opening"] == "签发人改过。"


def test_the_database_itself_refuses_the_drafter(office):
    reply = make_reply(office, stage=Stage.REGISTER)
    signed = reply.signed_texts.get()
    with pytest.raises(IntegrityError, match="signatory_is_not_drafter"), transaction.atomic():
        SignedText.objects.filter(pk=signed.pk).update(signed_by=signed.drafted_by)


def test_a_superuser_without_the_role_is_refused(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    root = make_user(roles=[], unit=office.unit, is_superuser=True, is_staff=True)
    with pytest.raises(Refused, match="“签发”角色"):
        sign(reply, root)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": ""}, "没有标题"),
        ({"addressees": []}, "没有主送"),
        ({"outcome": ""}, "没有选办理结果分类"),
        ({"disclosure": ""}, "没有选公开属性"),
        ({"disclosure": "withheld"}, "没有写不主动公开的理由"),
        ({"passages": []}, "正文是空的"),
        ({"passages": [{"type": "section", "key": "s", "heading": "空标题", "passages": []}]}, "下面没有正文"),
        ({"opening": "机密★1年"}, "密级标志"),
        ({"opening": "\U0010fffd字库里没有"}, "U\\+10FFFD"),
        ({"addressees": [f"云川市第{n}小学教育集团委员会" for n in range(30)]}, "首页没有正文，主送占了[0-9]+行，请改用统称"),
        ({"title": "关于" + "云川市老旧小区停车改造" * 22}, "首页没有正文，标题占了[0-9]+行，请精简标题"),
    ],
)
def test_errors_block(office, values, said):
    reply = make_reply(office, stage=Stage.SIGN_OFF, **values)
    with pytest.raises(Refused, match=said) as caught:
        sign(reply, office.signatory)
    assert caught.value.code == "findings"
    assert Reply.objects.get(pk=reply.pk).stage == Stage.SIGN_OFF


def test_nothing_reaches_the_signed_words_afterwards(office):
    """Twelve ways to change a signed letter; each is refused, or leaves the frozen record as it was."""
    reply = make_reply(office, stage=Stage.REGISTER)
    signed = reply.signed_texts.get()
    before = content_for_print(signed)
    data = draft_data(issuers=[office.unit.pk], opening="篡改")
    for actor in (office.drafter_owner, office.reviewer, office.office, office.signatory):
        for is_asked in (True, False):
            with pytest.raises(Refused, match="文字已锁定"):
                save_reply(reply, by=actor, version=reply.version, data=data, is_asked=is_asked)
    office.unit.full_name = office.unit.issuer_mark = "云川市改名局"
    office.unit.save()
    LetterPattern.objects.update(title_pattern="改", profile={"lead_style": "kaiti"})
    reply.proposals.update(title="改")
    for proposal in reply.proposals.all():
        proposal.proposers.update(name="改")
        proposal.assignments.update(part="lead")
    reply.outcome.scheme.outcomes.update(label="改")
    office.signatory.name = "改"
    office.signatory.save()
    add_seal_picture(office.seal, by=office.seal_keeper, side=260)
    Reply.objects.filter(pk=reply.pk).update(title="改", opening="改")
    reply.passages.all().delete()
    signed.refresh_from_db()
    assert signing.is_whole(signed)
    assert content_for_print(signed) == before
    assert content_for_print(signed, "云川财函〔2026〕12号").doc_number == DocNumber("云川财函", 2026, 12)


@pytest.mark.parametrize(
    "change",
    [
        {"content": lambda signed: {**signed.content, "opening": "篡改"}},
        {"profile": lambda signed: {**signed.profile, "lead_style": "kaiti"}},
        {"dated_on": lambda signed: date(2020, 1, 1)},
        {"sha256": lambda signed: "0" * 64},
        {"sm3": lambda signed: "0" * 64},
    ],
)
def test_tampering_by_sql_stops_the_letter(office, change):
    reply = make_reply(office, stage=Stage.REGISTER)
    signed = reply.signed_texts.get()
    SignedText.objects.filter(pk=signed.pk).update(**{name: make(signed) for name, make in change.items()})
    with pytest.raises(Refused, match="签发稿校验失败"):
        bring_to(reply, Stage.SEAL, office)
    assert Reply.objects.get(pk=reply.pk).stage == Stage.REGISTER


def test_after_a_change_the_same_leader_signs_again(office):
    other = make_user(roles=[Role.SIGNATORY], unit=office.unit)
    reply = make_reply(office, stage=Stage.REGISTER)
    returning.send_back(reply, by=office.office, version=reply.version, to=Stage.DRAFT, reason="数据有误")
    bring_to(reply, Stage.SIGN_OFF, office)
    with pytest.raises(Refused, match="应当仍由"):
        sign(reply, other)
    office.signatory.is_active = False
    office.signatory.save()
    sign(reply, other)
    assert reply.signed_texts.filter(revoked_at=None).get().signed_by == other


def test_wet_stamp_is_frozen_in_the_profile(office):
    reply = make_reply(office, stage=Stage.REGISTER, is_wet_stamped=True)
    assert reply.signed_texts.get().profile["seal"] == "wet"
