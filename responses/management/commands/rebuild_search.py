"""rebuild_search: makes the index of issued letters anew, or takes in what is missing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from responses.services import search_index


class Command(BaseCommand):
    """Rebuild the index of 查以往答复."""

    help = "重建“查以往答复”的索引。升级或恢复备份以后运行一次；平时随印发、作废自动更新。"

    def add_arguments(self, parser: CommandParser) -> None:
        """--missing: only what has gone out and is not in it yet."""
        parser.add_argument("--missing", action="store_true", help="只补上已印发而不在索引中的")

    def handle(self, *args: Any, **options: Any) -> None:
        """All in one transaction: who searches meanwhile finds the old index."""
        with transaction.atomic():
            count = search_index.add_missing() if options["missing"] else search_index.rebuild()
        self.stdout.write(f"索引中新编入{count}件。")
