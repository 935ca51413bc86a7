"""The pages of 交办, 签收 and 申退."""

import pytest
from django.utils import timezone

from accounts.models import Act
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.services import assigning
from tests.factories import make_unit
from tests.proposals.factories import make_assignment, make_handled, make_proposal, make_rule, rows


@pytest.fixture
def proposal(cast):
    make_rule(cast.level)
    return make_proposal(level=cast.level)


def data(version: int, *lines: tuple, day: str = "2026-03-09", **values) -> dict[str, str]:
    parts = [{"unit": str(unit), "part": part, "due_on": due} for unit, part, due in lines]
    return {"assigned_on": day, "version": str(version), **rows("parts", parts), **values}


def post(cast, proposal, form, who="supervisor"):
    return cast.client(who).post(f"/proposals/{proposal.pk}/assign/", form)


def test_assigning(cast, proposal):
    page = cast.client("supervisor").get(f"/proposals/{proposal.pk}/assign/").content.decode()
    assert "答复3个月，会办意见30日" in page and "云川市财政局" in page
    form = data(1, (cast.unit.pk, "lead", ""), (cast.other_unit.pk, "assist", "2026-04-01"))
    answer = post(cast, proposal, form)
    assert answer.status_code == 302 and answer["Location"] == f"/proposals/{proposal.pk}/"
    assert [(one.part, str(one.due_on)) for one in proposal.assignments.order_by("pk")] == [
        ("lead", "2026-06-09"), ("assist", "2026-04-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "请至少选一个承办单位。"),
        ([("", "sole", "")], "请至少选一个承办单位。"),
        ([("own", "lead", "")], "主办之外要有会办单位"),
        ([("own", "sole", ""), ("own", "sole", "")], "填了两次"),
        ([("own", "sole", "2026-03-08")], "办理期限不能早于交办日期。"),
        ([("own", "sole", "2026-02-30")], "第1行办理期限"),
        ([("own", "boss", "")], "第1行办理方式"),
        ([("foreign", "sole", "")], "第1行承办单位"),
        ([("x", "sole", "")], "第1行承办单位"),
        ([("9" * 30, "sole", "")], "第1行承办单位"),
    ],
)
def test_wrong_sets_are_told_and_stay_on_the_page(cast, proposal, lines, words):
    units = {"own": cast.unit.pk, "foreign": make_unit().pk}
    answer = post(cast, proposal, data(1, *((units.get(unit, unit), part, due) for unit, part, due in lines)))
    assert answer.status_code == 422 and words in answer.content.decode()
    assert proposal.assignments.count() == 0
    shown = [(form["part"].value(), form["due_on"].value()) for form in answer.context["entry"].parts.forms]
    assert shown == [(part, due) for _, part, due in lines]


def test_not_in_advance(cast, proposal):
    answer = post(cast, proposal, data(1, (cast.unit.pk, "sole", ""), day="2099-01-01"))
    assert answer.status_code == 422 and "日期不能在今天之后。" in answer.content.decode()


def test_an_older_page_keeps_what_was_typed(cast, proposal):
    assert post(cast, proposal, data(1, (cast.unit.pk, "sole", ""))).status_code == 302
    late = data(1, (cast.other_unit.pk, "sole", "2026-07-01"))
    answer = post(cast, proposal, late)
    text = answer.content.decode()
    assert answer.status_code == 409 and "他人刚刚办理了这件提案" in text and 'value="2026-07-01"' in text
    assert [one.unit for one in proposal.assignments.all()] == [cast.unit]
    again = post(cast, proposal, late | {"version": answer.context["entry"].form["version"].value()})
    assert again.status_code == 302


def test_adjusting_an_overdue_part_is_possible(cast, proposal):
    make_assignment(proposal, cast.unit, assigned_on="2026-01-05", due_on="2026-04-05", stage="accepted")
    form = data(1, (cast.unit.pk, "lead", "2026-04-05"), (cast.other_unit.pk, "assist", ""), day="2026-06-01")
    assert post(cast, proposal, form).status_code == 302


def test_rows_without_script(cast, proposal):
    form = data(1, (cast.unit.pk, "lead", ""), row="parts-add")
    answer = post(cast, proposal, form)
    assert answer.status_code == 200 and len(answer.context["entry"].parts.forms) == 2
    form = data(1, (cast.unit.pk, "lead", ""), (cast.other_unit.pk, "assist", ""), row="parts-up-1")
    parts = post(cast, proposal, form).context["entry"].parts.forms
    assert [part["part"].value() for part in parts] == ["assist", "lead"] and proposal.assignments.count() == 0


def test_one_look_at_the_units(cast, proposal, django_assert_max_num_queries):
    for _ in range(3):
        make_unit(level=cast.level)
    client = cast.client("supervisor")
    lines = [(cast.unit.pk, "separate", "")] * 10
    with django_assert_max_num_queries(16):
        client.post(f"/proposals/{proposal.pk}/assign/", data(1, *lines))


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "office"])
def test_units_are_told_who_assigns(cast, who):
    proposal = make_handled(cast.unit)
    for answer in (cast.client(who).get(f"/proposals/{proposal.pk}/assign/"), post(cast, proposal, data(1), who)):
        assert "交办和调整由督查部门办理。" in answer.content.decode()


