"""Print how the rules fare on passages nobody mended them against. ``python -m tests.letter.proof.unseen``."""

from __future__ import annotations

import sys

from tests.letter.proof.unseen.report import shortcomings, table

if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n\n{shortcomings()}\n")
