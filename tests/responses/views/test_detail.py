"""The page of a letter: its facts, checks and road, and for each person what can be done now or why not."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.enums import Stage
from responses.models import Phrase, Reply
from responses.services import returning, workflow
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.responses.factories import draft_data, make_case

STAGES = (
    Stage.DRAFT,
    Stage.REVIEW,
    Stage.VET,
    Stage.SIGN_OFF,
    Stage.REGISTER,
    Stage.SEAL,
    Stage.DISPATCH,
    Stage.DISPATCHED,
    Stage.ARCHIVED,
)


def look(world, stage, who="drafter_owner"):
    return world.client(who).get(f"/replies/{world.letters[stage]}/")


def acts(answer) -> dict[str, str]:
    """Each act of the page with the reason against it, "" where it can be done."""
    return {act.word: act.why.sentence if act.why else "" for act in answer.context["page_acts"]}


BY_ANOTHER = "由本单位持“{}”角色的人员办理，您没有这一角色。"
CAN = {
    (Stage.DRAFT, "drafter_owner"): ["送核", "继续写", "作废"],
    (Stage.DRAFT, "drafter_same_unit"): ["送核", "继续写", "作废"],
    (Stage.REVIEW, "drafter_owner"): ["撤回"],
    (Stage.REVIEW, "reviewer"): ["同意，送下一环节", "修改文字（留痕）", "退回"],
    (Stage.VET, "reviewer"): ["撤回"],
    (Stage.VET, "office"): ["同意，送签发", "修改文字（留痕）", "退回"],
    (Stage.SIGN_OFF, "office"): ["撤回"],
    (Stage.SIGN_OFF, "signatory"): ["核对并签发", "修改文字（留痕）", "退回"],
    (Stage.REGISTER, "office"): ["编号", "退回", "作废"],
    (Stage.REGISTER, "signatory"): [],
    (Stage.SEAL, "seal_keeper"): ["用印", "退回"],
    (Stage.SEAL, "office"): ["作废"],
    (Stage.DISPATCH, "office"): ["印发登记", "作废"],
    (Stage.DISPATCHED, "office"): ["归档", "登记征询意见", "作废"],
    (Stage.DISPATCHED, "drafter_owner"): ["登记征询意见"],
    (Stage.DISPATCHED, "supervisor"): [],
    (Stage.ARCHIVED, "office"): ["登记征询意见"],
    (Stage.ARCHIVED, "reviewer"): [],
}


@pytest.mark.parametrize(("stage", "who"), CAN, ids=str)
def test_what_can_be_done(world, stage, who):
    answer = look(world, stage, who)
    assert [word for word, why in acts(answer).items() if not why] == CAN[stage, who]
    assert answer.content.decode().count("btn-primary") <= 1, "one primary button a page"
    if not acts(answer):
        ended = {Stage.DISPATCHED: "此件已印发，您可以查看。", Stage.ARCHIVED: "此件已归档，您可以查看。"}
        assert ended.get(stage, "此环节由他人办理，您可以查看。") in Page(answer).text


@pytest.mark.parametrize(
    ("stage", "who", "word", "sentence"),
    [
        (Stage.DRAFT, "reviewer", "送核", "“送核”" + BY_ANOTHER.format("承办")),
        (Stage.REVIEW, "office", "同意，送下一环节", "“核稿”" + BY_ANOTHER.format("核稿")),
        (Stage.SIGN_OFF, "drafter_owner", "核对并签发", "“签发”" + BY_ANOTHER.format("签发")),
        (Stage.REGISTER, "drafter_owner", "编号", "“编号”" + BY_ANOTHER.format("办公室")),
        (Stage.REGISTER, "office", "修改", "此件已经签发，文字已锁定；确需修改的，请先退回。"),
        (Stage.SEAL, "office", "用印", "用印由印章管理人员办理，您没有“用印”角色。"),
        (Stage.DISPATCHED, "signatory", "归档", "“归档”" + BY_ANOTHER.format("办公室")),
    ],
)
def test_why_not(world, stage, who, word, sentence):
    answer = look(world, stage, who)
    assert acts(answer)[word] == sentence
    assert f"{word}：{sentence}" in Page(answer).text


def test_who_drafted_is_told_why_another_must_sign(world):
    world.drafter_owner.held_roles.create(role="signatory")
    reply, client = world.reply("sign_off"), world.cast.client("drafter_owner")
    answer = client.get(f"/replies/{reply.pk}/")
    assert "拟稿人与签发人不能是同一人" in acts(answer)["核对并签发"]


def test_a_missing_seal_is_mended_by_a_link(world):
    world.unit.seals.update(is_active=False)
    page = Page(look(world, "seal", "seal_keeper"))
    assert "没有登记可用的印章" in page.text and page.links["去上传印章"] == "/accounts/seals/"


def test_withdrawing_is_too_late_once_the_other_has_begun(world):
    reply = world.reply("review")
    save_reply(reply, by=world.reviewer, version=reply.version, data=draft_data(issuers=[world.unit.pk]))
    assert acts(look(world, "review"))["撤回"].startswith("对方已经开始办理")


def test_sending_back_offers_the_earlier_steps_the_nearest_first(world):
    (act,) = [one for one in look(world, "sign_off", "signatory").context["page_acts"] if one.code == "send_back"]
    assert act.targets == [("vet", "审核"), ("review", "核稿"), ("draft", "拟稿")] and act.is_required
    form = Page(look(world, "sign_off", "signatory")).form("/move/send_back/")
    assert form.fields["to"] == "vet" and form.fields["version"] == str(world.reply("sign_off").version)


def test_stock_opinions_of_everybody_the_unit_and_oneself(world):
    Phrase.objects.create(use="review", text="全局的话")
    Phrase.objects.create(use="review", text="本单位的话", unit=world.unit)
    Phrase.objects.create(use="review", text="自己的话", user=world.reviewer)
    Phrase.objects.create(use="review", text="别单位的话", unit=world.other_unit)
    Phrase.objects.create(use="review", text="别人的话", user=world.office)
    Phrase.objects.create(use="send_back", text="退回的话")
    buttons = Page(look(world, "review", "reviewer")).form("/move/review/").buttons
    assert buttons[:-1] == ["自己的话", "本单位的话", "全局的话"]


def test_facts_and_number(world):
    reply = world.reply("dispatched")
    page = Page(look(world, "dispatched"))
    for words in (
        f"文种 答复函 承办单位 {world.unit.full_name} 主送 周云舒委员 分送 周云舒委员（1份） 办理结果 A1 已经解决 公开属性 主动公开",
        "抄送 政协云川市委员会提案委员会",
        f"拟稿人 {world.drafter_owner.name}",
        str(reply.numbers.get()),
    ):
        assert words in page.text
    assert page.links["下载PDF"] == f"/replies/{reply.pk}/letter.pdf" and "打开PDF（草稿）" not in page.links
    assert "打开PDF（草稿）" in Page(look(world, "draft")).links


def test_the_day_it_was_begun_is_the_place_s_own(world):
    """04:39 in the morning here is still the day before by the server's clock."""
    Reply.objects.filter(pk=world.letters[Stage.DRAFT]).update(created_at=datetime(2026, 6, 8, 20, 39, tzinfo=UTC))
    assert f"拟稿人 {world.drafter_owner.name} 2026-06-09" in Page(look(world, "draft")).text


