"""How fast the register answers with 10,000 proposals: queries and CPU of one page."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from proposals.enums import CaseStage, Kind, Part
from proposals.models import Assignment, Proposal, Proposer
from tests.bench.table import Row, cpu
from tests.factories import make_level, make_unit, make_user

PROPOSALS, RUNS = 10_000, 9


def rows() -> Iterator[Row]:
    """The register of a supervisor, whole and searched by a two-character word."""
    level = make_level()
    supervisor = make_user(unit=make_unit(level=level), roles=[Role.SUPERVISOR])
    fill(level, supervisor)
    client = Client()
    client.force_login(supervisor)
    for name, query in (("登记簿一页", ""), ("登记簿查两字词", "?q=养老")):
        address = reverse("proposals:register") + query
        client.get(address)
        with CaptureQueriesContext(connection, ) as asked:
            client.get(address)
        yield Row(f"{name}（{PROPOSALS}件），查询次数", [len(asked)], "≤ 12", unit="次")
        yield Row(f"{name}（{PROPOSALS}件），CPU", cpu(lambda address=address: client.get(address), RUNS), "≤ 0.15")


def fill(level: object, by: User) -> None:
    """Ten thousand proposals with a proposer and a unit each."""
    units = [make_unit(level=level) for _ in range(20)]
    stages = list(CaseStage)[3:]
    Proposal.objects.bulk_create(
        [
            Proposal(
                kind=Kind.values[number % 2],
                level=level,
                term=9,
                session=1 + number % 5,
                number=f"{number:05d}",
                title=f"关于加强第{number}项{'养老' if number % 100 == 0 else '公共'}服务的建议",
                text="建议完善制度、加大投入、强化监督。" * 20,
                stage=stages[number % len(stages)],
                entered_by=by,
            )
            for number in range(PROPOSALS)
        ],
        batch_size=500,
    )
    everything = list(Proposal.objects.filter(level=level).order_by("pk"))
    Proposer.objects.bulk_create(
        [Proposer(proposal=one, position=0, kind="member", name=f"委员{one.pk}", is_lead=True) for one in everything], batch_size=500
    )
    today = everything[0].entered_at.date()
    Assignment.objects.bulk_create(
        [
            Assignment(proposal=one, unit=units[one.pk % 20], part=Part.SOLE, stage="accepted", assigned_on=today, due_on=today, assigned_by=by)
            for one in everything
        ],
        batch_size=500,
    )
