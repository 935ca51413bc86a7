"""Tampering with the log: with the triggers taken away every change is found, and the first bad number is named."""

import json
import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.append_only import guard, unguard
from accounts.chain import COLUMNS
from accounts.models import Act, ActHead
from accounts.services.log import record
from accounts.services.verification import verify_log

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 30


@pytest.fixture
def log() -> None:
    """A log of thirty rows without its triggers."""
    for number in range(1, ROWS + 1):
        with transaction.atomic():
            record("sign_off", by=None, label=f"第{number}件", data={"version": number, "note": "同意"})
    unguard(connection)


def _changed(value, draw: random.Random):
    """Return the value with one byte of it other than before."""
    if value is None:
        return draw.randrange(1, 99)
    if isinstance(value, int):
        return value ^ (1 << draw.randrange(8)) or None
    if isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False)
        return json.loads(text.replace("同", draw.choice("不未再")))
    if hasattr(value, "tzinfo"):
        return value + timedelta(microseconds=draw.choice([1, -1, 1000]))
    if not value:
        return "x"
    place = draw.randrange(len(value))
    return value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]


def _change_a_column(draw):
    number = draw.randrange(1, ROWS + 1)
    column = draw.choice([name for name in (*COLUMNS, "previous", "mac") if name != "number"])
    row = Act.objects.get(number=number)
    Act.objects.filter(number=number).update(**{column: _changed(getattr(row, column), draw)})
    return number


def _delete_first(draw):
    Act.objects.filter(number__lte=draw.randrange(1, ROWS)).delete()
    return 1


def _delete_middle(draw):
    first = draw.randrange(2, ROWS - 2)
    Act.objects.filter(number__gte=first, number__lt=first + draw.randrange(1, ROWS - first)).delete()
    return first


def _delete_last(draw):
    first = draw.randrange(1, ROWS + 1)
    Act.objects.filter(number__gte=first).delete()
    last = Act.objects.order_by("number").last()
    ActHead.objects.update(number=last.number if last else 0, mac=last.mac if last else "")
    return first


def _swap(draw):
    first, second = sorted(draw.sample(range(1, ROWS + 1), 2))
    one, other = Act.objects.get(number=first), Act.objects.get(number=second)
    for row, number in ((one, second), (other, first)):
        values = {name: getattr(row, name) for name in (*COLUMNS, "previous", "mac") if name != "number"}
        Act.objects.filter(number=number).update(**values)
    return first


def _append_forged(draw):
    last = Act.objects.get(number=ROWS)
    forged = Act(number=ROWS + 1, at=last.at, action="sign_off", result="ok", previous=last.mac)
    forged.mac = "".join(draw.choice("0123456789abcdef") for _ in range(64))
    forged.save(force_insert=True)
    ActHead.objects.update(number=forged.number, mac=forged.mac)
    return ROWS + 1


def _insert_forged(draw):
    place = draw.randrange(2, ROWS)
    for number in range(ROWS, place - 1, -1):
        Act.objects.filter(number=number).update(number=number + 1)
    last = Act.objects.get(number=place - 1)
    Act.objects.create(number=place, at=last.at, action="sign_off", result="ok", previous=last.mac, mac=last.mac)
    return place


def _rebuild_without_key(draw):
    """Change a row and make the whole chain fit again, with a key of one's own."""
    from django.conf import settings

    number, key = draw.randrange(1, ROWS + 1), settings.FUWEN_LOG_KEY
    settings.FUWEN_LOG_KEY = f"guess {draw.random()}"
    try:
        _rebuild(number)
    finally:
        settings.FUWEN_LOG_KEY = key
    return 1


def _rebuild(number):
    from accounts.chain import mac_of

    previous = ""
    for act in Act.objects.order_by("number"):
        if act.number == number:
            act.action = "forged"
        act.previous = previous
        act.mac = previous = mac_of(act)
        act.save()
    ActHead.objects.update(mac=previous)


def _respell_json(draw):
    number = draw.randrange(1, ROWS + 1)
    if connection.vendor != "sqlite":  # jsonb keeps one spelling only
        return _change_a_column(draw)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_act SET data = replace(data, ': ', ':  ') WHERE number = %s", [number])
    return number


TAMPERS = (
    _change_a_column,
    _change_a_column,
    _change_a_column,
    _delete_first,
    _delete_middle,
    _delete_last,
    _swap,
    _append_forged,
    _insert_forged,
    _rebuild_without_key,
    _respell_json,
)


