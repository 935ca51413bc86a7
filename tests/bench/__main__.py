"""Run every benchmark and print the table. The database is a temporary SQLite file unless DATABASE_URL names another."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Print the figures as they are found: all, or of the parts named (letters, changing, …)."""
    with tempfile.TemporaryDirectory(prefix="fuwen-bench-") as folder:
        os.environ["FUWEN_VAR_DIR"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
        import django

        django.setup()
        from django.conf import settings
        from django.test.utils import get_runner, setup_test_environment

        setup_test_environment()
        runner = get_runner(settings)(verbosity=0, interactive=False)
        databases = runner.setup_databases()
        try:
            _print(sys.argv[1:])
        finally:
            runner.teardown_databases(databases)
    return 0


def _print(named: list[str]) -> None:
    from tests.bench import (
        batches,
        beside,
        changing,
        comparing,
        letters,
        measuring,
        numbers,
        pages,
        proofing,
        searching,
        splitting,
        typing,
    )
    from tests.bench.table import HEAD

    sys.stdout.write(
        f"{platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}，{_load()}\n\n{HEAD}\n"
    )
    told = []
    for part in (letters, changing, measuring, splitting, proofing, comparing, typing, batches, beside, pages, numbers, searching):
        if named and part.__name__.rpartition(".")[2] not in named:
            continue
        for row in part.rows():
            if isinstance(row, str):
                told.append(row)
                continue
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()
    sys.stdout.write(
        "\n".join(
            [
                "",
                *told,
                f"测完时{_load()}。别的负载会拖长墙上时间，CPU 时间也会略长：多次里的最小值最接近程序本身。",
                "",
            ]
        )
    )


def _load() -> str:
    """How many tasks wanted a core in the last minute: what walls are worth."""
    return f"一分钟平均负载 {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
