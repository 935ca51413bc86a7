"""The triggers by which the database itself refuses to change, remove or replace a row of the log."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "accounts_act"
REFUSAL = "accounts_act is append-only"

_SQLITE = {
    "accounts_act_no_update": f"BEFORE UPDATE ON {TABLE}",
    "accounts_act_no_delete": f"BEFORE DELETE ON {TABLE}",
    # INSERT OR REPLACE removes the old row without a DELETE trigger unless recursive_triggers is on in that connection.
    "accounts_act_no_replace": "BEFORE INSERT ON accounts_act "
    "WHEN EXISTS (SELECT 1 FROM accounts_act WHERE number = NEW.number)",
}
_POSTGRES = {
    "accounts_act_no_change": f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW",
    "accounts_act_no_truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}
_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION accounts_act_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
"""


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; safe to repeat."""
    unguard(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, event in _SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
            return
        cursor.execute(_POSTGRES_FUNCTION)
        for name, event in _POSTGRES.items():
            cursor.execute(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION accounts_act_refuse()")


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for pruning with its signed archive, and for tests of tampering."""
    with connection.cursor() as cursor:
        for name in _SQLITE if connection.vendor == "sqlite" else _POSTGRES:
            on_table = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def is_guarded(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is in place and switched on."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
            wanted = set(_SQLITE)
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled IN ('O', 'A')", [TABLE]
            )
            wanted = set(_POSTGRES)
        return wanted <= {name for (name,) in cursor.fetchall()}
