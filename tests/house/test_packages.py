"""What is installed is new enough, and what the code imports is declared."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version

import pytest

from tests.house.sources import ROOMS, ROOT, modules

FLOORS = {
    "django": "5.2.19",
    "weasyprint": "70.0",
    "python-docx": "1.2.0",
    "pillow": "13.0",
    "lxml": "6.1",
    "django-axes": "8.3.1",
    "django-csp": "4.0",
    "openpyxl": "3.1.5",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _name(requirement: str) -> str:
    return re.split(r"[~=<>!\[ ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_version_floor(package, floor):
    """Older ones have known holes, or were never seen working here."""
    assert _numbers(version(package)) >= _numbers(floor)


def test_every_pin_lets_only_fixes_in():
    extras = PROJECT["optional-dependencies"].values()
    every = PROJECT["dependencies"] + [line for extra in extras for line in extra]
    assert [line for line in every if "~=" not in line] == []


def test_what_the_site_imports_is_declared():
    runtime = {_name(line) for line in PROJECT["dependencies"]}
    building = {_name(line) for line in PROJECT["optional-dependencies"]["fonts"]}
    sources = packages_distributions()
    missing = set()
    for name, _, tree in modules(tests=False):
        if not name.startswith(ROOMS):
            continue
        declared = runtime | building if name.startswith("letter/fonts/build_") else runtime
        for top in _imported(tree) - set(sys.stdlib_module_names) - set(ROOMS):
            owners = {_name(owner) for owner in sources.get(top, [top])}
            if not owners & declared:
                missing.add((name, top))
    assert missing == set()


def _imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.split(".")[0])
    return names
