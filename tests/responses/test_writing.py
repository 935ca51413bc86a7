"""Turns to write: bounded waiting on SQLite, a savepoint inside a transaction, nothing left held."""

import fcntl
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from accounts.models import Level
from responses.services import writing
from tests.factories import make_level


@pytest.mark.django_db(transaction=True)
def test_no_turn_in_time(monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE_SECONDS", 0.05)
    path = Path(f"{connection.settings_dict['NAME']}-turn") if connection.vendor == "sqlite" else Path("/dev/null")
    with path.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waits = pytest.raises(OperationalError, match="no turn") if connection.vendor == "sqlite" else nullcontext()
        with waits, writing.writing():
            make_level()
    with writing.writing():
        make_level()
    assert Level.objects.count() == (1 if connection.vendor == "sqlite" else 2)


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_gives_its_turn_back():
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), writing.writing():
            make_level()
            raise ZeroDivisionError
    assert not Level.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_it_is_a_savepoint():
    with transaction.atomic():
        make_level()
        with pytest.raises(ZeroDivisionError), writing.writing():
            make_level()
            raise ZeroDivisionError
    assert Level.objects.count() == 1
