"""The renderer when its process fails: a Chinese sentence, never an empty file, and the next job works."""

import os
import signal
import time
from pathlib import Path

import pytest

from letter.render import client
from letter.render.bounds import Bounds
from letter.render.client import Renderer
from letter.render.failure import SENTENCES, RenderFailed

FAULTY = ("tests.letter.render.faulty_worker",)
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=3)


@pytest.fixture
def renderer():
    renderer = Renderer(worker=FAULTY, bounds=BOUNDS)
    yield renderer
    renderer.close()


def ask(renderer: Renderer, fault: str, **more):
    return renderer.render({"fault": fault} | more)


@pytest.mark.parametrize(
    ("fault", "reason", "survives"),
    [
        ("sleep", "timeout", False),
        ("spin", "timeout", False),
        ("memory", "memory", False),
        ("starved", "memory", False),
        ("recursion", "failed", True),
        ("error", "failed", True),
        ("killed", "crashed", False),
        ("aborted", "crashed", False),
        ("exits", "crashed", False),
        ("garbage", "garbage", False),
        ("half", "timeout", False),
        ("huge", "garbage", False),
        ("not-json", "garbage", False),
        ("old-answer", "garbage", False),
        ("connects", "reach", True),
        ("reads", "reach", True),
        ("runs", "reach", True),
    ],
)
def test_a_failure_is_told_and_the_next_job_works(renderer, fault, reason, survives):
    before = ask(renderer, "none").facts["pid"]
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, fault)
    assert raised.value.reason == reason
    assert raised.value.message == SENTENCES[reason]
    after = ask(renderer, "none").facts["pid"]
    assert (after == before) is survives


@pytest.mark.parametrize("fault", ["nothing", "empty"])
def test_an_empty_file_is_no_file(renderer, fault):
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, fault)
    assert raised.value.reason == "garbage"
    assert ask(renderer, "none").pdf == b"%PDF "


def test_a_file_without_end_is_stopped():
    renderer = Renderer(worker=FAULTY, bounds=Bounds(file_bytes=4 * 1024 * 1024, cpu_seconds=5, wall_seconds=5))
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "disk")
    # Python ignores SIGXFSZ, so the write fails inside; what matters is that it ends and is told.
    assert raised.value.reason in {"too_large", "failed"}
    renderer.close()


def test_processor_time_counts_for_each_job_anew():
    renderer = Renderer(worker=FAULTY, bounds=Bounds(cpu_seconds=2, wall_seconds=60))
    for _ in range(3):
        assert ask(renderer, "works").cpu_seconds >= 1
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "spin")
    assert raised.value.reason == "timeout"
    assert f"exit code -{signal.SIGXCPU.value}" in raised.value.detail, "the processor limit, not the wall clock"
    renderer.close()


def test_what_libraries_print_does_no_harm(renderer):
    assert ask(renderer, "prints").pdf == b"%PDF "


def test_the_log_of_a_dead_process_is_kept(renderer):
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "starved")
    assert "failed to allocate" in raised.value.detail


def test_the_temporary_folder_goes_with_the_process(renderer):
    home = Path(ask(renderer, "none").facts["environ"]["HOME"])
    assert home.is_dir()
    with pytest.raises(RenderFailed):
        ask(renderer, "killed")
    assert not home.exists()
    home = Path(ask(renderer, "none").facts["environ"]["HOME"])
    renderer.close()
    assert not home.exists()


def test_nothing_of_the_sites_environment_reaches_the_process(monkeypatch, renderer):
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@somewhere/letters")
    monkeypatch.setenv("SECRET_KEY", "not for the renderer")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    environ = ask(renderer, "none").facts["environ"]
    assert set(environ) <= {
        "PATH", "LANG", "LC_CTYPE", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE",
        "PYTHONPATH", "PYTHONSAFEPATH", "PYTHONNOUSERSITE", "PWD", "FUWEN_OWN_FONTS",
    }  # fmt: skip
    assert environ["HOME"] != os.environ.get("HOME")


def test_a_process_that_died_unasked_is_replaced_without_a_word(renderer):
    first = ask(renderer, "none").facts["pid"]
    os.kill(first, 9)
    time.sleep(0.1)
    assert ask(renderer, "none").facts["pid"] != first


def test_a_process_that_grew_is_replaced_after_its_answer(monkeypatch, renderer):
    small = ask(renderer, "none").facts["pid"]
    assert ask(renderer, "none").facts["pid"] == small
    monkeypatch.setattr(client, "RESIDENT_LIMIT", 1024 * 1024)
    assert ask(renderer, "none").facts["pid"] == small, "the answer of the grown process counts"
    assert ask(renderer, "none").facts["pid"] != small


def test_a_process_is_replaced_after_its_share_of_jobs(monkeypatch, renderer):
    monkeypatch.setattr(client, "JOBS_PER_CHILD", 3)
    pids = [ask(renderer, "none").facts["pid"] for _ in range(6)]
    assert pids[0] == pids[2] != pids[3] == pids[5]


def test_a_process_that_cannot_start_says_what_is_missing():
    renderer = Renderer(worker=(*FAULTY, "no-start"), bounds=BOUNDS)
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "none")
    assert raised.value.reason == "unavailable"
    assert "libpango" in raised.value.message
    assert "OSError" in raised.value.detail


def test_a_start_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(client, "START_SECONDS", 1)
    renderer = Renderer(worker=(*FAULTY, "slow-start"), bounds=BOUNDS)
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "none")
    assert raised.value.reason == "unavailable"


def test_a_worker_that_is_not_there():
    with pytest.raises(RenderFailed) as raised:
        ask(Renderer(worker=("letter.no_such_module",)), "none")
    assert raised.value.reason == "unavailable"
    assert "no_such_module" in raised.value.detail


def test_lone_surrogates_and_large_content_come_through(renderer):
    assert ask(renderer, "none", said="\ud800").facts["said"] == "\ud800"
    assert ask(renderer, "none", said="字" * 1_000_000).facts["said"] == "字" * 1_000_000
    seals = [os.urandom(3_000_000), os.urandom(10)]
    assert renderer.render({"fault": "none"}, seals=seals).pdf == b"%PDF " + b"".join(seals)


@pytest.mark.parametrize("said", [float("nan"), {1, 2}, object(), b"bytes"])
def test_what_is_no_json_is_refused_before_it_is_sent(renderer, said):
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "none", said=said)
    assert raised.value.reason == "content"
    assert ask(renderer, "none").pdf == b"%PDF "


def test_a_replacement_that_cannot_start_does_not_lose_the_answer(monkeypatch, renderer):
    ask(renderer, "none")
    monkeypatch.setattr(client, "JOBS_PER_CHILD", 1)
    monkeypatch.setattr(client, "Child", lambda *arguments: (_ for _ in ()).throw(OSError("no more processes")))
    assert ask(renderer, "none").pdf == b"%PDF "
    with pytest.raises(RenderFailed) as raised:
        ask(renderer, "none")
    assert raised.value.reason == "unavailable"
