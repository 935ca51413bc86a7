"""Reads the table, and knocks: one row asks one address by one method as each of the twelve actors."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.posts import POSTS
from tests.access.table import TABLE
from tests.access.table_writing import WRITING
from tests.access.world import World
from tests.cast import ACTORS

NOWHERE = 10**9
"""An id that no row has."""
NO_SCAN = "00000000-0000-4000-8000-000000000000"
SIGN_IN = "in"
HIDDEN = re.compile(r'(name="csrfmiddlewaretoken" value=|name="csrf-token" content=)"[^"]*"')


@dataclass(frozen=True)
class Row:
    """One line of the table: the address's name (with the act, for moves), method, object and what each actor gets."""

    name: str
    act: str
    method: str
    thing: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        act = f"({self.act})" if self.act else ""
        return f"{self.name}{act} {self.method} {self.thing}"


def rows() -> list[Row]:
    """The table's lines; # begins a comment."""
    found = []
    for line in (TABLE + WRITING).splitlines():
        cells = line.partition("#")[0].split()
        if not cells:
            continue
        name, method, thing, *codes = cells
        name, _, act = name.rstrip(")").partition("(")
        assert len(codes) == len(ACTORS), line
        found.append(Row(name, act, method, thing, tuple(codes)))
    return found


def names(patterns=None, space: str = "") -> set[str]:
    """The name of every address of the resolver, with its app's name before it; the admin's tables as well."""
    found: set[str] = set()
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            found |= names(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            found.add(f"{space}{entry.name or entry.pattern}")
    return found


def object_of(world: World, row: Row):
    """The letter or the proposal the row is about, None where it is about neither."""
    if row.name.startswith("responses:") and row.name != "responses:start" and row.thing in world.letters:
        return world.reply(row.thing)
    return world.proposal(row.thing) if row.thing in world.proposals else None


def address_of(world: World, row: Row, thing, *, missing: bool = False) -> str:
    """The row's address; ``missing``: the same for an object that does not exist."""
    if row.name == "proposals:file":
        return reverse(row.name, args=[NO_SCAN if missing else world.scan])
    if row.name.startswith("accounts:seal") and row.thing != "-":
        return reverse(row.name, args=[NOWHERE if missing else world.seals[row.thing]])
    if row.thing in ("pattern", "sheet"):
        pk = world.pattern if row.thing == "pattern" else world.sheet_form
        return reverse(row.name, args=[NOWHERE if missing else pk, *([1] if row.name.endswith("_page") else [])])
    if thing is None or row.name == "responses:start":
        return reverse(row.name, kwargs={"app_label": row.thing} if row.name == "admin:app_list" else None)
    asked = "?from=1&to=2" if row.name.startswith("responses:compare") else ""
    return reverse(row.name, args=[NOWHERE if missing else thing.pk, *_more(world, row, thing)]) + asked


def _more(world: World, row: Row, thing) -> list:
    if row.name == "responses:move":
        return [row.act]
    if row.name == "responses:page":
        return [_digest(world, thing), 1]
    if row.name.startswith("responses:copy_"):
        return [1]
    if row.name in ("responses:split_result", "responses:original"):
        return [world.original]
    if row.name == "responses:scan":
        return [world.sheet]
    if row.name == "responses:restore":
        return [1]
    return [thing.versions.first().version] if row.name == "responses:version" else []


def _digest(world: World, reply) -> str:
    """The digest in the address of a page, as its unit's people are shown it."""
    shown = world.client("drafter_owner").get(reverse("responses:preview", args=[reply.pk])).json()
    return shown["pages"][0].split("/")[-2]


class Door:
    """One row's address and what is sent there, made once for all who knock."""

    def __init__(self, world: World, row: Row) -> None:
        self.world, self.row = world, row
        key = (row.name, row.act, row.thing)
        if key not in world.addresses:
            thing = object_of(world, row)
            world.addresses[key] = address_of(world, row, thing), address_of(world, row, thing, missing=True)
        self.address, self.missing = world.addresses[key]

    @cached_property
    def sent(self) -> dict:
        """What the row's form sends."""
        if self.row.method != "POST" or self.row.name not in POSTS:
            return {}
        return POSTS[self.row.name](self.world, object_of(self.world, self.row))

    def knock(self, who: str, *, missing: bool = False, method: str = "", **options) -> HttpResponse:
        """Ask once, as the actor; whatever it did is taken back."""
        sent = {} if method else self.sent
        for value in sent["data"].values() if "content_type" not in sent and sent else ():
            if hasattr(value, "seek"):
                value.seek(0)  # the one before has read the file
        client = self.world.client(who, **options)
        mark = transaction.savepoint()
        try:
            ask = getattr(client, (method or self.row.method).lower())
            return ask(self.missing if missing else self.address, **sent)
        finally:
            transaction.savepoint_rollback(mark)


def code_of(answer: HttpResponse) -> str:
    """What the table calls the answer: the status, or "in" for the way to the sign-in page."""
    if answer.status_code == 302 and answer["Location"].startswith(reverse("accounts:sign_in")):
        return SIGN_IN
    return str(answer.status_code)


def body_of(answer: HttpResponse) -> str:
    """The answer's body without what changes with every answer, the form token."""
    return HIDDEN.sub(r"\1", answer.content.decode())
