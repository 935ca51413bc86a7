"""One renderer shared: by threads, by forked workers, by processes that take turns, and what it leaves behind."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from letter.render import client
from letter.render.bounds import Bounds
from letter.render.client import Renderer
from letter.render.failure import RenderFailed
from letter.render.turns import Turns

FAULTY = ("tests.letter.render.faulty_worker",)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def renderer():
    renderer = Renderer(worker=FAULTY, bounds=Bounds(wall_seconds=3))
    yield renderer
    renderer.close()


def gone(pid: int, *, within: float = 3) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_eight_threads_get_their_own_answers(renderer):
    def ask(number: int) -> tuple[str, int]:
        rendered = renderer.render({"fault": "none", "said": f"第{number}件"}, seals=[b"%d" % number])
        assert rendered.pdf == b"%%PDF %d" % number
        return rendered.facts["said"], rendered.facts["pid"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(80)))
    assert [said for said, _ in answers] == [f"第{number}件" for number in range(80)]
    assert len({pid for _, pid in answers}) == 1


def test_a_crash_among_eight_threads_fails_only_its_own_job(renderer):
    def ask(number: int) -> str:
        try:
            return renderer.render({"fault": "killed" if number % 10 == 5 else "none", "said": str(number)}).facts["said"]
        except RenderFailed as failed:
            return failed.reason

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(40)))
    assert answers == ["crashed" if number % 10 == 5 else str(number) for number in range(40)]


def test_who_waits_too_long_is_told(monkeypatch, renderer):
    monkeypatch.setattr(client, "QUEUE_SECONDS", 0.3)
    renderer.render({"fault": "none"})
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(renderer.render, {"fault": "sleep"})
        time.sleep(0.2)
        with pytest.raises(RenderFailed) as raised:
            renderer.render({"fault": "none"})
        assert raised.value.reason == "busy"
        assert isinstance(slow.exception(), RenderFailed)


def test_a_forked_worker_gets_a_process_of_its_own(renderer):
    mine = renderer.render({"fault": "none"}).facts["pid"]
    reader, writer = os.pipe()
    forked = os.fork()
    if forked == 0:
        theirs = renderer.render({"fault": "none"}).facts["pid"]
        os.write(writer, str(theirs).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(forked, 0)
    theirs = int(os.read(reader, 20))
    os.close(reader)
    assert theirs != mine
    assert gone(theirs), "it ends with the worker that started it"
    assert renderer.render({"fault": "none"}).facts["pid"] == mine


def test_a_fork_in_the_middle_of_a_job_does_not_hang(renderer):
    renderer.render({"fault": "none"})
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(renderer.render, {"fault": "sleep"})
        time.sleep(0.3)
        forked = os.fork()
        if forked == 0:
            os._exit(0 if renderer.render({"fault": "none", "said": "好"}).facts["said"] == "好" else 1)
        _, status = os.waitpid(forked, 0)
        assert status == 0
        assert slow.exception().reason == "timeout"


def started(code: str) -> subprocess.Popen:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environ, text=True)


START = (
    "from letter.render.client import Renderer; import time\n"
    f"renderer = Renderer(worker={FAULTY!r})\n"
    "print(renderer.render({'fault': 'none'}).facts['pid'], flush=True)\n"
)


@pytest.mark.parametrize("ending", ["", "time.sleep(60)"])
def test_the_process_ends_with_its_parent(ending):
    with started(START + ending) as parent:
        pid = int(parent.stdout.readline())
        if ending:
            assert not gone(pid, within=0.2)
            parent.kill()
        parent.wait()
        assert gone(pid)
        assert ending or parent.returncode == 0


def test_a_renderer_nobody_holds_ends_its_process():
    renderer = Renderer(worker=FAULTY)
    pid = renderer.render({"fault": "none"}).facts["pid"]
    del renderer
    assert gone(pid)


def test_after_close_it_starts_again(renderer):
    first = renderer.render({"fault": "none"}).facts["pid"]
    renderer.close()
    assert gone(first)
    assert renderer.render({"fault": "none"}).facts["pid"] != first


def test_turns_are_shared_by_processes(tmp_path):
    turns = Turns(tmp_path / "turns", at_most=2)
    others = Turns(tmp_path / "turns", at_most=2)
    soon = time.monotonic() + 0.1
    with turns.taken(soon), turns.taken(soon), pytest.raises(TimeoutError), others.taken(soon):
        pass
    with turns.taken(time.monotonic() + 0.1), turns.taken(time.monotonic() + 0.1):
        pass


def test_a_turn_is_given_back_by_the_dead(tmp_path):
    code = (
        "from letter.render.turns import Turns; from pathlib import Path; import time\n"
        f"with Turns(Path({str(tmp_path)!r}), at_most=1).taken(time.monotonic() + 1):\n"
        "    print('有', flush=True); time.sleep(60)\n"
    )
    with started(code) as holder:
        assert holder.stdout.readline().strip() == "有"
        with pytest.raises(TimeoutError), Turns(tmp_path, at_most=1).taken(time.monotonic() + 0.1):
            pass
        holder.kill()
        holder.wait()
    with Turns(tmp_path, at_most=1).taken(time.monotonic() + 1):
        pass


def test_a_renderer_without_a_turn_says_busy(tmp_path, monkeypatch):
    monkeypatch.setattr(client, "QUEUE_SECONDS", 0.2)
    turns = Turns(tmp_path, at_most=1)
    renderer = Renderer(worker=FAULTY, turns=Turns(tmp_path, at_most=1))
    with turns.taken(time.monotonic() + 1), pytest.raises(RenderFailed) as raised:
        renderer.render({"fault": "none"})
    assert raised.value.reason == "busy"
    assert renderer.render({"fault": "none"}).pdf
    renderer.close()
