"""The log: written with its act or not at all, one line a row, and closed to change in the database itself."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts import origin
from accounts.append_only import is_guarded
from accounts.chain import mac_of
from accounts.models import Act, ActHead
from accounts.services.log import deny, record
from accounts.services.verification import verify_log
from tests.factories import make_unit, make_user

TABLE = "accounts_act"


def write(count: int = 3) -> list[Act]:
    with transaction.atomic():
        return [record("sign_off", by=None, label=f"第{number}件", data={"version": number}) for number in range(count)]


def test_an_act_outside_its_transaction_is_refused(db):
    with pytest.raises(RuntimeError):
        record("sign_off", by=None)
    assert not Act.objects.exists()


def test_row_goes_when_the_act_is_taken_back(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("sign_off", by=None)
        1 / 0  # noqa: B018
    assert not Act.objects.exists()
    assert ActHead.objects.get().number == 0


def test_a_denial_inside_another_transaction_is_refused(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        deny("sign_off", by=None, sentence="不可以")


@pytest.mark.django_db(transaction=True)
def test_rows_are_numbered_and_chained_and_the_end_is_kept_outside(settings):
    acts = write(3)
    assert [act.number for act in Act.objects.all()] == [1, 2, 3]
    assert acts[0].previous == ""
    assert acts[2].previous == acts[1].mac == mac_of(Act.objects.get(number=2))
    head = ActHead.objects.get()
    assert (head.number, head.mac) == (3, acts[2].mac)
    assert settings.FUWEN_LOG_HEAD.read_text().splitlines()[-1] == f"3 {acts[2].mac}"
    assert settings.FUWEN_LOG_HEAD.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_beside_the_database_does_not_take_the_act_back(settings, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("accounts.services.log.os.open", full)
    write(1)
    assert Act.objects.count() == 1


def test_what_people_send_stays_one_line(db):
    unit = make_unit(full_name="云川市\n测试局")
    user = make_user(name="张\x1b[31m三", unit=unit)
    token = origin.enter(origin.Origin("10.0.0.1\nroot", "Mozilla\r\n\x1b]0;x\x07 \u202eevil"))
    try:
        with transaction.atomic():
            act = record("change", by=user, on=unit, data={"a\nb": ["c\nd\x00", "\ud800"]})
    finally:
        origin.leave(token)
    act = Act.objects.get(pk=act.pk)
    for text in (act.actor_name, act.object_label, act.ip, act.data["agent"], *act.data, *act.data["a b"]):
        assert text.isprintable(), repr(text)
    assert mac_of(act) == act.mac


def test_phones_are_masked_before_they_are_kept(db):
    with transaction.atomic():
        act = record("contact", by=None, label="电话13800000000", data={"with": "0000-0000000", "digest": "a1390000000b"})
    act = Act.objects.get(pk=act.pk)
    assert act.object_label == "电话138****0000"
    assert act.data == {"with": "0000-****0000", "digest": "a1390000000b"}


def test_data_come_back_the_same_from_either_database(db):
    data = {"float": 0.1, "large": 10**15, "none": None, "list": [1, {"b": 2, "a": 1}], "when": timezone.now(), "ext": "𠮷"}
    with transaction.atomic():
        number = record("x", by=None, data=data).number
    act = Act.objects.get(pk=number)
    assert act.data["float"] == "0.1" and act.data["large"] == 10**15 and act.data["ext"] == "𠮷"
    assert mac_of(act) == act.mac


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_stand_in_one_unbroken_chain():
    def act(thread: int) -> None:
        try:
            for number in range(20):
                with transaction.atomic():
                    record("sign_off", by=None, label=f"{thread}-{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(8)))
    assert list(Act.objects.values_list("number", flat=True)) == list(range(1, 161))
    assert verify_log().fault == ""


# --- The database refuses ---------------------------------------------------------------------


def _save(act):
    act.action = "other"
    act.save()


def _insert_or_replace(act):
    if connection.vendor != "sqlite":
        raise DatabaseError("PostgreSQL has no INSERT OR REPLACE")
    columns = "number, at, actor_name, action, object_type, object_id, object_label, result, ip, data, previous, mac"
    _raw(f"INSERT OR REPLACE INTO {TABLE} ({columns}) SELECT {columns.replace('action', repr('x'))} FROM {TABLE}")


def _replace_without_recursive_triggers(act):
    if connection.vendor != "sqlite":
        raise DatabaseError("PostgreSQL has no INSERT OR REPLACE")
    _raw("PRAGMA recursive_triggers=OFF")
    try:
        _insert_or_replace(act)
    finally:
        _raw("PRAGMA recursive_triggers=ON")


def _truncate(act):
    # SQLite knows no TRUNCATE; a DELETE without WHERE is what it makes of one.
    _raw(f"DELETE FROM {TABLE}" if connection.vendor == "sqlite" else f"TRUNCATE {TABLE}")


def _raw(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


ATTACKS = {
    "save": _save,
    "update": lambda act: Act.objects.filter(pk=act.pk).update(action="other"),
    "bulk_update": lambda act: Act.objects.bulk_update([Act(number=act.number, action="x")], ["action"]),
    "delete": lambda act: act.delete(),
    "queryset delete": lambda act: Act.objects.all().delete(),
    "_raw_delete": lambda act: Act.objects.all()._raw_delete(using="default"),
    "bulk_create update_conflicts": lambda act: Act.objects.bulk_create(
        [Act(number=act.number, at=act.at, action="x", actor_name="x", result="ok", previous="", mac="")],
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=["action"],
    ),
    "insert or replace": _insert_or_replace,
    "insert or replace, triggers not recursive": _replace_without_recursive_triggers,
    "raw update": lambda act: _raw(f"UPDATE {TABLE} SET result = 'denied'"),
    "raw update of nothing new": lambda act: _raw(f"UPDATE {TABLE} SET result = result"),
    "raw delete": lambda act: _raw(f"DELETE FROM {TABLE} WHERE number = 2"),
    "truncate": _truncate,
    "second row of one number": lambda act: Act.objects.create(number=act.number, at=act.at, action="x", result="ok"),
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.django_db(transaction=True)
def test_the_database_refuses(attack):
    write(3)
    before = list(Act.objects.values())
    with pytest.raises(DatabaseError):
        ATTACKS[attack](Act.objects.get(number=2))
    connection.close()
    assert list(Act.objects.values()) == before
    assert is_guarded(connection)


@pytest.mark.django_db(transaction=True)
def test_canary_without_the_triggers_a_row_can_be_changed():
    from accounts.append_only import unguard

    write(3)
    unguard(connection)
    assert Act.objects.filter(number=2).update(action="other") == 1
    assert not is_guarded(connection)


def test_the_admin_does_not_know_the_log(cast):
    client = cast.client("administrator")
    assert client.get("/admin/accounts/act/").status_code == 404
    assert client.get("/admin/accounts/act/1/change/").status_code == 404
