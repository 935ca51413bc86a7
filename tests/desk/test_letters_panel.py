"""The letters on a proposal's page: where each stands, how to begin the one that is owed, or why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Part
from responses.enums import Stage
from responses.models import Reply
from tests.access.reading import Page
from tests.responses.factories import assign, make_case, make_pattern

STAGES = (Stage.DRAFT, Stage.SIGN_OFF, Stage.DISPATCHED)


def look(world, case, who="drafter_owner"):
    pk = getattr(case, "pk", case)
    return Page(world.client(who).get(f"/proposals/{pk}/"))


def case_of(world, stage):
    return world.reply(stage).proposals.get()


TO_THE_ASSIGNER = ("decline", "extension")


def forms_of(page: Page, *purposes: str) -> list:
    starts = [form for form in page.forms if form.action == "/replies/start/"]
    return [form for form in starts if form.fields["purpose"] in purposes]


def form_of(page: Page):
    """The form that begins the letter which is owed, the one in sight; letters to the assigner are folded away."""
    return next(iter(forms_of(page, "reply", "opinion", "second")), None)


def test_a_letter_is_begun_here(world):
    page = look(world, world.proposal("handling"))
    form = form_of(page)
    assert form.buttons == ["写答复函"] and form.fields["purpose"] == "reply" and "还没有答复函。" in page.text
    assert world.client("drafter_owner").post(form.action, form.fields).status_code == 302
    assert Reply.objects.latest("pk").proposals.get() == world.proposal("handling")


@pytest.mark.parametrize("who", ["reviewer", "office", "signatory", "seal_keeper", "supervisor"])
def test_only_drafters_begin(world, who):
    page = look(world, world.proposal("handling"), who)
    assert form_of(page) is None and "写答复函" not in page.text


def test_why_not(world):
    page = look(world, world.proposal("pending"))
    assert form_of(page) is None and "写答复函：请先签收。" in page.text and page.links["去签收"].endswith("#accept")
    page = look(world, case_of(world, "draft"))
    assert "写答复函：本单位已有这件提案的答复函，在“拟稿”。" in page.text
    assert page.links["去看此件"] == f"/replies/{world.letters['draft']}/"


def test_the_word_is_of_what_is_owed(world):
    helped = make_case(world.other_unit, by=world.supervisor, part=Part.LEAD)
    assign(helped, world.unit, by=world.supervisor, part=Part.ASSIST)
    assert form_of(look(world, helped)).buttons == ["写会办意见函"]
    again = case_of(world, "dispatched")
    type(again).objects.filter(pk=again.pk).update(stage=CaseStage.SECOND)
    again.assignments.update(stage=AssignmentStage.ACCEPTED, second_due_on=timezone.localdate() + timedelta(days=9))
    form = form_of(look(world, again))
    assert form.buttons == ["写再次答复函"] and form.fields["purpose"] == "second"
    make_pattern(world.unit, purpose="second")
    assert world.client("drafter_owner").post(form.action, form.fields).status_code == 302


def test_letters_to_whoever_assigned_it_are_begun_here_too(world):
    """申退 has its letter before the case is accepted; 延期 only of a case in hand."""
    begin = lambda case: [form.buttons for form in forms_of(look(world, case), *TO_THE_ASSIGNER)]  # noqa: E731
    assert begin(world.proposal("pending")) == [["写申退说明"]]
    case = world.proposal("handling")
    assert begin(case) == [["写申退说明"], ["写延期说明"]]
    extension = forms_of(look(world, case), "extension")[0]
    make_pattern(world.unit, purpose="extension")
    assert world.client("drafter_owner").post(extension.action, extension.fields).status_code == 302
    assert Reply.objects.latest("pk").purpose == "extension"
    assert begin(case) == [["写申退说明"]], "one at a time"
    assert begin(case_of(world, "dispatched")) == []
    for who in ("office", "supervisor", "drafter_other_unit"):
        answer = world.client(who).get(f"/proposals/{case.pk}/")
        assert "致交办部门" not in answer.content.decode()


def offered(page: Page) -> set[str]:
    """Proposals offered for 并案, by their primary keys."""
    boxes = [dict(page.attributes[i : i + 3]) for i, one in enumerate(page.attributes) if one == ("type", "checkbox")]
    return {box["value"] for box in boxes if box.get("name") == "proposal"}


def test_what_can_be_answered_together(world):
    case = world.proposal("handling")
    free = make_case(world.unit, by=world.supervisor)
    voided = make_case(world.unit, by=world.supervisor)
    reply = Reply.objects.create(unit=world.unit, kind="cppcc", stage="void", created_by=world.drafter_owner, saved_by=world.drafter_owner)
    reply.answers.create(proposal=voided)
    make_case(world.unit, by=world.supervisor, kind="npc")
    make_case(world.other_unit, by=world.supervisor)
    helped = make_case(world.other_unit, by=world.supervisor, part=Part.LEAD)
    assign(helped, world.unit, by=world.supervisor, part=Part.ASSIST)
    again = make_case(world.unit, by=world.supervisor, stage=CaseStage.SECOND)
    again.assignments.update(second_due_on=timezone.localdate())
    make_case(world.unit, by=world.supervisor, stage=CaseStage.CONCLUDED)
    page = look(world, case)
    assert "与其他提案并案答复" in page.text
    assert offered(page) == {str(free.pk), str(voided.pk)}, "begun, unsigned, foreign, assisted, ended ones are not offered"
    sent = {"purpose": "reply", "proposal": [case.pk, free.pk]}
    assert world.client("drafter_owner").post("/replies/start/", sent).status_code == 302
    assert Reply.objects.latest("pk").answers.count() == 2


def test_the_unit_sees_its_letters_with_their_way(world):
    for stage, word in (("draft", "拟稿"), ("sign_off", "签发"), ("dispatched", "已印发")):
        page, reply = look(world, case_of(world, stage), "reviewer"), world.reply(stage)
        assert page.links["答复函"] in (f"/replies/{reply.pk}/", "/replies/")
        assert f"/replies/{reply.pk}/" in [value for name, value in page.attributes if name == "href"]
        assert f"{word} 云川市财政局，" in page.text.replace(f"{word}云川市财政局", f"{word} 云川市财政局")
    assert str(world.reply("dispatched").numbers.get()) in look(world, case_of(world, "dispatched")).text


def test_a_supervisor_sees_step_and_days_and_no_word(world):
    reply = world.reply("sign_off")
    Reply.objects.filter(pk=reply.pk).update(stage_since=timezone.now() - timedelta(days=4, hours=1))
    page = look(world, case_of(world, "sign_off"), "supervisor")
    assert "答复（1）" in page.text and "进入此环节，已4天" in page.text and "签发" in page.text
    assert f"/replies/{reply.pk}/" not in [value for name, value in page.attributes if name == "href"]
    assert "TITLE." not in page.text and "WORDS." not in page.text
    issued = look(world, case_of(world, "dispatched"), "supervisor")
    assert f"/replies/{world.letters['dispatched']}/" in [value for name, value in issued.attributes if name == "href"]


def test_another_unit_of_the_same_proposal_sees_no_draft(world):
    case = case_of(world, "draft")
    assign(case, world.other_unit, by=world.supervisor, part=Part.ASSIST)
    page = look(world, case, "drafter_other_unit")
    assert "答复（0）" in page.text and "拟稿" not in page.text[page.text.index("答复（0）") :][:60]
