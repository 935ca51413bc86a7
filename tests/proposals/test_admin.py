"""The administrator's tables of decisions: classes, limits, working days, and no proposal."""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from accounts.models import Act
from proposals.models import CalendarDay, HandlingRule, Outcome, OutcomeScheme, Proposal
from tests.proposals.factories import make_rule

RULES, DAYS, SCHEMES = (f"/admin/proposals/{name}/" for name in ("handlingrule", "calendarday", "outcomescheme"))


@pytest.fixture
def client(cast):
    return cast.client("administrator")


def errors(answer) -> dict:
    return dict(answer.context["adminform"].form.errors)


def rule_form(rule: HandlingRule, **values) -> dict:
    names = admin.site._registry[HandlingRule].form.Meta.fields
    data = {name: getattr(rule, name) for name in names} | {"level": rule.level_id, "scheme": rule.scheme_id}
    return {**data, **values}


def test_pages_open_for_administrators_alone(cast, client):
    make_rule(cast.level)
    for address in (RULES, DAYS, SCHEMES, f"{RULES}add/", f"{DAYS}add/", f"{SCHEMES}add/"):
        assert client.get(address).status_code == 200, address
        for who in ("supervisor", "office", "auditor"):
            assert cast.client(who).get(address).status_code == 403


def test_no_proposal_is_among_them(client):
    assert Proposal not in admin.site._registry
    with pytest.raises(NoReverseMatch):
        reverse("admin:proposals_proposal_changelist")
    assert client.get("/admin/proposals/proposal/").status_code == 404


def test_a_rule_is_changed_and_logged(cast, client):
    rule = make_rule(cast.level)
    answer = client.post(f"{RULES}{rule.pk}/change/", rule_form(rule, decline_days=7))
    assert answer.status_code == 302
    rule.refresh_from_db()
    row = Act.objects.get(action="decision_change")
    assert rule.decline_days == 7 and "申退期限" in row.data["change"] and row.actor_id == cast.administrator.pk


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"session_pattern": "第〈届〉届会议"}, "session_pattern"),
        ({"session_pattern": "〈届〉〈届〉〈次〉"}, "session_pattern"),
        ({"reply_months": 0}, "reply_months"),
        ({"reply_months": 25}, "reply_months"),
        ({"decline_days": 366}, "decline_days"),
        ({"orange_days": 20, "yellow_days": 15}, "orange_days"),
        ({"kind": "other"}, "kind"),
    ],
)
def test_limits_that_cannot_be(cast, client, values, name):
    rule = make_rule(cast.level)
    answer = client.post(f"{RULES}{rule.pk}/change/", rule_form(rule, **values))
    assert answer.status_code == 200 and name in errors(answer)
    assert not Act.objects.filter(action="decision_change").exists()


def test_rules_and_schemes_are_not_deleted_days_are(cast, client):
    rule = make_rule(cast.level)
    assert client.post(f"{RULES}{rule.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{SCHEMES}{rule.scheme_id}/delete/", {"post": "yes"}).status_code == 403
    day = CalendarDay.objects.create(day=date(2026, 6, 10), is_workday=False)
    assert client.post(f"{DAYS}{day.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not CalendarDay.objects.exists()
    assert Act.objects.get(action="decision_delete").object_label == "2026-06-10 放假"


def test_a_day_is_added(client):
    assert client.post(f"{DAYS}add/", {"day": "2027-10-01", "name": "国庆节"}).status_code == 302
    assert CalendarDay.objects.get().is_workday is False
    assert "day" in errors(client.post(f"{DAYS}add/", {"day": "2027-10-01"})), "one row a day"
    assert "day" in errors(client.post(f"{DAYS}add/", {"day": "1027-10-01"}))


def test_a_scheme_gets_its_classes(client):
    rows = {
        "outcomes-TOTAL_FORMS": 2, "outcomes-INITIAL_FORMS": 0,
        "outcomes-0-position": 1, "outcomes-0-code": "甲", "outcomes-0-label": "采\u200b纳",
        "outcomes-1-position": 2, "outcomes-1-code": "乙", "outcomes-1-label": "参考",
    }  # fmt: skip
    answer = client.post(f"{SCHEMES}add/", {"code": "jiayi", "name": "甲乙两类", **rows})
    assert answer.status_code == 302
    assert [str(one) for one in Outcome.objects.all()] == ["甲 采纳", "乙 参考"]
    assert OutcomeScheme.objects.get().code == "jiayi"
