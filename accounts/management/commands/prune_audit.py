"""manage.py prune_audit: old rows of the log into a signed archive, never younger ones than 180 days."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.refusal import Refused
from accounts.services.pruning import LEAST_DAYS, prune_log


class Command(BaseCommand):
    """Move old rows of the log into an archive."""

    help = f"把旧的操作日志移入有签名的归档文件；至少保留{LEAST_DAYS}天。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the days to keep."""
        parser.add_argument("archive", type=Path, help="归档文件；不能已经存在")
        parser.add_argument("--keep-days", type=int, default=LEAST_DAYS, help=f"保留多少天，默认{LEAST_DAYS}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many rows went."""
        try:
            count = prune_log(options["archive"], keep_days=options["keep_days"])
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"移出{count}条。" if count else "没有可移出的记录。")
