"""DOCX to PDF by LibreOffice, many documents in one call, under the set's fonts only.

LibreOffice 7.4 puts gaps between Chinese and figures whatever w:autoSpaceDE says. ``evened`` prints a document as it
asks for: through LibreOffice's own format, where that can be written. So does the measuring of the product.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from letter import fonts
from letter.measure.document.even import even_lines
from letter.measure.files import prepared


def converted(
    documents: Mapping[str, bytes], folder: Path, kind: str = "pdf", *, given: str = "docx"
) -> dict[str, bytes]:
    """Return name → what LibreOffice makes of each document: a PDF, or another kind of file."""
    target = folder / f"{given}-{kind}"
    target.mkdir()
    sources = [folder / f"{name}.{given}" for name in documents]
    for source, data in zip(sources, documents.values(), strict=True):
        source.write_bytes(data)
    conf = folder / "fonts.conf"
    conf.write_text(fonts.fontconfig(folder / "cache"), "utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
    ]
    subprocess.run(
        [*command, "--outdir", str(target), *map(str, sources)],
        env={**os.environ, "FONTCONFIG_FILE": str(conf)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {source.stem: (target / f"{source.stem}.{kind}").read_bytes() for source in sources}


def evened(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return name → the PDF of each DOCX, with gaps between Chinese and figures only where it asks for them."""
    flat = converted(documents, folder, "fodt")
    even = {name: even_lines(flat[name], prepared(data)[1]) for name, data in documents.items()}
    return converted(even, folder, given="fodt")
