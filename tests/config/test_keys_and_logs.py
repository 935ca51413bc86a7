"""Keys are drawn once and kept closed; log entries stay on their line and tell no phone."""

import logging
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.logs import OneLineFormatter
from config.secret_keys import key_from_file


def test_a_key_is_drawn_once_and_kept_closed(tmp_path):
    path = tmp_path / "keys" / "secret"
    key = key_from_file(path)
    assert len(key) == 64
    assert key_from_file(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["secret"]


def test_two_keys_differ(tmp_path):
    assert key_from_file(tmp_path / "a") != key_from_file(tmp_path / "b")


def test_processes_that_start_together_read_one_key(tmp_path, monkeypatch):
    ids = iter(range(1000, 2000))  # threads share a process id; processes do not
    monkeypatch.setattr("config.secret_keys.os.getpid", lambda: next(ids))
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(key_from_file, [tmp_path / "secret"] * 32))
    assert len(keys) == 1


def _line(message: str, exc_info=None) -> str:
    record = logging.LogRecord("fuwen", logging.INFO, "x.py", 1, message, None, exc_info)
    return OneLineFormatter("{levelname} {message}", style="{").format(record)


@pytest.mark.parametrize("bad", ["\n", "\r", "\x1b", "\x00", "\u2028", "\u2029", "\u202e", "\x85"])
def test_an_entry_cannot_be_forged(bad):
    line = _line(f"登录失败 张{bad}INFO 登录成功")
    assert bad not in line
    assert len(line.splitlines()) == 1
    assert line.startswith("INFO 登录失败 张\\")


def test_a_traceback_stays_on_the_line():
    try:
        raise ValueError("一\n二")
    except ValueError as error:
        line = _line("失败", exc_info=(type(error), error, error.__traceback__))
    assert "ValueError" in line
    assert len(line.splitlines()) == 1


def test_a_mobile_number_is_masked():
    number = "139" + "0000" + "1234"
    assert _line(f"电话{number}，共") == "INFO 电话139****1234，共"
    assert _line("摘要 " + number + "5") == "INFO 摘要 " + number + "5"
