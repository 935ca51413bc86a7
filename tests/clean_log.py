"""Lets Django empty the log between transactional tests: its triggers step aside for that moment only."""

from django.db import connection
from django.test import TransactionTestCase

from accounts.append_only import guard, unguard
from accounts.models import ActHead

_teardown = TransactionTestCase._fixture_teardown


def _teardown_with_log(self: TransactionTestCase) -> None:
    """Empty the tables as Django does, then put back what migration 0002 leaves: the triggers and the chain's end."""
    unguard(connection)
    try:
        _teardown(self)
    finally:
        guard(connection)
        ActHead.objects.get_or_create(pk=1)


TransactionTestCase._fixture_teardown = _teardown_with_log
