"""The run script on a machine that lacks things and may not install them."""

import os
import shutil
import subprocess

import pytest

from tests.house.sources import ROOT


@pytest.fixture
def machine(tmp_path):
    """A copy of the script in a folder of its own, on a machine made of small fakes."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    programs = tmp_path / "bin"
    programs.mkdir()

    def fake(name: str, line: str) -> None:
        (programs / name).write_text(f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)

    fake("id", "echo 1000")
    fake("dpkg-query", 'case "$3" in fontconfig) printf installed ;; *) exit 1 ;; esac')
    fake("sudo", "exit 1")
    fake("apt-get", f'echo "$@" >>{tmp_path}/asked; exit 0')

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path}
        return subprocess.run(
            ["sh", "run", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    run.fake, run.folder = fake, tmp_path
    return run


def test_without_root_it_names_the_one_line(machine):
    result = machine()
    assert result.returncode == 1
    line = next(row.strip() for row in result.stderr.splitlines() if "apt-get" in row)
    assert line == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    assert not (machine.folder / "asked").exists()
    assert not (machine.folder / ".venv").exists()


def test_the_tests_need_more(machine):
    assert " chromium libatomic1 libreoffice-writer-nogui poppler-utils postgresql" in machine("test").stderr


def test_without_venv_python3_venv_is_named(machine):
    machine.fake("python3", "exit 1")
    assert machine().stderr.rstrip().endswith("python3-venv")


def test_root_installs_by_itself(machine):
    machine.fake("id", "echo 0")
    machine.fake("python3", "exit 1")  # ends the run after the packages
    result = machine()
    assert result.returncode == 1
    asked = (machine.folder / "asked").read_text().splitlines()
    assert asked[0] == "update -q"
    assert asked[1].startswith("install -y --no-install-recommends libpango-1.0-0")
    assert "太旧" in result.stderr


def test_passwordless_sudo_is_used_and_keeps_the_variable(machine):
    machine.fake("sudo", f'[ "$1" = -n ] && exit 0; echo "$@" >>{machine.folder}/as_root; exec "$@"')
    machine.fake("python3", "exit 1")
    machine()
    lines = (machine.folder / "as_root").read_text().splitlines()
    assert lines[0].startswith("apt-get update")
    assert lines[1].startswith("env DEBIAN_FRONTEND=noninteractive apt-get install -y")


def test_an_unknown_word_is_answered(machine):
    result = machine("tset")
    assert result.returncode == 1
    assert "不认识「tset」" in result.stderr
