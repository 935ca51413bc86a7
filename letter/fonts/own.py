"""An office's own font files: found in its folder, each made ready once by a limited process, chosen for the slots.

In: the folder (FUWEN_FONTS_DIR) and one where working copies are kept. Out: face → OwnFont, and a Chinese sentence for
every file that cannot be used. No font is opened here: that is letter.fonts.prepare's business.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess  # nosec B404
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from letter.fonts.slots import SLOTS

HERE = Path(__file__).resolve().parent
SUFFIXES = (".ttf", ".ttc", ".otf")
FILE_MOST = 64 * 1024 * 1024
"""Bytes of one file. The largest collections sold have about 40 MB."""
FILES_MOST = 32
SECONDS = 180
"""How long one file may take; a large OTF takes a minute, once."""
TOLD = "told.json"
MAKERS = ("prepare.py", "names.py", "slots.py", "outlines.py", "catalogue.py", "build_coverage.py")
"""What decides how a working copy comes out: another of these, another copy."""


class OwnFontsError(Exception):
    """The office's fonts cannot be used as they are; the message says which and what to do, in Chinese."""


@dataclass(frozen=True)
class OwnFont:
    """A font of the office in its slot."""

    face: str
    family: str
    """The name a DOCX uses for it: one of the slot's."""
    source: str
    """The file in the office's folder."""
    sha256: str
    """Of that file."""
    path: Path
    """The working copy."""
    rank: int = 0

    @property
    def figures(self) -> dict[str, Any]:
        """Which characters it has and how wide they are, as coverage.py loads it."""
        told = json.loads((self.path.parent / TOLD).read_text("ascii"))
        return told["faces"][self.face]["figures"]


@dataclass
class Found:
    """What a folder holds."""

    fonts: dict[str, OwnFont] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """A sentence for each file that cannot be used, or for the folder."""
    unused: list[str] = field(default_factory=list)
    """A sentence for each font that is sound, but whose slot a better one fills."""


def look_through(folder: Path, keep: Path) -> Found:
    """Look at every font file of a folder; working copies and what was found are kept in ``keep`` by digest."""
    found = Found()
    candidates: list[OwnFont] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError as error:
        found.faults.append(f"字体文件夹 {folder} 读不出：{error.strerror}。")
        return found
    if len(paths) > FILES_MOST:
        found.faults.append(
            f"字体文件夹 {folder} 中有{len(paths)}个字体文件，最多{FILES_MOST}个，请只留下要用的。"
        )
        return found
    for path in paths:
        try:
            candidates.extend(_looked_at(path, _bytes_of(path, folder), keep))
        except OwnFontsError as fault:
            found.faults.append(f"{_shown(path)}：{fault}。")
    _choose(candidates, found)
    return found


def _choose(candidates: list[OwnFont], found: Found) -> None:
    """Give every slot the font that fits it best; among equals the file that comes first by name."""
    for face, slot in SLOTS.items():
        of_face = sorted(
            (one for one in candidates if one.face == face), key=lambda one: (one.rank, one.source)
        )
        if of_face:
            best, *others = of_face
            found.fonts[face] = best
            found.unused += [
                f"{one.source}：{slot.label}用了 {best.source}，没有用它。" for one in others
            ]


def _bytes_of(path: Path, folder: Path) -> bytes:
    """Read a file of the folder. Raises OwnFontsError for one that leads out of it, is none, or is too large."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OwnFontsError("是通到文件夹之外的链接，不予使用，请放入文件本身")
    try:
        # Never waits: a pipe of that name would hold up the start for ever.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise OwnFontsError("不是文件")
            if facts.st_size > FILE_MOST:
                raise OwnFontsError(
                    f"有 {facts.st_size / 1024**2:.0f} MB，超过 {FILE_MOST // 1024**2} MB"
                )
            return file.read(FILE_MOST + 1)
    except OSError as error:
        raise OwnFontsError(f"读不出：{error.strerror}") from error


def _looked_at(path: Path, data: bytes, keep: Path) -> Iterator[OwnFont]:
    """Yield the slots a file fits. Raises OwnFontsError."""
    digest = hashlib.sha256(data).hexdigest()
    place = keep / f"{digest}-{_maker()}"
    told = _told(place) or _prepared(data, place)
    if "fault" in told:
        raise OwnFontsError(told["fault"])
    for face, facts in told["faces"].items():
        yield OwnFont(
            face, facts["family"], _shown(path), digest, place / SLOTS[face].file, facts["rank"]
        )


def _told(place: Path) -> dict[str, Any] | None:
    """What was found when the file was looked at before; None where that is not known, or a copy is gone."""
    try:
        told = json.loads((place / TOLD).read_text("ascii"))
    except (OSError, ValueError):
        return None
    whole = all(
        _digest(place / SLOTS[face].file) == facts["sha256"]
        for face, facts in told.get("faces", {}).items()
    )
    return told if whole else None


def _prepared(data: bytes, place: Path) -> dict[str, Any]:
    """Have the file looked at and its working copies made; keep both, whole or not at all. Raises OwnFontsError."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    try:
        told = _asked(data, making)
        told.pop("detail", None)
        for face, facts in told.get("faces", {}).items():
            facts["sha256"] = _digest(making / SLOTS[face].file)
        (making / TOLD).write_text(json.dumps(told), "ascii")
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):  # another process was first
            making.rename(place)
        return told
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _asked(data: bytes, folder: Path) -> dict[str, Any]:
    try:
        # Our own interpreter, no shell, nothing of the file in the command line.
        done = subprocess.run(  # noqa: S603  # nosec B603
            [sys.executable, "-m", "letter.fonts.prepare", str(folder)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env={
                "PATH": os.defpath,
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(HERE.parents[1]),
                "PYTHONSAFEPATH": "1",
            },
            cwd=folder,
            check=False,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise OwnFontsError("检查它超过了时限，不予使用") from error
    except ValueError as error:
        raise OwnFontsError("检查它时程序意外退出，不予使用") from error


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def _maker() -> str:
    whole = hashlib.sha256(version("fonttools").encode())
    for name in MAKERS:
        whole.update((HERE / name).read_bytes())
    return whole.hexdigest()[:16]


def _shown(path: Path) -> str:
    """A file's name as it can be shown and kept."""
    return "".join(char if char.isprintable() else "?" for char in path.name)[:120]


def as_json(fonts: Mapping[str, OwnFont]) -> str:
    """Write fonts for another process of this engine."""
    return json.dumps([{**vars(one), "path": str(one.path)} for one in fonts.values()])


def from_json(text: str) -> dict[str, OwnFont]:
    """Read what as_json wrote."""
    return {one["face"]: OwnFont(**{**one, "path": Path(one["path"])}) for one in json.loads(text)}
