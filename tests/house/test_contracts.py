"""The import contracts hold, and each of them is able to fail."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOMS, ROOT

LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LINT, "--config", str(ROOT / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_contracts_hold():
    result = _run(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("letter/compose.py", "import django.db", "1."),
        ("letter/compose.py", "import accounts", "1."),
        ("accounts/services/signing.py", "import proposals.models", "2."),
        ("proposals/rules.py", "import responses.models", "2."),
        ("responses/services/drafting.py", "import desk.views", "2."),
        ("responses/models/reply.py", "import responses.services", "3."),
        ("responses/enums.py", "import responses.rules", "3."),
        ("responses/services/drafting.py", "import responses.forms", "3."),
        ("responses/content.py", "import responses.inspection", "3."),
        ("proposals/somewhere.py", "", "3."),  # a module nobody gave a place
        ("letter/somewhere.py", "", "4."),
        ("letter/compose.py", "import letter.pdf", "4."),
        ("letter/pdf/writer.py", "import letter.docx", "4."),
        ("letter/docx/writer.py", "import letter.pdf", "4."),
        ("letter/gbt9704.py", "import letter.layout", "4."),
        ("letter/pdf/writer.py", "import docx", "5."),
        ("letter/compose.py", "import weasyprint", "5."),
        ("letter/check/rules.py", "import pdfplumber", "5."),
        ("letter/compose.py", "import rjieba", "5."),
        ("responses/services/drafting.py", "import docx", "5."),
    ],
)
def test_a_breach_is_found(tmp_path, module, line, contract):
    """A small tree of the same shape, with one forbidden line in it."""
    for room in ROOMS:
        _write(tmp_path / room / "__init__.py", "")
    for name in (
        "accounts/services/__init__.py", "proposals/models/__init__.py", "proposals/rules.py",
        "responses/models/__init__.py", "responses/rules.py", "responses/enums.py",
        "responses/services/__init__.py", "responses/forms.py", "responses/content.py",
        "responses/inspection.py", "desk/views.py", "letter/pdf/__init__.py",
        "letter/docx/__init__.py", "letter/check/__init__.py", "letter/gbt9704.py",
        "letter/layout.py", "letter/compose.py",
    ):  # fmt: skip
        _write(tmp_path / name, "")
    assert _run(tmp_path).returncode == 0
    _write(tmp_path / module, line + "\n")
    result = _run(tmp_path)
    assert result.returncode != 0
    broken = [row for row in result.stdout.splitlines() if row.endswith("BROKEN")]
    assert [row.split()[0] for row in broken] == [contract]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
