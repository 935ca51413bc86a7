"""manage.py verify_audit: whether the log is whole; exit code 1 and the first bad number when it is not."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.services.pruning import is_archive_whole
from accounts.services.verification import verify_log


class Command(BaseCommand):
    """Check every row of the log, its end and the copy of the end outside the database."""

    help = "校验操作日志；不完整时以非零结束，并说出第一条有问题的序号。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an archive instead of the log."""
        parser.add_argument("--archive", type=Path, help="改为校验 prune_audit 写出的归档文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the verdict."""
        if options["archive"]:
            if not is_archive_whole(options["archive"]):
                raise CommandError("归档文件被改动过，或不是用现在的密钥写的。")
            self.stdout.write("归档文件完整。")
            return
        verdict = verify_log()
        if verdict.fault:
            raise CommandError(f"日志不完整，第一处在第{verdict.number}条：{verdict.fault}")
        self.stdout.write(f"日志完整：{verdict.rows}条，到第{verdict.last}条。")