def test_one_hundred_random_tampers_are_found_where_they_are(log):
    assert verify_log().fault == "日志表的只增保护（触发器）不在。"
    draw, missed = random.Random(2026), []
    for turn in range(100):
        tamper = draw.choice(TAMPERS)
        with transaction.atomic():
            place = tamper(draw)
            verdict = verify_log()
            if not verdict.fault or verdict.number != place:
                missed.append((turn, tamper.__name__, place, verdict))
            transaction.set_rollback(True)
    assert missed == []


def test_every_column_counts(log):
    draw = random.Random(7)
    for column in (*COLUMNS[1:], "previous", "mac"):
        with transaction.atomic():
            row = Act.objects.get(number=5)
            assert Act.objects.filter(number=5).update(**{column: _changed(getattr(row, column), draw)}) == 1
            assert verify_log().number == 5, column
            transaction.set_rollback(True)


def test_with_the_key_only_the_copy_outside_tells(log):
    """Whoever holds the key can forge the chain; the ends kept outside the database still differ."""
    _rebuild(20)
    assert verify_log().number == 20


def test_the_whole_log_emptied(log):
    Act.objects.all().delete()
    ActHead.objects.update(number=0, mac="")
    verdict = verify_log()
    assert verdict.number == 1 and "不在" in verdict.fault


def test_the_copy_outside_taken_away(log, settings):
    settings.FUWEN_LOG_HEAD.unlink()
    assert "库外留存的链尾不在" in verify_log().fault


def test_a_head_that_was_turned_back(log):
    ActHead.objects.update(number=10)
    assert verify_log().fault == "链尾记录与最后一条不符。"


def test_command_names_the_first_bad_number(log, capsys):
    guard(connection)
    call_command("verify_audit")
    assert "日志完整：30条，到第30条。" in capsys.readouterr().out
    unguard(connection)
    Act.objects.filter(number=17).update(ip="10.9.9.9")
    with pytest.raises(CommandError, match="第17条") as caught:
        call_command("verify_audit")
    assert caught.value.returncode == 1


# --- Retention --------------------------------------------------------------------------------


def _age(days: int, count: int, monkeypatch) -> None:
    moment = timezone.now() - timedelta(days=days)
    monkeypatch.setattr("accounts.services.log.timezone.now", lambda: moment)
    for _ in range(count):
        with transaction.atomic():
            record("sign_off", by=None)
    monkeypatch.undo()


def test_rows_of_the_last_half_year_are_never_pruned(tmp_path):
    with pytest.raises(CommandError, match="至少保留180天"):
        call_command("prune_audit", tmp_path / "old.jsonl", keep_days=179)
    assert not (tmp_path / "old.jsonl").exists()


def test_pruning_leaves_a_signed_archive_and_a_whole_chain(tmp_path, monkeypatch):
    archive = tmp_path / "old.jsonl"
    _age(400, 5, monkeypatch)
    _age(200, 3, monkeypatch)
    _age(10, 4, monkeypatch)
    call_command("prune_audit", archive, keep_days=365)
    assert list(Act.objects.values_list("number", flat=True)) == list(range(6, 14))
    assert verify_log().fault == ""
    lines = archive.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6 and json.loads(lines[-1])["rows"] == 5
    call_command("verify_audit", archive=archive)
    call_command("prune_audit", tmp_path / "older.jsonl")
    assert verify_log().fault == "" and Act.objects.first().number == 9
    with transaction.atomic():
        record("sign_off", by=None)
    assert verify_log().fault == ""
    unguard(connection)
    Act.objects.filter(number__lte=10).delete()
    assert verify_log().number == 9


def test_an_archive_that_was_changed_is_found(tmp_path, monkeypatch):
    archive = tmp_path / "old.jsonl"
    _age(400, 3, monkeypatch)
    call_command("prune_audit", archive)
    text = archive.read_text(encoding="utf-8")
    archive.write_text(text.replace("sign_off", "sign_on", 1), encoding="utf-8")
    with pytest.raises(CommandError, match="被改动"):
        call_command("verify_audit", archive=archive)


def test_a_log_that_is_not_whole_is_not_pruned(tmp_path, monkeypatch):
    _age(400, 3, monkeypatch)
    unguard(connection)
    Act.objects.filter(number=2).update(action="other")
    with pytest.raises(CommandError, match="第2条"):
        call_command("prune_audit", tmp_path / "old.jsonl")
    assert Act.objects.count() == 3
