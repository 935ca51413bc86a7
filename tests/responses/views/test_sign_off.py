"""签发: what is signed is what the page showed; anything else comes back with the opinion still there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from letter.numerals import date_in_chinese
from responses.enums import Stage
from responses.models import Phrase
from responses.services import signing
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.responses.factories import draft_data

STAGES = (Stage.SIGN_OFF,)


def look(world, who="signatory"):
    return world.client(who).get(f"/replies/{world.letters['sign_off']}/sign-off/")


def form_of(page: Page):
    """The page's own form, not the one to sign out."""
    return next(form for form in page.forms if "digest" in form.fields)


def shown(world) -> dict[str, str]:
    """The fields of the form as the page shows them."""
    return form_of(Page(look(world))).fields


def send(world, fields, who="signatory"):
    return world.client(who).post(f"/replies/{world.letters['sign_off']}/sign-off/", fields)


def test_the_page_says_what_will_be_signed(world):
    answer, reply = look(world), world.reply("sign_off")
    page, today = Page(answer), timezone.localdate()
    digest = signing.signing_of(reply, by=world.signatory).digest
    assert f"标题 {reply.title} 修改" in page.text and "主送 周云舒委员 修改" in page.text
    assert f"成文日期 {date_in_chinese(today)}（签发之日）" in page.text
    assert f"SHA-256 {digest.sha256[:16]}…" in page.text
    assert form_of(page).fields["digest"] == digest.sha256 and form_of(page).fields["version"] == str(reply.version)
    assert page.links["修改"].startswith(f"/replies/{reply.pk}/edit/")
    assert answer.content.decode().count("btn-primary") == 1 and "签发并锁定" in form_of(page).buttons


def test_signed_is_what_was_shown(world):
    fields = shown(world)
    answer = send(world, {**fields, "opinion": "同\u200b意。\n请办。"})
    assert answer.status_code == 302
    reply = world.reply("sign_off")
    signed = reply.signed_texts.get()
    assert (reply.stage, signed.sha256, signed.opinion) == (Stage.REGISTER, fields["digest"], "同意。\n请办。")
    assert (signed.signed_by, signed.dated_on) == (world.signatory, timezone.localdate())


def test_stock_opinions(world):
    Phrase.objects.create(use="sign_off", text="同意印发。")
    Phrase.objects.create(use="review", text="核稿的话")
    assert form_of(Page(look(world))).buttons[0] == "同意印发。"


def test_a_correction_in_between_is_not_signed(world):
    fields, reply = shown(world), world.reply("sign_off")
    data = draft_data(issuers=[world.unit.pk], title="改过的标题")
    save_reply(reply, by=world.signatory, version=reply.version, data=data)
    answer = send(world, {**fields, "opinion": "同意的意见。"})
    page = Page(answer)
    assert answer.status_code == 409 and "页面已过期" in page.text and "改过的标题" in page.text
    again = form_of(page).fields
    assert again["opinion"] == "同意的意见。" and again["digest"] != fields["digest"]
    assert world.reply("sign_off").stage == Stage.SIGN_OFF and not world.reply("sign_off").signed_texts.exists()
    assert send(world, again).status_code == 302


def test_a_change_in_the_register_in_between_is_not_signed(world):
    fields = shown(world)
    proposal = world.reply("sign_off").proposals.get()
    proposal.title = "登记簿里改过的标题"
    proposal.save()
    answer = send(world, {**fields, "opinion": "同意。"})
    assert answer.status_code == 409 and "登记内容又有变动，请重新核对后签发" in Page(answer).text
    assert not world.reply("sign_off").signed_texts.exists()


def test_midnight_in_between_is_not_signed(world, monkeypatch):
    fields = shown(world)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("responses.services.signing.timezone.localdate", lambda: tomorrow)
    answer = send(world, {**fields, "opinion": "同意。"})
    assert answer.status_code == 409 and date_in_chinese(tomorrow) in Page(answer).text


@pytest.mark.parametrize("digest", ["", "0" * 64, "x", "同"])
def test_another_digest_signs_nothing(world, digest):
    answer = send(world, {**shown(world), "digest": digest})
    assert answer.status_code == 409 and not world.reply("sign_off").signed_texts.exists()


def test_what_must_be_mended_first(world):
    reply = world.reply("sign_off")
    save_reply(reply, by=world.signatory, version=reply.version, data=draft_data(issuers=[world.unit.pk], outcome="", disclosure=""))
    page = Page(look(world))
    assert "有2处必须改正" in page.text and "必错 没有选办理结果分类" in page.text
    assert "签发并锁定" not in form_of(page).buttons
    answer = send(world, {**form_of(page).fields, "opinion": "同意。"})
    assert answer.status_code == 422 and "有2处必须改正，不能签发" in Page(answer).text


def test_too_long_an_opinion_stays_on_the_page(world):
    answer = send(world, {**shown(world), "opinion": "字" * 501})
    page = Page(answer)
    assert answer.status_code == 422 and page.text.count("字" * 501) == 1
    assert "有1处需要改正 签发意见：" in page.text and "#id_opinion" in page.links.values()


def test_who_may_not_is_told_why(world):
    for who, words in (("office", "“签发”由本单位持“签发”角色的人员办理"), ("drafter_owner", "“签发”由本单位持")):
        answer = look(world, who)
        assert answer.status_code == 403 and words in Page(answer).text
        assert send(world, {"digest": "x"}, who=who).status_code in (409, 422)


def test_the_second_click_is_out_of_date(world):
    fields = shown(world)
    assert send(world, fields).status_code == 302
    answer = send(world, fields)
    assert answer.status_code == 409 and "页面已过期" in Page(answer).text
    assert world.reply("sign_off").signed_texts.count() == 1


def test_fields_that_nobody_asked_for_change_nothing(world):
    extra = {"dated_on": "2020-01-01", "signed_by": world.office.pk, "sha256": "0" * 64, "stage": "archived", "by": "1", "on": "2020-01-01"}
    assert send(world, {**shown(world), **extra}).status_code == 302
    signed = world.reply("sign_off").signed_texts.get()
    assert signed.dated_on == timezone.localdate() and signed.signed_by == world.signatory
