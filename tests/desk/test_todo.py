"""待办: each row a verb for this very person, the most urgent first, in a constant number of questions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import Assignment
from responses.enums import Stage
from responses.models import Reply
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.factories import PASSWORD
from tests.responses.factories import assign, bring_to, draft_data, make_case

STAGES = (
    Stage.DRAFT,
    Stage.REVIEW,
    Stage.VET,
    Stage.SIGN_OFF,
    Stage.REGISTER,
    Stage.SEAL,
    Stage.DISPATCH,
    Stage.DISPATCHED,
)


def home(world, who, **chosen):
    return world.client(who).get("/", chosen)


def verbs(answer) -> dict[str, str]:
    """Title of the proposal → verb of its row."""
    return {row.title: row.verb for row in answer.context["todo"]}


LETTERS = {
    "drafter_owner": {"draft": "继续写"},
    "drafter_same_unit": {"draft": "继续写"},
    "reviewer": {"review": "去核稿"},
    "office": {"vet": "去审核", "register": "去编号", "dispatch": "去印发"},
    "signatory": {"sign_off": "去签发"},
    "seal_keeper": {"seal": "去用印"},
}
CASES = {
    "drafter_owner": {"CASE.handling.": "写答复", "CASE.pending.": "去签收"},
    "drafter_same_unit": {"CASE.handling.": "写答复", "CASE.pending.": "去签收"},
    "office": {"CASE.pending.": "去签收"},
    "supervisor": {"CASE.filed.": "去交办"},
    "drafter_other_unit": {},
}


@pytest.mark.parametrize("who", [*LETTERS, "supervisor", "administrator", "auditor"])
def test_every_row_is_a_verb_of_this_person(world, who):
    wanted = {f"关于{stage}的提案": verb for stage, verb in LETTERS.get(who, {}).items()}
    wanted |= {f"关于{mark}的提案": verb for mark, verb in CASES.get(who, {}).items()}
    assert verbs(home(world, who)) == wanted
    page = Page(home(world, who))
    assert page.text.count("›") == len(wanted) and f"待办 {len(wanted)}" in page.text.replace("待办", "待办 ")


def test_every_row_leads_to_where_it_is_done(world):
    for who in (*LETTERS, "supervisor", "drafter_other_unit"):
        for row in home(world, who).context["todo"]:
            assert world.client(who).get(row.href).status_code == 200, row
    draft = next(row for row in home(world, "drafter_owner").context["todo"] if row.verb == "继续写")
    assert draft.href == f"/replies/{world.letters['draft']}/edit/" and draft.note == "答复函" and draft.stage == "拟稿"


def test_lamps_say_their_days_and_the_most_urgent_stands_first(world):
    today = timezone.localdate()
    for days in (40, 0, -3, 5, 12):
        case = make_case(world.unit, by=world.supervisor, title=f"{days}天")
        case.assignments.update(due_on=today + timedelta(days=days))
    answer = home(world, "drafter_owner")
    own = [row for row in answer.context["todo"] if row.title.endswith("天")]
    assert [(row.title, row.lamp.code, row.lamp.words) for row in own] == [
        ("-3天", "red", "逾期3天"),
        ("0天", "orange", "今天到期"),
        ("5天", "orange", "剩余5天"),
        ("12天", "yellow", "剩余12天"),
        ("40天", "blue", "剩余40天"),
    ]
    days = [row.lamp.days for row in answer.context["todo"]]
    assert days == sorted(days)
    assert "逾期3天" in Page(answer).text


def test_a_letter_to_several_burns_by_its_nearest_day(world):
    reply = world.reply("review")
    near = make_case(world.unit, by=world.supervisor)
    near.assignments.update(due_on=timezone.localdate() + timedelta(days=2))
    reply.answers.create(proposal=near, position=1)
    (row,) = home(world, "reviewer").context["todo"]
    assert row.lamp.words == "剩余2天" and row.number.endswith(f"、九届二次会议第{near.number}号")


def test_what_an_assisting_unit_and_a_second_round_owe(world):
    case = make_case(world.other_unit, by=world.supervisor, part=Part.LEAD, title="会办的")
    assign(case, world.unit, by=world.supervisor, part=Part.ASSIST)
    again = make_case(world.unit, by=world.supervisor, title="不满意的", stage=CaseStage.SECOND)
    again.assignments.update(second_due_on=timezone.localdate() + timedelta(days=9))
    rows = verbs(home(world, "drafter_owner"))
    assert rows["会办的"] == "写会办意见" and rows["不满意的"] == "写再次答复"


def test_a_begun_letter_takes_the_place_of_its_proposal(world):
    case = world.proposal("handling")
    reply = Reply.objects.create(
        unit=world.unit, kind="cppcc", purpose="extension", created_by=world.drafter_owner, saved_by=world.drafter_owner
    )  # fmt: skip
    reply.answers.create(proposal=case)
    assert "写答复" in verbs(home(world, "drafter_owner")).values(), "who asks for time still owes the answer"
    Reply.objects.filter(pk=reply.pk).update(purpose="reply", stage="review")
    assert "写答复" not in verbs(home(world, "drafter_owner")).values()
    Reply.objects.filter(pk=reply.pk).update(stage="void")
    assert "写答复" in verbs(home(world, "drafter_owner")).values()


def test_what_is_settled_waits_for_nobody(world):
    Assignment.objects.filter(unit=world.unit).update(stage=AssignmentStage.ANSWERED)
    assert set(verbs(home(world, "drafter_owner")).values()) == {"继续写"}
    case = world.proposal("pending")
    case.assignments.update(stage=AssignmentStage.DECLINING)
    type(case).objects.filter(pk=case.pk).update(stage=CaseStage.DECLINING)
    assert verbs(home(world, "supervisor"))[case.title] == "处理申退"
    assert case.title not in verbs(home(world, "office"))


def test_a_joint_letter_waits_for_every_bodys_seal_keeper(world):
    reply = world.reply("draft")
    data = draft_data(issuers=[world.unit.pk, world.other_unit.pk], is_wet_stamped=True)
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=data)
    bring_to(world.reply("draft"), Stage.SEAL, world.cast)
    world.drafter_other_unit.held_roles.create(role="seal_keeper")
    second, address = world.cast.client("drafter_other_unit"), f"/replies/{reply.pk}/seal/"
    assert "去用印" in verbs(second.get("/")).values()
    token = next(form.fields["token"] for form in Page(second.get(address)).forms if "token" in form.fields)
    assert second.post(address, {"token": token, "copies": "3", "password": PASSWORD}).status_code == 302
    assert "去用印" not in verbs(second.get("/")).values(), "its own seal is there"
    assert f"关于{Stage.DRAFT}的提案" in verbs(home(world, "seal_keeper"))


@pytest.mark.parametrize("who", ["drafter_owner", "office", "supervisor"])
def test_the_same_questions_for_one_row_and_for_ten(world, who):
    client = world.client(who)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return len(asked)

    queries()
    before, rows = queries(), len(client.get("/").context["todo"])
    for _ in range(9):
        case = make_case(world.unit, by=world.supervisor, stage=CaseStage.FILED if who == "supervisor" else CaseStage.PENDING)
        case.assignments.update(stage=AssignmentStage.PENDING)
    assert len(client.get("/").context["todo"]) == rows + 9
    assert queries() == before <= (16 if who == "supervisor" else 12)


def test_a_long_list_has_pages(world):
    for _ in range(55):
        make_case(world.unit, by=world.supervisor)
    page = Page(home(world, "drafter_owner"))
    assert page.text.count("›") == 50 and "第 1 页 / 共 2 页" in page.text and page.links["下一页"] == "?page=2"
    assert Page(home(world, "drafter_owner", page="2")).text.count("›") == 8


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("drafter_other_unit", "交办给本单位的提案和转到您这一环节的答复函会出现在这里。"),
        ("administrator", "您的岗位不办理提案和答复函。"),
        ("auditor", "您的岗位不办理提案和答复函。"),
    ],
)
def test_an_empty_desk_says_what_will_come(world, who, words):
    Reply.objects.filter(unit=world.other_unit).update(stage="archived")
    Assignment.objects.filter(unit=world.other_unit).update(stage=AssignmentStage.ANSWERED)
    assert words in Page(home(world, who)).text


@pytest.mark.parametrize(("who", "done", "ended"), [("drafter_owner", 6, 1), ("reviewer", 5, 1), ("office", 4, 1), ("auditor", 0, 0)])
def test_done_and_ended_hold_what_one_acted_on(world, who, done, ended):
    client = world.client(who)
    for address, count in (("/done/", done), ("/ended/", ended)):
        answer = client.get(address)
        assert answer.context["page"].paginator.count == count
        assert len(set(answer.context["page"])) == count, "each letter once"
        assert (answer.context["done_count"], answer.context["ended_count"]) == (done, ended)
        assert answer.context["todo_count"] == len(client.get("/").context["todo"])
    if done:
        page = Page(client.get("/done/"))
        assert page.links["关于TITLE.dispatch.的答复函"] == f"/replies/{world.letters['dispatch']}/"
    else:
        assert "您办理过、还在流转的答复函会出现在这里。" in Page(client.get("/done/")).text


def test_done_asks_the_same_for_one_letter_and_for_ten(world):
    client = world.client("drafter_owner")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/done/")
        return len(asked)

    queries()
    before = queries()
    for _ in range(9):
        reply = Reply.objects.create(unit=world.unit, kind="cppcc", created_by=world.drafter_owner, saved_by=world.drafter_owner)
        reply.answers.create(proposal=world.proposal("handling"))
        reply.steps.create(action="submit", from_stage="draft", to_stage="review", version=1, by=world.drafter_owner)
        Reply.objects.filter(pk=reply.pk).update(stage="review")
    assert queries() == before <= 18
