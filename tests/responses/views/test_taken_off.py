"""What people see when a unit is taken off a proposal: the supervisor before it is done, the drafter of a letter left at 拟稿 after."""

from django.utils import timezone

from proposals.enums import AssignmentStage, Part
from proposals.facts import PartFacts
from proposals.services import assigning
from responses.enums import Stage
from tests.access.reading import Page
from tests.proposals.factories import rows

STAGES = (Stage.DRAFT, Stage.VET, Stage.DISPATCH)


def case_of(world, stage):
    return world.reply(stage).proposals.get()


def send(world, case):
    parts = rows("parts", [{"unit": str(world.other_unit.pk), "part": "sole", "due_on": ""}])
    form = {"assigned_on": timezone.localdate().isoformat(), "version": str(case.version), **parts}
    return world.client("supervisor").post(f"/proposals/{case.pk}/assign/", form)


def take_off(world, case):
    parts = [PartFacts(world.other_unit.pk, Part.SOLE)]
    assigning.assign(case, parts, assigned_on=timezone.localdate(), version=case.version, by=world.supervisor)


def test_the_supervisor_is_told_on_the_page_and_by_the_act(world):
    for stage, words in (
        ("vet", "云川市财政局的答复函正在“审核”环节，请该单位先撤回或退回到拟稿环节"),
        ("dispatch", "云川市财政局的答复函正在“印发”环节，请该单位先由办公室作废（已用印成文）"),
    ):
        case = case_of(world, stage)
        page = Page(world.client("supervisor").get(f"/proposals/{case.pk}/assign/"))
        assert words in page.text and "须由该单位先把函件收回" in page.text
        answer = send(world, case)
        assert answer.status_code == 422 and f"现在不能调出或改变办理方式：{words}，然后再调整。" in Page(answer).text
        assert case.assignments.get().stage == AssignmentStage.ACCEPTED
        assert "TITLE." not in page.text, "no word of the letter"


def test_a_draft_is_in_nobody_s_way(world):
    case = case_of(world, "draft")
    assert "须由该单位先把函件收回" not in Page(world.client("supervisor").get(f"/proposals/{case.pk}/assign/")).text
    assert send(world, case).status_code == 302


def test_the_office_is_led_to_the_letter(world):
    case, reply = case_of(world, "vet"), world.reply("vet")
    page = Page(world.client("office").get(f"/proposals/{case.pk}/"))
    assert "申退：云川市财政局的答复函正在“审核”环节，请先撤回或退回到拟稿环节，再申退。" in page.text
    assert page.links["去看此件"] == f"/replies/{reply.pk}/"
    answer = world.client("office").post(f"/proposals/{case.pk}/decline/", {"reason": "不属于本单位职责。"})
    assert answer.status_code == 422 and "再申退。" in Page(answer).text


def test_the_draft_that_was_left_says_why_it_is_not_sent_and_what_to_do(world):
    case, reply = case_of(world, "draft"), world.reply("draft")
    take_off(world, case)
    answer = world.client("drafter_owner").get(f"/replies/{reply.pk}/")
    page = Page(answer)
    said = f"督查部门已调整第{case.number}号的承办单位，本单位不再承办，此件不能送核；请作废此件，还须答复的另行起草。"
    assert f"送核：{said}" in page.text
    assert not [form for form in page.forms if form.action.endswith("/move/submit/")]
    assert page.form("/move/void/").buttons == ["作废"]
    assert str(case) in page.text and f"/proposals/{case.pk}/" not in page.links.values(), "its page is closed to the unit now"
    editor = Page(world.client("drafter_owner").get(f"/replies/{reply.pk}/edit/"))
    assert said in editor.text and editor.links["去办理"] == f"/replies/{reply.pk}/#acts"
    refused = world.client("drafter_owner").post(f"/replies/{reply.pk}/move/submit/", {"version": reply.version})
    assert refused.status_code == 422 and said in Page(refused).text


def test_a_draft_with_its_ground_says_nothing_of_it(world):
    reply = world.reply("draft")
    assert "不能送核" not in Page(world.client("drafter_owner").get(f"/replies/{reply.pk}/edit/")).text
    page = Page(world.client("drafter_owner").get(f"/replies/{reply.pk}/"))
    assert page.form("/move/submit/").buttons == ["送核"] and f"/proposals/{case_of(world, 'draft').pk}/" in page.links.values()
