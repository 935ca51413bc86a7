"""Measuring an upload: a process of its own, LibreOffice under limits, and what is told where something breaks down."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from letter import cli
from letter.docx import write_docx
from letter.measure import INSTALL
from letter.pdf import write_pdf
from letter.render import Measurer, RenderFailed, office
from letter.render import measuring as site
from letter.render.bounds import Bounds
from letter.render.office import CONFINED, OfficeBounds, laid_out
from letter.render.turns import Turns
from tests.letter.measure.altering import say
from tests.letter.measure.hostile import REFUSED, bomb, docx, reaching
from tests.letter.measure.letters import layout_of
from tests.letter.samples import seal_png


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write_pdf(layout_of("everything"), images={0: seal_png()})


@pytest.fixture(scope="module")
def wrong_pdf() -> bytes:
    return write_pdf(say("doc_number", "〔2026〕", "[2026]")(layout_of("everything")))


@pytest.fixture(scope="module")
def word() -> bytes:
    return write_docx(layout_of("everything"), images={0: seal_png()})


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which everything temporary is made."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def children() -> set[int]:
    """Return the processes this one has started and that still run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, parent = int(status.parent.name), int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == os.getpid():
            found.add(pid)
    return found


def test_a_pdf_is_measured_in_a_process_that_ends_with_it(pdf: bytes, own_temp: Path):
    before = children()
    made = Measurer().measure(pdf, width=300)
    assert made.report.is_clean
    assert made.report.page_count == 4
    assert set(made.pictures) == {1, 2, 3, 4}
    assert all(picture.startswith(b"\x89PNG") for picture in made.pictures.values())
    assert children() <= before
    assert list(own_temp.iterdir()) == []


@pytest.mark.parametrize("name", ["a name twice", "an entity", "a web page", "a PDF cut in half", "a PDF with a password"])
def test_a_refused_upload_is_answered_with_its_sentence(name: str):
    make, word = REFUSED[name]
    with pytest.raises(RenderFailed, match=word) as failed:
        Measurer().measure(make())
    assert failed.value.reason == "unreadable"


def test_a_bomb_is_refused_within_two_seconds_of_work():
    data = bomb()
    before = os.times()
    with pytest.raises(RenderFailed):
        Measurer().measure(data)
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 2.0


def test_a_file_that_takes_too_long_is_given_up(pdf: bytes):
    with pytest.raises(RenderFailed, match="测量超时") as failed:
        Measurer(bounds=Bounds(wall_seconds=0)).measure(pdf)
    assert failed.value.reason == "timeout"


def test_a_file_that_takes_too_much_is_given_up(pdf: bytes):
    with pytest.raises(RenderFailed) as failed:
        Measurer(bounds=Bounds(memory_bytes=150 * 1024**2)).measure(pdf, width=2400)
    assert failed.value.reason in ("memory", "crashed", "unavailable", "timeout")
    assert failed.value.message


def test_one_at_a_time_and_the_next_is_told(pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    turns = Turns(tmp_path / "turns", at_most=1)
    monkeypatch.setattr(site, "QUEUE_SECONDS", 0.1)
    with turns.taken(time.monotonic() + 5), pytest.raises(RenderFailed, match="正在测量") as failed:
        Measurer(turns=turns).measure(pdf)
    assert failed.value.reason == "busy"


# --- DOCX


@pytest.mark.libreoffice
def test_a_docx_is_laid_out_and_measured(word: bytes, own_temp: Path):
    before = children()
    made = Measurer().measure(word, width=300)
    assert made.report.is_clean
    assert (made.report.kind, made.report.page_count, len(made.pictures)) == ("docx", 4, 4)
    assert {one.rule for one in made.report.of("unmeasured")} == {"printing", "lines_a_page"}
    assert children() <= before
    assert list(own_temp.iterdir()) == []


def test_without_libreoffice_every_millimetre_is_unmeasured(word: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "program", lambda: None)
    made = Measurer().measure(word, width=300)
    assert made.report.page_count == 0
    assert not made.pictures
    assert INSTALL in "".join(made.notes)
    assert made.report.is_clean
    [mark] = [one for one in made.report.measurements if one.rule == "mark_top"]
    assert (mark.verdict, "LibreOffice" in mark.why) == ("unmeasured", True)


def test_where_libreoffice_breaks_down_the_xml_is_left(word: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "program", lambda: "/bin/false")
    made = Measurer().measure(word)
    assert made.report.page_count == 0
    assert "没有排出页面" in "".join(made.notes)


@pytest.mark.libreoffice
def test_libreoffice_that_takes_too_long_is_killed_with_its_family(word: bytes):
    with pytest.raises(RenderFailed) as failed:
        laid_out(word, bounds=OfficeBounds(wall_seconds=0))
    assert failed.value.reason == "timeout"


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A door on this machine that notes whoever knocks."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    knocks: list[str] = []
    open_door = threading.Event()

    def watch() -> None:
        while not open_door.is_set():
            try:
                knocks.append(str(server.accept()[1]))
            except TimeoutError:
                continue

    thread = threading.Thread(target=watch)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}", knocks
    open_door.set()
    thread.join()
    server.close()


