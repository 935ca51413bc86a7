"""Lists the project's own files, for the tests that read them as text."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("config", "desk", "responses", "proposals", "accounts", "letter")
_FOLDERS = (*ROOMS, "templates", "static", "fixtures", "tests", "docs", "scripts", ".ci")
_FOREIGN = ("vendor", "__pycache__", "files")  # others' files: vendored script, fonts


@cache
def own_files(*suffixes: str) -> tuple[Path, ...]:
    """Return our files with one of `suffixes` (all files without any), those at the top included."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in _FOLDERS:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return tuple(
        sorted(
            path
            for path in found
            if (not suffixes or path.suffix in suffixes)
            and not set(path.relative_to(ROOT).parts) & set(_FOREIGN)
        )
    )


def name_of(path: Path) -> str:
    """Return the path as the project writes it."""
    return path.relative_to(ROOT).as_posix()


def modules(*, tests: bool = True) -> Iterator[tuple[str, Path, ast.Module]]:
    """Yield name, path and tree of each module of ours but the migrations, which Django writes."""
    for path in own_files(".py"):
        name = name_of(path)
        if "/migrations/" in name or (not tests and name.startswith("tests/")):
            continue
        yield name, path, _tree(path)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def templates() -> list[Path]:
    """Return the templates of every room."""
    return [
        path for path in own_files(".html") if not name_of(path).startswith(("tests/", "letter/"))
    ]
