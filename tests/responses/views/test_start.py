"""Beginning a letter: from a proposal's page to the editor, or the sentence that says why not."""

from django.contrib.messages import get_messages

from accounts.models import Act
from proposals.enums import AssignmentStage, Part
from responses.enums import Purpose
from responses.models import LetterPattern, Reply
from tests.responses.factories import assign, make_case, make_pattern

STAGES = ("draft",)
START = "/replies/start/"


def begin(world, *proposals, who="drafter_owner", purpose="reply", **how):
    data = {"purpose": purpose, "proposal": [getattr(one, "pk", one) for one in proposals]}
    return world.client(who).post(START, data, **how)


def said(answer) -> str:
    return answer.content.decode()


def test_it_opens_the_editor_with_what_the_register_knows(world):
    answer = begin(world, world.proposal("handling"))
    reply = Reply.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{reply.pk}/edit/")
    assert reply.addressees == ["周云舒委员"] and "收悉，现答复如下" in reply.opening
    row = Act.objects.latest("number")
    assert (row.action, row.result, row.actor_id) == ("start", "ok", world.drafter_owner.pk)


def test_several_proposals_make_one_letter_in_the_order_chosen(world):
    first, second = world.proposal("handling"), make_case(world.unit, by=world.supervisor)
    assert begin(world, second, first, second).status_code == 302
    reply = Reply.objects.latest("pk")
    assert [answer.proposal for answer in reply.answers.order_by("position")] == [second, first]


def test_a_letter_that_is_there_is_named_with_its_link(world):
    reply = world.reply("draft")
    answer = begin(world, reply.proposals.get())
    assert answer.status_code == 422 and "本单位已有这件提案的答复函，在“拟稿”。" in said(answer)
    assert f'href="/replies/{reply.pk}/"' in said(answer)


def test_the_refusal_stands_on_the_page_one_came_from(world):
    case = world.proposal("pending")
    page = f"http://testserver/proposals/{case.pk}/"
    answer = begin(world, case, headers={"referer": page})
    assert (answer.status_code, answer["Location"]) == (302, f"/proposals/{case.pk}/")
    (message,) = get_messages(answer.wsgi_request)
    assert str(message).startswith("请先签收。 <a href=") and "#accept" in str(message)
    assert Act.objects.latest("number").result == "denied"


def test_each_reason_has_its_sentence(world):
    mine = world.proposal("handling")
    helped = make_case(world.other_unit, by=world.supervisor)
    assign(helped, world.unit, by=world.supervisor, part=Part.ASSIST)
    left = make_case(world.unit, by=world.supervisor)
    left.assignments.update(stage=AssignmentStage.DECLINING)
    bill = make_case(world.unit, by=world.supervisor, kind="npc")
    for proposals, purpose, words in (
        ([helped], Purpose.REPLY, "本单位是会办单位"),
        ([mine], Purpose.OPINION, "不用提会办意见"),
        ([mine], Purpose.SECOND, "没有进入二次办理"),
        ([left], Purpose.REPLY, "已提出申退"),
        ([mine, bill], Purpose.REPLY, "同一类别"),
        ([bill], Purpose.REPLY, "还没有“答复函”的行文样式"),
    ):
        answer = begin(world, *proposals, purpose=purpose)
        assert answer.status_code == 422 and words in said(answer), words
    assert Reply.objects.filter(stage="draft", unit=world.unit).count() == 1


def test_more_than_a_letter_holds_is_told_with_the_figure(world):
    case = world.proposal("handling")
    others = [make_case(world.unit, by=world.supervisor) for _ in range(50)]
    answer = begin(world, case, *others, headers={"referer": f"http://testserver/proposals/{case.pk}/"})
    (message,) = get_messages(answer.wsgi_request)
    assert str(message) == "一份答复函最多并案答复50件提案，现选了51件，请分开答复。"
    assert begin(world, case, *others[:49]).status_code == 302


def test_an_assisting_unit_writes_its_opinion(world):
    case = make_case(world.other_unit, by=world.supervisor, part=Part.LEAD)
    assign(case, world.unit, by=world.supervisor, part=Part.ASSIST)
    make_pattern(world.unit, purpose="opinion")
    assert begin(world, case, purpose="opinion").status_code == 302
    assert Reply.objects.latest("pk").addressees == ["云川市教育局"]


def test_what_is_no_proposal_of_ours_does_not_exist(world):
    for proposal in (world.proposals["FARissued"], world.proposals["filed"], 10**9, "x", "９", "-1", "9" * 30, ""):
        assert begin(world, proposal).status_code == 404
    assert begin(world).status_code == 404
    assert begin(world, world.proposal("handling"), purpose="letter").status_code == 404


def test_fields_that_nobody_asked_for_change_nothing(world):
    extra = {"unit": world.other_unit.pk, "stage": "register", "created_by": world.reviewer.pk, "version": "9", "title": "我的"}
    data = {"purpose": "reply", "proposal": world.proposals["handling"], **extra}
    assert world.client("drafter_owner").post(START, data).status_code == 302
    reply = Reply.objects.latest("pk")
    assert (reply.unit, reply.stage, reply.created_by, reply.version) == (world.unit, "draft", world.drafter_owner, 1)
    assert reply.title != "我的" and LetterPattern.objects.count() == 1
