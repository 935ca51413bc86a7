"""Every address of the resolver × GET and POST × twelve actors × the stages that matter: exactly the table, nothing missing."""

from itertools import cycle

import pytest
from django.contrib import admin
from django.urls import reverse

from proposals.models import CalendarDay
from responses.models import Phrase
from tests.access.matrix import Door, body_of, code_of, names, rows
from tests.access.world import World
from tests.cast import ACTORS

ROWS = rows()
IN_TABLE = {row.name for row in ROWS}
# Addresses of the administrator's tables follow a rule instead of lines: their names hold the model's.
OF_A_TABLE = ("changelist", "add", "change", "history", "delete")
TABLES = {f"admin:{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}
CATCH_ALL = "admin:(?P<url>.*)$"


def is_of_table(name: str) -> bool:
    """Whether the address belongs to one of the administrator's tables (their list, and the redirect to a row)."""
    table, _, kind = name.rpartition("_")
    return (table in TABLES and kind in OF_A_TABLE) or name.startswith("admin:<path:object_id>")


def test_no_address_is_missing():
    there = {name for name in names() if not is_of_table(name)} - {CATCH_ALL}
    assert there - IN_TABLE == set(), "an address without a line in the table"
    assert IN_TABLE - there == set(), "a line of the table without an address"
    for name in there:
        assert {row.method for row in ROWS if row.name == name} >= {"GET", "POST"}, name


def test_no_line_stands_twice():
    keys = [str(row) for row in ROWS]
    assert len(keys) == len(set(keys)) and len(ROWS) * len(ACTORS) > 2000


@pytest.fixture(scope="module")
def missing() -> dict[tuple, str]:
    """Bodies of the answers for what does not exist, asked once for each actor and address."""
    return {}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_table(world: World, missing: dict, row):
    door = Door(world, row)
    got, bodies = {}, {}
    for who in ACTORS:
        answer = door.knock(who)
        got[who] = code_of(answer)
        if got[who] == "404":
            bodies[who] = body_of(answer)
        elif got[who] == "200":
            assert leaks(world, row, who, answer.content) == []
    assert got == dict(zip(ACTORS, row.codes, strict=True))
    for who, body in bodies.items():
        key = (row.name, row.method, who)
        if key not in missing:
            answer = door.knock(who, missing=True)
            assert answer.status_code == 404
            missing[key] = body_of(answer)
        assert body == missing[key], f"{who} can tell a foreign object from a missing one"


def leaks(world: World, row, who: str, content: bytes) -> list[str]:
    """Marks of letters and proposals on the page whose words this actor may not read; the log names what was done to."""
    found = [mark for mark, readers in world.readers.items() if mark.encode() in content and who not in readers]
    return [mark for mark in found if not (row.name == "accounts:acts" and mark.startswith(("TITLE", "CASE")))]


def test_marks_are_seen_where_they_may_be(world: World):
    """The look for leaks is no blind eye: whoever may read a letter finds its mark on some page."""
    seen = set()
    for who in ("drafter_owner", "drafter_other_unit", "supervisor"):
        for address in ("responses:register", "proposals:register", "desk:home"):
            content = world.client(who).get(reverse(address)).content
            seen |= {mark for mark in world.readers if mark.encode() in content}
    names_of_things = {mark for mark, readers in world.readers.items() if readers and mark.startswith(("TITLE", "CASE"))}
    assert names_of_things <= seen and not {mark for mark in seen if "FAR" in mark}


@pytest.mark.parametrize("name", sorted(IN_TABLE))
def test_other_methods_are_refused(world: World, name: str):
    door = Door(world, next(row for row in ROWS if row.name == name))
    wanted = "in" if name == "admin:login" else "403" if name.startswith("admin:") else "405"
    for method in ("PUT", "PATCH", "DELETE", "TRACE"):
        assert code_of(door.knock("drafter_owner", method=method)) == wanted, method


ONLY_ACTS = [row for row in ROWS if row.method == "GET" and set(row.codes) == {"405", "in"}]


@pytest.mark.parametrize("row", ONLY_ACTS, ids=str)
def test_acts_are_no_pages(world: World, row):
    """What only acts answers HEAD as it answers GET."""
    assert code_of(Door(world, row).knock("drafter_owner", method="HEAD")) == "405"


ACTS = [row for row in ROWS if row.method == "POST" and {"302", "200"} & set(row.codes) and not row.name.startswith("admin:")]


@pytest.mark.parametrize("row", ACTS, ids=str)
def test_no_act_without_the_token(world: World, row):
    """Whoever may do it cannot do it from a page that is not ours."""
    door = Door(world, row)
    who = next(who for who, code in zip(ACTORS, row.codes, strict=True) if code in ("302", "200"))
    for headers in ({}, {"Origin": "https://evil.example", "Referer": "https://evil.example/"}):
        assert door.knock(who, enforce_csrf_checks=True, headers=headers).status_code == 403


def test_admin_tables(world: World):
    """The administrator's tables: every page opens for the administrator, none for anybody else."""
    seen = set()
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        pk = model.objects.first().pk if model.objects.exists() else 10**9
        kinds = {kind: [] if kind in ("changelist", "add") else [pk] for kind in OF_A_TABLE}
        pages = {base + kind: reverse(base + kind, args=args) for kind, args in kinds.items()}
        seen |= set(pages)
        for name, address in pages.items():
            may = ("200", "302") if model.objects.exists() or not kinds[name.rpartition("_")[2]] else ("302",)
            code = code_of(world.client("administrator").get(address))
            assert code in (("403", "302") if name.endswith("delete") and not may_go(model) else may), (code, address)
        for who, address in zip(ACTORS, cycle(pages.values())):
            if who != "administrator":
                client = world.client(who)
                codes = {code_of(client.get(address)), code_of(client.post(address))}
                assert codes <= ({"in", "302"} if who in ("anonymous", "deactivated") else {"403"}), (who, address)
    assert {name for name in names() if is_of_table(name) and "<path" not in name} == seen


def may_go(model) -> bool:
    """Whether the administrator takes rows of this table out again."""
    return model in (CalendarDay, Phrase)
