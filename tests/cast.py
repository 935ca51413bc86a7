"""The standing cast: twelve actors who walk through every access test, an outsider among them."""

from dataclasses import dataclass, fields

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import Level, Unit, User
from tests.factories import make_level, make_unit, make_user


@dataclass
class Actors:
    """Who acts. ``anonymous`` is None; the deactivated one once drafted in the same unit."""

    anonymous: None
    drafter_owner: User
    drafter_same_unit: User
    drafter_other_unit: User
    reviewer: User
    office: User
    signatory: User
    seal_keeper: User
    supervisor: User
    administrator: User
    auditor: User
    deactivated: User


ACTORS = tuple(field.name for field in fields(Actors))
"""The twelve names, in their order, for parametrising."""


@dataclass
class Cast:
    """The actors with their level, the owner's unit, a foreign unit of the same level and the government's office."""

    level: Level
    unit: Unit
    other_unit: Unit
    office_unit: Unit
    actors: Actors

    def __getattr__(self, name: str) -> User | None:
        """cast.reviewer is short for cast.actors.reviewer."""
        if name in ACTORS:
            return getattr(self.actors, name)
        raise AttributeError(name)

    def client(self, name: str, **options) -> Client:
        """Return a browser signed in as the actor; the anonymous one and the deactivated one cannot sign in.

        The deactivated one gets a session from before, which must no longer count.
        """
        client = Client(**options)
        user = getattr(self.actors, name)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


@pytest.fixture
def cast(db) -> Cast:
    """The standing cast of one level."""
    return make_cast()


def make_cast() -> Cast:
    """Return the standing cast of one level, new in the database."""
    level = make_level(name="云川市", cppcc_name="政协云川市委员会", congress_name="云川市人民代表大会")
    unit = make_unit(level=level, full_name="云川市财政局", issuer_mark="云川市财政局", issuer_code="云川财函", short_name="市财政局")
    other = make_unit(level=level, full_name="云川市教育局", issuer_mark="云川市教育局", issuer_code="云川教函", short_name="市教育局")
    office = make_unit(level=level, full_name="云川市人民政府办公室", issuer_mark="云川市人民政府办公室", issuer_code="云川政办函")

    def person(name: str, role: str, where: Unit, **values) -> User:
        return make_user(username=name, name=f"演示{len(name)}{role[:2]}", roles=[role], unit=where, **values)

    actors = Actors(
        anonymous=None,
        drafter_owner=person("drafter_owner", Role.DRAFTER, unit),
        drafter_same_unit=person("drafter_same_unit", Role.DRAFTER, unit),
        drafter_other_unit=person("drafter_other_unit", Role.DRAFTER, other),
        reviewer=person("reviewer", Role.REVIEWER, unit),
        office=person("office", Role.OFFICE, unit),
        signatory=person("signatory", Role.SIGNATORY, unit),
        seal_keeper=person("seal_keeper", Role.SEAL_KEEPER, unit),
        supervisor=person("supervisor", Role.SUPERVISOR, office),
        administrator=person("administrator", Role.ADMINISTRATOR, office),
        auditor=person("auditor", Role.AUDITOR, office),
        deactivated=person("deactivated", Role.DRAFTER, unit, is_active=False),
    )
    return Cast(level=level, unit=unit, other_unit=other, office_unit=office, actors=actors)
