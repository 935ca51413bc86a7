"""Which engine and which fonts make the files: noted with every letter, part of every cache key."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from letter.fonts import files, font_path

PACKAGE = Path(__file__).resolve().parents[1]
LIBRARIES = ("weasyprint", "python-docx", "pypdfium2", "rjieba")
SOURCES = {".py", ".css", ".json", ".toml", ".icc"}


@cache
def engine() -> dict[str, str]:
    """The engine's own digest, the versions of its libraries, and the digest of the font set."""
    return {"engine": source_digest(), **{name: version(name) for name in LIBRARIES}, "fonts": font_set_digest()}


def source_digest() -> str:
    """A short digest of the engine's own source: another engine, another digest."""
    whole = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in SOURCES and path.is_file():
            whole.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def font_set_digest() -> str:
    """The digest of all font files letters are drawn with, the office's own among them, in the order of the set."""
    whole = hashlib.sha256()
    for name in files():
        with font_path(name).open("rb") as file:
            whole.update(name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
