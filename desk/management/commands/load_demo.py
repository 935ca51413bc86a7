"""load_demo: the fictional city, its year up to today, and the accounts to sign in with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import Unit, User
from desk.demo import ground, play
from responses.services import rendering

SHOWN = ("gx.", "zf.")
"""Whose accounts are printed: one unit with every role, and the government's office. The file has them all."""


class Command(BaseCommand):
    """Load the demo into an empty database."""

    help = "装入演示数据（虚构的云川市）：单位、用户、六十件提案及其答复函。日期从装入当天推算。"

    def add_arguments(self, parser: CommandParser) -> None:
        """--if-empty: say nothing and do nothing where there is data already."""
        parser.add_argument("--if-empty", action="store_true", help="已有数据时不再装入，只显示演示账号")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, keep the accounts in var/, print them."""
        if Unit.objects.exists() or User.objects.exists():
            if not options["if_empty"]:
                raise CommandError("数据库里已有数据，不能再装入演示数据。要重来，请先换一个空数据库。")
            self._show()
            return
        self.stdout.write("正在装入演示数据，约需一两分钟……")
        try:
            password = ground.lay()
            for left in play.plan(timezone.localdate()).play():
                if left % 100 == 0:
                    self.stdout.write(f"  还有{left}件事……")
        finally:
            rendering.renderer().close()
        _keep(password)
        self._show()

    def _show(self) -> None:
        path = accounts_file()
        if not path.is_file():
            return
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        self.stdout.write(head)
        for row in rows:
            if row.startswith(SHOWN):
                self.stdout.write(f"  {row}")
        self.stdout.write(f"全部演示账号见 {path}")


def accounts_file() -> Path:
    """Where the demo's accounts are kept: under var/, readable by its owner alone."""
    return Path(settings.VAR_DIR) / "demo-accounts.txt"


def _keep(password: str) -> None:
    rows = [f"演示账号（密码都是 {password}）："]
    for user in User.objects.select_related("unit").prefetch_related("held_roles").order_by("unit__pk", "pk"):
        roles = "、".join(role.get_role_display() for role in user.held_roles.all())
        rows.append(f"{user.username:<12}{user.name}　{roles}　{user.unit}")
    path = accounts_file()
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
