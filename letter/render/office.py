"""LibreOffice as a limited child: lays a neutral DOCX out, in a profile and a folder of its own, macros off."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess  # nosec B404
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from letter.fonts import fontconfig
from letter.render.bounds import GIB, MIB
from letter.render.failure import RenderFailed

PROGRAM = "soffice"
CONFINED = Path(__file__).with_name("confined.py")
SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
NETWORK = "/org.openoffice.Inet/Settings"
SETTINGS: tuple[tuple[str, str, str], ...] = (
    (SECURITY, "MacroSecurityLevel", "3"),
    (SECURITY, "DisableMacrosExecution", "true"),
    (SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    # Nobody answers there: a second wall where the system has no network to take away.
    (NETWORK, "ooInetProxyType", "2"),
    (NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPProxyPort", "9"),
    (NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True)
class OfficeBounds:
    """How far one conversion may go."""

    cpu_seconds: int = 60
    wall_seconds: int = 90
    memory_bytes: int = 3 * GIB
    file_bytes: int = 100 * MIB


def program() -> str | None:
    """Return where LibreOffice is installed, None where it is not."""
    return shutil.which(PROGRAM)


def laid_out(docx: bytes, *, even: Callable[[bytes], bytes] | None = None, bounds: OfficeBounds | None = None) -> bytes:
    """Return a DOCX as PDF. Raises RenderFailed.

    ``even`` takes the gaps between Chinese and figures out of LibreOffice's own format: some versions do not read from
    a DOCX that it has none.
    """
    found = program()
    if found is None:
        raise RenderFailed("unavailable", "没有装 LibreOffice。")
    bounds = bounds or OfficeBounds()
    with tempfile.TemporaryDirectory(prefix="fuwen-office-") as name:
        folder = Path(name)
        _profile(folder)
        source = folder / "letter.docx"
        source.write_bytes(docx)
        if even is not None:
            flat = _converted(found, source, "fodt", folder, bounds)
            source = folder / "even.fodt"
            source.write_bytes(even(flat.read_bytes()))
        return _converted(found, source, "pdf", folder, bounds).read_bytes()


def _profile(folder: Path) -> None:
    """Lay out the folder: a profile with macros off, and fonts of the set only."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
    (folder / "fonts.conf").write_text(fontconfig(folder / "fontcache"), encoding="utf-8")


def _converted(soffice: str, source: Path, kind: str, folder: Path, bounds: OfficeBounds) -> Path:
    target = folder / kind / f"{source.stem}.{kind}"
    limits = {"cpu_seconds": bounds.cpu_seconds, "memory_bytes": bounds.memory_bytes, "file_bytes": bounds.file_bytes}
    command = [sys.executable, "-I", str(CONFINED), json.dumps(limits), soffice]
    command += [f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", kind, "--outdir", str(target.parent), str(source)]
    with (folder / "log").open("w+b") as log:
        # Our own interpreter and script, no shell, nothing from the upload in the command line.
        process = subprocess.Popen(  # noqa: S603  # nosec B603
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(folder),
            cwd=folder,
            start_new_session=True,
        )
        try:
            process.wait(bounds.wall_seconds)
        except subprocess.TimeoutExpired as error:
            raise RenderFailed("timeout") from error
        finally:
            # The program is a small family: whoever is left goes with it.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if not target.is_file() or not target.stat().st_size:
            log.seek(0)
            raise RenderFailed("failed", detail=log.read(4_000).decode("utf-8", "replace"))
    return target


def _environment(folder: Path) -> dict[str, str]:
    # Made from nothing: no database address, no keys, no proxies reach the process.
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "SAL_USE_VCLPLUGIN": "svp",
    }
