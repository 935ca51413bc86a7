"""The process around splitting, and the command line: limits hold, sentences arrive, the data come back as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letter import cli
from letter.decoding import content_from, loads
from letter.render import RenderFailed, Splitter
from letter.render.bounds import MIB, Bounds
from letter.render.splitting import BOUNDS, SENTENCES
from letter.split import split, split_from
from tests.letter.split.letters import LETTERS

TEXT = LETTERS["with a sheet"].text


def test_the_same_through_the_process():
    assert Splitter().split(TEXT.encode("gb18030"), "旧稿.txt") == split(TEXT.encode("gb18030"), "旧稿.txt")


def test_a_refusal_comes_through_with_its_sentence():
    with pytest.raises(RenderFailed, match="另存为 docx") as failed:
        Splitter().split(b"\xd0\xcf\x11\xe0" + bytes(100), "a.doc")
    assert failed.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("bounds", "reason"),
    [
        (Bounds(cpu_seconds=20, wall_seconds=1), "timeout"),
        (Bounds(memory_bytes=160 * MIB, wall_seconds=30), "memory"),
    ],
)
def test_the_limits_end_it(monkeypatch: pytest.MonkeyPatch, bounds: Bounds, reason: str):
    monkeypatch.setattr("letter.render.splitting.WORKER", ("tests.letter.split.greedy", reason))
    with pytest.raises(RenderFailed) as failed:
        Splitter(bounds=bounds).split(b"x", "a.txt")
    assert (failed.value.reason, failed.value.message) == (reason, SENTENCES[reason])


def test_limits_are_set():
    assert BOUNDS.cpu_seconds <= 10
    assert BOUNDS.wall_seconds <= 15
    assert BOUNDS.memory_bytes <= 1024 * MIB


@pytest.mark.parametrize("data", [{}, {"content": {}, "notes": [{"kind": "strange", "said": ""}], "sheets": []}, {"content": {"title": 1}, "notes": [], "sheets": []}])
def test_only_its_own_json_is_read(data: dict):
    with pytest.raises((LookupError, TypeError, ValueError)):
        split_from(data)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "旧稿.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_command_writes_content_and_tells_the_report(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "content.json"
    assert cli.main(["split", str(draft), "-o", str(target)]) == 0
    assert content_from(loads(target.read_bytes())) == LETTERS["with a sheet"].content
    out, err = capsys.readouterr()
    for words in ("认出（", "未收入（", "待核（", "征询意见表：代表建议办理情况征求意见表", "  建议编号：003", "GB18030"):
        assert words in out
    assert err == ""


def test_command_prints_content_and_keeps_the_report_apart(draft: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["split", str(draft)]) == 0
    out, err = capsys.readouterr()
    assert content_from(json.loads(out)) == LETTERS["with a sheet"].content
    assert "认出（" in err


def test_command_prints_everything_as_json(draft: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["split", str(draft), "--json"]) == 0
    assert split_from(json.loads(capsys.readouterr().out)) == split(draft.read_bytes(), draft.name)


def test_command_refuses_with_a_sentence_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    old = tmp_path / "旧稿.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    target = tmp_path / "content.json"
    assert cli.main(["split", str(old), "-o", str(target)]) == 2
    assert "另存为 docx" in capsys.readouterr().err
    assert not target.exists()


def test_command_names_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["split", str(tmp_path / "没有.txt")]) == 2
    assert "没有.txt" in capsys.readouterr().err
