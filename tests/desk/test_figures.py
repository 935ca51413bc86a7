"""A supervisor's counts: each figure opens a list that holds exactly as many rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import HandlingRule, Outcome
from responses.enums import Stage
from responses.models import Reply
from tests.access.reading import Page
from tests.factories import make_unit
from tests.responses.factories import assign, make_case, make_scheme

STAGES = (Stage.DRAFT, Stage.DISPATCHED, Stage.ARCHIVED)


@pytest.fixture
def shelf(world):
    """A year in small: two units and more, parts of every kind, days of every colour, letters of several rounds and classes."""
    today = timezone.localdate()
    third = make_unit(level=world.level)
    for days, unit, stage in (
        (-3, world.unit, AssignmentStage.ACCEPTED),
        (-1, world.unit, AssignmentStage.PENDING),
        (3, world.unit, AssignmentStage.ACCEPTED),
        (-9, world.other_unit, AssignmentStage.DECLINING),
        (-9, world.other_unit, AssignmentStage.ANSWERED),
        (60, third, AssignmentStage.DECLINED),
    ):
        case = make_case(unit, by=world.supervisor, kind="npc" if days == 3 else "cppcc", part=Part.LEAD)
        case.assignments.update(due_on=today + timedelta(days=days), stage=stage)
        assign(case, third if unit != third else world.unit, by=world.supervisor, part=Part.ASSIST)
        case.assignments.filter(part=Part.ASSIST).update(due_on=today - timedelta(days=20))
    late = make_case(world.unit, by=world.supervisor, stage=CaseStage.SECOND)
    late.assignments.update(second_due_on=today - timedelta(days=1))
    ahead = make_case(world.unit, by=world.supervisor, stage=CaseStage.SECOND)
    ahead.assignments.update(due_on=today - timedelta(days=90), second_due_on=today + timedelta(days=9))
    separate = make_case(world.unit, by=world.supervisor, part=Part.SEPARATE)
    assign(separate, world.other_unit, by=world.supervisor, part=Part.SEPARATE)
    _letters(world, late, separate)
    return world


def _letters(world, late, separate) -> None:
    rule = HandlingRule.objects.get(level=world.level, kind="cppcc")
    a1, b1 = (Outcome.objects.get(scheme=rule.scheme, code=code) for code in ("A1", "B1"))
    twin = Outcome.objects.get(scheme=make_scheme(name="另一种分类"), code="B1")
    Outcome.objects.filter(pk=twin.pk).update(label="部分采纳")
    merged = make_case(world.unit, by=world.supervisor)
    for unit, outcome, cases, purpose, stage in (
        (world.unit, a1, [late], "reply", "dispatched"),
        (world.unit, b1, [late], "second", "archived"),
        (world.unit, b1, [separate, merged], "reply", "dispatched"),
        (world.other_unit, twin, [separate], "reply", "archived"),
        (world.other_unit, a1, [separate], "opinion", "dispatched"),
        (world.other_unit, a1, [merged], "reply", "vet"),
        (world.other_unit, None, [merged], "extension", "dispatched"),
    ):
        reply = Reply.objects.create(
            unit=unit, kind="cppcc", purpose=purpose, round=2 if purpose == "second" else 1, stage=stage, outcome=outcome,
            created_by=world.drafter_owner, saved_by=world.drafter_owner,
        )  # fmt: skip
        for place, case in enumerate(cases):
            reply.answers.create(proposal=case, position=place)


def rows_of(world, href: str) -> int:
    """How many rows the list behind a figure holds."""
    answer = world.client("supervisor").get(href)
    assert answer.status_code == 200, href
    return answer.context["page"].paginator.count


def context(world):
    return world.client("supervisor").get("/").context


def test_by_stage_and_kind(shelf):
    shown = context(shelf)
    for figure in (*shown["stages"], *shown["kinds"]):
        assert rows_of(shelf, figure.href) == figure.count > 0, figure
    assert {figure.label for figure in shown["stages"]} >= {"待交办", "待签收", "办理中", "二次办理"}


def test_by_unit(shelf):
    units = context(shelf)["units"]
    for row in units:
        for figure in (row.total, row.answered, row.overdue):
            assert rows_of(shelf, figure.href) == figure.count, (row.name, figure)
    by_name = {row.name: (row.total.count, row.answered.count, row.overdue.count) for row in units}
    assert by_name["云川市财政局"][2] == 3, "late by the first day, by the second day, and not signed for; not the ahead one"
    assert by_name["云川市教育局"][1:] == (1, 1)
    assert len(units) == 2, "who only assists answers nobody"
    assert [row.overdue.count for row in units] == sorted((row.overdue.count for row in units), reverse=True)


def test_by_class(shelf):
    figures = context(shelf)["outcomes"]
    for figure in figures:
        assert rows_of(shelf, figure.href) == figure.count > 0, figure
    assert {figure.label: figure.count for figure in figures} == {"A1 已经解决": 2, "B1 列入计划、部分采纳": 3}
    assert [figure.label[:2] for figure in figures] == ["A1", "B1"]


def test_the_page_shows_every_figure_as_a_link(shelf):
    answer = shelf.client("supervisor").get("/")
    page, shown = Page(answer), answer.context
    for figure in (*shown["stages"], *shown["kinds"], *shown["outcomes"]):
        assert page.links[f"{figure.label}{figure.count}"] == figure.href
    assert "全部提案的情况" in page.text


def test_a_supervisor_who_also_works_in_a_unit_counts_no_draft(shelf):
    shelf.supervisor.held_roles.create(role="office")
    Reply.objects.filter(pk=shelf.letters["draft"]).update(unit=shelf.office_unit)
    client = shelf.cast.client("supervisor")
    for figure in client.get("/").context["outcomes"]:
        assert client.get(figure.href).context["page"].paginator.count == figure.count


def test_nothing_yet(world):
    Reply.objects.filter(stage__in=("dispatched", "archived")).update(outcome=None)
    assert "还没有印发的答复。" in Page(world.client("supervisor").get("/")).text