def test_a_void_letter_waits_for_nobody(world):
    reply = world.reply("register")
    returning.void(reply, by=world.office, version=reply.version, reason="重复发文")
    page = Page(look(world, "register", "office"))
    assert "此件已作废，不再办理。" in page.text and "由他人办理" not in page.text


def test_checks_stand_there_while_the_words_can_be_changed(world):
    reply = world.reply("draft")
    data = draft_data(issuers=[world.unit.pk], outcome="", copied_to=[])
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=data)
    page = Page(look(world, "draft"))
    assert "必错 没有选办理结果分类。按分类办法选一类。" in page.text and "疑似 没有抄送机关。" in page.text
    assert page.links["去改"] == f"/replies/{reply.pk}/edit/"
    assert "去改" not in Page(look(world, "draft", "reviewer")).links
    assert "检查" not in Page(look(world, "register")).text.split()


def test_the_road_says_what_was_what_is_and_what_comes(world):
    reply = world.reply("vet")
    returning.send_back(reply, by=world.office, version=reply.version, reason="第三条\n再核实。", to="draft")
    page = Page(look(world, "vet"))
    road = page.text[page.text.index("流程") :]
    steps = ["拟稿", "送核", "核稿", "退回到拟稿", "第三条 再核实。", "拟稿 （当前环节）", "核稿", "审核", "签发", "编号", "用印", "印发"]
    place = 0
    for step in steps:
        place = road.index(step, place) + 1
    assert "会签" not in road and "复核" not in road, "switched off here"


def test_a_voided_letter_has_no_way_on(world):
    reply = world.reply("draft")
    returning.void(reply, by=world.drafter_owner, version=reply.version, reason="重复。")
    answer = look(world, "draft")
    assert acts(answer) == {} and "当前环节" not in Page(answer).text


def test_versions_are_for_the_unit_alone(world):
    assert "版本记录" in Page(look(world, "dispatched")).text
    assert "版本记录" not in Page(look(world, "dispatched", "supervisor")).text


def test_the_questions_do_not_grow_with_the_letter(world):
    reply, client = world.reply("review"), world.client("reviewer")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/replies/{reply.pk}/").status_code == 200
        return len(asked)

    queries()
    before = queries()
    passages = [{"type": "paragraph", "key": f"p{i}", "text": f"第{i}段。"} for i in range(60)]
    data = draft_data(issuers=[world.unit.pk], passages=passages, attachments=[{"name": f"附{i}", "paragraphs": [], "rows": []} for i in range(9)])
    save_reply(reply, by=world.reviewer, version=reply.version, data=data)
    for place in range(1, 5):
        reply.answers.create(proposal=make_case(world.unit, by=world.supervisor), position=place)
    assert queries() == before <= 60


def test_a_letter_on_its_way_back_is_shown_as_it_is_now(world):
    reply = world.reply("register")
    workflow_version = reply.version
    returning.send_back(reply, by=world.office, version=workflow_version, reason="改。", to="sign_off")
    assert world.reply("register").stage == Stage.SIGN_OFF
    assert "核对并签发" in acts(look(world, "register", "signatory"))
    with pytest.raises(Exception, match="页面已过期"):
        workflow.vet(Reply.objects.get(pk=reply.pk), by=world.office, version=workflow_version)
