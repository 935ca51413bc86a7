"""Acts that need only an opinion or a reason: done, refused, out of date; what was typed comes back."""

import pytest
from django.contrib.messages import get_messages

from accounts.models import Act
from responses.enums import Stage
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.responses.factories import draft_data

STAGES = (Stage.DRAFT, Stage.REVIEW, Stage.SIGN_OFF, Stage.REGISTER, Stage.DISPATCHED)


def move(world, stage, act, who, *, version=None, back=False, **data):
    """Send the act with the version shown, or another."""
    reply = world.reply(stage)
    headers = {"referer": f"http://testserver/replies/{reply.pk}/"} if back else {}
    sent = {"version": reply.version if version is None else version, **data}
    return world.client(who).post(f"/replies/{reply.pk}/move/{act}/", sent, headers=headers)


def told(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize(
    ("stage", "act", "who", "after", "words"),
    [
        ("draft", "submit", "drafter_owner", "review", "已送核，现在的环节是“核稿”。"),
        ("review", "review", "reviewer", "vet", "已核稿，现在的环节是“审核”。"),
        ("review", "withdraw", "drafter_owner", "draft", "已撤回，现在的环节是“拟稿”。"),
        ("sign_off", "send_back", "signatory", "review", "已退回，现在的环节是“核稿”。"),
        ("register", "void", "office", "void", "已作废，现在的环节是“已作废”。"),
        ("dispatched", "archive", "office", "archived", "已归档，现在的环节是“已归档”。"),
    ],
)
def test_done(world, stage, act, who, after, words):
    answer = move(world, stage, act, who, opinion="写明的理由。", to="review")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters[stage]}/")
    assert told(answer)[0].endswith(words)
    reply = world.reply(stage)
    step = reply.steps.latest("pk")
    assert (reply.stage, step.action, step.by) == (after, act, getattr(world, who))
    row = Act.objects.latest("number")
    assert (row.action, row.result, row.ip) == (act, "ok", "127.0.0.1")


def test_a_reason_is_asked_for(world):
    answer = move(world, "review", "send_back", "reviewer", to="draft", opinion=" \u200b ", back=True)
    assert answer.status_code in (302, 422) and world.reply("review").stage == Stage.REVIEW
    assert Act.objects.latest("number").data["sentence"] == "退回应当写明理由。"


def test_only_to_an_earlier_step(world):
    for target in ("sign_off", "review", "archived", "", "nowhere", "countersign"):
        answer = move(world, "review", "send_back", "reviewer", to=target, opinion="退回的理由。")
        page = Page(answer)
        assert answer.status_code == 422 and "只能退回到前面的环节：拟稿。" in page.text
        assert page.form("/move/send_back/").fields["opinion"] == "退回的理由。"


def test_a_page_out_of_date_keeps_the_opinion_typed_on_it(world):
    reply = world.reply("review")
    before = reply.version
    save_reply(reply, by=world.reviewer, version=before, data=draft_data(issuers=[world.unit.pk]))
    answer = move(world, "review", "review", "reviewer", version=before, opinion="很长的意见。")
    page = Page(answer)
    assert answer.status_code == 409 and "页面已过期" in page.text
    form = page.form("/move/review/")
    assert form.fields["opinion"] == "很长的意见。" and form.fields["version"] == str(before + 1)
    assert world.reply("review").stage == Stage.REVIEW
    assert Act.objects.latest("number").result == "denied"
    assert world.client("reviewer").post(form.action, form.fields).status_code == 302


def test_an_act_that_another_was_faster_with(world):
    before = world.reply("review").version
    assert move(world, "review", "withdraw", "drafter_owner").status_code == 302
    answer = move(world, "review", "review", "reviewer", version=before, opinion="我的<b>意见</b>。")
    page = Page(answer)
    assert answer.status_code == 409 and "您刚才写的意见没有提交：我的<b>意见</b>。" in page.text
    answer = move(world, "review", "review", "reviewer", version=before)
    assert answer.status_code == 409 and "页面已过期" in Page(answer).text


@pytest.mark.parametrize("version", ["", "x", "-1", "1.0", "９", "9" * 40, "0"])
def test_a_version_that_is_none_is_out_of_date(world, version):
    assert move(world, "draft", "submit", "drafter_owner", version=version).status_code == 409
    assert world.reply("draft").stage == Stage.DRAFT


def test_the_second_click_changes_nothing(world):
    version = world.reply("draft").version
    assert move(world, "draft", "submit", "drafter_owner", version=version).status_code == 302
    assert move(world, "draft", "submit", "drafter_owner", version=version).status_code == 409
    assert world.reply("draft").steps.count() == 1


def test_without_the_role_one_is_sent_back_with_the_sentence(world):
    answer = move(world, "draft", "submit", "reviewer", back=True)
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters['draft']}/")
    assert told(answer) == ["“送核”由本单位持“承办”角色的人员办理，您没有这一角色。"]


def test_too_long_an_opinion_is_told_with_its_length_and_kept(world):
    answer = move(world, "review", "review", "reviewer", opinion="字" * 2001)
    page = Page(answer)
    assert answer.status_code == 422 and "意见共2001字，最多2000字。" in page.text
    assert len(page.form("/move/review/").fields["opinion"]) == 2001


def test_an_opinion_is_cleaned(world):
    move(world, "review", "review", "reviewer", opinion="同\u202e意\x00\ufeff，\r\n送审。")
    assert world.reply("review").steps.latest("pk").opinion == "同意，\n送审。"


@pytest.mark.parametrize("act", ["sign_off", "register", "seal", "dispatch", "save", "nonsense", "SUBMIT", "__class__"])
def test_what_has_a_page_of_its_own_is_no_plain_act(world, act):
    assert move(world, "draft", act, "drafter_owner").status_code == 404


def test_fields_that_nobody_asked_for_change_nothing(world):
    reply = world.reply("draft")
    extra = {"stage": "archived", "unit": world.other_unit.pk, "title": "我的", "created_by": world.reviewer.pk, "by": "1"}
    sent = {"version": reply.version, **extra}
    assert world.client("drafter_owner").post(f"/replies/{reply.pk}/move/submit/", sent).status_code == 302
    now = world.reply("draft")
    assert (now.stage, now.unit_id, now.title, now.created_by_id) == ("review", reply.unit_id, reply.title, reply.created_by_id)
