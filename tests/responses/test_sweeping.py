"""sweep_issued: only files that no record names and that are a day old; logged; not where anything is in doubt."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Act
from accounts.refusal import Refused
from accounts.words import action_label
from responses.enums import Stage
from responses.models import IssuedRecord, Reply
from responses.services import integrity, returning, sweeping
from responses.services.sweeping import LEAST_SECONDS, sweep_issued
from tests.responses.factories import make_reply


@pytest.fixture
def out(office, django_capture_on_commit_callbacks) -> Reply:
    """An issued letter, with the copy of the log's end outside the database."""
    with django_capture_on_commit_callbacks(execute=True):
        return make_reply(office, stage=Stage.DISPATCHED)


@pytest.fixture
def folder(settings) -> Path:
    return Path(settings.FUWEN_ISSUED_DIR)


def stray(folder: Path, name: str = "stray.pdf", *, age: float = LEAST_SECONDS + 60) -> Path:
    path = folder / name
    path.write_bytes(b"x")
    moment = time.time() - age
    os.utime(path, (moment, moment))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_only_old_files_that_no_record_names(out, folder):
    kept = names(folder)
    for path in folder.iterdir():  # age alone takes nothing away
        os.utime(path, (0, 0))
    old, half, young = stray(folder), stray(folder, ".part-x"), stray(folder, "young.pdf", age=LEAST_SECONDS - 60)
    (folder / "below").mkdir()
    (folder / "link").symlink_to(old)
    swept = sweep_issued()
    assert (set(swept.removed), swept.young, swept.stuck) == ({old.name, half.name}, 1, ())
    assert names(folder) == kept | {young.name, "below", "link"} and len(kept) == 2
    act = Act.objects.latest("number")
    assert (act.action, act.result, act.actor_name, act.object_label) == ("sweep_issued", "ok", "", "2个文件")
    assert set(act.data["files"]) == {old.name, half.name} and action_label(act.action) == "清理成文文件夹"


def test_the_file_of_a_void_letter_is_on_record(office, out, folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        returning.void(out, by=office.office, version=out.version, reason="印错")
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    assert sweep_issued().removed == () and IssuedRecord.objects.get().pdf_name in names(folder)
    assert list(integrity.problems()) == []


def test_nothing_to_do_is_not_logged(out, folder):
    stray(folder, age=0)
    before = Act.objects.count()
    assert sweep_issued().removed == () and Act.objects.count() == before


DOUBTS = {
    "no record": (lambda settings: IssuedRecord.objects.all().delete(), "没有一件成文记录"),
    "an older database": (lambda settings: settings.FUWEN_LOG_HEAD.write_text(f"{10**6} {'0' * 64}\n"), "操作日志不完整，先查明再清理"),
    "a changed record": (lambda settings: IssuedRecord.objects.update(number="云川财函〔2026〕99号"), "先查明再清理：云川财函"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_where_anything_is_in_doubt_all_stays(out, folder, settings, doubt):
    old, (make, sentence) = stray(folder), DOUBTS[doubt]
    make(settings)
    before = Act.objects.count()
    with pytest.raises(Refused, match=sentence):
        sweep_issued()
    with pytest.raises(CommandError, match=sentence):
        call_command("sweep_issued")
    assert old.exists() and Act.objects.count() == before


def test_what_cannot_be_removed_is_told(out, folder, monkeypatch):
    stray(folder)
    monkeypatch.setattr(sweeping, "_is_removed", lambda path: False)
    with pytest.raises(CommandError, match=r"有1个没有删掉：stray\.pdf"):
        call_command("sweep_issued", stdout=StringIO())
    act = Act.objects.latest("number")
    assert (act.action, act.result) == ("sweep_issued", "failed") and "stray.pdf" in act.data["sentence"]


def test_a_disk_that_says_no_is_no_crash(folder):
    (folder / "full").mkdir()
    assert sweeping._is_removed(folder / "full") is False and sweeping._is_removed(folder / "gone") is True


def test_the_command_says_what_went(out, folder):
    stray(folder), stray(folder, "young.pdf", age=0)
    said = StringIO()
    call_command("sweep_issued", stdout=said)
    assert said.getvalue().splitlines() == ["删去 stray.pdf", "共删去1个文件。另有1个不满一天，留着。"]
    said = StringIO()
    call_command("sweep_issued", stdout=said)
    assert said.getvalue().strip() == "没有可删的文件。另有1个不满一天，留着。"
