"""Recompute every digest of signed and issued letters, files and seals; exit 1 and say what differs."""

import sys

from django.core.management.base import BaseCommand

from responses.services.integrity import problems, unnamed_files


class Command(BaseCommand):
    """manage.py verify_integrity"""

    help = "核对签发稿、成文记录、文件、印章图样和扫描件的摘要；有不符的逐条列出，并以 1 结束。"

    def handle(self, **options: object) -> None:
        """Print one line a problem, then the count."""
        found = list(problems())
        for sentence in found:
            self.stderr.write(sentence)
        for path in unnamed_files():
            self.stdout.write(f"（没有记录提到的文件，满一天后可用 sweep_issued 删去：{path.name}）")
        if found:
            self.stderr.write(f"共有{len(found)}处不符。")
            sys.exit(1)
        self.stdout.write("核对完毕，没有不符。")
