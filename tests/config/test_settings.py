"""The settings that safety rests on, as the running site really has them."""

import re

import pytest
from django.conf import settings
from django.db import connection

from tests.house.sources import ROOT

DOCS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
READ = sorted(
    {
        name
        for path in (ROOT / "config").rglob("*.py")
        for name in re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", path.read_text(encoding="utf-8"))
    }
)


def test_some_settings_are_read():
    assert {"FUWEN_SECRET_KEY", "DATABASE_URL", "FUWEN_COUNTERSIGN"} <= set(READ)


@pytest.mark.parametrize("name", READ)
def test_each_setting_is_documented(name):
    assert f"`{name}`" in DOCS


def test_nothing_is_documented_that_is_not_read():
    assert sorted(set(re.findall(r"^\| `([A-Z_]+)`", DOCS, re.MULTILINE))) == READ


@pytest.mark.django_db
def test_database_waits_and_does_not_lose():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pragmas = {}
            for name in ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys", "busy_timeout"):
                cursor.execute(f"PRAGMA {name}")
                pragmas[name] = cursor.fetchone()[0]
            assert pragmas == {
                "journal_mode": "wal",
                "synchronous": 2,  # FULL
                "recursive_triggers": 1,
                "foreign_keys": 1,
                "busy_timeout": 20_000,
            }
            assert connection.transaction_mode == "IMMEDIATE"
        else:
            for name in ("lock_timeout", "statement_timeout"):
                cursor.execute(f"SHOW {name}")
                assert cursor.fetchone()[0] == "15s"


def test_no_request_is_one_transaction():
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_nothing_but_sign_in_is_open():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    assert settings.AXES_FAILURE_LIMIT == 5
    assert settings.AXES_COOLOFF_TIME.total_seconds() == 600
    assert settings.AXES_LOCKOUT_PARAMETERS == [["username", "ip_address"]]


def test_policy_lets_nothing_inline_in():
    every = [source for sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in sources]
    assert not [source for source in every if "unsafe" in source or "*" in source or "http" in source]