def test_accepting_twice_says_so_and_leads_back(cast, proposal):
    make_assignment(proposal, cast.unit)
    client, address = cast.client("office"), f"/proposals/{proposal.pk}/accept/"
    assert client.get(address).status_code == 405
    page = f"http://testserver/proposals/{proposal.pk}/"
    assert "已签收" in client.post(address, headers={"referer": page}, follow=True).content.decode()
    answer = client.post(address, headers={"referer": page}, follow=True)
    assert "已经签收，不必再签。" in answer.content.decode()
    assert Act.objects.filter(action="accept").count() == 2
    assert Act.objects.filter(action="accept", result="denied").count() == 1


def test_declining(cast, proposal):
    make_assignment(proposal, cast.unit)
    client, address = cast.client("office"), f"/proposals/{proposal.pk}/decline/"
    page = client.get(address)
    choices = set(page.context["form"].fields["suggested_unit"].queryset)
    assert "5个工作日内提出申退" in page.content.decode()
    assert cast.other_unit in choices and cast.unit not in choices
    answer = client.post(address, {"reason": " ", "suggested_unit": cast.unit.pk})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"reason", "suggested_unit"}
    answer = client.post(address, {"reason": "不属于本单位职责。", "suggested_unit": cast.other_unit.pk})
    assert answer.status_code == 302
    part = proposal.assignments.get()
    assert (part.stage, part.suggested_unit) == (AssignmentStage.DECLINING, cast.other_unit)
    page = cast.client("supervisor").get(f"/proposals/{proposal.pk}/assign/").content.decode()
    assert "申退理由：不属于本单位职责。" in page and "建议改由云川市教育局承办" in page


def test_declining_too_late_is_told_at_once(cast, proposal):
    make_assignment(proposal, cast.unit, assigned_on="2026-03-09")
    answer = cast.client("office").get(f"/proposals/{proposal.pk}/decline/")
    assert answer.status_code == 403 and "申退期限到2026-03-16为止" in answer.content.decode()


def test_a_decline_overtaken_by_another_act_keeps_the_words(cast, proposal, monkeypatch):
    part = make_assignment(proposal, cast.unit)
    inner = assigning.decline

    def overtaken(*args, **kwargs):
        part.__class__.objects.filter(pk=part.pk).update(stage=AssignmentStage.ANSWERED)
        return inner(*args, **kwargs)

    monkeypatch.setattr(assigning, "decline", overtaken)
    form = {"reason": "写了很久的理由。"}
    answer = cast.client("office").post(f"/proposals/{proposal.pk}/decline/", form)
    assert answer.status_code == 409 and "写了很久的理由。" in answer.content.decode()


def test_the_record_pages(cast):
    proposal = make_handled(cast.unit, part=Part.LEAD)
    assist = make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    client = cast.client("drafter_owner")
    page = client.get(f"/proposals/{proposal.pk}/contact/").content.decode()
    assert 'value="林一木"' in page and f'value="{cast.drafter_owner.name}"' in page
    today = timezone.localdate().isoformat()
    contact = {"contacted_on": today, "way": "phone", "with_whom": "林一木", "by_whom": "演示", "outcome": "通话。"}
    assert client.post(f"/proposals/{proposal.pk}/contact/", contact).status_code == 302
    wrong = client.post(f"/proposals/{proposal.pk}/contact/", contact | {"contacted_on": "2099-01-01", "way": "x"})
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"contacted_on", "way"}
    assert client.post(f"/proposals/{proposal.pk}/contact/").status_code == 422
    opinion = {"assignment": assist.pk, "dated_on": today, "text": "同意。"}
    wrong = client.post(f"/proposals/{proposal.pk}/opinion/", opinion | {"text": ""})
    assert wrong.status_code == 422 and "请填写会办意见，或附上来函文件。" in wrong.content.decode()
    foreign = make_assignment(make_proposal(level=cast.level), cast.other_unit, part=Part.ASSIST)
    for pk in (foreign.pk, proposal.assignments.get(part=Part.LEAD).pk, "x", "9" * 30):
        wrong = client.post(f"/proposals/{proposal.pk}/opinion/", opinion | {"assignment": pk})
        assert wrong.status_code == 422 and "assignment" in wrong.context["form"].errors
    assert client.post(f"/proposals/{proposal.pk}/opinion/", opinion).status_code == 302
    assert (proposal.contacts.count(), assist.opinions.count(), foreign.opinions.count()) == (1, 1, 0)


def test_a_wrong_file_stands_at_its_field(cast):
    from tests.proposals.factories import upload

    proposal = make_handled(cast.unit)
    contact = {
        "contacted_on": timezone.localdate().isoformat(), "way": "phone", "with_whom": "林一木", "by_whom": "演示",
        "outcome": "很长的沟通情况。", "scan": upload(b"<html>", "x.pdf"),
    }  # fmt: skip
    answer = cast.client("office").post(f"/proposals/{proposal.pk}/contact/", contact)
    assert answer.status_code == 422 and "很长的沟通情况。" in answer.content.decode()
    assert "只收PDF、PNG、JPEG和DOCX文件" in answer.context["form"].errors["scan"][0]
    empty = contact | {"scan": upload(b"", "x.pdf")}
    answer = cast.client("office").post(f"/proposals/{proposal.pk}/contact/", empty)
    assert answer.context["form"].errors["scan"] == ["文件是空的，请重新选择。"]
    assert proposal.contacts.count() == 0 and proposal.stage == CaseStage.HANDLING