@pytest.mark.libreoffice
def test_a_docx_that_reaches_outside_reaches_nobody(listener: tuple[str, list[str]]):
    address, knocks = listener
    made = Measurer().measure(reaching(address))
    assert made.report.page_count >= 1
    assert knocks == []


@pytest.mark.libreoffice
def test_a_damaged_body_is_measured_or_refused():
    made = Measurer().measure(docx())
    assert made.report.kind == "docx"


def confined(program: str) -> list:
    """Run some Python under small limits; return what it prints as JSON."""
    limits = json.dumps({"cpu_seconds": 7, "memory_bytes": 1 << 30, "file_bytes": 1 << 20})
    command = [sys.executable, "-I", str(CONFINED), limits, sys.executable, "-I", "-c", f"import json, resource, socket\n{program}"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=30).stdout)


def test_the_confined_program_has_its_limits():
    names = "resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE"
    assert confined(f"print(json.dumps([resource.getrlimit(n)[0] for n in ({names})]))") == [7, 1 << 30, 1 << 20, 0]


def test_the_confined_program_has_no_network_where_the_system_can_take_it_away(listener: tuple[str, list[str]]):
    address, knocks = listener
    port = int(address.rpartition(":")[2])
    knock = f"try:\n    socket.create_connection(('127.0.0.1', {port}), 1)\nexcept OSError:\n    pass\nprint('[]')"
    confined(knock)
    time.sleep(0.3)
    ask = ["unshare", "--net"] if os.getuid() == 0 else ["unshare", "--user", "--net"]
    can_be_taken = subprocess.run([*ask, "true"], capture_output=True).returncode == 0
    assert bool(knocks) is not can_be_taken


# --- the command line


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = cli.main(["measure", *map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_the_command_finds_nothing(pdf: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.pdf").write_bytes(pdf)
    code, out, _ = told(capsys, tmp_path / "a.pdf")
    assert code == 0
    assert out.startswith("不合格 0 项，")
    assert "未能测量" in out


def test_the_command_tells_what_it_finds(wrong_pdf: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.pdf").write_bytes(wrong_pdf)
    code, out, _ = told(capsys, tmp_path / "a.pdf")
    assert code == 1
    [line] = [line for line in out.splitlines() if "发文字号的写法" in line]
    assert line.split()[0] == "7.2.5"
    assert "云川建函[2026]12号" in line
    assert line.endswith("第1页")


def test_the_command_in_json(wrong_pdf: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.pdf").write_bytes(wrong_pdf)
    code, out, _ = told(capsys, tmp_path / "a.pdf", "--json")
    data = json.loads(out)
    assert code == 1
    [one] = [one for one in data["measurements"] if one["rule"] == "number_form"]
    assert (one["clause"], one["verdict"], one["verdict_label"]) == ("7.2.5", "wrong", "不合格")
    assert one["places"][0]["page"] == 1
    assert one["places"][0]["box"]["right"] > 160
    assert len(data["sizes"]) == 4


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.4 no"], ids=["empty", "text", "broken"])
def test_the_command_cannot_read(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.pdf").write_bytes(content)
    code, out, err = told(capsys, tmp_path / "a.pdf")
    assert (code, out) == (2, "")
    assert err.strip().endswith("。")


def test_the_command_without_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, _, err = told(capsys, tmp_path / "none.pdf")
    assert code == 2
    assert "none.pdf" in err
